"""The telling words of a text: without endings, without the small words every text has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from afterword.checking.wording import WORDING
from afterword.words.note_text import WORD
from afterword.words.stems import stem


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """Stems that say nothing about a meeting: they stand in any note after any interview."""
    return frozenset(stem(word) for word in WORDING.small_words)


def telling(text: str) -> Iterator[str]:
    """The stems of a text that are not small words, in order; hyphenated words also part by part."""
    for match in WORD.finditer(text):
        yield from _telling(match[0])


@lru_cache(maxsize=20_000)
def _telling(whole: str) -> tuple[str, ...]:
    # Notes say the same words over and over.
    found = ((word, stem(word)) for word in dict.fromkeys((whole, *whole.split("-"))))
    return tuple(
        stemmed
        for word, stemmed in found
        if (len(stemmed) > 2 or any(sign.isdigit() for sign in stemmed) or word.isupper())
        and stemmed not in small_words()
    )
