"""`afterword heard`."""

from __future__ import annotations

from datetime import date

import click

from afterword.cli.options import Day, JournalCommand, Moment, dry_run, what_came_of_it, who
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import words_of
from afterword.kinds import INCOMING_KINDS


@click.command(cls=JournalCommand)
@who
@click.argument("text", required=False, default="")
@click.option(
    "--on",
    type=Moment("past", only=True),
    metavar="DATE",
    help="When; default: now. A weekday means the last one.",
)
@click.option(
    "--decision-by",
    type=Day("future"),
    metavar="DATE",
    help="The date they now give for a decision; after an offer, the day by which they want your answer. "
    "A weekday means the next one.",
)
@click.option(
    "--kind",
    type=click.Choice(INCOMING_KINDS),
    default=INCOMING_KINDS[0],
    show_default=True,
    help="What it was.",
)
@click.option(
    "--asks", metavar="WORDS", default="", help='What they want, such as "two references by thursday".'
)
@what_came_of_it
@click.option(
    "--by",
    type=Day("future"),
    metavar="DATE",
    help="The day of what they want, or of what you promised; a weekday means the next one.",
)
@dry_run
@pass_session
def heard(
    session: Session,
    who: str,
    text: str,
    on: date | None,
    decision_by: date | None,
    kind: str,
    asks: str,
    position: str | None,
    promised: tuple[str, ...],
    interests: str,
    by: date | None,
    dry_run: bool,
) -> None:
    """Write down a reply, a call or news.

    TEXT is what they said, in quotes; `-` reads it from the standard input. What they want is due before
    everything else; any note or call of yours after it answers it.
    """
    from afterword.actions.heard import heard as write_down
    from afterword.actions.told import tags
    from afterword.cli.choosing import with_its_position
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    contact = session.contact(who)
    words = words_of(text)
    act = with_its_position(
        lambda about: write_down(
            session.desk,
            contact,
            words,
            kind,
            on,
            decision_by,
            position=about,
            asks=asks,
            promised=promised,
            by=by,
            interests=tags(interests),
        ),
        position,
    )
    carry_through(session, act, dry_run=dry_run)
