"""The words by which lines are read: the closed lists of ``shapes.toml``, and their other forms."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from afterword.compiled import kept, table_of
from afterword.words import small_words
from afterword.words.english import american

_DATA = table_of(Path(__file__).with_name("shapes.toml"))


def words_of(key: str) -> frozenset[str]:
    """One of the closed lists of ``shapes.toml``."""
    return frozenset(_DATA[key].split())


def _spelt(key: str) -> frozenset[str]:
    """One of the lists, its longer words spelt as in Britain and as in America."""
    words = words_of(key)
    return words.union(*(american(word) for word in words if len(word) > 4))


_SPELT = kept(Path(__file__), lambda: {key: _spelt(key) for key in ("doings", "own", "adjectives", "nouns")})
DETERMINERS = small_words.DETERMINERS | words_of("determiners")
POSSESSIVES = words_of("possessives")
_LISTED_DOINGS = _SPELT["doings"]
#: With what is done again: "repainting".
DOINGS = _LISTED_DOINGS | {f"re{word}" for word in _LISTED_DOINGS}
PERSONS = words_of("persons")
TRADES = words_of("trades")
CLAUSE_WORDS = words_of("clause_words")
PREPOSITIONS = words_of("prepositions")
PARTICLES = words_of("particles")
ADVERBS = words_of("adverbs")
STATES = words_of("states")
DONE = words_of("done")
NUMBERS = small_words.NUMBERS | words_of("numbers")
TIMES = words_of("times")
OWN = _SPELT["own"]
ADJECTIVES = _SPELT["adjectives"]
NOUNS = _SPELT["nouns"]
PERSONAL = words_of("personal")
ATTRIBUTES = words_of("attributes")
COLLECTIVES = words_of("collectives")
PASTS = words_of("pasts")
PASTS_OF_WORK = words_of("pasts_of_work")
VERBS = words_of("verbs")
BASES = words_of("bases")

KNOWN_NOUNS = NOUNS | OWN | TIMES
#: Of which a compound with hyphens may be made: "two-hour", "walk-in".
KNOWN_PARTS = KNOWN_NOUNS.union(ADJECTIVES, NUMBERS, DOINGS, PREPOSITIONS, PARTICLES)
#: Words that are English whatever a dictionary says.
KNOWN = NOUNS | ADJECTIVES | DOINGS | OWN | words_of("adverbs")

PLURAL = re.compile(r"\w{2,}(?<![aisu])s")


def is_base_of_doing(word: str) -> bool:
    """Whether a word is the plain form of a doing: "lift" of "lifting", "move" of "moving"."""
    return word in BASES or any(
        form in DOINGS for form in (f"{word}ing", f"{word.removesuffix('e')}ing", f"{word}{word[-1:]}ing")
    )


def is_past_of_doing(word: str) -> bool:
    """Whether a word is the past of a doing: "built", "painted"."""
    stem = word.removesuffix("ed")
    return word in PASTS_OF_WORK or (
        stem != word and any(map(is_base_of_doing, (stem, f"{stem}e", stem[:-1])))
    )


@cache
def is_known_noun(word: str) -> bool:
    """Whether a word is in the list of nouns, itself, in the singular, or part by part."""
    if not KNOWN_NOUNS.isdisjoint({word, f"{word}s", singular(word)}):
        return True
    parts = word.split("-")
    return len(parts) > 1 and KNOWN_PARTS.issuperset(parts)


def is_trade(word: str) -> bool:
    """Whether a word says who somebody is by what they do, or who several are: "fitter", "deckhands"."""
    return not TRADES.isdisjoint({word, singular(word), re.sub(r"men$", "man", word)})


def singular(word: str) -> str:
    """A plural without its ending, as far as the ending tells: "boxes" as "box"."""
    for ending, put in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + put
    return word
