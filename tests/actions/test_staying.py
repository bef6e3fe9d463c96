"""Whether to stay in touch with somebody met outside any position, and how often."""

from __future__ import annotations

from pathlib import Path

import pytest
from actions.desks import desk, done
from followups.search import Search

from afterword.actions.staying import left_undecided, read_wishes, stay_in_touch, undecided
from afterword.actions.told import Person, Told, read_file, read_met
from afterword.actions.unfinished import as_text
from afterword.actions.write_up import write_up
from afterword.errors import AfterwordError
from afterword.times import Duration

MONDAY = "2026-11-23"
RUTH, LEE = Person("ruth-adler"), Person("lee-sato")
PEOPLE = [(RUTH, "Ruth Adler"), (LEE, "Lee Sato")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *((text, (True, None)) for text in ("yes", "Yes", "y", "true")),
        *((text, (False, None)) for text in ("no", "N", None)),
        *((text, (True, Duration(90, "d"))) for text in ("90d", "90 days", "3 months", "every 3 months")),
        # A month is one of 31 days, whenever it is said.
        *((text, (True, Duration(31, "d"))) for text in ("a month", "month", "every month", "one month")),
        ("every 6 weeks", (True, Duration(42, "d"))),
        ("a fortnight", (True, Duration(14, "d"))),
        ("20bd", (True, Duration(20, "bd"))),
    ],
)
def test_a_wish_is_read_as_it_is_said(text: str | None, meant: tuple[bool, Duration | None]) -> None:
    assert stay_in_touch(text) == meant


@pytest.mark.parametrize("text", ["", "now and then", "90", "friday", "2 weeks ago", "every", "0 days"])
def test_what_is_no_wish_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="3 months"):
        stay_in_touch(text)


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("yes", [(RUTH, "yes"), (LEE, "yes")]),
        ("all", [(RUTH, "yes"), (LEE, "yes")]),
        ("both 90d", [(RUTH, "90d"), (LEE, "90d")]),
        ("every 3 months", [(RUTH, "every 3 months"), (LEE, "every 3 months")]),
        ("ruth", [(RUTH, "yes")]),
        ("Lee Sato every 6 weeks, ruth no", [(LEE, "every 6 weeks"), (RUTH, "no")]),
        ("no", [(RUTH, "no"), (LEE, "no")]),
    ],
)
def test_one_answer_speaks_of_all(text: str, wishes: list[tuple[Person, str]]) -> None:
    assert read_wishes(text, PEOPLE) == wishes


@pytest.mark.parametrize("text", ["kit", "ruth sometimes", "l", "perhaps"])
def test_an_answer_about_nobody_is_refused_with_the_names(text: str) -> None:
    with pytest.raises(ValueError, match="Ruth Adler, Lee Sato, Ada Lane"):
        read_wishes(text, [*PEOPLE, (Person("ada-lane"), "Ada Lane")])


@pytest.mark.parametrize("piece", ["stay in touch: every 3 months", "stay_in_touch: 90d"])
def test_a_coffee_and_the_wish_that_came_of_it(tmp_path: Path, piece: str) -> None:
    before = desk(tmp_path, Search(), MONDAY)
    told = Told({"company": "Cafe"}, [read_met(f"Ruth Adler; {piece}")])
    again = read_file(as_text(told), before.today)
    assert again.people[0].personal == told.people[0].personal
    journal, _ = done(before, write_up(before, told).act)
    ruth = journal.contacts["ruth-adler"]
    assert (ruth.stay_in_touch, ruth.stay_gap) == (True, Duration(90, "d"))


@pytest.mark.parametrize(
    ("there", "wish", "line"),
    [
        (None, "yes", "stay_in_touch: true"),
        (None, "6 weeks", "stay_in_touch: 42d"),
        ("no", "yes", "stay_in_touch: true"),
        ("90d", "yes", "stay_in_touch: 90d"),
        ("90d", "60d", "stay_in_touch: 60d"),
        ("90d", "no", "stay_in_touch: false"),
        ("yes", "yes", "stay_in_touch: yes"),
    ],
)
def test_a_newer_wish_counts(tmp_path: Path, there: str | None, wish: str, line: str) -> None:
    search = Search().contact("ruth-adler", **({"stay_in_touch": there} if there else {}))
    before = desk(tmp_path, search, MONDAY)
    told = Told({"company": "Cafe"}, [read_met(f"ruth-adler; stay in touch: {wish}")])
    done(before, write_up(before, told).act)
    text = (tmp_path / "contacts/ruth-adler.md").read_text("utf-8").replace('"', "")
    assert [each for each in text.split("\n") if each.startswith("stay")] == [line]


def test_a_wish_that_is_none_is_refused(tmp_path: Path) -> None:
    before = desk(tmp_path, Search(), MONDAY)
    with pytest.raises(AfterwordError, match="90d"):
        write_up(before, Told({"company": "Cafe"}, [read_met("Ruth; stay in touch: now and then")]))


@pytest.mark.parametrize(
    ("fields", "interview", "asked"),
    [
        ({}, {}, True),
        ({}, {"position": "Baker"}, False),
        ({}, {"cancelled": "yes"}, False),
        ({"stay_in_touch": "no"}, {}, False),
        ({"stay_in_touch": "90d"}, {}, False),
        ({"do_not_contact": "no more"}, {}, False),
    ],
)
def test_it_is_asked_where_nothing_else_comes_of_it(
    tmp_path: Path, fields: dict[str, str], interview: dict[str, str], asked: bool
) -> None:
    about = {"position": ""} | interview
    search = Search().contact("ruth", **fields)
    search.interview("2026-11-20-cafe", company="Cafe", met=["ruth"], **about)
    journal = desk(tmp_path, search, MONDAY).journal
    assert [each.slug for each in left_undecided(journal, "2026-11-20-cafe")] == (["ruth"] if asked else [])
    told = Told({"position": about["position"]}, [Person("ruth"), Person("Kit", new=True)])
    told_of = [] if about["position"] else [*(["ruth"] if not fields else []), "Kit"]
    assert [each.who for each in undecided(journal, told)] == told_of
