"""A follow-up on a page: its reason, and apart from it what holds it back."""

from __future__ import annotations

import re

import pytest
from followups.search import Search, northwind
from pages.editions import edition, page, text_of

from afterword.pages.cards import Card, line


def the_card(search: Search, contact: str, kind: str, now: str) -> Card:
    found = edition(search, now)
    (follow_up,) = [each for each in found.follow_ups if (each.contact, each.kind) == (contact, kind)]
    return line(found, follow_up)


@pytest.mark.parametrize(
    "promise", ["the list of talks; held: the 2025 ones", "held: the rope", "a; held: b."]
)
def test_the_user_s_own_words_stay_whole(promise: str) -> None:
    search = northwind("priya", body=f"## Priya\n\n- promised: {promise} by 2026-11-24\n")
    card = the_card(search, "priya", "promised-item", "2026-11-24T09:00")
    assert card.reason == (f"On Fri 20 Nov 2026 you promised Priya “{promise}”, by Tue 24 Nov 2026.")
    assert card.hold == ""
    markdown = page(search, "2026-11-24T09:00", "index.md").markdown
    assert promise in text_of(markdown)
    assert "aw-hold" not in re.search(r'id="to-priya--promised-item.*?</article>', markdown)[0]  # type: ignore[index]


def test_what_holds_it_back_stands_apart_while_it_does() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    search.sent("dana", "thank-you", "2026-11-21").sent("tom", "thank-you", "2026-11-21")
    held = the_card(search, "tom", "value-add", "2026-12-02T09:00")
    assert held.reason == (
        "Your last note to Tom went out on Sat 21 Nov 2026; something worth reading is welcome 7 business "
        "days later, from Tue 1 Dec 2026"
    )
    assert (
        held.hold
        == "; held: first comes the decision-check-in to Dana, at the same company, due Tue 1 Dec 2026."
    )
    ahead = the_card(search, "tom", "value-add", "2026-11-30T09:00")
    assert (ahead.reason, ahead.hold) == (f"{held.reason}.", "")


def test_what_will_hold_it_back_is_told_before_its_day() -> None:
    search = Search().contact("tom", interests=["chess"]).interview("i", met=["tom"])
    card = the_card(search, "tom", "value-add", "2026-11-23T09:00")
    assert card.reason.endswith("; no gift fits yet: look for something on chess.")
    assert card.hold == ""


def test_the_distance_to_another_note_is_part_of_the_reason() -> None:
    search = northwind("tom", decision_by="2027-12-01").sent("tom", "thank-you", "2026-11-21")
    search.sent("dana", "correction", "2026-11-30")
    card = the_card(search, "tom", "value-add", "2026-12-01T09:00")
    assert card.follow_up.state == "held"
    assert card.reason.endswith(
        "; not before Thu 3 Dec 2026, 3 business days after your note of Mon 30 Nov 2026 to Dana, at the "
        "same company."
    )
    assert card.hold == ""
