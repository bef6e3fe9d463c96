"""Days as people write them in a letter."""

from __future__ import annotations

from datetime import date
from typing import Literal

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Spelling = Literal["american", "british"]


def calendar_day(day: date, spelling: Spelling) -> str:
    """Day and month: "20 November", or "November 20" in America."""
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}" if spelling == "american" else f"{day.day} {month}"


def full_day(day: date, spelling: Spelling) -> str:
    """With the weekday: "Friday 20 November", or "Friday, November 20" in America."""
    comma = "," if spelling == "american" else ""
    return f"{_DAYS[day.weekday()]}{comma} {calendar_day(day, spelling)}"


def on_day(day: date, today: date, spelling: Spelling) -> str:
    """A day that has been, after a verb: "today", "on Friday" within a week, else "on 20 November"."""
    ago = (today - day).days
    if ago == 0:
        return "today"
    if 0 < ago < 7:
        return f"on {_DAYS[day.weekday()]}"
    return f"on {calendar_day(day, spelling)}" if ago > 0 else f"on {full_day(day, spelling)}"


def by_day(day: date, today: date, spelling: Spelling) -> str:
    """A day to come, as a time something is done by: "today", "by Tuesday", "by Tuesday 1 December"."""
    ahead = (day - today).days
    if ahead == 0:
        return "today"
    return f"by {_DAYS[day.weekday()]}" if 0 < ahead < 7 else f"by {full_day(day, spelling)}"
