"""Dates, names and reasons in the words that follow-ups are explained in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spoken(moment: date | datetime) -> str:
    """Like "Fri 20 Nov 2026", or "Fri 20 Nov 2026 at 15:00" where there is a time; alike in every locale."""
    day = f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return f"{day} at {moment:%H:%M}" if isinstance(moment, datetime) else day


def listed(names: Sequence[str]) -> str:
    """Like "Ana", "Ana and Bo", "Ana, Bo and Cy"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def unheard(count: int) -> str:
    """Why nothing but a gift goes to somebody who left so many notes in a row unanswered."""
    return f"{times(count, 'note')} in a row to them had no answer, so only gifts go out until they write"


def times(count: int, thing: str) -> str:
    """Like "1 note", "3 notes"."""
    return f"{count} {thing}{'' if count == 1 else 's'}"
