"""How alike two notes are, as colleagues who compare them would see it."""

from __future__ import annotations

import re
from collections.abc import Hashable

from afterword.words.note_text import core

_WORD = re.compile(r"[\w][\w'’-]*")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, case folded, punctuation left out."""
    return tuple(_WORD.findall(text.casefold()))


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words in a row of a note's core; all of it where it has fewer than three words."""
    found = words(core(text))
    if len(found) < 3:
        return frozenset({found}) if found else frozenset()
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def jaccard(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """The size of what two sets share over the size of both together; 0 where both are empty."""
    shared = len(one & other)
    together = len(one) + len(other) - shared
    return shared / together if together else 0.0
