"""What was promised, and by which day, however it is written. The calendar is that of November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.records.promises import is_nothing, read_promise

FRIDAY = date(2026, 11, 20)
#: 1 December 2026 is a Tuesday.
TUESDAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    "words",
    [
        *("by 2026-12-01", "by 2026-12-01.", "(by 2026-12-01)", "[by 2026-12-01]", ", by 2026-12-01!"),
        *("– by 2026-12-01", "by **2026-12-01**", "**by 2026-12-01**", "by *2026-12-01*", "by `2026-12-01`"),
        *("by __2026-12-01__.", "by [[2026-12-01]]", "by [[2026-12-01]].", "by [[daily/2026-12-01]]"),
        *("by [[2026-12-01|Tuesday]]", "by [[Tuesday|2026-12-01]]", "(by [[2026-12-01#notes]])"),
        *("by [1 December](../daily/2026-12-01.md)", "by 2026-12-01 17:00", "by 2026-12-01T17:00"),
        *("by 2026-12-01 at 5 pm", "by 5 pm on 1 Dec", "by 17:00 on 1 Dec", "before 2026-12-01"),
        *("until 2026-12-01", "till 1 Dec", "til 1 Dec", "on 2026-12-01", "due 1 Dec", "BY 1 DEC"),
        *("by 1 Dec", "by 1 Dec.", "by 1st Dec", "by the 1st of December", "by Dec 1", "by Dec. 1st"),
        *("by December 1, 2026", "by 1 December 2026", "by Tuesday 1 Dec", "by Tue, 1 December 2026"),
        *("by 1 Dec (Tuesday)", "by 1.12.2026", "by 1.12.", "by the 1st", "by 1-Dec-2026"),
        *("by 1 Dec at the latest", "by Dec 1, 2026, at noon", "no later than 1 Dec"),
        *("not later than Tuesday 1 December", "avant le 1.12.2026", "bis 1.12.2026", "bis zum 1.12."),
        *("1 Dec", "2026-12-01", "(2026-12-01)", "📅 2026-12-01", "[[2026-12-01]]", "- 1 December"),
        *(", 1 Dec.", "in 11 days", "within 11 days"),
    ],
)  # fmt: skip
def test_a_day_is_read_wherever_and_however_it_stands(words: str) -> None:
    found = read_promise(f"the notes {words}", FRIDAY)
    assert (found.text, found.by, found.doubt) == ("the notes", TUESDAY, "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by tomorrow", "2026-11-21"),
        ("tomorrow", "2026-11-21"),
        ("by the day after tomorrow", "2026-11-22"),
        ("by Monday", "2026-11-23"),
        ("by Monday morning", "2026-11-23"),
        ("by next Wednesday", "2026-11-25"),
        ("next Wednesday", "2026-11-25"),
        ("by Friday", "2026-11-27"),
        ("by Friday 27 Nov", "2026-11-27"),
        ("on Friday", "2026-11-27"),
        ("by end of next week", "2026-11-27"),
        ("EOW", "2026-11-20"),
        ("by EOW", "2026-11-20"),
        ("today", "2026-11-20"),
        ("by the end of the month", "2026-11-30"),
        ("in two weeks", "2026-12-04"),
        ("by 2 Jan", "2027-01-02"),
        ("by 20 Nov", "2026-11-20"),
    ],
)
def test_words_count_from_the_day_of_the_interview_and_look_ahead(words: str, day: str) -> None:
    found = read_promise(f"to send the list {words}", FRIDAY)
    assert (found.text, str(found.by), found.doubt) == ("to send the list", day, "")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("the notes by 2026-12-01, and the slides", "the notes, and the slides"),
        ("the notes by 1 Dec and the slides", "the notes and the slides"),
        ("the notes by 1 Dec. Also the slides.", "the notes. Also the slides."),
        ("the notes (draft, by 1 Dec)", "the notes (draft)"),
        ("(the notes by 1 Dec)", "(the notes)"),
        ("**the notes by 1 Dec**", "the notes"),
        ("by 1 Dec: the notes", "the notes"),
        ("1 Dec: the notes", "the notes"),
        ("by 1 Dec, the notes", "the notes"),
        ("a piece by Ada by 1 Dec", "a piece by Ada"),
        ("by 1 Dec", "by 1 Dec"),
        ("the [talk](https://talks.example/a) by 1 Dec", "the [talk](https://talks.example/a)"),
        ("the **notes** by 1 Dec", "the **notes**"),
        ("the notes by 1 Dec, **with slides**", "the notes, **with slides**"),
        ("the notes (by 1 Dec) and slides", "the notes and slides"),
        ("the notes **by 1 Dec** and slides", "the notes and slides"),
    ],
)
def test_what_is_left_is_the_thing(words: str, text: str) -> None:
    found = read_promise(words, FRIDAY)
    assert (found.text, found.by) == (text, TUESDAY)


@pytest.mark.parametrize(
    "words",
    [
        *("the index by hand", "a piece by Ada", "to stand by her", "the figures before we meet"),
        *("to stay until he is back", "the minutes of 2 December", "the talk she gave last Friday"),
        *("her slides from Monday", "the plan for Monday", "a paper on Sunday trading", "one pager a week"),
        *("a paper on sun exposure", "notes on 2 Dec releases", "to cut it by 20-30 percent"),
        *("to cut it by 2.5 hours", "chapter 2.12", "Thursday's list", "the half by the week", "2026"),
        *("coffee places", "", "a list of 12", "the on-call rota", "a due-diligence list", "the by-line"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_left_alone(words: str) -> None:
    found = read_promise(words, FRIDAY)
    assert (found.text, found.by, found.doubt) == (words, None, "")


@pytest.mark.parametrize(
    ("words", "doubt", "right"),
    [
        ("the list by 2026-02-30", "2026-02-30 is not a day", "the list by 2026-02-28"),
        ("the list by 31 Nov", "31 nov is not a day", "the list by 2026-11-30"),
        ("the list by Friday 28 Nov", "is a Saturday, not a Friday", "the list by 2026-11-28"),
        (
            "the list by 01/02/2027",
            "two days, 2 January and 1 February",
            "by 2027-01-02 or the list by 2027-02-01",
        ),
        ("the list by 13/2/2027", "read in two ways", "the list by 2027-02-13"),
        ("the list by 2026/12/01", "not how a date is written", "the list by 2026-12-01"),
        ("the list by 1 Dec 26", "the whole year", "the list by 2026-12-01"),
        ("the list by 18 Nov", "most of a year ahead", "the list by 2027-11-18"),
        ("the list by Xmas", "`by Xmas` is no date", "the list by 2026-11-27"),
        ("the list before lunch", "`before lunch` is no date", "the list by 2026-11-27"),
        ("the list by next week", "`by next week` is no date", "the list by 2026-11-27"),
        ("to ring next week", "`next week` is no date", "to ring by 2026-11-27"),
        ("the list by early Wednesday", "`by early Wednesday` is no date", "the list by 2026-11-25"),
        ("the list by mid-January", "`by mid-January` is no date", "the list by 2027-01-31"),
        ("die Liste bis Mittwoch", "`bis Mittwoch` is no date", "die Liste by 2026-11-25"),
        ("la liste avant vendredi", "`avant vendredi` is no date", "la liste by 2026-11-27"),
        ("la liste pour vendredi", "`pour vendredi` is no date", "la liste by 2026-11-27"),
        ("la liste vendredi", "`vendredi` is no date", "la liste by 2026-11-27"),
        ("the list by 12/1", "`by 12/1` is no date", "the list by 2026-11-27"),
    ],
)
def test_what_looks_like_a_day_and_is_none_is_doubted(words: str, doubt: str, right: str) -> None:
    found = read_promise(words, FRIDAY)
    assert (found.text, found.by) == (words, None)
    assert doubt in found.doubt
    assert found.right.endswith(right)


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        *((words, True) for words in ("nothing", "Nothing yet!", "n/a", "none.", "no", "-")),
        *((words, False) for words in ("nothing but the list", "no more than a list", "", "none of it")),
    ],
)
def test_nothing(words: str, nothing: bool) -> None:
    assert is_nothing(words) is nothing


WHEN = st.dates(date(1970, 1, 1), date(2100, 12, 31))


@given(WHEN, st.integers(0, 3000), st.sampled_from(["by {}", "({})", "by **{}**.", "before [[{}]]", "{}"]))
def test_a_day_in_full_is_itself(day: date, ahead: int, form: str) -> None:
    by = day + timedelta(days=ahead)
    found = read_promise(f"the notes {form.format(by)}", day)
    assert (found.text, found.by) == ("the notes", by)


@given(st.text(alphabet="by on 2026-11 Dec(.)[]*,friday/:t"), WHEN)
def test_any_words_are_a_promise(words: str, day: date) -> None:
    found = read_promise(words, day)
    assert (found.by is None) or not found.doubt
    assert bool(found.doubt) == bool(found.right)
    # The right example is right: read again, it has its day.
    if found.doubt and " or " not in found.right:
        assert read_promise(found.right, day).by is not None, (words, found.right)


@pytest.mark.parametrize("day", [date.min, date.max, date(9999, 12, 28)])
def test_at_the_ends_of_the_calendar(day: date) -> None:
    for words in (
        "by tomorrow",
        "by friday",
        "by Xmas",
        "by mid-January",
        "by 1 Dec",
        "in 3 weeks",
        "EOW",
        "by eom",
    ):
        read_promise(f"x {words}", day)
        read_promise(f"x {words}", day)
