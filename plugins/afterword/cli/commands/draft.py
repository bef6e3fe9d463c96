"""`afterword draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from afterword.cli.completion import records
from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json, dry_run, who
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import put, say
from afterword.cli.writes import carry_through
from afterword.kinds import KINDS

if TYPE_CHECKING:
    from afterword.followups.follow_up import FollowUp
    from afterword.records.contact import Contact
    from afterword.writing.composing import Draft


@click.command(cls=JournalCommand)
@who
@click.option(
    "--kind", type=click.Choice(tuple(KINDS)), metavar="KIND", help="What kind of note; default: what is due."
)
@click.option(
    "--gift", metavar="GIFT", shell_complete=records("gifts"), help="What to give; default: what fits best."
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
    save: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Compose a note to somebody.

    The same journal and day give the same text. What only you can know stays a [gap] to fill in.
    KIND is one of those in the reference, such as thank-you, value-add or decision-check-in.
    """
    from afterword.actions import drafting

    contact = session.contact(who)
    drafted = drafting.draft(session.desk, contact, kind, gift)
    if drafted.doubt:
        say(drafted.doubt)
    composed = drafted.draft
    if as_json:
        print_json(_data(contact, composed))
    else:
        put(f"Subject: {composed.subject}\n\n{composed.body.rstrip()}")
    if save:
        carry_through(session, drafting.save(session.desk, drafted), dry_run=dry_run)
    _say_the_rest(session, contact, composed, drafted.follow_up)


def _data(contact: Contact, composed: Draft) -> dict[str, object]:
    from afterword.writing.mail import mailto

    return {
        "version": 1,
        "to": composed.to,
        "kind": composed.kind,
        "subject": composed.subject,
        "body": composed.body,
        "gift": composed.gift,
        "mailto": mailto(contact.email, composed.subject, composed.body) if contact.email else None,
        "placeholders": list(composed.placeholders),
        "gaps": [{"text": gap.text, "line": gap.line, "where": gap.where} for gap in composed.gaps],
    }


def _say_the_rest(session: Session, contact: Contact, composed: Draft, follow_up: FollowUp) -> None:
    from afterword.records.who import typed
    from afterword.words.counts import counted
    from afterword.words.shell import command

    say("")
    if composed.gaps:
        say(f"{counted(len(composed.gaps), 'gap')} to fill in: {' '.join(composed.placeholders)}")
    if not contact.email:
        say(f"There is no e-mail address of {contact.name} in {contact.file.path}.")
    if follow_up.state == "held":
        say(f"Better not yet: {follow_up.why}")
    elif follow_up.state == "upcoming":
        say(f"There is time: it opens {session.calendar.near(follow_up.opens)}.")
    say(f"Once it is on its way: {command('sent', typed(session.journal, contact.slug))}")
