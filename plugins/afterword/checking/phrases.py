"""Lists of phrases, looked for fast.

A note holds few of the hundreds of phrases in ``wording.toml``. Looking for a plain piece of text costs
next to nothing, so a phrase is tried only where the text holds the pieces that it cannot do without
(``checking.cues``); most are never even compiled.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from afterword.checking.cues import (
    LETTERS,
    MONEY,
    SENTENCE_END,
    SHORTEST_CUE,
    Needs,
    Runs,
    is_of_one_sentence,
    needs,
    runs,
)

#: Characters of a text that is remembered with what was found in it: those of a letter. After an edit nearly
#: all letters are the same as before it, and they are looked through again.
_OF_A_LETTER = 2000
_BLANK = re.compile(r"\s+")
#: Short forms, and what each is short for; whoever is cross often writes them out.
_SHORT_FORM = re.compile(r"(?<![\w|(])(I|you|he|she|it|we|they)'(m|ve|ll|re|d)\b|\b([a-z]+)n't\b")
_FULL = {"m": "am", "ve": "have", "ll": "will", "re": "are", "d": "(would|had)"}
_NEGATED = {"ca": "can ?not", "wo": "will not", "sha": "shall not"}
#: Letters of a word whose pieces are listed; a longer one is hardly ever of a language.
_LONGEST = 20
#: What of a regular expression capitals may be taken from.
_NO_ESCAPE = re.compile(r"(?<!\\)[^\\]+")


class Found(NamedTuple):
    """Where a phrase stands in a text, counted in characters from 0, and what it says there."""

    start: int
    end: int
    text: str


class Looked:
    """A text as it is looked through.

    Attributes:
        text: as it stands.
        lowered: in lower case.
        plain: with one blank for spaces and line breaks, and with straight apostrophes as well.
        held: pieces of its words that are long enough to tell anything, signs of money, and the empty one.
        long: its words of more than ``_LONGEST`` letters, whose pieces would be too many.
    """

    def __init__(self, text: str) -> None:
        """Take the text as it stands."""
        self.text = text
        self.lowered = text.lower()
        self.plain = _BLANK.sub(" ", self.lowered.replace("’", "'"))
        words = {*LETTERS.findall(self.lowered)}
        self.long = " ".join(word for word in words if len(word) > _LONGEST)
        self.held = {
            word[begin:end]
            for word in words
            if len(word) <= _LONGEST
            for begin in range(len(word) - SHORTEST_CUE + 1)
            for end in range(begin + SHORTEST_CUE, len(word) + 1)
        }.union(MONEY.findall(self.lowered), ("",))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Those of ``plain``; what is longer than a letter is taken for one."""
        return tuple(SENTENCE_END.split(self.plain)) if len(self.plain) <= _OF_A_LETTER else (self.plain,)


class Phrase:
    r"""One phrase: a regular expression with a few conveniences.

    A short form such as "don't" stands for the full one as well. A space stands for any spaces and line
    breaks (`` ?`` for none as well), ``'`` for either apostrophe, and ``\w+`` for a whole word, "it'd" too.
    It begins and ends at the edge of a word; capitals do not matter.
    """

    def __init__(self, text: str, of_one_sentence: bool, words: Needs, together: bytes) -> None:
        """Take a phrase with its short forms written out, and what ``checking.cues`` says of it.

        Nothing is compiled before it is needed; nor are the runs read, which are long: they come packed by
        ``marshal``.
        """
        self.text = text
        self.of_one_sentence = of_one_sentence
        self.words = words
        self.packed = together

    @classmethod
    def of(cls, text: str) -> Phrase:
        """A phrase as ``wording.toml`` has it."""
        whole = _SHORT_FORM.sub(_in_full_too, text)
        return cls(whole, is_of_one_sentence(whole), needs(whole), marshal.dumps(runs(whole)))

    @cached_property
    def together(self) -> Runs:
        """What ``runs`` says of it."""
        together: Runs = marshal.loads(self.packed)
        return together

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase, compiled."""
        return re.compile(self._spaced, re.IGNORECASE)

    @cached_property
    def _lowered(self) -> re.Pattern[str]:
        """The same for a text in lower case, which is searched several times as fast."""
        return re.compile(_NO_ESCAPE.sub(lambda plain: plain[0].lower(), self._spaced))

    @property
    def _spaced(self) -> str:
        spaced = self.text.replace(" ?", r"\s*").replace(" ", r"\s+").replace("'", "['’]")
        spaced = spaced.replace(r"\w+", r"[\w'’-]+")
        return rf"(?<!\w)(?:{spaced})(?!\w)"

    @cached_property
    def _asks_for_a_capital(self) -> bool:
        return "(?-i:" in self.text

    def places(self, text: Looked) -> Iterator[Found]:
        """Where it stands in a text, in order."""
        if not self.may_be_in(text):
            return
        # A capital can only be seen in the text as it is; and a few letters are two in lower case.
        as_it_is = self._asks_for_a_capital or len(text.lowered) != len(text.text)
        matches = self.pattern.finditer(text.text) if as_it_is else self._lowered.finditer(text.lowered)
        for match in matches:
            start, end = match.span()
            yield Found(start, end, text.text[start:end])

    def may_be_in(self, text: Looked) -> bool:
        """Whether a text, and as a rule one sentence of it, holds all that the phrase cannot do without."""
        held, long, plain = text.held, text.long, text.plain
        of_each: list[Sequence[str]] = []
        for pieces in self.words:
            found = held.intersection(pieces)
            if long:
                found.update(piece for piece in pieces if piece in long)
            if not found:
                return False
            of_each.append([*found])
        for runs_by_word in self.together:
            words = runs_by_word.keys() & held
            if long:
                words |= {word for word in runs_by_word if word in long}
            in_text = [run for word in words for run in runs_by_word[word] if run in plain]
            if not in_text:
                return False
            of_each.append(in_text)
        # What all stands in a letter seldom stands in one sentence, and to compile takes far longer.
        return not self.of_one_sentence or any(
            all(any(piece in sentence for piece in pieces) for pieces in of_each)
            for sentence in text.sentences
        )


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

    def find(self, text: str) -> list[Found]:
        """Where any of them stands, in order; of two that overlap the first, or the longer."""
        return list(_remembered(self, text) if len(text) <= _OF_A_LETTER else self._found(text))

    def _found(self, text: str) -> tuple[Found, ...]:
        looked = _looked(text)
        found = [place for phrase in self._worth_a_look(looked) for place in phrase.places(looked)]
        kept: list[Found] = []
        for place in sorted(found, key=lambda place: (place.start, -place.end)):
            if not kept or place.start >= kept[-1].end:
                kept.append(place)
        return tuple(kept)

    def stands_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        looked = _looked(text)
        places = (place for phrase in self._worth_a_look(looked) for place in phrase.places(looked))
        return next(places, None) is not None

    def _worth_a_look(self, text: Looked) -> Iterable[Phrase]:
        """The phrases of which a text holds at least what tells most of each."""
        if text.long:  # pieces of such words are not listed
            return self.phrases
        by_piece, always = self._by_piece
        numbers = always.union(*(by_piece[piece] for piece in by_piece.keys() & text.held))
        return [self.phrases[number] for number in sorted(numbers)]

    @cached_property
    def _by_piece(self) -> tuple[Mapping[str, set[int]], frozenset[int]]:
        """By pieces, which phrases each tells most of; and those of which no piece tells."""
        by_piece: dict[str, set[int]] = {}
        for number, phrase in enumerate(self.phrases):
            for piece in phrase.words[0] if phrase.words else ():
                by_piece.setdefault(piece, set()).add(number)
        return by_piece, frozenset(number for number, each in enumerate(self.phrases) if not each.words)


@lru_cache(maxsize=2**6)
def _looked(text: str) -> Looked:
    # Each text is looked through for one list after another.
    return Looked(text)


@lru_cache(maxsize=2**14)
def _remembered(phrases: PhraseList, text: str) -> tuple[Found, ...]:
    return phrases._found(text)
