"""`afterword stop`."""

from __future__ import annotations

import click

from afterword.cli.options import JournalCommand, dry_run, who
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@who
@click.option("--said", required=True, metavar="WORDS", help="What they said, or why, in a few words.")
@dry_run
@pass_session
def stop(session: Session, who: str, said: str, dry_run: bool) -> None:
    """Never write to somebody again.

    Nothing will be due to them, ever. Take `do_not_contact` out of their file if they change their mind.
    """
    from afterword.actions import contacting
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    if not said.strip():
        raise click.BadParameter("a few words are needed, so that you know later why.", param_hint="--said")
    session = opened(session)
    act = contacting.stop(session.desk, session.contact(who), said)
    carry_through(session, act, dry_run=dry_run)
