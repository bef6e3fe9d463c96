"""Adding to a debrief that is written down already: lines go in, and no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterword.keeping.line_ends import in_cr, to_cr, to_lf
from afterword.records.debrief import LEAD_INS

_FACT = re.compile(rf"\s*[-*+]\s+(?:{'|'.join(LEAD_INS)})\s*:(.*)", re.IGNORECASE)


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
    after = [""] if stop < len(texts) and texts[stop].strip() and not _FACT.match(texts[stop]) else []
    added = [*before, *lines, *after]
    # The last line of a file may have no end of its own.
    head = b"\n".join(there[:start]) + (b"\n" if start < len(there) else end.encode())
    return head + "".join(each + end for each in added).encode("utf-8") + b"\n".join(there[stop:])


def _open_question(text: str) -> bool:
    found = _FACT.fullmatch(text)
    return bool(found and not found[1].strip())
