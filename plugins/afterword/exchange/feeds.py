"""Feeds read: RSS, Atom and JSON Feed to items, and lists of feeds (OPML) to their addresses.

The bytes are those of anybody. They are looked at before they are parsed: what is too large, declares
entities of its own, or is a web page or no feed at all ends in one line. What comes out is plain text.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from io import BytesIO
from itertools import islice
from typing import Any
from xml.sax import SAXException

from afterword.exchange.decoding import UnreadableFileError
from afterword.frozen import frozen
from afterword.gifts.items import Item

#: Bytes of the largest feed, and entries of one that are looked at; the newest stand first in nearly all.
LARGEST, MOST = 5_000_000, 500
#: Signs that begin a tag or an entity, in so many entries: each takes its time, and no feed is made of them.
_MARKS = 200_000
#: Letters of a title and of a summary that are kept, and tags of an entry.
_TITLE, _SUMMARY, _TAGS = 300, 600, 12

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ROOT = re.compile(r"<((?:\w+:)?(?:rss|feed|rdf))\b", re.IGNORECASE)
_ENTRY_ENDS = re.compile(rb"</(?:\w{1,20}:)?(?:item|entry)>", re.IGNORECASE)
_BEGINNING = 4_000
_TO_SAVE = "Look on the site for its feed, often behind “RSS” or the sign of three waves."


@frozen
class Feed:
    """What one feed holds, or what a list of feeds names.

    Attributes:
        title: of the feed; empty where it has none.
        items: its entries, as they stand there.
        feeds: addresses that a list names, each once; a feed has none.
    """

    title: str = ""
    items: tuple[Item, ...] = ()
    feeds: tuple[str, ...] = ()


def read_feed(data: bytes, kind: str = "") -> Feed:
    """A feed, or a list of feeds.

    Args:
        data: as it came.
        kind: what a server said it is (``Content-Type``), for its charset; empty where nobody did.

    Raises:
        UnreadableFileError: it is none, or not one that is safe to read; the message says what it is.
    """
    if len(data) > LARGEST:
        raise UnreadableFileError(
            f"This is larger than {LARGEST // 1_000_000} MB, which no feed needs to be."
        )
    if not data.strip():
        raise UnreadableFileError("This is empty, where a feed was expected.")
    # Every second byte of another encoding is nothing.
    bare = data.replace(b"\0", b"")
    if _declares(bare):
        raise UnreadableFileError("This feed declares entities of its own, which is not safe to read.")
    beginning = _begun(bare[:_BEGINNING].decode("utf-8", "replace").lstrip("\ufeff\ufffd"))
    if _PAGE.match(beginning):
        raise UnreadableFileError(f"This is a web page, where a feed was expected. {_TO_SAVE}")
    if beginning.startswith("{"):
        return _json_feed(data)
    if re.search(r"<opml\b", beginning, re.IGNORECASE):
        return _opml(data)
    root = _ROOT.search(beginning)
    if root is None:
        raise UnreadableFileError(f"This is neither RSS, Atom, JSON Feed nor OPML. {_TO_SAVE}")
    return _xml_feed(_first_entries(data, root[1]), kind)


def _begun(text: str) -> str:
    """A text from where it begins: what says how it is written, and comments, stand before that."""
    while True:
        text = text.lstrip()
        end = "?>" if text.startswith("<?") else "-->" if text.startswith("<!--") else ""
        if not end or end not in text:
            return text
        text = text.partition(end)[2]


def _first_entries(data: bytes, root: str) -> bytes:
    """A feed up to its last entry that is looked at: reading all that some podcasts ever had takes a minute.

    Raises:
        UnreadableFileError: so few entries are no text, but marks.
    """
    last = next(islice(_ENTRY_ENDS.finditer(data), MOST - 1, None), None)
    if last and last.end() < len(data):
        ends = f"</channel></{root}>" if root.lower() == "rss" else f"</{root}>"
        data = data[: last.end()] + ends.encode("ascii", "replace")
    if data.count(b"<") + data.count(b"&") > _MARKS:
        raise UnreadableFileError("This feed holds more marks than text, and was not read.")
    return data


def _declares(data: bytes) -> bool:
    """Whether declarations of its own stand before the first element, the only place for entities."""
    at = 0
    while (at := data.find(b"<", at)) >= 0:
        if data.startswith(b"<?", at):
            at = data.find(b"?>", at)
        elif data.startswith(b"<!--", at):
            at = data.find(b"-->", at)
        elif data[at : at + 9].upper() == b"<!DOCTYPE":
            opened, closed = data.find(b"[", at), data.find(b">", at)
            return 0 <= opened < closed
        else:
            return False
        if at < 0:
            return False
    return False


def _xml_feed(data: bytes, kind: str) -> Feed:
    # Half a second to import, and only this needs it.
    import feedparser

    headers = {"content-type": kind} if kind else {}
    try:
        # A stream: bytes alone it would first take for the name of a file.
        parsed = feedparser.parse(
            BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as fault:  # of any kind: it stumbles over numbers of no letter, and names of no charset
        raise UnreadableFileError(f"This begins like a feed, and cannot be read as one: {fault}.") from fault
    if not parsed.version:
        raise UnreadableFileError("This begins like a feed, and cannot be read as one.")
    items = tuple(item for entry in parsed.entries[:MOST] if (item := _entry(entry)))
    if not items and isinstance(parsed.get("bozo_exception"), SAXException):
        raise UnreadableFileError("This begins like a feed and breaks off, before any entry that is whole.")
    if not items and parsed.entries:
        raise UnreadableFileError("No entry of this feed has both a title and an address that can be opened.")
    return Feed(_plain(parsed.feed.get("title"), _TITLE), items)


def _entry(entry: Mapping[str, Any]) -> Item | None:
    tags = [tag.get("term") or tag.get("label") for tag in entry.get("tags") or ()]
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return _item(entry.get("title"), entry.get("summary"), tags, entry.get("link"), _day(moment))


def _day(moment: Any) -> date | None:
    """The day of a moment as the parser has it; None where it has none, or one of no calendar."""
    try:
        return date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return None


def _json_feed(data: bytes) -> Feed:
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnreadableFileError("This begins like a JSON Feed, and is no JSON.") from None
    if "jsonfeed.org" not in str(told.get("version")) or not isinstance(told.get("items"), list):
        raise UnreadableFileError(
            "This is JSON, and no JSON Feed: that has `version`, of jsonfeed.org, and `items`."
        )
    found = []
    for entry in told["items"][:MOST]:
        if isinstance(entry, dict):
            summary = next(
                (each for key in ("summary", "content_text", "content_html") if (each := entry.get(key))), ""
            )
            tags = entry.get("tags") if isinstance(entry.get("tags"), list) else []
            link = entry.get("url") or entry.get("external_url")
            found.append(_item(entry.get("title"), summary, tags, link, _iso(entry.get("date_published"))))
    return Feed(_plain(told.get("title"), _TITLE), tuple(item for item in found if item))


def _iso(moment: Any) -> date | None:
    try:
        read = datetime.fromisoformat(moment)
    except (TypeError, ValueError):
        return None
    return read.astimezone(UTC).date() if read.tzinfo else read.date()


def _opml(data: bytes) -> Feed:
    try:
        outlines = ElementTree.fromstring(data).iter("outline")
        addresses = [outline.get("xmlUrl") or "" for outline in outlines]
    except (ElementTree.ParseError, LookupError, ValueError) as fault:
        raise UnreadableFileError(f"This list of feeds cannot be read: {fault}.") from None
    web = (address.strip() for address in addresses if _is_web(address.strip()))
    feeds = tuple(dict.fromkeys(web))
    if not feeds:
        raise UnreadableFileError("This list names no feed: one stands as xmlUrl, and is of http or https.")
    return Feed(feeds=feeds)


def _item(title: Any, summary: Any, tags: Any, link: Any, found: date | None) -> Item | None:
    """An entry; None where it has no title, or no address to open."""
    name = _plain(title, _TITLE)
    address = link.strip() if isinstance(link, str) else ""
    if not name or not _is_web(address):
        return None
    named = (_plain(tag, _TITLE) for tag in tags[:_TAGS])
    return Item(name, _plain(summary, _SUMMARY), tuple(filter(None, named)), address, found)


def _is_web(address: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s<>\"\\^`{|}\x00-\x1f\x7f]+", address, re.IGNORECASE))


class _Text(HTMLParser):
    """What is to be read of HTML: neither marks, nor scripts, nor styles."""

    _UNREAD = ("script", "style", "template")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._within = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within += tag in self._UNREAD
        self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._within -= tag in self._UNREAD and self._within > 0
        self.said.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.said.append(data)


def _plain(html: Any, most: int) -> str:
    """Plain text in one line, cut at a word."""
    if not isinstance(html, str):
        return ""
    # Four times as much as is kept; marks take room, and nobody reads a book in a feed.
    reader = _Text()
    reader.feed(html[: 4 * most])
    reader.close()
    text = " ".join(_words("".join(reader.said)))
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _words(text: str) -> Iterator[str]:
    """The words, without signs that steer a terminal or turn the direction of writing."""
    for word in text.split():
        if kept := "".join(sign for sign in word if sign.isprintable()):
            yield kept
