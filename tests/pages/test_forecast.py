"""What a page carries of the next days is what the plan says on them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.pages.edition import Edition
from afterword.pages.forecast import DAYS, Forecast, identity
from afterword.records.journal import Journal
from afterword.records.reading import read_journal
from afterword.settings.settings import Settings

ROOT = Path(__file__).parents[2]

#: For so long a page that was built once says what the plan says.
A_WEEK = 7


@pytest.fixture(scope="module")
def example() -> Journal:
    return read_journal(ROOT)


def read_by(follow_up: FollowUp, ahead: Forecast, noon: datetime) -> str:
    """What the script of the site makes of a follow-up at noon of a later day, by its own few lines."""
    day = noon.date().isoformat()
    if follow_up.until and day > follow_up.until.isoformat()[:10]:
        return ""
    told = [change for change in ahead.days.get(identity(follow_up), "").split() if change[:10] <= day]
    if told:
        return told[-1][11:]
    if follow_up.state == "held":
        return "held"
    moment = noon.isoformat(timespec="minutes")
    opens, due = follow_up.opens.isoformat()[:16], follow_up.due.isoformat()[:16]
    if moment[: len(opens)] < opens:
        return "upcoming"
    return "late" if moment[: len(due)] > due else "due"


def week_after(journal: Journal, now: datetime) -> Forecast:
    """What is forecast of everybody, circle by circle."""
    found = Edition(journal, now, Settings()).shown
    around = [found.around(slug).forecast for slug in journal.contacts]
    newcomers = {identity(each.follow_up): each for circle in around for each in circle.newcomers}
    return Forecast(
        {key: said for circle in around for key, said in circle.days.items()}, tuple(newcomers.values())
    )


@pytest.mark.parametrize("start", ["2026-10-27", "2026-11-13", "2026-11-21", "2026-12-01"])
def test_each_of_the_next_days_is_as_the_plan_of_that_day(example: Journal, start: str) -> None:
    now = datetime.fromisoformat(f"{start}T12:00")
    current, ahead = plan(example, now, Settings()), week_after(example, now)
    joining = {identity(each.follow_up): each.follow_up for each in ahead.newcomers}
    known = {identity(each): each for each in current} | joining
    for count in range(1, A_WEEK + 1):
        noon = now + timedelta(days=count)
        wanted = {identity(each): each.state for each in plan(example, noon, Settings())}
        assert {key: state for key, each in known.items() if (state := read_by(each, ahead, noon))} == wanted


def test_a_page_knows_the_week_that_follows() -> None:
    assert DAYS == A_WEEK


def test_most_follow_ups_carry_nothing(example: Journal) -> None:
    now = datetime(2026, 11, 13, 10)
    current, ahead = plan(example, now, Settings()), week_after(example, now)
    assert 0 < len(ahead.days) < len(current) / 2
