"""Whether a word is an English one: what is not is misspelt, shorthand, or of another language."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

#: British spellings of what the list has in the American one.
_BRITISH = (
    (re.compile(r"our(?=s?$|ed$|ing$|ful$|able$|ite|hood|ist)"), "or"),
    (re.compile(r"is(?=e[drs]?$|ing$|ations?$|ational$)"), "iz"),
    (re.compile(r"ys(?=e[drs]?$|ing$)"), "yz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$|ery$|ment$|ful$)"), "l"),
    (re.compile(r"(?:ae|oe)"), "e"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"ould"), "old"),
    (re.compile(r"ough"), "ow"),
)


@lru_cache(maxsize=20_000)
def is_english(word: str) -> bool:
    """Whether a word is in the list, in British or American spelling; of a compound, whether each part is.

    Case, numbers, and a possessive's ending do not count.
    """
    low = re.sub(r"['’]s?$", "", word.casefold())
    parts = [part for part in re.split(r"[-/]", low) if part]
    return all(_is_known(part) for part in parts)


def _is_known(word: str) -> bool:
    words = _words()
    if word in words or re.fullmatch(r"[\d.,]+(?:st|nd|rd|th|s|am|pm|m|km|kg|%)?", word):
        return True
    return any(respelt in words for pattern, put in _BRITISH if (respelt := pattern.sub(put, word)) != word)


@cache
def _words() -> Collection[str]:
    # A sixth of a second to read, and only letters need it.
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1).word_frequency.dictionary
