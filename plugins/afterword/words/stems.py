"""A word without its ending, and without what says whose it is: the one answer to whether two words are one.

Crude on purpose: "moved", "moving" and "moves" are one word, "migration" and "migrate" are, and "rota" and
"rotation" are two. What comes out is for comparing, not for reading.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)

#: Endings, each tried in this order, and how many letters at least must stay before them.
_LONG, _LONG_LEAVE = (
    (
        *("isation", "ization", "ational", "fulness", "ousness", "ments", "ation", "ition", "ingly", "ities"),
        *("ising", "izing", "ating", "ised", "ized", "ises", "izes", "ated", "ates", "ator", "ement", "ment"),
        *(
            "ness",
            "edly",
            "ions",
            "ance",
            "ence",
            "able",
            "ible",
            "ate",
            "ion",
            "ers",
            "ies",
            "ied",
            "est",
            "ely",
        ),
        *("ity", "er", "ly", "al", "y"),
    ),
    4,
)
_SHORT, _SHORT_LEAVE = ("ings", "ing", "ed", "es", "e", "s"), 3
_ENDINGS = tuple((end, _LONG_LEAVE) for end in _LONG) + tuple((end, _SHORT_LEAVE) for end in _SHORT)


def without_possessive(word: str) -> str:
    """A word without the apostrophe that says whose: "Priya" of "Priya's", "brothers" of "brothers’"."""
    if "'" not in word and "’" not in word:
        return word
    return _POSSESSIVE.sub("", word)


@lru_cache(maxsize=40_000)
def stem(word: str) -> str:
    """A word without its ending; folded, without accents."""
    plain = word.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = without_possessive(plain)
    if plain.endswith("ss"):
        return plain
    for ending, least in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= least:
            plain = plain.removesuffix(ending)
            break
    # "stopped" and "stop", "planning" and "plan".
    if len(plain) > 3 and plain[-1] == plain[-2] and plain[-1] not in "aeiouls":
        plain = plain[:-1]
    return plain
