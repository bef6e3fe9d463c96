"""What kind of file it is, by what stands in it; its name says nothing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

from afterword.exchange.decoding import UnreadableFileError, is_kept_page, refuse_other_kinds
from afterword.exchange.links import is_list_of_links
from afterword.exchange.saved_json import is_saved_json

#: The kinds that can be told apart, with what each is.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "vcard": "vCards of an address book",
        "ldif": "an address book of Thunderbird or a directory (LDIF)",
        "table": "a table (CSV) of people, of positions or of things to read",
        "json": "what `export --json` writes",
        "calendar": "a calendar file (.ics)",
        "mail": "a mail (.eml) or a mailbox (mbox)",
        "bookmarks": "the bookmarks of a browser, or links kept elsewhere (HTML, JSON)",
        "library": "a library of papers and books (CSL JSON)",
        "bibliography": "a bibliography (BibTeX, RIS)",
        "starred": "what you starred in a reader of feeds (JSON)",
        "links": "a list of links (text or Markdown)",
        "linkedin-messages": "the messages of LinkedIn (messages.csv)",
    }
)
#: Headers of which a mail has several at its top.
_MAIL_HEADERS = re.compile(
    rb"(?:from|to|cc|date|subject|message-id|received|return-path|mime-version|delivered-to|content-type|"
    rb"x-[\w-]+|reply-to|in-reply-to|dkim-signature):\s",
    re.IGNORECASE,
)
_MBOX = re.compile(rb"From \S+ .*\d{2}:\d{2}")
_MESSAGES = re.compile(rb"[^\r\n]*\bCONVERSATION ID\b[^\r\n]*\bCONTENT\b", re.IGNORECASE)
_STARRED = re.compile(rb'"(?:alternate|canonical)"\s*:\s*\[\s*\{')
#: An entry, or one of the lines without a work, at the beginning of a line; remarks may stand before it.
_BIBTEX = re.compile(
    rb"^[ \t]*@(?:\w+\s*[{(]\s*(?:[^\s,{}=\"]*\s*,|[A-Za-z]+\s*=)|(?:string|comment|preamble)\s*[{(])",
    re.MULTILINE | re.IGNORECASE,
)
_LDIF = re.compile(rb"(?:version: *\d+\s+|#[^\r\n]*\s+)*dn::? ?\S", re.IGNORECASE)
#: How a chat that was handed out begins: the day and time of its first line, and who says it.
_CHAT = re.compile(
    rb"\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?:\]| -) [^\r\n,;\t]+",
    re.IGNORECASE,
)
_RIS = re.compile(rb"TY  - [A-Z]+\s*$", re.MULTILINE)
_NOT_YET = MappingProxyType(
    {
        "feeds": "This is a list of feeds (OPML). It is for `afterword gather FILE`.",
        "feed": "This is a feed. It is for `afterword gather FILE`.",
        "markup": "This is XML, and nothing that is known here.",
        "chat": "This is a chat (WhatsApp, Signal and the like), which is not read. Write down what matters "
        'of it, such as: afterword heard "Ana Sol" "See you on Tuesday."',
        "board": "This is a board of Trello (JSON), whose cards do not say what in them is a company, a "
        "person or the day of an interview. Write these into a table, then import that.",
        "monica": "This is an export of Monica (JSON). Let Monica export people as vCards, then import "
        "these.",
        "settings": "This is a list of settings of macOS (XML property list), such as Safari's own file. "
        "Export the bookmarks from Safari (File, Export), then import that file.",
    }
)


def kind_of(data: bytes) -> str:
    """One of ``KINDS``.

    Raises:
        UnreadableFileError: it is none of them; the message says what it looks like.
    """
    refuse_other_kinds(data)
    beginning = data[:65_536]
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        beginning = beginning.decode("utf-16", errors="ignore").encode("utf-8")
    beginning = beginning.removeprefix(codecs.BOM_UTF8).lstrip()
    found = _kind(beginning)
    if found not in KINDS:
        raise UnreadableFileError(f"{_NOT_YET[found]} What can be imported: {', '.join(KINDS.values())}.")
    return found


def _kind(beginning: bytes) -> str:
    upper = beginning[:2_000].upper()
    if upper.startswith(b"BEGIN:VCALENDAR"):
        return "calendar"
    if upper.startswith(b"BEGIN:VCARD"):
        return "vcard"
    if _MBOX.match(beginning) or begins_mail(beginning):
        return "mail"
    if is_kept_page(beginning):
        return "bookmarks"
    if b"<OPML" in upper:
        return "feeds"
    if beginning[:1] == b"<" and (b"<RSS" in upper or b"<FEED" in upper or b"<RDF:RDF" in upper):
        return "feed"
    if b"<PLIST" in upper:
        return "settings"
    if upper.startswith(b"<?XML"):
        return "markup"
    if _CHAT.match(beginning):
        return "chat"
    if beginning[:1] in (b"{", b"["):
        return "links" if beginning[:1] == b"[" and _of_links(beginning) else _kind_of_json(beginning)
    if _LDIF.match(beginning):
        return "ldif"
    if _BIBTEX.search(beginning) or _RIS.match(beginning):
        return "bibliography"
    if b"BEGIN:VCARD" in upper:
        return "vcard"
    if _MESSAGES.match(beginning):
        return "linkedin-messages"
    return "links" if _of_links(beginning) else "table"


def _kind_of_json(beginning: bytes) -> str:
    if beginning[:1] == b"{" and b"JSONFEED.ORG/VERSION" in beginning.upper().replace(b"\\/", b"/"):
        return "feed"
    if re.match(rb"\[\s*\{", beginning) and re.search(rb'"type"\s*:\s*"[\w-]+"', beginning):
        return "library"
    if beginning[:1] == b"{" and re.search(rb'"items"\s*:', beginning) and _STARRED.search(beginning):
        return "starred"
    if re.search(rb'"idList"\s*:|"idBoard"\s*:', beginning):
        return "board"
    if re.search(rb'\A\{\s*"version"\s*:\s*"[^"]*",\s*"app_version"', beginning):
        return "monica"
    return "bookmarks" if is_saved_json(beginning) else "json"


def _of_links(beginning: bytes) -> bool:
    return is_list_of_links(beginning.decode("utf-8", errors="replace"))


def begins_mail(beginning: bytes) -> bool:
    """Whether the first lines of a file are the headers of a mail."""
    block = re.split(rb"\r?\n\r?\n", beginning, maxsplit=1)[0]
    lines = [line for line in block.splitlines() if line[:1] not in (b" ", b"\t")]
    return sum(1 for line in lines[:50] if _MAIL_HEADERS.match(line)) >= 2
