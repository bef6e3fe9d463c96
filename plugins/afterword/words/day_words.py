"""English words that dates are said in: days near today, weekdays, months, small numbers."""

from __future__ import annotations

from afterword.words.dates import DAYS, MONTHS

#: Words for days, with their distance from today.
NEAR = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "tom": 1,
    "eod": 0,
    "eob": 0,
    "cob": 0,
    "cop": 0,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
#: What stands for a day and is the name of a person too: in a sentence it may be either.
ALSO_NAMES = frozenset({"tom"})
#: Names of days and months by any of their usual beginnings, with their numbers: from 0, and from 1.
WEEKDAYS = {
    name: number
    for number, day in enumerate(map(str.lower, DAYS))
    for name in (
        day,
        day[:3],
        *{"tue": ("tues",), "wed": ("weds", "wednes"), "thu": ("thur", "thurs", "thrs")}.get(day[:3], ()),
    )
}
MONTH_NUMBERS = {
    name: number
    for number, month in enumerate(map(str.lower, MONTHS), 1)
    for name in (month, month[:3], *(("sept",) if month == "september" else ()))
}
#: Numbers in words.
COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
