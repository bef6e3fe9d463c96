"""`afterword draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from afterword.cli.completion import records
from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json, dry_run, who
from afterword.cli.session import Session, pass_session, say
from afterword.cli.writes import write
from afterword.errors import AfterwordError
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
    from afterword.actions.drafting import note_file, wanted

    contact = session.contact(who)
    follow_up = wanted(session, contact, kind)
    composed = _compose(session, follow_up, gift)
    if as_json:
        print_json(_data(session, contact, composed))
    else:
        click.echo(f"Subject: {composed.subject}\n\n{composed.body.rstrip()}")
    if save and composed.note:
        say(f"It is saved already: {session.journal.notes[composed.note].file.path}")
    elif save:
        change = note_file(session, composed, follow_up.interview)
        write(session, [change], f"draft: {composed.kind} to {contact.name}", dry_run=dry_run)
    _say_the_rest(session, contact, composed, follow_up)


def _compose(session: Session, follow_up: FollowUp, gift: str | None) -> Draft:
    from afterword.gifts.shelf import why_not
    from afterword.writing.composing import compose, draft_for

    journal, today = session.journal, session.today
    if gift is None:
        return draft_for(journal, follow_up, session.settings, today, session.templates)
    slug = _gift(session, gift)
    doubt = why_not(journal, follow_up.contact, slug, today)
    if doubt:
        say(doubt)
    return compose(journal, follow_up, session.settings, today, slug, session.templates)


def _gift(session: Session, text: str) -> str:
    from afterword.records.who import matching

    gifts = session.journal.gifts
    if text in gifts:
        return text
    found = matching(text, {slug: gift.title for slug, gift in gifts.items()})
    if len(found) == 1:
        return found[0]
    listed = "".join(f"\n  {gifts[slug].title} ({slug})" for slug in found or gifts)
    if found:
        raise AfterwordError(f'"{text}" could be {len(found)} gifts; say more:{listed}')
    raise AfterwordError(f'No gift is called "{text}".' + (f" There are:{listed}" if listed else ""))


def _data(session: Session, contact: Contact, composed: Draft) -> dict[str, object]:
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
    }


def _say_the_rest(session: Session, contact: Contact, composed: Draft, follow_up: FollowUp) -> None:
    from afterword.words.counts import counted

    say("")
    if composed.placeholders:
        say(f"{counted(len(composed.placeholders), 'gap')} to fill in: {' '.join(composed.placeholders)}")
    if not contact.email:
        say(f"There is no e-mail address of {contact.name} in {contact.file.path}.")
    if follow_up.state == "held":
        say(f"Better not yet: {follow_up.why}")
    elif follow_up.state == "upcoming":
        say(f"There is time: it opens {session.calendar.near(follow_up.opens)}.")
    say(f"Once it is on its way: afterword sent {contact.slug}")
