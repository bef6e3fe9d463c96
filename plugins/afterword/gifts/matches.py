"""Gifts that answer somebody's interests, whatever the day: what the shelf of a day ranks and offers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from afterword.gifts.ledger import ledger
from afterword.gifts.matching import roots, tag_spoken_of
from afterword.gifts.promised import person_named, promised
from afterword.records.gift import Gift
from afterword.records.journal import Journal, ancestors, words_of_name
from afterword.records.remembering import remembered
from afterword.words.dates import spoken


class Match(NamedTuple):
    """A gift that answers an interest of somebody, whatever the day.

    Attributes:
        gift: its slug.
        weight: the score on the day it was found.
        said: 2 where they lit up at what it is about, 1 where you talked about it, else 0.
        place: among the gift's own tags of the first that answers an interest of theirs, from 0.
    """

    gift: str
    weight: float
    said: int
    place: int


class Matches:
    """Which gifts answer whose interests, on any day; get one from ``matches``.

    Attributes:
        answering: slugs of the gifts that answer an interest, by its case-folded tag.
        keen: slugs of those who have it, by the same.
        tags: the interests a gift answers, by its slug.
        ranks: by contact, the place of each of their interests, counted from 1, and its spelling, by the tag.
    """

    def __init__(self, journal: Journal) -> None:
        """Index once; every later question costs what its answer is long."""
        self._journal = journal
        self.answering: dict[str, list[str]] = defaultdict(list)
        self.keen: dict[str, list[str]] = defaultdict(list)
        self._ledger = ledger(journal)
        self.tags = {slug: _answered_by(gift) for slug, gift in journal.gifts.items()}
        self._nested = {
            slug: tuple(ancestors(tag.casefold()) for tag in gift.interests)
            for slug, gift in journal.gifts.items()
        }
        self.ranks = {slug: _ranks(contact.interests) for slug, contact in journal.contacts.items()}
        self._promised = promised(journal)
        self._promised_at: dict[tuple[str, str], list[str]] = defaultdict(list)
        for contact, slug in self._promised:
            if house := journal.house_of(contact):
                self._promised_at[house, slug].append(contact)
        self._of: dict[str, tuple[Match, ...]] = {}
        for slug, tags in self.tags.items():
            for tag in tags:
                self.answering[tag].append(slug)
        for slug, ranks in self.ranks.items():
            for tag in ranks:
                self.keen[tag].append(slug)

    def of(self, contact: str) -> tuple[Match, ...]:
        """What answers an interest of somebody, and may be theirs, in no order."""
        if contact not in self._of:
            self._of[contact] = tuple(self._matching(contact))
        return self._of[contact]

    def _matching(self, contact: str) -> Iterator[Match]:
        ranks = self.ranks.get(contact, {})
        weights: dict[str, float] = defaultdict(float)
        for tag, (rank, _) in ranks.items():
            for gift in self.answering.get(tag, ()):
                weights[gift] += 1 / rank
        lit_up, talked = self._words_said(contact)
        for gift, weight in weights.items():
            if self.spoken_for(contact, gift):
                continue
            record, nested = self._journal.gifts[gift], self._nested[gift]
            places = (place for place, tags in enumerate(nested) if not ranks.keys().isdisjoint(tags))
            said = 2 if tag_spoken_of(record, lit_up) else 1 if tag_spoken_of(record, talked) else 0
            yield Match(gift, weight, said, next(places, len(nested)))

    def _words_said(self, contact: str) -> tuple[frozenset[str], frozenset[str]]:
        """The roots of what they lit up at, and of what was talked about, in every debrief."""
        debriefs = [
            debrief
            for interview in self._journal.interviews_with(contact)
            if (debrief := interview.debriefs.get(contact))
        ]
        lit_up = " ".join(fact.text for debrief in debriefs for fact in debrief.lit_up_at)
        talked = " ".join(fact.text for debrief in debriefs for fact in debrief.talked_about)
        return roots(lit_up), roots(talked)

    def spoken_for(self, contact: str, gift: str, *, as_promised: bool = False) -> str:
        """Why a gift is not for a contact, in a sentence; the arguments are those of ``why_not``."""
        if self._journal.gifts[gift].kind == "introduction" and self._is_of(contact, gift):
            return f"It is an introduction to {self._name(contact)}."
        if self._ledger.had(contact, gift):
            return f"{self._name(contact)} has had it already."
        for beside in self._ledger.beside(contact, gift)[:1]:
            whose = f"{self._name(beside.contact)}, at the same company"
            return f"A draft to {whose}, gives it." if beside.drafted else f"{whose}, has had it already."
        if not as_promised and (day := self._promised.get((contact, gift))):
            return f"You promised it to {self._name(contact)} on {spoken(day)}; a `promised-item` brings it."
        others = self._promised_at.get((self._ledger.house(contact), gift), ())
        if other := next((each for each in others if each != contact), ""):
            return f"It is promised to {self._name(other)}, at the same company."
        return ""

    def _is_of(self, contact: str, gift: str) -> bool:
        """Whether an introduction is to somebody themselves."""
        person = self._journal.contacts.get(contact)
        named = words_of_name(person_named(self._journal.gifts[gift]))
        return bool(named) and person is not None and named <= words_of_name(person.name)

    def _name(self, contact: str) -> str:
        person = self._journal.contacts.get(contact)
        return person.name if person else contact


@remembered
def matches(journal: Journal) -> Matches:
    """What answers whose interests in a journal, worked out once, however many days are asked about."""
    return Matches(journal)


def _ranks(interests: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    """The place of each interest on a list, counted from 1, and its spelling, by the case-folded tag."""
    places: dict[str, tuple[int, str]] = {}
    for place, interest in enumerate(interests, 1):
        places.setdefault(interest.casefold(), (place, interest))
    return places


def _answered_by(gift: Gift) -> tuple[str, ...]:
    """The interests a gift answers, case folded: its own and those they are nested in."""
    return tuple(dict.fromkeys(tag for own in gift.interests for tag in ancestors(own.casefold())))
