"""Lists of phrases, looked for fast.

A note holds few of the hundreds of phrases in ``wording.toml``. Looking for a plain piece of text costs
next to nothing, so a phrase is tried only where the text holds the pieces that it cannot do without
(``checking.cues``); most are never even compiled.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from afterword.checking.cues import LETTERS, SHORTEST_CUE, Needs, Runs, needs, runs

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
#: What parts sentences, and what in a phrase may stand for one of these signs or for signs of any kind.
_END = re.compile(r"[.!?;…]+")
_PASSES_AN_END = re.compile(r"[.;…]|\\[?!WSD]|\[\^|(?<!\?)(?<!\?<)!")


class Looked:
    """A text as it is looked through.

    Attributes:
        lowered: in lower case.
        plain: with one blank for spaces and line breaks, and with straight apostrophes as well.
        held: all pieces of its words that are long enough to tell anything, and the empty one.
        long: its words of more than ``_LONGEST`` letters, whose pieces would be too many.
    """

    def __init__(self, text: str) -> None:
        """Take the text as it stands."""
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
        } | {""}

    @cached_property
    def parts(self) -> tuple[Looked, ...]:
        """Its sentences, each as it is looked through; what is longer than a letter is one."""
        return tuple(map(Looked, _END.split(self.lowered))) if len(self.lowered) <= _OF_A_LETTER else (self,)


class Phrase:
    r"""One phrase: a regular expression with a few conveniences.

    A short form such as "don't" stands for the full one as well. A space stands for any spaces and line
    breaks (`` ?`` for none as well), ``'`` for either apostrophe, and ``\w+`` for a whole word, "it'd" too.
    It begins and ends at the edge of a word; capitals do not matter.
    """

    def __init__(self, text: str, words: Needs, together: bytes) -> None:
        """Take a phrase with its short forms written out, and what ``needs`` and ``runs`` say of it.

        Nothing is compiled before it is needed; nor are the runs read, which are long: they come packed by
        ``marshal``.
        """
        self.text = text
        self.words = words
        self.packed = together

    @classmethod
    def of(cls, text: str) -> Phrase:
        """A phrase as ``wording.toml`` has it."""
        whole = _SHORT_FORM.sub(_in_full_too, text)
        return cls(whole, needs(whole), marshal.dumps(runs(whole)))

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
        return re.compile(self._spaced.lower())

    @property
    def _spaced(self) -> str:
        spaced = self.text.replace(" ?", r"\s*").replace(" ", r"\s+").replace("'", "['’]")
        spaced = spaced.replace(r"\w+", r"[\w'’-]+")
        return rf"(?<!\w)(?:{spaced})(?!\w)"

    @cached_property
    def _is_of_one_sentence(self) -> bool:
        return _PASSES_AN_END.search(self.text) is None

    def may_be_in(self, text: Looked) -> bool:
        """Whether a text holds all that the phrase cannot do without."""
        if not self._is_told_of_by(text):
            return False
        if "(?-i:" in self.text:  # a capital asked for can only be seen in the text as it is
            return True
        # What all stands in a letter seldom stands in one sentence, and to compile takes far longer.
        if self._is_of_one_sentence and not any(map(self._is_told_of_by, text.parts)):
            return False
        return self._lowered.search(text.lowered) is not None

    def _is_told_of_by(self, text: Looked) -> bool:
        # Plain loops, since this runs thousands of times for each note.
        held, long, plain = text.held, text.long, text.plain
        for pieces in self.words:
            if held.isdisjoint(pieces) and not (long and any(piece in long for piece in pieces)):
                return False
        for runs_of_words in self.together:
            for word, run in runs_of_words:
                if (word in held or word in long) and run in plain:
                    break
            else:
                return False
        return True


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
        looked = _looked(text)
        found = [
            match
            for phrase in self.phrases
            if phrase.may_be_in(looked)
            for match in phrase.pattern.finditer(text)
        ]
        kept: list[re.Match[str]] = []
        for match in sorted(found, key=lambda match: (match.start(), -match.end())):
            if not kept or match.start() >= kept[-1].end():
                kept.append(match)
        return tuple(kept)

    def search(self, text: str) -> re.Match[str] | None:
        """Any place where one of them stands; None where there is none."""
        looked = _looked(text)
        for phrase in self.phrases:
            if phrase.may_be_in(looked) and (match := phrase.pattern.search(text)):
                return match
        return None


@lru_cache(maxsize=2**6)
def _looked(text: str) -> Looked:
    # Each text is looked through for one list after another.
    return Looked(text)


@lru_cache(maxsize=2**14)
def _remembered(phrases: PhraseList, text: str) -> tuple[re.Match[str], ...]:
    return phrases._found(text)
