"""Who is going quiet, told on the first day of a week on which people are at work (monica#3178)."""

from __future__ import annotations

import pytest
from followups.search import Search, at, northwind

from afterword.followups.quiet import Quiet, going_quiet
from afterword.followups.situation import week_begins
from afterword.settings.cadence import Cadence
from afterword.settings.finders import FINDERS, searches
from afterword.settings.settings import Settings
from afterword.times import Span

#: A position that is decided long after, so that no question is due.
LATER = "2027-12-01"


def quiet(search: Search, now: str, settings: Settings | None = None) -> tuple[Quiet, ...]:
    return going_quiet(search.journal, at(now), settings or Settings(), search.plan(now, settings))


def ungifted(*met: str, **fields: object) -> Search:
    search = northwind(*met, **({"decision_by": LATER} | fields))
    for path in [path for path in search.files if path.startswith("gifts/")]:
        del search.files[path]
    return search


@pytest.mark.parametrize(
    ("day", "country", "begins"),
    [
        ("2026-12-07", "", True),  # a Monday
        ("2026-12-08", "", False),
        ("2026-12-12", "", False),  # a Saturday
        ("2026-12-13", "", False),
        ("2026-08-31", "uk", False),  # the summer bank holiday, a Monday
        ("2026-09-01", "uk", True),
        ("2026-09-02", "uk", False),
        ("2026-08-31", "de", True),  # a day like others in Germany
        ("2027-03-29", "de", False),  # Easter Monday
        ("2027-03-30", "de", True),
        ("2027-01-18", "us", False),  # Martin Luther King Day
        ("2027-01-19", "us", True),
    ],
)
def test_the_week_begins_when_people_are_back_at_work(day: str, country: str, begins: bool) -> None:
    settings = Settings.read({"country": country})[0] if country else Settings()
    assert week_begins(Search().journal, at(day), settings) is begins


def test_a_week_away_has_no_beginning_and_a_holiday_s_end_begins_one() -> None:
    # Away from Monday to Wednesday: Thursday is the first day.
    settings = Settings(cadence=Cadence(away=(Span(Search.day("2026-12-07"), Search.day("2026-12-09")),)))
    days = ("2026-12-07", "2026-12-09", "2026-12-10", "2026-12-11")
    assert [day for day in days if week_begins(Search().journal, at(day), settings)] == ["2026-12-10"]


def test_who_is_not_fresh_any_more_is_told_with_what_to_look_for_the_longest_silence_first() -> None:
    search = ungifted("tom", "priya", "dana").sent("tom", "thank-you", "2026-11-20")
    search.sent("priya", "thank-you", "2026-11-21").received("dana", "2026-12-01")
    # Half as fresh after 14 days: Tom from 5 December, Priya from the 6th, Dana not before the 16th.
    assert [each.contact for each in quiet(search, "2026-12-04")] == []
    tom, priya = (searches(FINDERS, f"{name}-likes") for name in ("tom", "priya"))
    assert quiet(search, "2026-12-07") == (
        Quiet("tom", Search.day("2026-11-20"), 17, "", None, "look for something on tom-likes", tom),
        Quiet("priya", Search.day("2026-11-21"), 16, "", None, "look for something on priya-likes", priya),
    )
    assert tom[0].url.startswith("https://") and "tom%20likes" in tom[0].url
    search.change("contacts/tom.md", interests="[]")
    (unknown, *_) = quiet(search, "2026-12-07")
    assert (unknown.look_for, unknown.searches) == ("write down what Tom cares about", ())


def test_a_gift_that_waits_for_its_turn_is_named_with_its_day() -> None:
    # Tom's was right from 1 December, Priya's from 2 December; a colleague had a note on Friday 4 December.
    search = northwind("priya", decision_by=LATER).sent("priya", "thank-you", "2026-11-20")
    search.sent("tom", "correction", "2026-12-04")
    (found,) = quiet(search, "2026-12-07")
    # Three business days after it is Wednesday 9 December.
    assert (found.contact, found.gift, found.right_from) == ("priya", "priya-1", Search.day("2026-12-09"))


@pytest.mark.parametrize(
    "fields",
    [
        {"do_not_contact": "said so"},
        {"former": "[Northwind]"},
        {"email": ""},
    ],
)
def test_whoever_is_not_to_be_written_to_does_not_go_quiet(fields: dict[str, str]) -> None:
    search = ungifted("tom").sent("tom", "thank-you", "2026-11-20")
    assert quiet(search, "2026-12-07")
    assert not quiet(search.change("contacts/tom.md", **fields), "2026-12-07")


def test_nobody_goes_quiet_whom_something_is_due_to_or_who_is_met_again() -> None:
    search = ungifted("tom").sent("tom", "thank-you", "2026-11-20")
    again = ungifted("tom").sent("tom", "thank-you", "2026-11-20")
    again.interview("engineer-2", when="2026-12-15T10:00", met=["tom"], decision_by=LATER)
    assert quiet(search, "2026-12-07") and not quiet(again, "2026-12-07")
    search.received("tom", "2026-11-22", asks="a reference")
    assert not quiet(search, "2026-12-07")


def test_nobody_goes_quiet_where_the_position_has_ended() -> None:
    search = ungifted("tom").sent("tom", "thank-you", "2026-11-20")
    search.change("interviews/engineer-1.md", outcome="filled-by-other", outcome_on="2026-12-01")
    assert not quiet(search, "2026-12-07")
