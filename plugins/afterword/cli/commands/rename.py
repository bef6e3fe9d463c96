"""`afterword rename`."""

from __future__ import annotations

import click

from afterword.cli.options import JournalCommand, dry_run, what
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@click.argument("old")
@click.argument("new")
@what
@dry_run
@pass_session
def rename(session: Session, old: str, new: str, what: str | None, dry_run: bool) -> None:
    """Give a person, a company, a position or an interest another name.

    OLD is what it is called, or any unambiguous part of that. Every field, reference and heading of a
    debrief follows, and so do the names of a person's file and notes; what was sent or received, your own
    prose and the names of interviews stay. All files are changed or none. The paths of the files go to
    stdout, one a line.
    """
    from afterword.actions import renaming
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    carry_through(session, renaming.rename(session.desk, old, new, what), dry_run=dry_run, paths=True)
