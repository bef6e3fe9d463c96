"""What people asked of other tools for years: monica#1814, #3178, #2571 and #400, friends#268 and #270.

Monday 2026-11-23 is a Monday.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from searches.living import Search

Make = Callable[..., Search]


@pytest.fixture
def ana(search: Make) -> Search:
    """Ana Sol and Ben Osei were met on Monday 2 November, and thanked; gifts for both are found and read."""
    mine = search()
    mine.on(
        "2026-11-02T12:00",
        "debrief --company Harbour --position Analyst --when 2026-11-02T10:00 --decision-by 2027-01-15 "
        '--met "Ana Sol; email: ana@harbour.example; interests: sailing; '
        "talked about: the reports nobody reads; lit up at: her first regatta; "
        'promised: the checklist by 2026-11-06" '
        '--met "Ben Osei; email: ben@harbour.example; interests: bees; '
        'talked about: the Monday builds; private: sounded tired"',
    )
    for tag in ("sailing", "bees"):
        for number in (1, 2, 3):
            mine.on(
                "2026-11-02T12:30",
                f'new gift "{tag.title()} {number}" --kind article --interests {tag} --read '
                f"--url https://{tag}.example/{number}",
            )
    mine.write("2026-11-02T13:00", "ana", "thank-you")
    mine.write("2026-11-02T13:05", "ben", "thank-you")
    mine.write("2026-11-06T10:00", "ana", "promised-item")
    return mine


@pytest.mark.parametrize(
    "touch",
    [
        'heard ana "Thank you!"',
        'heard ana "She called." --kind call',
        'called ana "Told her about the harbour."',
        'called ana "Met her at the station." --via in-person',
    ],
)
def test_monica_1814_the_timer_counts_from_the_last_contact(ana: Search, touch: str) -> None:
    ana.on("2026-11-09T10:00", "snooze ben --until 2027-01-04")
    # 7 business days after Fri 6 Nov: Tue 17 Nov; after Thu 12 Nov: Mon 23 Nov.
    assert ana.the("2026-11-12T09:00", "ana-sol", "value-add")["opens"] == "2026-11-17"
    ana.on("2026-11-12T10:00", touch)
    assert ana.the("2026-11-12T11:00", "ana-sol", "value-add")["opens"] == "2026-11-23"
    assert "ana-sol value-add" not in ana.due("2026-11-20T10:00")
    assert "ana-sol value-add" in ana.due("2026-11-23T10:00")


def test_monica_3178_who_is_going_quiet_is_shown_once_a_week(ana: Search) -> None:
    ana.set("contacts/ben-osei.md", interests=["stamps"])
    # Nothing fits Ben, and he has heard nothing since 2 November: three weeks on, on a Monday.
    monday = ana.on("2026-11-30T10:00", "due")
    assert "Ben Osei" in monday and "stamps" in monday
    assert "stamps" not in ana.on("2026-12-01T10:00", "due")


def test_monica_2571_who_is_due_who_comes_next_and_who_sleeps(ana: Search) -> None:
    assert "ben-osei value-add" in ana.due("2026-11-12T10:00")
    said = ana.on("2026-11-12T10:00", "due --all")
    assert said.index("Ben Osei") < said.index("Coming up") < said.index("Ana Sol", said.index("Coming up"))
    ana.on("2026-11-12T10:05", "snooze ben --until 2026-11-25")
    assert not [each for each in ana.due("2026-11-24T10:00") if each.startswith("ben")]
    assert ana.the("2026-11-13T10:00", "ben-osei", "value-add")["opens"] == "2026-11-25"
    assert "ben-osei value-add" in ana.due("2026-11-25T10:00")


def test_monica_400_one_meeting_several_people_and_each_their_own_words(ana: Search) -> None:
    assert len([path for path in ana.files() if path.startswith("interviews/")]) == 1
    first, second = (
        ana.letter("2026-11-03T10:00", f"{who} --kind thank-you")["body"] for who in ("ana", "ben")
    )
    assert "reports nobody reads" in first or "regatta" in first
    assert "Monday builds" in second
    assert "Monday builds" not in first
    assert "regatta" not in second and "reports nobody" not in second
    assert "tired" not in second
    shown = ana.on("2026-11-03T10:00", "show ana")
    assert "regatta" in shown and "Monday builds" not in shown


def test_friends_268_one_command_says_whose_turn_it_is_each_at_their_own_pace(ana: Search) -> None:
    ana.on("2026-12-01T10:00", "close harbour --outcome closed --on 2026-12-01")
    ana.set("contacts/ana-sol.md", stay_in_touch="30d").set("contacts/ben-osei.md", stay_in_touch="120d")
    # 60 days after Tue 1 Dec: Sat 30 Jan 2027, the first to each.
    turns = {each["contact"]: each["opens"] for each in ana.plan("2026-12-02T10:00", kind="stay-in-touch")}
    assert set(turns) == {"ana-sol", "ben-osei"}
    day = f"{turns['ana-sol']}T10:00"
    assert "ana-sol stay-in-touch" in ana.due(day)
    ana.write("2027-02-01T10:00", "ana", "stay-in-touch")
    ana.write("2027-02-04T10:00", "ben", "stay-in-touch")
    later = {each["contact"]: each["opens"] for each in ana.plan("2027-02-05T11:00", kind="stay-in-touch")}
    # 30 days after Mon 1 Feb 2027: Wed 3 Mar; 120 days after Thu 4 Feb: Fri 4 Jun.
    assert later == {"ana-sol": "2027-03-03", "ben-osei": "2027-06-04"}


def test_friends_270_everything_about_one_person_in_one_list(ana: Search) -> None:
    ana.on("2026-11-09T10:00", "snooze ben --until 2027-01-04")
    ana.on(
        "2026-11-09T10:00", 'heard ana "We race on the Solent in May." --asks "a start date" --by 2026-11-30'
    )
    ana.write("2026-11-16T10:00", "ana", "answer")
    gift = ana.the("2026-11-25T10:00", "ana-sol", "value-add")
    assert gift["state"] == "due"
    ana.write("2026-11-25T10:00", "ana", "value-add")
    shown = ana.on("2026-11-26T10:00", "show ana")
    for words in (
        "ana@harbour.example",
        "sailing",
        "reports nobody reads",
        "her first regatta",
        "the checklist",
        "We race on the Solent in May.",
        "a start date",
        "Sailing 1",
        "Next",
    ):
        assert words in shown, words
