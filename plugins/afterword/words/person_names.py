"""How people's names are read: how to greet somebody, and what to call them in a sentence.

A wrong greeting is the first word of a letter, so whatever is not sure is the whole name, as it was
written down. The reading itself is that of ``nameparser``; here stands only what it cannot know: which
readings are too unsure to use.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = tomllib.loads(Path(__file__).with_name("person_names.toml").read_text(encoding="utf-8"))


def _words(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


_WITH_FIRST_NAME = _words("with_first_name")
_PARTICLES = _words("particles")
_NO_NAME = _words("no_name")
_NOT_FIRST = _words("family_first") | _words("by_names") | _PARTICLES
_MAY_BE_TITLE = _words("may_be_title")

#: Two words in Latin letters, each with one capital, in front: no library is needed to see the first name.
_PLAIN = re.compile(r"([^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_a-z][^\W\d_A-Z]+)?) [^\W\d_a-z][^\W\d_A-Z]+")
#: A whole name in quotes, as a telephone makes them.
_QUOTED = re.compile(r"[\"“”„«](.+)[\"“”»]")
_WITHOUT_VOWEL = re.compile(r"[bcdfghjklmnpqrstvwxz]{1,4}", re.IGNORECASE)


@dataclass(frozen=True)
class PersonName:
    """A name as it was read.

    Attributes:
        whole: as it was written down, without what is no part of it (pronouns, a nickname in quotes).
        title: "Ms", "Herr Dr."; empty for none.
        first: the first name; empty where it is not sure which word that is.
        last: the family name; empty where it is not sure.
        named: whether it names somebody at all; "the receptionist" does not.
    """

    whole: str
    title: str = ""
    first: str = ""
    last: str = ""
    named: bool = True

    @property
    def _goes_with_first_name(self) -> bool:
        title = self.title.rstrip(".").casefold()
        return bool(self.title and self.first) and (title in _WITH_FIRST_NAME or not self.last)

    @property
    def short(self) -> str:
        """What to call them in a greeting or a sentence: the first name where it is sure, else more."""
        if self._goes_with_first_name:
            return f"{self.title} {self.first}"
        if self.first:
            return self.first
        if self.title and self.last:
            return f"{self.title} {self.last}"
        return self.whole

    @property
    def formal(self) -> str:
        """The same where the custom is formal: title and family name, else the whole name."""
        if self._goes_with_first_name:
            return f"{self.title} {self.first}"
        return f"{self.title} {self.last}" if self.title and self.last else self.whole


@lru_cache(maxsize=4096)
def read_name(name: str) -> PersonName:
    """Read a name.

    Args:
        name: as it is written down, in any order and script.
    """
    text = " ".join(name.split())
    if quoted := _QUOTED.fullmatch(text):
        text = quoted[1]
    plain = _PLAIN.fullmatch(text)
    if plain and _is_latin(text) and _is_sure(plain[1]) and not _may_be_title(plain[1]):
        return PersonName(text, first=plain[1], last=text.split(" ", 1)[1])
    words = text.split(" ")
    if words[0].casefold() in _NO_NAME and len(words) > 1:
        return PersonName(text, named=False)
    return _parsed(text)


def _parsed(text: str) -> PersonName:
    # Its lists of titles and particles take as long to import as everything else that a quick command needs.
    from nameparser import HumanName

    # A comma at the end turns nothing round.
    found = HumanName(text.rstrip(" ,;"))
    parts = (found.title, found.first, found.middle, found.last, found.suffix)
    title, first, middle, last, _ = (part.strip() for part in parts)
    whole = " ".join(part for part in (title, first, middle, last) if part) or text
    if not _is_latin(whole) and re.search(r"[぀-ヿ㐀-鿿가-힯]", whole):
        return PersonName(text, title=title, named=bool(re.search(r"\w", text)))
    if title.rstrip(".").casefold() in ("st", "saint"):
        return PersonName(text)
    in_capitals = [word for word in whole.split() if len(word) > 1 and word.isupper()]
    if in_capitals and len(in_capitals) < len(whole.split()):
        return PersonName(text, title=title)  # a family name in capitals may stand anywhere
    if "," not in text and not _is_sure(first) and (last or middle):
        if title and last and _is_initial(first):
            return PersonName(whole, title=title, last=last)
        return PersonName(whole, title=title)
    if _is_initial(first):
        return PersonName(whole, title=title, last=last if title else "")
    return PersonName(whole, title=title, first=first, last=last, named=bool(re.search(r"\w", whole)))


def _is_sure(first: str) -> bool:
    """Whether a word that stands first can be nothing but a first name."""
    return not (_plain(first) in _NOT_FIRST or _is_initial(first) or "." in first)


def _may_be_title(word: str) -> bool:
    return word.casefold() in _MAY_BE_TITLE or bool(_WITHOUT_VOWEL.fullmatch(word))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and _is_latin(word)


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())
