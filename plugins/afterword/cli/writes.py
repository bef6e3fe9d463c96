"""Carrying out actions, one way for every command: shown only with --dry-run."""

from __future__ import annotations

from afterword.actions.act import Act, nothing_more
from afterword.actions.carrying_out import carry_through as write
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import put, say


def carry_through(session: OpenSession, act: Act, *, dry_run: bool, paths: bool = False) -> None:
    """Carry out an action and say what was written and what comes of it.

    Args:
        session: the journal.
        act: what an action would change.
        dry_run: print the changes on stdout instead, and write nothing.
        paths: print the paths of the files on stdout, one a line, rather than say what happened to each.

    Raises:
        AfterwordError: a file could not be written; see ``keeping.past.act``.
    """
    for told in act.said:
        say(told)
    if dry_run:
        for change in act.changes:
            put(change.diff(), end="")
        return
    done = write(session.desk, act)
    for verb, path in done.files:
        if paths:
            put(path)
        else:
            say(f"{verb.capitalize()} {path}")
    if done.git:
        say(done.git)
    if act.afterwards is not nothing_more:
        for told in act.afterwards(session.desk.again()):
            say(told)
