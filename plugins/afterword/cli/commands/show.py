"""`afterword show`."""

from __future__ import annotations

import click

from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json, who
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import say


@click.command(cls=JournalCommand)
@who
@as_json
@pass_session
def show(session: Session, who: str, as_json: bool) -> None:
    """Show one person: facts, history, what is next."""
    from afterword.cli.open_session import opened
    from afterword.cli.shown.person import person_as_json, print_person
    from afterword.followups.freshness import freshness

    session = opened(session)
    contact = session.contact(who)
    fresh = freshness(session.journal, contact.slug, session.now, session.settings)
    follow_ups = [item for item in session.plan if item.contact == contact.slug]
    if as_json:
        print_json(person_as_json(session, contact, fresh, follow_ups))
        return
    print_person(session, contact, fresh, follow_ups)
    say(f"\nTheir file: {contact.file.path}")
