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
    return _parted(word)[0]


#: Letters of a stem that is many words: "car" of "care", "win" of "wine".
_FEW = 4
#: Before ``es`` these are an ending of their own: "boxes", "dishes", "watches", "gases".
_HISSING = re.compile(r"(?:x|ch|sh|ss)$|^(?:gas|bus|plus)$")
#: Before ``ing`` and ``ed`` these lost an ``e``: "baking", "nursing", "raised", "leaving", "judging".
_MUTE = re.compile(r"(?:^|[^aeiou])[aeiouy][^aeiouwxy]$|[^s]s$|[cvzu]$|[^n]g$|[iou]g$")


@lru_cache(maxsize=40_000)
def root(word: str) -> str:
    """As ``stem``, but a short one keeps its ``e``: "wine" is no "wins", "care" no "car", "code" no "cod".

    "baking" and "bakes" are of "bake" all the same, and "winning" and "wins" of "win".
    """
    left, ending, doubled = _parted(word)
    if len(left) > _FEW or not ending or doubled:
        return left
    if ending == "e" or (ending == "es" and not _HISSING.search(left)):
        return f"{left}e"
    return f"{left}e" if ending in ("ing", "ings", "ed") and _MUTE.search(left) else left


def _parted(word: str) -> tuple[str, str, bool]:
    """What is left of a word, the ending that went, and whether a doubled letter before it did."""
    plain = word.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = without_possessive(plain)
    if plain.endswith("ss"):
        return plain, "", False
    gone = ""
    for ending, least in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= least:
            plain, gone = plain.removesuffix(ending), ending
            break
    # "stopped" and "stop", "planning" and "plan"; but "carry" is no "car".
    if (
        not gone.startswith(("y", "ie"))
        and len(plain) > 3
        and plain[-1] == plain[-2]
        and plain[-1] not in "aeiouls"
    ):
        return plain[:-1], gone, True
    return plain, gone, False
