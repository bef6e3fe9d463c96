"""Text on a terminal: columns that know how wide letters are, wrapped sentences."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Sequence
from typing import Any

from afterword.cli.terminal import put_raw, takes_unicode
from afterword.words.visible import visible

#: Sentences longer than this tire the eye, however wide the terminal is.
_WIDEST = 100
#: Columns below which nothing is left to be laid out.
_NARROWEST = 20
#: What JSON allows in a text and a terminal obeys, or cannot be written at all: DEL, C1, format, half pairs.
_UNSAFE = "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"


def width() -> int:
    """How many columns to fill: those of the terminal (or COLUMNS), 100 at most and 20 at least."""
    return max(_NARROWEST, min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST))


def cells(text: str) -> int:
    """How many columns a text takes: two for wide letters and pictures, none for marks and joiners."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def columns(rows: Sequence[Sequence[str]], indent: int = 2) -> str:
    """Rows as aligned columns, two spaces apart; empty columns vanish.

    Where the terminal is too narrow for that, each row becomes a line of its first column and, below it,
    lines of the others.
    """
    shown = [[visible(cell, one_line=True) for cell in row] for row in rows]
    kept = [place for place in range(max(map(len, shown), default=0)) if any(row[place] for row in shown)]
    widths = {place: max(cells(row[place]) for row in shown) for place in kept}
    room = width() - indent - 2 * (len(kept) - 1) - sum(widths[place] for place in kept[:-1])
    if kept and room < min(widths[kept[-1]], _NARROWEST):
        return "\n".join(
            sentence(row[place], indent + (2 if place != kept[0] else 0))
            for row in shown
            for place in kept
            if row[place]
        )
    lines = (
        "  ".join(row[place] + " " * (widths[place] - cells(row[place])) for place in kept) for row in shown
    )
    return "\n".join((" " * indent + line).rstrip() for line in lines)


def sentence(text: str, indent: int = 0, first: str = "") -> str:
    """A sentence wrapped to the width, with a lead such as "Gift: " on its first line."""
    room = width()
    behind = " " * (indent + (len(first) if room >= 2 * _NARROWEST else 0))
    before, text = " " * indent + first, visible(text, one_line=True)
    manner: dict[str, Any] = {
        "initial_indent": before,
        "subsequent_indent": behind,
        "break_long_words": False,
        "break_on_hyphens": False,
    }
    if text.isascii():
        return "\n".join(textwrap.wrap(text, room, **manner))
    import wcwidth  # the same, by the width of letters

    return "\n".join(wcwidth.wrap(text, room, **manner))


def print_json(data: Any) -> None:
    """Print data for other programs, letters of any script as they are where stdout can take them."""
    import json

    text = json.dumps(data, ensure_ascii=not takes_unicode(), indent=2)
    put_raw(re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", text))
