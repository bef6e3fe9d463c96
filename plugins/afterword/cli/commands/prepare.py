"""`afterword prepare`."""

from __future__ import annotations

import click

from afterword.cli.completion import records
from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@click.argument("meant", metavar="[WHO|COMPANY]", required=False, shell_complete=records("contacts"))
@as_json
@pass_session
def prepare(session: Session, meant: str | None, as_json: bool) -> None:
    """Show what to know before the next interview, or a call.

    Who will be there and what each of them cares about, what was said, asked and promised. Without
    a name it is the next interview of all; where none is ahead, WHO or COMPANY is for a call.
    """
    from afterword.cli.open_session import opened
    from afterword.cli.shown.prepare import print_preparation
    from afterword.followups.preparation import prepared

    session = opened(session)
    found = prepared(session.journal, session.now, session.settings, meant)
    if as_json:
        print_json(found.as_json(session.journal))
    else:
        print_preparation(session, found)
