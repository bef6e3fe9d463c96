"""Whether words speak of what a gift is about: a line of a debrief, or a promise.

Words are compared without their endings ("loans" and "loan", "sailing" and "sailed"). Of a gift's tags the
first says what it is about; a later one counts where the title speaks of it too, since a form for loans is
tagged ``sailing`` only because somebody lends boats.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from afterword.compiled import table_of
from afterword.records.gift import Gift
from afterword.words.stems import root

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
#: Letters of a tag that is many things.
_SHORT = 3

_DATA = table_of(Path(__file__).with_name("matching.toml"))
#: Words that say nothing of what a thing is about.
SMALL = frozenset(_DATA["small"].split())


@lru_cache(maxsize=20_000)
def roots(text: str) -> frozenset[str]:
    """The stems of the telling words of a text."""
    words = (match[0].casefold() for match in _WORD.finditer(text))
    return frozenset(root(word) for word in words if word not in SMALL and len(word) > 1)


#: Roots of words that say too little by themselves.
GENERAL = frozenset(root(word) for word in _DATA["general"].split())
#: Roots of the words with which a promise is made, and of those for a kind of gift.
PROMISING = frozenset(root(word) for word in _DATA["promising"].split())
OF_A_KIND: Mapping[str, frozenset[str]] = MappingProxyType(
    {kind: frozenset(root(word) for word in words.split()) for kind, words in _DATA["kinds"].items()}
)


def _is_short(part: str) -> bool:
    """Whether a tag is a word so short that it is many things: "go" is in "the go-live list"."""
    return len(part) <= _SHORT


@lru_cache(maxsize=20_000)
def _spoken_of(title: str, tags: tuple[str, ...]) -> frozenset[str]:
    """The roots of all that a gift is about; most words have none of them, and are looked at no further."""
    return roots(title).union(*(roots(part) for tag in tags for part in tag.split("/")))


def tag_spoken_of(gift: Gift, said: frozenset[str]) -> str | None:
    """The part of a gift's tags that words speak of, such as ``dinghies``; None where they do not.

    Args:
        gift: what it is.
        said: the roots of the words.
    """
    if said.isdisjoint(_spoken_of(gift.title, gift.interests)):
        return None
    title = roots(gift.title)
    for place, tag in enumerate(gift.interests):
        for part in reversed(tag.split("/")):
            wanted = roots(part)
            if place and not wanted & title:
                continue
            if wanted and wanted <= said and not _is_short(part):
                return part
            if len(wanted) > 1 and (wanted & said & title) - GENERAL:
                return part
    return None
