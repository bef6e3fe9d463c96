"""`afterword heard`."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from afterword.cli.options import Day, JournalCommand, Moment, dry_run, who
from afterword.cli.session import Session, pass_session, say
from afterword.cli.writes import edited, say_next, write
from afterword.errors import AfterwordError
from afterword.kinds import INCOMING_KINDS

if TYPE_CHECKING:
    from afterword.records.journal import Journal
    from afterword.records.position import Position


@click.command(cls=JournalCommand)
@who
@click.argument("text", required=False, default="")
@click.option(
    "--on",
    type=Moment("past", only=True),
    metavar="DATE",
    help="When; default: now. A weekday means the last one.",
)
@click.option(
    "--decision-by",
    type=Day("future"),
    metavar="DATE",
    help="The date they now give for a decision; a weekday means the next one.",
)
@click.option(
    "--kind",
    type=click.Choice(INCOMING_KINDS),
    default=INCOMING_KINDS[0],
    show_default=True,
    help="What it was.",
)
@dry_run
@pass_session
def heard(
    session: Session, who: str, text: str, on: date | None, decision_by: date | None, kind: str, dry_run: bool
) -> None:
    """Write down a reply, a call or news.

    TEXT is what they said, in quotes; `-` reads it from the standard input.
    """
    from afterword.keeping.new_records import free_slug, new_note
    from afterword.records.note import Note

    contact = session.contact(who)
    journal = session.journal
    position = _position(journal, contact.slug)
    if decision_by and not position:
        raise AfterwordError(
            f"{contact.name} has no position to decide about. "
            "Leave --decision-by out, or write the interview down first."
        )
    if text == "-":
        text = sys.stdin.read()
    at = on or session.now
    day = at.isoformat()[:10]
    met = journal.interviews_with(contact.slug)
    note = Note(
        slug=free_slug(f"{day} {contact.slug} {kind}", journal.notes),
        contact=contact.slug,
        incoming=True,
        kind=kind,
        interview=met[-1].slug if met else None,
        at=at,
    )
    changes = [new_note(note, text.strip())]
    if decision_by and position:
        changes.append(edited(session, position.newest.file.path, {"decision_by": decision_by}))
    write(session, changes, f"heard: {kind} from {contact.name}", dry_run=dry_run)
    if not dry_run:
        if decision_by and position:
            say(f"{position.title} at {position.company}: a decision by {session.calendar.day(decision_by)}.")
        say_next(session, contact.slug)


def _position(journal: Journal, contact: str) -> Position | None:
    """The position a date they give is about: their newest, an open one before one that has ended."""
    found = sorted(journal.positions_with(contact), key=lambda p: (not p.ended, p.newest.starts))
    return found[-1] if found else None
