"""`afterword snooze`."""

from __future__ import annotations

from datetime import date

import click

from afterword.cli.options import Day, JournalCommand, dry_run, who
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@who
@click.option(
    "--until",
    type=Day("future", only=True),
    metavar="DATE",
    required=True,
    help="Nothing is due to them before; a weekday means the next one.",
)
@dry_run
@pass_session
def snooze(session: Session, who: str, until: date, dry_run: bool) -> None:
    """Let nothing be due to somebody until a date."""
    from afterword.actions import contacting
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    act = contacting.snooze(session.desk, session.contact(who), until)
    carry_through(session, act, dry_run=dry_run)
