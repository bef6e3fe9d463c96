"""Dates: against the calendar, and against the interviews. In November 2026 the 20th is a Friday."""

from __future__ import annotations

from datetime import date

import pytest
from checking.checked import SEARCH, TODAY, found


def body(sentence: str) -> str:
    return f"Dear Priya,\n\n{sentence}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thursday 20 November was windy.",
        "I start on Monday, November 24.",
        "It was on Friday the 19th of November.",
        "On Sunday 2026-11-20 I read it.",
        "On 2026-11-20 (Monday) I read it.",
        "We race on Sat. 5 Dec 2026 and Sunday, December 5th, 2026.",
        "We race on 31 November.",
        "The talk is on 20 November (Thursday).",
        "On Wed 30 February it snows.",
    ],
)
def test_against_the_calendar(sentence: str) -> None:
    assert len(found("wrong-date", body(sentence))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Friday 20 November was windy.",
        "I start on Monday, November 23.",
        "It was on Friday the 20th of November.",
        "On Friday 2026-11-20 I read it.",
        "On 2026-11-20 (Friday) I read it.",
        "We race on Saturday, 5 December, and on Fri 4 December 2026.",
        "Monday or Tuesday 24 November would do.",
        "On Tuesday 20 October I sailed.",
        "I may 3 times; they march 20 miles on Monday.",
        "Since Wednesday 20 November 2024 I have had it.",
        "In May 2026 I had 20 Sun servers.",
        "On Friday 8 January we race again.",  # 2027, the nearest
    ],
)
def test_right_dates(sentence: str) -> None:
    assert not found("wrong-date", body(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for your time on Thursday.",
        "Thank you for meeting me today.",
        "I enjoyed our talk on Tuesday.",
        "It was good to meet you this morning.",
        "Thank you for the conversation on 19 November.",
        "It was a pleasure to meet you on Wednesday 18 November.",
    ],
)
def test_thanks_for_another_day(sentence: str) -> None:
    (problem,) = found("wrong-date", body(sentence))
    assert "Friday 20 November" in problem.message + problem.fix


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for your time on Friday.",
        "Thank you for meeting me yesterday.",
        "Thank you for the conversation on 20 November.",
        "I would be glad to meet on Tuesday.",
        "Thank you; I look forward to talking on Monday.",
        "Today I read of dinghies.",
        "I read your piece on 12 November.",
        "Good luck with the race on Sunday.",
        "You spoke of the outage on 3 March.",
        "Thank you for Friday.",
    ],
)
def test_thanks_for_the_right_day_and_other_days(sentence: str) -> None:
    assert not found("wrong-date", body(sentence))


def test_today_is_right_on_the_day() -> None:
    assert not found("wrong-date", body("Thank you for meeting me today."), now=TODAY.replace(day=20))


def test_a_call_on_record_is_a_day_too() -> None:
    call = "---\nfrom: priya-raman\nkind: call\nreceived: 2026-11-19\n---\nShe rang.\n"
    assert not found("wrong-date", body("I liked our talk on 19 November."), call)


def test_line_and_column() -> None:
    (problem,) = found("wrong-date", body("It was on Thursday 20 November."))
    assert (problem.line, problem.column) == (9, 11)
    assert problem.fix.startswith("Write “Friday 20 November”")


@pytest.mark.parametrize(
    ("today", "weekday", "problems"),
    [
        # The interview was on Friday 20 November; a weekday alone means one of the last thirteen days.
        (date(2026, 12, 3), "Friday", 0),
        (date(2026, 12, 3), "Tuesday", 1),
        (date(2026, 12, 4), "Tuesday", 0),
    ],
)
def test_a_weekday_means_the_last_days_and_not_last_month(today: date, weekday: str, problems: int) -> None:
    assert len(found("wrong-date", body(f"Thank you for your time on {weekday}."), now=today)) == problems


@pytest.mark.parametrize(("today", "problems"), [(date(2026, 11, 19), 0), (date(2026, 11, 20), 1)])
def test_a_note_written_ahead_of_the_day_may_name_any(today: date, problems: int) -> None:
    extra = "interview: 2026-11-20-northwind\n"
    text = body("Thank you for your time on Wednesday.")
    assert len(found("wrong-date", text, extra=extra, now=today)) == problems


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("You were aiming for 18 November with the choice.", True),
        ("You had 17 November in mind for the decision.", True),
        ("You said that I would hear by the 25th.", True),
        ("You thought you would have settled it by the 27th.", False),
        ("You told me on 18 November that you hoped to decide by the 27th.", False),
        ("You said the 3rd shift would know the answer.", False),
        ("You expected to decide by 18 November.", True),
        ("You were aiming for 27 November with the choice.", False),
        ("You told me about the fire of 18 November.", False),
        ("I hope to know more by 18 November.", False),
    ],
)
def test_the_day_they_named_for_the_decision(sentence: str, wrong: bool) -> None:
    path = "interviews/2026-11-20-northwind.md"
    files = {path: SEARCH[path].replace("owner:", "decision_by: 2026-11-27\n        owner:")}
    assert bool(found("wrong-date", body(sentence), kind="decision-check-in", files=files)) == wrong


def test_thanks_for_a_morning_on_another_day() -> None:
    assert found("wrong-date", body("Thank you for giving me the morning on 11 November."))
    assert not found("wrong-date", body("Thank you for giving me the morning on 20 November."))
    assert not found("wrong-date", body("Thank you for letting me know yesterday."))


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("I came in about the job on 18 November and you showed me the kiln.", True),
        ("I came in about the job on 20 November and you showed me the kiln.", False),
        ("On 18 November we spoke about the kiln.", True),
        ("On 18 November my licence was renewed.", False),
        ("Cheers for the look round on Wednesday.", True),
        ("Cheers for the look round on Friday.", False),
        ("Thank you for your message on Wednesday.", False),
        ("Thank you for the tip, which I tried on Wednesday.", False),
    ],
)
def test_the_day_of_a_meeting_in_other_words(sentence: str, wrong: bool) -> None:
    assert bool(found("wrong-date", body(sentence), now=date(2026, 11, 23))) == wrong
