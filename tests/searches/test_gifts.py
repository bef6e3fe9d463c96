"""A8 of the searches: gifts go in turn, make way for a question, and end; an agency has a queue of its own.

Friday 2026-10-02 is a Friday; with `country: us`, Monday 12 October and Wednesday 11 November are holidays.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from searches.living import Search, days

INTERESTS = ("pottery", "steelhead", "magnet", "cycling", "gardens")


def shelf(search: Search, *interests: str, each: int = 3) -> None:
    """Some gifts for every interest, found and read."""
    for tag in interests:
        for number in range(each):
            search.on(
                "2026-10-02T18:00",
                f'new gift "{tag.title()} {number + 1}" --kind article --interests {tag} --read '
                f"--url https://{tag}.example/{number + 1}",
            )


@pytest.fixture
def five(search: Callable[..., Search]) -> Search:
    """Five people who differ in their names alone, met on 2 October; gifts enough for all of them."""
    mine = search()
    met = " ".join(
        f'--met "{name}; email: {name.lower()}@acme.example; interests: pottery; talked about: kilns"'
        for name in ("Bea", "Cal", "Dee", "Ola", "Zoe")
    )
    mine.on(
        "2026-10-02T12:00",
        f"debrief --company Acme --position Potter --when 2026-10-02T10:00 --decision-by 2027-03-01 {met}",
    )
    shelf(mine, "pottery", each=20)
    for name in ("bea", "cal", "dee", "ola", "zoe"):
        mine.write("2026-10-02T14:00", name, "thank-you")
    return mine


def test_a8_nobody_has_a_second_gift_before_everybody_has_had_one(five: Search) -> None:
    given: list[tuple[str, str]] = []
    for day in days("2026-10-05", "2026-12-11"):
        for each in five.due(day):
            who, kind = each.split()
            assert kind == "value-add"
            five.write(day, who, kind)
            given.append((day[:10], who))
    people = [who for _, who in given]
    assert sorted(people[:5]) == ["bea", "cal", "dee", "ola", "zoe"], given
    assert people[5:10] == people[:5], "whoever has waited longest comes first"
    # The first on the 7th business day after the thanks, and 3 business days between two to one company.
    assert [day for day, _ in given[:5]] == [
        "2026-10-13",
        "2026-10-16",
        "2026-10-21",
        "2026-10-26",
        "2026-10-29",
    ]


def test_a8_a_gift_makes_way_for_a_question_that_is_known(nadia: Search) -> None:
    shelf(nadia, *INTERESTS, each=1)
    nadia.set("contacts/bettina-ruiz.md", interests=["gardens"])
    for who in ("bettina", "helen", "marcus", "alan", "priyanka"):
        nadia.write("2026-10-02T20:00", who)
    # They mean to decide by Mon 2 Nov, so the question is for Wed 4 Nov; 5 business days before it to
    # her, and 3 to her colleagues, nothing is given.
    for day in days("2026-10-28", "2026-11-03"):
        assert not [each for each in nadia.due(day) if each == "bettina-ruiz value-add"], day
    for day in days("2026-10-31", "2026-11-03"):
        assert nadia.due(day) == [] or all(each.startswith("kelly") for each in nadia.due(day)), day
    assert "bettina-ruiz decision-check-in" in nadia.due("2026-11-04T10:00")


def test_a8_an_agency_has_a_queue_of_its_own(nadia: Search) -> None:
    shelf(nadia, "pottery", "steelhead")
    nadia.write("2026-09-22T14:00", "kelly")
    for who in ("bettina", "helen", "marcus", "alan", "priyanka"):
        nadia.write("2026-10-02T20:00", who)
    # 7 business days after Fri 2 Oct, with Columbus Day out: Wed 14 Oct.
    due = nadia.due("2026-10-14T10:00")
    assert "helen-voss value-add" in due
    assert "kelly-marsh value-add" in due, "not held by a gift to the hospital"


def test_a8_a_gift_that_is_left_lapses_and_holds_nobody_for_ever(nadia: Search) -> None:
    shelf(nadia, "pottery", "steelhead")
    for who in ("bettina", "helen", "marcus", "alan", "priyanka"):
        nadia.write("2026-10-02T20:00", who)
    gift = nadia.the("2026-10-14T10:00", "helen-voss", "value-add")
    assert gift["state"] in ("due", "late")
    # 15 business days after Wed 14 Oct: Wed 4 Nov.
    assert gift["until"] == "2026-11-04"
    later = nadia.plan("2026-11-05T10:00", "helen-voss", "value-add")
    assert all(each["state"] == "upcoming" for each in later)
    assert "bettina-ruiz decision-check-in" in nadia.due("2026-11-05T10:00")


def test_a8_one_can_be_passed_over(nadia: Search) -> None:
    shelf(nadia, "pottery", "steelhead", "magnet")
    for who in ("bettina", "helen", "marcus", "alan", "priyanka"):
        nadia.write("2026-10-02T20:00", who)
    first = nadia.due("2026-10-14T10:00")
    (who,) = (each.split()[0] for each in first if "kelly" not in each)
    nadia.on("2026-10-14T10:00", f"skip {who} --kind value-add")
    assert not [each for each in nadia.due("2026-10-14T10:01") if each.startswith(who)]
    later = nadia.the("2026-10-14T10:01", who, "value-add")
    # 7 business days after Wed 14 Oct: Fri 23 Oct.
    assert (later["state"], later["opens"]) == ("upcoming", "2026-10-23")


def test_a8_next_knows_what_is_held_until_a_day(five: Search) -> None:
    five.write("2026-10-13T10:00", five.due("2026-10-13T10:00")[0].split()[0], "value-add")
    said = five.on("2026-10-14T10:00", "due")
    assert "Nothing to write" in said
    assert "16 Oct" in said or "Friday" in said
