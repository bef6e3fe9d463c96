"""Things kept to read in JSON: bookmarks of Firefox and Chrome, and the lists of services that keep links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from afterword.exchange.decoding import MisusedError, UnreadableFileError
from afterword.exchange.found import Found
from afterword.exchange.kept_items import MOST, day_of, item_of, json_of, parts_of
from afterword.gifts.items import Item

#: How such a file begins: a browser's folders, a list under a name, or a bare list of links.
_BROWSER = re.compile(rb'"text/x-moz-place-container"|"bookmark_bar"\s*:')
_LISTED = re.compile(rb'"(?:bookmarks|results|links)"\s*:\s*\[\s*\{')
_BARE = re.compile(rb"\A\[\s*\{")
_ADDRESS = re.compile(rb'"(?:href|url)"\s*:\s*"https?:')
_TITLE = re.compile(rb'"(?:title|name|description)"\s*:')
#: A board of cards and a work to cite have addresses too, and are other things.
_OTHERS = re.compile(rb'"(?:contacts|interviews|idList|idBoard|container-title|DOI)"\s*:')
#: What a thing and what is said of it is called there, the surest first.
_URLS = ("href", "url", "uri")
_TITLES = ("title", "name")
_SUMMARIES = ("excerpt", "description", "summary")
_NOTES = ("extended", "note", "notes")
_TAGS = ("tags", "labels", "tag_names", "keywords")
_DAYS = ("time", "savedAt", "createdAt", "created_at", "dateAdded", "date_added", "created", "added")
#: Where the things in a folder, or in the whole, stand.
_INSIDE = ("children", "bookmarks", "results", "links", "collections")


def is_saved_json(beginning: bytes) -> bool:
    """Whether JSON with this beginning is a list of things kept to read."""
    if _BROWSER.search(beginning):
        return True
    listed = _LISTED.search(beginning) or _BARE.match(beginning)
    return bool(
        listed and _ADDRESS.search(beginning) and _TITLE.search(beginning) and not _OTHERS.search(beginning)
    )


def read_saved_json(text: str, folder: str = "") -> Found:
    """The things in such a file.

    Args:
        text: the file.
        folder: only what lies in a folder of this name, or below it; empty: everything.

    Raises:
        UnreadableFileError: it is no JSON.
        MisusedError: there is no such folder.
    """
    told = json_of(text, "bookmarks in JSON")
    if isinstance(told, dict) and isinstance(told.get("roots"), dict):
        # The bar and the like, whose names are the browser's own.
        told = [root.get("children") for root in told["roots"].values() if isinstance(root, dict)]
    items: list[Item] = []
    seen: dict[str, str] = {}
    for entry, folders in _within(told):
        for each in folders:
            seen.setdefault(each.casefold(), each)
        if not folder or folder.casefold() in map(str.casefold, folders):
            items.append(_item(entry, folders))
        if len(items) >= MOST:
            break
    if folder and folder.casefold() not in seen:
        there = ", ".join(list(seen.values())[:40]) or "none"
        raise MisusedError(f"There is no folder “{folder}” in these bookmarks. Its folders are: {there}.")
    if not seen and not items:
        raise UnreadableFileError("There are no bookmarks in this file: none of its entries has an address.")
    return Found("bookmarks", items=tuple(items))


def _within(told: object) -> Iterator[tuple[Mapping[str, Any], Sequence[str]]]:
    """Each thing with the folders that it lies in, the outermost first, in the order of the file."""
    left: list[tuple[object, tuple[str, ...]]] = [(told, ())]
    while left:
        value, folders = left.pop()
        if isinstance(value, list):
            left += [(each, folders) for each in reversed(value)]
        elif isinstance(value, dict):
            inside = next((value[key] for key in _INSIDE if isinstance(value.get(key), list)), None)
            if inside is None:
                if _first(value, _URLS) or isinstance(value.get("content"), dict):
                    yield value, folders
                continue
            # The menu, the bar and the like are places of the browser, not what something is about.
            name = "" if "root" in value or value is told else _first(value, _TITLES)
            left.append((inside, (*folders, name) if name else folders))


def _first(told: Mapping[str, Any], keys: Iterable[str]) -> str:
    """The first of some fields that holds words or a number."""
    values = (told.get(key) for key in keys)
    return next((str(value) for value in values if isinstance(value, str | int) and value), "")


def _item(told: Mapping[str, Any], folders: Sequence[str]) -> Item:
    content = told.get("content")
    content = content if isinstance(content, dict) else {}
    url = _first(told, _URLS) or _first(content, _URLS)
    title = _first(told, _TITLES) or _first(content, _TITLES)
    # Where a list has no title, what it describes is the title, as del.icio.us had it.
    summaries = _SUMMARIES if title else ()
    return item_of(
        title or _first(told, ("description",)),
        url,
        _first(told, summaries) or _first(content, summaries),
        (*_tags(told), *folders),
        day_of(_first(told, _DAYS)),
        note=_first(told, _NOTES),
    )


def _tags(told: Mapping[str, Any]) -> Iterator[str]:
    value = next((told[key] for key in _TAGS if told.get(key)), "")
    if isinstance(value, str):
        # Pinboard parts its tags by blanks; where anything else parts them, a tag may have some.
        yield from value.split() if "href" in told else parts_of(value)
    elif isinstance(value, list):
        for each in value[:100]:
            name = each.get("name") if isinstance(each, dict) else each
            if isinstance(name, str):
                yield name
