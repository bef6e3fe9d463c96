"""Days and moments, and lengths of time as people write them in settings: ``24h``, ``60d``, ``5bd``.

What a date without a time means is said here and nowhere else: its noon, except where two things of one
day are put in order (``followups.history.happened``).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Literal, Self

from afterword.frozen import frozen

Unit = Literal["h", "d", "bd"]

#: Days before this are slips of the keyboard, and those behind the last so far that sums of days would leave
#: the calendar.
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)

_FORM = re.compile(r"\s*(\d+)\s*(h|d|bd)\s*", re.IGNORECASE)


@frozen
class Duration:
    """A whole number of hours (``h``), calendar days (``d``) or business days (``bd``)."""

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``24h``, ``60d`` or ``5bd``.

        Raises:
            ValueError: the text has another form; the message shows a right one.
        """
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError(f"expected a length of time such as 24h, 60d or 5bd, found {text!r}")
        unit: Unit = match[2].lower()  # type: ignore[assignment]
        return cls(int(match[1]), unit)

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"


@frozen
class Span:
    """Days from the first to the last, both of them in it."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-12-21..2027-01-03``, or one day alone.

        Raises:
            ValueError: the text has another form, or the last day comes before the first.
        """
        first, _, last = (part.strip() for part in text.partition(".."))
        span = cls(date.fromisoformat(first), date.fromisoformat(last or first))
        if span.last < span.first or not in_range(span.first) or not in_range(span.last):
            raise ValueError(f"expected days in their order, found {text!r}")
        return span

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


def day_of(at: date | datetime) -> date:
    """The day of a date or of a moment."""
    return at.date() if isinstance(at, datetime) else at


def in_range(at: date | datetime) -> bool:
    """Whether a day is one that can be counted with."""
    return FIRST_DAY <= day_of(at) <= LAST_DAY


def moment_of(at: date | datetime) -> datetime:
    """A moment; a date means its noon (design, section 4)."""
    return at if isinstance(at, datetime) else datetime.combine(at, time(12))


def iso(at: date | datetime) -> str:
    """ISO text: ``2026-11-23``, or ``2026-11-20T17:00`` to the minute."""
    return at.isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()
