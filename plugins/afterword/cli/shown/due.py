"""What is to be written, on a terminal: `afterword due`."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.cli.layout import sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import Styled, put, say
from afterword.followups.follow_up import FollowUp
from afterword.keeping.own_folder import OWN_FOLDER
from afterword.kinds import kind_words
from afterword.records.who import typed
from afterword.times import iso
from afterword.words.counts import listed
from afterword.words.shell import command

_HEADINGS = {
    "late": ("Still welcome", "yellow"),
    "due": ("To write", "green"),
    "held": ("Held back", "cyan"),
    "upcoming": ("Coming up", "cyan"),
}


def print_follow_ups(session: OpenSession, items: Sequence[FollowUp]) -> None:
    """Print follow-ups by what can be done about them now, those that can be written first."""
    for state in _HEADINGS:
        those = [item for item in items if item.state == state]
        if those:
            _print_section(session, state, those)


def _print_section(session: OpenSession, state: str, items: Sequence[FollowUp]) -> None:
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


def say_what_next(session: OpenSession, planned: Sequence[FollowUp], everything: bool) -> None:
    """Say with whom to begin, or what comes later, and what is not in the list."""
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
