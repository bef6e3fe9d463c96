"""What was promised and lies on the shelf: it is brought as promised, and not offered as a gift besides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from afterword.gifts.ledger import Ledger, ledger
from afterword.gifts.matching import OF_A_KIND, PROMISING, roots
from afterword.patterns import lazy
from afterword.records.gift import Gift
from afterword.records.journal import Journal
from afterword.records.remembering import remembered

_ANY_KIND = frozenset().union(*OF_A_KIND.values())
_INTRODUCING = lazy(r"^(?:an? )?intro(?:duction)?s?\b:?(?: (?:of|to|for))?\s+", re.IGNORECASE)
_NAMED = lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def introduced(gift: Gift) -> str:
    """The person as the title of an introduction has them: "Hana Vogel, who ran …"."""
    return _INTRODUCING.sub("", gift.title).strip() or gift.title


def person_named(gift: Gift) -> str:
    """The name alone: "Hana Vogel"."""
    return re.split(r",|;|:|\(| [-–—] | who ", introduced(gift))[0].strip() or introduced(gift)


@remembered
def promised(journal: Journal) -> Mapping[tuple[str, str], date]:
    """The day on which each gift was promised, by person and gift; a kept promise counts too."""
    shelf = _Titles(journal)
    found: dict[tuple[str, str], date] = {}
    for interview in journal.interviews.values():
        for slug, debrief in interview.debriefs.items():
            for fact in debrief.promised:
                for gift in shelf.meant(fact.text):
                    day = found.get((slug, gift), interview.day)
                    found[slug, gift] = min(day, interview.day)
    return MappingProxyType(found)


class _Titles:
    """The gifts by the words of their titles; made once, and only where something was promised."""

    def __init__(self, journal: Journal) -> None:
        self._gifts = journal.gifts
        self._ledger: Ledger = ledger(journal)
        #: By each root of title and tags; by the name of who is introduced; by the longest root of the title.
        self._about: dict[str, set[str]] = defaultdict(set)
        self._named: dict[str, set[str]] = defaultdict(set)
        self._titled: dict[str, set[str]] = defaultdict(set)
        debriefs = (each.debriefs.values() for each in journal.interviews.values())
        if any(debrief.promised for of_one in debriefs for debrief in of_one):
            for slug, gift in journal.gifts.items():
                self._enter(slug, gift)

    def _enter(self, slug: str, gift: Gift) -> None:
        if gift.kind == "introduction":
            for name in _NAMED.findall(person_named(gift)):
                if name[:1].isupper() and len(name) > 2:
                    self._named[name.casefold()].add(slug)
            return
        for word in _about(gift):
            self._about[word].add(slug)
        if title := roots(gift.title):
            self._titled[max(title, key=lambda word: (len(word), word))].add(slug)

    def meant(self, promise: str) -> Iterator[str]:
        """The gifts that the words of a promise mean: they are in its title, or name who is introduced."""
        found = {slug for _, slug in self._ledger.addresses_in(promise)}
        for name in _NAMED.findall(promise):
            found |= self._named.get(name.casefold().removesuffix("'s").removesuffix("’s"), set())
        said = roots(promise)
        if thing := said - PROMISING - _ANY_KIND:
            near = set.intersection(*(self._about.get(word, set()) for word in thing))
            found |= {slug for slug in near if _is_called(self._gifts[slug], thing, said)}
        whole = (slug for word in said for slug in self._titled.get(word, ()))
        found |= {
            slug for slug in whole if len(title := roots(self._gifts[slug].title)) > 1 and title <= said
        }
        yield from sorted(found)


def _about(gift: Gift) -> frozenset[str]:
    return roots(" ".join((gift.title, *gift.interests)))


def _is_called(gift: Gift, thing: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a thing whose words are all of a gift is that gift.

    One word alone may be in many titles, unless the promise says what kind of thing it is.
    """
    title = roots(gift.title)
    if said & OF_A_KIND.get(gift.kind, frozenset()):
        return True
    return bool(thing & title) and (len(thing) > 1 or thing == title)
