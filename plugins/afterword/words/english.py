"""Whether a word is an English one: what is not is misspelt, shorthand, or of another language."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from afterword.compiled import kept
from afterword.words.stems import without_possessive

#: Words that occur no more often than this in the list are known to few.
_RARE = 1000

#: How often each half of a compound occurs, at the least.
_COMMON = 5000

#: The least share of forms in -ed and -ing of a word that is often a verb.
_SHARE_OF_VERB = 0.15

#: British spellings of what the list has in the American one.
_BRITISH = (
    (re.compile(r"our(?=s?$|ed$|ing$|ful$|able$|ite|hood|ist)"), "or"),
    (re.compile(r"is(?=e[drs]?$|ing$|ations?$|ational$)"), "iz"),
    (re.compile(r"ys(?=e[drs]?$|ing$)"), "yz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$|ery$|ment$|ful$)"), "l"),
)
#: ... and of rarer kinds, which no list of ours is respelt by.
_RARELY = (
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"(?:ae|oe)"), "e"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"ould"), "old"),
    (re.compile(r"ough"), "ow"),
)
#: Letters by which the list is parted.
_BEGINNING = 2


@lru_cache(maxsize=20_000)
def is_english(word: str) -> bool:
    """Whether a word is in the list, in British or American spelling; of a compound, whether each part is.

    Case, numbers, and a possessive's ending do not count.
    """
    low = without_possessive(word.casefold())
    parts = [part for part in re.split(r"[-/]", low) if part]
    return all(_is_known(part) for part in parts)


@lru_cache(maxsize=20_000)
def may_be_verb(base: str) -> bool:
    """Whether a word in its plain form is often a verb: its forms in -ed and -ing are a fair share of it.

    So "sign" and "ring" are, and "flight", "phrase" and "van" are not.
    """
    counts = _words()
    forms = [(base, base)]
    if base.endswith("e"):
        forms.append((base[:-1], base[:-1]))
    elif base.endswith("y"):
        forms.append((base, f"{base[:-1]}i"))
    elif base:
        forms.append((base + base[-1], base + base[-1]))
    most = max(
        (
            counts[f"{of_ing}ing"] + counts[f"{of_ed}ed"]
            for of_ing, of_ed in forms
            if f"{of_ing}ing" in counts and f"{of_ed}ed" in counts
        ),
        default=0,
    )
    return most > _SHARE_OF_VERB * counts.get(base, 0)


def is_rare(word: str) -> bool:
    """Whether a word is one of a trade rather than of everybody's talk: "plainchant", "hydrophone"."""
    counts = _words()
    return counts.get(without_possessive(word).removesuffix("s"), 0) <= _RARE and counts.get(word, 0) <= _RARE


@lru_cache(maxsize=20_000)
def is_adjective_by_degrees(word: str) -> bool:
    """Whether a word has degrees, as an adjective does: "grim, grimmer, grimmest"."""
    counts = _words()
    stems = {word, word.removesuffix("e"), word + word[-1:], re.sub(r"y$", "i", word)}
    return len(word) > 2 and any(f"{stem}er" in counts and f"{stem}est" in counts for stem in stems)


#: Said of when and where, and of who is older, and so of no merit.
_NO_MERIT = frozenset(
    {"closer", "earlier", "elder", "farther", "further", "later", "latter", "longer", "nearer", "older"}
    | {"sooner", "upper", "younger"}
)


def is_superlative(word: str) -> bool:
    """Whether a word in lower case says that there is nothing above: "finest", "best", "most"."""
    if word in ("best", "most"):
        return True
    return word.endswith("est") and len(word) > 5 and is_adjective_by_degrees(_base(f"{word[:-3]}er"))


def is_comparative(word: str) -> bool:
    """Whether a word in lower case sets one thing above or below another: "newer", "less".

    What is sooner, nearer or older is not, since that says nothing against the other.
    """
    if word in ("better", "worse", "less", "fewer"):
        return True
    return (
        word.endswith("er")
        and word not in _NO_MERIT
        and len(word) > 4
        and is_adjective_by_degrees(_base(word))
    )


def _base(comparative: str) -> str:
    stem = comparative.removesuffix("er")
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl" else stem


def _is_known(word: str) -> bool:
    words = _words()
    if word in words or re.fullmatch(r"[\d.,:]+(?:st|nd|rd|th|s|am|pm|m|km|kg|%)?", word):
        return True
    if any(
        words.get(word[:part], 0) > _COMMON and words.get(word[part:].removesuffix("s"), 0) > _COMMON
        for part in range(3, len(word) - 3)
    ):
        return True  # "narrowboat"
    return any(respelt in words for respelt in (*american(word), *_respelt(word, _RARELY)))


def american(word: str) -> list[str]:
    """How a British word may be spelt in America: "harbour" as "harbor"; most are spelt alike."""
    return _respelt(word, _BRITISH)


def _respelt(word: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> list[str]:
    return [respelt for pattern, put in rules if (respelt := pattern.sub(put, word)) != word]


class _Counts:
    """How often words are used, by word; those that begin alike are read when one of them is asked for.

    Reading all takes as long as building fifty pages, and a journal asks for few.
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._read: dict[str, Mapping[str, int]] = {}

    def _alike(self, word: str) -> Mapping[str, int]:
        begin = word[:_BEGINNING]
        if begin not in self._read:
            part = self._parts.get(begin)
            self._read[begin] = marshal.loads(part) if part else {}
        return self._read[begin]

    def get(self, word: str, otherwise: int) -> int:
        return self._alike(word).get(word, otherwise)

    def __getitem__(self, word: str) -> int:
        return self._alike(word)[word]

    def __contains__(self, word: str) -> bool:
        return word in self._alike(word)


@cache
def _words() -> _Counts:
    return _Counts(kept(Path(__file__), _counted, "pyspellchecker"))


def _counted() -> Mapping[str, bytes]:
    # A sixth of a second to read, and only letters need it.
    from spellchecker import SpellChecker

    parts: dict[str, dict[str, int]] = {}
    for word, count in SpellChecker(language="en", distance=1).word_frequency.dictionary.items():
        parts.setdefault(word[:_BEGINNING], {})[word] = count
    return {begin: marshal.dumps(part) for begin, part in parts.items()}
