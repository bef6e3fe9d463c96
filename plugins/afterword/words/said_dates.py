"""Dates as people say them: ``2026-11-20``, ``yesterday``, ``friday``, ``2 weeks ago``, ``in 10 days``.

Strict: what is not one of these forms is refused with examples, never guessed at.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta
from typing import Literal

from afterword.words.dates import DAYS

Prefer = Literal["past", "future"]

EXAMPLES = (
    "2026-11-20, today, yesterday, tomorrow, friday, last monday, next tuesday, 2 weeks ago or in 10 days"
)

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEKDAYS = {name: number for number, day in enumerate(map(str.lower, DAYS)) for name in (day, day[:3])}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WITH_TIME = re.compile(r"(.+?)(?:\s*t|\s+(?:at\s+)?)(\d{1,2}):(\d{2})", re.ASCII)
_WEEKDAY = re.compile(r"(?:(last|next)\s+)?([a-z]+)")
_DISTANCE = re.compile(r"(?:(in)\s+)?(\d{1,6}|an?)\s+(day|week|month|year)s?(?:\s+(ago))?", re.ASCII)


class DateError(ValueError):
    """The text is no date in any of the forms; the message shows right ones."""


def parse_day(text: str, today: date, prefer: Prefer) -> date:
    """Read a day.

    Args:
        text: an ISO date; ``today``, ``yesterday``, ``tomorrow``; a weekday, alone or with ``last`` or
            ``next``; ``2 weeks ago``; ``in 10 days`` (days, weeks, months or years).
        today: what the words count from.
        prefer: which way a weekday alone looks. ``past``: the latest such day, today included ("sent on
            friday", said on a Friday, is today). ``future``: the next such day after today. With
            ``last`` and ``next`` it is never today.

    Raises:
        DateError: an impossible date, or another form.
    """
    words = " ".join(text.casefold().split())
    if _ISO.fullmatch(words):
        try:
            return date.fromisoformat(words)
        except ValueError as error:
            raise DateError(f"{words} is not a day of the calendar ({error}).") from error
    if words in _NEAR:
        return _moved(today, _NEAR[words], "day", words)
    match = _WEEKDAY.fullmatch(words)
    if match and match[2] in _WEEKDAYS:
        return _weekday(today, _WEEKDAYS[match[2]], match[1], prefer)
    match = _DISTANCE.fullmatch(words)
    if match and bool(match[1]) != bool(match[4]):
        count = int(match[2]) if match[2].isdigit() else 1
        return _moved(today, -count if match[4] else count, match[3], words)
    raise DateError(f'"{text}" is no date I know. Write {EXAMPLES}.')


def parse_moment(text: str, today: date, prefer: Prefer) -> date | datetime:
    """Read a day, or a day with a local time after it: ``2026-11-20T14:00``, ``yesterday 14:00``.

    Raises:
        DateError: as in ``parse_day``, or the time is none of the day's.
    """
    words = " ".join(text.casefold().split())
    match = _WITH_TIME.fullmatch(words)
    if not match:
        return parse_day(text, today, prefer)
    day = parse_day(match[1], today, prefer)
    try:
        return datetime.combine(day, time(int(match[2]), int(match[3])))
    except ValueError as error:
        raise DateError(f"{match[2]}:{match[3]} is no time of day. Write 14:00.") from error


def _weekday(today: date, weekday: int, which: str | None, prefer: Prefer) -> date:
    back = (today.weekday() - weekday) % 7
    if which == "last" or (which is None and prefer == "past"):
        return today - timedelta(days=(back or 7) if which else back)
    return today + timedelta(days=(7 - back) % 7 or 7)


def _moved(start: date, count: int, unit: str, words: str) -> date:
    try:
        if unit in ("day", "week"):
            return start + timedelta(days=count * (7 if unit == "week" else 1))
        months = start.year * 12 + start.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        # 31 January in 1 month is the last day of February.
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError) as error:
        raise DateError(f'"{words}" lies outside the calendar. Write {EXAMPLES}.') from error
