"""Yes, no and later to candidates for gifts: what becomes of each, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search

from afterword.actions import new
from afterword.actions.candidates import Answers, answer, candidates_waiting
from afterword.actions.desk import Desk
from afterword.errors import AfterwordError
from afterword.gifts.candidate_list import PATH, read_list

LIST = """1. [Seven drills](https://sail.example/drills)
    - found: 2026-11-20
    - for [[ana]]: sailing/dinghies, by “spinnakers” (1.84)
    - for [[cleo]]: boats (0.90)
2. [Hives](http://www.youtube.com/watch?v=hIvE)
    - for [[cleo]]: bees (1.10)
    - why: It counts them one by one.
3. Knots
    - for Ana Sol: sailing
4. [Moors](https://moor.example/)
    - for [[nobody]]: moors (1.50)
"""


def people(root: Path, listed: str = LIST, *more: str) -> Desk:
    search, parts = Search(), iter(more)
    for slug, name, house in (("ana", "Ana Sol", "Harbour"), ("cleo", "Cleo Tan", "Mill")):
        search.files[f"contacts/{slug}.md"] = (
            f"---\nname: {name}\ncompany: {house}\ninterests: [boats, sailing/dinghies, bees]\n---\n"
        )
    search.files |= {PATH: listed, **dict(zip(parts, parts, strict=True))}
    return desk(root, search, "2026-11-23T12:00")


def refusal(before: Desk, answers: Answers, who: str = "") -> str:
    with pytest.raises(AfterwordError) as refused:
        answer(before, answers, [before.journal.contacts[who]] if who else ())
    return str(refused.value)


def test_yes_makes_a_gift_that_is_unread_until_it_is_said(tmp_path: Path) -> None:
    before = people(tmp_path)
    act = answer(before, Answers(yes=("1",)))
    assert act.summary == "gifts: yes to Seven drills"
    later, said = done(before, act)
    gift = later.gifts["seven-drills"]
    assert (gift.title, gift.kind, gift.url) == ("Seven drills", "article", "https://sail.example/drills")
    assert gift.interests == ("sailing/dinghies", "boats")
    assert (gift.found, gift.read, gift.why) == (date(2026, 11, 20), False, "")
    assert said == ["It is offered once its file says `read: yes`."]
    entry = read_list((tmp_path / PATH).read_bytes()).entries[0]
    assert entry.state == "yes" and not entry.is_open(before.today)
    assert "is a gift already (gifts/_candidates.md:5)" in refusal(before.again(), Answers(no=("1",)))


def test_what_was_read_can_be_given_at_once(tmp_path: Path) -> None:
    before = people(tmp_path)
    act = answer(before, Answers(yes=("https://youtube.com/watch?v=hIvE&utm_source=x",), read=True))
    assert act.said[-1] == "By its address it is a talk; change `kind` if it is not."
    later, said = done(before, act)
    gift = later.gifts["hives"]
    assert (gift.kind, gift.read, gift.why) == ("talk", True, "It counts them one by one.")
    # Found today, since nothing says when.
    assert gift.found == date(2026, 11, 23)
    assert said[-1] == "Put it into a note: afterword draft ana --gift hives"


def test_it_answers_the_interests_of_whom_it_is_said_for(tmp_path: Path) -> None:
    before = people(tmp_path)
    act = answer(before, Answers(yes=("seven",)), [before.journal.contacts["cleo"]])
    assert done(before, act)[0].gifts["seven-drills"].interests == ("boats",)
    own = answer(people(tmp_path / "b"), Answers(yes=("4",), interests=("moors", "walks"), kind="place"))
    assert b"moors\n  - walks" in (own.changes[0].new or b"")


def test_no_is_for_all_or_for_one(tmp_path: Path) -> None:
    before = people(tmp_path)
    _, said = done(before, answer(before, Answers(no=("1",)), [before.journal.contacts["ana"]]))
    assert said == ["“Seven drills” is not offered for Ana Sol again."]
    assert [each.contact for each in read_list((tmp_path / PATH).read_bytes()).entries[0].for_whom] == [
        "cleo"
    ]
    _, said = done(before, answer(before.again(), Answers(no=("1", "Hives"))))
    assert said == ["“Seven drills” is not offered again.", "“Hives” is not offered again."]
    assert [each.state for each in read_list((tmp_path / PATH).read_bytes()).entries[:2]] == ["no", "no"]


def test_no_is_for_those_by_whom_it_stands(tmp_path: Path) -> None:
    listed = (
        LIST + "5. Reefs\n" + "".join(f"    - for [[{who}]]: boats (1)\n" for who in ("ana", "cleo", "dee"))
    )
    dee = "---\nname: Dee Moor\ninterests: [boats]\n---\n"
    before = people(tmp_path, listed, "contacts/dee.md", dee)
    both = [before.journal.contacts[slug] for slug in ("ana", "dee")]
    _, said = done(before, answer(before, Answers(no=("5",)), both))
    assert said == ["“Reefs” is not offered for Ana Sol and Dee Moor again."]
    (reefs,) = (each for each in read_list((tmp_path / PATH).read_bytes()).entries if each.number == 5)
    assert [each.contact for each in reefs.for_whom] == ["cleo"] and reefs.is_open(before.today)
    with pytest.raises(AfterwordError, match="and not for Ana Sol and Dee Moor"):
        answer(before.again(), Answers(no=("5",)), both)


def test_they_are_listed_by_what_they_answer(tmp_path: Path) -> None:
    listed = LIST + "5. Springs\n    - for [[ana]]: tides/springs, by “neaps” (1)\n"
    tidal = "---\nname: Dee Moor\ninterests: [tidal-power, Tidal-flats]\n---\n"
    before = people(tmp_path, listed, "contacts/dee.md", tidal)

    def found(*tags: str, who: str = "") -> list[tuple[str, str]]:
        contact = before.journal.contacts[who] if who else None
        shown, _ = candidates_waiting(before, contact, tags)
        return sorted((entry.item.title, each.contact) for each in shown for entry, _ in each.entries)

    every = found()
    assert found("boats") == [pair for pair in every if pair == ("Seven drills", "cleo")] != []
    # What answers a part of an interest answers it; any of several will do, and a person narrows it further.
    assert found("Sailing") == [("Knots", "ana"), ("Seven drills", "ana")]
    assert found("sailing", "boats", who="cleo") == [("Seven drills", "cleo")]
    # What it is listed for may be nobody's interest by now.
    assert found("tides") == found("TIDES/springs") == [("Springs", "ana")]
    assert found("dinghies") == [("Seven drills", "ana")]
    assert found("tidal-flats") == []
    for typed, words in (
        ("knitting", 'No interest here is called "knitting"'),
        ("tidal", "could be 2 things"),
    ):
        with pytest.raises(AfterwordError, match=words):
            candidates_waiting(before, None, (typed,))


def test_later_is_open_again_on_its_day(tmp_path: Path) -> None:
    before = people(tmp_path)
    act = answer(before, Answers(later=("2", "3"), until=date(2026, 11, 30)))
    assert act.summary == "gifts: later Hives and Knots"
    done(before, act)
    hives, knots = read_list((tmp_path / PATH).read_bytes()).entries[1:3]
    assert (hives.until, knots.until) == (date(2026, 11, 30), date(2026, 11, 30))
    assert not hives.is_open(date(2026, 11, 29)) and hives.is_open(date(2026, 11, 30))
    done(before, answer(before.again(), Answers(later=("2",))))
    # Four weeks.
    assert read_list((tmp_path / PATH).read_bytes()).entries[1].until == date(2026, 12, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,2", (1, 2)),
        ("1 3", (1, 3)),
        ("1-3", (1, 2, 3)),
        ("#2, 4.", (2, 4)),
        ("1, 3 and 4", (1, 3, 4)),
        ("2 to 4", (2, 3, 4)),
        ("2 – 3;1", (2, 3, 1)),
        ("3,3,1,", (3, 1)),
        ("3-99", (3, 4)),
    ],
)
def test_several_are_called_by_their_numbers_as_people_type_them(
    tmp_path: Path, typed: str, meant: tuple[int, ...]
) -> None:
    before = people(tmp_path)
    titles = ["Seven drills", "Hives", "Knots", "Moors"]
    _, said = done(before, answer(before, Answers(no=(typed,))))
    assert said == [f"“{titles[number - 1]}” is not offered again." for number in meant]


def test_a_span_passes_over_what_cannot_be_answered(tmp_path: Path) -> None:
    before = people(tmp_path)
    _, said = done(before, answer(before, Answers(no=("1-4",)), [before.journal.contacts["cleo"]]))
    assert said == [f"“{title}” is not offered for Cleo Tan again." for title in ("Seven drills", "Hives")]
    done(before, answer(before.again(), Answers(no=("2,3",))))
    _, said = done(before, answer(before.again(), Answers(later=("1-4",))))
    assert [each.partition(" rests")[0] for each in said] == ["“Seven drills”", "“Moors”"]
    assert "from 2 to 3 waits" in refusal(before.again(), Answers(later=("2-3",)))
    assert "smaller number comes first, such as 1-3" in refusal(before.again(), Answers(later=("4-1",)))


def test_several_that_get_a_yes_are_a_gift_each_and_one_act(tmp_path: Path) -> None:
    listed = LIST + "5. [Knots](https://knots.example/)\n    - for [[ana]]: boats\n"
    before = people(tmp_path, listed)
    act = answer(before, Answers(yes=("1,3", "5"), read=True))
    assert act.summary == "gifts: yes to Seven drills, Knots and Knots"
    later, _ = done(before, act)
    assert set(later.gifts) == {"seven-drills", "knots", "knots-2"}
    assert [each.state for each in read_list((tmp_path / PATH).read_bytes()).entries if each.number != 2] == [
        "yes",
        "yes",
        "open",
        "yes",
    ]
    before = people(tmp_path / "b", listed.replace("knots.example/", "sail.example/drills?utm_source=x"))
    assert "are one page" in refusal(before, Answers(yes=("1", "5")))
    assert "A reason is of one thing" in refusal(before, Answers(yes=("1,2",), why="It is short."))


def test_a_title_that_is_a_number_is_a_title(tmp_path: Path) -> None:
    before = people(tmp_path, LIST.replace("3. Knots", "3. [1984]()").replace("[Moors]", "[20-30]"))
    for called, title in (("1984", "1984"), ("20-30", "20-30")):
        act = answer(before, Answers(no=(called,)))
        assert list(act.afterwards(before)) == [f"“{title}” is not offered again."]
    assert "by its number (several: 1,2 or 1-3)" in refusal(before, Answers(no=("1/2",)))


def test_what_is_not_plain_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    before = people(tmp_path)
    assert "no candidate “9”" in refusal(before, Answers(yes=("9",)))
    assert "no candidate “”" in refusal(before, Answers(no=("",)))
    assert "several candidates" in refusal(before, Answers(no=("e",)))
    assert "not for Ana Sol" in refusal(before, Answers(no=("2",)), "ana")
    assert "two things are said" in refusal(before, Answers(yes=("1",), no=("seven",)))
    for_none = LIST.replace("    - for [[nobody]]: moors (1.50)\n", "")
    assert "--interests sailing" in refusal(people(tmp_path / "b", for_none), Answers(yes=("Moors",)))
    empty = people(tmp_path / "c")
    (tmp_path / "c" / PATH).unlink()
    assert "There are no candidates yet" in refusal(empty, Answers(yes=("1",)))
    assert (tmp_path / PATH).read_text(encoding="utf-8") == LIST


def test_who_has_had_the_least_comes_first_then_whose_gift_is_needed_soonest(tmp_path: Path) -> None:
    gift = "---\ntitle: X\nkind: tip\ninterests: [boats]\ngiven: [ana]\n---\n"
    people_, problems = candidates_waiting(people(tmp_path, LIST, "gifts/x.md", gift))
    assert not problems
    assert [(each.contact, each.had) for each in people_] == [("cleo", 0), ("ana", 1)]
    titles = [[entry.item.title for entry, _ in each.entries] for each in people_]
    assert titles == [["Hives", "Seven drills"], ["Seven drills", "Knots"]]


def test_what_somebody_has_had_since_waits_no_more(tmp_path: Path) -> None:
    gift = (
        "---\ntitle: Drills\nkind: article\nurl: https://sail.example/drills\n"
        "interests: [boats]\ngiven: [ana]\n---\n"
    )
    # Another page, which the ledger takes for the gift all the same: there is more in its query.
    listed = LIST.replace("/drills)", "/drills?from=list)")
    people_, _ = candidates_waiting(people(tmp_path, listed, "gifts/drills.md", gift))
    assert {each.contact: [entry.item.title for entry, _ in each.entries] for each in people_} == {
        "ana": ["Knots"],
        "cleo": ["Hives", "Seven drills"],
    }


def test_what_is_a_gift_by_hand_is_no_candidate_and_none_twice(tmp_path: Path) -> None:
    """A page is one thing, however its address is written."""
    by_hand = (
        "---\ntitle: Drills\nkind: article\nurl: http://www.sail.example/drills/#two\n"
        "interests: [boats]\n---\n"
    )
    before = people(tmp_path, LIST, "gifts/drills-of-mine.md", by_hand)
    waits = [entry.item.title for each in candidates_waiting(before)[0] for entry, _ in each.entries]
    assert sorted(waits) == ["Hives", "Knots"]
    assert "is a gift already: gifts/drills-of-mine.md. Nothing was written" in refusal(
        before, Answers(yes=("1",))
    )
    fields = {"kind": "article", "url": "https://sail.example/drills", "interests": ("boats",)}
    assert new.gift(before, "Drills again", fields).said == (
        "gifts/drills-of-mine.md has that address too; one of the two is enough.",
    )
