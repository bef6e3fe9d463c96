"""One event of a calendar, understood: when it is for the user, how long, and who is invited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from afterword.exchange.calendar_lines import EventText
from afterword.exchange.found import FoundPerson, LeftOut
from afterword.exchange.invited import is_nobody, person_at
from afterword.exchange.meeting_words import title_of
from afterword.exchange.people import address, line
from afterword.records.names import name_key
from afterword.times import day_of
from afterword.words.counts import listed

#: A longer meeting has its days, and no length in minutes.
_LONGEST = timedelta(days=1)
#: What is no invitation, but part of talking about one.
_ANSWERS = frozenset({"REPLY", "COUNTER", "REFRESH", "ADD", "DECLINECOUNTER"})
#: What the library raises at what it cannot read.
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, IndexError)


@dataclass
class Event:
    """One event, understood.

    Attributes:
        begins: a day, or local to the user without a zone.
        ends: likewise; None where that is not known.
        first: where it repeats, its beginning in the zone of the series.
        replaces: the time of a series in the place of which it stands, local to the user.
    """

    source: EventText
    component: Any
    uid: str
    revision: int
    begins: date
    ends: date | None
    zone_line: str
    cancelled: bool
    title: str
    people: list[FoundPerson] = field(default_factory=list)
    organizer: str = ""
    hints: list[str] = field(default_factory=list)
    replaces: date | None = None
    repeats: bool = False
    declined: bool = False
    with_me: bool = False


class EventReader:
    """Reads events; ``left_out`` says which it could not take.

    Args:
        now: a local time.
        zone: the user's; None: times are to stand in UTC.
        me: the user's addresses.
        my_name: the user's name.
    """

    def __init__(self, now: datetime, zone: tzinfo | None, me: frozenset[str], my_name: str) -> None:
        self.now, self.zone, self.me = now, zone or UTC, me
        self.my_name = name_key(my_name) if my_name else ""
        self.left_out: list[LeftOut] = []
        #: Whether a time was turned into the user's zone.
        self.turned = False

    def event(self, source: EventText) -> Event | None:
        """An event, understood; None where it is left out."""
        title = title_of(_unescaped(source.first("SUMMARY"))) or "an event without a title"

        def leave(reason: str) -> Event | None:
            self.left_out.append(LeftOut(title, reason, source.line))
            return None

        if not source.whole:
            return leave("the file breaks off within it; download it once more")
        if source.method in _ANSWERS:
            return leave(f"an answer to an invitation ({source.method}), and not one")
        from icalendar import Event as Component

        try:
            component = Component.from_ical(source.text)
            begins, zone_line, hints = self._moment(component, "DTSTART", source)
        except UNREADABLE:
            raw = line(next((each for each in source.lines if each.upper().startswith("DTSTART")), ""))
            return leave(
                f"its beginning cannot be read: {raw[:80]}" if raw else "nothing says when it begins"
            )
        if not (self.now.year - 5 <= begins.year <= self.now.year + 2):
            return leave(f"it is on {day_of(begins)}, outside the years of a search")
        event = Event(
            source,
            component,
            line(str(component.get("UID", "")))[:1_000],
            _number(component.get("SEQUENCE")),
            begins,
            None,
            zone_line,
            source.method == "CANCEL" or source.first("STATUS").strip().upper() == "CANCELLED",
            title,
            hints=hints,
            repeats=bool(source.first("RRULE")),
        )
        event.ends = self._end(event)
        try:
            if source.first("RECURRENCE-ID"):
                event.replaces = self._moment(component, "RECURRENCE-ID", source)[0]
        except UNREADABLE:
            event.hints.append("Which time of a series it stands for cannot be read.")
        self._take_people(event)
        if event.declined and not event.cancelled:
            return leave("you have declined it")
        return event

    def _moment(self, component: Any, name: str, source: EventText) -> tuple[date, str, list[str]]:
        """A time, local to the user, how it reads where it was made, and what is to be told of it."""
        found = component[name]
        value, zone = found.dt, line(str(found.params.get("TZID", "")))
        if not isinstance(value, datetime):
            if not isinstance(value, date):
                raise ValueError(name)
            return value, "", []
        hints = []
        if value.tzinfo is None and not zone and source.zone:
            from icalendar.timezone import tzp

            zone = line(source.zone)
            there = tzp.timezone(zone)
            value = value.replace(tzinfo=there) if there else value
        if value.tzinfo is None:
            if zone:
                hints = [f"The time is in the zone “{zone[:60]}”, which is not known here: check `when:`."]
            return value.replace(second=0), "", hints
        here = value.astimezone(self.zone)
        self.turned = True
        # Written in UTC it says nothing of where anybody is.
        other = zone and value.utcoffset() != here.utcoffset()
        said = f"{value:%H:%M} in {zone[:60]}" if other else ""
        return here.replace(tzinfo=None, second=0, microsecond=0), said, hints

    def _end(self, event: Event) -> date | None:
        """When it ends; None where that is not known, or is no length of a meeting."""
        component = event.component
        try:
            if "DTEND" in component:
                ends = self._moment(component, "DTEND", event.source)[0]
            elif "DURATION" in component and isinstance(component["DURATION"].dt, timedelta):
                ends = event.begins + component["DURATION"].dt
            else:
                return None
        except UNREADABLE:
            event.hints.append("When it ends cannot be read, so `minutes:` is left out.")
            return None
        if not (isinstance(event.begins, datetime) and isinstance(ends, datetime)):
            return None
        if ends <= event.begins:
            event.hints.append("It ends before it begins, so `minutes:` is left out.")
            return None
        return ends if ends - event.begins <= _LONGEST else None

    def _take_people(self, event: Event) -> None:
        """Who is invited, and what is to be told of those who are not taken."""
        component, gone = event.component, []
        organizer = _people_of(component, "ORGANIZER")
        event.organizer = next((address(str(each)) for each in organizer), "")
        if organizer and not event.organizer:
            event.hints.append("Who sent the invitation has no address that can be read.")
        people: dict[str, FoundPerson] = {}
        declined = set()
        for each in (*organizer, *_people_of(component, "ATTENDEE")):
            called, kind, answer = (line(_parameter(each, key)) for key in ("CN", "CUTYPE", "PARTSTAT"))
            person = person_at(str(each), called, event.source.line)
            if person is None:
                continue
            if person.email in self.me or (self.my_name and name_key(person.name) == self.my_name):
                event.with_me = True
                event.declined = event.declined or answer.upper() == "DECLINED"
                continue
            if is_nobody(person.email, kind.upper()):
                continue
            if answer.upper() == "DECLINED":
                declined.add(person.email)
                gone.append(person.name)
            there = people.get(person.email)
            if there is None or (there.guessed and not person.guessed):
                people[person.email] = person
        event.people = [each for email, each in people.items() if email not in declined]
        if gone:
            names = listed(list(dict.fromkeys(gone)))
            event.hints.append(f"{names} {'has' if len(set(gone)) == 1 else 'have'} declined.")


def _people_of(component: Any, name: str) -> list[Any]:
    found = component.get(name, [])
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str)]


def _parameter(value: Any, name: str) -> str:
    found = getattr(value, "params", {}).get(name, "")
    return str(found[0] if isinstance(found, list) and found else found)


def _number(value: object) -> int:
    try:
        number = int(str(value))
    except ValueError:
        return 0
    return number if 0 <= number < 1_000_000_000 else 0


def _unescaped(text: str) -> str:
    return (
        text.replace("\\n", " ")
        .replace("\\N", " ")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\\\", "\\")
    )
