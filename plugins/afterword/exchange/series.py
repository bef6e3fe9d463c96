"""Of a meeting that repeats, the next time that holds; of several versions of one event, the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from afterword.exchange.calendar_events import UNREADABLE, Event
from afterword.exchange.found import LeftOut
from afterword.exchange.people import line
from afterword.exchange.recurring import next_time, times_of
from afterword.times import moment_of


def by_uid(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Events of one UID together, in the order in which it first stands; without one, each alone."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for number, event in enumerate(events):
        groups[event.uid or f"\n{number}"].append(event)
    yield from groups.values()


def times_that_hold(
    group: Sequence[Event], now: datetime, zone: tzinfo, left_out: list[LeftOut]
) -> Iterator[Event]:
    """Of the events of one UID those that count: the newest, and of a series the next time.

    Args:
        group: the events.
        now: a local time of the user.
        zone: the user's.
        left_out: takes a series of which no time lies ahead.
    """
    newest: dict[date | None, Event] = {}
    for event in group:
        there = newest.get(event.replaces)
        if there is None or event.revision >= there.revision:
            newest[event.replaces] = event
    master = newest.pop(None, None)
    if master is None or not master.repeats or master.cancelled:
        yield from (each for each in (master, *newest.values()) if each)
        return
    ahead = [each for each in newest.values() if not each.cancelled and moment_of(each.begins) >= now]
    if following := _next(master, [each for each in newest if each], now, zone):
        ahead.append(following)
    if not ahead:
        left_out.append(LeftOut(master.title, "it repeats, and no time of it lies ahead", master.source.line))
        return
    first = min(ahead, key=lambda each: moment_of(each.begins))
    first.hints.append("It repeats; only its next time is taken.")
    revision = max(each.revision for each in (master, *newest.values()))
    yield replace(first, repeats=True, replaces=None, revision=revision)


def _next(master: Event, changed: Sequence[date], now: datetime, user: tzinfo) -> Event | None:
    """The next time of a series that holds as the series has it."""
    begins = master.component["DTSTART"].dt
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    first = moment_of(begins).replace(tzinfo=None)
    shift = moment_of(master.begins) - first  # where the zone is not known here, the clock is the user's
    rule = line(master.source.first("RRULE"))
    ends = _until(rule, zone)
    skipped, days_off = set(), set()
    for value in _exceptions(master.component):
        if isinstance(value, datetime):
            skipped.add((value.astimezone(zone) if zone and value.tzinfo else value).replace(tzinfo=None))
        else:
            days_off.add(value)
    after = now.replace(tzinfo=user).astimezone(zone).replace(tzinfo=None) if zone else now - shift
    for value in changed:
        moment = moment_of(value)
        moment = moment.replace(tzinfo=user).astimezone(zone).replace(tzinfo=None) if zone else moment - shift
        skipped.add(moment)
    found = next_time(times_of(first, rule, ends, now), skipped, days_off, after)
    if found is None:
        return None
    here = found.replace(tzinfo=zone).astimezone(user).replace(tzinfo=None) if zone else found + shift
    when: date = here if isinstance(master.begins, datetime) else here.date()
    length = moment_of(master.ends) - moment_of(master.begins) if master.ends else None
    return replace(
        master, begins=when, ends=when + length if length is not None else None, hints=[*master.hints]
    )


def _until(rule: str, zone: tzinfo | None) -> datetime | None:
    """The end that a rule names, in the zone of its series."""
    text = next((part[6:] for part in rule.upper().split(";") if part.startswith("UNTIL=")), "")
    for shape in ("%Y%m%dT%H%M%SZ", "%Y%m%dT%H%M%S", "%Y%m%d"):
        try:
            value = datetime.strptime(text, shape)
        except ValueError:
            continue
        if shape == "%Y%m%d":
            return value + timedelta(days=1, seconds=-1)
        if shape.endswith("Z") and zone:
            return value.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
        return value
    return None


def _exceptions(component: Any) -> Iterator[date]:
    """The times that a series leaves out."""
    found = component.get("EXDATE", [])
    for each in found if isinstance(found, list) else [found]:
        try:
            times = [value.dt for value in each.dts]
        except UNREADABLE:
            continue  # a day that no calendar program could leave out either
        yield from (value for value in times if isinstance(value, date))
