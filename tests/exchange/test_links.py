"""Lists of links, as they are kept in a note or sent around: one on a line, with words beside it or none."""

from __future__ import annotations

from datetime import date

import pytest

from afterword.exchange.decoding import MisusedError
from afterword.exchange.links import read_links
from afterword.exchange.sniffing import kind_of
from afterword.exchange.table_rows import Reading, read_people_and_interviews


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("https://a.example/how-bees-sleep\nhttps://b.example/\n", ["How bees sleep", "b.example"]),
        ("- [Bees, awake](https://a.example/x)\n- [Wasps](https://b.example/y)\n", ["Bees, awake", "Wasps"]),
        ("1. Bees, wasps and ants: https://a.example/a\n2. Rye <https://b.example/b>\n",
         ["Bees, wasps and ants", "Rye"]),
        ("- [ ] [Bees](https://a.example)\n- [x] https://b.example/\n", ["Bees", "b.example"]),
        ("For Mira:\nhttps://a.example/x Bees\nhttps://b.example\nhttps://c.example\n",
         ["Bees", "b.example", "c.example"]),
        ("Bees\nhttps://a.example\n\nWasps\nhttps://b.example\n", ["Bees", "Wasps"]),
        ("https://a.example\tBees\nhttps://b.example\tWasps\n", ["Bees", "Wasps"]),
        ("[https://a.example/x](https://a.example/x)\n", ["a.example/x"]),
        ("> https://a.example/2026/rye_at_home.html\n", ["Rye at home"]),
        ("url\nhttps://a.example/\n", ["a.example"]),
    ],
)  # fmt: skip
def test_a_list_of_links_is_read(text: str, titles: list[str]) -> None:
    assert kind_of(text.encode()) == "links"
    assert [item.title for item in read_links(text).items] == titles


def test_what_stands_around_a_link_is_kept() -> None:
    (item, other) = read_links(
        "# To read\n\n## Bees\n* [Asleep](https://a.example/x) worth an hour\n## Bread\n* https://b.example/rye\n"
    ).items
    assert (item.title, item.url, item.summary, item.categories) == (
        "Asleep",
        "https://a.example/x",
        "worth an hour",
        ("Bees",),
    )
    assert (other.url, other.categories) == ("https://b.example/rye", ("Bread",))


@pytest.mark.parametrize(
    "text",
    [
        "Name,Link\nAna,https://a.example\n",
        "Ana Sol,ana@a.example,https://a.example/in/ana\n",
        "https://a.example,Bees\nhttps://b.example,Wasps\n",
        "Title;URL\nBees;https://a.example\n",
        '"Bees","https://a.example"\n',
        "Name\tProfile\nAna Sol\thttps://a.example/in/ana\n",
        "Name\nAna\n",
    ],
)
def test_a_table_with_addresses_is_a_table(text: str) -> None:
    assert kind_of(text.encode()) == "table"


def test_json_with_addresses_is_no_list_of_links() -> None:
    assert kind_of(b'["https://a.example"]') == "json"


def test_a_table_of_addresses_without_headers_is_told_how_it_can_be_read() -> None:
    with pytest.raises(MisusedError, match=r"no headers.*such as: title,url"):
        read_people_and_interviews("https://a.example,Bees\n", Reading(date(2026, 11, 23)))
