"""Bytes of a file as text, or a word on what they are instead."""

from __future__ import annotations

import codecs
import re

from afterword.errors import AfterwordError

#: Bytes of the largest file that is read whole: an address book of a hundred thousand people has thirty.
LARGEST = 64_000_000

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: What files of other kinds begin with, and what to do about them.
_OTHERS = (
    (
        b"PK\x03\x04",
        "This is a workbook or a zip archive, not text. Open it and save the sheet as CSV (“CSV UTF-8”), or "
        "unpack the archive, then import that file.",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "This is a workbook or a mail of an older Office program, not text. Open it there, save it as CSV or "
        "as .eml, then import that file.",
    ),
    (b"\x1f\x8b", "This file is compressed. Unpack it first, then import what was in it."),
    (
        b"mozLz40",
        "This is a backup of Firefox, compressed in a way of its own. Open Bookmarks, Manage bookmarks, "
        "Import and backup, and export them to HTML, then import that file.",
    ),
    (b"SQLite format 3", "This is a data base, not text. Export from the program that it belongs to."),
    (b"!BDN", "This is a data file of Outlook (.pst). Export contacts as CSV there, and save mails as .eml."),
    (b"bplist00", "This is a list of settings of macOS, not text. Export from the program itself."),
    (b"%PDF", "This is a PDF, which holds no people or dates to import. Export CSV, vCard or .ics instead."),
)
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
#: Bookmarks are written as web pages, too, and so were the lists of Pocket and of Instapaper.
_KEPT_PAGE = re.compile(
    rb"<!DOCTYPE NETSCAPE-BOOKMARK|<title>\s*(?:Pocket|Instapaper)\W+Export", re.IGNORECASE
)
_LINE_END = re.compile(r"\r\n|\n|\r")


class UnreadableFileError(AfterwordError):
    """A file of another program that cannot be read at all; the message says what to do."""


class MisusedError(AfterwordError):
    """The command does not say enough to read a file; the message holds the line to type."""

    exit_code = 2


def refuse_other_kinds(data: bytes) -> None:
    """Say so where a file is no text, or is a web page.

    Raises:
        UnreadableFileError: it is, is empty, or is too large.
    """
    if not data.strip():
        raise UnreadableFileError("This file is empty. Export it once more, then import it.")
    if len(data) > LARGEST:
        raise UnreadableFileError(
            f"This file has {len(data) / 1e6:,.0f} MB, and {LARGEST / 1e6:.0f} MB are read at most. "
            "Export fewer at a time."
        )
    for begins, words in _OTHERS:
        if data.startswith(begins):
            raise UnreadableFileError(words)
    if _WEB_PAGE.match(data.removeprefix(codecs.BOM_UTF8)) and not is_kept_page(data):
        raise UnreadableFileError(
            "This is a web page, perhaps the one that asks to log in, and not the file itself. Log in in the "
            "browser, download the file there, then import it."
        )


def is_kept_page(data: bytes) -> bool:
    """Whether a web page is a list of things kept to read."""
    return bool(_KEPT_PAGE.search(data[:2_000]))


def decoded(data: bytes) -> str:
    """Bytes as text: UTF-8, UTF-16 where its mark stands in front, else the code page of Western Windows.

    Raises:
        UnreadableFileError: it is no text.
    """
    text = data.decode("utf-16", errors="replace") if data.startswith(_UTF_16) else in_words(data)
    if "\0" in text[:4096]:
        raise UnreadableFileError(
            "This is no text: there are zero bytes in it. Export it as CSV (UTF-8), vCard or .ics instead."
        )
    return text


def in_words(data: bytes, charset: str | None = None) -> str:
    """Bytes as the text that they are said to be, else as UTF-8, else in the code page of Western Windows."""
    for each in filter(None, (charset, "utf-8-sig")):
        try:
            return data.decode(each)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def lines_of(text: str) -> list[str]:
    """The lines of a text as an editor counts them."""
    return _LINE_END.split(text)
