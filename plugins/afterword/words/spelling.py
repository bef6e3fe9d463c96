"""How far apart two spellings are, and which of some words a misspelt one is near to."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from afterword.patterns import lazy

#: How alike two spellings are that may be one word, as ``difflib`` measures it: 1 is the same.
_ALIKE = 0.7
#: Longer words are not compared with others: a slip in a hundred letters is nobody's.
_LONGEST_GUESSED = 100

#: Ways to write one sound in the names of Europe, in the order in which they are made alike.
_SOUNDS = tuple(
    (lazy(written), sound)
    for written, sound in (
        (r"^kn", "n"),
        (r"^geo(?=f)", "je"),
        (r"g(?=[ei])", "j"),
        (r"(?<=e)ph(?=en)", "v"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"ch(?=[rl])|ck|c(?=[aoukrlst]|$)|q", "k"),
        (r"c(?=[eiy])|z", "s"),
        (r"th", "t"),
        (r"ewar(?=t$)", "uar"),
        (r"(?<=[aeiourlnt])h|(?<=[^aeious])h$", ""),
        (r"a[eiy](?=[^aeiou])", "a"),
        (r"ey$|ie?$|ee$|y", "i"),
        (r"([^aeiou])\1e$", r"\1"),
        (r"(.)\1+", r"\1"),
    )
)


def did_you_mean(word: str, words: Collection[str]) -> str | None:
    """The one of ``words`` that ``word`` most likely means, or None where nothing is near."""
    by_lower = {candidate.casefold(): candidate for candidate in words}
    near = nearest(word.casefold(), by_lower, 1)
    return by_lower[near[0]] if near else None


def nearest(word: str, words: Collection[str], most: int) -> list[str]:
    """The few of ``words`` that are spelt nearly like ``word``, the likeliest first."""
    if len(word) > _LONGEST_GUESSED:
        return []
    return difflib.get_close_matches(word, words, n=most, cutoff=_ALIKE)


def spelling_distance(one: str, other: str, most: int = 2) -> int:
    """How many letters must change, come or go, or swap places, to turn one word into the other.

    Counting stops above ``most``.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return min(last[-1], most + 1)


def sounds_alike(one: str, other: str) -> bool:
    """Whether two names are said alike and written otherwise: "Alexandra" and "Aleksandra"."""
    return one.casefold() != other.casefold() and _sound(one) == _sound(other)


def sound_distance(one: str, other: str) -> int:
    """How many sounds must change, come or go, to turn one name into the other; 2 where more than one.

    Names that begin with different sounds are two names.
    """
    first, second = _sound(one), _sound(other)
    return spelling_distance(first, second, 1) if first[:1] == second[:1] else 2


@lru_cache(maxsize=20_000)
def _sound(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    sound = "".join(letter for letter in letters if letter.isalpha())
    for written, said in _SOUNDS:
        sound = written.sub(said, sound)
    return sound
