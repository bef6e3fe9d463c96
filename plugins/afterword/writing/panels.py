"""Who of several colleagues gets which letter and which gift, so that no two of them get the same.

A panel is dealt out once for the whole journal: everybody at a company has a place, in the order they were
met, and the place decides the letter. Places do not shift when somebody new is met.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from afterword.records.journal import Journal
from afterword.writing.gifts import shelf
from afterword.writing.remembering import remembered

#: As many letters as the largest panel that must not share one.
LETTERS = 8


@dataclass(frozen=True)
class Panels:
    """What was dealt out in a journal.

    Attributes:
        places: by contact, their place at their company.
        letters: by interview and contact, the number of the letter.
        gifts: by contact, the gift that is theirs among their colleagues.
    """

    places: Mapping[str, int]
    letters: Mapping[tuple[str, str], int]
    gifts: Mapping[str, str]


@remembered
def deal(journal: Journal, today: date) -> Panels:
    """Deal out letters and gifts; the same journal and day give the same."""
    places, letters = _letters(journal)
    return Panels(places, letters, _gifts(journal, today))


def _letters(journal: Journal) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    places: dict[str, int] = {}
    seats: dict[str, int] = {}
    times_met: dict[str, int] = defaultdict(int)
    letters: dict[tuple[str, str], int] = {}
    for interview in sorted(journal.interviews.values(), key=lambda each: (each.starts, each.slug)):
        company = _folded(interview.company)
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
    return places, letters


def _gifts(journal: Journal, today: date) -> dict[str, str]:
    """At each company the best fit first: no person gets two, no gift goes to two."""
    companies: dict[str, list[str]] = defaultdict(list)
    for slug, contact in journal.contacts.items():
        waiting = any(not position.ended for position in journal.positions_with(slug))
        if not contact.do_not_contact and (
            waiting or contact.stay_in_touch or not journal.positions_with(slug)
        ):
            companies[_folded(journal.company_of(slug)) or f" {slug}"].append(slug)
    dealt: dict[str, str] = {}
    for colleagues in companies.values():
        offers = [offer for slug in colleagues for offer in shelf(journal, today).fitting(slug)]
        offers.sort(key=lambda offer: (-offer.score, offer.contact, offer.gift))
        taken: set[str] = set()
        for offer in offers:
            if offer.contact not in dealt and offer.gift not in taken:
                dealt[offer.contact] = offer.gift
                taken.add(offer.gift)
    return dealt


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
