"""Composing a note for a person, and saving it as a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.errors import AfterwordError
from afterword.followups.asked_for import wanted
from afterword.followups.follow_up import FollowUp
from afterword.frozen import frozen
from afterword.gifts.shelf import shelf
from afterword.keeping.atomic import Change
from afterword.keeping.editing import REMOVED, edit, set_body
from afterword.keeping.new_records import free_slug, new_note
from afterword.records.contact import Contact
from afterword.records.note import Note, Via
from afterword.records.who import find_gift
from afterword.writing.composing import Draft, compose, draft_for


@frozen
class Drafted:
    """A text, what it is written for, and what speaks against its gift."""

    draft: Draft
    follow_up: FollowUp
    doubt: str = ""


def draft(
    desk: Desk,
    contact: Contact,
    kind: str | None = None,
    gift: str | None = None,
    interview: str | None = None,
) -> Drafted:
    """The note to write to somebody now, or one of a kind, or with a gift, that the user asks for.

    Args:
        desk: the journal and the moment.
        contact: whom to write to.
        kind: of note; None: what the plan says.
        gift: a slug, a title, or any unambiguous part of one; None: what fits best.
        interview: slug of the one that it is about, where several are; None: it is not said.

    Raises:
        AfterwordError: they asked not to be written to, nothing is planned, or no gift is called so.
    """
    follow_up = wanted(desk.journal, desk.plan, contact, kind, desk.now, desk.settings, interview)
    if gift is None:
        found = draft_for(desk.journal, follow_up, desk.settings, desk.today)
        return Drafted(found, follow_up)
    slug = find_gift(desk.journal, gift).slug
    as_promised = follow_up.kind == "promised-item"
    doubt = shelf(desk.journal, desk.today).why_not(contact.slug, slug, as_promised=as_promised)
    text = compose(desk.journal, follow_up, desk.settings, desk.today, slug)
    return Drafted(text, follow_up, doubt)


def save(desk: Desk, drafted: Drafted) -> Act:
    """Make the note file of a text; of one that is saved already, nothing but a word that says so."""
    text = drafted.draft
    if text.note:
        path = desk.journal.notes[text.note].file.path
        return Act((), "", said=(f"It is saved already: {path}",))
    name = desk.journal.contacts[text.to].name
    change = note_file(desk, text, drafted.follow_up.interview)
    return Act((change,), f"draft: {text.kind} to {name}")


def keep(desk: Desk, drafted: Drafted, text: str, subject: str) -> Act:
    """The saved draft, in words of the user's own; a new file where none is saved. Gaps may be left in it.

    Args:
        desk: the journal and the moment.
        drafted: the draft that they took it from, saved or not.
        text: the whole letter.
        subject: in one line; empty: none.

    Raises:
        AfterwordError: the text is empty, or the file cannot be changed safely.
    """
    if not text.strip():
        raise AfterwordError("There is no text to keep; a draft has at least a line.")
    draft = drafted.draft
    name = desk.journal.contacts[draft.to].name
    if draft.note is None:
        written = replace(draft, subject=subject, body=f"{text.strip()}\n")
        change = note_file(desk, written, drafted.follow_up.interview)
        return Act((change,), f"draft: {draft.kind} to {name}")
    saved = desk.journal.notes[draft.note]
    path = saved.file.path
    old = (desk.root / path).read_bytes()
    new = edit(old, {"subject": subject or REMOVED}, path) if subject != saved.subject else old
    change = Change(path, old, set_body(new, text.strip(), path))
    return Act((change,), f"draft: {saved.kind} to {name}", whole=(path,))


def note_file(
    desk: Desk, text: Draft, interview: str | None, at: date | None = None, via: str | None = None
) -> Change:
    """The note file for a composed text: a draft, or marked as sent at ``at``."""
    day = (at or desk.today).isoformat()[:10]
    note = Note(
        slug=free_slug(f"{day} {text.to} {text.kind}", desk.taken("notes")),
        contact=text.to,
        incoming=False,
        kind=text.kind,
        interview=interview,
        gift=text.gift,
        subject=text.subject,
        at=at,
    )
    return new_note(replace(note, via=cast("Via", via)) if via else note, text.body)
