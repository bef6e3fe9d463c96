"""What somebody kept to read: bookmarks, tables of Raindrop, Zotero and others, a library in CSL JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from afterword.exchange.decoding import MisusedError, UnreadableFileError
from afterword.exchange.kept import (
    read_bookmarks,
    read_kept_table,
    read_library,
    read_starred,
)
from afterword.exchange.sniffing import kind_of
from afterword.gifts.items import Item

#: As browsers have written it since Netscape: capital letters, nothing closed, seconds, tags of Firefox.
BOOKMARKS = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1790000000" PERSONAL_TOOLBAR_FOLDER="true">Bar</H3>
    <DL><p>
        <DT><A HREF="https://weather.example/" ADD_DATE="1790000001" ICON="data:image/png,A">Weather</A>
        <DT><H3 ADD_DATE="1790000002">For others</H3>
        <DL><p>
            <DT><A HREF="https://lens.example/grind?utm_source=mail&amp;id=7#part" ADD_DATE="1795000000"
             TAGS="optics,glass">Grinding at 4&deg;C &amp; <b>why</b></A>
            <DD>A report from the shop floor
            <DT><A HREF="http://dunes.example/walks" ADD_DATE="1795100000000000">Walks</A>
            <DT><A HREF="javascript:alert(1)">A script</A>
            <DT><A HREF="file:///home/mira/cv.pdf">CV</A>
        </DL><p>
        <DT><A HREF="https://last.example/">Last</A>
    </DL><p>
</DL><p>
"""


def table(text: str, **mapped: str) -> tuple[Item, ...]:
    found = read_kept_table(text, {name: (header,) for name, header in mapped.items()})
    assert found
    return found.items


def test_bookmarks_with_their_folders_tags_and_days() -> None:
    weather, grinding, walks, script, cv, last = read_bookmarks(BOOKMARKS).items
    assert weather == Item("Weather", url="https://weather.example/", found=date(2026, 9, 21))
    assert grinding == Item(
        "Grinding at 4°C & why",
        "A report from the shop floor",
        ("optics", "glass", "For others"),
        "https://lens.example/grind?utm_source=mail&id=7#part",
        date(2026, 11, 18),
    )
    assert (walks.found, walks.categories) == (date(2026, 11, 19), ("For others",))  # in millionths
    # Whoever takes them in says why these are left out.
    assert (script.url, cv.url) == ("javascript:alert(1)", "file:///home/mira/cv.pdf")
    assert last.categories == ()


def test_one_folder_of_them() -> None:
    assert len(read_bookmarks(BOOKMARKS, "for OTHERS").items) == 4
    with pytest.raises(MisusedError, match="Its folders are: Bar, For others"):
        read_bookmarks(BOOKMARKS, "Gifts")


@pytest.mark.parametrize("hostile", ["<a " * 200_000, "<dl>" * 200_000, '<a href="' * 200_000, "</dl>" * 9])
def test_bookmarks_that_are_never_closed_end_at_once(hostile: str) -> None:
    assert all(not item.title for item in read_bookmarks(hostile).items)


def test_raindrop() -> None:
    first, second = table(
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
        '7,"Tide tables, by hand",It shows how they were made.,How they were made,https://tide.example/h,'
        'Gifts/Sailing,"tides, boats, ",2026-11-01T10:00:00.000Z,,"One\nTwo",true\n'
        "8,,,,https://untitled.example/,Unsorted,,2026-11-02T10:00:00.000Z,,,false\n"
    )
    assert first == Item(
        "Tide tables, by hand",
        "How they were made",
        ("tides", "boats", "Gifts", "Sailing"),
        "https://tide.example/h",
        date(2026, 11, 1),
        note="It shows how they were made.",
    )
    assert (second.title, second.url) == ("", "https://untitled.example/")


def test_zotero_with_its_mark_kinds_and_an_address_by_number() -> None:
    paper, book = table(
        '"Key","Item Type","Publication Year","Author","Title","ISBN","DOI","Url","Abstract Note","Date",'
        '"Date Added","Manual Tags","Automatic Tags"\n'
        '"A1","journalArticle","2025","Dahl, S.","Telemetry at sea","","10.5555/12345","","On ferries",'
        '"2025-03","2026-11-01 10:00:00","ferries; telemetry","Auto"\n'
        '"B2","book","2019","Cole, Y.","Rivers","978-0","","","","2019","2026-11-02 10:00:00","",""\n'
    )
    assert paper == Item(
        "Telemetry at sea",
        "On ferries",
        ("ferries", "telemetry", "Auto"),
        "https://doi.org/10.5555/12345",
        date(2026, 11, 1),
        "paper",
    )
    assert (book.title, book.kind, book.url, book.found) == ("Rivers", "book", "", date(2026, 11, 2))


def test_pocket_writes_the_address_where_there_is_no_title() -> None:
    first, second = table(
        "title,url,time_added,tags,status\nSpectra,https://s.example/a,1761000000,optics|spectra,archive\n"
        "https://s.example/b,https://s.example/b,1761000001,,unread\n"
    )
    assert (first.categories, first.found) == (("optics", "spectra"), date(2025, 10, 20))
    assert second.title == ""


def test_any_table_by_a_map() -> None:
    text = "Was;Wo;Wozu\nDeiche;https://fluss.example/;Moor, Torf\n"
    assert table(text, title="Was", url="Wo", tags="Wozu") == (
        Item("Deiche", "", ("Moor", "Torf"), "https://fluss.example/"),
    )
    with pytest.raises(MisusedError, match="no column “Wann” for found"):
        table(text, title="Was", found="Wann")


@pytest.mark.parametrize(
    "headers",
    ["Name,URL,Title", "listName,companyName,boardName,title,url", "Company,Title,Link", "Title,Date"],
)
def test_tables_of_people_and_positions_are_left_to_others(headers: str) -> None:
    assert read_kept_table(f"{headers}\na,b,c,d,e\n", {}) is None


def test_a_library() -> None:
    works = [
        {
            "type": "article-journal",
            "title": "Fleet <i>telemetry</i>",
            "DOI": "10.5555/12345",
            "abstract": "On ferries",
            "keyword": "ferries; boats",
            "issued": {"date-parts": [[2025, 3]]},
        },
        {
            "type": "webpage",
            "title": "Moors",
            "URL": "https://moor.example/",
            "issued": {"date-parts": [["x"]]},
        },
        "no work",
        {"type": 7, "title": None, "issued": [], "URL": {}},
    ]
    fleet, moors, none = read_library(json.dumps(works)).items
    assert fleet == Item(
        "Fleet telemetry",
        "On ferries",
        ("ferries", "boats"),
        "https://doi.org/10.5555/12345",
        date(2025, 3, 1),
        "paper",
    )
    assert (moors.kind, moors.found, moors.url) == (None, None, "https://moor.example/")
    assert none == Item("")
    for wrong in ("[" * 100_000, '{"a": 1}', "[{"):
        with pytest.raises(UnreadableFileError):
            read_library(wrong)


def test_starred_items() -> None:
    told = {
        "id": "user/-/state/com.google/starred",
        "items": [
            {
                "title": "The quiet <b>ferry</b>",
                "published": 1790000000,
                "alternate": [{"href": "https://ferry.example/quiet", "type": "text/html"}],
                "summary": {"content": "<p>No engine at all</p>"},
                "categories": ["user/-/label/ferries", "user/-/state/com.google/starred", 7],
            },
            {"title": ["x"], "alternate": "y", "categories": {}, "published": "soon"},
            "none",
        ],
    }
    ferry, odd = read_starred(json.dumps(told)).items
    assert ferry == Item(
        "The quiet ferry",
        "No engine at all",
        ("ferries",),
        "https://ferry.example/quiet",
        date(2026, 9, 21),
    )
    assert (odd.title, odd.url, odd.categories, odd.found) == ("x", "y", (), None)
    assert kind_of(json.dumps(told).encode()) == "starred"
    for wrong in ("[" * 100_000, "[]", '{"items": 1}', '{"items": ['):
        with pytest.raises(UnreadableFileError):
            read_starred(wrong)


def test_each_is_known_by_what_stands_in_it() -> None:
    assert kind_of(BOOKMARKS.encode()) == "bookmarks"
    assert kind_of(b'[ {"id": "a", "type": "book", "title": "Rivers"} ]') == "library"
    assert kind_of(b'{"version": 1}') == "json"
    assert kind_of(b"title,url\na,https://a.example/\n") == "table"


def test_days_that_are_none_are_none() -> None:
    rows = ["99999999999999999999999", "soon", "2026-13-01", "", "-5", "12"]
    found = table("title,url,created\n" + "".join(f"a,https://a.example/,{row}\n" for row in rows))
    assert [item.found for item in found] == [None] * 6


def test_books_have_authors_where_pages_have_addresses() -> None:
    books = (
        "Book Id,Title,Author,ISBN,My Rating,Date Added,Bookshelves,My Review\n"
        '1,Lenses,Ines Koch,"=""01""",5,2026/09/01,"optics, dunes",Lovely\n'
    )
    (lenses,) = table(books)
    assert (lenses.title, lenses.url, lenses.categories, lenses.note) == (
        "Lenses",
        "",
        ("optics", "dunes"),
        "Lovely",
    )
    marked = (
        "Highlight,Book Title,Book Author,Note,Tags,Highlighted at\n"
        "First sentence,Dunes,Ines Koch,,,2026-10-01 09:12:33+00:00\n"
        "Second sentence,Dunes,Ines Koch,,,2026-10-02 09:12:33+00:00\n"
    )
    (dunes,) = table(marked)
    assert (dunes.title, dunes.summary, dunes.found) == ("Dunes", "First sentence", date(2026, 10, 1))


def test_tags_that_are_written_as_lists() -> None:
    (walks,) = table('URL,Title,Tags\nhttps://a.example/,Walks,"[""dunes"", \'sea walks\']"\n')
    assert walks.categories == ("dunes", "sea walks")


def test_the_page_that_pocket_handed_out() -> None:
    page = (
        "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
        '<li><a href="https://a.example/" time_added="1790000000" tags="dunes,sea">Walks</a></li></ul></body>'
    )
    assert kind_of(page.encode()) == "bookmarks"
    (walks,) = read_bookmarks(page).items
    assert walks == Item("Walks", "", ("dunes", "sea"), "https://a.example/", date(2026, 9, 21))
