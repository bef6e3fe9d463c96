"""Who of several colleagues gets which letter, so that no two of them get the same.

Letters are dealt out once for the whole journal: everybody at a company has a place, in the order they were
met, and the place decides the letter. Places do not shift when somebody new is met.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.remembering import remembered

#: As many letters as the largest panel that must not share one.
LETTERS = 8


@dataclass(frozen=True)
class Panels:
    """What was dealt out in a journal.

    Attributes:
        places: by contact, their place at their company.
        letters: by interview and contact, the number of the letter.
    """

    places: Mapping[str, int]
    letters: Mapping[tuple[str, str], int]


@remembered
def deal(journal: Journal) -> Panels:
    """Deal out the letters; the same journal gives the same."""
    places: dict[str, int] = {}
    seats: dict[str, int] = {}
    times_met: dict[str, int] = defaultdict(int)
    letters: dict[tuple[str, str], int] = {}
    for interview in sorted(journal.interviews.values(), key=lambda each: (each.starts, each.slug)):
        company = folded(interview.company)
        used: set[int] = set()
        for slug in sorted(interview.met):
            if slug not in places:
                # Companies begin at different letters, so that all the letters come into use.
                first = seats.setdefault(company, zlib.crc32(company.encode("utf-8")) % LETTERS)
                places[slug] = first
                seats[company] = first + 1
            number = (places[slug] + times_met[slug]) % LETTERS
            while number in used and len(used) < LETTERS:
                number = (number + 1) % LETTERS
            used.add(number)
            letters[interview.slug, slug] = number
            times_met[slug] += 1
    for slug in journal.contacts:
        places.setdefault(slug, zlib.crc32(slug.encode("utf-8")) % LETTERS)
    return Panels(places, letters)
