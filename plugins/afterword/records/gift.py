"""A gift: something informational to give; it costs no money."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from afterword.frozen import frozen
from afterword.records.record import NO_FILE, RecordFile

GiftKind = Literal[
    "article",
    "paper",
    "talk",
    "book",
    "podcast",
    "tool",
    "tip",
    "information",
    "event",
    "place",
    "introduction",
    "congratulations",
]


@frozen
class Gift:
    """One file of ``gifts/``; the fields are described in ``records.schema``."""

    slug: str
    title: str
    kind: GiftKind
    interests: tuple[str, ...]
    url: str = ""
    found: date | None = None
    expires: date | None = None
    read: bool = False
    agreed: bool = False
    paid: bool = False
    #: Slugs of contacts who have had it in another way than by a note; only such as exist.
    given: tuple[str, ...] = ()
    #: The ``why: …`` line of the body, without its lead-in; empty where there is none.
    why: str = ""
    #: The ``give: …`` of the body, likewise: the tip, the information or the way to the place itself.
    give: str = ""
    #: Lines of the file on which the two begin; 0 where they are not there.
    why_line: int = field(default=0, compare=False)
    give_line: int = field(default=0, compare=False)
    file: RecordFile = NO_FILE
