"""`afterword debrief`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from afterword.cli.completion import records
from afterword.cli.options import Day, JournalCommand, Moment, Utf8File, dry_run
from afterword.cli.session import Session, pass_session
from afterword.records.schema import INTERVIEW


@click.command(cls=JournalCommand)
@click.option("--company", metavar="NAME", help=INTERVIEW.field("company").help)
@click.option("--position", metavar="TITLE", help=INTERVIEW.field("position").help)
@click.option("--when", type=Moment("past"), metavar="DATE", help="When it was; default: today.")
@click.option("--minutes", type=click.IntRange(1, 1440), help=INTERVIEW.field("minutes").help)
@click.option("--round", metavar="ROUND", help=INTERVIEW.field("round").help)
@click.option(
    "--format", type=click.Choice(INTERVIEW.field("format").choices), help=INTERVIEW.field("format").help
)
@click.option(
    "--met",
    multiple=True,
    metavar="PERSON",
    help='Who was met: "NAME; role: …; interests: …, …; talked about: …; promised: … by DATE".',
)
@click.option(
    "--absent",
    multiple=True,
    metavar="WHO",
    shell_complete=records("contacts"),
    help="Who was invited and did not come; once for each.",
)
@click.option(
    "--owner", metavar="WHO", shell_complete=records("contacts"), help=INTERVIEW.field("owner").help
)
@click.option("--decision-by", type=Day("future"), metavar="DATE", help=INTERVIEW.field("decision_by").help)
@click.option("--feeling", type=click.IntRange(1, 10), help=INTERVIEW.field("feeling").help)
@click.option(
    "--stay-in-touch",
    "stay",
    metavar="HOW",
    help='With everybody met: yes, or how often, such as 90d or "3 months".',
)
@click.option("--new", is_flag=True, help="The company and the position are new, whatever they are like.")
@click.option("--said", metavar="WORDS", help="Anything else worth keeping.")
@click.option(
    "--from",
    "source",
    type=Utf8File(),
    metavar="FILE",
    help="A Markdown file in the shape of an interview; - for stdin.",
)
@dry_run
@pass_session
def debrief(
    session: Session,
    /,
    met: tuple[str, ...],
    absent: tuple[str, ...],
    source: tuple[str, str] | None,
    said: str | None,
    stay: str | None,
    new: bool,
    dry_run: bool,
    **fields: Any,
) -> None:
    """Write down an interview while it is fresh.

    On a terminal it asks: who was there, what each of them said and cares about, what you promised, what
    comes next, how it felt. Of each person it shows what the letter would say, and takes your own words
    instead. With options it asks nothing.

    \b
    In --met, pieces after the name begin with one of
      talked about:  lit up at:  asked me:  answer:  worries them:
      say:  since:  promised:  part:  private:
      role:  company:  address:  email:  phone:  linkedin:  interests:
      stay in touch:
      same: yes  new: yes
    In a file, each person is a heading of level 2 with such list items below it.
    Known companies, positions and people are found by part; what a person's file says is never
    overwritten: where it differs, "same: yes" or "new: yes" says who is meant.
    """  # noqa: D301  click reads the escape
    from afterword.actions.told import PLACES
    from afterword.actions.unfinished import broken_off
    from afterword.cli.debriefing import (
        debrief_on_terminal,
        finish,
        say_how_to_stay_in_touch,
        say_what_comes,
        say_what_is_left_open,
        say_what_is_unfinished,
        told_in_options,
        wished_for_all,
    )
    from afterword.cli.open_session import opened

    session = opened(session)
    told = told_in_options(session, met, source, said, fields, absent)
    if told is None and stay:
        raise click.UsageError("Say who was met, with --met or --from.")
    if told is None:
        debrief_on_terminal(session, dry_run=dry_run)
        return
    if stay:
        wished_for_all(told, stay)
    if new:
        told.new = frozenset(PLACES)
    if not told.people and not told.company:
        raise click.UsageError("Say who was met, with --met or --from.")
    taken_up = [
        unfinished
        for unfinished in broken_off(session.root)
        if source and Path(source[0]).resolve() == (session.root / unfinished.path).resolve()
    ]
    if taken_up:
        told.kept, told.on = True, taken_up[0].on
    written = finish(session, told, forgiving=False, dry_run=dry_run)
    if dry_run:
        return
    for unfinished in taken_up:
        unfinished.drop()  # it is written up now
    say_what_is_left_open(session, written)
    say_what_comes(session, written)
    say_how_to_stay_in_touch(session, written)
    say_what_is_unfinished(session)
