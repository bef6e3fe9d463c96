"""Things read elsewhere that may become gifts, and what their words speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from afterword.frozen import frozen
from afterword.gifts.adverts import is_advert, is_locked
from afterword.gifts.fields import Fields, terms_in
from afterword.gifts.other_words import small_words_of_another
from afterword.records.gift import GiftKind
from afterword.words.addresses import parts_of

#: A summary tells more, and less surely, than a title.
_OF_SUMMARY = 0.7
#: What a word counts against another meaning where it is the only one of its area: "a kit", "on board".
_OF_ONE = 0.7


@frozen
class Item:
    """Something read elsewhere that may become a gift: an entry of a feed, a bookmark.

    Attributes:
        title, summary, url: as given there, as plain text.
        categories: the tags given there.
        found: the day it was published or kept.
        kind: what it is, where that is known; None: its address has to tell.
        note: what the user wrote of it there.
    """

    title: str
    summary: str = ""
    categories: tuple[str, ...] = ()
    url: str = ""
    found: date | None = None
    kind: GiftKind | None = None
    note: str = ""

    @property
    def is_advert(self) -> bool:
        """Whether it says of itself that it is an advertisement, or a place to be filled."""
        return is_advert(self.title, self.categories)

    @property
    def is_locked(self) -> bool:
        """Whether it says of itself that it is to be had for money alone."""
        return is_locked(self.title, self.categories)


@frozen
class ReadItem:
    """An item with its terms.

    Attributes:
        terms: how much each counts.
        words: each as it is written there.
        within: those that are only part of a phrase.
        filed: those of its categories.
        topics, areas: how much they say of each.
        tilts: as ``areas``, but that a word which stands alone for an area hardly makes the item about it.
    """

    item: Item
    terms: Mapping[str, float]
    words: Mapping[str, str]
    within: frozenset[str]
    filed: frozenset[str]
    topics: Mapping[str, float]
    areas: Mapping[str, float]
    tilts: Mapping[str, float]


def read_item(item: Item, known: Fields, phrases: frozenset[str]) -> ReadItem:
    """An item with its terms; ``phrases`` are looked for besides single words."""
    terms: dict[str, float] = {}
    words: dict[str, str] = {}
    filed = dict(terms_in(" . ".join(item.categories), phrases))
    for weight, found in (
        (_OF_SUMMARY, _terms_of(item.summary, phrases)),
        (1.0, _terms_of(item.title, phrases)),
        (1.0, filed),
    ):
        terms.update(dict.fromkeys(found, weight))
        words.update(found)
    within = frozenset(part for term in terms if "-" in term for part in term.split("-"))
    telling = {term: terms[term] for term in terms if term not in within}
    topics, areas = known.spoken_of(telling)
    speaking = Counter(
        area for term in telling for area in {each.area for each in known.meanings.get(term, ())}
    )
    tilts = {area: much if speaking[area] > 1 else much * _OF_ONE for area, much in areas.items()}
    return ReadItem(item, terms, words, within, frozenset(filed), topics, areas, tilts)


def _terms_of(text: str, phrases: frozenset[str]) -> dict[str, str]:
    """The terms of a text, each as it is written, without the small words of another language."""
    small = small_words_of_another(text)
    return {term: word for term, word in terms_in(text, phrases) if word not in small}


#: What a host or a path says of what is there; the first that fits counts.
_TELLING: tuple[tuple[str, GiftKind], ...] = (
    (r"^[^/]*\b(?:youtube|youtu\.be|vimeo|peertube|media\.ccc)\b", "talk"),
    (r"podcast", "podcast"),
    (r"^(?:[^/]*\.)?(?:arxiv\.org|doi\.org|dx\.doi\.org)/|\.pdf$", "paper"),
    (r"^(?:[^/]*\.)?(?:github\.com|gitlab\.com|codeberg\.org|sr\.ht)/", "tool"),
)


def kind_of(item: Item) -> GiftKind:
    """What an item is: as it was said, else guessed from its address, else an article."""
    if item.kind:
        return item.kind
    address = parts_of(item.url.casefold())
    page = f"{address.netloc}{address.path}"
    return next((kind for pattern, kind in _TELLING if re.search(pattern, page)), "article")
