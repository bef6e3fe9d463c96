"""`afterword sent`."""

from __future__ import annotations

from datetime import date

import click

from afterword.cli.completion import records
from afterword.cli.options import JournalCommand, Moment, dry_run, who
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import words_of
from afterword.kinds import KINDS
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
@click.option(
    "--kind",
    type=click.Choice(tuple(KINDS)),
    metavar="KIND",
    help="What kind of note, where several are saved or due.",
)
@click.option("--text", metavar="TEXT", help="The words as they went; - reads them.")
@click.option("--subject", metavar="TEXT", help="The subject as it went; default: that of the saved draft.")
@click.option("--anyway", is_flag=True, help="Mark it with what is left to fill in; `check` still names it.")
@dry_run
@pass_session
def sent(
    session: Session,
    who: str,
    wanted_note: str | None,
    on: date | None,
    via: str | None,
    kind: str | None,
    text: str | None,
    subject: str | None,
    anyway: bool,
    dry_run: bool,
) -> None:
    """Mark a note as sent.

    It is the saved draft to that person; where there is none, the note that is due is saved and marked. What
    went `--via phone` or `in-person` is marked without a letter. A note that has gaps to fill in, that is
    not due, or that went out already is refused.
    """
    from afterword.actions.sent import sent as mark
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    contact = session.contact(who)
    words = "" if text is None else words_of(text)
    if text is not None and not words.strip():
        raise click.UsageError("--text is empty. Give the words as they went, or leave it out.")
    act = mark(
        session.desk, contact, wanted_note, on, via, kind=kind, text=words, anyway=anyway, subject=subject
    )
    carry_through(session, act, dry_run=dry_run)
