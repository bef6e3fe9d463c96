"""The calendar where it is made: the zone that the times of a journal are in, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from afterword.exchange.calendars_out import CALENDAR, needs_zone
from afterword.records.journal import Journal
from afterword.settings.settings import Settings

#: What is said where times are to be in a calendar and nobody knows in which zone they are.
NO_ZONE = (
    "Interviews stand in the calendar as whole days, with the time in the title: this machine counts in UTC, "
    "which is hardly where you are. Write your zone under `afterword:`, such as `timezone: Europe/Berlin`."
)

_NOTHING = timedelta(0)


class MachineZone(tzinfo):
    """The zone that this machine is set to, with its summer time, as the operating system knows it."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        """How far it is ahead of UTC at a local time."""
        return _there(dt).utcoffset() or _NOTHING

    def dst(self, dt: datetime | None) -> None:
        """The system does not say what of that is summer time."""

    def tzname(self, dt: datetime | None) -> str | None:
        """What the system calls it."""
        return _there(dt).tzname()

    def fromutc(self, dt: datetime) -> datetime:
        """The local time at a moment that is given in UTC."""
        there = dt.replace(tzinfo=UTC).astimezone()
        return there.replace(tzinfo=self)


def _there(dt: datetime | None) -> datetime:
    """A local time with the offset that the system gives it; without one, of any winter."""
    return (dt or datetime(2026, 1, 1)).replace(tzinfo=None).astimezone()


def zone_of(name: str, now: datetime) -> tzinfo | None:
    """The zone that the user's times are in.

    Args:
        name: as the setting ``timezone`` has it; empty for that of the machine.
        now: a local time; the year counts.

    Returns:
        None where nothing was set and the machine counts in UTC, as builders do: nobody lives there.
    """
    if name:
        return ZoneInfo(name)
    zone = MachineZone()
    names = {zone.tzname(datetime(now.year, month, 1)) for month in (1, 7)}
    return None if names <= {"UTC", "Etc/UTC", "Coordinated Universal Time"} else zone


def calendar_words(journal: Journal, settings: Settings, zone: tzinfo | None) -> Iterator[str]:
    """What whoever builds a site should know of its calendar.

    Args:
        journal: as of a moment.
        settings: of which ``publish`` counts.
        zone: the one its times are in.
    """
    if zone is None and needs_zone(journal):
        yield NO_ZONE
    if settings.publish == "full":
        yield (
            f"{CALENDAR} is on the site with the names of those you write to: whoever knows its address can "
            "follow it."
        )
