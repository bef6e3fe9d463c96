"""A list of links that somebody kept: one on a line, as text or Markdown, with words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from afterword.exchange.found import Found
from afterword.exchange.kept_items import MOST, item_of
from afterword.gifts.items import Item
from afterword.words.addresses import parts_of

#: What stands before an entry of a list: a bullet, a number, a box to tick, a sign of quotation.
_MARKER = re.compile(r"\s*(?:>\s*)*(?:(?:[-*+•–—]|\d{1,4}[.)])\s+)?(?:\[[ xX]\]\s+)?")
_LINK = re.compile(
    r"!?\[(?P<title>(?:\\.|[^\\\]])*)\]\(<?(?P<url>https?://[^\s<>]+?)>?(?:\s+\"[^\"]*\")?\)", re.IGNORECASE
)
_ADDRESS = re.compile(r"<?(?P<url>https?://[^\s<>|]+)>?", re.IGNORECASE)
_HEADING = re.compile(r"\s*#{1,6}\s+(?P<named>.+?)\s*#*\s*$")
#: What parts the words of an entry from its address.
_BETWEEN = " \t:|–—-()\"'“”"
#: What a column of links is called; no title.
_HEADERS = frozenset({"url", "urls", "link", "links", "address", "href"})
#: Of the lines that say something, how many have to be links, and how many lines are looked at.
_SHARE, _LOOKED_AT = 0.6, 200


def is_list_of_links(text: str) -> bool:
    """Whether most lines of a text are links, and none is a row of a table with an address in a cell."""
    lines = text.splitlines()[:_LOOKED_AT]
    first = next((line for line in lines if line.strip()), "")
    headed = "\t" in first.strip() and _entry(first) is None
    if headed or any(_is_row(line) for line in lines):
        return False
    told = sum(not _HEADING.match(line) and bool(_entry(line) or _words_of(line)) for line in lines)
    links = list(_links(lines))
    return bool(links) and sum(each.lines for each in links) >= _SHARE * told


def read_links(text: str) -> Found:
    """The links of a list; a heading of Markdown above them says what they are about.

    A link without words has those of the line above it, else is called by what its address says.
    """
    links = islice(_links(text.splitlines()), MOST)
    return Found("a list of links", items=tuple(each.item for each in links))


class _Link(NamedTuple):
    """A link, and how many lines it has."""

    item: Item
    lines: int


def _links(lines: Iterable[str]) -> Iterator[_Link]:
    heading = above = ""
    for line in lines:
        if named := _HEADING.match(line):
            heading, above = named["named"], ""
        elif entry := _entry(line):
            title, url, behind = entry
            of_above = bool(above) and not title
            filed = [heading] if heading else []
            item = item_of(title or above or _called(url), url, behind, filed)
            yield _Link(item, 2 if of_above else 1)
            above = ""
        else:
            above = _words_of(line)


def _words_of(line: str) -> str:
    """The words of a line that may be the title of the link below it; none of what leads in a whole list."""
    marker = _MARKER.match(line)
    words = (line[marker.end() :] if marker else line).strip()
    return "" if words.endswith((":", "：")) or words.casefold() in _HEADERS else words


def _entry(line: str) -> tuple[str, str, str] | None:
    """The words, the address and what stands behind of a line with one link; None where it has none."""
    marker = _MARKER.match(line)
    text = line[marker.end() :] if marker else line
    if link := _LINK.search(text):
        title = re.sub(r"\\(.)", r"\1", link["title"])
        if _ADDRESS.fullmatch(title):
            title = ""
        return title, link["url"], text[link.end() :].strip(_BETWEEN)
    found = _ADDRESS.search(text)
    if found is None:
        return None
    url = found["url"].rstrip(".,;\"'”")
    before, behind = text[: found.start()].strip(_BETWEEN), text[found.end() :].strip(_BETWEEN)
    return (before, url, behind) if before else (behind, url, "")


def _is_row(line: str) -> bool:
    """Whether an address stands in a cell: a comma, a semicolon or a quote parts it from the rest."""
    found = _ADDRESS.search(line)
    if found is None or _LINK.search(line):
        return False
    cell = re.split(r"[,;\"](?=[^/\s]*(?:[,;]|$)|\")", found["url"], maxsplit=1)
    before = line[: found.start()].rstrip()
    return before.endswith((",", ";", '"')) or len(cell) > 1 or "@" in before


def _called(url: str) -> str:
    """What an address says of what is there: "how-bees-sleep" of its path, else the address itself."""
    found = parts_of(url)
    last = re.sub(r"\.\w{2,5}$", "", unquote(found.path).rstrip("/").rpartition("/")[2])
    words = re.split(r"[-_+ ]+", last)
    telling = [word for word in words if word and not (word.isdigit() and len(word) != 4)]
    if sum(word.isalpha() for word in telling) < 2:
        return re.sub(r"^https?://(?:www\.)?", "", url.rstrip("/"), flags=re.IGNORECASE)
    title = " ".join(telling)
    return title[0].upper() + title[1:]
