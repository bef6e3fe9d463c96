"""What kind of file it is, whatever it is called; and encodings."""

from __future__ import annotations

import pytest
from exchange.reading import bytes_of

from afterword.exchange.decoding import UnreadableFileError, decoded
from afterword.exchange.sniffing import kind_of


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("contacts/apple.vcf", "vcard"),
        ("contacts/outlook-2.1.vcf", "vcard"),
        ("contacts/linkedin-connections.csv", "table"),
        ("contacts/outlook.csv", "table"),
        ("contacts/linkedin-messages.csv", "linkedin-messages"),
        ("trackers/huntr.csv", "table"),
    ],
)
def test_the_kind_of_a_file(file: str, kind: str) -> None:
    assert kind_of(bytes_of(file)) == kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_the_kind_in_any_encoding(encoding: str) -> None:
    data = "BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n".encode(encoding)
    assert kind_of(data) == "vcard"
    assert "Zoë" in decoded(data)


def test_bytes_that_are_no_utf_8_are_those_of_western_windows() -> None:
    assert decoded(b"Str\xf6mung \x80") == "Strömung €"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "This file is empty."),
        (b" \n", "This file is empty."),
        (b"PK\x03\x04xl/workbook.xml", "save the sheet as CSV"),
        (b"\xd0\xcf\x11\xe0", "save it as CSV"),
        (b"\x1f\x8b\x08", "Unpack it first"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"<!DOCTYPE html><title>Sign in</title>", "This is a web page, perhaps the one that asks to log in"),
        (b"\xef\xbb\xbf<html>", "This is a web page"),
        (b"<?xml version='1.0'?><opml>", "a list of feeds"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "This is a feed. It is for `afterword gather FILE`."),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "This is a feed."),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": []}', "This is a feed."),
        (b"<?xml version='1.0'?><people/>", "This is XML, and nothing that is known here."),
        (b"<?xml version='1.0'?>\n<!DOCTYPE plist>\n<plist>", "a list of settings of macOS"),
        (b"mozLz40\0\x10", "a backup of Firefox"),
        (b"SQLite format 3\0", "a data base"),
        (b'{"version":"1.0","app_version":"3.7","account":{}}', "Let Monica export people as vCards"),
        (b"25/11/2026, 10:03 - Ana Sol: hi", "This is a chat"),
        (b"[25.11.26, 10:03:00] Ana Sol: hi", "This is a chat"),
    ],
)
def test_what_cannot_be_imported_is_told_with_the_way_out(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFileError) as told:
        kind_of(data)
    assert said in str(told.value)


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(UnreadableFileError, match="zero bytes"):
        decoded("Name,Company\n".encode("utf-16-le"))
