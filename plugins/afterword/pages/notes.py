"""The notes: drafts to finish, with their checks; what was sent; what came back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from afterword.frozen import frozen
from afterword.kinds import kind_words
from afterword.pages.edition import Edition
from afterword.pages.page import Page, Words
from afterword.pages.places import note_path
from afterword.records.gift import Gift
from afterword.records.note import Note
from afterword.times import moment_of
from afterword.words.counts import capital, counted

SECTION = "notes/index.md"

_VIA = {"email": "by email", "handwritten": "by hand", "linkedin": "on LinkedIn", "phone": "by phone"}


@frozen
class NoteRow:
    """A note in the listing."""

    note: Note
    title: str
    when: str
    sort: str
    state: str
    findings: str


def notes_page(edition: Edition) -> Page:
    """The table of every note: drafts first, then the newest."""
    return Page(SECTION, "Notes", partial(_table, edition))


def note_pages(edition: Edition) -> Iterator[Page]:
    """One page for each note."""
    for note in edition.journal.notes.values():
        # The sheet on it shows the subject of a draft.
        sheet = note.draft and not edition.redacted
        title = f"Your draft to {edition.person(note.contact)}" if sheet else _title(edition, note)
        yield Page(note_path(note.slug), title, partial(_words, edition, note), SECTION, note.file.path)


def _table(edition: Edition, page: Page) -> Words:
    rows = [_row(edition, each) for each in edition.journal.notes.values()]
    rows.sort(key=lambda each: each.sort, reverse=True)
    return edition.words(page, "notes", searched=False, notes=rows)


def _row(edition: Edition, note: Note) -> NoteRow:
    state = "draft" if note.draft else "received" if note.incoming else "sent"
    findings = edition.to_mend(note.file.path) if note.draft else ()
    return NoteRow(
        note,
        _title(edition, note),
        "not sent yet" if note.at is None else edition.calendar.day(note.at),
        # Drafts sort as the newest of all: they are what is left to do.
        "9999" if note.at is None else moment_of(note.at).isoformat(),
        state,
        f"{counted(len(findings), 'thing')} to mend" if findings else "",
    )


def _words(edition: Edition, note: Note, page: Page) -> Words:
    letter = edition.post.saved(note) if note.draft and not edition.redacted else None
    # A mail is text, whoever wrote it: it may quote the words of others.
    as_text = note.incoming or bool(note.message_id and not note.draft)
    return edition.words(
        page,
        "note",
        # A draft is shown as the mail it will be, to be copied from. What came in are the words of others:
        # they are shown as they stand, and only what the user sent is read as Markdown.
        body="" if note.draft or as_text else note.file.body,
        note=note,
        lead=_lead(note),
        when="not sent yet" if note.at is None else f"{edition.calendar.moment(note.at)}, {_via(note)}",
        about=edition.journal.interviews.get(note.interview or ""),
        gifts=_gifts(edition, note),
        draft=letter,
        received=note.text if as_text else "",
    )


def _gifts(edition: Edition, note: Note) -> list[Gift]:
    """What a note gives, or what came with one that was received."""
    slugs = (note.gift or "",) if note.incoming else edition.ledger.in_note(note)
    return [edition.journal.gifts[slug] for slug in slugs if slug in edition.journal.gifts]


def _title(edition: Edition, note: Note) -> str:
    if note.subject and not edition.redacted:
        return note.subject
    return f"{capital(kind_words(note.kind))}, {edition.person(note.contact)}"


def _lead(note: Note) -> str:
    return f"{capital(kind_words(note.kind))} {'from' if note.incoming else 'to'}"


def _via(note: Note) -> str:
    return _VIA.get(note.via, note.via.replace("-", " "))
