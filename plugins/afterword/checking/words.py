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
        whole = match[0]
        for word in dict.fromkeys((whole, *whole.split("-"))):
            found = stem(word)
            if (len(found) > 2 or any(sign.isdigit() for sign in found) or word.isupper()) and (
                found not in small_words()
            ):
                yield found
