"""`afterword due`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from afterword.cli.layout import print_json, sentence
from afterword.cli.options import JournalCommand, as_json
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import Styled, put, say
from afterword.words.counts import listed
from afterword.words.shell import command

if TYPE_CHECKING:
    from afterword.followups.follow_up import FollowUp

_HEADINGS = {
    "late": ("Still welcome", "yellow"),
    "due": ("To write", "green"),
    "held": ("Held back", "cyan"),
    "upcoming": ("Coming up", "cyan"),
}


@click.command(cls=JournalCommand)
@click.option("--all", "everything", is_flag=True, help="With what comes later and what is held back.")
@as_json
@pass_session
def due(session: Session, everything: bool, as_json: bool) -> None:
    """List what to write, to whom, and why.

    Whoever can be written to now comes first; each line says by when and for what reason.
    """
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
    for state in ("late", "due", "held", "upcoming"):
        listed = [item for item in shown if item.state == state]
        if listed:
            _print_section(session, state, listed)
    _say_what_next(session, planned, everything)


def _print_section(session: Session, state: str, items: Sequence[FollowUp]) -> None:
    from afterword.kinds import kind_words

    heading, colour = _HEADINGS[state]
    put(Styled(f"{heading} ({len(items)})", colour, bold=True))
    for item in items:
        company = f" ({item.company})" if item.company else ""
        when = item.when(session.calendar)
        put("  ", Styled(item.name, bold=True), f"{company}: {kind_words(item.kind)}, {when}")
        put(sentence(item.why, 4))
        if item.gifts:
            gift = session.journal.gifts[item.gifts[0]]
            put(sentence(f"{gift.title} ({gift.slug})", 4, "Gift: "))
    put()


def _say_what_next(session: Session, planned: Sequence[FollowUp], everything: bool) -> None:
    from afterword.kinds import kind_words
    from afterword.records.who import typed
    from afterword.settings.root import OWN_FOLDER
    from afterword.times import iso

    now = [item for item in planned if item.state in ("due", "late")]
    later = sorted((item for item in planned if item.state == "upcoming"), key=lambda item: iso(item.opens))
    held = sum(item.state == "held" for item in planned)
    if now:
        say(f"Begin with: {command('draft', typed(session.journal, now[0].contact))}")
    elif later:
        first = later[0]
        opens = session.calendar.moment(first.opens)
        say(f"Nothing to write now. Next: {first.name}, {kind_words(first.kind)}, from {opens}.")
    elif session.journal.unread:
        say("Nothing to write, as far as your files could be read.")
    elif not session.journal.interviews:
        say("No interviews yet. After the next one: afterword debrief")
    elif planned:
        say("Nothing to write now.")
    else:
        say("Nothing to write, and nothing coming up. Enjoy the quiet.")
    if (session.root / OWN_FOLDER).is_dir():
        from afterword.cli.debriefing import say_what_is_unfinished

        say_what_is_unfinished(session)
    more = [f"{len(later)} coming up"] * bool(later) + [f"{held} held back"] * bool(held)
    if more and not everything:
        say(f"Also {listed(more)}: afterword due --all")
