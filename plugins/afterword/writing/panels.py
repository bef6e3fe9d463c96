"""Who gets which wording, so that no two letters that somebody may compare are one.

Wordings are dealt out once for the whole journal: everybody at a company has a seat, in the order they were
met, and the seat decides. Seats do not shift when somebody new is met. Who writes takes part too, since one
interviewer hears from several candidates.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.remembering import remembered

#: As many letters as the largest panel that must not share one.
LETTERS = 8

#: The fewest wordings of a place of ours, which is as many colleagues as have none in common.
WORDINGS = 7

#: Which of so many wordings stands in a place, counted from 0: ``choose(place, wordings)``.
Choose = Callable[[int, int], int]


@dataclass(frozen=True)
class Turn:
    """Which wordings stand in one letter.

    The wordings of its places lie on a line, ``first + slope * place``, modulo how many there are of a place.
    Where that is a prime, two lines meet once at most: two letters have one sentence in common, whoever wrote
    them, unless their lines are the same, as happens to one pair of writers in the square of that number.
    Places with other numbers of wordings are dealt out as if by themselves. The lines of colleagues are
    parallel, so that they have nothing in common.

    Attributes:
        number: of the whole letter, where a template file holds several.
        first: the wording in place 0.
        slope: from one place to the next.
        seat: how far the line is moved, since others at the company have theirs.
    """

    number: int
    first: int
    slope: int
    seat: int

    def __call__(self, place: int, wordings: int) -> int:
        """The wording of a place, counted from 0."""
        # One colleague too many for parallel lines takes another slope.
        slope = self.slope + self.seat // wordings
        return (self.first + self.seat + slope * place) % wordings


@dataclass(frozen=True)
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
        mine, common = divmod(_drawn(folded(writer)), 1 << 20), divmod(_drawn(*about), 1 << 20)
        seat = self.seats[contact]
        # The next letter to somebody has another slope; it meets the last where letters have few places.
        first, slope = mine[0] + common[0] + before, mine[1] + common[1] + before
        return Turn(first + seat if letter is None else letter, first, slope, seat)


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


def straight(number: int) -> Choose:
    """The wording of one number in every place."""
    return lambda _, wordings: number % wordings


def _drawn(*who: str) -> int:
    """A number that depends on every one of some words, and on nothing else."""
    return int.from_bytes(blake2b("\n".join(who).encode("utf-8"), digest_size=6).digest())
