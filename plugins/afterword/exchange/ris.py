"""Bibliographies in RIS, which Zotero, EndNote, Mendeley and the pages of journals write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from afterword.exchange.decoding import UnreadableFileError, lines_of
from afterword.exchange.found import Found, LeftOut
from afterword.exchange.kept_items import KINDS, MOST, day_of, item_of, of_doi
from afterword.gifts.items import Item

_LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
#: Letters of an abstract behind which it does not go on.
_LONGEST = 10_000
#: What the types stand for, in the words of ``KINDS``.
_TYPES = MappingProxyType(
    {
        **dict.fromkeys(("JOUR", "JFULL", "CONF", "CPAPER", "THES", "RPRT", "UNPB"), "article"),
        **dict.fromkeys(("BOOK", "CHAP", "EBOOK", "ECHAP", "EDBOOK"), "book"),
        **dict.fromkeys(("VIDEO", "SLIDE"), "presentation"),
        **dict.fromkeys(("COMP",), "software"),
    }
)


def read_ris(text: str) -> Found:
    """The works of such a file.

    Raises:
        UnreadableFileError: there is none in it.
    """
    items: list[Item] = []
    left_out: list[LeftOut] = []
    for line, told, whole in _works(text):
        if whole and len(items) < MOST:
            items.append(_item(told))
        elif not whole:
            left_out.append(
                LeftOut(f"the work on line {line}", "no line ER closes it; is the file whole?", line)
            )
    if not items and not left_out:
        raise UnreadableFileError(
            "There is no work in this bibliography: none begins with a line TY  - JOUR."
        )
    return Found("a bibliography", items=tuple(items), left_out=tuple(left_out))


def _works(text: str) -> Iterator[tuple[int, Mapping[str, list[str]], bool]]:
    """The line on which each begins, its values by tag, and whether it ends."""
    told: dict[str, list[str]] = {}
    begun = 0
    last = ""
    for number, line in enumerate(lines_of(text), 1):
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            if last and line.strip() and len(told[last][-1]) < _LONGEST:  # an abstract goes on
                told[last][-1] += f" {line.strip()}"
            continue
        tag, value = found[1], found[2].strip()
        if tag in ("TY", "ER"):
            if told:
                yield begun, told, tag == "ER"
            told, begun, last = ({"TY": [value]}, number, "") if tag == "TY" else ({}, 0, "")
        elif told:
            told.setdefault(tag, []).append(value)
            last = tag
    if told:
        yield begun, told, False


def _item(told: Mapping[str, list[str]]) -> Item:
    def first(*tags: str) -> str:
        return next((value for tag in tags for value in told.get(tag, ()) if value), "")

    day = re.match(r"(\d{4})(?:/(\d{2}))?(?:/(\d{2}))?", first("DA", "PY", "Y1"))
    return item_of(
        first("TI", "T1", "CT", "BT"),
        first("UR", "L2") or of_doi(first("DO")),
        first("AB", "N2"),
        told.get("KW", ()),
        day_of(f"{day[1]}-{day[2] or '01'}-{day[3] or '01'}") if day else None,
        KINDS.get(_TYPES.get(first("TY").upper(), "")),
    )
