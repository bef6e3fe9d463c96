"""Writing files, one way for every command: shown only with --dry-run, committed where that is wished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from afterword.cli.session import Session, say

if TYPE_CHECKING:
    from afterword.keeping.atomic import Change
    from afterword.keeping.editing import Removed, Value


def write(session: Session, changes: Sequence[Change], message: str, *, dry_run: bool) -> bool:
    """Carry out changes, say what was written, and commit it where `git_commit: true` asks for it.

    Args:
        session: the journal.
        changes: in the order in which to write them.
        message: of the commit, such as "sent: thank-you to Priya Raman".
        dry_run: print the changes on stdout instead, and write nothing.

    Returns:
        Whether anything was written.

    Raises:
        AfterwordError: a file could not be written; see ``keeping.atomic.carry_out``.
    """
    if dry_run:
        for change in changes:
            click.echo(change.diff(), nl=False)
        return False
    from afterword.keeping.atomic import carry_out

    wanted = session.settings.git_commit
    if wanted:
        from afterword.keeping.git import commit, look

        before = look(session.root, changes)
    written = carry_out(session.root, changes)
    verbs = {change.path: change.verb for change in changes}
    for path in written:
        say(f"{verbs[path].capitalize()} {path}")
    if wanted and written:
        told = commit(before, message)
        if told:
            say(told)
    return bool(written)


def edited(session: Session, path: str, changes: Mapping[str, Value | Removed]) -> Change:
    """The change of some front matter keys of one record.

    Raises:
        EditRefusedError: the file is written in a way that cannot be changed safely.
    """
    from afterword.keeping.atomic import Change
    from afterword.keeping.editing import edit

    old = (session.root / path).read_bytes()
    return Change(path, old, edit(old, changes, path))


def say_next(session: Session, contact: str) -> None:
    """Say what comes next with one person, from the files as they are now."""
    from afterword.kinds import kind_words

    later = session.again()
    name = later.journal.contacts[contact].first_name
    for item in later.plan:
        if item.contact == contact and item.state != "held":
            when = item.when(later.calendar)
            say(f"Next for {name}: {kind_words(item.kind)}, {when}.")
            return
    say(f"Nothing further is planned for {name}.")
