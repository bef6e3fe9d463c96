"""Bibliographies in BibTeX, as LaTeX users and their libraries of papers write them.

The form is that of BibTeX 0.99d: entries within braces or round brackets, abbreviations (``@string``), pieces
of a value joined by ``#``, and years that a work has from its volume (``crossref``). Where it breaks off, the
entry is left out with its line, and reading goes on at the next line that begins one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.found import Found, LeftOut
from afterword.exchange.kept_items import KINDS, MOST, day_of, item_of, of_doi, parts_of
from afterword.exchange.latex import spelt
from afterword.gifts.items import Item

#: What kind of thing an entry is, in the words of ``KINDS``.
_TYPES = MappingProxyType(
    {
        **dict.fromkeys(("article", "inproceedings", "conference", "techreport", "report"), "article"),
        **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "article"),
        **dict.fromkeys(("book", "inbook", "incollection", "proceedings", "booklet"), "book"),
        "software": "software",
    }
)
#: An entry begins behind no letter, so that an address in a remark (``mira@post``) is none.
_ENTRY = re.compile(r"(?<![\w.])@\s*([A-Za-z]\w*)\s*([{(])")
#: One that begins its line is never a part of a value: nothing broken before it reaches further.
_NEXT = re.compile(r"^[ \t]*@\s*[A-Za-z]\w*\s*[{(]\s*[^\s,{}=\"]*\s*[,=]", re.MULTILINE)
_WITHOUT_BRACKET = re.compile(
    rf"^[ \t]*@({'|'.join((*_TYPES, 'misc', 'online'))})\b(?!\s*[{{(])", re.M | re.I
)
_KEY = re.compile(r"\s*([^\s,{}=\"]+)\s*(?:,|(?=[})]))")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,{}()\"#=]+")
_JOINED = re.compile(r"\s*#\s*")
_END = re.compile(r"[\s,]*([)}])")
#: A sign behind a backslash counts for nothing; the others open and close.
_SIGNS = re.compile(r'\\.|[{}"]', re.DOTALL)
#: Letters of a value that are kept: abbreviations of abbreviations could make it longer without end.
_LONGEST = 20_000
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ADDRESS = re.compile(r"https?://[^\s{}\"<>\\]+", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([_%&#~$])(?:\{\})?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class _BrokenError(Exception):
    """An entry that cannot be read; its words say why."""


@dataclass
class _Read:
    """What was read so far.

    Attributes:
        works: type, key and fields of each entry.
        words: what abbreviations stand for.
    """

    works: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)


def read_bibliography(text: str) -> Found:
    """The works of a BibTeX file.

    Raises:
        UnreadableFileError: there is no entry in it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    read = _Read()
    lines = _Lines(text)
    at, limit = 0, -1
    while (entry := _ENTRY.search(text, at)) and len(read.works) < MOST:
        if limit < entry.end():
            after = _NEXT.search(text, entry.end())
            limit = after.start() if after else len(text)
        try:
            at = _entry(text, entry, limit, read)
        except _BrokenError as broken:
            line = lines.of(entry.start())
            read.left_out.append(LeftOut(f"the entry @{entry[1]} on line {line}", str(broken), line))
            at = limit
    lines = _Lines(text)
    for bare in _WITHOUT_BRACKET.finditer(text):
        line = lines.of(bare.start())
        read.left_out.append(
            LeftOut(f"@{bare[1]} on line {line}", f"no bracket stands behind it; {_EXAMPLE}", line)
        )
    if not read.works and not read.left_out:
        raise UnreadableFileError(f"There is no entry in this bibliography; {_EXAMPLE}")
    by_key = {key.casefold(): told for _, key, told in read.works if key}
    items = tuple(_item(kind, told, by_key) for kind, _, told in read.works)
    return Found("a bibliography", items=items, left_out=tuple(read.left_out))


_EXAMPLE = "an entry is written so: @article{dahl2025, title = {Fleet telemetry}, year = 2025}"


class _Lines:
    """The lines of places that are asked for in their order."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def of(self, place: int) -> int:
        self._line += self._text.count("\n", self._at, place)
        self._at = place
        return self._line


def _entry(text: str, entry: re.Match[str], limit: int, read: _Read) -> int:
    """Read one entry, and tell where it ends.

    Raises:
        _BrokenError: it does not end, or something in it is none of its form.
    """
    kind, closing = entry[1].casefold(), "}" if entry[2] == "{" else ")"
    at = entry.end()
    if kind in ("comment", "preamble"):
        return _end_of_remark(text, at, limit, closing)
    key = None if kind == "string" else _KEY.match(text, at, limit)
    at = key.end() if key else at
    told: dict[str, str] = {}
    while part := _FIELD.match(text, at, limit):
        value, at = _value(text, part.end(), limit, read.words)
        told.setdefault(part[1].casefold(), value)
    end = _END.match(text, at, limit)
    if not end or end[1] != closing:
        seen = " ".join(text[at:limit].lstrip(" ,\t\n")[:200].split())[:40]
        raise _BrokenError(
            f"where a field or {closing} should stand there is “{seen}”"
            if seen
            else f"no {closing} closes it; is the file whole?"
        )
    if kind == "string":
        read.words.update(told)
    else:
        read.works.append((kind, key[1] if key else "", told))
    return end.end()


def _end_of_remark(text: str, at: int, limit: int, closing: str) -> int:
    """Where a remark ends; one whose bracket is never closed ends where the next entry begins."""
    opening, depth = "{" if closing == "}" else "(", 1
    for sign in re.finditer(r"[{}()]", text[at:limit]):
        depth += (sign[0] == opening) - (sign[0] == closing)
        if not depth:
            return at + sign.end()
    return limit


def _value(text: str, at: int, limit: int, words: Mapping[str, str]) -> tuple[str, int]:
    """The value that begins at a place, its pieces joined, and where it ends.

    Raises:
        _BrokenError: there is none, or it does not end.
    """
    pieces: list[str] = []
    room = _LONGEST
    while True:
        if text[at : at + 1] in ("{", '"'):
            end = _close(text, at, limit)
            piece, at = text[at + 1 : end], end + 1
        elif bare := _BARE.match(text, at, limit):
            word = bare[0].casefold()
            # As BibTeX has it, what stands for nothing known is nothing; the months it knows.
            known = word if word.isdecimal() or word in _MONTHS else ""
            piece, at = words.get(word, known), bare.end()
        else:
            raise _BrokenError("a field has no value behind its equals sign")
        pieces.append(piece[:room])
        room -= len(pieces[-1])
        if not (joined := _JOINED.match(text, at, limit)):
            return "".join(pieces), at
        at = joined.end()


def _close(text: str, at: int, limit: int) -> int:
    """Where what opens at a place is closed.

    Raises:
        _BrokenError: it never is.
    """
    quoted, depth = text[at] == '"', 0
    for sign in _SIGNS.finditer(text, at + quoted, limit):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth == 0 and sign[0] == ('"' if quoted else "}"):
            return sign.start()
    what = "a quotation mark" if quoted else "a brace"
    raise _BrokenError(f"{what} that opens in it is never closed")


def _item(kind: str, told: Mapping[str, str], by_key: Mapping[str, Mapping[str, str]]) -> Item:
    volume = by_key.get(told.get("crossref", "").strip().casefold(), {})
    title = ": ".join(filter(None, (told.get("title", ""), told.get("subtitle", ""))))
    return item_of(
        spelt(title),
        _address(told),
        spelt(told.get("abstract", "")),
        parts_of(spelt(told.get("keywords", ""))),
        _came_out(told) or _came_out(volume),
        KINDS.get(_TYPES.get(kind, "")),
    )


def _address(told: Mapping[str, str]) -> str:
    """Where a work is to be read: its own address, its DOI, its place in arXiv, or what a remark names."""
    if url := told.get("url", ""):
        found = _ADDRESS.search(_ESCAPED.sub(r"\1", url))
        return found[0] if found else spelt(url)
    if doi := of_doi(_ESCAPED.sub(r"\1", told.get("doi", ""))):
        return doi
    archive = told.get("archiveprefix", "") or told.get("eprinttype", "")
    if archive.casefold() == "arxiv" and re.fullmatch(r"[\w.-]+(?:/\d+)?", told.get("eprint", "")):
        return f"https://arxiv.org/abs/{told['eprint']}"
    found = _ADDRESS.search(_ESCAPED.sub(r"\1", told.get("howpublished", "")))
    return found[0] if found else ""


def _came_out(told: Mapping[str, str]) -> date | None:
    """The day, or the first day of the month or year."""
    if found := _DATE.match(told.get("date", "").strip()):
        year, month, day = (found[1], found[2] or "01", found[3] or "01")
        return day_of(f"{year}-{month}-{day}")
    month = told.get("month", "").strip().casefold()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else month
    year = told.get("year", "").strip()
    return day_of(f"{year}-{int(number):02d}-01" if str(number).isdecimal() else f"{year}-01-01")
