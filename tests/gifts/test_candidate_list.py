"""The list of candidates: what is written, by hand or by us, is read again; nothing else in it changes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.errors import EditRefusedError
from afterword.gifts.candidate_list import added, marked, read_list, refused_for, without
from afterword.gifts.candidates import Candidate
from afterword.gifts.items import Item
from afterword.records.folders import is_record

TODAY = date(2026, 11, 23)
DRILLS = Item("Seven ways to right a dinghy", url="https://sail.example/righting", found=date(2026, 11, 20))
WHY = "sailing/dinghies, by “spinnakers”"


def for_whom(item: Item, *people: tuple[str, float]) -> dict[Item, list[Candidate]]:
    return {item: [Candidate(slug, item, score, "sailing/dinghies", WHY) for slug, score in people]}


BY_HAND = """My own words before.

- Knots for cold hands https://knots.example/cold
  - For Priya Raman: sailing
  - no, she knows it
* [Tides \\[again\\]](<https://tide.example/a_(b)>)
\t* why: It has a table that fits a pocket.
\t* kind: Book
\t* later: until 2026-12-10
\t* my remark: ask Tom
4) A pilot of the Solent
    1. not for tom-okafor: boats (1.02)
    2. no idea whether it is in print
    3. later until 2026-11-23
Words behind.
    - found: 2026-11-01
"""


def test_a_list_written_by_hand_is_read() -> None:
    knots, tides, pilot = read_list(BY_HAND.encode()).entries
    assert (knots.item, knots.state) == (Item("Knots for cold hands", url="https://knots.example/cold"), "no")
    assert [(each.contact, each.interest) for each in knots.receivers] == [("Priya Raman", "sailing")]
    note = "It has a table that fits a pocket."
    assert tides.item == Item("Tides [again]", url="https://tide.example/a_(b)", kind="book", note=note)
    assert (tides.state, tides.until, tides.is_open(TODAY)) == ("later", date(2026, 12, 10), False)
    assert (pilot.number, pilot.item.title, pilot.item.found) == (4, "A pilot of the Solent", None)
    assert pilot.is_open(TODAY) and not pilot.is_open(date(2026, 11, 22))
    assert pilot.for_whom == () and pilot.receivers[0].score == 1.02


def test_what_is_not_understood_is_told_with_its_line() -> None:
    found = read_list(b"1. Knots\n    - later: some day\n    - kind: novel\n    - found:\n").problems
    assert [(each.line, each.message) for each in found] == [
        (2, "“some day” is no date."),
        (3, "“novel” is no kind of gift."),
        (4, "`found` needs a day."),
    ]
    assert found[0].fix == "Write it so: - later: 2026-12-10"


def test_a_new_list_is_read_again() -> None:
    text = added(None, for_whom(DRILLS, ("tom-okafor", 1.0), ("priya-raman", 1.84)))
    assert text.decode().endswith(
        "1. [Seven ways to right a dinghy](https://sail.example/righting)\n"
        "    - found: 2026-11-20\n"
        f"    - for [[priya-raman]]: {WHY} (1.84)\n"
        f"    - for [[tom-okafor]]: {WHY} (1.00)\n"
    )
    (entry,) = read_list(text).entries
    assert (entry.item, entry.number, entry.state) == (DRILLS, 1, "open")
    assert [(each.contact, each.why, each.score) for each in entry.for_whom] == [
        ("priya-raman", WHY, 1.84),
        ("tom-okafor", WHY, 1.0),
    ]


@pytest.mark.parametrize(
    "before",
    [
        BY_HAND.encode(),
        BY_HAND.replace("\n", "\r\n").encode(),
        BY_HAND.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf7. Knots",
        b"Words alone",
        b"3. Knots\n",
    ],
)
def test_what_is_added_stands_at_the_end_and_nothing_else_changes(before: bytes) -> None:
    text = added(before, for_whom(DRILLS, ("priya-raman", 1.84)))
    assert text.startswith(before)
    was, now = read_list(before).entries, read_list(text).entries
    assert now[: len(was)] == was
    assert now[-1].item == DRILLS
    assert now[-1].number == max((each.number or 0 for each in was), default=0) + 1
    ends = {b"\r\n": text.count(b"\r\n"), b"\n": text.count(b"\n"), b"\r": text.count(b"\r")}
    if b"\r\n" in before:
        assert ends[b"\r\n"] == ends[b"\n"] == ends[b"\r"]
    elif b"\r" in before:
        assert not ends[b"\n"]


def test_a_word_of_the_user_goes_below_its_entry_and_the_newer_takes_the_place_of_the_older() -> None:
    text = added(
        None, {**for_whom(DRILLS, ("priya-raman", 1.84)), **for_whom(Item("Knots"), ("tom-okafor", 1))}
    )
    first, _ = read_list(text).entries
    later = marked(text, first, "later: 2026-12-10")
    assert later.replace(b"    - later: 2026-12-10\n", b"") == text
    first, second = read_list(later).entries
    assert (first.state, first.until, second.state) == ("later", date(2026, 12, 10), "open")
    never = marked(later, first, "no")
    assert never == later.replace(b"later: 2026-12-10", b"no")
    assert marked(never, read_list(never).entries[0], "") == text
    last = marked(text.rstrip(b"\n"), second, "no")
    assert read_list(last).entries[1].state == "no"


def test_it_can_be_refused_for_one_of_several() -> None:
    text = added(None, for_whom(DRILLS, ("tom-okafor", 1.0), ("priya-raman", 1.84)))
    first = read_list(text).entries[0].for_whom[0]
    left = refused_for(text, first)
    assert left == text.replace(b"for [[priya-raman]]", b"not for [[priya-raman]]")
    assert [each.contact for each in read_list(left).entries[0].for_whom] == ["tom-okafor"]
    assert without(text, [first.line]) == text.replace(
        f"    - for [[priya-raman]]: {WHY} (1.84)\n".encode(), b""
    )


def test_what_is_no_text_is_refused_with_its_line() -> None:
    with pytest.raises(EditRefusedError, match=r"gifts/_candidates\.md:2: .* not UTF-8"):
        read_list(b"1. Knots\n2. K\xfcste\n")


@settings(max_examples=examples(120, 2_000))
@given(
    title=st.text(min_size=1, max_size=40).filter(lambda text: any(sign.isalnum() for sign in text)),
    before=st.sampled_from(["", "Words.\n", "8. Knots\n    - no\n"]),
)
def test_any_title_comes_back_and_adds_one_entry(title: str, before: str) -> None:
    """Titles are other people's words: none of them makes a second entry, a state, or Markdown."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())
    for url in ("https://a.example/x_(y)", ""):
        item = Item(title, url=url)
        text = added(before.encode(), for_whom(item, ("priya-raman", 1.0)))
        entry = read_list(text).entries[-1]
        assert (entry.item.title, entry.item.url, entry.state) == (shown, url, "open")
        assert len(read_list(text).entries) == len(read_list(before.encode()).entries) + 1


def test_a_title_is_shown_as_it_is() -> None:
    text = added(
        None, for_whom(Item("![x](http://e.example/p.png) <b> #tag [[link]] `a`"), ("priya-raman", 1))
    )
    assert rb"\!\[x\](http://e.example/p.png) \<b\> \#tag \[\[link\]\] \`a\`" in text


def test_the_list_is_no_record() -> None:
    assert not is_record("gifts/_candidates.md")
