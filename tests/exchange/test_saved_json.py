"""Things kept to read in JSON, as browsers and services that keep links write it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from exchange.reading import bytes_of

from afterword.exchange.decoding import MisusedError, UnreadableFileError, decoded
from afterword.exchange.kept import read_bookmarks
from afterword.exchange.sniffing import kind_of
from afterword.gifts.items import Item

LINK, DAY = "https://lens.example/drift", "2026-10-01"


def of(told: Any) -> list[Item]:
    text = json.dumps(told)
    assert kind_of(text.encode()) == "bookmarks"
    return list(read_bookmarks(text).items)


def test_pinboard() -> None:
    walks, lenses = read_bookmarks(decoded(bytes_of("reading/pinboard.json"))).items
    assert walks == Item(
        "Walking the dunes of Texel",
        "",
        ("dunes", "walks"),
        "https://dunes.example/walks?utm_source=pinboard",
        date(2026, 10, 1),
        note="a note of mine",
    )
    assert (lenses.title, lenses.categories, lenses.note) == ("Drift of lenses", ("optics",), "")


def test_firefox_with_its_folders() -> None:
    text = decoded(bytes_of("reading/firefox.json"))
    assert kind_of(text.encode()) == "bookmarks"
    walks, script = read_bookmarks(text).items
    assert walks == Item(
        "Walking the dunes",
        "",
        ("dunes", "sea walks", "Dunes"),
        "https://dunes.example/walks",
        date(2026, 9, 21),
    )
    assert script.url == "javascript:alert(1)"
    assert len(read_bookmarks(text, "dunes").items) == 2
    with pytest.raises(MisusedError, match=r"Its folders are: Dunes\."):
        read_bookmarks(text, "menu")


def test_chrome_knows_its_own_time_alone() -> None:
    first, second = read_bookmarks(decoded(bytes_of("reading/chrome.json"))).items
    assert (first.title, first.categories, first.found) == ("Drift of lenses & dunes", (), None)
    assert (second.url, second.categories) == ("https://f.example/", ("Optics",))


@pytest.mark.parametrize(
    "told",
    [
        [
            {
                "id": 1,
                "title": "Drift",
                "url": LINK,
                "tags": ["optics"],
                "created_at": "2026-10-01T09:12:33+0000",
            }
        ],
        [
            {
                "id": "x",
                "title": "Drift",
                "url": LINK,
                "labels": ["optics"],
                "savedAt": "2026-10-01T09:12:33.000Z",
            }
        ],
        {
            "bookmarks": [
                {
                    "createdAt": 1790846000,
                    "title": "Drift",
                    "tags": ["optics"],
                    "content": {"type": "link", "url": LINK},
                }
            ]
        },
        {
            "name": "Mira",
            "collections": [
                {
                    "name": "",
                    "links": [
                        {
                            "name": "Drift",
                            "url": LINK,
                            "tags": [{"name": "optics"}],
                            "createdAt": "2026-10-01T09:00:00Z",
                        }
                    ],
                }
            ],
        },
        {
            "results": [
                {"url": LINK, "title": "Drift", "tag_names": ["optics"], "date_added": "2026-10-01T09:12:33Z"}
            ]
        },
    ],
    ids=["wallabag", "omnivore", "karakeep", "linkwarden", "linkding"],
)
def test_services_that_keep_links(told: Any) -> None:
    (drift,) = of(told)
    folders = drift.categories[1:]
    assert (drift.title, drift.url, drift.categories[0], drift.found) == (
        "Drift",
        LINK,
        "optics",
        date(2026, 10, 1),
    )
    assert folders in ((), ("Mira",))


def test_odd_values_are_left_alone() -> None:
    told = [
        {"href": LINK, "description": "Drift", "tags": None, "time": []},
        {"href": LINK, "description": {"a": 1}, "tags": [1, {"name": 2}], "time": "soon"},
        {"url": 7, "title": True},
        "none",
    ]
    items = of(told)
    assert [(item.title, item.found) for item in items][:2] == [("Drift", None), ("", None)]


@pytest.mark.parametrize("text", ["[" * 100_000, '[{"href": "https://', "[]", '{"bookmarks": []}'])
def test_what_is_none_is_told(text: str) -> None:
    with pytest.raises(UnreadableFileError):
        read_bookmarks(text)


def test_other_things_in_json_are_no_bookmarks() -> None:
    board = {"cards": [{"name": "Drift", "url": LINK, "idList": "x"}], "lists": []}
    with pytest.raises(UnreadableFileError, match="a board of Trello"):
        kind_of(json.dumps(board).encode())
    ours = {"version": 1, "contacts": [{"file": "contacts/a.md", "fields": {"url": LINK, "title": "x"}}]}
    assert kind_of(json.dumps(ours).encode()) == "json"
