"""Calendars for the tests: the files that show how each program writes, and small ones made here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from afterword.exchange.calendars_in import read_calendar
from afterword.exchange.found import Found

FILES = Path(__file__).parent / "files"
NOW = datetime(2026, 11, 25, 12)
BERLIN = ZoneInfo("Europe/Berlin")
ME = frozenset({"mira.castellane@post.example"})
MINE = "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:mira.castellane@post.example"

#: A zone as Exchange defines it, with the rules that hold since 1601.
W_EUROPE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def calendar(*events: str, method: str = "REQUEST", more: str = "") -> bytes:
    """A file of some events; of each, the lines between BEGIN and END."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *([f"METHOD:{method}"] if method else [])]
    lines += more.splitlines()
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip("\n").splitlines(), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode("utf-8")


def event(
    *lines: str, uid: str = "1@cal.example", sequence: int = 0, people: Iterable[str] = ("bram",)
) -> str:
    """The lines of an event at halden.example, on 1 December at 14:00 unless they say otherwise."""
    said = {line.partition(":")[0].partition(";")[0] for line in lines}
    usual = {
        "DTSTART": "DTSTART:20261201T140000",
        "DTEND": "DTEND:20261201T150000",
        "SUMMARY": "SUMMARY:A talk",
        "ORGANIZER": "ORGANIZER;CN=Bram Achterberg:mailto:bram@halden.example",
    }
    mine = [
        text for key, text in usual.items() if key not in said and not (key == "DTEND" and "DURATION" in said)
    ]
    invited = [
        f"ATTENDEE;CN={name.title()} Falk:mailto:{name}@halden.example" for name in people if name != "bram"
    ]
    return "\n".join([f"UID:{uid}", f"SEQUENCE:{sequence}", *mine, *lines, *invited, MINE])


def read(data: bytes, **more: object) -> Found:
    """What a file says to a user in Berlin at noon on 25 November."""
    return read_calendar(data, NOW, BERLIN, ME, **more)  # type: ignore[arg-type]
