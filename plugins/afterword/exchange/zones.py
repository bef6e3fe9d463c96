"""A time zone by what other programs call it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import available_timezones

_OFFSET = re.compile(r"\(?(?:GMT|UTC)?\s*([+−-])(\d{1,2})(?::?([0-5]\d))?\)?", re.IGNORECASE)
_UTC = frozenset({"utc", "gmt", "z", "zulu", "(utc)", "(gmt)"})
_NAME = re.compile(r"[A-Za-z][\w .+/()-]{1,80}", re.ASCII)


def zone_called(name: str) -> tzinfo | None:
    """The zone of a name of the tz database or of Windows, or of a distance such as "GMT+1".

    Returns:
        None where it is not known. What Windows shows, "(UTC+01:00) Amsterdam, Berlin", names an hour that is
        right in winter alone, and so is not known either.
    """
    found = name.strip()
    if found.casefold() in _UTC:
        return UTC
    if there := _OFFSET.fullmatch(found):
        sign, hours, minutes = there.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
        if ahead >= timedelta(hours=24):
            return None
        return timezone(ahead if sign == "+" else -ahead)
    if not _NAME.fullmatch(found):
        return None
    from icalendar.timezone import tzp

    try:
        return tzp.timezone(_spelt().get(found.replace(" ", "_").casefold(), found))
    except (ValueError, KeyError, OSError):
        return None


@cache
def _spelt() -> Mapping[str, str]:
    """The names of the tz database by their small letters."""
    return {each.casefold(): each for each in available_timezones()}
