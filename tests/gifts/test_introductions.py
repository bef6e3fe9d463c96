"""Introductions that could be proposed: two who share an interest and work apart; nobody who said stop."""

from __future__ import annotations

from followups.search import Search

from afterword.gifts.introductions import MOST, Introduction, introductions


def search(**people: tuple[str, list[str]]) -> Search:
    found = Search()
    for slug, (company, interests) in people.items():
        found.contact(slug, company=company, interests=interests)
    return found


def pairs(found: Search, contact: str = "") -> list[tuple[str, str, str]]:
    return [(each.one, each.other, each.interest) for each in introductions(found.journal, contact)]


def test_two_who_share_an_interest_and_what_it_tells_each() -> None:
    found = search(cy=("Mill", ["Sailing/Dinghies"]), ana=("Harbour", ["bees", "sailing/dinghies"]))
    assert introductions(found.journal) == (
        Introduction(
            "ana",
            "cy",
            "sailing/dinghies",
            "It tells Ana that you talk with Mill, and Cy that you talk with Harbour.",
        ),
    )


def test_a_wider_interest_is_shared_too_and_the_narrower_one_is_named() -> None:
    found = search(ana=("A", ["sailing/dinghies"]), ben=("B", ["sailing"]))
    assert pairs(found) == [("ana", "ben", "sailing")]
    found = search(ana=("A", ["sailing/dinghies"]), ben=("B", ["chess", "sailing/dinghies", "sailing"]))
    assert pairs(found) == [("ana", "ben", "sailing/dinghies")]


def test_nobody_who_said_stop_no_colleague_and_no_private_matter() -> None:
    found = search(ana=("A", ["bees"]), ben=("A", ["bees"]))
    assert pairs(found) == []
    found.contact("cy", company="C", interests=["bees"], do_not_contact="no more")
    assert pairs(found) == []
    assert pairs(search(ana=("A", ["her-divorce"]), ben=("B", ["her-divorce"]))) == []


def test_nobody_who_was_told_of_the_other() -> None:
    found = search(ana=("A", ["bees"]), ben=("B", ["bees"]))
    found.gift("ben", "bees").change("gifts/ben.md", title="Ben, who keeps bees", kind="introduction")
    assert pairs(found) == [("ana", "ben", "bees")]
    found.change("gifts/ben.md", given=["ana"])
    assert pairs(found) == []


def test_a_person_comes_twice_at_most_unless_they_are_asked_about() -> None:
    found = search(**{f"p{n}": (f"House {n}", ["bees"]) for n in range(9)})
    every = [slug for one, other, _ in pairs(found) for slug in (one, other)]
    assert max(map(every.count, every)) == 2 and len(every) <= 2 * MOST
    assert len(pairs(found, "p8")) >= 5
    assert all("p8" in pair for pair in pairs(found, "p8"))
