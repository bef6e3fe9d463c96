"""`afterword debrief`."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click

from afterword.cli.completion import records
from afterword.cli.layout import columns
from afterword.cli.options import Day, JournalCommand, Moment, choice, dry_run
from afterword.cli.session import Session, pass_session, say
from afterword.cli.writes import carry_through
from afterword.errors import AfterwordError
from afterword.records.schema import INTERVIEW

if TYPE_CHECKING:
    from afterword.actions.told import Told


@click.command(cls=JournalCommand)
@click.option("--company", metavar="NAME", help=INTERVIEW.field("company").help)
@click.option("--position", metavar="TITLE", help=INTERVIEW.field("position").help)
@click.option("--when", type=Moment("past"), metavar="DATE", help="When it was; default: today.")
@click.option("--minutes", type=click.IntRange(1, 1440), help=INTERVIEW.field("minutes").help)
@click.option("--round", metavar="ROUND", help=INTERVIEW.field("round").help)
@click.option("--format", type=choice(INTERVIEW, "format"), help=INTERVIEW.field("format").help)
@click.option(
    "--met",
    multiple=True,
    metavar="PERSON",
    help='Who was met: "NAME; role: …; interests: …, …; talked about: …; promised: … by DATE".',
)
@click.option(
    "--owner", metavar="WHO", shell_complete=records("contacts"), help=INTERVIEW.field("owner").help
)
@click.option("--decision-by", type=Day("future"), metavar="DATE", help=INTERVIEW.field("decision_by").help)
@click.option("--feeling", type=click.IntRange(1, 10), help=INTERVIEW.field("feeling").help)
@click.option("--said", metavar="WORDS", help="Anything else worth keeping.")
@click.option(
    "--from",
    "source",
    type=click.File(encoding="utf-8"),
    help="A Markdown file in the shape of an interview; - for stdin.",
)
@dry_run
@pass_session
def debrief(
    session: Session,
    /,
    met: tuple[str, ...],
    source: TextIO | None,
    said: str | None,
    dry_run: bool,
    **fields: Any,
) -> None:
    """Write down an interview while it is fresh.

    On a terminal it asks: who was there, what each of them said and cares about, what you promised, what
    comes next, how it felt. With options it asks nothing.

    \b
    In --met, pieces after the name begin with one of
      talked about:  lit up at:  worried about:  promised:
      role:  part:  company:  address:  email:  phone:  linkedin:  interests:
    In a file, each person is a heading of level 2 with such list items below it.
    """  # noqa: D301  click reads the escape
    from afterword.actions.told import Told
    from afterword.actions.write_up import UNSAID, comes_of_it, write_up
    from afterword.cli.asking import ask_debrief

    told = _told(session, met, source, said, fields)
    complete, asked = True, told is None
    if told is None:
        told = Told()
        complete = ask_debrief(session, told)
    if not told.people and not told.company:
        raise click.UsageError("Say who was met, with --met or --from.") if complete else click.Abort
    with _no_interruption():
        written = write_up(session.desk, told, forgiving=asked)
        if written.company == UNSAID and not asked:
            raise click.UsageError("Say which company it was: --company NAME")
        try:
            carry_through(session, written.act, dry_run=dry_run)
        except AfterwordError:
            for change in written.act.changes if asked else ():
                click.echo(change.diff(), nl=False)  # or two minutes of answers would be lost
            raise
    if dry_run:
        return
    path = f"interviews/{written.interview}.md"
    if not complete:
        say(f"What you said is in {path}; `afterword debrief` again adds to it.")
    if written.company == UNSAID:
        say(f"In {path} the company is missing; nothing is due before it is there.")
    rows = comes_of_it(session.desk.again(), written)
    if rows:
        say(f"What comes of it:\n{columns(rows)}")
    say(f"Next: afterword draft {written.contacts[0]}" if written.contacts else "Next: afterword due")


@contextmanager
def _no_interruption() -> Iterator[None]:
    """Ctrl-C, pressed twice by somebody in a hurry, must not stop the writing that the first one began."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _told(
    session: Session, met: tuple[str, ...], source: TextIO | None, said: str | None, fields: dict[str, Any]
) -> Told | None:
    """What the options say; None where there are none, so that there are questions to ask.

    Raises:
        UsageError: there are none, and there is no terminal to ask on.
    """
    from afterword.actions.told import Told, read_file, read_met

    given = {key: value for key, value in fields.items() if value is not None}
    if not (met or source or said or given):
        if sys.stdin.isatty():
            return None
        raise click.UsageError(
            "There is no terminal to ask on. Use --met and the other options, or --from FILE."
        )
    told = read_file(source.read(), session.today) if source else Told()
    told.fields |= given
    for text in met:
        try:
            told.people.append(read_met(text, session.today))
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--met") from error
    told.prose = "\n\n".join(part for part in (told.prose, said) if part)
    return told
