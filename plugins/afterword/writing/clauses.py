"""Reading a thing with a clause behind it that tells of the thing: "the lathe that came out of a shipyard".

The verb is one of few that tell of where a thing came from, stands or goes, what it was made of, and, of
people in general, what they like and make. None of them tells what went wrong with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from afterword.writing.idioms import says_more
from afterword.writing.lexicon import (
    ADJECTIVES,
    COLLECTIVES,
    DETERMINERS,
    DONE,
    NUMBERS,
    PARTICLES,
    PERSONS,
    PLURAL,
    PREPOSITIONS,
    is_trade,
    words_of,
)
from afterword.writing.noun_phrases import goes_on, is_doing, is_thing

_OF_THINGS = words_of("of_things")
_OF_PEOPLE = words_of("of_people")
_MADE = (DONE | {"baked", "brewed", "launched", "moved", "restored", "saved"}) - {
    *("caused", "flooded", "led", "lit", "managed", "owned", "pulled", "shot", "supplied")
}
_BEFORE_A_CLAUSE = frozenset({"that", "which", "who", "called", "named"})
_BEING = frozenset({"is", "are", "was", "were", "gets", "get", "got"})
#: Towards these, a thing comes to harm.
_INTO_HARM = frozenset(
    {"down", "over", "under", "into", "off", "without", "against", "onto", "past", "through"}
)
#: What may stand behind a preposition without a determiner, and is meant.
_BARE = frozenset({"display", "horseback", "ice", "loan", "scrap", "show", "tour", "wheels"})


def is_told_of(tokens: Sequence[str], *, glad: bool = False) -> bool:
    """Whether words are a thing or a doing, and behind it a clause that tells of the thing alone.

    Args:
        tokens: the words, and commas.
        glad: somebody was glad to speak of it.
    """
    place = next((at for at, word in enumerate(tokens) if at > 1 and word in _BEFORE_A_CLAUSE), 0)
    head, clause = list(tokens[:place]), tokens[place + 1 :]
    # Behind a comma the clause would need another where the sentence goes on.
    if not head or not clause or head[-1] == ",":
        return False
    noun = head[-1]
    if noun in PERSONS | COLLECTIVES or noun[:1].isupper() or says_more((*head, *clause)):
        return False
    if not (is_thing(head, glad=glad) or is_doing(head, glad=glad)):
        return False
    if tokens[place] == "who":
        one_of_them = head[0] == "the" and not PLURAL.fullmatch(noun)
        return is_trade(noun) and not one_of_them and clause[0] in _OF_PEOPLE and _goes_on(clause[1:])
    if is_trade(noun):
        return False
    if tokens[place] in {"called", "named"}:
        name = clause[1:] if clause[0] == "the" else clause
        return bool(name) and all(word[:1].isupper() for word in name)
    if clause[0] in _BEING:
        return clause[1:2] != [] and clause[1] in _MADE and _goes_on(clause[2:])
    return clause[0] in _OF_THINGS and _goes_on(clause[1:])


def _goes_on(rest: Sequence[str]) -> bool:
    """Whether what follows the verb is a place, a time or a thing, and means just that."""
    if not rest or not _INTO_HARM.isdisjoint(rest):
        return False
    return all(_is_meant(rest, place) for place in range(len(rest))) and goes_on(rest)


def _is_meant(rest: Sequence[str], place: int) -> bool:
    word, following = rest[place], rest[place + 1] if place + 1 < len(rest) else ""
    if word not in PREPOSITIONS | PARTICLES or following in PREPOSITIONS | PARTICLES:
        return True
    return bool(
        following in DETERMINERS | NUMBERS | ADJECTIVES | _BARE
        or following[:1].isupper()
        or following[:1].isdigit()
        or PLURAL.fullmatch(following)
    )
