"""Marking a note as sent: the saved draft, or what is due. Nothing is taken for written that was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from afterword.actions.act import Act
from afterword.actions.desk import Desk, next_with
from afterword.actions.drafting import note_file
from afterword.actions.due_to import due_to, refuse_early
from afterword.errors import AfterwordError
from afterword.followups.asked_for import refuse_ahead
from afterword.followups.clauses import note_to
from afterword.followups.promises import unkept
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.keeping.editing import REMOVED, Removed, Value, edit, set_body
from afterword.kinds import THANK_YOUS, kind_words
from afterword.records.contact import Contact
from afterword.records.note import SPOKEN_WAYS, Note
from afterword.records.raw_record import slug_of_path
from afterword.records.who import matching, refuse_unread, typed, unread_in
from afterword.times import day_of
from afterword.words.counts import capital, counted, listed
from afterword.words.note_text import Gap, gaps_in
from afterword.words.shell import command
from afterword.writing.composing import compose, saved_draft

#: The outcome that a letter tells whoever gets it.
_ENDS = {"withdraw": "withdrawn", "decline-offer": "declined"}


@frozen
class _How:
    """When a note went, by which way, in which words, and whether that is taken whatever is missing."""

    at: date | datetime
    via: str | None
    text: str
    anyway: bool
    subject: str | None = None
    interview: str | None = None


def sent(
    desk: Desk,
    contact: Contact,
    note: str | None = None,
    on: date | datetime | None = None,
    via: str | None = None,
    *,
    kind: str | None = None,
    text: str = "",
    anyway: bool = False,
    subject: str | None = None,
    interview: str | None = None,
) -> Act:
    """The saved draft to somebody, marked as sent; where there is none, the note that is due.

    What went by phone or was said in person is marked without a letter.

    Args:
        desk: the journal and the moment.
        contact: to whom it went.
        note: which draft, where there are several: its slug or a part of it.
        on: when; None: now.
        via: how it went; None: as the draft says, else by e-mail.
        kind: which note, where several drafts are saved or several notes are due; None: the only one.
        text: the words as they went, where they are others than those of the draft.
        anyway: also with places left to fill in, and a draft to somebody who asked for silence.
        subject: of the words as they went; None: that of the saved draft, else none.
        interview: slug of the one that what is due is about, where several are; None: it is not said.

    Raises:
        AfterwordError: it is not clear which note is meant, it is marked already, nothing is due, something
            is left to fill in, they are not to be written to, or it thanks for a meeting that came later.
    """
    how = _How(on or desk.now, via, text.strip(), anyway, subject, interview)
    saved = _saved(desk, contact, note, kind)
    _refuse_unwelcome(contact, saved, anyway)
    said: tuple[str, ...] = ()
    if saved:
        change, of_kind = _marked(desk, contact, saved, how), saved.kind
    else:
        change, of_kind, said = _of_what_is_due(desk, contact, kind, how)

    def afterwards(later: Desk) -> Iterator[str]:
        yield f"{capital(note_to(of_kind, contact.name))}: sent {desk.calendar.near(how.at)}."
        yield from _promise_kept(desk, later, contact)
        yield from _not_closed(later, change.path, of_kind)
        yield next_with(later, contact.slug)

    # What was sent is the draft as they edited it.
    whole = (saved.file.path,) if saved else ()
    return Act((change,), f"sent: {of_kind} to {contact.name}", said, afterwards, whole)


def _promise_kept(desk: Desk, later: Desk, contact: Contact) -> Iterator[str]:
    """Which promise a note has kept, where it could be another; each note keeps one."""
    before, left = (
        [each for each in unkept(Situation(at.journal, at.now, at.settings), contact.slug) if each.live]
        for at in (desk, later)
    )
    for kept in [each for each in before if each not in left]:
        others = [f"“{each.fact.text}” ({desk.calendar.day(each.due)})" for each in left]
        if others:
            yield (
                f"It keeps “{kept.fact.text}” ({desk.calendar.day(kept.due)}); "
                f"still promised: {listed(others)}."
            )


def _not_closed(later: Desk, path: str, kind: str) -> Iterator[str]:
    """How to write down the end that a letter has told them, where the position does not say so yet."""
    note = later.journal.notes.get(slug_of_path(path))
    position = later.journal.position_of_note(note) if note else None
    if position and not position.ended and kind in _ENDS:
        close = command("close", position.company, position=position.title, outcome=_ENDS[kind])
        yield f"{position.title} at {position.company} is not closed yet: {close}"


def _marked(desk: Desk, contact: Contact, saved: Note, how: _How) -> Change:
    """The saved draft with its time, and with its way and words where those are given."""
    interview = desk.journal.interviews.get(saved.interview or "")
    refuse_ahead(Situation(desk.journal, desk.now, desk.settings), contact, saved.kind, interview)
    refuse_early(contact, saved.kind, interview, how.at)
    path = saved.file.path
    as_sent = replace(saved, file=replace(saved.file, body=how.text)) if how.text else saved
    if how.subject is not None:
        as_sent = replace(as_sent, subject=how.subject)
    if not how.anyway and (gaps := desk.journal.gaps_of(as_sent)):
        # Of words that are given, the lines are not those of the file.
        above = 0 if how.text else saved.text_line - 1
        raise AfterwordError(
            f"{'The text' if how.text else path} has {_listed_gaps(gaps, above)}\n"
            "Put in what you wrote there, then run this again. If the note went out complete, and only "
            f"this copy is not: {_again(desk, contact, anyway=True, note=saved.slug)}"
        )
    old = (desk.root / path).read_bytes()
    changes: dict[str, Value | Removed] = {"sent": how.at}
    if how.via and how.via != saved.via:
        changes["via"] = how.via
    if how.subject is not None and how.subject != saved.subject:
        changes["subject"] = how.subject or REMOVED
    new = edit(old, changes, path)
    return Change(path, old, set_body(new, how.text, path) if how.text else new)


def _of_what_is_due(
    desk: Desk, contact: Contact, kind: str | None, how: _How
) -> tuple[Change, str, tuple[str, ...]]:
    """A new note file for what is due, its kind, and what is to be known of it beforehand."""
    follow_up = due_to(desk, contact, kind, how.at, how.interview)
    interview = desk.journal.interviews.get(follow_up.interview or "")
    refuse_early(contact, follow_up.kind, interview, how.at)
    # As it would have been written that day.
    draft = compose(desk.journal, follow_up, desk.settings, day_of(how.at))
    said: tuple[str, ...] = ()
    if how.text or how.via in SPOKEN_WAYS:
        gaps = gaps_in(how.subject or "", how.text)
        draft = replace(draft, subject=how.subject or "", body=how.text)
    else:
        gaps = draft.gaps
        said = ("No draft was saved, so its words are those of the draft as it is now.",)
    if gaps and not how.anyway:
        slug = typed(desk.journal, contact.slug)
        whose = "The text" if how.text else capital(note_to(draft.kind, contact.name))
        raise AfterwordError(
            f"{whose} has {_listed_gaps(gaps, 0)}\n"
            "Nothing is kept as sent that was not written. Save it and put in your words: "
            f"{command('draft', slug, kind=draft.kind, save=True)}\n"
            f"Or give the words as they went: {command('sent', slug, kind=draft.kind, text='-')}\n"
            f"Or mark it with its gaps: {command('sent', slug, kind=draft.kind, anyway=True)}"
        )
    if gaps:
        said = ("The text has gaps, marked [so]; put in what you really wrote.",)
    return note_file(desk, draft, follow_up.interview, how.at, how.via), draft.kind, said


def _saved(desk: Desk, contact: Contact, wanted: str | None, kind: str | None) -> Note | None:
    """The draft that is meant; None where none is saved."""
    notes = {note.slug: note for note in desk.journal.notes_with(contact.slug) if not note.incoming}
    if wanted is None:
        found = [note for note in notes.values() if note.draft and _of_kind(note.kind, kind)]
        if not found:
            _refuse_unread(desk, contact)
    else:
        found = [notes[slug] for slug in matching(wanted, {slug: slug for slug in notes})]
        # Of several, those that can be meant.
        found = [note for note in found if note.draft] or found
        if not found:
            refuse_unread(desk.journal, "notes", wanted)
            raise AfterwordError(f'No note to {contact.name} is called "{wanted}".{_listed(notes.values())}')
    if len(found) > 1:
        raise AfterwordError(f"Which note to {contact.name}? Say it with --note:{_listed(found)}")
    if found and found[0].at:
        day = desk.calendar.day(found[0].at)
        raise AfterwordError(f"{found[0].file.path} is marked as sent already, on {day}.")
    if found and not (wanted or kind):
        _refuse_either(desk, contact, found[0])
    return found[0] if found else None


def _of_kind(kind: str, wanted: str | None) -> bool:
    return wanted in (None, kind) or (kind in THANK_YOUS and wanted in THANK_YOUS)


def _refuse_either(desk: Desk, contact: Contact, draft: Note) -> None:
    """Where one note is saved for another day and another one is due, nobody can tell which went."""
    due = [item for item in desk.plan if item.contact == contact.slug and item.state in ("due", "late")]
    unsaved = [item for item in due if not saved_draft(desk.journal, item)]
    if not unsaved or any(saved_draft(desk.journal, item) is draft for item in due):
        return
    first = unsaved[0]
    raise AfterwordError(
        f"Which note to {contact.name}?\n"
        f"  saved in {draft.file.path} ({kind_words(draft.kind)}): "
        f"{_again(desk, contact, note=draft.slug)}\n"
        f"  due ({kind_words(first.kind)}): {_again(desk, contact, kind=first.kind)}"
    )


def _refuse_unwelcome(contact: Contact, saved: Note | None, anyway: bool) -> None:
    if contact.do_not_contact and not (saved and anyway):
        more = " If it went out all the same, add --anyway." if saved else " Nothing is due to them."
        raise AfterwordError(f'{contact.name} is not to be written to: "{contact.do_not_contact}".{more}')


def _again(desk: Desk, contact: Contact, **options: str | bool) -> str:
    return command("sent", typed(desk.journal, contact.slug), **options)


def _listed_gaps(gaps: Sequence[Gap], above: int) -> str:
    """How many there are, and each with its line; ``above``: lines of the file before the text."""
    lines = [f"\n  {f'line {above + gap.line}' if gap.line else 'subject'}: {gap.text}" for gap in gaps]
    return f"{counted(len(gaps), 'gap')} to fill in:{''.join(lines)}"


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
