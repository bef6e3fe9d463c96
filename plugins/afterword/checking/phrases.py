"""Lists of phrases, looked for fast.

A note holds few of the hundreds of phrases in ``wording.toml``. Looking for a plain piece of text costs
next to nothing, so a phrase is tried only where the text holds a piece that it cannot do without, one of its
cues; most are never even compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

#: Fewer letters stand in too many texts to tell anything.
_SHORTEST_CUE = 3
#: Characters of a text that is remembered with what was found in it: those of a letter. After an edit nearly
#: all letters are the same as before it, and they are looked through again.
_OF_A_LETTER = 2000
_OPTIONAL = re.compile(r"[?*]|\{0,\d*\}")
_REPEATED = re.compile(r"\+|\{\d+(?:,\d*)?\}")
_BRACKET = re.compile(r"(?<!\\)[()]")
_BRACKET_OR_BAR = re.compile(r"(?<!\\)[()]|[|]")
_LETTERS = re.compile(r"[^\W\d_]+")
#: Short forms, and what each is short for; whoever is cross often writes them out.
_SHORT_FORM = re.compile(r"(?<![\w|(])(I|you|he|she|it|we|they)'(m|ve|ll|re|d)\b|\b([a-z]+)n't\b")
_FULL = {"m": "am", "ve": "have", "ll": "will", "re": "are", "d": "(would|had)"}
_NEGATED = {"ca": "can ?not", "wo": "will not", "sha": "shall not"}

#: Sets of pieces; a text that holds a phrase holds one of each.
Needs = tuple[tuple[str, ...], ...]


class Phrase:
    r"""One phrase: a regular expression with a few conveniences.

    A short form such as "don't" stands for the full one as well. A space stands for any spaces and line
    breaks (`` ?`` for none as well), ``'`` for either apostrophe, and ``\w+`` for a whole word, "it'd" too.
    It begins and ends at the edge of a word; capitals do not matter.
    """

    def __init__(self, text: str, needs: Needs) -> None:
        """Take a phrase with its short forms written out, and what ``needs`` says of it.

        Nothing is compiled before it is needed.
        """
        self.text = text
        self.needs = needs

    @classmethod
    def of(cls, text: str) -> Phrase:
        """A phrase as ``wording.toml`` has it."""
        whole = _SHORT_FORM.sub(_in_full_too, text)
        return cls(whole, needs(whole))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase, compiled."""
        return re.compile(self._spaced, re.IGNORECASE)

    @cached_property
    def _lowered(self) -> re.Pattern[str]:
        """The same for a text in lower case, which is searched several times as fast."""
        return re.compile(self._spaced.lower())

    @property
    def _spaced(self) -> str:
        spaced = self.text.replace(" ?", r"\s*").replace(" ", r"\s+").replace("'", "['’]")
        spaced = spaced.replace(r"\w+", r"[\w'’-]+")
        return rf"(?<!\w)(?:{spaced})(?!\w)"

    def may_be_in(self, lowered: str) -> bool:
        """Whether a text in lower case holds all that the phrase cannot do without."""
        for pieces in self.needs:  # plain loops, since this runs hundreds of times for each note
            for piece in pieces:
                if piece in lowered:
                    break
            else:
                return False
        # A capital asked for can only be seen in the text as it is.
        return "(?-i:" in self.text or self._lowered.search(lowered) is not None


def _in_full_too(short: re.Match[str]) -> str:
    """A short form and the full one as alternatives."""
    if short[3] is None:
        return f"({short[0]}|{short[1]} {_FULL[short[2]]})"
    return f"({short[0]}|{_NEGATED.get(short[3], f'{short[3]} not')})"


class PhraseList:
    """Several phrases that mean the same to a rule."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Take the phrases."""
        self.phrases = tuple(phrases)

    def find(self, text: str) -> list[re.Match[str]]:
        """Where any of them stands, in order; of two that overlap the first, or the longer."""
        return list(_remembered(self, text) if len(text) <= _OF_A_LETTER else self._found(text))

    def _found(self, text: str) -> tuple[re.Match[str], ...]:
        lowered = text.lower()
        found = [
            match
            for phrase in self.phrases
            if phrase.may_be_in(lowered)
            for match in phrase.pattern.finditer(text)
        ]
        kept: list[re.Match[str]] = []
        for match in sorted(found, key=lambda match: (match.start(), -match.end())):
            if not kept or match.start() >= kept[-1].end():
                kept.append(match)
        return tuple(kept)

    def search(self, text: str) -> re.Match[str] | None:
        """Any place where one of them stands; None where there is none."""
        lowered = text.lower()
        for phrase in self.phrases:
            if phrase.may_be_in(lowered) and (match := phrase.pattern.search(text)):
                return match
        return None


@lru_cache(maxsize=2**14)
def _remembered(phrases: PhraseList, text: str) -> tuple[re.Match[str], ...]:
    return phrases._found(text)


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
        if run := _LETTERS.match(text, place):
            place = run.end()
            quantified = _OPTIONAL.match(text, place) or _REPEATED.match(text, place)
            letters = run[0][:-1] if quantified else run[0]
            if len(letters) >= _SHORTEST_CUE:
                possible.append(frozenset({letters.lower()}))
        elif sign == "(":
            end = _closing(text, place)
            inner = text[place + 1 : end]
            place = end + 1
            if not inner.startswith("?") and not _OPTIONAL.match(text, place):
                possible.append(cues(inner))
        elif sign == "[":
            place = text.index("]", place) + 1
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
