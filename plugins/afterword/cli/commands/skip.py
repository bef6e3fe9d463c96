"""`afterword skip`."""

from __future__ import annotations

import click

from afterword.cli.options import JournalCommand, dry_run, who
from afterword.cli.session import Session, pass_session
from afterword.kinds import KINDS


@click.command(cls=JournalCommand)
@who
@click.option(
    "--kind",
    type=click.Choice(tuple(KINDS)),
    metavar="KIND",
    help="What kind of note; default: what is to be written first.",
)
@click.option("--reason", metavar="WORDS", default="", help="Why, for the list of actions and the commit.")
@dry_run
@pass_session
def skip(session: Session, who: str, kind: str | None, reason: str, dry_run: bool) -> None:
    """Pass one follow-up over.

    It is due no more, and what comes after it counts from today. The person's file keeps it, under
    `skipped`; take the entry out if you change your mind.
    """
    from afterword.actions import skipping
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    act = skipping.skip(session.desk, session.contact(who), kind, reason=reason)
    carry_through(session, act, dry_run=dry_run)
