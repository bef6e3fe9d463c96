"""Who is going quiet, on a terminal: `afterword due` on the first business day of a week."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.cli.layout import sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import Styled, put
from afterword.followups.quiet import Quiet
from afterword.records.who import typed
from afterword.words.counts import capital, counted, number
from afterword.words.shell import command

#: Nobody looks for more than this in a week.
_MOST_QUIET = 7


def print_going_quiet(session: OpenSession, people: Sequence[Quiet]) -> None:
    """Print who is going quiet, and what to look for in the week that begins."""
    if not people:
        return
    put(Styled(f"Going quiet ({len(people)})", "cyan", bold=True))
    for each in people[:_MOST_QUIET]:
        company = session.journal.company_of(each.contact)
        whom = Styled(session.journal.contacts[each.contact].name, bold=True)
        weeks = counted(each.days // 7, "week", words=True)
        put("  ", whom, f"{f' ({company})' if company else ''}: nothing between you for {weeks}")
        if each.gift:
            gift, day = session.journal.gifts[each.gift], each.right_from or session.today
            put(sentence(f"{gift.title} is there for them, right from {session.calendar.near(day)}.", 4))
        else:
            put(sentence(f"{capital(each.look_for)}.", 4))
    if len(people) > _MOST_QUIET:
        put(f"  And {number(len(people) - _MOST_QUIET)} more.")
    looking = next((each for each in people[:_MOST_QUIET] if each.searches), None)
    if looking:
        where = ", ".join(each.finder for each in looking.searches)
        put(sentence(f"Where to look ({where}), for each of them:", 2))
        put(f"    {command('gifts', typed(session.journal, looking.contact), look=True)}")
    put()
