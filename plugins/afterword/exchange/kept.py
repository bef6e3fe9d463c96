"""What somebody kept to read: bookmarks of a browser, tables of reading lists, a library of papers.

Every title and address is other people's, and comes out as plain text; what of it leads nowhere is for
whoever takes it in to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from html import unescape
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from afterword.exchange.columns import layout_of, may_be_headers
from afterword.exchange.decoding import MisusedError, UnreadableFileError
from afterword.exchange.found import Found
from afterword.exchange.tables import Row, Table, header_key, read_table
from afterword.gifts.items import Item
from afterword.records.gift import GiftKind

#: Letters that are kept of a title or an address, and of a summary; and how many things are looked at.
_TITLE, _SUMMARY, _MOST = 2_000, 600, 100_000

#: A tag ends at the first angle bracket, so that what is never closed costs nothing.
_TAG = re.compile(r"<(/?)(dl|dt|dd|h3|a)\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z_]+)\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
#: 2100, in seconds since 1970; nothing was kept after it.
_NEVER = 4_102_444_800
_MARKS = re.compile(r"<[^<>]*>")

#: What the headers of reading lists are called; a table that has a title and an address is one.
_CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("Title", "Titel", "Titre", "Título", "Titolo"),
        "url": ("URL", "Link", "Href", "Address", "Web address"),
        "summary": ("Excerpt", "Description", "Abstract Note", "Abstract", "Summary", "Selection"),
        "tags": ("Tags", "Manual Tags", "Automatic Tags", "Labels", "Keywords", "Folder", "Collection"),
        "found": ("Created", "Date Added", "time_added", "Added", "Saved", "Timestamp", "Date"),
        "why": ("Note", "Notes"),
        "kind": ("Item Type", "Type", "Kind"),
        "doi": ("DOI",),
    }
)
#: With any of these a table is one of people or of positions.
_OTHERS = frozenset(
    map(header_key, ("Name", "First Name", "Last Name", "E-mail", "Email", "Company", "companyName"))
)

#: What Zotero, and the citation language that it shares with others, call the kinds.
_KINDS: Mapping[str, GiftKind] = MappingProxyType(
    {
        **dict.fromkeys(("journalarticle", "preprint", "conferencepaper", "thesis", "report"), "paper"),
        **dict.fromkeys(("article-journal", "paper-conference", "article"), "paper"),
        **dict.fromkeys(("book", "booksection", "chapter"), "book"),
        **dict.fromkeys(("podcast", "audiorecording", "broadcast"), "podcast"),
        **dict.fromkeys(("videorecording", "presentation", "speech", "motion_picture"), "talk"),
        **dict.fromkeys(("computerprogram", "software"), "tool"),
    }
)
_BIBTEX = MappingProxyType(
    {
        **dict.fromkeys(("article", "inproceedings", "techreport", "phdthesis", "mastersthesis"), "article"),
        **dict.fromkeys(("book", "inbook", "incollection"), "book"),
    }
)
_ENTRY = re.compile(r"@(\w+)\s*\{\s*(?:[^\s,{}=\"]+\s*,)?")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,{}\"]+")
_SIGNS = re.compile(r'(?<!\\)[{}"]')
#: How BibTeX writes what stands on a letter.
_ACCENTS = MappingProxyType(
    {
        "`": "\u0300",
        "'": "\u0301",
        "^": "\u0302",
        "~": "\u0303",
        '"': "\u0308",
        "c": "\u0327",
        "v": "\u030c",
        "=": "\u0304",
        "r": "\u030a",
    }
)
_ACCENTED = re.compile(r"""\\([`'^~"=]|[cvr](?=[\s{]))\s?\{?([A-Za-z])\}?""")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def read_bookmarks(text: str, folder: str = "") -> Found:
    """The bookmarks of a browser.

    Args:
        text: as browsers write it since Netscape.
        folder: only what lies in a folder of this name, or below it; empty: everything.

    Raises:
        MisusedError: there is no such folder.
    """
    items: list[Item] = []
    folders: list[str] = []
    named = ""
    seen: dict[str, str] = {}
    tags = list(_TAG.finditer(text))
    for at, tag in enumerate(tags):
        closing, name = tag[1], tag[2].casefold()
        until = tags[at + 1].start() if at + 1 < len(tags) else len(text)
        words = _plain(text[tag.end() : until])
        if name == "h3" and not closing:
            # The bar and the like are places of the browser, not what something is about.
            named = "" if "_FOLDER" in tag[3].upper() else words
            seen.setdefault(words.casefold(), words)
        elif name == "dl" and not closing:
            folders.append(named)
            named = ""
        elif name == "dl":
            folders[-1:] = []
        elif name == "a" and not closing and len(items) < _MOST:
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
    filed = (*_parts(told.get("tags", "")), *folders)
    return _item(title, told.get("href", ""), filed=filed, found=_day(told.get("add_date", "")))


def _with_summary(item: Item, summary: str) -> Item:
    return Item(item.title, summary[:_SUMMARY], item.categories, item.url, item.found)


def is_kept_table(headers: Sequence[str]) -> bool:
    """Whether headers are those of a list of things to read."""
    keys = {header_key(header) for header in headers}
    if layout_of(headers) is not None or keys & _OTHERS:
        return False
    return all(keys & {header_key(word) for word in _CALLED[name]} for name in ("title", "url"))


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
    items = [_of_row(table, row, columns) for row in table.rows[:_MOST] if not row.empty]
    return Found("a table of things to read", items=tuple(items))


def _of_row(table: Table, row: Row, columns: Mapping[str, Sequence[str]]) -> Item:
    def cell(name: str) -> str:
        return next((value for each in columns.get(name, ()) if (value := table.column(each)(row))), "")

    url = cell("url") or _of_doi(cell("doi"))
    title = cell("title")
    filed = [part for header in columns.get("tags", ()) for part in _parts(table.column(header)(row))]
    return _item(
        "" if title == url else title,
        url,
        cell("summary"),
        filed,
        _day(cell("found")),
        _KINDS.get(cell("kind").casefold()),
        cell("why"),
    )


def read_library(text: str) -> Found:
    """A library in the JSON of the citation language (CSL), as Zotero and others write it.

    Raises:
        UnreadableFileError: it is none.
    """
    told = _json(text, "a library in CSL JSON")
    if not isinstance(told, list):
        raise UnreadableFileError("A library in CSL JSON is a list of works, and this is none.")
    items = [_work(each) for each in told[:_MOST] if isinstance(each, dict)]
    return Found("a library", items=tuple(items))


def read_starred(text: str) -> Found:
    """What somebody starred in a reader of feeds, in the JSON that readers write since Google's.

    Raises:
        UnreadableFileError: it is none.
    """
    told = _json(text, "starred items in JSON")
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise UnreadableFileError("Starred items in JSON are a list under `items`, and this has none.")
    return Found(
        "starred items", items=tuple(_star(each) for each in items[:_MOST] if isinstance(each, dict))
    )


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
    return _item(
        first("title", "content"),
        first("canonical", "href") or first("alternate", "href"),
        first("summary", "content") or first("content", "content"),
        labels,
        _day(str(published)) if isinstance(published, int) else None,
    )


def read_bibliography(text: str) -> Found:
    """The works of a BibTeX file; nothing is read behind a brace that is never closed."""
    items: list[Item] = []
    at = 0
    while (entry := _ENTRY.search(text, at)) and len(items) < _MOST:
        told, at = _fields(text, entry.end())
        if entry[1].casefold() not in ("string", "comment", "preamble"):
            items.append(
                _item(
                    _spelt(told.get("title", "")),
                    told.get("url", "") or _of_doi(told.get("doi", "")),
                    _spelt(told.get("abstract", "")),
                    _parts(_spelt(told.get("keywords", ""))),
                    _day(f"{told.get('year', '')}-01-01"),
                    _KINDS.get(_BIBTEX.get(entry[1].casefold(), "")),
                )
            )
    return Found("a bibliography", items=tuple(items))


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    """The fields of an entry whose first stands at a place, by their names, and where it ends."""
    told: dict[str, str] = {}
    while field := _FIELD.match(text, at):
        at = field.end()
        if text[at : at + 1] not in ("{", '"'):
            bare = _BARE.match(text, at)
            told.setdefault(field[1].casefold(), bare[0] if bare else "")
            at = bare.end() if bare else at
            continue
        quoted, depth, end = text[at] == '"', 0, len(text)
        for sign in _SIGNS.finditer(text, at + quoted):
            depth += {"{": 1, "}": -1}.get(sign[0], 0)
            if depth == 0 and (sign[0] == '"' if quoted else sign[0] == "}"):
                end = sign.start()
                break
        told.setdefault(field[1].casefold(), text[at + 1 : end])
        at = min(end + 1, len(text))
    return told, at


def _spelt(text: str) -> str:
    """Words as they are read: BibTeX has accents before their letters, and braces around some."""

    def accented(found: re.Match[str]) -> str:
        return normalize("NFC", found[2] + _ACCENTS[found[1]])

    return re.sub(r"\\([&%$#_])", r"\1", _ACCENTED.sub(accented, text)).replace("{", "").replace("}", "")


def _work(told: Mapping[str, Any]) -> Item:
    def words(key: str) -> str:
        value = told.get(key)
        return value if isinstance(value, str) else ""

    return _item(
        words("title"),
        words("URL") or _of_doi(words("DOI")),
        words("abstract"),
        _parts(words("keyword")),
        _issued(told.get("issued")),
        _KINDS.get(words("type").casefold()),
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


def _item(
    title: str,
    url: str,
    summary: str = "",
    filed: Sequence[str] = (),
    found: date | None = None,
    kind: GiftKind | None = None,
    note: str = "",
) -> Item:
    categories = tuple(dict.fromkeys(filter(None, map(_plain, filed))))
    return Item(
        _plain(title)[:_TITLE],
        _plain(summary)[:_SUMMARY],
        categories,
        url.strip()[: _TITLE + 1],
        found,
        kind,
        _plain(note),
    )


def _json(text: str, called: str) -> object:
    """What a text in JSON says.

    Raises:
        UnreadableFileError: it is none.
    """
    try:
        told: object = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFileError(f"This begins like {called}, and is no JSON.") from None
    return told


def _of_doi(text: str) -> str:
    found = _DOI.fullmatch(text.strip())
    return f"https://doi.org/{found[1]}" if found else ""


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[,;|/]", text) if part.strip()]


def _plain(html: str) -> str:
    """Words on one line, without marks and without signs that steer a terminal."""
    text = unescape(_MARKS.sub(" ", html))
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _day(text: str) -> date | None:
    """A day as lists write it: ISO, or seconds since 1970, or parts of them; None where it is none."""
    text = text.strip()
    try:
        if text.isdecimal() and len(text) > 4:
            seconds = int(text[:20])
            while seconds > 100_000_000_000:  # thousandths, or millionths
                seconds //= 1_000
            return datetime.fromtimestamp(seconds, UTC).date() if seconds < _NEVER else None
        return date.fromisoformat(text[:10])
    except (ValueError, OverflowError, OSError):
        return None


#: What reads a list of things kept that needs nothing but its text, by the kind of file.
LISTS: Mapping[str, Callable[[str], Found]] = MappingProxyType(
    {"library": read_library, "bibliography": read_bibliography, "starred": read_starred}
)
