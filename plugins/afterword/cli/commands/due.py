"""`afterword due`."""

from __future__ import annotations

import click

from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json
from afterword.cli.session import Session, pass_session


@click.command(cls=JournalCommand)
@click.option("--all", "everything", is_flag=True, help="With what comes later and what is held back.")
@click.option("--why", "in_full", is_flag=True, help="With each reason in full, and the rule behind it.")
@click.option("--ics", is_flag=True, help="As a calendar, to import: afterword due --ics > due.ics")
@click.option("--reminders", is_flag=True, help="With --ics: each entry reminds you, the day before.")
@as_json
@pass_session
def due(session: Session, everything: bool, in_full: bool, ics: bool, reminders: bool, as_json: bool) -> None:
    """List what to write, to whom, and why.

    Whoever can be written to now comes first; each line says by when and for what reason. A calendar has
    what comes later too, the interviews ahead, and the days on which they mean to decide.
    """
    if reminders and not ics:
        raise click.UsageError("--reminders goes with --ics only.")
    if ics:
        if as_json or in_full:
            other = "--json" if as_json else "--why"
            raise click.UsageError(f"--ics and {other} are two ways to print it; choose one.")
        from afterword.cli.shown.calendar import print_calendar

        print_calendar(session, reminders=reminders)
        return
    from afterword.cli.open_session import opened
    from afterword.cli.shown.due import (
        as_json_ahead,
        print_ahead,
        print_follow_ups,
        say_what_next,
        say_what_rests,
    )
    from afterword.followups.situation import week_begins

    session = opened(session)
    planned = [item for item in session.plan if item.state != "owed"]
    owed = [item for item in session.plan if item.state == "owed"]
    shown = [item for item in planned if everything or item.state in ("due", "late")]
    outlook = session.desk.outlook
    known = session.journal, session.today, session.settings, outlook
    looked_at = session.journal, session.now, session.settings
    if as_json:
        from afterword.followups.quiet import going_quiet
        from afterword.followups.waiting import waiting

        print_json(
            {
                "version": 1,
                "today": session.today.isoformat(),
                "follow_ups": [item.as_json() for item in shown],
                "ahead": [as_json_ahead(each) for each in session.journal.ahead],
                "owed": [item.as_json() for item in owed],
                "waiting": [each.as_json() for each in waiting(*known)],
                "going_quiet": [each.as_json() for each in going_quiet(*looked_at, session.plan)],
            }
        )
        return
    print_ahead(session)
    print_follow_ups(session, [*shown, *(owed if everything else ())], in_full)
    if week_begins(*looked_at):
        from afterword.cli.shown.quiet import print_going_quiet
        from afterword.followups.quiet import going_quiet

        print_going_quiet(session, going_quiet(*looked_at, session.plan))
    say_what_rests(session, owed, everything)
    say_what_next(session, planned, everything)
