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
        # As it is typed in a hurry.
        *((f"{by}{day}", "2026-11-21") for day in ("tmrw", "Tmr", "2moro", "tomo") for by in ("by ", "")),
        *((f"by {day}", "2026-11-21") for day in ("tmrw eod", "eod tmrw", "tmrw 9am", "tom 5pm", "sat am")),
        *((f"{by}{day}", "2026-11-23") for day in ("mon", "Mon", "nxt mon", "mon eod") for by in ("by ", "")),
        *((f"by {day}", "2026-11-23") for day in ("eod mon", "mon 9am", "first thing Monday", "mon @ 9am")),
        *((f"{by}{day}", "2026-11-25") for day in ("weds", "wed") for by in ("by ", "b4 ", "")),
        *((f"{by}thurs", "2026-11-26") for by in ("by ", "")),
        *((f"{by}eod", "2026-11-20") for by in ("by ", "")),
        # Said on a Friday, the end of Friday is still to come.
        *(
            (f"{by}{day}", "2026-11-20")
            for day in ("end of day Friday", "close of business Friday", "eod fri", "fri eod")
            for by in ("by ", "")
        ),
        *((f"in {about}two weeks", "2026-12-04") for about in ("about ", "around ", "roughly ", "the next ")),
        ("in ~2 weeks", "2026-12-04"),
        # In the words of others.
        *((f"{by} Mittwoch", "2026-11-25") for by in ("bis", "bis zum", "für")),
        ("bis Mittwoch, den 25. November", "2026-11-25"),
        ("bis zum 2. Dezember", "2026-12-02"),
        ("bis morgen", "2026-11-21"),
        ("in 2 Wochen", "2026-12-04"),
        ("dans deux semaines", "2026-12-04"),
        *((f"{by} mercredi", "2026-11-25") for by in ("avant", "pour")),
        ("antes del 2 de diciembre", "2026-12-02"),
        ("entro venerdì", "2026-11-27"),
        ("voor woensdag", "2026-11-25"),
        ("innan fredag", "2026-11-27"),
        *((f"by {day}", "2026-11-27") for day in ("noon fri", "Friday noon")),
        *((f"by {day}", "2026-11-27") for day in ("fri nxt wk", "Fri of next week", "end of nxt wk")),
        *((f"by {day}", "2026-12-04") for day in ("Friday week", "a week on Friday", "in 2wks", "Fri 4/12")),
        *((f"in {span}", "2026-12-04") for span in ("2 wks", "2wks", "14d", "14 d")),
        # Where only one of the figures can be the day.
        *((f"{by}30/11", "2026-11-30") for by in ("by ", "by Mon ", "")),
        *(
            (f"by {day}", "2026-11-30")
            for day in ("11/30", "30/11/2026", "11/30/2026", "30-11-2026", "30.11")
        ),
        ("by 12/12", "2026-12-12"),
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
        *("to be there at 24/7", "to cut it by 3/4 of the cost", "a talk by Tom", "a talk by tom okafor"),
        *("to ring Tom", "tom: the list", "to put it by number", "the walk by sunny weather", "by Sundays"),
        *("a place in the sun", "coffee places", "", "a list of 12", "the on-call rota"),
        *("a due-diligence list", "the by-line"),
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
        ("the list by 31 Feb", "31 feb is not a day", "the list by 2027-02-28"),
        ("the list by 30 Feb 2028", "30 feb 2028 is not a day", "the list by 2028-02-29"),
        ("the list by Friday 28 Nov", "is a Saturday, not a Friday", "the list by 2026-11-28"),
        (
            "the list by 01/02/2027",
            "two days, 2 January and 1 February",
            "by 2027-01-02 or the list by 2027-02-01",
        ),
        ("the list by 2026/12/01", "not how a date is written", "the list by 2026-12-01"),
        ("the list by 1 Dec 26", "the whole year", "the list by 2026-12-01"),
        ("the list by 18 Nov", "most of a year ahead", "the list by 2027-11-18"),
        ("the list by Xmas", "`by Xmas` is no date", "the list by 2026-11-27"),
        ("the list before lunch", "`before lunch` is no date", "the list by 2026-11-27"),
        ("the list by next week", "`by next week` is no date", "the list by 2026-11-27"),
        ("to ring next week", "`next week` is no date", "to ring by 2026-11-27"),
        ("the list by early Wednesday", "`by early Wednesday` is no date", "the list by 2026-11-25"),
        ("the list by mid-January", "`by mid-January` is no date", "the list by 2027-01-31"),
        ("the list in 2-3 weeks", "may be 2026-12-04 or 2026-12-11", "or the list by 2026-12-11"),
        ("the list by 12/02/2026 2pm", "two days, 12 February and 2 December", "the list by 2026-12-02"),
        ("la liste vendredi", "`vendredi` is no date", "la liste by 2026-11-27"),
        (
            "the list by 12/1",
            "two days, 1 December and 12 January",
            "by 2026-12-01 or the list by 2027-01-12",
        ),
        ("the list by 3/11", "two days, 11 March and 3 November", "by 2027-03-11 or the list by 2027-11-03"),
        ("the list 3/11", "two days, 11 March and 3 November", "by 2027-03-11 or the list by 2027-11-03"),
        ("the list by Fri 30/11", "is a Monday, not a Friday", "the list by 2026-11-30"),
        ("the list by 30/11/26", "the whole year", "the list by 2026-11-30"),
        ("the list by 31/11", "not a day", "the list by 2026-11-30"),
        ("the list by 12-01", "`by 12-01` is no date", "the list by 2026-11-27"),
        ("the list by nxt week", "`by nxt week` is no date", "the list by 2026-11-27"),
        ("the list nxt wk", "`nxt wk` is no date", "the list by 2026-11-27"),
        ("the list by the wknd", "`by the wknd` is no date", "the list by 2026-11-27"),
        ("the list by wk 48", "`by wk 48` is no date", "the list by 2026-11-27"),
        ("the list by month end", "`by month end` is no date", "the list by 2026-11-27"),
        ("the list in a couple of weeks", "`in a couple of weeks` is no date", "the list by 2026-11-27"),
        ("the list by tomorow", "did you mean tomorrow?", "the list by 2026-11-27"),
        ("the list by wednsday", "did you mean Wednesday?", "the list by 2026-11-25"),
        ("the list by the 3rd of Decembr", "`the 3rd of Decembr` is no date", "the list by 2026-12-03"),
        ("the list by tom", "`tom` may be 2026-11-21, or somebody's name", "the list by 2026-11-21"),
        ("ping tom", "`tom` may be 2026-11-21, or somebody's name", "ping by 2026-11-21"),
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
