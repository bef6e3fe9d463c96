"""Dates as people say them: ``2026-11-20``, ``2 Dec``, ``yesterday``, ``friday``, ``in 10 days``.

Strict: what is not one of these forms is refused with examples, never guessed at.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from typing import Literal

from afterword.words.dates import DAYS, MONTHS
from afterword.words.day_shorthand import written_out
from afterword.words.day_words import COUNTS, MONTH_NUMBERS, NEAR, WEEKDAYS
from afterword.words.days_elsewhere import in_english

Prefer = Literal["past", "future"]

EXAMPLES = (
    "2026-11-20, today, yesterday, tomorrow, friday, last monday, next tuesday, 2 Dec, 2 weeks ago "
    "or in 10 days"
)
_TIMES = "14:30, 2 pm or friday 2 pm"

_DAYS_IN = {"d": 1, "day": 1, "week": 7, "fortnight": 14}

_OF_A_WEEK = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_OF_A_YEAR = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:[ -](?P<year>\d{4}|['’]?[23]\d))?"

# Every run would pay for these, and few read a date in words: `re` compiles each when it is first asked for.
_ISO = r"(?a)\d{4}-\d{2}-\d{2}"
_ISO_MOMENT = r"(?a)(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})"
#: Which of the two comes first, day or month, depends on who reads it; a dash without a year is a range.
_EITHER_WAY = r"(?a)(\d{1,2})(?:([/-])(\d{1,2})\2(\d{4}|\d{2})|/(\d{1,2}))"
#: In figures with a dot the day comes first; ``30.11`` is no time of day, as ``3.11`` may be.
_DOT_BETWEEN = r"(?a)(2[5-9]|3[01])\.(\d{1,2})"
_YEAR_FIRST = r"(?a)(\d{4})([/.-]?)(\d{1,2})\2(\d{1,2})\.?"
_DOTS = r"(?a)(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})?"
_DAY_MONTH = rf"(?a){_DAY}(?: of)?[ -](?P<month>{_OF_A_YEAR}){_YEAR}"
_MONTH_DAY = rf"(?a)(?P<month>{_OF_A_YEAR})[ -]{_DAY}{_YEAR}"
_OF_THIS_MONTH = r"(?a)(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)"
_WEEKDAY = rf"(?:(last|next|this) )?({_OF_A_WEEK})"
_WITH_WEEKDAY = rf"(?a)({_OF_A_WEEK})(?: the)? (.*\d.*)|(.*\d.*) ({_OF_A_WEEK})"
_NEXT_WEEK = rf"({_OF_A_WEEK})(?: of)?(?: the)? next week|next week (?:on )?({_OF_A_WEEK})"
_WEEK_ON = rf"({_OF_A_WEEK}) (week|fortnight)|a (week|fortnight) on ({_OF_A_WEEK})"
_COUNT = rf"\d{{1,6}}|{'|'.join(COUNTS)}"
_UNIT = r"(?P<unit>day|week|fortnight|month|year|d)(?:s?['’]?|['’]s)(?: time)?"
_FROM = rf"(?: (?:from|after) (?P<start>now|today|tomorrow|{_OF_A_WEEK}))?"
_DISTANCE = rf"(?a)(?P<ahead>in |within )?(?P<count>{_COUNT}) ?{_UNIT}(?:(?P<ago> ago)|{_FROM})"
#: "2-3 weeks", "a week or two": the user says which end of it counts.
_SPAN = (
    rf"(?a)(?:in |within )?(?:(?P<least>{_COUNT})(?: ?[-–—] ?| to | or )(?P<most>{_COUNT}) {_UNIT}"
    rf"|an? (?P<one>day|week|month|year) or (?P<few>{_COUNT}))"
)
#: What is said with a number that is not meant to the day, before it and behind it.
_ROUGHLY = (
    r"(?<![^ ])(?:about|around|roughly|approximately|approx|circa|ca|maybe|perhaps|some|(?:the )?next|~)"
    rf"(?= ?\d| (?:{'|'.join(COUNTS)}) )|(?<= )(?:or so|or thereabouts|at (?:the )?most|max|tops)$"
)
_END = (
    r"(?:eo([wmy])|(?:the )?end of (?:the |this )?(?:(last|next) )?"
    rf"(day|play|business|week|month|year|{_OF_A_YEAR})|close of (business|play))"
)
_TIME = r"(?a)(\d{1,2})(?::(\d{2}))?(?: ?([ap])\.?m\.?)?"
_TIME_LAST = r"(?a)(.+?)(?: (?:(?:at|@) ?)?|(?<=\d)t)(\d{1,2}(?::\d{2})? ?[ap]\.?m\.?|\d{1,2}:\d{2})"
_TIME_FIRST = r"(?a)(?:(?:at|@) ?)?(\d{1,2}(?::\d{2})? ?[ap]\.?m\.?|\d{1,2}:\d{2})(?: (?:on )?(.+))?"
#: "14.30" is a time, since no month has so high a number; "Uhr" and "h" say it of any.
_DOT_IN_TIME = r"(?a)(?<![\d.])(\d{1,2})\.(1[3-9]|[2-5]\d)(?![\d.])"
_OF_THE_CLOCK = r"(?a)(?<=\d)(?: ?(?:uhr|hrs|hours|h))(?= |$)"
#: What may follow a day and changes nothing about it.
_PART_OF_DAY = (
    r"(.+?) (?:(?:at )?(?:noon|midday|lunchtime|night|(?:the )?latest|(?:the )?end of (?:the )?day)"
    r"|(?:in the )?(?:morning|afternoon|evening)|first thing|latest|[ap]m|eod|eob|cob|cop)"
)
#: The same before a day.
_PART_BEFORE = (
    r"(?:first thing|noon|midday|lunchtime|eod|eob|cob|cop|close of (?:business|play)"
    r"|(?:the )?(?:end of (?:the )?(?:business |working )?day|(?:morning|afternoon|evening)(?: of)?))"
    rf"(?: on)? (.+)|(?:the )?end of ((?:(?:this|next|last) )?(?:{_OF_A_WEEK}))"
)
#: A day that is named by its end is not over.
_BY_ITS_END = r"(?<![^ ])(?:eod|eob|cob|cop|(?:close|end) of)(?![^ ])"
#: What may stand before a day, where the day is all that is said.
_BESIDE_A_DAY = r"(?:by|on|before|until|till?|around|about|no later than|not later than) (?=.)"
#: Longer than anything that is a date: "wednesday the 2nd of december 2026 at 12:30 p.m.".
_MOST_WORDS, _LONGEST = 9, 80


class DateError(ValueError):
    """The text is no date in any of the forms; the message shows right ones."""


class NoSuchDayError(DateError):
    """The text has the form of a date, and means no day, or more than one.

    Attributes:
        instead: days that may have been meant.
    """

    def __init__(self, message: str, *instead: date) -> None:
        super().__init__(message)
        self.instead = instead


def parse_day(text: str, today: date, prefer: Prefer, *, alone: bool = True) -> date:
    """Read a day.

    Args:
        text: an ISO date; ``2 Dec``, ``Dec 2 2026``, ``2.12.2026``, with the weekday or without; ``today``,
            ``yesterday``, ``tomorrow``, also in the shorthand of ``day_shorthand``; a weekday, alone or with
            ``last`` or ``next``; ``30/11``, which can be only one day; ``2 weeks ago``;
            ``in two weeks`` (days, weeks, months or years), ``in about 10 days``; ``end of next week``, which
            is its Friday; also in the words of another language of the presets (``days_elsewhere``).
        today: what the words count from.
        prefer: which way a weekday, or a day without a year, looks. ``past``: the latest such day, today
            included ("sent on friday", said on a Friday, is today). ``future``: the next such weekday after
            today, the next such day of the year from today on. With ``last`` and ``next`` it is never today;
            "end of day Friday", said on a Friday, always is.
        alone: the text is all that was said. In a sentence "two weeks" may be the length of anything, "by"
            is no part of the day, and "Freitag" may be that of something else.

    Raises:
        NoSuchDayError: an impossible date, a Friday that is a Saturday, or ``01/02/2027``, which is two days
            (``30/11/2026`` can be only one).
        DateError: another form.
    """
    if re.fullmatch(_ISO, text):
        return _of_iso(text)
    words = _normal(text)
    found: date | None = None
    if len(words) <= _LONGEST:
        found = (_read if alone else _day)(words, today, prefer, alone=alone)
    if found is None:
        raise DateError(f'"{text}" is no date I know. Write {EXAMPLES}.')
    return found


def parse_moment(text: str, today: date, prefer: Prefer, *, alone: bool = True) -> date | datetime:
    """Read a day, or a day with a local time: ``2026-11-20T14:00``, ``yesterday 2 pm``; ``14:30`` is today's.

    Raises:
        DateError: as in ``parse_day``, or the time is none of the day's.
    """
    if re.fullmatch(_ISO, text):
        return _of_iso(text)
    if match := re.fullmatch(_ISO_MOMENT, text):
        return datetime.combine(_of_iso(match[1]), _time(match[2]))
    words = _normal(text)
    if alone:
        words = re.sub(_DOT_IN_TIME, r"\1:\2", words)
        words = re.sub(_OF_THE_CLOCK, "" if ":" in words else ":00", words)
    found: date | None = None
    if len(words) <= _LONGEST:
        if first := re.fullmatch(_TIME_FIRST, words):
            found, clock = _read(first[2], today, prefer, alone=alone) if first[2] else today, first[1]
        elif last := re.fullmatch(_TIME_LAST, words):
            found, clock = _read(last[1], today, prefer, alone=alone), last[2]
        if found:
            return datetime.combine(found, _time(clock))
        found = _read(words, today, prefer, alone=alone)
    if found is None:
        raise DateError(f'"{text}" is no date I know. Write {EXAMPLES}; where a time is welcome, {_TIMES}.')
    return found


def day_at_start(text: str, today: date, prefer: Prefer) -> tuple[date, int] | None:
    """The day that a text begins with, however it goes on, and where it ends; a time behind it belongs to it.

    Marks of emphasis, brackets and punctuation around the words of the date do no harm.

    Raises:
        NoSuchDayError: it begins with what has the form of a date and is no day.
    """
    words = [match for _, match in zip(range(_MOST_WORDS), re.finditer(r"\S+", text), strict=False)]
    for count in range(len(words), 0, -1):
        said = " ".join(_bare(word[0]) for word in words[:count])
        try:
            moment = parse_moment(said, today, prefer, alone=False)
        except NoSuchDayError:
            raise
        except DateError:
            continue
        last = words[count - 1]
        end = last.start() + len(last[0].rstrip(_AROUND + "."))
        return (moment.date() if isinstance(moment, datetime) else moment), end
    return None


def _bare(word: str) -> str:
    """A word without marks around it; a full stop stays, unless a mark comes before it."""
    word = word.strip(_AROUND)
    return word[:-1].rstrip(_AROUND) if word.endswith(".") and word[-2:-1] in _AROUND else word


_BLANKS = str.maketrans(",()", "   ")
_AROUND = "*_=`~()[]{}<>\"“”„'‘’,;:!?"


def _normal(text: str) -> str:
    """Lower case, single spaces; no commas or round brackets, and no full stop behind a word or the whole."""
    words = re.sub(r"(?<=[a-z])\.(?= |$)", "", " ".join(text.casefold().translate(_BLANKS).split()))
    words = written_out(words)
    return words if re.fullmatch(_DOTS, words[-6:].strip()) else words.removesuffix(".")


def _read(words: str, today: date, prefer: Prefer, *, alone: bool) -> date | None:
    """The day, in English or another language, and beside it what a day alone may have with it."""
    bare = words[match.end() :] if alone and (match := re.match(_BESIDE_A_DAY, words)) else words
    for said in dict.fromkeys((words, bare)):
        if found := _day(said, today, prefer, alone=alone):
            return found
    english = in_english(words)
    return _day(english, today, prefer, alone=alone) if english else None


def _day(words: str, today: date, prefer: Prefer, *, alone: bool) -> date | None:
    """The day in any of the forms; None where it is in none of them."""
    by_its_end = bool(re.search(_BY_ITS_END, words))
    if part := re.fullmatch(_PART_BEFORE, words) or re.fullmatch(_PART_OF_DAY, words):
        words = next(filter(None, part.groups()))
    if (bare := words.removeprefix("the ")) in NEAR:
        return _moved(today, NEAR[bare], "day", words)
    if match := re.fullmatch(_NEXT_WEEK, words):
        day = WEEKDAYS[match[1] or match[2]]
        return _moved(today, 7 - today.weekday() + day, "day", words)
    if match := re.fullmatch(_WEEK_ON, words):
        start = _weekday(today, WEEKDAYS[match[1] or match[4]], None, "future")
        return _moved(start, 1, match[2] or match[3], words)
    if match := re.fullmatch(_WEEKDAY, words):
        if by_its_end and not match[1] and today.weekday() == WEEKDAYS[match[2]]:
            return today
        return _weekday(today, WEEKDAYS[match[2]], match[1], prefer)
    if match := re.fullmatch(_WITH_WEEKDAY, words):
        name, rest = (match[1], match[2]) if match[1] else (match[4], match[3])
        try:
            found = _of_the_calendar(rest.strip(" ()"), today, prefer)
        except NoSuchDayError as error:
            # Of two days that figures may mean, the weekday says which.
            meant = [each for each in error.instead if each.weekday() == WEEKDAYS[name]]
            if len(error.instead) < 2 or len(meant) != 1:
                raise
            found = meant[0]
        if found:
            return _on_weekday(found, WEEKDAYS[name])
    found = _of_the_calendar(words, today, prefer)
    return found or _counted(words, today, bare=alone and prefer == "future")


def _of_the_calendar(words: str, today: date, prefer: Prefer) -> date | None:
    """A day by its number, in a month or not."""
    if re.fullmatch(_ISO, words):
        return _of_iso(words)
    if match := re.fullmatch(_EITHER_WAY, words):
        return _either_way(words, int(match[1]), int(match[3] or match[5]), match[4], today, prefer)
    if match := re.fullmatch(_DOT_BETWEEN, words):
        return _in_year(int(match[1]), int(match[2]), None, words, today, prefer)
    if (match := re.fullmatch(_YEAR_FIRST, words)) and (match[2] or len(words) == 8):
        day = _made(words, int(match[1]), int(match[3]), int(match[4]))
        raise NoSuchDayError(f"{words} is not how a date is written here. Write {day}.", day)
    if match := re.fullmatch(_DOTS, words):
        return _in_year(int(match["day"]), int(match["month"]), match["year"], words, today, prefer)
    if match := re.fullmatch(_DAY_MONTH, words) or re.fullmatch(_MONTH_DAY, words):
        month = MONTH_NUMBERS[match["month"]]
        return _in_year(int(match["day"]), month, match["year"], words, today, prefer)
    if match := re.fullmatch(_OF_THIS_MONTH, words):
        return _of_a_month(int(match["day"]), words, today, prefer)
    return None


def _of_iso(words: str) -> date:
    """The day that is written in figures, the year first."""
    return _made(words, *map(int, words.split("-")))


def _counted(words: str, today: date, *, bare: bool) -> date | None:
    """A day at a distance, or at the end of something; "two weeks" is one only where ``bare`` words are."""
    if match := re.fullmatch(_END, words):
        unit = {"w": "week", "m": "month", "y": "year"}.get(match[1], match[3] or "day")
        return _end_of(unit, {"last": -1, "next": 1}.get(match[2], 0), today, words)
    exact = " ".join(re.sub(_ROUGHLY, "", words).split())
    if (match := re.fullmatch(_SPAN, exact)) and (bare or exact.startswith(("in ", "within "))):
        unit = match["unit"] or match["one"]
        ends = [_moved(today, _number(match[each] or "1"), unit, words) for each in ("least", "most")]
        if match["few"]:
            ends[1] = _moved(today, _number(match["few"]), unit, words)
        raise NoSuchDayError(f"{words} may be {ends[0]} or {ends[1]}. Write one of them.", *ends)
    match = re.fullmatch(_DISTANCE, exact)
    if not match or (match["ahead"] and match["ago"]):
        return None
    if not (bare or match["ahead"] or match["ago"] or match["start"]):
        return None
    count = _number(match["count"])
    start = today
    if match["start"] in WEEKDAYS:
        start = _weekday(today, WEEKDAYS[match["start"]], None, "future")
    elif match["start"] == "tomorrow":
        start = _moved(today, 1, "day", words)
    return _moved(start, -count if match["ago"] else count, match["unit"], words)


def _number(word: str) -> int:
    return COUNTS.get(word) or int(word)


def _time(words: str) -> time:
    match = re.fullmatch(_TIME, words)
    hour, minute, half = (match[1], match[2], match[3]) if match else ("", "", "")
    try:
        number = int(hour)
        if half and not 1 <= number <= 12:
            raise ValueError(words)
        return time(number % 12 + (12 if half == "p" else 0) if half else number, int(minute or 0))
    except ValueError as error:
        raise NoSuchDayError(f"{words} is no time of day. Write 14:00.") from error


def _weekday(today: date, weekday: int, which: str | None, prefer: Prefer) -> date:
    back = (today.weekday() - weekday) % 7
    if which == "last" or (which != "next" and prefer == "past"):
        away = -((back or 7) if which == "last" else back)
    else:
        away = (7 - back) % 7 or 7
    return _moved(today, away, "day", DAYS[weekday])


def _on_weekday(day: date, weekday: int) -> date:
    if day.weekday() != weekday:
        said = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        raise NoSuchDayError(f"{said} is a {DAYS[day.weekday()]}, not a {DAYS[weekday]}.", day)
    return day


def _in_year(day: int, month: int, year: str | None, words: str, today: date, prefer: Prefer) -> date:
    """A day of a month; without a year the nearest on the side that is meant, today included."""
    if year and len(year) < 4:
        whole = _made(words, 2000 + int(year[-2:]), month, day)
        raise NoSuchDayError(f"{words} does not give the whole year. Write {whole}.", whole)
    if year:
        return _made(words, int(year), month, day)
    step = 1 if prefer == "future" else -1
    if not _try(lambda: date(2000, month, day)):  # in no year
        near = [each for away in (0, step) for each in _nearest(today.year + away, month, day)]
        raise _no_day(words, [each for each in near if _on_side(each, today, prefer)])
    for distance in range(9):  # a 29 February may be eight years away
        found = _try(lambda: date(today.year + step * distance, month, day))  # noqa: B023  called at once
        if found and _on_side(found, today, prefer):
            return found
    raise DateError(f'"{words}" lies outside the calendar. Write {EXAMPLES}.')


def _of_a_month(day: int, words: str, today: date, prefer: Prefer) -> date:
    """A day that is named by its number alone, such as "the 27th"."""
    step = 1 if prefer == "future" else -1
    for distance in range(3):  # no two months in a row lack a day
        month = _moved(today.replace(day=1), step * distance, "month", words)
        found = _try(lambda: month.replace(day=day))  # noqa: B023  called at once
        if found and _on_side(found, today, prefer):
            return found
    months = [_moved(today.replace(day=1), step * away, "month", words) for away in (0, 1)]
    near = [each for month in months for each in _nearest(month.year, month.month, day)]
    raise _no_day(words, [each for each in near if _on_side(each, today, prefer)])


def _end_of(unit: str, which: int, today: date, words: str) -> date:
    """The Friday of a week, the last day of a month or a year; of a week that is over, the next one's."""
    if unit == "week":
        away = 4 - today.weekday() + 7 * which
        return _moved(today, away if which or away >= 0 else away + 7, "day", words)
    if unit == "year":
        return _moved(today.replace(month=12, day=31), which, "year", words)
    if unit == "month" or unit in MONTH_NUMBERS:
        # Of the month named that is not over, or of this one.
        away = (MONTH_NUMBERS.get(unit, today.month) - today.month) % 12
        months = away + which * (1 if unit == "month" else 12)
        start = _moved(today.replace(day=1), months, "month", words)
        return _last_of(start.year, start.month)
    return today


def _either_way(words: str, first: int, second: int, year: str | None, today: date, prefer: Prefer) -> date:
    """The day of ``30/11``, where one of the two can only be the day; ``3/11`` is two days."""
    days: dict[date, str] = {}
    for day, month in dict.fromkeys(((first, second), (second, first))):
        whole = str(2000 + int(year)) if year and len(year) < 4 else year
        found = _try(lambda: _in_year(day, month, whole, words, today, prefer))  # noqa: B023  called at once
        if found:
            days[found] = f"{day} {MONTHS[month - 1]}"
    dates = sorted(days)
    if len(dates) == 2:
        said = " and ".join(days[each] for each in dates)
        raise NoSuchDayError(f"{words} is two days, {said}. Write {dates[0]} or {dates[1]}.", *dates)
    if not dates:  # one of the two is a month at most, and the other no day of it
        day, month = (first, second) if 1 <= second <= 12 else (second, first)
        return _in_year(day, month, year, words, today, prefer)
    if year and len(year) < 4:
        raise NoSuchDayError(f"{words} does not give the whole year. Write {dates[0]}.", *dates)
    return dates[0]


def _on_side(day: date, today: date, prefer: Prefer) -> bool:
    return day >= today if prefer == "future" else day <= today


def _nearest(year: int, month: int, day: int) -> list[date]:
    """The day that is nearest to one that its month lacks: the last of it, or the first; none of no month."""
    if not MINYEAR <= year <= MAXYEAR or not 1 <= month <= 12:
        return []
    return [_last_of(year, month) if day else date(year, month, 1)]


def _no_day(words: str, near: list[date]) -> NoSuchDayError:
    right = f" Write {near[0]}." if near else ""
    return NoSuchDayError(f"{words} is not a day of the calendar.{right}", *near[:1])


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _try(make: Callable[[], date]) -> date | None:
    try:
        return make()
    except ValueError:
        return None


def _made(words: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_day(words, _nearest(year, month, day)) from error


def _moved(start: date, count: int, unit: str, words: str) -> date:
    try:
        if unit in _DAYS_IN:
            return start + timedelta(days=count * _DAYS_IN[unit])
        months = start.year * 12 + start.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        # 31 January in 1 month is the last day of February.
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError) as error:
        raise DateError(f'"{words}" lies outside the calendar. Write {EXAMPLES}.') from error
