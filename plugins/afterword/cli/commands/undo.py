"""`afterword undo`."""

from __future__ import annotations

import click

from afterword.cli.options import JournalCommand, dry_run
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@dry_run
@pass_session
def undo(session: Session, dry_run: bool) -> None:
    """Take the last action back, whole.

    Every file is as it was before. Repeated, it goes further back, up to 20 actions. Where you have changed
    one of the files since, nothing is taken back; what `forget` does is for good. The paths of the files go
    to stdout, one a line.
    """
    from afterword.actions.undoing import undo as take_back
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    carry_through(session, take_back(session.desk), dry_run=dry_run, paths=True)
