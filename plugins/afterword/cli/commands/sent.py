"""`afterword sent`."""

from __future__ import annotations

from datetime import date

import click

from afterword.cli.completion import records
from afterword.cli.options import JournalCommand, Moment, dry_run, who
from afterword.cli.session import Session, pass_session
from afterword.records.schema import NOTE


@click.command(cls=JournalCommand)
@who
@click.option(
    "--note",
    "wanted_note",
    metavar="NOTE",
    shell_complete=records("notes"),
    help="Which draft, where there are several.",
)
@click.option(
    "--on",
    type=Moment("past", only=True),
    metavar="DATE",
    help="When; default: now. A weekday means the last one.",
)
@click.option("--via", type=click.Choice(NOTE.field("via").choices), help="How it went; default: email.")
@dry_run
@pass_session
def sent(
    session: Session, who: str, wanted_note: str | None, on: date | None, via: str | None, dry_run: bool
) -> None:
    """Mark a note as sent.

    It is the saved draft to that person; where there is none, the note that is due is saved and marked.
    """
    from afterword.actions.sent import sent as mark
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    act = mark(session.desk, session.contact(who), wanted_note, on, via)
    carry_through(session, act, dry_run=dry_run)
