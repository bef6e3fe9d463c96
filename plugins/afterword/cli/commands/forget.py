"""`afterword forget`."""

from __future__ import annotations

from dataclasses import replace

import click

from afterword.cli.options import JournalCommand, dry_run, who
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import agreed, interactive, say
from afterword.errors import AfterwordError


@click.command(cls=JournalCommand)
@who
@click.option("--yes", is_flag=True, help="Do not ask.")
@dry_run
@pass_session
def forget(session: Session, who: str, yes: bool, dry_run: bool) -> None:
    """Remove a person from the journal.

    Their file and their notes are deleted, their name is taken out of debriefs and all else, and you
    are told what the history of git still holds.
    """
    from afterword.actions import forgetting
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    contact = session.contact(who)
    act = forgetting.forget(session.desk, contact)
    if not dry_run and not yes:
        for told in act.said:
            say(told)
        if not interactive():
            raise AfterwordError(
                f"{contact.name} was not forgotten. Add --yes, since there is nobody to ask."
            )
        if not agreed(f"Forget {contact.name}?"):
            raise AfterwordError(f"{contact.name} was not forgotten.")
        act = replace(act, said=())
    carry_through(session, act, dry_run=dry_run)
