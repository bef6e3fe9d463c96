"""Whether a word is only spelt like the name of an interest: "das" of a German title, "Siem" of a town.

Such a name needs other words beside it that speak of the interest; it is not enough by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from afterword.words.english import is_english
from afterword.words.languages import is_foreign, small_elsewhere
from afterword.words.stems import root

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?[#+]*")
_NEXT = re.compile(r"\s+(?=[^\W\d_])(?P<letter>\w)")
#: Letters of a name that may be a word of many languages, and of one that may be made of first letters.
_SHORT, _OF_LETTERS = 4, 5


def small_words_of_another(text: str) -> frozenset[str]:
    """The small words of a text in another language, in small letters; none where it is English.

    "Perché" of an Italian title is no perch, and "mine" of a Danish one digs for nothing.
    """
    there = {word for word in _WORD.findall(text) if word.casefold() in small_elsewhere()}
    if not there or not is_foreign(text, "en"):
        return frozenset()
    return frozenset(word.casefold() for word in there if not word.isupper())


@lru_cache(maxsize=20_000)
def is_another_word(term: str, text: str) -> bool:
    """Whether every place of a text that has a term has another word, as far as can be seen.

    A short word in a text of another language is doubted, and a small word of another language ("sur")
    everywhere, unless it stands in capitals as what is made of first letters does. So is a short word that is
    none of English and begins a name of two: "Siem Reap", where `siem` would be "SIEM" or "siem".

    Args:
        term: one word without its ending.
        text: a title or a summary, as it is written.
    """
    there = [found for found in _WORD.finditer(text) if root(found[0].casefold()) == term]
    return bool(there) and all(_is_other(found, text) for found in there)


def _is_other(found: re.Match[str], text: str) -> bool:
    word = found[0]
    low = word.casefold()
    if len(word) > 1 and word.isupper() and not text.isupper():
        return False
    if low in small_elsewhere():
        return True
    # A name that is no English word may be the user's own, in the language of the text: "brot".
    if len(word) <= _SHORT and (len(word) < _SHORT or is_english(low)) and is_foreign(text, "en"):
        return True
    behind = _NEXT.match(text, found.end())
    of_two = bool(behind and behind["letter"].isupper())
    return len(word) <= _OF_LETTERS and word[0].isupper() and of_two and not is_english(low)
