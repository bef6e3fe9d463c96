"""Known names in a running text: of companies, and of positions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Self

from afterword.frozen import frozen
from afterword.records.names import LEGAL_FORMS
from afterword.words.stems import without_possessive

_TOKEN = re.compile(r"[^\W_](?:[\w.+#'’-]*[\w+#])?|&")

_LONGEST = 7

Key = tuple[str, ...]


@frozen
class Named:
    """A known name in a text, from ``start`` to ``end``."""

    key: Key
    start: int
    end: int


@frozen
class KnownNames:
    """Names by their words, and the words that any of them begins with."""

    names: Mapping[Key, str]
    first_words: frozenset[str]

    @classmethod
    def of(cls, names: Mapping[Key, str]) -> Self:
        """From names by their words."""
        return cls(names, frozenset(key[0] for key in names))


def tokens_of(name: str, *, company: bool = False) -> Key:
    """The words of a name; of a company's, without "Ltd" and the like."""
    tokens = [without_possessive(match[0]) for match in _TOKEN.finditer(name)]
    while company and len(tokens) > 1 and tokens[-1].casefold().replace(".", "") in LEGAL_FORMS:
        tokens.pop()
    return tuple(tokens)


def find_names(text: str, known: KnownNames, also: Collection[Key] = ()) -> Iterator[Named]:
    """The known names in a text, the longest at each place.

    Args:
        text: capitals must be those of the names.
        known: names by their words.
        also: more names that take the place of shorter ones, and are found as well.
    """
    tokens = list(_TOKEN.finditer(text))
    words = [without_possessive(token[0]) for token in tokens]
    own_first_words = {key[0] for key in also if key}  # of "???" no word is left
    begin = 0
    for place, word in enumerate(words):
        if place < begin or not (word in known.first_words or word in own_first_words):
            continue
        for length in range(min(_LONGEST, len(tokens) - place), 0, -1):
            key = tuple(words[place : place + length])
            if key in known.names or key in also:
                last = tokens[place + length - 1]
                yield Named(key, tokens[place].start(), last.start() + len(words[place + length - 1]))
                begin = place + length
                break


def is_part_of(one: Key, other: Key) -> bool:
    """Whether one name begins the other: "Northwind" and "Northwind Robotics" are one company."""
    shorter, longer = sorted((one, other), key=len)
    return longer[: len(shorter)] == shorter
