"""Reading a line as an indirect question about the user, or about the work, and as nothing else.

What somebody asked in a conditional ("whether I could …", "how I'd …", "if I have ever …") is about the work
that is to be done, whatever its verb; what they asked in a plain tense may be about a life, so that there the
verb, and every other word, has to be one of work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from afterword.patterns import lazy
from afterword.words.english import is_adjective_by_degrees, is_rare, may_be_verb
from afterword.writing.english import AUXILIARIES
from afterword.writing.lexicon import (
    CLAUSE_WORDS,
    COLLECTIVES,
    DETERMINERS,
    KNOWN,
    NUMBERS,
    PERSONS,
    PLURAL,
    POSSESSIVES,
    is_base_of_doing,
    is_known_noun,
    is_past_of_doing,
    is_trade,
    words_of,
)
from afterword.writing.noun_phrases import describes, goes_on, is_doing

_OF_ME = frozenset({"i", "i'd", "i'll", "i've", "i'm", "we", "we'd", "we'll", "we've"})
_SUBJECTS = words_of("subjects")
_CHOICES = words_of("choices")
_ASKED_VERBS = words_of("asked_verbs")
_ASKED_PASTS = words_of("asked_pasts")
_TOLD_VERBS = words_of("told_verbs")
_LOADED = words_of("loaded")
#: Loaded where something is asked as it is, and not where it would be.
_LOADED_AS_IT_IS = words_of("loaded_as_it_is")
#: Of others than the user: such a question may be a judgement on them.
_OTHERS = (PERSONS - words_of("askable")) | POSSESSIVES
#: A bare plural that does one of these is a complaint.
_HEAVY = frozenset(
    {"leave", "quit", "hate", "die", "cry", "fail", "lie", "steal", "complain", "suffer", "fight"}
)
_MEASURES = frozenset({"many", "much", "far", "long", "often", "fast", "soon", "well", "big", "quickly"})
_WOULD = frozenset({"would", "should", "could", "might", "can", "will"})
_BEFORE_A_VERB = (AUXILIARIES | {"ever", "not", "never", "rather", "last", "first"}) - words_of("being")
_HARMLESS = words_of("harmless")
_LIGHT_DOINGS = words_of("light_doings")
#: Of whom a word for many, or for what they do, may be meant.
_MEANT = words_of("departments") | COLLECTIVES
_LIKES = frozenset({"likes", "needs", "grows", "behaves"})
#: Done in a life rather than at work, where they are asked about as they are.
_OF_LIFE = words_of("of_life")
_SMALL_WORDS = CLAUSE_WORDS.union(
    DETERMINERS,
    NUMBERS,
    _ASKED_VERBS,
    _ASKED_PASTS,
    _TOLD_VERBS,
    _CHOICES,
    *map(words_of, ("prepositions", "subjects", "askable", "particles", "times", "states")),
    {"and", "or", "to", "its", "much", "many", "first", "last", "other", "same", "all", "ever", "far"},
)
_SELF_DAMAGE = lazy(
    r"\b(?:" + "|".join(sorted(words_of("self_damage"))).replace("_", " ") + r"|too \w+)\b", re.IGNORECASE
)


#: Takes something for granted: "more than once", "how long I would stay this time".
_TAKEN_FOR_GRANTED = lazy(
    r"\b(?:more than (?:once|one|\w+ times)|(?:this|last|next|a second) time|at least)\b"
)

#: Ends with what may well be somebody's name: "how I'd get on with Derek".
_ABOUT_SOMEBODY = lazy(
    r"\b(?:with|about|under|like|for) (?:an? |the )?[A-Z]\w+$|\bon with (?!it\b)|\bo(?:ff|n) the wagon\b"
)


def runs_the_user_down(text: str) -> bool:
    """Whether a text says something of the user that no candidate would: "too slow", "got sacked"."""
    return bool(_SELF_DAMAGE.search(text))


def is_question(low: Sequence[str], text: str) -> bool:
    """Whether it is an indirect question, with its subject before its verb.

    Args:
        low: its words in small letters, but for names.
        text: the same as it was written.
    """
    if len(low) < 3 or runs_the_user_down(text) or not _LOADED.isdisjoint(low):
        return False
    if _TAKEN_FOR_GRANTED.search(text):
        return False
    if low[:2] == ["how", "they"] and (low[2] in _ASKED_VERBS or is_base_of_doing(low[2])):
        return _OTHERS.isdisjoint(low[2:]) and all(map(is_of_work, low[2:]))  # "how they keep the dies sharp"
    if not _OTHERS.isdisjoint(low):
        return False
    asking, start = low[0], 1
    if low[1] == "to" and asking != "if":
        return is_base_of_doing(low[2]) and is_doing(["moving", *low[3:]])  # "whether to move the box office"
    if asking in {"how", "what", "which"}:
        me = next((place for place, word in enumerate(low) if place and word in _OF_ME), 0)
        start = me or next((place for place, word in enumerate(low) if place and word in _SUBJECTS), 0)
        measured = low[1] in _MEASURES if asking == "how" else start > 1
        if start != 1 and not (measured and 1 < start <= 6 and AUXILIARIES.isdisjoint(low[1:start])):
            return False
    if start >= len(low) - 1:
        return False
    if low[start] in _OF_ME:
        return not _ABOUT_SOMEBODY.search(text) and _asks_of_me(low, start)
    if not _LOADED_AS_IT_IS.isdisjoint(low) or not all(is_of_work(word) or word in _LIKES for word in low):
        return False
    if low[start] in _SUBJECTS:
        # In small letters: "the Trustees" are people.
        would = not _WOULD.isdisjoint(low[start + 1 :])
        about_work = asking in {"why", "how", "when", "where"} or (asking == "what" and would)
        tells = would or not _TOLD_VERBS.isdisjoint(low[start + 1 :])
        return about_work and tells and not re.search(r"\s[A-Z]", text)
    # "whether zoos should exist", "why trams squeal": a bare plural with its verb behind it.
    bare = asking in {"whether", "if", "how", "why"} and bool(PLURAL.fullmatch(low[start]))
    verb = low[start + 1]
    if asking in {"how", "why"} and not bare and low[start].islower():
        # "why listeria likes a cold floor"
        somebody = is_trade(low[start]) or low[start] in _MEANT or describes(low[start])
        return not somebody and verb in _TOLD_VERBS | _LIKES and goes_on(low[start + 2 :])
    squeals = asking in {"how", "why"} and may_be_verb(verb) and verb not in _HEAVY
    return bare and (verb in AUXILIARIES or squeals)


def _asks_of_me(low: Sequence[str], start: int) -> bool:
    place = start + 1
    while low[place] in _BEFORE_A_VERB and place + 1 < len(low):
        place += 1
    before = low[start:place]
    if low[place : place + 2] in (
        ["am", "good"],
        ["am", "free"],
        ["am", "able"],
        ["am", "willing"],
        ["am", "ready"],
    ):
        return all(map(is_of_work, low))
    if low[start + 1] == "still":
        deed = low[start + 2 :]
        return low[0] == "whether" and bool(deed) and _is_still_done(deed) and all(map(is_of_work, low))
    would = not _WOULD.isdisjoint(before) or before[0].endswith(("'d", "'ll"))
    if low[0] == "why" and not would and low[start].startswith("i"):
        return low[place] in _CHOICES and all(map(is_of_work, low))
    done = "ever" in before or ((before[0].endswith("'ve") or "have" in before) and place + 2 < len(low))
    if would or done:
        private = low[place] in _OF_LIFE and low[place] not in _ASKED_VERBS
        return not private and all(
            is_of_work(word) or word in _HARMLESS or _says_no_more(word) for word in low
        )
    if not _LOADED_AS_IT_IS.isdisjoint(low) or not all(map(is_of_work, low)):
        return False
    verb = low[place]
    if verb == "do":
        return low[place + 1 : place + 2] in (["with"], ["when"], ["if"], ["first"])
    return verb not in _OF_LIFE and (
        is_base_of_doing(verb) or verb in _ASKED_VERBS | _ASKED_PASTS or is_past_of_doing(verb)
    )


def _is_still_done(deed: Sequence[str]) -> bool:
    """Whether "still" asks of somebody's craft, not of a life: "still pick up a brush myself"."""
    rest = [word for word in deed[1:] if word not in {"myself", "ourselves"}]
    light = f"{deed[0]}ing" in _LIGHT_DOINGS or f"{deed[0][:-1]}ing" in _LIGHT_DOINGS if deed else True
    return (
        not light and deed[0] not in _OF_LIFE and bool(rest) and is_base_of_doing(deed[0]) and goes_on(rest)
    )


@cache
def _says_no_more(word: str) -> bool:
    """Whether a word is a verb or a noun, whatever it is of, and describes nothing and nobody."""
    stem = re.sub(r"i?(?:er|est)$", "", word)
    compared = stem != word and any(map(is_adjective_by_degrees, (stem, f"{stem}e", f"{stem}y")))
    return not ("-" in word or compared or is_adjective_by_degrees(word) or describes(word))


@cache
def is_of_work(word: str) -> bool:
    """Whether a word of a question is a small one, a name, or one of work."""
    return (
        not word.islower()
        or ("-" in word and all(map(is_of_work, word.split("-"))))
        or not re.fullmatch(r"[a-z-]+", word)
        or word in _SMALL_WORDS
        or word in KNOWN
        or is_known_noun(word)
        or is_base_of_doing(word)
        or is_base_of_doing(re.sub(r"(?:es|s)$", "", word))
        or is_past_of_doing(word)
        or is_rare(word)
    )
