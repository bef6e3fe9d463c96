"""What the plan will say on the days after the build, so that the reader's browser has no rule to know.

From its own dates a browser can tell when a follow-up opens, is due and lapses. What it cannot tell is how
one follow-up holds another back. The plan is asked for each of the next days, and where it says something
else than the dates alone would, the page carries that along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from afterword.followups.follow_up import FollowUp
from afterword.followups.gaps import Settled, Turn
from afterword.frozen import frozen
from afterword.times import day_of, moment_of

#: A page older than this is read by the dates alone.
DAYS = 7

Identity = tuple[str, str, str | None, str]


class Newcomer(NamedTuple):
    """A follow-up that is in no plan of today.

    Attributes:
        day: the first day that has it.
        turn: its place in the plan of that day.
        follow_up: as that plan has it.
    """

    day: date
    turn: Turn
    follow_up: FollowUp


@frozen
class Forecast:
    """The days after the build.

    Attributes:
        days: by follow-up, what dates alone do not tell: "2026-11-24=due 2026-11-27=held", each from that day
            on; nothing after the sign: it is gone.
        newcomers: what joins the plan, in that order.
    """

    days: Mapping[Identity, str]
    newcomers: Sequence[Newcomer] = ()

    @cached_property
    def joining(self) -> frozenset[Identity]:
        """What the newcomers are known by."""
        return frozenset(identity(each.follow_up) for each in self.newcomers)


def identity(follow_up: FollowUp) -> Identity:
    """What makes a follow-up the same one on another day."""
    return follow_up.contact, follow_up.kind, follow_up.interview, follow_up.promise


def forecast(current: Settled, ahead: Mapping[date, Settled]) -> Forecast:
    """What the plans of the next days say of some people.

    Args:
        current: their plan of today.
        ahead: that of each of the next days.
    """
    plans = {day: {identity(each): each for each in settled.planned} for day, settled in ahead.items()}
    known = {identity(each): each for each in current.planned}
    first: dict[Identity, Newcomer] = {}
    for day, settled in ahead.items():
        for turn, each in settled.follow_ups:
            if (key := identity(each)) not in known:
                first.setdefault(key, Newcomer(day, turn, plans[day][key]))
    days = {}
    for key, each in (known | {key: newcomer.follow_up for key, newcomer in first.items()}).items():
        said = [planned[key].state if key in planned else "" for planned in plans.values()]
        if key in first or said != [_by_dates(each, day) for day in plans]:
            days[key] = _changes(list(plans), said)
    return Forecast(days, tuple(first.values()))


def _by_dates(follow_up: FollowUp, day: date) -> str:
    """What a browser makes of the dates alone at noon of a day."""
    if follow_up.state == "owed":
        return "owed"
    if follow_up.until and day > day_of(follow_up.until):
        return ""
    if follow_up.state == "held":
        return "held"
    noon = moment_of(day)

    def after(moment: date | datetime) -> bool:
        return noon > moment if isinstance(moment, datetime) else day > moment

    def ahead(moment: date | datetime) -> bool:
        return noon < moment if isinstance(moment, datetime) else day < moment

    return "upcoming" if ahead(follow_up.opens) else "late" if after(follow_up.due) else "due"


def _changes(days: Sequence[date], said: Sequence[str]) -> str:
    before: str | None = None
    changes = []
    for day, state in zip(days, said, strict=True):
        if state != before:
            changes.append(f"{day.isoformat()}={state}")
        before = state
    return " ".join(changes)
