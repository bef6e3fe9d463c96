"""Feeds of every form to items; and what is none, or is hostile, to one line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.feeds import LARGEST, MOST, Feed, read_feed
from afterword.gifts.items import Item

#: By the formats: RSS 2.0 (rssboard.org), Atom (RFC 4287), RSS 1.0, JSON Feed 1.1 (jsonfeed.org).
RSS = """<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0"><channel><title>Der Größere Fluß</title>
<item><title>Über &lt;b&gt;Deiche&lt;/b&gt; &amp;amp; Moore</title><link>https://fluss.example/deiche?a=1&amp;b=2</link>
<description><![CDATA[<p>Erste <i>Zeile</i></p><script>alert(1)</script><p>Zweite</p>]]></description>
<category>hydrology</category><category>peat</category>
<pubDate>Thu, 19 Nov 2026 23:30:00 +0100</pubDate></item>
</channel></rss>"""
ITEM = Item(
    "Über Deiche & Moore",
    "Erste Zeile Zweite",
    ("hydrology", "peat"),
    "https://fluss.example/deiche?a=1&b=2",
    date(2026, 11, 19),
)
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Sails</title>
<entry><title type="html">Righting &lt;em&gt;alone&lt;/em&gt;</title>
<link rel="alternate" href="https://sail.example/a"/><summary>Seven drills.</summary>
<category term="dinghies"/><updated>2026-11-20T08:00:00Z</updated></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://old.example/"><title>Old</title></channel>
<item rdf:about="https://old.example/1"><title>Knots</title><link>https://old.example/1</link></item></rdf:RDF>"""


def json_feed(*items: object) -> bytes:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": items}
    ).encode("utf-8")


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_feed(data)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_rss_in_every_charset(charset: str) -> None:
    feed = read_feed(RSS.format(charset=charset).encode(charset))
    assert feed == Feed("Der Größere Fluß", (ITEM,))


def test_a_charset_that_is_wrong_or_unknown_loses_no_entry() -> None:
    for claimed in ("ascii", "utf-8", "klingon"):
        (item,) = read_feed(RSS.format(charset=claimed).encode("iso-8859-1")).items
        assert item.url == ITEM.url
        assert "Deiche" in item.title


def test_atom() -> None:
    righting = Item(
        "Righting alone", "Seven drills.", ("dinghies",), "https://sail.example/a", date(2026, 11, 20)
    )
    assert read_feed(ATOM.encode()) == Feed("Sails", (righting,))


def test_rss_of_the_first_kind() -> None:
    assert read_feed(RDF.encode()) == Feed("Old", (Item("Knots", url="https://old.example/1"),))


def test_json_feed() -> None:
    told = {
        "id": "1",
        "url": "https://notes.example/1",
        "title": "One",
        "content_html": "<p>Said.</p>",
        "tags": ["chess"],
        "date_published": "2026-11-20T23:30:00-05:00",
    }
    one = Item("One", "Said.", ("chess",), "https://notes.example/1", date(2026, 11, 21))
    assert read_feed(json_feed(told, "no entry", {"title": "no address"})) == Feed("Notes", (one,))


def test_a_list_of_feeds() -> None:
    opml = (
        b'<?xml version="1.0"?><opml version="2.0"><body><outline text="Sail"><outline xmlUrl="https://a.example/f"/>'
        b'<outline xmlUrl=" https://a.example/f "/><outline xmlUrl="file:///etc/hosts"/></outline>'
        b'<outline type="rss" xmlUrl="http://b.example/rss"/></body></opml>'
    )
    assert read_feed(opml) == Feed(feeds=("https://a.example/f", "http://b.example/rss"))
    assert "cannot be read" in refusal(opml[:-9])


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hosts", "//x", ""]
)
def test_only_what_can_be_opened_in_the_web(address: str) -> None:
    assert read_feed(json_feed({"title": "One", "url": address})).items == ()


def test_what_is_long_is_cut_and_what_is_much_is_left() -> None:
    told = {"title": "word " * 200, "url": "https://x.example/1"}
    (item,) = read_feed(json_feed(told)).items
    assert len(item.title) <= 302
    assert item.title.endswith("word …")
    many = [{"title": f"n {n}", "url": f"https://x.example/{n}"} for n in range(MOST + 5)]
    assert len(read_feed(json_feed(*many)).items) == MOST


def test_of_a_long_feed_only_the_beginning_is_read() -> None:
    """A podcast of twenty years: the newest entries stand first, and nobody waits for the others."""
    entry = "<item><title>Talk {n}</title><link>https://talks.example/{n}</link></item>"
    entries = "".join(entry.format(n=n) for n in range(9 * MOST))
    feed = read_feed(f"<rss><channel><title>Talks</title>{entries}</channel></rss>".encode())
    assert feed.title == "Talks"
    assert [item.title for item in feed.items] == [f"Talk {n}" for n in range(MOST)]


def test_bytes_are_never_taken_for_the_name_of_a_file(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "<rss version='2.0'>"
    (tmp_path / name).write_text(RSS.format(charset="utf-8"), encoding="utf-8")
    assert "breaks off" in refusal(name.encode())


def test_signs_that_steer_a_terminal_are_left_out() -> None:
    told = {"title": "Red \x1b[31malert\u202e txt\u0007", "url": "https://x.example/1"}
    assert read_feed(json_feed(told)).items[0].title == "Red [31malert txt"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0">&b;</rss>'
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<!-- <a> -->" + BOMB.encode().split(b"?>")[1], "entities"),
        (b"", "empty"),
        (b" \n", "empty"),
        (b"x" * (LARGEST + 1), "larger than 5 MB"),
        (b"x" * 10_000_000, "larger than 5 MB"),
        (b"<rss><channel>" + b"<item>" * 400_000, "more marks than text"),
        (b"<rss><channel>" + b"&amp;" * 400_000, "more marks than text"),
        (b"<feed><title>&#xfffffff;</title>", "cannot be read as one"),
        (b"<!--x-->" * 400 + b"<!--" * 90, "neither RSS"),
        (BOMB.encode(), "entities"),
        (BOMB.encode("utf-16"), "entities"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html><html><body>rss</body></html>', "a web page"),
        (b"<!-- x -->\n<html>", "a web page"),
        (b"{not json", "no JSON"),
        (b'{"items": []}', "no JSON Feed"),
        (b"Just words.", "neither RSS"),
        (b"<svg/>", "neither RSS"),
        (b"<rss version='2.0'><channel><item><title>Half a", "breaks off"),
        (b"<rss version='2.0'><channel><item><title>A</title></item></channel></rss>", "No entry"),
        (b"<opml version='2.0'><body><outline xmlUrl='own.xml'/></body></opml>", "names no feed"),
        (b"\x00\x01\x02\xff" * 99, "neither RSS"),
        (b"[" * 100_000, "neither RSS"),
        (b'{"a":' * 100_000, "no JSON"),
    ],
)
def test_what_is_no_feed_ends_in_one_line(data: bytes, says: str) -> None:
    assert says in refusal(data)
