"""Whether a phrase with a gerund means what it says: "getting a bell up a stair", not "getting one over".

Of a light verb ("keep", "get", "go") or one with a particle behind it ("wind up") most phrases say something
else than their words. Such a phrase is taken at its word only where it goes somewhere: a thing is moved, and
the place is named; or it is kept in a state that only things are in; or it is made out of others.
"""

from __future__ import annotations

from collections.abc import Sequence

from afterword.writing.lexicon import (
    ADJECTIVES,
    COLLECTIVES,
    DETERMINERS,
    DOINGS,
    NUMBERS,
    PREPOSITIONS,
    STATES,
    is_known_noun,
    is_trade,
    words_of,
)

_LIGHT_DOINGS = words_of("light_doings")
_IDIOM_PARTICLES = words_of("idiom_particles")
_MOTIONS = words_of("motions")
_MOVING = words_of("moving")
_BUILT_UP = frozenset(tuple(pair.split("_")) for pair in words_of("built_up"))
_FIGURES = words_of("figures_of_speech") | words_of("matters")
_WAYS = frozenset(
    {"to", "into", "onto", "up", "down", "across", "through", "over", "along", "round", "from", "under", "on"}
)
#: States that nobody is kept in, and no books are.
_OF_THINGS_ALONE = STATES & {"bright", "cool", "dry", "fresh", "sharp", "tidy", "upright", "warm"}
#: ... but these are kept so for somebody.
_KEPT_WARM = frozenset({"bed", "books", "chair", "place", "powder", "seat", "side"})
#: So many words what is done is done to may have.
_MOST_IN_AN_OBJECT = 4
_OUT_OF = frozenset({"from", "out", "with"})


def may_be_idiom(tokens: Sequence[str]) -> bool:
    """Whether a phrase with a gerund may mean something else than its words: "getting one over"."""
    doings = [token for token in tokens if token in DOINGS or token in _LIGHT_DOINGS]
    light = not _LIGHT_DOINGS.isdisjoint(doings)
    return (light or (bool(doings) and not _IDIOM_PARTICLES.isdisjoint(tokens))) and not _is_literal(tokens)


def says_more(tokens: Sequence[str]) -> bool:
    """Whether a word stands there that figures of speech are made with, or that is a matter and no thing."""
    return not _FIGURES.isdisjoint(tokens)


def _is_literal(tokens: Sequence[str]) -> bool:
    first, rest = tokens[0], tokens[1:]
    out_of = next((place for place, word in enumerate(rest) if word in _OUT_OF), len(rest))
    meant = {"making": rest[:out_of], "keeping": ()}.get(first, rest)
    if first not in DOINGS or says_more(meant):
        return False
    if not COLLECTIVES.isdisjoint(rest) or "one" in rest[:1]:
        return False
    if any(map(is_trade, rest[:_MOST_IN_AN_OBJECT])):
        return False
    if not _LIGHT_DOINGS.isdisjoint(rest):
        return False
    if first in _LIGHT_DOINGS and not _goes_somewhere(first, rest):
        return False
    return all(_is_way(tokens, place) for place, token in enumerate(tokens) if token in _IDIOM_PARTICLES)


def _goes_somewhere(first: str, rest: Sequence[str]) -> bool:
    """Whether what is done is done to a thing that is moved, kept in a state, or made out of others."""
    if first == "keeping":
        return _KEPT_WARM.isdisjoint(rest) and any(
            word in _OF_THINGS_ALONE and place > 1 and PREPOSITIONS.issuperset(rest[place + 1 : place + 2])
            for place, word in enumerate(rest)
        )
    if first == "making":
        return any(word in _OUT_OF and place > 0 for place, word in enumerate(rest))
    if first == "going":
        return len(rest) > 2 and rest[0] in _WAYS | {"back", "out"} and _begins_a_place(rest, 1)
    return first in _MOVING and any(
        word in _WAYS and place > 0 and _begins_a_place(rest, place + 1) for place, word in enumerate(rest)
    )


def _is_way(tokens: Sequence[str], place: int) -> bool:
    """Whether a particle leads somewhere: "up a spiral stair", "over to the milling machine"."""
    before = tokens[place - 1]
    if tokens[0] == "making" and tokens[place : place + 2] == ["out", "of"]:
        return True
    if place == 1:
        if (before, tokens[place]) in _BUILT_UP:
            bare = before == "picking" and any(map(is_known_noun, tokens[place + 1 : place + 2]))
            return bare or _begins_a_thing(tokens, place + 1)
        return before in _MOTIONS | {"going"} and _begins_a_place(tokens, place + 1)
    behind_a_thing = is_known_noun(before) or before in PREPOSITIONS | {"back"} or before[:1].isupper()
    return behind_a_thing and before not in DOINGS and _begins_a_place(tokens, place + 1)


def _begins_a_place(tokens: Sequence[str], place: int) -> bool:
    while place < len(tokens) and tokens[place] in PREPOSITIONS:
        place += 1
    return _begins_a_thing(tokens, place)


def _begins_a_thing(tokens: Sequence[str], place: int) -> bool:
    word = tokens[place] if place < len(tokens) else ""
    return word in DETERMINERS | NUMBERS | ADJECTIVES or word[:1].isupper() or word[:1].isdigit()
