"""The first line of a note: whom it addresses, and by what name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from afterword.checking.wording import WORDING
from afterword.frozen import frozen
from afterword.patterns import lazy

_OPENING = lazy(
    r"(?:hi|hello|hey|dear|hallo|hola|bonjour|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)"
    r"|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|greetings)(?: again)?\b[,]?[ \t]*",
    re.IGNORECASE,
)
_END = lazy(
    r"[,:;!?\n–—(]|[ \t]-[ \t]|(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bprof)\.(?=\s|$)", re.IGNORECASE
)
_TOKEN = lazy(r"[^\W\d_](?:[\w.'’-]*\w)?\.?|&")

#: Several names alone on a line: "Priya, Tom and Dana,".
_LINKS = "|".join(sorted(WORDING.name_links - {"and", "&"}))
_CAPITALISED = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_CAPITALISED}(?:[ \t]+(?:(?:{_LINKS})[ \t]+)*{_CAPITALISED}){{0,4}}"
_BETWEEN = r"(?:[ \t]*,[ \t]*(?:and[ \t]+)?|[ \t]+(?:and|&)[ \t]+)"
_NAMES = lazy(rf"{_NAME}(?:{_BETWEEN}{_NAME})*(?:[ \t]*[,:!–—-])?[ \t]*")

_HONORIFIC = lazy(r"-(?:san|sama|sensei)$")


@frozen
class Name:
    """One word of a greeting that may be a name, and where it stands."""

    at: int
    text: str


@frozen
class Greeting:
    """Whom the first line addresses.

    Attributes:
        at: where the names begin.
        names: the words that may be names: titles, "and" and the like left out.
        titled: whether a title stands before them, or an honorific behind ("-san").
        together: whether it addresses several people at once, without names.
    """

    at: int
    names: tuple[Name, ...]
    together: bool
    titled: bool = False


def find_greeting(body: str, usual: str = "") -> Greeting | None:
    """The greeting a note opens with; None where its first line is none.

    Args:
        body: of the note.
        usual: how the user greets, where that is none of the usual ways.
    """
    first = re.search(r"\S", body)
    if not first:
        return None
    start = first.start()
    line = body[start:].split("\n", 1)[0].rstrip()
    opening = _OPENING.match(line) or (usual and _own(usual).match(line))
    if opening:
        rest = line[opening.end() :]
        if not _NAMES.fullmatch(rest):
            end = _END.search(rest)
            rest = rest[: end.start()] if end else rest
        at = start + opening.end()
    elif line.endswith((",", ":", "!")) and _NAMES.fullmatch(line) and len(line.split()) <= 4:
        rest, at = line, start
    else:
        return None
    names = tuple(_names(rest, at))
    together = any(name.text.casefold() in WORDING.together for name in names)
    titled = any(token[0].rstrip(".").casefold() in WORDING.titles for token in _TOKEN.finditer(rest))
    return Greeting(at, names, together, titled or bool(_HONORIFIC.search(rest.rstrip(" ,:!–—-"))))


@cache
def _own(usual: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(usual)}\b,?[ \t]*", re.IGNORECASE)


def _names(text: str, offset: int) -> Iterator[Name]:
    """The words up to the first that is neither capitalised nor a link between names."""
    for place, token in enumerate(_TOKEN.finditer(text)):
        word = token[0].rstrip(".")
        folded = word.casefold()
        if folded in WORDING.titles or (folded in WORDING.name_links and place):
            continue
        if place and word[0].islower() and folded not in WORDING.together:
            return
        plain = _HONORIFIC.sub("", word)
        if plain:
            yield Name(offset + token.start(), plain)
