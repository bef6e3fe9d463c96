"""`afterword draft`."""

from __future__ import annotations

import click

from afterword.cli.completion import records
from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json, dry_run, who
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import put, say
from afterword.kinds import KINDS


@click.command(cls=JournalCommand)
@who
@click.option(
    "--kind", type=click.Choice(tuple(KINDS)), metavar="KIND", help="What kind of note; default: what is due."
)
@click.option(
    "--gift", metavar="GIFT", shell_complete=records("gifts"), help="What to give; default: what fits best."
)
@click.option(
    "--through",
    metavar="COMMAND",
    help="Let a command of yours rewrite it: facts and draft as JSON in, a text out, checked as ours is.",
)
@click.option("--save", is_flag=True, help="Make the note file, as a draft.")
@as_json
@dry_run
@pass_session
def draft(
    session: Session,
    who: str,
    kind: str | None,
    gift: str | None,
    through: str | None,
    save: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Compose a note to somebody.

    The same journal and day give the same text. What only you can know stays a [gap] to fill in.
    KIND is one of those in the reference, such as thank-you, value-add or decision-check-in.
    """
    from afterword.actions import drafting
    from afterword.cli.open_session import opened
    from afterword.cli.shown.draft import draft_as_json, say_the_rest
    from afterword.cli.writes import carry_through
    from afterword.records.raw_record import slug_of_path

    session = opened(session)
    contact = session.contact(who)
    drafted = drafting.draft(session.desk, contact, kind, gift)
    if drafted.doubt:
        say(drafted.doubt)
    if through is not None:
        from afterword.cli.through import drafted_through

        drafted = drafted_through(session, drafted, through, save=save)
    composed = drafted.draft
    if as_json:
        print_json(draft_as_json(contact, composed, session.settings.language_of(contact)))
    else:
        put(f"Subject: {composed.subject}\n\n{composed.body.rstrip()}")
    saved = composed.note
    if save:
        act = drafting.save(session.desk, drafted)
        carry_through(session, act, dry_run=dry_run)
        if act.changes and not dry_run:
            saved = slug_of_path(act.changes[0].path)
    say_the_rest(session, contact, composed, drafted.follow_up, saved=saved, gift=gift)
