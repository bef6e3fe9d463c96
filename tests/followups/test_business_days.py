"""Business days: counted without the day itself, weekends and public holidays out."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.followups.business_days import business_days
from afterword.settings.countries import PRESETS
from afterword.times import Duration


@pytest.mark.parametrize(
    ("start", "count", "reached"),
    [
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-23", 1, "2026-11-24"),
        ("2026-11-21", 7, "2026-12-01"),
        ("2026-12-01", 11, "2026-12-16"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2028-02-28", 1, "2028-02-29"),
    ],
)
def test_days_without_a_country(start: str, count: int, reached: str) -> None:
    assert business_days("").add(date.fromisoformat(start), count) == date.fromisoformat(reached)


@pytest.mark.parametrize(
    ("calendar", "start", "count", "reached"),
    [
        ("US", "2026-11-25", 1, "2026-11-27"),  # Thanksgiving
        ("US", "2026-07-02", 1, "2026-07-06"),  # Independence Day falls on a Saturday: Friday is off
        ("GB-ENG", "2026-04-02", 1, "2026-04-07"),  # Good Friday and Easter Monday
        ("GB-SCT", "2026-04-02", 1, "2026-04-06"),  # in Scotland only Good Friday
        ("GB-ENG", "2026-12-29", 2, "2026-12-31"),  # the last of a year is a day as any other
        ("GB-ENG", "2026-12-31", 1, "2027-01-04"),  # New Year's Day is a Friday
        ("DE", "2026-10-02", 1, "2026-10-05"),  # 3 October is a Saturday
        ("DE-BY", "2027-01-05", 1, "2027-01-07"),  # Epiphany, in Bavaria
        ("DE", "2027-01-05", 1, "2027-01-06"),
        ("JP", "2026-05-01", 1, "2026-05-07"),  # Golden Week
        ("AE", "2026-11-20", 1, "2026-11-23"),  # Saturday and Sunday, since 2022
        ("AE", "2021-11-18", 1, "2021-11-21"),  # Friday and Saturday, until then
    ],
)
def test_public_holidays_and_other_weekends_of_a_country(
    calendar: str, start: str, count: int, reached: str
) -> None:
    assert business_days(calendar).add(date.fromisoformat(start), count) == date.fromisoformat(reached)


@pytest.mark.parametrize("calendar", [preset.calendar for preset in PRESETS.values()])
def test_every_preset_has_a_calendar_in_which_nobody_works_on_new_years_day(calendar: str) -> None:
    days = business_days(calendar)
    assert not days.is_business_day(date(2026, 1, 1))
    assert days.is_business_day(date(2026, 11, 24))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.sampled_from(("", "US", "AE")))
def test_counting_is_the_reverse_of_adding(start: date, count: int, calendar: str) -> None:
    days = business_days(calendar)
    reached = days.add(start, count)
    assert days.between(start, reached) == count
    assert count == 0 or days.is_business_day(reached)


@pytest.mark.parametrize(
    ("moment", "length", "reached"),
    [
        ("2026-11-20T15:00", "24h", "2026-11-21T15:00"),
        ("2026-10-24T15:00", "24h", "2026-10-25T15:00"),
        ("2026-11-20T15:00", "1bd", "2026-11-23T15:00"),
        ("2026-11-20T15:00", "2d", "2026-11-22T15:00"),
        ("9999-12-31T15:00", "24h", "9999-12-31T23:59"),
    ],
)
def test_moments_go_by_the_clock_on_the_wall(moment: str, length: str, reached: str) -> None:
    found = business_days("").moment_after(datetime.fromisoformat(moment), Duration.parse(length))
    assert found == datetime.fromisoformat(reached)


@pytest.mark.parametrize(("length", "reached"), [("11h", "2026-11-20"), ("12h", "2026-11-21")])
def test_of_a_day_without_a_time_hours_count_from_noon(length: str, reached: str) -> None:
    assert business_days("").after(date(2026, 11, 20), Duration.parse(length)) == date.fromisoformat(reached)


def test_the_calendar_has_an_end() -> None:
    days = business_days("")
    assert days.add(date(9999, 12, 30), 5) == date.max
    assert days.after(date(9999, 12, 30), Duration(60, "d")) == date.max
    assert days.after(date(2026, 11, 20), Duration(60, "d")) == date(2027, 1, 19)
