"""A mail taken apart: which of its parts are what."""

from __future__ import annotations

import codecs
import email
import re
from collections.abc import Iterator
from email.errors import InvalidBase64LengthDefect
from email.message import Message

from afterword.exchange.decoding import UnreadableFileError, in_words

#: What a calendar in a mail is called.
_CALENDAR = frozenset({"text/calendar", "application/ics"})
_HEAD_END = re.compile(rb"\n\r?\n|\r\r")
#: A mail has so many parts at most; more are a trap.
_MOST_PARTS = 500


def parsed(data: bytes) -> Message:
    """A mail as its headers and parts.

    Raises:
        UnreadableFileError: it has parts within parts without end.
    """
    try:
        return email.message_from_bytes(data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n"))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        raise UnreadableFileError(
            "This mail is built in a way that cannot be read. Save the part that counts, then import it."
        ) from error


def head_of(data: bytes) -> Message:
    """The headers of a mail alone, in a fraction of the time.

    Raises:
        UnreadableFileError: as ``parsed``.
    """
    bare = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    end = _HEAD_END.search(bare)
    return parsed(bare[: end.start()] if end else bare)


def parts_of(message: Message) -> Iterator[Message]:
    """The parts of a mail that hold something, each once and in order; of a mail within it that one alone."""
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        payload = part.get_payload()
        if isinstance(payload, list):
            if part.get_content_maintype() != "message":
                waiting[:0] = [each for each in payload if isinstance(each, Message)]
            elif part.get_content_type() == "message/rfc822":
                yield part
            continue
        yield part


def bytes_of(part: Message) -> bytes:
    """What a part holds, without the form in which it travelled; nothing where that cannot be undone."""
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        return b""
    return found if isinstance(found, bytes) else b""


def readable_bytes_of(part: Message) -> bytes | None:
    """The same of a part that holds text; None where what came does not make one."""
    data = bytes_of(part)
    if str(part.get("content-transfer-encoding") or "").strip().lower() != "base64":
        return data
    spoilt = any(isinstance(each, InvalidBase64LengthDefect) for each in part.defects)
    signs = sum(sign < 32 and sign not in b"\t\n\f\r" for sign in data[:20_000])
    wide = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return None if spoilt or (signs > len(data[:20_000]) // 20 and not wide) else data


def name_of(part: Message) -> str:
    """The name of an attachment; empty for none."""
    try:
        return str(part.get_filename() or "")
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""


def calendars_of(message: Message) -> bytes:
    """The calendars that a mail brings, behind each other; what it brings twice is there twice."""
    found = []
    for part in parts_of(message):
        if part.get_content_type() in _CALENDAR or name_of(part).lower().endswith(".ics"):
            data = bytes_of(part)
            if b"BEGIN:VCALENDAR" in data[:2_000].upper():
                found.append(in_words(data, part.get_content_charset()).lstrip("\ufeff").strip())
    return "\r\n".join(found).encode("utf-8")
