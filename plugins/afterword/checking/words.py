"""Words as the checks compare them: without endings, without the small words every text has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from afterword.checking.wording import WORDING
from afterword.words.note_text import WORD


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that "moved", "moving" and "moves" are one; folded, without accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"['’]s?$", "", plain)
    if plain.endswith("ss"):
        return plain
    for endings, shortest in ((WORDING.long_endings, 4), (WORDING.short_endings, 3)):
        ending = next(
            (end for end in endings if plain.endswith(end) and len(plain) - len(end) >= shortest), ""
        )
        if ending:
            plain = plain.removesuffix(ending)
            break
    # "stopped" and "stop", "planning" and "plan".
    if len(plain) > 3 and plain[-1] == plain[-2] and plain[-1] not in "aeiouls":
        plain = plain[:-1]
    return plain


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
