"""`afterword close`."""

from __future__ import annotations

from datetime import date

import click

from afterword.cli.options import Day, JournalCommand, dry_run
from afterword.cli.session import Session, pass_session
from afterword.records.schema import INTERVIEW


@click.command(cls=JournalCommand)
@click.argument("company")
@click.option("--position", metavar="TITLE", help="Which position, or a part of its title.")
@click.option(
    "--outcome",
    type=click.Choice(INTERVIEW.field("outcome").choices),
    required=True,
    help="Where it stands now.",
)
@click.option(
    "--on",
    type=Day("past", only=True),
    metavar="DATE",
    help="When you knew; default: today, or the day on record. A weekday means the last one.",
)
@click.option(
    "--answer-by",
    type=Day("future"),
    metavar="DATE",
    help="With an offer: the day by which they want your answer; a weekday means the next one.",
)
@dry_run
@pass_session
def close(
    session: Session,
    company: str,
    position: str | None,
    outcome: str,
    on: date | None,
    answer_by: date | None,
    dry_run: bool,
) -> None:
    """Set how a position ended, or where it stands.

    COMPANY is a name or any unambiguous part of one. The outcome goes into the newest interview of
    the position. `--outcome open` opens one again that had ended or rested.
    """
    from afterword.actions import closing
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through
    from afterword.records.who import find_position

    session = opened(session)
    found = find_position(session.journal, company, position)
    act = closing.close(session.desk, found, outcome, on, answer_by)
    carry_through(session, act, dry_run=dry_run)
