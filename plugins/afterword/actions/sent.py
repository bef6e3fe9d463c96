"""Marking a note as sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from afterword.actions.desk import Act, Desk, next_with
from afterword.actions.drafting import note_file
from afterword.errors import AfterwordError
from afterword.followups.asked_for import refuse_ahead, wanted
from afterword.followups.situation import Situation
from afterword.kinds import kind_words
from afterword.records.contact import Contact
from afterword.records.note import Note
from afterword.records.who import matching, refuse_unread, unread_in
from afterword.times import day_of
from afterword.words.counts import capital
from afterword.writing.composing import compose


def sent(
    desk: Desk,
    contact: Contact,
    note: str | None = None,
    on: date | datetime | None = None,
    via: str | None = None,
) -> Act:
    """The saved draft to somebody, marked as sent; where there is none, the note that is due.

    Args:
        desk: the journal and the moment.
        contact: to whom it went.
        note: which draft, where there are several: its slug or a part of it.
        on: when; None: now.
        via: how it went; None: as the draft says, else by e-mail.

    Raises:
        AfterwordError: it is not clear which note is meant, it is marked already, or it thanks for a meeting
            that lies ahead.
    """
    at = on or desk.now
    said: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    if saved := _saved(desk, contact, note):
        kind, whole = saved.kind, (saved.file.path,)
        refuse_ahead(
            Situation(desk.journal, desk.now, desk.settings),
            contact,
            kind,
            desk.journal.interviews.get(saved.interview or ""),
        )
        change = desk.edited(
            saved.file.path, {"sent": at} | ({"via": via} if via and via != saved.via else {})
        )
    else:
        follow_up = wanted(desk.journal, desk.plan, contact, None, desk.now, desk.settings)
        # As it would have been written that day.
        text = compose(desk.journal, follow_up, desk.settings, day_of(at))
        if text.gaps:
            said = ("The text has gaps, marked [so]; put in what you really wrote.",)
        kind, change = text.kind, note_file(desk, text, follow_up.interview, at, via)

    def afterwards(later: Desk) -> Iterator[str]:
        yield f"{capital(kind_words(kind))} to {contact.name}: sent {desk.calendar.near(at)}."
        yield next_with(later, contact.slug)

    return Act((change,), f"sent: {kind} to {contact.name}", said, afterwards, whole)


def _saved(desk: Desk, contact: Contact, wanted: str | None) -> Note | None:
    """The draft that is meant; None where none is saved."""
    notes = {note.slug: note for note in desk.journal.notes_with(contact.slug) if not note.incoming}
    if wanted is None:
        found = [note for note in notes.values() if note.draft]
        if not found:
            _refuse_unread(desk, contact)
    else:
        found = [notes[slug] for slug in matching(wanted, {slug: slug for slug in notes})]
        if not found:
            refuse_unread(desk.journal, "notes", wanted)
            raise AfterwordError(f'No note to {contact.name} is called "{wanted}".{_listed(notes.values())}')
    if len(found) > 1:
        raise AfterwordError(f"Which note to {contact.name}? Say it with --note:{_listed(found)}")
    if found and found[0].at:
        day = desk.calendar.day(found[0].at)
        raise AfterwordError(f"{found[0].file.path} is marked as sent already, on {day}.")
    return found[0] if found else None


def _refuse_unread(desk: Desk, contact: Contact) -> None:
    """Make up no second note where the first may be one that cannot be read."""
    for unread in unread_in(desk.journal, "notes"):
        if f"-{contact.slug}-" in f"-{unread.slug}-":
            raise AfterwordError(
                f"{unread.path} may be the note that went to {contact.name}, and it cannot be read. "
                f"Line {unread.line}: {unread.message} Mend it first; then run this again."
            )


def _listed(notes: Iterable[Note]) -> str:
    return "".join(f"\n  {note.slug}{'' if note.draft else ' (sent)'}" for note in notes)
