"""iCalendar as text (RFC 5545): escaped, folded by octets, each line ended with CRLF.

Written here and not with the library that reads calendars: a site makes this file at every save, and the same
events have to give the same bytes whichever release of a library is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

#: A line has so many octets at most, its end not counted (section 3.1).
_WIDEST = 75

#: What no text may hold: control characters, but for the tab and the ends of lines, and halves of letters.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

_LINE_END = re.compile("\r\n|\r|\n|\x85|\u2028|\u2029")


def text(value: str) -> str:
    """A value of type TEXT, with marks of its own and the ends of lines escaped (section 3.3.11)."""
    plain = _NOT_TEXT.sub("", _LINE_END.sub("\n", value))
    return re.sub(r"[\\;,]", r"\\\g<0>", plain).replace("\n", r"\n")


def day(value: date) -> str:
    """A value of type DATE, which is to have the parameter ``VALUE=DATE``."""
    return f"{value:%Y%m%d}" if value.year > 999 else f"{value.year:04}{value:%m%d}"


def moment(value: datetime) -> str:
    """A moment in UTC as a value of type DATE-TIME."""
    return f"{day(value)}T{value:%H%M%S}Z"


def component(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a component with those that begin and end it."""
    yield f"BEGIN:{name}"
    yield from lines
    yield f"END:{name}"


def written(lines: Iterable[str]) -> bytes:
    """The file: UTF-8, folded."""
    return b"".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    """A line in pieces, each within the limit and none ending within a letter."""
    pieces, room = [], _WIDEST
    while len(line) > room:
        cut = room
        while line[cut] & 0xC0 == 0x80:  # the second or a later octet of a letter
            cut -= 1
        pieces.append(line[:cut])
        line, room = line[cut:], _WIDEST - 1  # the blank that a further piece begins with
    return b"\r\n ".join((*pieces, line)) + b"\r\n"
