"""Who has been thanked for an interview: "3 of 4 thanked"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from afterword.followups.thank_yous import forwarded, thanked
from afterword.frozen import frozen
from afterword.records.journal import Journal
from afterword.records.note import Note


@frozen
class Thanked:
    """Whether one person has been thanked for one interview.

    Attributes:
        contact: slug of the person.
        interview: slug of the interview.
        note: that thanked them: a thank-you, or, for want of an address, the note that asked somebody to
            pass thanks on; None where no thanks were sent.
    """

    contact: str
    interview: str
    note: Note | None

    @property
    def thanked(self) -> bool:
        """Whether thanks were sent."""
        return self.note is not None

    @property
    def on(self) -> date | None:
        """The day they were sent."""
        return self.note.day if self.note else None


def coverage(journal: Journal, interview: str) -> tuple[Thanked, ...]:
    """Everyone met in an interview, in the order of the file, with whether they were thanked for it.

    Nobody has been met in one that lies ahead.

    Somebody who asked not to be written to is left out, unless thanked before: no thanks are owed there.
    """
    found = journal.interviews[interview]
    rows = []
    for slug in found.met if found.took_place(journal.moment) else ():
        note = thanked(journal, slug).get(interview)
        if not note and not journal.contacts[slug].has_address:
            note = forwarded(journal, found, slug)
        if note or not journal.contacts[slug].do_not_contact:
            rows.append(Thanked(slug, interview, note))
    return tuple(rows)


def in_words(rows: Sequence[Thanked]) -> str:
    """Like "3 of 4 thanked"; empty where nobody was met."""
    return f"{sum(row.thanked for row in rows)} of {len(rows)} thanked" if rows else ""
