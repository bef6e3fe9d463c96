"""What a phrase cannot do without: pieces of plain text, of which any text that holds it holds one.

``needs`` gives single words, ``runs`` words that stand together with blanks between them, as in "need a job",
"need the job". The one costs less to look for, the other tells more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

#: Sets of pieces; a text that holds a phrase holds one of each.
Needs = tuple[tuple[str, ...], ...]
#: The same of words that stand together, by the longest word of each; "" where none is long enough.
Runs = tuple[dict[str, list[str]], ...]

#: Fewer letters stand in too many texts to tell anything.
SHORTEST_CUE = 3
#: So many pieces are still looked for faster than a phrase is compiled.
_MOST_TOGETHER, _MOST_APART = 200, 600
_OPTIONAL = re.compile(r"[?*]|\{0,\d*\}")
_REPEATED = re.compile(r"\+|\{\d+(?:,\d*)?\}")
_BRACKET = re.compile(r"(?<!\\)[()]")
_BRACKET_OR_BAR = re.compile(r"(?<!\\)[()]|[|]")
LETTERS = re.compile(r"[^\W\d_]+")
#: What parts sentences; a sign within a number or a word does not.
SENTENCE_END = re.compile(r"[.!?;…]+(?=\s|\Z)")
#: What in a phrase may stand for one of these signs or for any, and where a sign parts no sentences.
_PASSES_AN_END = re.compile(r"[.;…]|\\[?!WSD]|\[\^|(?<!\?)(?<!\?<)!")
_WITHIN_A_WORD = re.compile(r"\[[.,:]+\](?=\\[dw]|\w)|(?<=\w)\\\.(?=\w)")
#: Signs of money in a phrase, which tell as much as a word does, and in a text.
_MONEY, MONEY = re.compile(r"\[([£$€]+)\]"), re.compile(r"[£$€]")
#: Signs that stand for themselves.
_LITERAL = re.compile(r"[^()\[\]\\.?*+{}|^$]+")
#: The group's own signs, of which the first kind has no length.
_LOOK_AHEAD = re.compile(r"(?<!\\)\(\?<?[=!]")
_LOOK_AROUND, _PLAIN_GROUP = re.compile(r"\?<?[=!]"), re.compile(r"\?(?:-i)?:|(?!\?)")


def is_of_one_sentence(phrase: str) -> bool:
    """Whether all that a phrase stands for is within one sentence; what it only looks at is no part of it."""
    text, look = phrase, _LOOK_AHEAD.search(phrase)
    while look:
        text = text[: look.start()] + text[_closing(text, look.start()) + 1 :]
        look = _LOOK_AHEAD.search(text)
    return _PASSES_AN_END.search(_WITHIN_A_WORD.sub("", text)) is None


def needs(phrase: str) -> Needs:
    """Sets of pieces; a text that holds the phrase holds one of each. What tells most is first."""
    alternatives = _alternatives(phrase)
    if len(alternatives) > 1:
        found = cues(phrase)
        return (tuple(sorted(found)),) if found else ()
    sets = sorted(
        _pieces_of_sequence(alternatives[0]), key=lambda pieces: (-min(map(len, pieces)), len(pieces))
    )
    return tuple(tuple(sorted(pieces)) for pieces in sets)


@cache
def cues(phrase: str) -> frozenset[str]:
    """Pieces of plain text; a text that holds the phrase holds one of them. Empty: nothing can be said."""
    found: set[str] = set()
    for alternative in _alternatives(phrase):
        possible = _pieces_of_sequence(alternative)
        best = max(possible, key=lambda pieces: min(map(len, pieces)), default=frozenset[str]())
        if not best:
            return frozenset()
        found |= best
    return frozenset(found)


def _pieces_of_sequence(text: str) -> list[frozenset[str]]:
    """The pieces of each part of a phrase without alternatives; parts that may be left out have none."""
    possible: list[frozenset[str]] = []
    place = 0
    while place < len(text):
        sign = text[place]
        if run := LETTERS.match(text, place):
            place = run.end()
            quantified = _OPTIONAL.match(text, place) or _REPEATED.match(text, place)
            letters = run[0][:-1] if quantified else run[0]
            if len(letters) >= SHORTEST_CUE:
                possible.append(frozenset({letters.lower()}))
        elif sign == "(":
            end = _closing(text, place)
            inner = text[place + 1 : end]
            place = end + 1
            if not inner.startswith("?") and not _OPTIONAL.match(text, place):
                possible.append(cues(inner))
        elif sign == "[":
            signs = _MONEY.match(text, place)
            place = text.index("]", place) + 1
            if signs and not _OPTIONAL.match(text, place):
                possible.append(frozenset(signs[1]))
        else:
            place += 2 if sign == "\\" else 1
        if quantifier := _OPTIONAL.match(text, place) or _REPEATED.match(text, place):
            place = quantifier.end()
    return [pieces for pieces in possible if pieces]


def _alternatives(text: str) -> list[str]:
    """A phrase split at the bars outside its groups."""
    parts, depth, begin = [], 0, 0
    for sign in _BRACKET_OR_BAR.finditer(text):
        if sign[0] == "|":
            if depth == 0:
                parts.append(text[begin : sign.start()])
                begin = sign.end()
        else:
            depth += 1 if sign[0] == "(" else -1
    return [*parts, text[begin:]]


def _closing(text: str, opening: int) -> int:
    """Where the group that opens at a place closes."""
    depth = 0
    for bracket in _BRACKET.finditer(text, opening):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            return bracket.start()
    raise ValueError(f"a group is not closed in the phrase {text!r}")


def runs(phrase: str) -> Runs:
    """Sets of pieces that may be several words; a text that holds the phrase holds one of each.

    The text is taken in lower case, with one blank for spaces and line breaks and with straight apostrophes.
    """
    whole, held = _said_by(phrase)
    found = [whole] if whole is not None else held
    return tuple(_by_longest(pieces) for pieces in found if _tells(pieces))


def _by_longest(runs: Iterable[str]) -> dict[str, list[str]]:
    by_longest: dict[str, list[str]] = {}
    for run in sorted(runs):
        by_longest.setdefault(_longest(run), []).append(run)
    return by_longest


def _longest(run: str) -> str:
    word = max(LETTERS.findall(run), key=len, default="")
    return word if len(word) >= SHORTEST_CUE else ""


def _tells(pieces: frozenset[str]) -> bool:
    return min(map(len, pieces)) >= SHORTEST_CUE


@cache
def _said_by(text: str) -> tuple[frozenset[str] | None, Sequence[frozenset[str]]]:
    """All that a phrase or a group can be, where that is little; else sets of what it holds one of."""
    alternatives = [_said_in_turn(each) for each in _alternatives(text)]
    if len(alternatives) == 1:
        return alternatives[0]
    wholes = [whole for whole, _ in alternatives if whole is not None]
    together = frozenset[str]().union(*wholes)
    if len(wholes) == len(alternatives) and len(together) <= _MOST_TOGETHER:
        return together, ()
    of_each = [
        [pieces for pieces in ([whole] if whole is not None else held) if _tells(pieces)]
        for whole, held in alternatives
    ]
    if not all(of_each):
        return None, ()
    best = (max(sets, key=lambda pieces: (min(map(len, pieces)), -len(pieces))) for sets in of_each)
    apart = frozenset[str]().union(*best)
    return None, (apart,) if len(apart) <= _MOST_APART else ()


def _said_in_turn(text: str) -> tuple[frozenset[str] | None, Sequence[frozenset[str]]]:
    """The same for a phrase without alternatives."""
    held: list[frozenset[str]] = []
    run, whole, place = frozenset({""}), True, 0
    while place < len(text):
        said, inner, place = _next_said(text, place)
        if quantifier := _OPTIONAL.match(text, place) or _REPEATED.match(text, place):
            place = quantifier.end() + text.startswith("?", quantifier.end())
            if quantifier[0] == "?" and said is not None:
                said |= {""}
            elif quantifier.re is _REPEATED:
                said, inner = None, inner if said is None else (said,)
            else:
                said, inner = None, ()
        if said is not None and len(run) * len(said) <= _MOST_TOGETHER:
            run = frozenset(f"{before}{after}".replace("  ", " ") for before in run for after in said)
            continue
        held += [run, *inner]
        run, whole = frozenset({""}) if said is None else said, False
    if whole:
        return run, ()
    return None, [pieces for pieces in (*held, run) if _tells(pieces)]


def _next_said(text: str, place: int) -> tuple[frozenset[str] | None, Sequence[frozenset[str]], int]:
    """What the next part of a phrase can be, or holds one of; and where the part after it begins."""
    if literal := _LITERAL.match(text, place):
        end = literal.end()
        if end - place > 1 and (_OPTIONAL.match(text, end) or _REPEATED.match(text, end)):
            end -= 1  # what is said of a sign is said of the last alone
        return frozenset({text[place:end].lower()}), (), end
    if text[place] == "(":
        end = _closing(text, place)
        inner = text[place + 1 : end]
        if _LOOK_AROUND.match(inner):
            return frozenset({""}), (), end + 1
        plain = _PLAIN_GROUP.match(inner)
        return (*(_said_by(inner[plain.end() :]) if plain else (None, ())), end + 1)
    if text[place] == "[":
        return None, (), text.index("]", place) + 1
    return None, (), place + (2 if text[place] == "\\" else 1)
