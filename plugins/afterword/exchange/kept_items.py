"""One thing that somebody kept to read, from what a list tells of it; all of it is plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from html import unescape
from types import MappingProxyType

from afterword.exchange.decoding import UnreadableFileError
from afterword.gifts.items import Item
from afterword.records.gift import GiftKind

#: Letters that are kept of a title or an address, and of a summary; and how many things are looked at.
_LONGEST_TITLE, LONGEST_SUMMARY, MOST = 2_000, 600, 100_000
#: 2100, in seconds since 1970; nothing was kept after it.
_NEVER = 4_102_444_800
#: What lists that are written as JSON put around their words: ["dunes", "walks"].
_AROUND = " \t\r\n[]\"'"
_MARKS = re.compile(r"<[^<>]*>")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)

#: What Zotero, and the citation language that it shares with others, call the kinds.
KINDS: Mapping[str, GiftKind] = MappingProxyType(
    {
        **dict.fromkeys(("journalarticle", "preprint", "conferencepaper", "thesis", "report"), "paper"),
        **dict.fromkeys(("article-journal", "paper-conference", "article"), "paper"),
        **dict.fromkeys(("book", "booksection", "chapter"), "book"),
        **dict.fromkeys(("podcast", "audiorecording", "broadcast"), "podcast"),
        **dict.fromkeys(("videorecording", "presentation", "speech", "motion_picture"), "talk"),
        **dict.fromkeys(("computerprogram", "software"), "tool"),
    }
)


def item_of(
    title: str,
    url: str,
    summary: str = "",
    filed: Sequence[str] = (),
    found: date | None = None,
    kind: GiftKind | None = None,
    note: str = "",
) -> Item:
    """A thing from what a list says of it, which may have marks and entities of HTML."""
    categories = tuple(dict.fromkeys(filter(None, map(plain, filed))))
    return Item(
        plain(title)[:_LONGEST_TITLE],
        plain(summary)[:LONGEST_SUMMARY],
        categories,
        url.strip()[: _LONGEST_TITLE + 1],
        found,
        kind,
        plain(note),
    )


def json_of(text: str, called: str) -> object:
    """What a text in JSON says.

    Raises:
        UnreadableFileError: it is none.
    """
    try:
        told: object = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFileError(f"This begins like {called}, and is no JSON.") from None
    return told


def of_doi(text: str) -> str:
    """The address of the work that a DOI names; empty where it is none."""
    found = _DOI.fullmatch(text.strip())
    return f"https://doi.org/{found[1]}" if found else ""


def parts_of(text: str) -> list[str]:
    """The words in a cell or a field that programs part by commas, semicolons, bars or strokes."""
    parts = (part.strip(_AROUND) for part in re.split(r"[,;|/]", text))
    return [part for part in parts if part]


def plain(html: str) -> str:
    """Words on one line, without marks and without signs that steer a terminal."""
    text = unescape(_MARKS.sub(" ", html))
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def day_of(text: str) -> date | None:
    """A day as lists write it: ISO, or seconds since 1970, or parts of them; None where it is none."""
    text = text.strip()
    try:
        if text.isdecimal() and len(text) > 4:
            seconds = int(text[:20])
            while seconds > 100_000_000_000:  # thousandths, or millionths
                seconds //= 1_000
            return datetime.fromtimestamp(seconds, UTC).date() if seconds < _NEVER else None
        return date.fromisoformat(text[:10])
    except (ValueError, OverflowError, OSError):
        return None
