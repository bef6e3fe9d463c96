"""Writing down what came in: a reply, a call, news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from afterword.actions.desk import Act, Desk, next_with
from afterword.errors import AfterwordError
from afterword.keeping.new_records import free_slug, new_note
from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.position import Position


def heard(
    desk: Desk,
    contact: Contact,
    text: str,
    kind: str,
    on: date | datetime | None = None,
    decision_by: date | None = None,
) -> Act:
    """A received note, and the date they now give for a decision in the newest interview of their position.

    Args:
        desk: the journal and the moment.
        contact: from whom it came.
        text: what they said.
        kind: one of ``kinds.INCOMING_KINDS``.
        on: when; None: now.
        decision_by: the date they now give.

    Raises:
        AfterwordError: a date for a decision where there is none to make.
    """
    journal = desk.journal
    position = _position(journal, contact.slug)
    if decision_by and not position:
        raise AfterwordError(
            f"{contact.name} has no position to decide about. "
            "Leave --decision-by out, or write the interview down first."
        )
    at = on or desk.now
    met = journal.interviews_with(contact.slug)
    note = Note(
        slug=free_slug(f"{at.isoformat()[:10]} {contact.slug} {kind}", desk.taken("notes")),
        contact=contact.slug,
        incoming=True,
        kind=kind,
        interview=met[-1].slug if met else None,
        at=at,
    )
    changes = [new_note(note, text.strip())]
    if decision_by and position:
        changes.append(desk.edited(position.newest.file.path, {"decision_by": decision_by}))

    def afterwards(later: Desk) -> Iterator[str]:
        if decision_by and position:
            yield f"{position.title} at {position.company}: a decision by {desk.calendar.day(decision_by)}."
        yield next_with(later, contact.slug)

    return Act(tuple(changes), f"heard: {kind} from {contact.name}", afterwards=afterwards)


def _position(journal: Journal, contact: str) -> Position | None:
    """The position a date they give is about: their newest, an open one before one that has ended."""
    found = sorted(journal.positions_with(contact), key=lambda p: (not p.ended, p.newest.starts))
    return found[-1] if found else None
