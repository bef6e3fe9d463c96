"""Days that have to lie behind, such as that of a call, or ahead, such as the end of a rest."""

from __future__ import annotations

from datetime import date, datetime

from afterword.times import day_of, moment_of
from afterword.words.said_dates import DateError, Prefer


def refuse_other_side(moment: date | datetime, now: date | datetime, wanted: Prefer) -> None:
    """Refuse a day on the other side of today, and a time of today that is still to come.

    Args:
        moment: as it was said.
        now: local civil time; of a date alone no time of that day is to come.
        wanted: the side on which it has to lie; today is past.

    Raises:
        DateError: it lies on the other one.
    """
    day, today = day_of(moment), day_of(now)
    if wanted == "future":
        if day <= today:
            raise DateError(f"{day} is not ahead; today is {today}.")
        return
    if day > today:
        raise DateError(f"{day} is still to come; today is {today}.")
    timed = isinstance(moment, datetime) and isinstance(now, datetime)
    if timed and moment_of(moment) > moment_of(now):
        raise DateError(f"{moment:%H:%M} is still to come; it is {now:%H:%M}.")
