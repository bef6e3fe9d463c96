"""Whether a line that fits no sentence may be quoted in a gap, to the user alone.

Weaving asks for a shape; quoting only that nothing stands in the line which would do harm if the gap were
overlooked: nobody but the user and the receiver does or has anything in it, nobody is named, and each of its
words is one of work, of things, or says nothing of anybody. What is not surely so is told by its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from afterword.words.sensitive import without_homographs
from afterword.writing.idioms import may_be_idiom, says_more
from afterword.writing.lexicon import (
    ADJECTIVES,
    COLLECTIVES,
    DETERMINERS,
    DOINGS,
    PASTS_OF_WORK,
    PERSONS,
    POSSESSIVES,
    PREPOSITIONS,
    TRADES,
    is_base_of_doing,
    is_known_noun,
    is_past_of_doing,
    is_trade,
    words_of,
)
from afterword.writing.noun_phrases import may_be_owned
from afterword.writing.others import Names
from afterword.writing.questions import is_of_work, runs_the_user_down
from afterword.writing.shapes import is_i, may_be_read, shape_of, speaks_of, tokens_of

_HARMLESS = words_of("harmless")
_ONLY_BEFORE = words_of("only_before_a_thing") | {"wrong"}
#: Of whom one may ask what one would do.
_ANYBODY = frozenset({"anybody", "anyone", "landlord", "somebody", "someone", "somebody's"})
_THE_USER = frozenset({"i", "i'd", "i've", "i'll", "we", "we'd", "we've", "we'll", "our", "myself"})
#: The receiver, or whoever they are that made something.
_MAKERS = frozenset({"she", "he", "they"})
#: Behind one of these a capital tells a place or a thing, not a person.
_BEFORE_A_PLACE = frozenset({"at", "in", "near", "via", "called", "named"}) | DETERMINERS
_CRAFTS = words_of("crafts")
_OF_LIFE = words_of("of_life")
_OF_PEOPLE = words_of("of_people")
_INTO_HARM = frozenset({"missing", "down", "under", "off", "court", "hospital", "wrong"})
_MATTERS = words_of("matters") | {"bank"}
_MOVING = words_of("motions") | words_of("moving") | {"drive", "drove", "going", "ride", "sail", "walk"}
_DAYS = words_of("times")
#: Somebody whom no name and no pronoun tells: "the last one", "the two that went".
_SOMEBODY = re.compile(
    r"\b(?:whom|whose|(?:the|this|that|last|only|old|new|other|next|first) "
    r"(?:ones?|others|rest|lot|(?:two|three|few)(?! \w+s\b))|"
    r"(?:one|two|three|half|some|most|all|none|each) of (?:the|them|those))\b",
    re.IGNORECASE,
)
_A_TIME = re.compile(r"\b(?:years?|months?|weeks?|time|spells?) (?:that |when )?(?:I|she|he|they)\b")
_ASKING = frozenset({"why", "how", "what", "which", "whether", "if", "when", "where"})
_WOULD = frozenset({"i'd", "we'd", "i'll", "would", "could", "can", "should", "will"})
_BEING = frozenset({"am", "was", "were", "i'm", "been"})
#: So many words what is done is done to may have.
_MOST_IN_AN_OBJECT = 4
_AWAY = frozenset({"up", "down", "out", "off", "over", "away", "apart", "aside"})
#: What of most such phrases is done to people: "letting two go", "pulling a fast one".
_DONE_TO_PEOPLE = frozenset(
    {"letting", "leaving", "losing", "pulling", "pushing", "putting", "throwing", "coming"}
)


def may_be_quoted(text: str, names: Names = frozenset()) -> bool:
    """Whether a line may stand in a gap for the user.

    Args:
        text: one line without markup, its last full stop left out.
        names: words of the names of people, case folded; a line that speaks of one may not.
    """
    return _is_harmless(text) and not speaks_of(text, names)


@lru_cache(maxsize=4096)
def _is_harmless(text: str) -> bool:
    """Whether nothing in a line would do harm, whoever bears a name."""
    if ". " in text or not may_be_read(text):
        return False
    if shape_of(text) or shape_of(text, glad=True):
        return True
    text = without_homographs(text)
    if runs_the_user_down(text):
        return False
    tokens = tokens_of(text)
    words = [token for token in tokens if token != ","]
    low = [word.casefold() for word in words]
    return (
        not (_SOMEBODY.search(text) or _A_TIME.search(text))
        and all(_says_nothing(word) for word in low)
        and not any(_is_name(words, place) for place in range(len(words)))
        and all(_may_be_spoken_of(low, place) for place in range(len(low)))
        and not _may_be_done_to_people(low)
        and (low[0] not in _ASKING or _asks_of_work(low))
    )


def _says_nothing(word: str) -> bool:
    return word in _HARMLESS or word in _ONLY_BEFORE or word in PERSONS | POSSESSIVES or is_of_work(word)


def _is_name(words: Sequence[str], place: int) -> bool:
    """Whether a word with a capital may be somebody's name: "getting on with Derek", not "at Upper Stang"."""
    word = words[place]
    if not place or not word[:1].isupper() or word.isupper() or is_i(word):
        return False
    if word.casefold() in _DAYS or word.casefold() in ADJECTIVES:
        return False
    before = words[place - 1]
    if before in {"a", "an"} and place + 1 == len(words):
        return True  # "with a Turk"
    if before == "to" and not _MOVING.isdisjoint(words):
        return False  # "getting 84 players to Hexham"
    return not (before[:1].isupper() and place > 1) and before.casefold() not in _BEFORE_A_PLACE


def _may_be_spoken_of(low: Sequence[str], place: int) -> bool:
    """Whether a word means nobody, the user, or the receiver at work or with a thing of theirs."""
    word = low[place]
    before, after = low[place - 1] if place else "", low[place + 1] if place + 1 < len(low) else ""
    supposed = low[0] in _ASKING and bool(_WOULD & set(low))
    if supposed and word in _ANYBODY and before not in {"the", "my", "our"}:
        return True  # nobody there is
    if word == "who" and supposed:
        return is_trade(before) or before in PERSONS
    if word == "who":
        return is_trade(before) and after in _OF_PEOPLE and low[place - 2] != "the"
    if word in {"that", "which"} and place:
        # What came of a thing may be what somebody did.
        harmless = _MATTERS.isdisjoint(low[:place]) and not is_trade(before)
        return harmless and before not in PERSONS and _INTO_HARM.isdisjoint(low[place:])
    if word in _MAKERS:
        return _is_craft(after) and (is_known_noun(before) or low[0] in {"how", "what"})
    if word in _ONLY_BEFORE:
        return is_known_noun(after) and not is_trade(after)
    if word.removesuffix("'s") in TRADES:
        return low[place - 1] != "the" and low[place - 2] != "the"
    if word in POSSESSIVES | {"her", "my"}:
        return may_be_owned(low[place + 1 :])
    somebody = word in PERSONS or word.removesuffix("'s") in PERSONS or word == "person"
    a_thing = word.removesuffix("'s") in {"shed", "mine"} and is_known_noun(word) and before != "is"
    return not somebody or word in _THE_USER or a_thing


def _may_be_done_to_people(low: Sequence[str]) -> bool:
    """Whether a phrase with a gerund may be one of what is done to people: "getting the tenants out"."""
    if not _DONE_TO_PEOPLE.isdisjoint(low):
        return True
    if not may_be_idiom(low):
        return False
    done_to = low[1:] if low[0] in DOINGS else low
    things = [word for word in done_to if is_known_noun(word)]
    return (
        not things
        or says_more(done_to)
        or any(map(is_trade, done_to[:_MOST_IN_AN_OBJECT]))
        or low[1:2] in (["it"], ["one"], ["away"])
        or not COLLECTIVES.isdisjoint(low)
        or any(
            word in _AWAY and low[place - 1] != "it" and not _leads_somewhere(low, place)
            for place, word in enumerate(low)
            if place
        )
    )


def _leads_somewhere(low: Sequence[str], place: int) -> bool:
    return low[place + 1 : place + 2] == ["of"] or (
        any(
            word in DETERMINERS or word in PREPOSITIONS or word[:1].isdigit()
            for word in low[place + 1 : place + 2]
        )
        and low[place + 1] not in {"before", "after", "by", "with"}
    )


def _is_craft(word: str) -> bool:
    """Whether a word tells what one does with one's hands, now or then: "loads", "found"."""
    forms = {word, *(word.removesuffix(ending) for ending in ("s", "es", "d", "ed"))}
    return word in PASTS_OF_WORK or not _CRAFTS.isdisjoint(forms)


def _is_deed(word: str) -> bool:
    """Whether a word tells of a doing, now or then: "loads", "found"."""
    return (
        is_past_of_doing(word) or is_base_of_doing(word) or is_base_of_doing(re.sub(r"(?:es|s)$", "", word))
    )


def _asks_of_work(low: Sequence[str]) -> bool:
    """Whether a question is about work: about what the user would do, or about nobody."""
    if low[0] in {"why", "if"} and _THE_USER & set(low):
        return bool(_WOULD & set(low))
    would = bool(_WOULD & set(low))
    if {"come", "happened"} & set(low[1:2]) or "never" in low or not (would or _OF_LIFE.isdisjoint(low)):
        return False
    of_the_user = _THE_USER & set(low)
    if of_the_user and not (_BEING.isdisjoint(low) and any(map(is_known_noun, low))):
        return bool(_WOULD & set(low))
    doing = any(word in DOINGS or _is_deed(word) for word in low[1:])
    return not of_the_user or bool(_WOULD & set(low)) or doing
