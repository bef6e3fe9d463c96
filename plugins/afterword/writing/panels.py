"""Who gets which wording, so that no two letters that somebody may compare are one.

Wordings are dealt out once for the whole journal: everybody at a company has a seat, in the order they were
met, and the seat decides. Seats do not shift when somebody new is met. Who writes takes part too, since one
interviewer hears from several candidates.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Protocol

from afterword.frozen import frozen
from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.remembering import remembered

#: As many letters as the largest panel that must not share one.
LETTERS = 8

#: The fewest wordings of a place of ours, which is as many colleagues as have none in common.
WORDINGS = 7

#: No place of ours has more wordings than this.
MOST_WORDINGS = 17

#: The bits of a draw that make one number of a curve; with fewer it would not go around the prime below.
_PART = 32

#: A prime beyond any number of wordings, for places whose number of wordings is none.
_BEYOND = (1 << 31) - 1


class Choose(Protocol):
    """What chooses among the ways to say a thing."""

    def __call__(self, place: int, wordings: int, /) -> int:
        """Which of so many wordings stands in a place of a letter, counted from 0."""
        ...

    def within(self, ways: tuple[str, ...], /) -> int:
        """Which of some ways to put a part of a wording, counted from 0."""
        ...


@frozen
class Turn:
    """Which wordings stand in one letter.

    The wordings of its places lie on a curve, ``first + slope * place + bend * place² + twist * place³``,
    modulo how many there are of a place. Where that is a prime, two curves meet three times at most: two
    letters have three wordings in common, whoever wrote them, unless their curves are the same, as happens
    to one pair of writers in the fourth power of that number. Where it is none, a large prime takes its
    place, and any four places are as good as drawn by themselves. The curves of colleagues are parallel, so
    that they have nothing in common.

    Ways to put a part of a wording are drawn each by itself, so that two letters with one wording in common
    seldom have all of its words.

    Attributes:
        number: of the whole letter, where a template file holds several.
        first: the wording in place 0.
        slope: from one place to the next.
        bend: how far the slope changes on the way.
        twist: how far the bend changes on the way.
        seat: how far the curve is moved, since others at the company have theirs.
        own: what the writer and the letter are told apart by.
    """

    number: int
    first: int
    slope: int
    bend: int
    twist: int
    seat: int
    own: str

    def __call__(self, place: int, wordings: int) -> int:
        """The wording of a place, counted from 0."""
        # One colleague too many for parallel curves takes another slope.
        slope = self.slope + self.seat // wordings
        modulus = wordings if _is_prime(wordings) else _BEYOND
        along = self.first + (slope + (self.bend + self.twist * place) * place) * place
        return (along % modulus + self.seat) % wordings

    def within(self, ways: tuple[str, ...]) -> int:
        """The way to put a part of a wording, counted from 0."""
        return _drawn(self.own, *ways) % len(ways)


@frozen
class Straight:
    """The wording of one number in every place; the ways within them change once all wordings were had."""

    number: int

    def __call__(self, _place: int, wordings: int) -> int:
        """The wording of a place, counted from 0."""
        return self.number % wordings

    def within(self, ways: tuple[str, ...]) -> int:
        """The way to put a part of a wording, counted from 0."""
        return self.number // MOST_WORDINGS % len(ways)


@frozen
class Panels:
    """What was dealt out in a journal.

    Attributes:
        seats: by contact, their place at their company, counted from 0.
        times: by interview and contact, how often they had been met before.
        letters: by interview and contact, the number of the letter, for files that hold whole ones.
    """

    seats: Mapping[str, int]
    times: Mapping[tuple[str, str], int]
    letters: Mapping[tuple[str, str], int]

    def turn(
        self, writer: str, about: tuple[str, ...], contact: str, before: int, letter: int | None = None
    ) -> Turn:
        """The wordings for one letter.

        Args:
            writer: who writes.
            about: what else they depend on, such as the company and the kind. It moves the letters of all
                writers alike, so that two who differ in one letter differ in all.
            contact: slug of the receiver.
            before: how many letters of the kind they have had.
            letter: the number of the whole letter; None: that of their seat.
        """
        mine, common = _curve(folded(writer)), _curve(*about)
        seat = self.seats[contact]
        first, slope, bend, twist = (one + other for one, other in zip(mine, common, strict=True))
        # The next letter to somebody has another slope; it meets the last where letters have few places.
        first, slope = first + before, slope + before
        own = "\n".join((folded(writer), *about, contact, str(before)))
        return Turn(first + seat if letter is None else letter, first, slope, bend, twist, seat, own)


@remembered
def deal(journal: Journal, writer: str) -> Panels:
    """Deal out the letters; the same journal and writer give the same."""
    seats: dict[str, int] = {}
    taken: dict[str, int] = defaultdict(int)
    times_met: dict[str, int] = defaultdict(int)
    times: dict[tuple[str, str], int] = {}
    letters: dict[tuple[str, str], int] = {}
    for interview in sorted(journal.interviews.values(), key=lambda each: (each.starts, each.slug)):
        company = folded(interview.company)
        # Writers and companies begin at different letters, so that all the letters come into use.
        first = _drawn(folded(writer), company) % LETTERS
        used: set[int] = set()
        for slug in sorted(interview.met):
            if slug not in seats:
                seats[slug] = taken[company]
                taken[company] += 1
            number = (first + seats[slug] + times_met[slug]) % LETTERS
            while number in used and len(used) < LETTERS:
                number = (number + 1) % LETTERS
            used.add(number)
            letters[interview.slug, slug] = number
            times[interview.slug, slug] = times_met[slug]
            times_met[slug] += 1
    for slug in journal.contacts:
        # Somebody never met sits behind everybody who was, wherever that is.
        seats.setdefault(slug, WORDINGS * 3 + zlib.crc32(slug.encode("utf-8")) % WORDINGS**2)
    return Panels(seats, times, letters)


@lru_cache(maxsize=64)
def _is_prime(number: int) -> bool:
    return number > 1 and all(number % each for each in range(2, number))


def _drawn(*who: str) -> int:
    """A number that depends on every one of some words, and on nothing else."""
    return int.from_bytes(blake2b("\n".join(who).encode("utf-8"), digest_size=16).digest())


def _curve(*who: str) -> tuple[int, int, int, int]:
    """Where a curve begins, how it goes on, how it bends and how it twists."""
    rest, twist = divmod(_drawn(*who), 1 << _PART)
    rest, bend = divmod(rest, 1 << _PART)
    first, slope = divmod(rest, 1 << _PART)
    return first, slope, bend, twist
