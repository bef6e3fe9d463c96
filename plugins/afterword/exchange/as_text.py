"""Words of other people for the text of a record: they read as they came, whatever reads Markdown.

A site shows the text of a contact as Markdown, in which a picture asks another machine and HTML runs. So
every sign that means something there is made a sign that only stands there.
"""

from __future__ import annotations

import re

from afterword.exchange.people import text_of

_HTML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;", "$": "&#36;"}
)
#: What a backslash makes a plain sign (Python-Markdown and CommonMark alike).
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!])")
#: What makes something of a line by standing at its beginning: lists, rules, headings, definitions, includes.
_AT_START = re.compile(r"^(\s*)(?:([-=:])|(\d{1,9})([.)]))", re.MULTILINE)


def as_text(words: str) -> str:
    """Words as Markdown that shows them, each line for itself."""
    text = text_of(words)
    if not text:
        return ""
    text = _SIGNS.sub(r"\\\1", text).translate(_HTML)
    text = _AT_START.sub(_plain_start, text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(
        f"{line}  " if line and place + 1 < len(lines) and lines[place + 1] else line
        for place, line in enumerate(lines)
    )


def _plain_start(found: re.Match[str]) -> str:
    if found[2]:
        return f"&#{ord(found[2])};" if found[2] in "=:" else f"\\{found[2]}"
    return f"{found[3]}\\{found[4]}"
