"""Gifts that fit: what a person would be glad of, who would be glad of a gift, and what to look for.

The fit of a gift is the sum, over the person's interests it answers, of ``1 / rank``, times its freshness. A
gift nested below an interest answers it (``sailing/dinghies`` answers ``sailing``), but not the other way
round. Freshness halves every ``HALF_LIFE`` from the day the gift was found, since old news is a poor present;
one that does not say when it was found counts as one half-life old.

Among gifts of one score comes first what they lit up at, then what was talked about, then what names their
interest first among its own tags.

Nobody is offered what they have had, or a colleague has had; what a saved draft to a colleague gives is as
good as spoken for while the draft stands, and so is what was promised to them or to a colleague. Who has had
what, the ledger says (``gifts.ledger``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from afterword.frozen import frozen
from afterword.gifts.matches import matches
from afterword.gifts.objections import unfit
from afterword.records.gift import Gift
from afterword.records.journal import Journal
from afterword.records.remembering import remembered
from afterword.words.counts import counted, listed

#: An article is a fine gift for some months and stale after a year (research: at most twelve months old).
HALF_LIFE = timedelta(days=180)

_FRESHNESS_WITHOUT_DATE = 0.5
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


@frozen
class Suggestion:
    """A gift for a person, or a person for a gift.

    Attributes:
        contact: slug of the person.
        gift: slug of the gift.
        score: how well they fit; above 0, and more than 1 where several interests are answered.
        fit: the interest with its place on their list, and what it answers besides, without a full stop.
        age: when the gift was found, in words.
        interest: the interest that counts most, as the person's file spells it.
    """

    contact: str
    gift: str
    score: float
    fit: str
    age: str
    interest: str

    @property
    def why(self) -> str:
        """Both in a sentence."""
        return f"{self.fit}; {self.age}."


class Fit(NamedTuple):
    """How well a gift fits a person, to be compared with others: the better fit is the smaller one.

    Attributes:
        order: the score, as in ``Suggestion``, the best the smallest; then 2 where they lit up at what it is
            about, 1 where you talked about it, else 0, the most the smallest; then the place among the
            gift's own tags of the first that answers an interest of theirs, from 0.
        gift: its slug.
    """

    order: tuple[float, int, int]
    gift: str


@frozen
class Missing:
    """An interest that no gift answers, with the people who hold it, the keenest first."""

    interest: str
    contacts: tuple[str, ...]


class GiftShelf:
    """The gifts of a journal on one day; get one from ``shelf``."""

    def __init__(self, journal: Journal, today: date) -> None:
        """Only what the day changes is worked out anew."""
        self._journal = journal
        self._today = today
        self._matches = matches(journal)
        self._unfit = {slug: reason for slug, gift in journal.gifts.items() if (reason := unfit(gift, today))}
        self._freshness = {slug: freshness_of(gift, today) for slug, gift in journal.gifts.items()}

    def fitting(self, contact: str) -> tuple[Suggestion, ...]:
        """Gifts that fit a contact, best first; among equals by slug."""
        return tuple(self._suggest(contact, fit.gift) for fit in self._ranked(contact))

    def fits(self, contact: str, most: int) -> tuple[Fit, ...]:
        """The first ``most`` of ``fitting``, to be compared with how they fit others."""
        return tuple(self._ranked(contact)[:most])

    def _ranked(self, contact: str) -> list[Fit]:
        """How the gifts fit a contact, the best first."""
        fresh = self._freshness
        ready = (each for each in self._matches.of(contact) if each.gift not in self._unfit)
        return sorted(
            Fit((-round(weight * fresh[gift], 9), -said, place), gift) for gift, weight, said, place in ready
        )

    def glad(self, gift: str) -> tuple[Suggestion, ...]:
        """Who would be glad of a gift, the gladdest first; nobody who asked not to be written to."""
        if gift not in self._journal.gifts:
            return ()
        people = {slug for tag in self._matches.tags[gift] for slug in self._matches.keen.get(tag, ())}
        return _best_first(
            self._suggest(slug, gift)
            for slug in people
            if not self._journal.contacts[slug].do_not_contact and not self.why_not(slug, gift)
        )

    def missing(self) -> tuple[Missing, ...]:
        """Interests of people with open positions for which nothing fits them; the keenest come first."""
        keenness: dict[str, dict[str, int]] = defaultdict(dict)
        spelling: dict[str, str] = {}
        for slug, person in self._journal.contacts.items():
            positions = self._journal.positions_with(slug)
            if person.do_not_contact or all(position.ended for position in positions):
                continue
            for rank, interest in enumerate(person.interests, start=1):
                tag = interest.casefold()
                if not any(not self.why_not(slug, gift) for gift in self._matches.answering.get(tag, ())):
                    keenness[tag].setdefault(slug, rank)
                    spelling.setdefault(tag, interest)
        order = sorted(keenness, key=lambda tag: (min(keenness[tag].values()), -len(keenness[tag]), tag))
        return tuple(
            Missing(spelling[tag], tuple(sorted(keenness[tag], key=lambda slug: (keenness[tag][slug], slug))))
            for tag in order
        )

    def why_not(self, contact: str, gift: str, *, as_promised: bool = False) -> str:
        """Why a gift is not offered to a contact, in a sentence; empty where nothing speaks against it.

        Args:
            contact: slug of the person.
            gift: its slug.
            as_promised: it is brought because it was promised.
        """
        reason = self._unfit.get(gift, "")
        return reason or self._matches.spoken_for(contact, gift, as_promised=as_promised)

    def _suggest(self, contact: str, gift: str) -> Suggestion:
        person, record = self._journal.contacts[contact], self._journal.gifts[gift]
        tags = self._matches.tags[gift]
        ranks = {
            interest: rank for tag, (rank, interest) in self._matches.ranks[contact].items() if tag in tags
        }
        best = min(ranks, key=ranks.__getitem__)
        score = sum(1 / rank for rank in ranks.values()) * self._freshness[gift]
        also = [interest for interest in ranks if interest != best]
        why = f"{_place(ranks[best])} on {person.first_name}'s list: {best}"
        if also:
            why += f", and it answers {listed(also)} too"
        return Suggestion(contact, gift, score, why, _age(record, self._today), best)


@remembered
def shelf(journal: Journal, today: date) -> GiftShelf:
    """The shelf of a journal on a day, made once."""
    return GiftShelf(journal, today)


def freshness_of(gift: Gift, today: date) -> float:
    """1 on the day it was found, half of that every ``HALF_LIFE``; a half where no day is given."""
    if gift.found is None:
        return _FRESHNESS_WITHOUT_DATE
    return float(0.5 ** (max(0, (today - gift.found).days) / HALF_LIFE.days))


def _best_first(suggestions: Iterator[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(sorted(suggestions, key=lambda each: (-each.score, each.contact, each.gift)))


def _place(rank: int) -> str:
    return _ORDINALS[rank - 1] if rank <= len(_ORDINALS) else f"Number {rank}"


def _age(gift: Gift, today: date) -> str:
    if gift.found is None:
        return "no date says when you found it"
    days = (today - gift.found).days
    if days <= 0:
        return "found today"
    return "found yesterday" if days == 1 else f"found {counted(days, 'day')} ago"
