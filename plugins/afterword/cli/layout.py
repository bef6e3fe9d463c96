"""Text on a terminal: columns that know how wide letters are, wrapped sentences."""

from __future__ import annotations

import json
import shutil
import textwrap
import unicodedata
from collections.abc import Sequence
from typing import Any

import click

#: Sentences longer than this tire the eye, however wide the terminal is.
_WIDEST = 100


def width() -> int:
    """How many columns to fill: those of the terminal (or COLUMNS), 100 at most."""
    return min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)


def cells(text: str) -> int:
    """How many columns a text takes: two for wide East Asian letters, none for combining marks."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in click.unstyle(text)
    )


def columns(rows: Sequence[Sequence[str]], indent: int = 2) -> str:
    """Rows as aligned columns, two spaces apart; empty columns vanish."""
    kept = [place for place in range(max(map(len, rows), default=0)) if any(row[place] for row in rows)]
    widths = {place: max(cells(row[place]) for row in rows) for place in kept}
    lines = (
        "  ".join(row[place] + " " * (widths[place] - cells(row[place])) for place in kept) for row in rows
    )
    return "\n".join((" " * indent + line).rstrip() for line in lines)


def sentence(text: str, indent: int = 0, first: str = "") -> str:
    """A sentence wrapped to the width, with a lead such as "Gift: " on its first line."""
    return textwrap.fill(
        text,
        max(width(), 40),
        initial_indent=" " * indent + first,
        subsequent_indent=" " * (indent + len(first)),
        break_long_words=False,
        break_on_hyphens=False,
    )


def print_json(data: Any) -> None:
    """Print data for other programs, letters of any script as they are."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
