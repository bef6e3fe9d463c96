"""What the plan will say on the days after the build, so that the reader's browser has no rule to know.

From its own dates a browser can tell when a follow-up opens, is due and lapses. What it cannot tell is how
one follow-up holds another back. The plan is asked for each of the next days, and where it says something
else than the dates alone would, the page carries that along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.records.journal import Journal
from afterword.settings.settings import Settings
from afterword.times import day_of, moment_of

#: A page older than this is read by the dates alone.
DAYS = 7

Identity = tuple[str, str, str | None, str]


@dataclass(frozen=True)
class Forecast:
    """The days after the build.

    Attributes:
        days: by follow-up, what dates alone do not tell: "2026-11-24=due 2026-11-27=held", each from that day
            on; nothing after the sign: it is gone.
        newcomers: follow-ups that are in no plan of today, as the plan of their first day has them.
    """

    days: Mapping[Identity, str]
    newcomers: Mapping[Identity, FollowUp]


def identity(follow_up: FollowUp) -> Identity:
    """What makes a follow-up the same one on another day."""
    return follow_up.contact, follow_up.kind, follow_up.interview, follow_up.promise


def forecast(journal: Journal, today: date, settings: Settings, current: Sequence[FollowUp]) -> Forecast:
    """Ask the plan for each of the next days.

    Args:
        journal: the records.
        today: the day of the build.
        settings: as for the plan.
        current: the plan of today.
    """
    ahead = [today + timedelta(days=count) for count in range(1, DAYS + 1)]
    plans = {day: {identity(each): each for each in plan(journal, moment_of(day), settings)} for day in ahead}
    first: dict[Identity, FollowUp] = {}
    known = {identity(each): each for each in current}
    for day in ahead:
        for key, each in plans[day].items():
            if key not in known:
                first.setdefault(key, each)
    days = {}
    for key, each in (known | first).items():
        said = [plans[day][key].state if key in plans[day] else "" for day in ahead]
        if key in first or said != [_by_dates(each, day) for day in ahead]:
            days[key] = _changes(ahead, said)
    return Forecast(days, first)


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
