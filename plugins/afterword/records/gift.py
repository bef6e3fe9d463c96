"""A gift: something informational to give; it costs no money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

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


@dataclass(frozen=True)
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
    file: RecordFile = NO_FILE
