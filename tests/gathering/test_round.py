"""A round of feeds and lists of feeds: what each gives, and that one that fails keeps no other from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from gathering.servers import Machine, Said

from afterword.errors import AfterwordError
from afterword.gathering.asking import Limits, Marks
from afterword.gathering.round import MOST_FEEDS, TooManyFeedsError, go_round
from afterword.gathering.seen import MOST_PAGES, Seen, read_seen


def feed(*names: str) -> bytes:
    entries = "".join(f"<item><title>{n}</title><link>https://x.example/{n}</link></item>" for n in names)
    return f"<rss version='2.0'><channel><title>X</title>{entries}</channel></rss>".encode()


def opml(*addresses: str) -> bytes:
    outlines = "".join(f'<outline xmlUrl="{address}"/>' for address in addresses)
    return f"<opml version='2.0'><body>{outlines}</body></opml>".encode()


def test_addresses_files_and_lists(there: Machine, tmp_path: Path) -> None:
    (tmp_path / "own.xml").write_bytes(feed("knots"))
    (tmp_path / "list.opml").write_bytes(opml(there.at("/a"), "https://10.0.0.1/f"))
    there.answers["/a"] = Said(body=feed("sails"))
    there.answers["/latin"] = Said(
        headers={"Content-Type": "text/xml; charset=iso-8859-1"},
        body=feed("größe").replace("ö".encode(), b"\xf6").replace("ß".encode(), b"\xdf"),
    )
    names = [there.at("/a"), " own.xml ", "list.opml", there.at("/latin"), there.at("/a")]
    found = go_round(names, tmp_path, Seen())
    titles = {each.name: [item.title for item in each.items] for each in found.sources}
    assert titles == {
        there.at("/a"): ["sails"],
        "own.xml": ["knots"],
        "list.opml": [],
        there.at("/latin"): ["größe"],
    }
    assert [path for path, _ in there.asked].count("/a") == 1, "named twice, and asked once"
    [trouble] = found.troubles
    assert str(trouble).startswith("https://10.0.0.1/f: ")


def test_one_that_fails_keeps_no_other_from_it(there: Machine, tmp_path: Path) -> None:
    there.answers |= {
        "/good": Said(body=feed("sails")),
        "/page": Said(body=b"<!doctype html><html><body>Log in</body></html>"),
        "/bomb": Said(body=b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">]><rss>&a;</rss>'),
        "/large": Said(body=b"x" * 10_000_000),
        "/down": Said(500),
    }
    bad = {
        "/page": "a web page",
        "/bomb": "entities",
        "/large": "larger than 5 MB",
        "/down": "(500)",
        "/gone": "(404)",
    }
    names = [*(there.at(path) for path in bad), "nowhere.xml", "blog.example", there.at("/good")]
    found = go_round(names, tmp_path, Seen())
    assert [item.title for each in found.sources for item in each.items] == ["sails"]
    said = [str(each) for each in found.troubles]
    for path, words in bad.items():
        assert [line for line in said if line.startswith(there.at(path)) and words in line]
    [local] = [str(each) for each in go_round(["localhost:8000/f"], tmp_path, Seen()).troubles]
    assert local.endswith("For a feed of that machine write http://localhost:8000/f")
    assert "nowhere.xml: it cannot be read: No such file or directory." in said
    assert all("\n" not in line for line in said)
    assert len(said) == len(bad) + 2


@pytest.mark.parametrize("name", ["Dr. Eva", "Dr.Eva", "blog.example/my feed", "ana@blog.example", "e.g."])
def test_what_is_no_machine_of_the_web_is_not_said_to_be_one(name: str, tmp_path: Path) -> None:
    [trouble] = go_round([name], tmp_path, Seen()).troubles
    assert str(trouble) == f"{name}: it cannot be read: No such file or directory."


def test_nothing_of_ones_own_network_by_a_list_of_others(there: Machine, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_bytes(opml(there.at("/secret")))
    there.answers["/secret"] = Said(body=feed("secret"))
    [trouble] = go_round(["list.opml"], tmp_path, Seen()).troubles
    assert "of your own network" in trouble.says
    assert there.asked == []


def test_a_list_that_lists_itself_has_an_end(there: Machine, tmp_path: Path) -> None:
    there.answers["/list"] = Said(body=opml(there.at("/list"), there.at("/list")))
    found = go_round([there.at("/list")], tmp_path, Seen())
    assert len(there.asked) == 1
    assert not found.troubles


def test_what_has_not_changed(there: Machine, tmp_path: Path) -> None:
    def answer(headers: Mapping[str, str]) -> Said:
        return (
            Said(304)
            if headers.get("if-none-match") == '"1"'
            else Said(body=feed("sails"), headers={"ETag": '"1"'})
        )

    there.answers["/feed"] = answer
    [source] = go_round([there.at()], tmp_path, Seen()).sources
    assert (len(source.items), source.marks) == (1, Marks('"1"'))
    [source] = go_round([there.at()], tmp_path, Seen({there.at(): source.marks})).sources
    assert (source.feed, source.marks) == (None, Marks('"1"'))


def test_where_a_feed_went(there: Machine, tmp_path: Path) -> None:
    there.answers |= {"/feed": Said(301, {"Location": "/new"}), "/new": Said(body=feed())}
    found = go_round([there.at()], tmp_path, Seen(), Limits())
    assert list(found.moved) == [f"{there.at()} is at {there.at('/new')} from now on."]


def test_so_many_are_not_asked(tmp_path: Path) -> None:
    with pytest.raises(TooManyFeedsError, match="501 feeds"):
        go_round([f"https://x.example/{n}" for n in range(MOST_FEEDS + 1)], tmp_path, Seen())


def test_what_was_seen_is_kept_and_the_oldest_goes() -> None:
    seen = Seen({"a": Marks('"1"'), "b": Marks()}, ("x", "y"))
    later = seen.after({"a": Marks("", "now")}, ["z", "x", "z"])
    assert later == Seen({"b": Marks(), "a": Marks("", "now")}, ("y", "z", "x"))
    assert list(later.feeds) == ["b", "a"]
    assert read_seen(later.as_bytes()) == later
    assert len(later.after({}, map(str, range(MOST_PAGES + 9))).pages) == MOST_PAGES
    assert read_seen(None) == Seen()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"feeds": [], "pages": []}', b"\xff", b"[" * 99_999])
def test_what_was_seen_cannot_be_read(data: bytes) -> None:
    with pytest.raises(AfterwordError, match="Delete it"):
        read_seen(data)
