"""`afterword snooze`."""

from __future__ import annotations

from datetime import date

import click

from afterword.cli.options import Day, JournalCommand, dry_run, who
from afterword.cli.session import Session, pass_session, say
from afterword.cli.writes import edited, write


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
    contact = session.contact(who)
    change = edited(session, contact.file.path, {"snoozed_until": until})
    write(session, [change], f"snooze: {contact.name} until {until}", dry_run=dry_run)
    if not dry_run:
        say(f"Nothing is due to {contact.name} before {session.calendar.day(until)}.")
