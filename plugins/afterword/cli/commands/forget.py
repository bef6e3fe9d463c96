"""`afterword forget`."""

from __future__ import annotations

import sys

import click

from afterword.cli.options import JournalCommand, dry_run, who
from afterword.cli.session import Session, pass_session, say
from afterword.cli.writes import write
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
    from afterword.keeping.forgetting import forget as plan_forgetting
    from afterword.keeping.git import history

    contact = session.contact(who)
    forgetting = plan_forgetting(_files(session), contact.slug)
    for item in forgetting.report:
        say(str(item))
    if not dry_run and not yes:
        if not sys.stdin.isatty():
            raise AfterwordError(
                f"{contact.name} was not forgotten. Add --yes, since there is nobody to ask."
            )
        click.confirm(f"Forget {contact.name}?", abort=True, err=True)
    # The commit must not say the name again.
    write(session, forgetting.changes, "forget: a contact", dry_run=dry_run)
    if not dry_run:
        kept = history(session.root, forgetting.deleted, forgetting.words)
        say(kept or f"{contact.name} is forgotten.")


def _files(session: Session) -> dict[str, bytes]:
    """Every file of the four folders, whether it is a record or not."""
    from afterword.records.schema import SCHEMAS

    return {
        path.relative_to(session.root).as_posix(): path.read_bytes()
        for schema in SCHEMAS
        for path in sorted((session.root / schema.folder).rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
