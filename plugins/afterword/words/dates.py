"""Days as people say them: on a page, in a reason, in a letter. Alike in every locale.

The script of the site says days in the same forms; whoever changes one changes both
(``mkdocs_plugin/theme/assets/afterword/afterword.js``).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from afterword.frozen import frozen
from afterword.times import day_of

#: The names of days and months. Every other module takes them from here; Babel would bring other languages,
#: but its import costs a quarter of what ``due`` may take.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

Spelling = Literal["american", "british"]

#: One search names a few days again and again.
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def spoken(at: date | datetime) -> str:
    """Like "Fri 20 Nov 2026", or "Fri 20 Nov 2026 at 15:00" where there is a time."""
    day = f"{DAYS[at.weekday()][:3]} {short_day(at)} {at.year}"
    return f"{day} at {at:%H:%M}" if isinstance(at, datetime) else day


def short_day(day: date) -> str:
    """As in "20 Nov"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def weekday_and_day(day: date) -> str:
    """As in "Friday 20 November"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def days_between(start: date, end: date) -> int:
    """Calendar days from one day to another."""
    return (end - start) // timedelta(days=1)


@frozen
class Calendar:
    """How dates are said, seen from ``now``: day before month, as the reasons of the plan say them.

    Attributes:
        now: local civil time.
    """

    now: datetime

    @property
    def today(self) -> date:
        """The day of ``now``."""
        return self.now.date()

    def day(self, moment: date | datetime) -> str:
        """As in "Fri 20 Nov"; with the year where it is not this one."""
        day = day_of(moment)
        text = f"{DAYS[day.weekday()][:3]} {short_day(day)}"
        return text if day.year == self.now.year else f"{text} {day.year}"

    def full_day(self, moment: date | datetime) -> str:
        """As in "Friday 20 November"."""
        return weekday_and_day(day_of(moment))

    def long_day(self, moment: date | datetime) -> str:
        """As in "Friday 20 November 2026"."""
        return f"{self.full_day(moment)} {moment.year}"

    def hour(self, moment: datetime) -> str:
        """As in "15:00"."""
        return f"{moment:%H:%M}"

    def moment(self, moment: date | datetime) -> str:
        """The day, with the time where there is one: "Fri 20 Nov, 15:00"."""
        text = self.day(moment)
        return f"{text}, {self.hour(moment)}" if isinstance(moment, datetime) else text

    def near(self, moment: date | datetime) -> str:
        """As one would say it today: "today", "tomorrow 15:00", "Friday", "Tue 8 Dec"."""
        day = day_of(moment)
        away = (day - self.today).days
        if away in (-1, 0, 1):
            text = ("yesterday", "today", "tomorrow")[away + 1]
        elif 1 < away < 7:
            text = DAYS[day.weekday()]
        else:
            text = self.day(day)
        return f"{text} {self.hour(moment)}" if isinstance(moment, datetime) else text


def calendar_day(day: date, spelling: Spelling) -> str:
    """Day and month in a letter: "20 November", or "November 20" in America."""
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if spelling == "american" else f"{day.day} {month}"


def full_day(day: date, spelling: Spelling) -> str:
    """With the weekday: "Friday 20 November", or "Friday, November 20" in America."""
    comma = "," if spelling == "american" else ""
    return f"{DAYS[day.weekday()]}{comma} {calendar_day(day, spelling)}"


def on_day(day: date, today: date, spelling: Spelling) -> str:
    """A day that has been, after a verb: "today", "on Friday" within a week, else "on 20 November"."""
    ago = (today - day).days
    if ago == 0:
        return "today"
    if 0 < ago < 7:
        return f"on {DAYS[day.weekday()]}"
    return f"on {calendar_day(day, spelling)}" if ago > 0 else f"on {full_day(day, spelling)}"


def by_day(day: date, today: date, spelling: Spelling) -> str:
    """A day to come, as a time something is done by: "today", "by Tuesday", "by Tuesday 1 December"."""
    ahead = (day - today).days
    if ahead == 0:
        return "today"
    return f"by {DAYS[day.weekday()]}" if 0 < ahead < 7 else f"by {full_day(day, spelling)}"
