"""An hour that is skipped when clocks go forward: no interview can be in it (days from the tz database)."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo

import pytest
from followups.search import Search

from afterword.records.problems import Level
from afterword.records.skipped_hours import skipped_hours

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
HOWE = ZoneInfo("Australia/Lord_Howe")


def told(when: str, zone: tzinfo | None) -> list[str]:
    search = Search().contact("ana").interview("talk", when=when, met=["ana"])
    return [problem.message for problem in skipped_hours(search.journal.interviews.values(), zone)]


@pytest.mark.parametrize(
    ("when", "zone", "shown"),
    [
        ("2027-03-28T02:00", BERLIN, "03:00"),
        ("2027-03-28T02:30", BERLIN, "03:30"),
        ("2027-03-28T02:59", BERLIN, "03:59"),
        ("2027-03-14T02:15", NEW_YORK, "03:15"),
        ("2026-10-04T02:10", HOWE, "02:40"),  # half an hour there
    ],
)
def test_a_time_that_no_clock_shows(when: str, zone: tzinfo, shown: str) -> None:
    day, time = when.split("T")
    assert told(when, zone) == [
        f"On {day} clocks go forward, and none shows {time}; it is taken for {shown}."
    ]


@pytest.mark.parametrize(
    ("when", "zone"),
    [
        ("2027-03-28T01:59", BERLIN),
        ("2027-03-28T03:00", BERLIN),
        ("2027-03-27T02:30", BERLIN),
        ("2027-10-31T02:30", BERLIN),  # twice, so it is there
        ("2027-03-28T02:30", NEW_YORK),
        ("2027-03-28T02:30", ZoneInfo("Asia/Tokyo")),
        ("2027-03-28T02:30", None),
        ("2027-03-28", BERLIN),
    ],
)
def test_any_other_time(when: str, zone: tzinfo | None) -> None:
    assert told(when, zone) == []


def test_it_is_told_at_its_line_with_the_line_to_write() -> None:
    search = Search().contact("ana").interview("talk", when="2027-03-28T02:30", met=["ana"])
    (problem,) = skipped_hours(search.journal.interviews.values(), BERLIN)
    line = search.files["interviews/talk.md"].splitlines().index("when: 2027-03-28T02:30") + 1
    assert (problem.path, problem.line, problem.level) == ("interviews/talk.md", line, Level.WARNING)
    assert "when: 2027-03-28T03:30" in problem.fix
