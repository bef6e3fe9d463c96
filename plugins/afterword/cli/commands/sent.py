"""`afterword sent`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from afterword.cli.completion import records
from afterword.cli.options import JournalCommand, Moment, choice, dry_run, who
from afterword.cli.session import Session, pass_session, say
from afterword.cli.writes import edited, say_next, write
from afterword.errors import AfterwordError
from afterword.records.schema import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from afterword.keeping.atomic import Change
    from afterword.records.contact import Contact
    from afterword.records.note import Note


@click.command(cls=JournalCommand)
@who
@click.option(
    "--note",
    "wanted_note",
    metavar="NOTE",
    shell_complete=records("notes"),
    help="Which draft, where there are several.",
)
@click.option(
    "--on",
    type=Moment("past", only=True),
    metavar="DATE",
    help="When; default: now. A weekday means the last one.",
)
@click.option("--via", type=choice(NOTE, "via"), help="How it went; default: email.")
@dry_run
@pass_session
def sent(
    session: Session, who: str, wanted_note: str | None, on: date | None, via: str | None, dry_run: bool
) -> None:
    """Mark a note as sent.

    It is the saved draft to that person; where there is none, the note that is due is saved and marked.
    """
    from afterword.kinds import kind_words
    from afterword.words.counts import capital

    contact = session.contact(who)
    at = on or session.now
    saved = _saved(session, contact, wanted_note)
    if saved:
        changes = {"sent": at} | ({"via": via} if via and via != saved.via else {})
        change, kind = edited(session, saved.file.path, changes), saved.kind
    else:
        change, kind = _composed(session, contact, at, via)
    write(session, [change], f"sent: {kind} to {contact.name}", dry_run=dry_run)
    if not dry_run:
        say(f"{capital(kind_words(kind))} to {contact.name}: sent {session.calendar.near(at)}.")
        say_next(session, contact.slug)


def _saved(session: Session, contact: Contact, wanted: str | None) -> Note | None:
    """The draft that is meant; None where none is saved."""
    from afterword.records.who import matching

    notes = {note.slug: note for note in session.journal.notes_with(contact.slug) if not note.incoming}
    if wanted is None:
        found = [note for note in notes.values() if note.draft]
    else:
        found = [notes[slug] for slug in matching(wanted, {slug: slug for slug in notes})]
        if not found:
            raise AfterwordError(f'No note to {contact.name} is called "{wanted}".{_listed(notes.values())}')
    if len(found) > 1:
        raise AfterwordError(f"Which note to {contact.name}? Say it with --note:{_listed(found)}")
    if found and found[0].at:
        day = session.calendar.day(found[0].at)
        raise AfterwordError(f"{found[0].file.path} is marked as sent already, on {day}.")
    return found[0] if found else None


def _listed(notes: Iterable[Note]) -> str:
    return "".join(f"\n  {note.slug}{'' if note.draft else ' (sent)'}" for note in notes)


def _composed(session: Session, contact: Contact, at: date, via: str | None) -> tuple[Change, str]:
    """A new note with the text that is due, marked as sent."""
    from afterword.actions.drafting import note_file, wanted
    from afterword.times import day_of
    from afterword.writing.composing import compose

    follow_up = wanted(session, contact, None)
    # As it would have been written that day.
    day = day_of(at)
    draft = compose(session.journal, follow_up, session.settings, day, templates=session.templates)
    if draft.placeholders:
        say("The text has gaps, marked [so]; put in what you really wrote.")
    return note_file(session, draft, follow_up.interview, at, via), draft.kind
