"""Scripts that put no blanks between words, so that a name may have letters right beside it."""

from __future__ import annotations

import unicodedata

#: Signs that stand for a syllable or a word each; Korean has blanks, but ties its particles to a name.
_SYLLABLES = ("CJK", "HANGUL", "IDEOGRAPHIC ITERATION")
_LETTERS = ("HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
#: The shortest whole name: a family and a given name of one sign each, or a name in letters.
_SHORTEST, _SHORTEST_IN_LETTERS = 2, 3


def unspaced(text: str) -> bool:
    """Whether a text begins in such a script."""
    return not text.isascii() and _named(text[0], (*_SYLLABLES, *_LETTERS))


def whole_unspaced_name(name: str) -> bool:
    """Whether a name of one piece is a whole one, as 李龙 and さくら子 are, and no word among others.

    One sign alone is a family name, and two letters of a syllable each are parts of many words.
    """
    if not name or not all(map(unspaced, name)):
        return False
    syllables = any(_named(sign, _SYLLABLES) for sign in name)
    return len(name) >= (_SHORTEST if syllables else _SHORTEST_IN_LETTERS)


def _named(sign: str, scripts: tuple[str, ...]) -> bool:
    return unicodedata.name(sign, "").startswith(scripts)
