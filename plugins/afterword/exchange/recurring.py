"""The next time of a meeting that repeats (RFC 5545, section 3.8.5)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from itertools import islice

#: A rule is followed so far ahead, and from so far back; further is no interview.
_AHEAD, _BACK = timedelta(days=2 * 366), timedelta(days=10 * 366)
#: Parts of a rule that are followed; with any other one, only the first time is known.
_PARTS = frozenset(
    ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"]
)
_FREQUENCIES = frozenset(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])


def times_of(first: datetime, rule: str, until: datetime | None, now: datetime) -> Iterator[datetime]:
    """The times of a series, in order, as far as anybody plans.

    Args:
        first: its first time, local and without a zone.
        rule: the value of RRULE; empty, or one that is not followed: the first time alone.
        until: the end that the rule names, in the same zone as ``first``.
        now: a local time.
    """
    parts = _parts(rule)
    if not parts or first < now - _BACK or first > now + _AHEAD:
        yield first
        return
    from dateutil.rrule import rrulestr

    count = int(parts.pop("COUNT", "0"))
    parts.pop("UNTIL", "")
    last = min(until or now + _AHEAD, now + _AHEAD)
    words = ";".join(f"{key}={value}" for key, value in parts.items())
    try:
        found = rrulestr(f"{words};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=first)
        yield from islice(found, count or None)
    except ValueError:
        yield first


def _parts(rule: str) -> dict[str, str]:
    """The parts of a rule; nothing where it cannot be followed."""
    pairs = [piece.partition("=") for piece in rule.upper().split(";") if piece]
    parts = {name.strip(): value.strip() for name, _, value in pairs}
    if not parts.keys() <= _PARTS or parts.get("FREQ") not in _FREQUENCIES:
        return {}
    numbers = (parts.get(name, "1") for name in ("INTERVAL", "COUNT"))
    if not all(re.fullmatch(r"[1-9]\d{0,3}", number) for number in numbers):
        return {}
    return parts


def next_time(
    times: Iterator[datetime], left_out: Collection[datetime], days_off: Collection[date], after: datetime
) -> datetime | None:
    """The first time that still lies ahead; None where none does.

    Args:
        times: of the series.
        left_out: those that do not take place, or at another time.
        days_off: days without one.
        after: a local time in the zone of the series.
    """
    return next(
        (each for each in times if each >= after and each not in left_out and each.date() not in days_off),
        None,
    )
