"""Dates, counts and kinds as a person would say them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from afterword.followups.follow_up import FollowUp, State
from afterword.kinds import INCOMING_KINDS, KIND_WORDS, KINDS
from afterword.pages.rendering import wait_part
from afterword.words.counts import counted, listed, number
from afterword.words.dates import Calendar, Spelling, by_day, full_day, on_day, short_day, spoken

NOW = Calendar(datetime(2026, 11, 23, 9, 0))  # a Monday


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(KINDS) | set(INCOMING_KINDS)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 23), "today"),
        (datetime(2026, 11, 24, 15, 0), "tomorrow 15:00"),
        (date(2026, 11, 29), "Sunday"),
        (date(2026, 11, 30), "Mon 30 Nov"),
        (date(2026, 11, 17), "Tue 17 Nov"),
        (date(2027, 1, 4), "Mon 4 Jan 2027"),
    ],
)
def test_days_near_and_far(moment: date, said: str) -> None:
    assert NOW.near(moment) == said


@pytest.mark.parametrize(
    ("state", "due", "until", "said"),
    [
        ("upcoming", date(2026, 11, 25), None, "from tomorrow"),
        ("due", date(2026, 11, 23), None, "today"),
        ("due", date(2026, 11, 25), None, "by Wednesday"),
        ("due", datetime(2026, 11, 24, 15), date(2026, 11, 30), "by tomorrow 15:00"),
        ("late", date(2026, 11, 20), date(2026, 11, 27), "still welcome until Friday"),
        ("late", date(2026, 11, 20), None, "still welcome"),
        ("held", date(2026, 11, 20), None, "waits"),
    ],
)
def test_the_time_left_is_told_kindly(
    state: State, due: date | datetime, until: date | None, said: str
) -> None:
    follow_up = FollowUp(
        contact="ana-sol",
        name="Ana Sol",
        company="",
        kind="value-add",
        state=state,
        opens=date(2026, 11, 24),
        due=due,
        until=until,
        rule="give_gap",
        reason="",
        brief="",
    )
    assert follow_up.when(NOW) == said


def test_lists_in_words() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert listed(["a", "b"], "or") == "a or b"


def test_counts() -> None:
    assert [counted(count, "note") for count in (0, 1, 2, 1200)] == [
        "no notes",
        "1 note",
        "2 notes",
        "1,200 notes",
    ]
    assert counted(2, "person", "people") == "2 people"
    assert [number(count) for count in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]


def test_the_typical_wait_is_the_middle_of_the_bar() -> None:
    assert [wait_part(days, 24) for days in (0, 12, 24, 48, 400)] == [0, 25, 50, 100, 100]


SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "british", "american"),
    [
        (date(2026, 11, 21), "today", "today"),
        (date(2026, 11, 20), "on Friday", "on Friday"),
        # Six days ago it was Sunday; a week ago it was a Saturday too.
        (date(2026, 11, 15), "on Sunday", "on Sunday"),
        (date(2026, 11, 14), "on 14 November", "on November 14"),
        (date(2025, 11, 20), "on 20 November", "on November 20"),
        (date(2026, 11, 23), "on Monday 23 November", "on Monday, November 23"),
    ],
)
def test_a_day_that_has_been(day: date, british: str, american: str) -> None:
    assert on_day(day, SATURDAY, "british") == british
    assert on_day(day, SATURDAY, "american") == american


@pytest.mark.parametrize(
    ("day", "british", "american"),
    [
        (date(2026, 11, 21), "today", "today"),
        (date(2026, 11, 22), "by Sunday", "by Sunday"),
        (date(2026, 11, 27), "by Friday", "by Friday"),
        # In a week it is Saturday again.
        (date(2026, 11, 28), "by Saturday 28 November", "by Saturday, November 28"),
        (date(2026, 12, 1), "by Tuesday 1 December", "by Tuesday, December 1"),
    ],
)
def test_a_day_to_come(day: date, british: str, american: str) -> None:
    assert by_day(day, SATURDAY, "british") == british
    assert by_day(day, SATURDAY, "american") == american


@pytest.mark.parametrize(
    ("spelling", "said"), [("british", "Friday 4 December"), ("american", "Friday, December 4")]
)
def test_a_day_with_its_weekday(spelling: Spelling, said: str) -> None:
    assert full_day(date(2026, 12, 4), spelling) == said


def test_days_in_reasons_and_in_pictures() -> None:
    assert spoken(date(2026, 11, 1)) == "Sun 1 Nov 2026"
    assert spoken(datetime(2026, 11, 20, 9, 5)) == "Fri 20 Nov 2026 at 09:05"
    assert short_day(date(2026, 9, 30)) == "30 Sep"


@pytest.mark.parametrize(
    ("day", "said"), [(date(2025, 12, 31), "Wed 31 Dec 2025"), (date(2026, 1, 1), "Thu 1 Jan")]
)
def test_the_year_is_told_where_it_is_another(day: date, said: str) -> None:
    assert NOW.day(day) == said


@pytest.mark.parametrize(
    ("count", "words", "figures"),
    [(0, "no notes", "no notes"), (1, "one note", "1 note"), (12, "twelve notes", "12 notes")],
)
def test_counts_in_words(count: int, words: str, figures: str) -> None:
    assert counted(count, "note", words=True) == words
    assert counted(count, "note") == figures
