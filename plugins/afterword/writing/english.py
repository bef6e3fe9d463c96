"""The little English that turning a line to the second person takes: word lists and regular endings."""

from __future__ import annotations

from pathlib import Path

from afterword.compiled import table_of
from afterword.words import small_words

_DATA = table_of(Path(__file__).with_name("words.toml"))


def _words(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


QUESTION_WORDS = _words("question_words")
AUXILIARIES = _words("auxiliaries")
DETERMINERS = small_words.DETERMINERS | small_words.NUMBERS | _words("determiners")
PREPOSITIONS = _words("prepositions")
PERSON_WORDS = _words("person_words")
PLURALS = _words("plurals")
ADVERBS = small_words.ADVERBS | _words("adverbs")
_VERBS = _words("verbs")
_PARTICIPLES = _words("participles")


def base_of_third(word: str) -> str | None:
    """The plain form: "runs" to "run", "has" to "have"; None for a word that is no such verb."""
    low = word.casefold()
    if low in ("is", "was"):
        return "be"
    if low == "has":
        return "have"
    for ending, put in (("ies", "y"), ("es", ""), ("s", "")):
        if low.endswith(ending) and (stem := low[: -len(ending)] + put) in _VERBS:
            return stem
    return None


def second_person(verb: str) -> str:
    """The form after "you" of a verb after "she": "runs" to "run", "is" to "are"; others stay."""
    low = verb.casefold()
    fixed = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"}
    fixed |= {"hasn't": "haven't", "doesn't": "don't", "goes": "go"}
    if low in fixed:
        return fixed[low]
    known = base_of_third(verb)
    if known:
        return known
    if low.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return verb[:-2]
    if low.endswith("ies") and len(low) > 4:
        return verb[:-3] + "y"
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return verb[:-1]
    return verb


def is_participle(word: str) -> bool:
    """Whether "she's" before this word is "she has"."""
    low = word.casefold()
    return low in _PARTICIPLES or (low.endswith("ed") and len(low) > 4)
