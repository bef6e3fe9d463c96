"""`afterword close`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from afterword.cli.options import Day, JournalCommand, choice, dry_run
from afterword.cli.session import Session, pass_session, say
from afterword.cli.writes import edited, write
from afterword.errors import AfterwordError
from afterword.records.schema import INTERVIEW

if TYPE_CHECKING:
    from afterword.records.journal import Journal
    from afterword.records.position import Position


@click.command(cls=JournalCommand)
@click.argument("company")
@click.option("--position", metavar="TITLE", help="Which position, or a part of its title.")
@click.option("--outcome", type=choice(INTERVIEW, "outcome"), required=True, help="Where it stands now.")
@click.option(
    "--on",
    type=Day("past", only=True),
    metavar="DATE",
    help="When you knew; default: today. A weekday means the last one.",
)
@dry_run
@pass_session
def close(
    session: Session, company: str, position: str | None, outcome: str, on: date | None, dry_run: bool
) -> None:
    """Set how a position ended, or where it stands.

    COMPANY is a name or any unambiguous part of one. The outcome goes into the newest interview of
    the position.
    """
    from afterword.kinds import kind_words
    from afterword.records.position import OUTCOME_WORDS

    found = find_position(session.journal, company, position)
    on = on or session.today
    path = found.newest.file.path
    change = edited(session, path, {"outcome": outcome, "outcome_on": on})
    write(session, [change], f"close: {found.title} at {found.company}, {outcome}", dry_run=dry_run)
    if dry_run:
        return
    after = session.again()
    standing = OUTCOME_WORDS[after.journal.positions[found.id].outcome]
    say(f"{found.title} at {found.company}: {standing}, as of {session.calendar.day(on)}.")
    for item in after.plan:
        if item.state in ("due", "late") and (item.position_id == found.id or outcome == "filled-by-me"):
            when = item.when(session.calendar)
            say(f"Now for {item.name}: {kind_words(item.kind)}, {when}.")


def find_position(journal: Journal, company: str, title: str | None) -> Position:
    """The one position meant: an open one, where there is a choice.

    Raises:
        AfterwordError: none, or more than one.
    """
    from afterword.records.who import matching

    positions = journal.positions
    keys = matching(company, {key: position.company for key, position in positions.items()})
    if title is not None:
        by_title = set(matching(title, {key: positions[key].title for key in keys}))
        keys = tuple(key for key in keys if key in by_title)
    found = [positions[key] for key in keys]
    found = [position for position in found if not position.ended] or found
    if len(found) == 1:
        return found[0]
    asked = f'"{company}"' + (f' and "{title}"' if title is not None else "")
    listed = "".join(f"\n  {p.title} at {p.company} ({p.outcome})" for p in found or positions.values())
    if found:
        raise AfterwordError(f"{asked} could be {len(found)} positions; say more with --position:{listed}")
    raise AfterwordError(
        f"No position matches {asked}." + (f" There are:{listed}" if listed else " There are none yet.")
    )
