"""Follow-ups as the pages show them: reason, what holds them back, draft and gift, the days ahead."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from followups.search import Search, northwind
from pages.editions import edition, page, text_of

from afterword.pages.cards import Card, card, line
from afterword.pages.edition import Edition
from afterword.settings.settings import Settings


def the_card(search: Search, contact: str, kind: str, now: str) -> Card:
    found = edition(search, now)
    (follow_up,) = [each for each in found.follow_ups if (each.contact, each.kind) == (contact, kind)]
    return line(found, follow_up)


@pytest.mark.parametrize(
    "promise", ["the list of talks; held: the 2025 ones", "held: the rope", "a; held: b."]
)
def test_the_user_s_own_words_stay_whole(promise: str) -> None:
    search = northwind("priya", body=f"## Priya\n\n- promised: {promise} by 2026-11-24\n")
    shown = the_card(search, "priya", "promised-item", "2026-11-24T09:00")
    assert shown.follow_up.why == f"On Fri 20 Nov 2026 you promised Priya “{promise}”, by Tue 24 Nov 2026."
    assert shown.hold == ""
    markdown = page(search, "2026-11-24T09:00", "index.md").markdown
    assert promise in text_of(markdown)
    assert "aw-hold" not in re.search(r'id="to-priya--promised-item.*?</article>', markdown)[0]  # type: ignore[index]


def test_what_holds_it_back_stands_apart_while_it_does() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    search.sent("dana", "thank-you", "2026-11-21").sent("tom", "thank-you", "2026-11-21")
    held = the_card(search, "tom", "value-add", "2026-12-02T09:00")
    assert held.reason == "You wrote on Sat 21 Nov; something worth reading is welcome."
    assert held.hold == "First a colleague gets the check-in, due Tue 1 Dec."
    ahead = the_card(search, "tom", "value-add", "2026-11-30T09:00")
    # The day before, its own reason is told; the distance from the question of the morrow is in the whole.
    assert ahead.reason == held.reason
    assert "; not before Fri 4 Dec 2026, " in ahead.follow_up.why
    assert ahead.hold == ""


def test_why_now_has_the_whole_reason_and_the_rule_behind_it() -> None:
    markdown = page(northwind("tom"), "2026-11-20T18:00", "index.md").markdown
    (told,) = re.findall(r'id="to-tom--thank-you.*?<details class="aw-more">(.*?)</p>', markdown)
    assert text_of(told) == (
        "why now? You met Tom on Fri 20 Nov 2026; a thank-you is best within 24 hours, by Sat 21 Nov 2026 at "
        "15:00, and welcome until Fri 27 Nov 2026. A thank-you is due this long after the end of each "
        "interview, to each person met. (thank_you_latest: 24h)"
    )


def test_what_will_hold_it_back_is_told_before_its_day() -> None:
    search = Search().contact("tom", interests=["chess"]).interview("i", met=["tom"])
    shown = the_card(search, "tom", "value-add", "2026-11-23T09:00")
    assert shown.reason == "No gift fits yet: look for something on chess."
    assert shown.hold == ""


def test_the_distance_to_another_note_is_what_holds_it_back() -> None:
    search = northwind("tom", decision_by="2027-12-01").sent("tom", "thank-you", "2026-11-21")
    search.sent("dana", "correction", "2026-11-30")
    shown = the_card(search, "tom", "value-add", "2026-12-01T09:00")
    assert shown.follow_up.state == "held"
    assert shown.follow_up.why.endswith(
        "; not before Thu 3 Dec 2026, 3 business days after your note of Mon 30 Nov 2026 to Dana, at the "
        "same company."
    )
    assert shown.hold == "Not before Thu 3 Dec, after a note to a colleague."


# --- what the script reads, the draft and its gift


def the(made: Edition, contact: str, kind: str) -> Card:
    (found,) = (each for each in made.follow_ups if (each.contact, each.kind) == (contact, kind))
    return card(made, found)


def test_the_moments_are_those_the_script_reads() -> None:
    found = the(edition(northwind("tom"), "2026-11-20T18:00"), "tom", "thank-you")
    assert (found.opens, found.due, found.until) == ("2026-11-20T17:00", "2026-11-21T15:00", "2026-11-27")
    assert (found.anchor, found.when) == ("to-tom--thank-you--engineer-1", "by tomorrow 15:00")
    # A question lapses 15 business days after its day.
    found = the(edition(northwind("dana"), "2026-12-01T10:00"), "dana", "decision-check-in")
    assert (found.opens, found.due, found.until) == ("2026-11-30", "2026-11-30", "2026-12-21")


@pytest.mark.parametrize(
    ("now", "written"),
    [
        # The question opens on Monday 14 December: three weeks before it, with a day on either side.
        ("2026-11-22T10:00", False),
        ("2026-11-23T10:00", True),
        ("2026-12-14T10:00", True),
    ],
)
def test_a_draft_is_there_two_weeks_ahead_and_one_for_the_age_of_the_page(now: str, written: bool) -> None:
    found = the(edition(northwind("dana", decision_by="2026-12-10"), now), "dana", "decision-check-in")
    assert (found.letter is not None) is written


def test_what_is_held_back_has_no_draft() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    made = edition(search, "2026-12-01T10:00", Settings(today=datetime(2026, 12, 1, 10)))
    assert the(made, "dana", "decision-check-in").letter
    held = the(made, "tom", "value-add")
    assert (held.follow_up.state, held.letter, held.gift) == ("held", None, None)


def test_nothing_is_drafted_where_others_may_see_the_site() -> None:
    found = the(
        edition(northwind("tom"), "2026-11-20T18:00", Settings(publish="redacted")), "tom", "thank-you"
    )
    assert (found.letter, found.gift, found.gift_why) == (None, None, "")


def test_it_says_what_the_draft_gives_and_why_to_this_person() -> None:
    made = edition(northwind("tom", "priya"), "2026-11-20T18:00")
    found = the(made, "tom", "thank-you")
    assert found.gift and found.gift.slug == "tom-1"
    assert found.gift_why == "First on Tom's list: tom-likes; no date says when you found it."
    assert the(made, "priya", "thank-you").gift_why.startswith("First on Priya's list: priya-likes")


def test_a_gift_the_user_chose_against_the_shelf_has_its_own_reason() -> None:
    # It answers nothing of his; the user's saved draft gives it all the same.
    search = northwind("tom").draft("tom", "thank-you", interview="engineer-1", gift="priya-1", subject="Hi")
    search.files["gifts/priya-1.md"] += "why: the splice on page four\n"
    found = the(edition(search, "2026-11-20T18:00"), "tom", "thank-you")
    assert found.gift and found.gift.slug == "priya-1"
    assert found.gift_why == "the splice on page four"


def test_a_line_in_a_list_has_no_draft() -> None:
    made = edition(northwind("tom"), "2026-11-20T18:00")
    found = line(made, next(each for each in made.follow_ups if each.kind == "thank-you"))
    assert (found.letter, found.gift, found.when) == (None, None, "by tomorrow 15:00")


def test_what_only_the_plan_of_a_later_day_knows_is_carried_along() -> None:
    # On Tuesday 1 December the question to Dana opens, and with it Tom's gift is held back.
    search = northwind("dana", "tom", decision_by="2026-11-27")
    made = edition(search, "2026-11-28T10:00")
    assert the(made, "tom", "value-add").days == ("2026-11-29=upcoming 2026-12-01=held")
    # From its dates alone a browser can tell this one.
    assert the(made, "dana", "decision-check-in").days == ""
    # Where the clock stands still there is no later day.
    pinned = edition(search, "2026-11-28T10:00", Settings(today=datetime(2026, 11, 28, 10)))
    assert the(pinned, "tom", "value-add").days == ""


def test_what_joins_the_plan_later_waits_unseen() -> None:
    # Once the second round has begun, on Tuesday 24 November, the question is about that one.
    search = northwind("dana").interview("engineer-2", met=["dana"], when="2026-11-24T10:00")
    made = edition(search, "2026-11-21T10:00")
    before = line(made, next(each for each in made.follow_ups if each.kind == "decision-check-in"))
    (after,) = (each for each in made.shown.newcomers if each.kind == "decision-check-in")
    assert (before.follow_up.interview, before.later) == ("engineer-1", False)
    assert before.days == "2026-11-22=upcoming 2026-11-24="
    shown = line(made, after)
    assert (after.interview, shown.later) == ("engineer-2", True)
    assert shown.days == "2026-11-22= 2026-11-24=upcoming"
