"""What the user wrote as Markdown, as plain words on one line."""

from __future__ import annotations

import re

_MARKUP = (
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|`)(.+?)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(\S(?:.*?\S)?)\1(?!\w)"), r"\2"),
    (re.compile(r"<[^>]*>"), ""),
)


def without_markup(text: str) -> str:
    """The text without Markdown, on one line."""
    for pattern, put in _MARKUP:
        text = pattern.sub(put, text)
    return " ".join(text.split())
