"""A note composed, on a terminal: `afterword draft`."""

from __future__ import annotations

from dataclasses import replace

from afterword.actions.once_sent import once_sent
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import say
from afterword.followups.follow_up import FollowUp
from afterword.records.contact import Contact
from afterword.records.who import typed
from afterword.words.counts import counted
from afterword.words.shell import command
from afterword.writing.composing import Draft
from afterword.writing.mail import mailto


def draft_as_json(contact: Contact, composed: Draft, language: str) -> dict[str, object]:
    """A draft for other programs."""
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
        "language": language,
    }


def say_the_rest(
    session: OpenSession,
    contact: Contact,
    composed: Draft,
    follow_up: FollowUp,
    *,
    saved: str | None,
    gift: str | None,
) -> None:
    """Say what is left to fill in, whether it is time, and what to do next.

    Args:
        session: the journal.
        contact: to whom it goes.
        composed: the text.
        follow_up: what it is written for.
        saved: the slug of its file; None where there is none.
        gift: the one that was asked for.
    """
    say("")
    if composed.notice:
        say(composed.notice)
    if composed.gaps:
        say(f"{counted(len(composed.gaps), 'gap')} to fill in: {' '.join(composed.placeholders)}")
    if not contact.email:
        say(f"There is no e-mail address of {contact.name} in {contact.file.path}.")
    if follow_up.state == "held":
        say(f"Better not yet: {follow_up.why}")
    elif follow_up.state == "upcoming":
        say(f"There is time: it opens {session.calendar.near(follow_up.opens)}.")
    who = typed(session.journal, contact.slug)
    after = once_sent(session.desk, replace(composed, note=saved), follow_up, filled=saved is not None)
    # What can be marked as it stands here needs no file.
    if saved or (not composed.gaps and len(after) == 1):
        say(f"Once it is on its way: {after[-1]}")
    else:
        chosen = {"gift": gift} if gift else {}
        say(f"To make it yours: {command('draft', who, kind=composed.kind, **chosen, save=True)}")
