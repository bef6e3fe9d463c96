"""The headers of a mail: who, to whom, when and about what, as far as they can be believed."""

from __future__ import annotations

import email.utils
import re
from datetime import UTC, datetime, tzinfo
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from afterword.exchange.decoding import in_words
from afterword.exchange.found import FoundPerson
from afterword.exchange.people import address, line

_MOST_TO = 200
#: Newer Pythons give up on a header with a sign out of place, as in ``Ana@Work <ana@works.example>``. What it
#: claims decides nothing but whose note it becomes, so all that can be read of it is.
_READ_ON: dict[str, Any] = {"strict": False} if hasattr(email.utils, "supports_strict_parsing") else {}


class Headers:
    """The headers of a mail, each decoded when it is asked for."""

    def __init__(self, message: Message) -> None:
        self._raw: dict[str, list[str]] = {}
        for name, value in message.raw_items():
            self._raw.setdefault(str(name).lower(), []).append(_whole(str(value)))

    def first(self, name: str) -> str:
        """The value as it travels; empty for none."""
        return self._raw.get(name, [""])[0]

    def words(self, name: str) -> str:
        """The value in words, on one line."""
        return line(in_plain(self.first(name)))

    def people(self, *names: str) -> tuple[FoundPerson, ...]:
        """Everybody in these headers who has an address, each once."""
        values = [value[:20_000] for name in names for value in self._raw.get(name, [])]
        try:
            pairs = getaddresses(values, **_READ_ON)[:_MOST_TO]
        except (ValueError, IndexError, TypeError, RecursionError):
            return ()
        found = ((in_plain(name), address(each)) for name, each in pairs)
        people = [FoundPerson(name=_turned(name), email=each) for name, each in found if each]
        return tuple({person.email: person for person in people}.values())

    def __contains__(self, name: str) -> bool:
        return name in self._raw


def moment_in(value: str, zone: tzinfo | None) -> datetime | None:
    """A date of a mail in the zone of the user, to the minute."""
    try:
        at = parsedate_to_datetime(" ".join(value.split()))
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return at.astimezone(zone or UTC).replace(tzinfo=None, second=0, microsecond=0)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None


def _whole(value: str) -> str:
    """A header whose bytes were no ASCII, as the text that they look like."""
    if value.isascii():
        return value
    return in_words(value.encode("utf-8", "surrogateescape"), None)


def in_plain(value: str) -> str:
    """Words of a header as they read (RFC 2047)."""
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value[:20_000])
    except (HeaderParseError, ValueError, TypeError, IndexError):
        return value
    return "".join(piece if isinstance(piece, str) else in_words(piece, charset) for piece, charset in pieces)


def _turned(name: str) -> str:
    """A name as it is spoken: "Vogt, Annegret (Einkauf)" is Annegret Vogt."""
    bare = re.sub(r"\([^()]*\)", " ", line(name).strip("\"' "))
    last, comma, first = bare.partition(",")
    return " ".join((f"{first} {last}" if comma and "," not in first else bare).split())[:200]
