"""Adding to a debrief that is written down already: lines go in, and no other byte changes."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.keeping.line_ends import in_cr, to_cr, to_lf
from afterword.records.lead_ins import said_in, text_of_item


def add_below(data: bytes, line: int, lines: Sequence[str]) -> bytes:
    """Put lines below a heading, in place of open questions there (``- talked about:`` and no more).

    Args:
        data: the file.
        line: of the heading, counted from 1.
        lines: what to add; line ends follow the file.
    """
    if in_cr(data):
        return to_cr(add_below(to_lf(data), line, lines))
    there = data.split(b"\n")
    end = "\r\n" if b"\r\n" in data else "\n"
    texts = [each.decode("utf-8").rstrip("\r") for each in there]
    start = line
    while start < len(texts) - 1 and not texts[start].strip():
        start += 1
    stop = start
    while stop < len(texts) and _open_question(texts[stop]):
        stop += 1
    before = [""] if start == line else []
    goes_on = stop < len(texts) and bool(texts[stop].strip()) and _behind_a_lead_in(texts[stop]) is None
    after = [""] if goes_on else []
    added = [*before, *lines, *after]
    # The last line of a file may have no end of its own.
    head = b"\n".join(there[:start]) + (b"\n" if start < len(there) else end.encode())
    return head + "".join(each + end for each in added).encode("utf-8") + b"\n".join(there[stop:])


def add_behind(data: bytes, line: int, lines: Sequence[str]) -> bytes:
    """Put lines behind the list item that begins on a line, counted from 1, and all that goes on from it."""
    if in_cr(data):
        return to_cr(add_behind(to_lf(data), line, lines))
    there = data.split(b"\n")
    end = "\r\n" if b"\r\n" in data else "\n"
    stop = line
    while stop < len(there) and _goes_on(there[stop].decode("utf-8")):
        stop += 1
    head = b"\n".join(there[:stop]) + (b"\n" if stop < len(there) else end.encode())
    return head + "".join(each + end for each in lines).encode("utf-8") + b"\n".join(there[stop:])


def _goes_on(text: str) -> bool:
    """Whether a line goes on from the list item before it."""
    return bool(text.strip()) and text[:1].isspace() and text_of_item(text) is None


def _open_question(text: str) -> bool:
    return _behind_a_lead_in(text) == ""


def _behind_a_lead_in(line: str) -> str | None:
    """What stands behind the lead-in of a list item; None for any other line."""
    text = text_of_item(line)
    said = said_in(text) if text is not None else None
    return said.text if said and said.lead_in else None
