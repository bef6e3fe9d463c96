"""What was read elsewhere is offered to those who would be glad of it, once, and never what they have had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from actions.desks import desk, done
from followups.search import Search

from afterword.actions.desk import Desk
from afterword.actions.offering import offered, offering
from afterword.gifts.candidate_list import PATH, read_list
from afterword.gifts.candidates import MOST
from afterword.gifts.items import Item
from afterword.settings.settings import Settings

FOUND = date(2026, 11, 20)


def sailing(name: str, url: str = "", title: str = "") -> Item:
    return Item(
        title or f"Sailing a dinghy to {name}", url=url or f"https://sail.example/{name}", found=FOUND
    )


def people(root: Path, *more: str) -> Desk:
    """Ana and Ben of one house, and Cleo of another; they sail."""
    files = {
        f"contacts/{slug}.md": f"---\nname: {name}\ncompany: {house}\ninterests: [sailing]\n---\n"
        for slug, name, house in (
            ("ana", "Ana Sol", "Harbour"),
            ("ben", "Ben Osei", "Harbour"),
            ("cleo", "Cleo Tan", "Mill"),
        )
    }
    search, parts = Search(), iter(more)
    search.files |= {**files, **dict(zip(parts, parts, strict=True))}
    return desk(root, search, "2026-11-23T12:00")


def for_each(before: Desk) -> dict[str, list[str]]:
    """The titles of the list by person."""
    found: dict[str, list[str]] = {}
    for entry in read_list((before.root / PATH).read_bytes()).entries:
        for each in entry.for_whom:
            found.setdefault(each.contact, []).append(entry.item.title)
    return found


def test_what_fits_is_listed_and_what_does_not_is_not(tmp_path: Path) -> None:
    before = people(tmp_path)
    found = offering(before, [sailing("cowes"), Item("Taxes on beer", url="https://tax.example/1")])
    assert found.act.summary == "candidates: 1 new one for 2 people"
    assert found.act.said == ("Of 2 things 1 fits somebody.",)
    assert {each.contact for each in found.new} == {"ana", "cleo"}  # one of a house
    _, said = done(before, found.act)
    assert for_each(before) == {"ana": ["Sailing a dinghy to cowes"], "cleo": ["Sailing a dinghy to cowes"]}
    assert said[0].startswith("For Ana Sol: 1 new, first “Sailing a dinghy to cowes” (sailing")
    assert said[-1] == "Look at them: afterword gifts --candidates"


def test_known_ones_are_not_doubled(tmp_path: Path) -> None:
    before = people(tmp_path)
    done(before, offered(before, [sailing("cowes")]))
    again = offering(
        before,
        [
            sailing("cowes"),
            sailing("cowes", "http://www.sail.example/cowes/?utm_source=x", "Another title, sailing"),
        ],
    )
    assert (again.act.changes, again.known) == ((), 2)
    assert again.act.said == ("Of 2 things 0 fit somebody, and 2 you know already.",)
    twice = offering(before, [sailing("ryde"), sailing("ryde", title="Ryde, for those who go sailing")])
    assert len({each.item for each in twice.new}) == 1


def test_what_is_a_gift_or_was_refused_is_known(tmp_path: Path) -> None:
    gift = "---\ntitle: A pilot\nkind: book\nurl: https://sail.example/pilot\ninterests: [sailing]\n---\n"
    refused = "1. [Cowes](https://sail.example/cowes)\n    - no\n"
    before = people(tmp_path, "gifts/pilot.md", gift, PATH, refused)
    items = [sailing("pilot"), sailing("cowes"), sailing("x", "https://x.example/", "a PILOT")]
    assert offering(before, items).known == 3
    assert not before.journal.problems


def test_nobody_gets_what_they_or_a_colleague_had_by_any_way(tmp_path: Path) -> None:
    note = "---\nto: ana\nkind: value-add\nsent: 2026-11-12\n---\nDear Ana,\n\nwww.sail.example/cowes#top\n"
    link = "https://sail.example/ryde?utm_source=a"
    sent_us = f"---\nfrom: cleo\nkind: reply\nreceived: 2026-11-12\n---\nSee {link} .\n"
    before = people(tmp_path, "notes/a.md", note, "notes/b.md", sent_us)
    found = offering(before, [sailing("cowes"), sailing("ryde")]).new
    assert {(each.contact, each.item.url) for each in found} == {
        ("cleo", "https://sail.example/cowes"),
        ("ana", "https://sail.example/ryde"),
    }


def test_nobody_who_said_stop_is_offered_anything(tmp_path: Path) -> None:
    stop = "---\nname: Ana Sol\ncompany: Harbour\ninterests: [sailing]\ndo_not_contact: no more\n---\n"
    before = people(tmp_path, "contacts/ana.md", stop)
    assert {each.contact for each in offering(before, [sailing("cowes")]).new} == {"ben", "cleo"}


def test_nobody_has_more_than_can_be_looked_at(tmp_path: Path) -> None:
    before = people(tmp_path)
    done(before, offered(before, [sailing(str(number)) for number in range(3)]))
    done(before, offered(before, [sailing(str(number)) for number in range(3, 30)]))
    assert len(for_each(before)["cleo"]) == MOST
    more = offered(before, [sailing("cowes")])
    assert more.changes == ()
    assert "5 candidates wait for a word of yours" in more.said[-1]
    nothing_of_theirs = offered(before, [Item("A lathe", url="https://lathe.example/")])
    assert nothing_of_theirs.said == ("Of 1 thing 0 fit somebody.",)
    # A word of the user's makes room.
    data = (tmp_path / PATH).read_bytes()
    (tmp_path / PATH).write_bytes(data.replace(b"\n    - for", b"\n    - no\n    - for", 1))
    assert offered(before, [sailing("cowes")]).changes


def test_addresses_are_cleaned_and_what_is_none_is_left_out(tmp_path: Path) -> None:
    before = people(tmp_path)
    found = offering(
        before,
        [
            sailing("a", "https://sail.example/a?utm_source=feed&page=2#top"),
            sailing("b", "javascript:alert(1)"),
            sailing("c", "javascript:alert(2)"),
            sailing("d", "data:text/html,x"),
        ],
    )
    assert {each.item.url for each in found.new} == {"https://sail.example/a?page=2"}
    assert [each.reason for each in found.left_out] == [
        *["its address is `javascript:`, and only http and https lead to a page"] * 2,
        "its address is `data:`, and only http and https lead to a page",
    ]
    assert found.act.said[0].startswith("Left out: “Sailing a dinghy to b” and 1 more: its address is `java")


def test_the_file_keeps_every_other_byte(tmp_path: Path) -> None:
    mine = b"My words.\r\n\r\n1. Knots\r\n    - no\r\n    - ask Tom"
    before = people(tmp_path)
    (tmp_path / "gifts").mkdir(exist_ok=True)
    (tmp_path / PATH).write_bytes(mine)
    done(before, offered(before, [sailing("cowes")]))
    assert (tmp_path / PATH).read_bytes().startswith(mine + b"\r\n2. [Sailing a dinghy to cowes](")


def test_the_users_own_words_for_an_interest_find_what_is_read(tmp_path: Path) -> None:
    ana = "---\nname: Ana Sol\ninterests: [music/bell-hanging]\n---\n"
    search = Search()
    search.files["contacts/ana.md"] = ana
    before = desk(tmp_path, search, "2026-11-23T12:00")
    item = Item("Headstocks and what forty towers do", url="https://bells.example/headstocks", found=FOUND)
    assert not offering(before, [item]).new
    settings, problems = Settings.read({"synonyms": {"music/bell-hanging": ["headstock", "clapper"]}})
    assert not problems
    (found,) = offering(replace(before, settings=settings), [item]).new
    assert (found.contact, found.interest) == ("ana", "music/bell-hanging")
    assert "headstock" in found.why
