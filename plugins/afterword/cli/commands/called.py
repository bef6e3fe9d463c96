"""`afterword called`."""

from __future__ import annotations

from datetime import date

import click

from afterword.cli.options import Day, JournalCommand, Moment, dry_run, what_came_of_it, who
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import words_of


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
    "--via",
    type=click.Choice(("phone", "in-person")),
    default="phone",
    show_default=True,
    help="A call, or a talk.",
)
@what_came_of_it
@click.option(
    "--by",
    type=Day("future"),
    metavar="DATE",
    help="The day of what you promised; a weekday means the next one.",
)
@dry_run
@pass_session
def called(
    session: Session,
    who: str,
    text: str,
    on: date | None,
    via: str,
    position: str | None,
    promised: tuple[str, ...],
    interests: str,
    by: date | None,
    dry_run: bool,
) -> None:
    """Write down a call or talk of yours.

    TEXT is what was said, in a line; `-` reads it from the standard input. No letter is made up for it. What
    comes next counts from it, as from a note of yours.
    """
    from afterword.actions.called import called as write_down
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
            on,
            via=via,
            position=about,
            promised=promised,
            by=by,
            interests=tags(interests),
        ),
        position,
    )
    carry_through(session, act, dry_run=dry_run)
