"""A calendar file as its parts, made fit for the library that reads them.

What a meeting needs is a dozen properties; all else (alarms, pictures, tables of a mail program) is put away
before anything is parsed, and so is what would make parsing take for ever: lines of a megabyte, zones that
change every second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from afterword.exchange.decoding import UnreadableFileError, lines_of

#: What is read of an event.
_PROPERTIES = frozenset(
    [
        "UID",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "DURATION",
        "SUMMARY",
        "LOCATION",
        "DESCRIPTION",
        "ORGANIZER",
        "ATTENDEE",
        "STATUS",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "X-GOOGLE-CONFERENCE",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
        "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    ]
)
_ZONE_PROPERTIES = frozenset(["TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE"])
#: Longer is no name, no time and no title.
_LONGEST_LINE = 2_000
#: Of a description only the beginning may hold names; the rest is cut.
_LONGEST_TEXT = 20_000
#: The most people of one event that are looked at; more is a town hall in any case.
_MOST_PEOPLE = 300
#: The most zones of a file, and the most rules of a zone, that are believed.
_MOST_ZONES, _MOST_RULES = 60, 120

_NAME = re.compile(r"([A-Za-z][A-Za-z0-9-]*)([;:])")
#: A zone whose name holds what would end it, and that stands without quotes: ``tzone://Microsoft/Utc``.
_BARE_ZONE = re.compile(r';TZID=([^";]+?)(;[^:]*)?:((?:\d{8}|\s).*)$', re.IGNORECASE)
#: What no rule of a zone has, and what makes one endless.
_ODD_RULE = re.compile(r"BY(?:HOUR|MINUTE|SECOND)|INTERVAL=(?!1(?:;|$))", re.IGNORECASE)
#: Names of zones that are UTC under another name.
_UTC = re.compile(
    r"tzone://Microsoft/Utc|(?:Etc/)?(?:UTC|GMT|Zulu)|\(UTC\)(?: Coordinated Universal Time)?", re.I
)


@dataclass
class EventText:
    """One event as it stands in a file, without what is not read.

    Attributes:
        line: on which it begins.
        lines: unfolded, ``NAME;PARAMETER=…:value`` each.
        whole: it is closed; a download that broke off is not.
        method: of the calendar around it, in capitals; PUBLISH where it says none.
        zone: what the calendar around it says its times without a zone are in.
        people: how many are invited, as far as they were counted.
    """

    line: int
    lines: list[str] = field(default_factory=list)
    whole: bool = False
    method: str = "PUBLISH"
    zone: str = ""
    people: int = 0

    def first(self, name: str) -> str:
        """The value of the first property of that name, as it stands there; empty for none."""
        return next((line.partition(":")[2] for line in self.lines if _name(line) == name), "")

    @property
    def text(self) -> str:
        """As the library reads it."""
        return "\r\n".join(["BEGIN:VEVENT", *self.lines, "END:VEVENT", ""])


@dataclass
class CalendarText:
    """Every event of a file, and the zones that it defines.

    Attributes:
        events: in the order of the file.
        zones: as the library reads them.
    """

    events: list[EventText] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)


def calendar_parts(text: str) -> CalendarText:
    """Take a file apart.

    Args:
        text: one or more calendars.

    Raises:
        UnreadableFileError: it is no calendar, or one of the kind before 1998.
    """
    parts = CalendarText()
    event: EventText | None = None
    zone: list[str] | None = None
    within: list[str] = []
    method, floating, first = "PUBLISH", "", 0

    def ended() -> None:
        for each in parts.events[first:]:  # what holds for all may stand behind them
            each.method, each.zone = method, floating

    for number, line in _unfolded(text):
        name = _name(line)
        value = line.partition(":")[2].strip()
        if name == "BEGIN":
            within.append(value.upper())
            if within[-1] == "VCALENDAR":
                ended()
                method, floating, first = "PUBLISH", "", len(parts.events)
            elif within[-1] == "VEVENT":
                event = EventText(number)
                parts.events.append(event)
            elif within[-1] == "VTIMEZONE":
                zone = []
            elif zone is not None:
                zone.append(f"BEGIN:{within[-1]}")
        elif name == "END":
            closed = within.pop() if within else ""
            if closed == "VEVENT" and event is not None:
                event.whole, event = value.upper() == "VEVENT", None
            elif closed == "VTIMEZONE" and zone is not None:
                parts.zones += _zone(zone) if len(parts.zones) < _MOST_ZONES else []
                zone = None
            elif zone is not None:
                zone.append(f"END:{closed}")
        elif event is not None and within[-1:] == ["VEVENT"]:
            event.lines += _wanted(line, name, event)
        elif zone is not None and name in _ZONE_PROPERTIES and len(line) <= _LONGEST_LINE:
            zone.append(line)
        elif within[-1:] == ["VCALENDAR"]:
            if name == "VERSION" and value.startswith("1"):
                raise UnreadableFileError(
                    "This is an old vCalendar (version 1.0), which writes times in another way. Export it as "
                    "iCalendar (.ics, version 2.0), then import that file."
                )
            if name == "METHOD":
                method = value.upper()
            elif name == "X-WR-TIMEZONE":
                floating = value
    ended()
    return parts


def _zone(lines: list[str]) -> list[str]:
    """The text of a zone whose rules are those of a calendar year; else nothing, and its name decides."""
    rules = [line for line in lines if _name(line) == "RRULE"]
    yearly = all("FREQ=YEARLY" in rule.upper() and not _ODD_RULE.search(rule) for rule in rules)
    if not yearly or len(lines) > 8 * _MOST_RULES:
        return []
    return ["\r\n".join(["BEGIN:VTIMEZONE", *lines, "END:VTIMEZONE", ""])]


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, those that were folded put together again."""
    pieces: list[str] = []
    begun = 1
    for number, line in enumerate(lines_of(text), 1):
        if line[:1] in (" ", "\t") and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield begun, "".join(pieces)
        pieces, begun = [line] if line.strip() else [], number
    if pieces:
        yield begun, "".join(pieces)


def _name(line: str) -> str:
    found = _NAME.match(line)
    return found[1].upper() if found else ""


def _wanted(line: str, name: str, event: EventText) -> Iterator[str]:
    """A line of an event as the library can read it, where anything of it is read."""
    if name not in _PROPERTIES:
        return
    if name in ("DESCRIPTION", "SUMMARY", "LOCATION"):
        room = _LONGEST_TEXT if name == "DESCRIPTION" else _LONGEST_LINE
        line = line[:room].rstrip("\\")
    elif len(line) > _LONGEST_LINE:
        return
    if name == "ATTENDEE":
        event.people += 1
        if event.people > _MOST_PEOPLE:
            return
    if found := _BARE_ZONE.search(line):
        zone = "UTC" if _UTC.fullmatch(found[1].strip()) else found[1]
        line = f'{line[: found.start()]};TZID="{zone}"{found[2] or ""}:{found[3]}'
    yield line
