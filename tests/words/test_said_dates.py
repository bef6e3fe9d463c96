from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.said_dates import DateError, NoSuchDayError, day_at_start, parse_day, parse_moment

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("today", "2026-11-23", "2026-11-23"),
        ("Yesterday", "2026-11-22", "2026-11-22"),
        ("tomorrow", "2026-11-24", "2026-11-24"),
        ("friday", "2026-11-20", "2026-11-27"),
        ("fri", "2026-11-20", "2026-11-27"),
        ("monday", "2026-11-23", "2026-11-30"),
        ("last monday", "2026-11-16", "2026-11-16"),
        ("next monday", "2026-11-30", "2026-11-30"),
        ("next  Tuesday", "2026-11-24", "2026-11-24"),
        ("last sunday", "2026-11-22", "2026-11-22"),
        ("2 weeks ago", "2026-11-09", "2026-11-09"),
        ("a week ago", "2026-11-16", "2026-11-16"),
        ("1 day ago", "2026-11-22", "2026-11-22"),
        ("in 10 days", "2026-12-03", "2026-12-03"),
        ("in 2 months", "2027-01-23", "2027-01-23"),
        ("in a month", "2026-12-23", "2026-12-23"),
        ("a year ago", "2025-11-23", "2025-11-23"),
        ("2 Dec", "2025-12-02", "2026-12-02"),
        ("Dec 2", "2025-12-02", "2026-12-02"),
        ("20 Nov", "2026-11-20", "2027-11-20"),
        ("23 November", "2026-11-23", "2026-11-23"),
        ("2 Dec 2026", "2026-12-02", "2026-12-02"),
        ("Dec 2 2026", "2026-12-02", "2026-12-02"),
        ("Dec. 2nd, 2026", "2026-12-02", "2026-12-02"),
        ("the 2nd of December 2026", "2026-12-02", "2026-12-02"),
        ("Sept 3, 2026", "2026-09-03", "2026-09-03"),
        ("2-Dec-2026", "2026-12-02", "2026-12-02"),
        ("2.12.2026", "2026-12-02", "2026-12-02"),
        ("2. 12. 2026", "2026-12-02", "2026-12-02"),
        ("2.12.", "2025-12-02", "2026-12-02"),
        ("Wed 2 Dec 2026", "2026-12-02", "2026-12-02"),
        ("2026-12-02 (Wednesday)", "2026-12-02", "2026-12-02"),
        ("29 Feb", "2024-02-29", "2028-02-29"),
        ("the 27th", "2026-10-27", "2026-11-27"),
        ("in two weeks", "2026-12-07", "2026-12-07"),
        ("in two weeks' time", "2026-12-07", "2026-12-07"),
        ("a fortnight ago", "2026-11-09", "2026-11-09"),
        ("this friday", "2026-11-20", "2026-11-27"),
        ("friday next week", "2026-12-04", "2026-12-04"),
        ("next week on Friday", "2026-12-04", "2026-12-04"),
        ("yesterday evening", "2026-11-22", "2026-11-22"),
        ("the day after tomorrow", "2026-11-25", "2026-11-25"),
        ("EOW", "2026-11-27", "2026-11-27"),
        ("end of the week", "2026-11-27", "2026-11-27"),
        ("end of next week", "2026-12-04", "2026-12-04"),
        ("the end of the month", "2026-11-30", "2026-11-30"),
        ("end of next month", "2026-12-31", "2026-12-31"),
        ("end of February", "2027-02-28", "2027-02-28"),
        ("end of the year", "2026-12-31", "2026-12-31"),
        ("11/20/2026", "2026-11-20", "2026-11-20"),
        ("20-11-2026", "2026-11-20", "2026-11-20"),
        ("30/11", "2025-11-30", "2026-11-30"),
        ("11/30", "2025-11-30", "2026-11-30"),
        ("12/12", "2025-12-12", "2026-12-12"),
        ("30.11", "2025-11-30", "2026-11-30"),
        ("tmrw", "2026-11-24", "2026-11-24"),
        ("tom", "2026-11-24", "2026-11-24"),
        ("day after tmrw", "2026-11-25", "2026-11-25"),
        ("yday", "2026-11-22", "2026-11-22"),
        ("tonite", "2026-11-23", "2026-11-23"),
        ("lst fri", "2026-11-20", "2026-11-20"),
        ("nxt thurs", "2026-11-26", "2026-11-26"),
        ("2 wks ago", "2026-11-09", "2026-11-09"),
        ("3d ago", "2026-11-20", "2026-11-20"),
        ("in 2mths", "2027-01-23", "2027-01-23"),
        ("friday first thing", "2026-11-20", "2026-11-27"),
        ("Friday week", "2026-12-04", "2026-12-04"),
        # Where the day is all that is said, what people put before it changes nothing.
        ("on friday", "2026-11-20", "2026-11-27"),
        ("by Dec 2", "2025-12-02", "2026-12-02"),
        ("no later than 2 Dec 2026", "2026-12-02", "2026-12-02"),
        ("in about two weeks", "2026-12-07", "2026-12-07"),
        ("within the next 10 days", "2026-12-03", "2026-12-03"),
        ("in ~10 days", "2026-12-03", "2026-12-03"),
        ("two weeks from now", "2026-12-07", "2026-12-07"),
        ("2 weeks from friday", "2026-12-11", "2026-12-11"),
        ("a week from tomorrow", "2026-12-01", "2026-12-01"),
        # In the words of others.
        ("Freitag", "2026-11-20", "2026-11-27"),
        ("am Freitag", "2026-11-20", "2026-11-27"),
        ("bis zum 2. Dezember 2026", "2026-12-02", "2026-12-02"),
        ("Mittwoch, den 2. Dezember 2026", "2026-12-02", "2026-12-02"),
        ("in zwei Wochen", "2026-12-07", "2026-12-07"),
        ("le 2 décembre 2026", "2026-12-02", "2026-12-02"),
        ("dans 10 jours", "2026-12-03", "2026-12-03"),
        ("2 de diciembre de 2026", "2026-12-02", "2026-12-02"),
        ("el próximo martes", "2026-11-24", "2026-11-24"),
        ("dopodomani", "2026-11-25", "2026-11-25"),
        ("sexta-feira", "2026-11-20", "2026-11-27"),
        ("over 2 weken", "2026-12-07", "2026-12-07"),
        ("på fredag", "2026-11-20", "2026-11-27"),
        ("slutningen af november", "2026-11-30", "2026-11-30"),
        ("do piątku", "2026-11-20", "2026-11-27"),
    ],
)
def test_each_form_on_a_monday(text: str, past: str, future: str) -> None:
    assert parse_day(text, MONDAY, "past").isoformat() == past
    assert parse_day(text, MONDAY, "future").isoformat() == future


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 weeks", "2026-12-07"),
        ("two weeks", "2026-12-07"),
        ("2 wks", "2026-12-07"),
        ("about 10 days", "2026-12-03"),
        ("two weeks or so", "2026-12-07"),
        ("3 months max", "2027-02-23"),
        ("the next two weeks", "2026-12-07"),
    ],
)
def test_a_length_of_time_lies_ahead_where_it_is_all_that_is_said(text: str, day: str) -> None:
    assert parse_day(text, MONDAY, "future").isoformat() == day
    assert day_at_start(f"{text}, I hope", MONDAY, "future") is None
    with pytest.raises(DateError):  # two weeks ago, or from now?
        parse_day(text, MONDAY, "past")


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("2-3 weeks", ["2026-12-07", "2026-12-14"]),
        ("in 2 to 3 weeks", ["2026-12-07", "2026-12-14"]),
        ("a week or two", ["2026-11-30", "2026-12-07"]),
        ("within ten or twelve days", ["2026-12-03", "2026-12-05"]),
    ],
)
def test_a_span_is_two_days(text: str, instead: list[str]) -> None:
    with pytest.raises(NoSuchDayError, match=f"{instead[0]} or {instead[1]}") as caught:
        parse_day(text, MONDAY, "future")
    assert [day.isoformat() for day in caught.value.instead] == instead


@pytest.mark.parametrize(
    "text",
    ["eod thurs", "thursday eod", "close of business Thursday", "end of Thursday", "Thursday end of day"],
)
def test_the_end_of_a_day_that_has_begun_is_today(text: str) -> None:
    thursday = date(2026, 11, 26)
    assert parse_day(text, thursday, "future") == thursday
    assert parse_day("thursday", thursday, "future") == date(2026, 12, 3)


@pytest.mark.parametrize("text", ["Freitag slides", "vendredi de", "2 Wochen Urlaub", "lunes and friday"])
def test_words_of_two_languages_are_no_date(text: str) -> None:
    with pytest.raises(DateError):
        parse_day(text, MONDAY, "future")


@pytest.mark.parametrize(
    ("start", "text", "day"),
    [
        ("2026-01-31", "in 1 month", "2026-02-28"),
        ("2028-01-31", "in 1 month", "2028-02-29"),
        ("2028-02-29", "in 1 year", "2029-02-28"),
        ("2026-12-31", "in 2 months", "2027-02-28"),
        ("2026-03-31", "1 month ago", "2026-02-28"),
        ("2026-12-31", "tomorrow", "2027-01-01"),
    ],
)
def test_the_ends_of_months_and_years(start: str, text: str, day: str) -> None:
    assert parse_day(text, date.fromisoformat(start), "past").isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "soon",
            "next week",
            "10 days",
            "in 10 days ago",
            "ago",
            "last",
            "next",
            "fridays",
            "friday of it",
        ),
        *("2026-13-01", "2026-02-29", "2026-11-31", "3/11", "2026-1-3", "20261120", "11/30/26", "32/1"),
        *("in -3 days", "in 999999 years", "999999 months ago", "２０２６-11-20", "last 3 days"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_day(text, MONDAY, "past")


@pytest.mark.parametrize(
    ("text", "said", "instead"),
    [
        ("01/02/2027", "two days, 2 January and 1 February", ["2027-01-02", "2027-02-01"]),
        ("3/11", "two days, 11 March and 3 November", ["2027-03-11", "2027-11-03"]),
        ("11/30/26", "the whole year", ["2026-11-30"]),
        ("31/2", "not a day", ["2027-02-28"]),
        ("2026/12/01", "not how a date is written", ["2026-12-01"]),
        ("2 Dec 26", "the whole year", ["2026-12-02"]),
        ("31 Nov", "not a day", ["2026-11-30"]),
        ("2026-02-29", "not a day", ["2026-02-28"]),
        ("Friday 28 Nov 2026", "a Saturday, not a Friday", ["2026-11-28"]),
        ("32.12.2026", "not a day", ["2026-12-31"]),
        ("2.13.2026", "not a day", []),
        ("99/99/2026", "not a day", []),
    ],
)
def test_what_has_the_form_of_a_date_and_means_none_is_refused_with_what_may_be_meant(
    text: str, said: str, instead: list[str]
) -> None:
    with pytest.raises(NoSuchDayError, match=said) as caught:
        parse_day(text, MONDAY, "future")
    assert [day.isoformat() for day in caught.value.instead] == instead


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("friday, and the slides", "2026-11-27", ", and the slides"),
        ("**2 Dec** and more", "2026-12-02", "** and more"),
        ("2 Dec 2026 at 17:00. Then", "2026-12-02", ". Then"),
        ("tomorrow", "2026-11-24", ""),
    ],
)
def test_a_day_at_the_start_of_a_text(text: str, day: str, rest: str) -> None:
    found = day_at_start(text, MONDAY, "future")
    assert found is not None
    assert (found[0].isoformat(), text[found[1] :]) == (day, rest)


@pytest.mark.parametrize("text", ["", "her friday talk", "sunny", "a week of it", "fridays", "2 slides"])
def test_no_day_at_the_start(text: str) -> None:
    assert day_at_start(text, MONDAY, "future") is None


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        # Without a year it is that of the side that is meant, today included.
        ("31 Feb", "2026-02-28", "2027-02-28"),
        ("Feb 30", "2026-02-28", "2027-02-28"),
        ("31 Nov", "2025-11-30", "2026-11-30"),
        ("31 Sept", "2026-09-30", "2027-09-30"),
        ("31.4.", "2026-04-30", "2027-04-30"),
        ("31/2", "2026-02-28", "2027-02-28"),
        ("2/30", "2026-02-28", "2027-02-28"),
        ("Monday 31 June", "2026-06-30", "2027-06-30"),
        ("0 Dec", "2025-12-01", "2026-12-01"),
        ("32 Dec", "2025-12-31", "2026-12-31"),
        ("31. Februar", "2026-02-28", "2027-02-28"),
        ("the 32nd", "2026-10-31", "2026-11-30"),
        ("the 0th", "2026-11-01", "2026-12-01"),
        # A year that is given counts, whichever side it lies on.
        ("31 Feb 2025", "2025-02-28", "2025-02-28"),
        ("31 Feb 2028", "2028-02-29", "2028-02-29"),
        ("29 Feb 2027", "2027-02-28", "2027-02-28"),
        ("31.11.2027", "2027-11-30", "2027-11-30"),
        ("31/6/2027", "2027-06-30", "2027-06-30"),
        ("31 Feb '27", "2027-02-28", "2027-02-28"),
        ("2027-02-30", "2027-02-28", "2027-02-28"),
        ("2026-02-00", "2026-02-01", "2026-02-01"),
        ("2026/11/31", "2026-11-30", "2026-11-30"),
    ],
)
def test_of_a_day_that_a_month_lacks_the_nearest_is_proposed(text: str, past: str, future: str) -> None:
    for prefer, meant in (("past", past), ("future", future)):
        with pytest.raises(
            NoSuchDayError, match=rf"is not a day of the calendar\. Write {meant}\.$"
        ) as caught:
            parse_day(text, MONDAY, "past" if prefer == "past" else "future")
        assert [day.isoformat() for day in caught.value.instead] == [meant]


def test_today_may_be_the_day_that_was_meant() -> None:
    last = date(2026, 11, 30)
    for text in ("31 Nov", "the 32nd"):
        for prefer in ("past", "future"):
            with pytest.raises(NoSuchDayError) as caught:
                parse_day(text, last, "past" if prefer == "past" else "future")
            assert caught.value.instead == (last,)


@pytest.mark.parametrize("text", ["2026-13-01", "2026/13/01", "20261301", "1.13.", "32/13", "31 Feb 0000"])
def test_of_no_month_and_no_year_nothing_is_proposed(text: str) -> None:
    with pytest.raises(NoSuchDayError, match=r"is not a day of the calendar\.$") as caught:
        parse_day(text, MONDAY, "future")
    assert caught.value.instead == ()


@given(today=DAYS, month=st.integers(1, 12), day=st.integers(0, 99), past=st.booleans())
def test_what_is_proposed_without_a_year_lies_on_the_side_that_is_meant(
    today: date, month: int, day: int, past: bool
) -> None:
    try:
        parse_day(f"{day}.{month}.", today, "past" if past else "future")
    except NoSuchDayError as error:
        (meant,) = error.instead
        assert meant.month == month
        assert abs(meant - today) <= timedelta(366)
        assert meant == today or (meant < today) == past


def test_the_message_shows_right_forms_or_the_calendar() -> None:
    with pytest.raises(DateError, match=r'"soon" is no date I know\. Write 2026-11-20, today, '):
        parse_day("soon", MONDAY, "past")
    with pytest.raises(DateError, match="2026-02-29 is not a day of the calendar"):
        parse_day("2026-02-29", MONDAY, "past")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-20T14:00", datetime(2026, 11, 20, 14)),
        ("2026-11-20 9:30", datetime(2026, 11, 20, 9, 30)),
        ("yesterday 14:00", datetime(2026, 11, 22, 14)),
        ("friday at 08:15", datetime(2026, 11, 20, 8, 15)),
        ("today", date(2026, 11, 23)),
        ("14:30", datetime(2026, 11, 23, 14, 30)),
        ("2 pm", datetime(2026, 11, 23, 14)),
        ("2pm", datetime(2026, 11, 23, 14)),
        ("12 am", datetime(2026, 11, 23, 0)),
        ("12 pm", datetime(2026, 11, 23, 12)),
        ("9:05 a.m.", datetime(2026, 11, 23, 9, 5)),
        ("friday 2 pm", datetime(2026, 11, 20, 14)),
        ("yesterday at 2:30 p.m.", datetime(2026, 11, 22, 14, 30)),
        ("2 pm on friday", datetime(2026, 11, 20, 14)),
        ("20 Nov, 14:30", datetime(2026, 11, 20, 14, 30)),
        ("2026-11-20 2 pm", datetime(2026, 11, 20, 14)),
        ("at 2 pm", datetime(2026, 11, 23, 14)),
        ("30/11/2026 2pm", datetime(2026, 11, 30, 14)),
        ("2.12.2026 14:30", datetime(2026, 12, 2, 14, 30)),
        ("14.30", datetime(2026, 11, 23, 14, 30)),
        ("14.30 Uhr", datetime(2026, 11, 23, 14, 30)),
        ("Freitag 14 Uhr", datetime(2026, 11, 20, 14)),
    ],
)
def test_a_time_may_follow_the_day(text: str, moment: date) -> None:
    assert parse_moment(text, MONDAY, "past") == moment


@pytest.mark.parametrize(
    "text", ["2026-11-20T24:00", "today 12:60", "24:00", "13 pm", "2026-11-20T14", "soon 14:00"]
)
def test_no_time_of_day(text: str) -> None:
    with pytest.raises(DateError):
        parse_moment(text, MONDAY, "past")


def test_where_a_time_is_welcome_the_message_shows_how_it_is_written() -> None:
    with pytest.raises(DateError, match=r"where a time is welcome, 14:30, 2 pm or friday 2 pm\.$"):
        parse_moment("half past two", MONDAY, "past")
    with pytest.raises(NoSuchDayError, match="two days, 12 February and 2 December") as caught:
        parse_moment("12/02/2026 2pm", MONDAY, "past")
    assert caught.value.instead == (date(2026, 2, 12), date(2026, 12, 2))


@given(today=DAYS, day=DAYS)
def test_an_iso_date_is_itself(today: date, day: date) -> None:
    assert parse_day(day.isoformat(), today, "past") == day


@given(today=DAYS, number=st.integers(0, 6))
def test_weekdays_lie_within_a_week_on_the_side_meant(today: date, number: int) -> None:
    name = NAMES[number]
    last, latest = parse_day(f"last {name}", today, "future"), parse_day(name, today, "past")
    following = parse_day(name, today, "future")
    assert last.weekday() == latest.weekday() == following.weekday() == number
    assert today - timedelta(7) <= last < today < following <= today + timedelta(7)
    assert today - timedelta(7) < latest <= today
    assert following == parse_day(f"next {name}", today, "past")


@given(today=DAYS, count=st.integers(0, 5000), unit=st.sampled_from(["day", "week"]))
def test_there_and_back(today: date, count: int, unit: str) -> None:
    ahead = parse_day(f"in {count} {unit}s", today, "past")
    assert parse_day(f"{count} {unit}s ago", ahead, "past") == today


@given(today=DAYS, count=st.integers(0, 200))
def test_months_never_skip_one(today: date, count: int) -> None:
    ahead = parse_day(f"in {count} months", today, "past")
    assert (ahead.year - today.year) * 12 + ahead.month - today.month == count


@given(text=st.text(max_size=30), today=DAYS)
def test_any_text_is_a_date_or_refused(text: str, today: date) -> None:
    try:
        parse_moment(text, today, "future")
    except DateError as error:
        assert str(error)
