"""Who has been thanked for an interview: "3 of 4 thanked"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from afterword.followups.thank_yous import forwarded, has_no_address, thanked
from afterword.records.journal import Journal


class Thanked(NamedTuple):
    """Whether one person has been thanked for one interview.

    Attributes:
        contact: slug of the person.
        thanked: whether a thank-you went to them, or, for want of an address, was to be passed on.
        on: the day of that note.
        interview: slug of the interview.
    """

    contact: str
    thanked: bool
    on: date | None
    interview: str


def coverage(journal: Journal, interview: str) -> tuple[Thanked, ...]:
    """Everyone met in an interview, in the order of the file, with whether they were thanked for it.

    Somebody who asked not to be written to is left out, unless thanked before: no thanks are owed there.
    """
    found = journal.interviews[interview]
    passed_on = forwarded(journal, found)
    rows = []
    for slug in found.met:
        note = thanked(journal, slug).get(interview)
        if not note and has_no_address(journal.contacts[slug]):
            note = passed_on
        if note or not journal.contacts[slug].do_not_contact:
            rows.append(Thanked(slug, note is not None, note.day if note else None, interview))
    return tuple(rows)


def in_words(rows: Sequence[Thanked]) -> str:
    """Like "3 of 4 thanked"; empty where nobody was met."""
    return f"{sum(row.thanked for row in rows)} of {len(rows)} thanked" if rows else ""
