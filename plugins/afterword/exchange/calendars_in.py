"""Invitations: what a calendar file says of meetings, as interviews that may lie ahead.

The shapes of Google, Exchange, Calendly and Apple were looked up, as was what the library that reads them
makes of files that are broken (icalendar 7.3.2, November 2026).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo

from afterword.exchange.calendar_events import UNREADABLE, Event, EventReader
from afterword.exchange.calendar_lines import CalendarText, EventText, calendar_parts
from afterword.exchange.decoding import UnreadableFileError, decoded
from afterword.exchange.found import BETWEEN, Found, FoundInterview, FoundPerson
from afterword.exchange.invited import works_nowhere
from afterword.exchange.meeting_words import description_of, named_in, place_of
from afterword.exchange.series import by_uid, times_that_hold
from afterword.records.names import name_key
from afterword.times import day_of, moment_of
from afterword.words.counts import counted, listed

#: A file with more events is somebody's whole calendar, of which what is new, with people one knows, counts.
_WHOLE = 40
#: Of a whole calendar, what is older is left alone.
_BACK = timedelta(days=60)
#: The most events that are read.
_MOST = 2_000


def read_calendar(
    data: bytes,
    now: datetime,
    zone: tzinfo | None,
    me: frozenset[str],
    *,
    my_name: str = "",
    description: bool = False,
) -> Found:
    """Read a calendar file.

    Args:
        data: its bytes.
        now: a local time without a zone; of a meeting that repeats, the next time after it is taken.
        zone: the user's; None where it is not known: times then stand in UTC, and that is said.
        me: the user's addresses, in small letters.
        my_name: the user's name, for calendars that know them under another address.
        description: keep what whoever invites wrote.

    Raises:
        UnreadableFileError: there is no event in it, or more than can be read.
    """
    parts = calendar_parts(decoded(data))
    if not parts.events:
        raise UnreadableFileError(
            "There is no event in this calendar file. Is it whole? Download the invitation once more, or "
            "save the mail that brought it, then import that file."
        )
    reader = EventReader(now, zone, me, my_name)
    events, said = _recent(parts.events, now)
    with _zones(parts):
        understood = [event for event in map(reader.event, events) if event]
        single = [
            each
            for group in by_uid(understood)
            for each in times_that_hold(group, now, reader.zone, reader.left_out)
        ]
    interviews = [_interview(part, description=description) for part in _meetings(single)]
    if zone is None and reader.turned:
        said += (
            "The times stand in UTC, since this machine counts in it; write your zone under `afterword:`, "
            "such as `timezone: Europe/Berlin`, and import the file once more.",
        )
    return Found(
        "a calendar",
        interviews=tuple(interviews),
        left_out=tuple(reader.left_out),
        said=said,
        network=len(parts.events) > _WHOLE,
    )


def _recent(events: Sequence[EventText], now: datetime) -> tuple[Sequence[EventText], tuple[str, ...]]:
    """Of a whole calendar the events that are not long past, and what is to be said of the others.

    Raises:
        UnreadableFileError: there are more than can be read.
    """
    if len(events) <= _WHOLE:
        return events, ()
    first = f"{now - _BACK:%Y%m%d}"
    recent = [each for each in events if each.first("RRULE") or each.first("DTSTART")[:8] >= first]
    if len(recent) > _MOST:
        raise UnreadableFileError(
            f"This calendar has {len(recent):,} events since {now - _BACK:%Y-%m-%d}, and {_MOST:,} are read "
            "at most. Export a shorter span, or save the invitations alone."
        )
    old = len(events) - len(recent)
    return recent, (f"{counted(old, 'event')} of more than 60 days ago left alone.",) if old else ()


@contextmanager
def _zones(parts: CalendarText) -> Iterator[None]:
    """Within, the library knows the zones that a file defines, and afterwards none of them."""
    from icalendar import Timezone
    from icalendar.timezone import tzp

    tzp.use_default()
    try:
        with warnings.catch_warnings():
            # It warns of every zone whose name it had to guess; a guess that fails is told here.
            warnings.simplefilter("ignore")
            for text in parts.zones:
                try:
                    Timezone.from_ical(text)
                except UNREADABLE:
                    continue  # times in it are told as being in a zone that is not known
            yield
    finally:
        tzp.use_default()


def _interview(parts: Sequence[Event], *, description: bool) -> FoundInterview:
    """The parts of one meeting as an interview."""
    first = parts[0]
    component = first.component
    texts = [str(each.component.get("DESCRIPTION", "")) for each in parts]
    links = (component.get(name, "") for name in ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"))
    form, place = place_of(str(component.get("LOCATION", "")), " ".join(map(str, (*links, *texts))))
    people: dict[str, FoundPerson] = {}
    for each in (person for part in parts for person in part.people):
        people.setdefault(each.email, each)
    hints = list(dict.fromkeys(hint for part in parts for hint in part.hints))
    names = [
        name
        for name in dict.fromkeys(name for text in texts for name in named_in(text))
        if name_key(name) not in {name_key(each.name) for each in people.values()}
    ]
    if names:
        hints.append(f"The invitation names {listed(names)}; whom you met, `debrief` asks afterwards.")
    ends = max((moment_of(part.ends) for part in parts if part.ends), default=None)
    minutes = None
    if ends and isinstance(first.begins, datetime):
        minutes = int((ends - first.begins).total_seconds()) // 60 or None
    return FoundInterview(
        first.source.line,
        first.begins,
        minutes,
        title="; ".join(dict.fromkeys(part.title for part in parts))[:500],
        people=tuple(people.values()),
        organizer=first.organizer if first.organizer in people else "",
        uids=tuple(dict.fromkeys(part.uid for part in parts if part.uid)),
        revision=max(part.revision for part in parts),
        cancelled=all(part.cancelled for part in parts),
        format=form,
        place=place,
        zone_line=first.zone_line,
        text=description_of("\n\n".join(texts)) if description else "",
        hints=tuple(hints),
        repeats=first.repeats,
        with_me=any(part.with_me for part in parts),
        instead_of=day_of(first.replaces) if first.replaces else None,
    )


def _meetings(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Events as meetings: those of one house on one day that follow each other are the parts of one."""
    group: list[Event] = []
    for event in sorted(events, key=lambda each: moment_of(each.begins)):
        if group and _goes_on(group, event):
            group.append(event)
            continue
        if group:
            yield group
        group = [event]
    if group:
        yield group


def _goes_on(group: Sequence[Event], event: Event) -> bool:
    last, first = group[-1], group[0]
    if not isinstance(event.begins, datetime) or not isinstance(last.begins, datetime):
        return False
    if event.cancelled or first.cancelled or event.repeats or first.repeats or event.uid == last.uid:
        return False
    ends = max(moment_of(part.ends or part.begins) for part in group)
    near = day_of(event.begins) == day_of(first.begins) and event.begins - ends <= BETWEEN
    return near and bool(_houses(event) & _houses(first))


def _houses(event: Event) -> set[str]:
    """What tells who invites: the address of whoever sent it, and where those invited work."""
    hosts = {each.email.partition("@")[2] for each in event.people if not works_nowhere(each.email)}
    return hosts | ({event.organizer} if event.organizer else set())
