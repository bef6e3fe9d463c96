"""What was said with somebody, on a terminal: a line each, under the word for how it was said."""

from __future__ import annotations

from collections.abc import Iterable

from afterword.cli.layout import cells, sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import put
from afterword.records.conversation import PROMISED, WANTS, Line

#: More of a letter than this is read in its file.
_MOST_WORDS = 60
_WORDS = {PROMISED: "you promised", WANTS: "they want"}


def put_lines(rows: Iterable[tuple[str, str]], indent: int) -> None:
    """Print what was said, each text wrapped beside its word; the texts begin below each other."""
    rows = list(rows)
    widest = max((cells(word) for word, _ in rows), default=0)
    for word, text in rows:
        put(sentence(text, indent, f"{word}{' ' * (widest - cells(word))}  "))


def row(session: OpenSession, line: Line) -> tuple[str, str]:
    """A line of a conversation: the word for it, and the text."""
    return _WORDS.get(line.kind, line.kind), _words(session, line)


def _words(session: OpenSession, line: Line) -> str:
    """On one line: the beginning of a long letter, the day of a promise, an answer."""
    said = line.text.split()
    text = " ".join(said[:_MOST_WORDS]) + (" …" if len(said) > _MOST_WORDS else "")
    if line.by:
        text += f", by {session.calendar.day(line.by)}"
    return "; ".join((text, *(f"you: {answer}" for answer in line.answers)))
