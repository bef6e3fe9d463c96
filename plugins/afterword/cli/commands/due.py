"""`afterword due`."""

from __future__ import annotations

import click

from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@click.option("--all", "everything", is_flag=True, help="With what comes later and what is held back.")
@as_json
@pass_session
def due(session: Session, everything: bool, as_json: bool) -> None:
    """List what to write, to whom, and why.

    Whoever can be written to now comes first; each line says by when and for what reason.
    """
    from afterword.cli.open_session import opened
    from afterword.cli.shown.due import print_follow_ups, say_what_next

    session = opened(session)
    planned = session.plan
    shown = [item for item in planned if everything or item.state in ("due", "late")]
    if as_json:
        print_json(
            {
                "version": 1,
                "today": session.today.isoformat(),
                "follow_ups": [item.as_json() for item in shown],
            }
        )
        return
    print_follow_ups(session, shown)
    say_what_next(session, planned, everything)
