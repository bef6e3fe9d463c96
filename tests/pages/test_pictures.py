"""The picture of a position: places in percent, 4 of them free on either side, Mondays named."""

from __future__ import annotations

from datetime import date

import pytest
from followups.search import Search, northwind
from pages.editions import edition

from afterword.pages.pictures import Axis, Timeline, timeline


def picture(search: Search, now: str) -> Timeline:
    made = edition(search, now)
    (position,) = made.journal.positions.values()
    return timeline(made, position)


@pytest.mark.parametrize(
    ("day", "place"), [("2026-11-02", 4), ("2026-11-04", 22.4), ("2026-11-07", 50), ("2026-11-12", 96)]
)
def test_a_day_stands_where_its_share_of_the_time_is(day: str, place: float) -> None:
    # Ten days on 92 percent: 9.2 a day.
    assert Axis(date(2026, 11, 2), date(2026, 11, 12)).at(date.fromisoformat(day)) == pytest.approx(place)


def test_a_picture_of_one_day_has_its_day_on_the_left() -> None:
    assert Axis(date(2026, 11, 20), date(2026, 11, 20)).at(date(2026, 11, 20)) == 4


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        # 2 November 2026 is a Monday, and so are the 9th, the 16th, the 23rd and the 30th.
        ("2026-11-02", "2026-11-15", ["2 Nov", "9 Nov"]),
        ("2026-11-03", "2026-11-15", ["9 Nov"]),
        ("2026-11-01", "2026-11-02", ["2 Nov"]),
        ("2026-11-02", "2026-11-30", ["2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov"]),
        # Of six Mondays every second one, so that there are five at most.
        ("2026-11-02", "2026-12-07", ["2 Nov", "16 Nov", "30 Nov"]),
        ("2026-11-02", "2027-01-04", ["2 Nov", "16 Nov", "30 Nov", "14 Dec", "28 Dec"]),
        # Of eleven every third.
        ("2026-11-02", "2027-01-11", ["2 Nov", "23 Nov", "14 Dec", "4 Jan"]),
        ("2026-11-03", "2026-11-06", []),
    ],
)
def test_mondays_are_named_as_many_as_fit(first: str, last: str, named: list[str]) -> None:
    axis = Axis(date.fromisoformat(first), date.fromisoformat(last))
    assert [tick.label for tick in axis.ticks()] == named
    assert all(4 <= tick.x <= 96 for tick in axis.ticks())


def test_it_goes_from_the_first_round_to_today() -> None:
    found = picture(northwind("tom", when="2026-11-02T10:00"), "2026-11-12T10:00")
    (mark,) = found.marks
    assert (mark.kind, mark.x, mark.number) == ("interview", 4, 1)
    assert (found.now, found.decision) == (96, None)


def test_a_date_they_gave_makes_it_longer_and_has_its_place() -> None:
    search = northwind("tom", when="2026-11-02T10:00", decision_by="2026-11-12")
    found = picture(search, "2026-11-07T10:00")
    assert (found.now, found.decision) == (50, 96)
    # Once it is past, it stands where it was.
    found = picture(search, "2026-11-22T10:00")
    assert (found.now, found.decision) == (96, 50)


def test_what_has_ended_ends_with_its_outcome() -> None:
    search = northwind(
        "tom",
        when="2026-11-02T10:00",
        decision_by="2026-12-31",
        outcome="closed",
        outcome_on="2026-11-12",
    ).sent("tom", "value-add", "2026-11-07")
    found = picture(search, "2027-03-01T10:00")
    assert [mark.x for mark in found.marks] == [4, 50]
    # Neither today nor a date that binds nobody any more.
    assert (found.now, found.decision) == (None, None)


def test_a_round_to_come_lies_beyond_today() -> None:
    search = northwind("tom", when="2026-11-02T10:00")
    search.interview("engineer-2", met=["tom"], when="2026-11-12T10:00")
    found = picture(search, "2026-11-07T10:00")
    assert [(mark.number, mark.x) for mark in found.marks] == [(1, 4), (2, 96)]
    assert found.now == 50


def test_notes_of_one_day_stand_above_each_other_what_came_in_below_what_went_out() -> None:
    search = northwind("dana", "tom", when="2026-11-02T10:00")
    search.sent("dana", "thank-you", "2026-11-03").sent("tom", "thank-you", "2026-11-03")
    search.sent("dana", "new-information", "2026-11-04")
    search.received("tom", "2026-11-03").received("dana", "2026-11-03T08:00")
    found = picture(search, "2026-11-12T10:00")
    places = sorted((mark.x, mark.kind, mark.y) for mark in found.marks if mark.kind != "interview")
    # The axis is at 68, and down is more: sent at 48 and 38, received at 28 and 18.
    assert places == [
        (13.2, "received", 18),
        (13.2, "received", 28),
        (13.2, "sent", 38),
        (13.2, "sent", 48),
        (22.4, "sent", 48),
    ]


def test_notes_of_other_positions_and_drafts_are_not_on_it() -> None:
    search = northwind("dana", when="2026-11-02T10:00")
    search.interview("analyst", position="Analyst", met=["dana"], when="2026-11-04T10:00")
    search.sent("dana", "thank-you", "2026-11-05", interview="analyst")
    search.sent("dana", "thank-you", "2026-11-03", interview="engineer-1")
    search.sent("dana", "value-add", "2026-10-30").draft("dana", "value-add", interview="engineer-1")
    made = edition(search, "2026-11-12T10:00")
    found = timeline(made, made.journal.positions["northwind/engineer"])
    assert [(mark.kind, mark.label) for mark in found.marks] == [
        ("interview", "Mon 2 Nov: Northwind, Mon 2 Nov"),
        ("sent", "Tue 3 Nov: thank-you to Dana"),
    ]


def test_all_of_it_in_a_sentence() -> None:
    search = northwind("dana", when="2026-11-02T10:00", decision_by="2026-12-04")
    search.interview("engineer-2", met=["dana"], when="2026-11-09T10:00")
    search.sent("dana", "thank-you", "2026-11-03").received("dana", "2026-11-04")
    search.sent("dana", "thank-you-round", "2026-11-10")
    assert picture(search, "2026-11-12T10:00").words == (
        "2 rounds since Mon 2 Nov, 2 notes sent and 1 note received; open."
    )


def test_and_of_hardly_anything() -> None:
    search = northwind("dana", outcome="withdrawn", outcome_on="2026-11-23")
    assert picture(search, "2026-12-12T10:00").words == (
        "1 round since Fri 20 Nov, no notes sent and no notes received; you withdrew."
    )
