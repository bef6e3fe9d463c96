"""What somebody kept to read: bookmarks of a browser, tables of reading lists, a library of papers.

Every title and address is other people's, and comes out as plain text; what of it leads nowhere is for
whoever takes it in to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import unescape
from types import MappingProxyType
from typing import Any

from afterword.exchange.bibliography import read_bibliography
from afterword.exchange.columns import layout_of, may_be_headers
from afterword.exchange.decoding import MisusedError, UnreadableFileError
from afterword.exchange.found import Found
from afterword.exchange.kept_items import (
    KINDS,
    LONGEST_SUMMARY,
    MOST,
    day_of,
    item_of,
    json_of,
    of_doi,
    parts_of,
    plain,
)
from afterword.exchange.links import read_links
from afterword.exchange.ris import read_ris
from afterword.exchange.saved_json import read_saved_json
from afterword.exchange.tables import Row, Table, header_key, read_table
from afterword.gifts.items import Item

#: A tag ends at the first angle bracket, so that what is never closed costs nothing.
_TAG = re.compile(r"<(/?)(dl|dt|dd|h3|a)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z_]+)\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
#: What the headers of reading lists are called; a table with a title, and an address or an author, is one.
_CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("Title", "Titel", "Titre", "Título", "Titolo", "Book Title"),
        "url": ("URL", "Link", "Href", "Address", "Web address"),
        "summary": (
            "Excerpt",
            "Description",
            "Abstract Note",
            "Abstract",
            "Summary",
            "Selection",
            "Highlight",
        ),
        "tags": (
            "Tags",
            "Document tags",
            "Bookshelves",
            "Manual Tags",
            "Automatic Tags",
            "Labels",
            "Keywords",
            "Folder",
            "Collection",
        ),
        "found": (
            "Created",
            "Date Added",
            "time_added",
            "Added",
            "Saved",
            "Saved date",
            "Highlighted at",
            "Timestamp",
            "Date",
        ),
        "why": ("Note", "Notes", "My Review"),
        "kind": ("Item Type", "Type", "Kind"),
        "doi": ("DOI",),
        "author": ("Author", "Authors", "Book Author", "Autor", "Auteur"),
    }
)
#: With any of these a table is one of people or of positions.
_OTHERS = frozenset(
    map(header_key, ("Name", "First Name", "Last Name", "E-mail", "Email", "Company", "companyName"))
)


def read_bookmarks(text: str, folder: str = "") -> Found:
    """The bookmarks of a browser.

    Args:
        text: as browsers write it since Netscape, or JSON (``saved_json``).
        folder: only what lies in a folder of this name, or below it; empty: everything.

    Raises:
        MisusedError: there is no such folder.
        UnreadableFileError: it is JSON that breaks off.
    """
    if text.lstrip()[:1] in ("{", "["):
        return read_saved_json(text, folder)
    items: list[Item] = []
    folders: list[str] = []
    named = ""
    seen: dict[str, str] = {}
    tags = list(_TAG.finditer(text))
    for at, tag in enumerate(tags):
        closing, name = tag[1], tag[2].casefold()
        until = tags[at + 1].start() if at + 1 < len(tags) else len(text)
        words = plain(text[tag.end() : until])
        if name == "h3" and not closing:
            # The bar and the like are places of the browser, not what something is about.
            named = "" if "_FOLDER" in tag[3].upper() else words
            seen.setdefault(words.casefold(), words)
        elif name == "dl" and not closing:
            folders.append(named)
            named = ""
        elif name == "dl":
            folders[-1:] = []
        elif name == "a" and not closing and len(items) < MOST:
            if not folder or folder.casefold() in (each.casefold() for each in folders):
                items.append(_bookmark(tag[3], words, [each for each in folders if each]))
        elif name == "dd" and not closing and items and words:
            items[-1] = _with_summary(items[-1], words)
    if folder and folder.casefold() not in seen:
        there = ", ".join(list(seen.values())[:40]) or "none"
        raise MisusedError(f"There is no folder “{folder}” in these bookmarks. Its folders are: {there}.")
    return Found("the bookmarks of a browser", items=tuple(items))


def _bookmark(attributes: str, title: str, folders: Sequence[str]) -> Item:
    told = {name.casefold(): unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    filed = (*parts_of(told.get("tags", "")), *folders)
    return item_of(
        title,
        told.get("href", ""),
        filed=filed,
        found=day_of(told.get("add_date") or told.get("time_added", "")),
    )


def _with_summary(item: Item, summary: str) -> Item:
    return Item(item.title, summary[:LONGEST_SUMMARY], item.categories, item.url, item.found)


def is_kept_table(headers: Sequence[str]) -> bool:
    """Whether headers are those of a list of things to read."""
    keys = {header_key(header) for header in headers}
    if layout_of(headers) is not None or keys & _OTHERS:
        return False
    title, url, author = (
        keys & {header_key(word) for word in _CALLED[name]} for name in ("title", "url", "author")
    )
    # Books have authors where pages have addresses.
    return bool(title and (url or author))


def read_kept_table(text: str, mapped: Mapping[str, Sequence[str]]) -> Found | None:
    """A table of things to read; None where it is a table of something else.

    Args:
        text: the file.
        mapped: which columns of it hold what; empty: its headers tell.

    Raises:
        UnreadableFileError: a quote is never closed.
        MisusedError: a column is not there.
    """
    if mapped and "title" not in mapped:
        return None

    def known(headers: Sequence[str]) -> bool:
        return may_be_headers(headers, mapped) if mapped else is_kept_table(headers)

    table = read_table(text, known)
    if not mapped and not is_kept_table(table.headers):
        return None
    columns = mapped or _CALLED
    for name, headers in mapped.items():
        for header in headers:
            if not table.has(header):
                raise MisusedError(
                    f"There is no column “{header}” for {name} in this table. Its headers are: "
                    f"{', '.join(filter(None, table.headers))[:1_000]}."
                )
    items = [_of_row(table, row, columns) for row in table.rows[:MOST] if not row.empty]
    # Of a book there is a row for each sentence that was marked in it.
    once: dict[object, Item] = {}
    for place, item in enumerate(items):
        once.setdefault(item.title if item.title and not item.url else place, item)
    return Found("a table of things to read", items=tuple(once.values()))


def _of_row(table: Table, row: Row, columns: Mapping[str, Sequence[str]]) -> Item:
    def cell(name: str) -> str:
        return next((value for each in columns.get(name, ()) if (value := table.column(each)(row))), "")

    url = cell("url") or of_doi(cell("doi"))
    title = cell("title")
    filed = [part for header in columns.get("tags", ()) for part in parts_of(table.column(header)(row))]
    return item_of(
        "" if title == url else title,
        url,
        cell("summary"),
        filed,
        day_of(cell("found")),
        KINDS.get(cell("kind").casefold()),
        cell("why"),
    )


def read_library(text: str) -> Found:
    """A library in the JSON of the citation language (CSL), as Zotero and others write it.

    Raises:
        UnreadableFileError: it is none.
    """
    told = json_of(text, "a library in CSL JSON")
    if not isinstance(told, list):
        raise UnreadableFileError("A library in CSL JSON is a list of works, and this is none.")
    items = [_work(each) for each in told[:MOST] if isinstance(each, dict)]
    return Found("a library", items=tuple(items))


def read_starred(text: str) -> Found:
    """What somebody starred in a reader of feeds, in the JSON that readers write since Google's.

    Raises:
        UnreadableFileError: it is none.
    """
    told = json_of(text, "starred items in JSON")
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise UnreadableFileError("Starred items in JSON are a list under `items`, and this has none.")
    return Found("starred items", items=tuple(_star(each) for each in items[:MOST] if isinstance(each, dict)))


def _star(told: Mapping[str, Any]) -> Item:
    def first(key: str, inner: str) -> str:
        value = told.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get(inner) if isinstance(value, dict) else value
        return value if isinstance(value, str) else ""

    filed = told.get("categories")
    labels = (
        [each.partition("/label/")[2] for each in filed if isinstance(each, str)]
        if isinstance(filed, list)
        else []
    )
    published = told.get("published")
    return item_of(
        first("title", "content"),
        first("canonical", "href") or first("alternate", "href"),
        first("summary", "content") or first("content", "content"),
        labels,
        day_of(str(published)) if isinstance(published, int) else None,
    )


def _work(told: Mapping[str, Any]) -> Item:
    def words(key: str) -> str:
        value = told.get(key)
        return value if isinstance(value, str) else ""

    return item_of(
        words("title"),
        words("URL") or of_doi(words("DOI")),
        words("abstract"),
        parts_of(words("keyword")),
        _issued(told.get("issued")),
        KINDS.get(words("type").casefold()),
    )


def _issued(told: object) -> date | None:
    """The day on which a work came out; a year alone is its first day."""
    parts = told.get("date-parts") if isinstance(told, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    if not first:
        return None
    try:
        year, month, day = (*map(int, first[:3]), *(1, 1, 1)[len(first[:3]) :])
        return date(year, month, day)
    except (TypeError, ValueError, OverflowError):
        return None


def read_works(text: str) -> Found:
    """The works of a bibliography, in BibTeX or in RIS.

    Raises:
        UnreadableFileError: there is none in it.
    """
    return (read_ris if text.lstrip().startswith("TY  - ") else read_bibliography)(text)


#: What reads a list of things kept that needs nothing but its text, by the kind of file.
LISTS: Mapping[str, Callable[[str], Found]] = MappingProxyType(
    {
        "library": read_library,
        "bibliography": read_works,
        "starred": read_starred,
        "links": read_links,
    }
)
