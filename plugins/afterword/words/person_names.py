"""How people's names are read: how to greet somebody, and what to call them in a sentence.

A wrong greeting is the first word of a letter, so whatever is not sure is the whole name, as it was
written down. The reading itself is that of ``nameparser``; here stands only what it cannot know: which
readings are too unsure to use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from afterword.compiled import table_of
from afterword.frozen import frozen
from afterword.patterns import lazy

_DATA = table_of(Path(__file__).with_name("person_names.toml"))


def _words(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


_WITH_FIRST_NAME = _words("with_first_name")
_PARTICLES = _words("particles")
_NO_NAME = _words("no_name")
_UNSURE = _words("family_first") | _words("by_names") | _words("half_names") | _words("title_or_first")
_NOT_FIRST = _UNSURE | _PARTICLES
_TITLES = _words("titles")
#: Titles that are first names too, where only one name stands behind them: "Don Draper".
_BEFORE_A_FIRST_NAME = frozenset({"don", "doña", "dona", "dom"})
_MAY_BE_TITLE = _words("may_be_title") | _TITLES
_DESCRIBES = _words("describes")
_DESCRIBES_SMALL = _words("describes_small")
_JOBS = _words("jobs")

#: Two words in Latin letters, each with one capital, in front: no library is needed to see the first name.
_PLAIN = lazy(r"([^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_a-z][^\W\d_A-Z]+)?) [^\W\d_a-z][^\W\d_A-Z]+")
#: A whole name in quotes, as a telephone makes them.
_QUOTED = lazy(r"[\"“”„«](.+)[\"“”»]")
#: What people put behind a name to know it again: "Tom Okafor - IT", "Sarah from HR".
_BESIDE = lazy(r"(?<=\S)\s+(?:[-–—/|]+|(?:from|at|with|in|on)(?=\s)).*")
#: "Tom Okafor, CEO": no "Last, First" has its first name in capitals, or a word of a job in it.
_BEHIND_COMMA = lazy(r"([^,]+\s[^,]+),\s*([^,]+)")
#: An address or a handle, a number, a question mark.
_NO_WORD_OF_A_NAME = lazy(r"[@_\d?]")
_GIVEN_IN_TWO = lazy(r"[^\W\d_a-z][^\W\d_A-Z]+-[^\W\d_A-Z]+")
#: Of a name, and of each part of a double one.
_FIRST_LETTER = lazy(r"(?:^|(?<=[-'’.]))\w")
#: What stands between two names, and what looks so; behind a comma a title ("PhD") is no name.
_SEVERAL = lazy(r"\s(?i:and)\s|\s?[&+]\s?|\s/\s|,\s*[^\W\d_]*[^\W\d_A-Z]{2}")
_BETWEEN = lazy(r",?\s(?i:and)\s|\s?[&+]\s?|\s/\s|[,;]\s*")
_ADDRESS = lazy(r"[\s,;(<]+(?:mailto:)?([^\s<>(),;:@]+@[^\s<>(),;:@]+\.\w+)[>)]*", re.IGNORECASE)
_LAST_FIRST = lazy(r"\s*([^,;&+/]+?)\s*,\s*([^,;&+/]+?)\s*")
_WITHOUT_VOWEL = lazy(r"[bcdfghjklmnpqrstvwxz]{1,4}", re.IGNORECASE)


@frozen
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
        titles = {word.rstrip(".").casefold() for word in self.title.split()}
        return bool(self.title and self.first) and (
            bool(titles & (_WITH_FIRST_NAME | _BEFORE_A_FIRST_NAME)) or not self.last
        )

    @property
    def short(self) -> str:
        """What to call them in a greeting or a sentence: the first name where it is sure, else more."""
        if self._goes_with_first_name:
            return self._spelt(f"{self.title} {self.first}")
        if self.first:
            return self._spelt(self.first)
        if self.title and self.last:
            return self._spelt(f"{self.title} {self.last}")
        return self._spelt(self.whole)

    @property
    def formal(self) -> str:
        """The same where the custom is formal: title and family name, else the whole name."""
        if self._goes_with_first_name:
            return self._spelt(f"{self.title} {self.first}")
        return self._spelt(f"{self.title} {self.last}" if self.title and self.last else self.whole)

    def _spelt(self, words: str) -> str:
        """The words with capitals, where the whole name was typed in small letters: "petra van dyk"."""
        if not (self.named and self.whole.islower()):
            return words
        return " ".join(
            word if place and word in _PARTICLES else _FIRST_LETTER.sub(_capital, word)
            for place, word in enumerate(words.split(" "))
        )


def _capital(found: re.Match[str]) -> str:
    """A letter as a capital, where it has one that is its own: ß and ı have none."""
    large = found[0].upper()
    return large if large.lower() == found[0] else found[0]


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
        if _is_described(text):
            return PersonName(text, named=False)
        return PersonName(text, first=plain[1], last=text.split(" ", 1)[1])
    if _is_described(text):
        return PersonName(text, named=False)
    words = _alone(text).split(" ")
    if len(words) > 2 and words[0].casefold() in _BEFORE_A_FIRST_NAME:
        return PersonName(text, title=words[0], first=words[1], last=" ".join(words[2:]))
    return _parsed(_alone(text))


def without_title(name: str) -> str:
    """A name without the title before it: "Dr. Sabine Krüger" is Sabine Krüger; a title alone stays."""
    read = read_name(name)
    words = read.whole.split(" ")
    rest = " ".join(words[len(read.title.split()) :])
    return rest if read.title and read.named and rest else " ".join(name.split())


def title_apart(name: str) -> tuple[str, str]:
    """A name as it is typed, as name and greeting: "Herr Bernd Vogt" is Bernd Vogt, greeted as "Herr Vogt".

    Returns:
        The name, and how to address them; where no title stands before it, or no first name behind it, the
        name as it was typed and nothing.
    """
    read = read_name(name)
    if not (read.title and read.first and read.last):
        return " ".join(name.split()), ""
    return without_title(name), read.formal


def _is_described(text: str) -> bool:
    """Whether a text describes somebody, and does not name them."""
    words = text.split(" ")
    if _NO_WORD_OF_A_NAME.search(text) or (len(words) > 1 and words[0].casefold() in _NO_NAME):
        return True
    # What stands in brackets or behind a dash describes somebody who is named.
    bare = _alone(re.sub(r"\s*\([^()]*\)", "", text)).split(" ")
    if len(bare) > 2 and bare[1] == "of":
        return True
    return any(word.casefold() in _DESCRIBES or word in _DESCRIBES_SMALL for word in bare)


def job_behind(text: str) -> tuple[str, str]:
    """A name as people jot it, and the job behind its comma: "Tom Okafor, Head of IT"; empty for none."""
    found = _BEHIND_COMMA.fullmatch(text.strip())
    if not found or not _holds_a_job(found[2]):
        return text, ""
    return found[1].strip(), found[2].strip()


def names_several(text: str) -> bool:
    """Whether a text may name more than one person: "Ana and Tom", "Ana, Tom"; "Ana Sol, PhD" is one."""
    return bool(_SEVERAL.search(text))


def names_in(text: str) -> tuple[str, ...]:
    """The names that stand in one heading, or in one answer; an address stays with the name before it."""
    return with_addresses(filter(None, (name.strip(" ,") for name in _BETWEEN.split(text))))


def with_addresses(pieces: Iterable[str]) -> tuple[str, ...]:
    """Names, each with the e-mail addresses that stand between it and the next."""
    names: list[str] = []
    for piece in pieces:
        if names and "@" in piece:
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return tuple(names)


def are_several(name: str) -> bool:
    """Whether what was given as the name of one person is that of several.

    "Ana Sol, Head of Data" and "Ana Sol, Esq." are one; what stands behind an "and" is somebody, named or
    not. "Okafor, Tom" and "Priya, Tom" look alike, and are taken for two.
    """
    name = re.sub(r"\([^()]*\)", "", _ADDRESS.sub("", name))
    if "," not in name or not names_several(name):
        return names_several(name)
    names = names_in(name)
    return read_name(name).whole != names[0] and all(read_name(each).named for each in names)


def first_name_first(name: str, address: str = "") -> str:
    """A name that surely has the family name first, the other way round; any other as it is.

    It is sure where that begins as only family names do ("van Dyk, Petra"), or where both names are in one
    e-mail address: "Okafor, Tom" whose address is tom.okafor@works.example.
    """
    found = _LAST_FIRST.fullmatch(name)
    if not found:
        return name
    last, first = found.groups()
    mailbox = _plain(address.partition("@")[0])
    both = all(part in mailbox for part in _plain(f"{first} {last}").split()) and bool(mailbox)
    of_a_family = " " in last and last.split(" ")[0].casefold() in _PARTICLES
    return f"{first} {last}" if both or of_a_family else name


def last_name_first(name: str) -> str:
    """How "Okafor, Tom" is written if it is one person: "Tom Okafor"; empty for what cannot be one."""
    if (address := _ADDRESS.search(name)) and not name[address.end() :].strip():
        turned = last_name_first(name[: address.start()])
        return turned and f"{turned}, {address[1]}"
    found = _LAST_FIRST.fullmatch(name)
    if not found or (" " in found[1] and " " in found[2]):
        return ""
    return "" if names_several(found[1]) or names_several(found[2]) else f"{found[2]} {found[1]}"


def address_behind(text: str) -> tuple[str, str]:
    """A name as it was given, and the one e-mail address behind it; empty where there is none, or several.

    "Priya Raman, priya@works.example", "Priya Raman <priya@works.example>, Head of IT". Of several people it
    stays with whom it stands behind.
    """
    found = list(_ADDRESS.finditer(text))
    if len(found) != 1:
        return text, ""
    before, address, behind = text[: found[0].start()], found[0][1], text[found[0].end() :]
    name = first_name_first(f"{before}{behind.rstrip(' ;')}".strip(), address)
    return (name, address) if before.strip(" ,;") and not are_several(name) else (text, "")


def _alone(text: str) -> str:
    """A name without what was put behind it to know it again."""
    if (found := _BEHIND_COMMA.fullmatch(text)) and _is_job(found[2]):
        text = found[1]
    return _BESIDE.sub("", text)


def _is_job(words: str) -> bool:
    return (words.isupper() and len(words) > 1 and "." not in words) or _holds_a_job(words)


def _holds_a_job(words: str) -> bool:
    return any(word.casefold() in _DESCRIBES | _DESCRIBES_SMALL | _JOBS for word in words.split())


def _parsed(text: str) -> PersonName:
    # A comma at the end turns nothing round.
    found = _human_name(text.rstrip(" ,;"))
    title, first, middle, last = found
    whole = " ".join(part for part in found if part) or text
    if not _is_latin(whole) and re.search(r"[぀-ヿ㐀-鿿가-힯]", whole):
        return PersonName(text, title=title, named=bool(re.search(r"\w", text)))
    if title.rstrip(".").casefold() in ("st", "saint"):
        return PersonName(text)
    if title and not (first or middle or last):
        return PersonName(text, named=False)
    if not "".join((first, middle, last)) or not re.search(r"\w", whole):
        return PersonName(whole, named=False)
    in_capitals = [word for word in whole.split() if len(word.strip(".")) > 1 and word.isupper()]
    if in_capitals and len(in_capitals) < len(whole.split()):
        return PersonName(text, title=title)  # a family name in capitals may stand anywhere
    if (
        "," not in text
        and not (_is_sure(first) and not _family_stands_first(middle, last))
        and (last or middle)
    ):
        if title and last and _is_initial(first):
            return PersonName(whole, title=title, last=last)
        return PersonName(whole, title=title)
    if _is_initial(first):
        return PersonName(whole, title=title, last=last if title else "")
    return PersonName(whole, title=title, first=first, last=last)


def _human_name(text: str) -> tuple[str, str, str, str]:
    """Title, first, middle and family name, as the library reads them; each may be empty."""
    # Its lists of titles and particles take as long to import as everything else that a quick command needs.
    from nameparser import HumanName

    found = HumanName(text, constants=_constants())
    return found.title.strip(), found.first.strip(), found.middle.strip(), found.last.strip()


@cache
def _constants() -> Any:
    from nameparser.config import Constants

    constants = Constants()
    constants.titles.add(*_TITLES)
    return constants


def _family_stands_first(middle: str, last: str) -> bool:
    """Whether what follows the first word is a Korean or Chinese given name in two parts: "Jae-yong"."""
    return any(_GIVEN_IN_TWO.fullmatch(word) for word in (*middle.split(), *last.split()))


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
