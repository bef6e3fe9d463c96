"""`afterword merge`."""

from __future__ import annotations

import click

from afterword.cli.completion import records
from afterword.cli.options import JournalCommand, dry_run, what, who
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@who
@click.argument("into", shell_complete=records("contacts"))
@click.option(
    "--keep", multiple=True, metavar="FIELD", help="A field in which they differ: that of INTO is right."
)
@click.option(
    "--take", multiple=True, metavar="FIELD", help="A field in which they differ: that of WHO is right."
)
@what
@dry_run
@pass_session
def merge(
    session: Session,
    who: str,
    into: str,
    keep: tuple[str, ...],
    take: tuple[str, ...],
    what: str | None,
    dry_run: bool,
) -> None:
    """Put two files of one person together.

    What WHO has goes into the file of INTO: fields and list items that are missing there, the text, the
    debriefs, the notes and every reference; the file of WHO goes. Where the two differ in a field you are
    asked to say which is right. Two spellings of a company, a position or an interest are put together in
    the same way. All files are changed or none. The paths of the files go to stdout, one a line.
    """
    from afterword.actions import merging
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session = opened(session)
    act = merging.merge(session.desk, who, into, what, keep, take)
    carry_through(session, act, dry_run=dry_run, paths=True)
