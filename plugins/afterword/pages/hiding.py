"""Finding people in a line of text however they are written there, and putting initials in their place.

A name is found in any case and form: with or without accents, full-width, in capitals, possessive,
hyphenated, the family name first, run together, spelt letter by letter. So is what else leads to a person:
the name of their file, the local part of an address, the end of a profile's, a telephone number. In doubt a
word is hidden: with Will in the journal, "what it will be" is no longer to be read. The cost of a text does
not grow with the people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from afterword.frozen import frozen
from afterword.records.names import unspaced

#: In place of what has no initials: a number, or a name that its initials would tell.
NOBODY = "…"

#: A word of a name is found inside longer words from so many letters on: Priya in "Priyas", but not Art in
#: "article". Scripts that join words to each other have fewer; those that put no spaces between them, one.
_INSIDE_LATIN, _INSIDE_OTHERS, _INSIDE_UNSPACED = 5, 3, 1

#: Parts of a word that belong together again: "Pri-ya". Single letters may be as many as a name has.
_PARTS, _SHORTEST_OF_PARTS = 3, 4

#: Names longer than this are hidden word by word, so that no text is gone through once for each word of one.
_MOST_WORDS, _MOST_LETTERS = 8, 40

#: The end of a telephone number, which is the same with and without the code of the country.
_TAIL, _SHORTEST_NUMBER = 7, 5

#: Letters before this one are Latin.
_LATIN = "ɐ"

#: Letters that are a letter and a sign in no decomposition of Unicode's.
_LETTERS = {"æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ĸ": "k"}
#: Vowels that are also written as two letters where there is no key for them.
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}


@frozen
class Hidden:
    """What somebody may be found by, and what stands in their place.

    Attributes:
        names: as they are spelt, with spaces: each word of them is hidden by itself too.
        handles: names of files and accounts, hidden as a whole.
        numbers: telephone numbers, in any form.
        initials: in place of a whole name.
    """

    names: tuple[str, ...]
    handles: tuple[str, ...]
    numbers: tuple[str, ...]
    initials: str = NOBODY


@frozen
class _Word:
    """A run of letters and digits: where it stands, folded, and for each sign its place in the text."""

    folded: str
    places: tuple[int, ...]
    #: Where in ``folded`` a piece begins: at "R" in "priyaRaman", at the digits of "priya2".
    pieces: tuple[int, ...]


class Hider:
    """Puts initials for people into texts."""

    def __init__(self, people: Iterable[Hidden]) -> None:
        """Learn whom to hide; where two share a word, it means the first."""
        self._whole: dict[tuple[str, ...], str] = {}
        self._inside: dict[str, str] = {}
        self._numbers: set[str] = set()
        for person in people:
            for name in person.names:
                for spelling in _spellings(name):
                    self._learn_name(spelling, person.initials)
            for handle in person.handles:
                self._learn(_runs(handle), person.initials)
            for number in person.numbers:
                self._numbers |= set(_tails(number))
        self._lengths = sorted({len(words) for words in self._whole}, reverse=True)
        self._inside_lengths = sorted({len(part) for part in self._inside}, reverse=True)
        self._number_lengths = sorted({len(tail) for tail in self._numbers})

    def __call__(self, text: str, otherwise: str = NOBODY) -> str:
        """The text without people; ``otherwise`` where it stands for one in some other way (``%50riya``)."""
        hidden = self._hidden(unicodedata.normalize("NFC", text))
        meant = _meant(hidden)
        return hidden if meant == hidden or self._hidden(meant) == meant else otherwise

    def _learn_name(self, name: str, initials: str) -> None:
        words = [runs for word in name.split() if (runs := _runs(word))]
        runs = [run for word in words for run in word]
        if not runs:
            return
        self._learn(runs, initials)
        self._learn([*words[-1], *(run for word in words[:-1] for run in word)], initials)
        for word in words:
            short = _short(word[0], initials) if len(runs) > 1 else initials
            self._learn(word, short)
            for run in word:
                self._learn([run], short)
        if len(runs) == 1 and unspaced(
            runs[0]
        ):  # 王小明: the family name and the given names stand alone too
            for cut in range(1, min(len(runs[0]), _MOST_WORDS)):
                self._learn([runs[0][:cut]], initials)
                self._learn([runs[0][cut:]], initials)

    def _learn(self, runs: Sequence[str], short: str) -> None:
        joined = "".join(runs)
        # A single letter, or a number, is anything but a name.
        if not joined or joined.isdigit() or (len(joined) == 1 and not unspaced(joined)):
            return
        self._whole.setdefault((joined,), short)
        if len(runs) <= _MOST_WORDS:
            self._whole.setdefault(tuple(runs), short)
        latin = joined[0] < _LATIN
        least = _INSIDE_LATIN if latin else _INSIDE_UNSPACED if unspaced(joined) else _INSIDE_OTHERS
        if least <= len(joined) <= _MOST_LETTERS:
            self._inside.setdefault(joined, short)

    def _hidden(self, text: str) -> str:
        pieces, kept = [], 0
        for start, end, short in sorted((*self._names_in(text), *self._numbers_in(text))):
            if start >= kept:
                pieces += [text[kept:start], short]
            kept = max(kept, end)
        return "".join((*pieces, text[kept:]))

    def _names_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where people are named, with what to put there."""
        words = list(_words(text))
        folded = [word.folded for word in words]
        at = 0
        while at < len(words):
            length, short = self._name_at(folded, at)
            if length:
                last = words[at + length - 1]
                yield words[at].places[0], _end(text, last.places[-1]), short
            else:
                yield from self._within(text, words[at])
            at += length or 1

    def _name_at(self, folded: list[str], at: int) -> tuple[int, str]:
        """How many words from ``at`` on are a name, and what to put for them."""
        for length in self._lengths:
            short = self._whole.get(tuple(folded[at : at + length]))
            if short is not None and at + length <= len(folded):
                return length, short
        joined = folded[at]
        found = (0, "")
        for length, word in enumerate(folded[at + 1 : at + _MOST_LETTERS], 2):
            joined += word
            spelt = len(joined) == length  # letter by letter
            if len(joined) > _MOST_LETTERS or (length > _PARTS and not spelt):
                break
            short = self._whole.get((joined,))
            if short is not None and len(joined) >= (2 if spelt else _SHORTEST_OF_PARTS):
                found = (length, short)
        return found

    def _within(self, text: str, word: _Word) -> Iterator[tuple[int, int, str]]:
        """Names inside a word that is none itself: "priyas", "BoTalk", "王伟的演讲"."""
        folded = word.folded
        at = 0
        while at < len(folded):
            part = next((p for n in self._inside_lengths if (p := folded[at : at + n]) in self._inside), "")
            if part and not unspaced(part):
                yield word.places[0], _end(text, word.places[-1]), self._inside[part]
                return
            if part:
                yield word.places[at], _end(text, word.places[at + len(part) - 1]), self._inside[part]
            at += len(part) or 1
        for begin, end in zip(word.pieces, (*word.pieces[1:], len(folded)), strict=True):
            piece = folded[begin:end]
            for name in (piece, piece.removesuffix("s")):
                if (short := self._whole.get((name,))) is not None:
                    yield word.places[begin], _end(text, word.places[end - 1]), short
                    break

    def _numbers_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Telephone numbers of people, however they are grouped."""
        if not self._numbers:
            return
        for digits, places in _numbers(text):
            if any(
                digits[at : at + length] in self._numbers
                for length in self._number_lengths
                for at in range(len(digits) - length + 1)
            ):
                yield places[0], places[-1] + 1, NOBODY


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: no case, no accents, no marks."""
    return tuple(_runs(text))


def _words(text: str) -> Iterator[_Word]:
    """The words of a text; signs that nobody sees, and accents, are part of the word they stand in."""
    signs: list[str] = []
    places: list[int] = []
    pieces: list[int] = []
    before = ""
    for place, sign in enumerate(f"{text} "):
        letters = _folded(sign)
        if letters:
            if not before or _begins_a_piece(before, sign):
                pieces.append(len(signs))
            signs += letters
            places += [place] * len(letters)
            before = sign
        elif signs and not _unseen(sign):
            yield _Word("".join(signs), tuple(places), tuple(pieces))
            signs, places, pieces, before = [], [], [], ""


def _begins_a_piece(before: str, sign: str) -> bool:
    """Whether a word changes between two signs: from small to capital, from letter to digit, script."""
    capital = before.islower() and sign.isupper()
    return capital or before.isdigit() != sign.isdigit() or (before < _LATIN) != (sign < _LATIN)


@lru_cache(maxsize=20_000)
def _folded(sign: str) -> str:
    """One sign as it is compared; empty for what is neither letter nor digit."""
    if sign.isascii():
        return sign.lower() if sign.isalnum() else ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    plain = unicodedata.normalize("NFC", "".join(each for each in plain if not _unseen(each)))
    return "".join(_base(each) for each in plain if each.isalnum())


def _base(letter: str) -> str:
    """A Latin letter without its stroke, hook or bar: "ł" is "l"."""
    if letter in _LETTERS:
        return _LETTERS[letter]
    name = unicodedata.name(letter, "")
    if name.startswith("LATIN SMALL LETTER") and " WITH " in name:
        base = name.split(" WITH ")[0].rpartition(" ")[2].lower()
        return base if len(base) == 1 else letter
    return letter


def _unseen(sign: str) -> bool:
    """Whether a sign is an accent, or one that nobody sees, such as a soft hyphen or a space of no width."""
    return not sign.isascii() and unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf")


def _end(text: str, last: int) -> int:
    """Where a word ends whose last letter is known: behind its accents."""
    end = last + 1
    while end < len(text) and _unseen(text[end]):
        end += 1
    return end


def _runs(text: str) -> list[str]:
    return [word.folded for word in _words(unicodedata.normalize("NFC", text))]


def _short(word: str, initials: str) -> str:
    """A word of a name in short; in a script without capitals the first sign may be a whole family name."""
    first = word[0]
    return f"{first.upper()}." if first.upper() != first else initials


def _spellings(name: str) -> Iterator[str]:
    """A name, and as it is typed without the keys for some of its letters, or with them."""
    composed = unicodedata.normalize("NFC", name).casefold()
    yield unicodedata.normalize("NFC", name)
    without = "".join(_TWO_LETTERS.get(letter, letter) for letter in composed)
    if without != composed:
        yield without
    found = [two for two in ("ae", "oe", "ue", "aa") if two in composed]
    for alone in ([two] for two in found):
        yield _with_one_letter(composed, alone)
    if len(found) > 1:
        yield _with_one_letter(composed, found)


def _with_one_letter(name: str, pairs: Iterable[str]) -> str:
    for two in pairs:
        name = name.replace(two, two[0])
    return name


def _numbers(text: str) -> Iterator[tuple[str, list[int]]]:
    """Groups of digits with nothing but marks and spaces between them, and the places of the digits."""
    digits, places, gap = "", list[int](), 0
    for place, sign in enumerate(f"{text}\n"):
        value = unicodedata.digit(sign, None)
        if value is not None:
            digits += str(value)
            places.append(place)
            gap = 0
        elif digits:
            gap += 1
            if sign.isalpha() or sign == "\n" or gap > _PARTS:
                yield digits, places
                digits, places, gap = "", [], 0


def _tails(number: str) -> Iterator[str]:
    """What a telephone number is known by; behind a slash or a comma there may be an extension."""
    for part in (number, *re.split("[/,;]", number)):
        for digits, _ in _numbers(part):
            if len(digits) >= _SHORTEST_NUMBER:
                yield digits[-_TAIL:]


def _meant(text: str) -> str:
    """What a text says to whoever undoes the encodings of addresses and of HTML."""
    for _ in range(2):
        text = unescape(unquote(text))
    return unicodedata.normalize("NFC", text)
