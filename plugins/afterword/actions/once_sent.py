"""What to type once a letter is on its way: commands that nothing refuses, wherever the letter was shown."""

from __future__ import annotations

from collections.abc import Collection

from afterword.actions.desk import Desk
from afterword.actions.due_to import due_to
from afterword.errors import AfterwordError
from afterword.followups.follow_up import FollowUp
from afterword.keeping.new_records import free_slug
from afterword.kinds import THANK_YOUS
from afterword.records.who import typed
from afterword.words.shell import command
from afterword.writing.composing import Draft


def once_sent(
    desk: Desk,
    draft: Draft,
    follow_up: FollowUp,
    *,
    filled: bool = False,
    taken: Collection[str] | None = None,
) -> tuple[str, ...]:
    """The commands that mark a letter as sent, in the order in which to run them.

    What is neither saved nor due is saved first. A letter with gaps that are filled in where it is read goes
    out in words that no file holds, so those are asked for. The note is named where another could be meant.

    Args:
        desk: the journal and the moment.
        draft: the letter; ``note`` where it is saved.
        follow_up: what it is written for.
        filled: its gaps are filled in its file.
        taken: slugs that a new note cannot have; by default those of the files that are there.
    """
    slug = typed(desk.journal, draft.to)
    words = {"text": "-"} if draft.gaps and not filled else {}
    drafts = [
        note.kind for note in desk.journal.notes_with(draft.to) if note.draft and note.slug != draft.note
    ]
    if draft.note:
        others = drafts or any(
            item.state in ("due", "late") and item.key != follow_up.key for item in desk.plan_with(draft.to)
        )
        named = {"note": draft.note} if others else {}
        return (command("sent", slug, **named, **words),)
    if not drafts and _taken(desk, follow_up, None):
        return (command("sent", slug, **words),)
    alike = THANK_YOUS if draft.kind in THANK_YOUS else (draft.kind,)
    if not set(alike) & set(drafts) and _taken(desk, follow_up, draft.kind):
        return (command("sent", slug, kind=draft.kind, **words),)
    there = desk.taken("notes") if taken is None else taken
    saved = free_slug(f"{desk.today} {draft.to} {draft.kind}", there)
    gift = {"gift": draft.gift} if draft.gift else {}
    return (
        command("draft", slug, kind=draft.kind, **gift, save=True),
        command("sent", slug, note=saved, **words),
    )


def _taken(desk: Desk, follow_up: FollowUp, kind: str | None) -> bool:
    """Whether `sent` takes a note of now, of that kind or of none that is said, for this one."""
    try:
        found = due_to(desk, desk.journal.contacts[follow_up.contact], kind, desk.now)
    except AfterwordError:
        return False
    return found.key == follow_up.key
