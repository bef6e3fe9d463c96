"""An offer with a deadline, and what they ask: the moments at which silence costs most.

Two positions in the autumn of 2026. 2026-11-18 is a Wednesday; the answer is wanted by Tuesday the 24th.
"""

from __future__ import annotations

from datetime import datetime, time

import pytest
from followups.search import Search, northwind, of_kind

from afterword.followups.follow_up import FollowUp
from afterword.settings.settings import Settings
from afterword.times import iso
from afterword.words.dates import Calendar

ASKS = of_kind("decision-check-in", "second-check-in", "close-the-loop")


def two_positions(**offer: object) -> Search:
    """Lucia of Brigid offers; Bettina of Cascade is still deciding, and was asked on the 3rd."""
    search = Search().contact("lucia", company="Brigid", part="recruiter")
    search.contact("bettina", company="Cascade", part="recruiter").contact("helen", company="Cascade")
    search.interview(
        "med-surg", company="Brigid", position="Med-Surg", when="2026-10-21T10:00", met=["lucia"], **offer
    )
    search.interview(
        "icu", company="Cascade", position="ICU", when="2026-10-20T10:00", met=["bettina", "helen"]
    )
    for slug, day in (("lucia", "2026-10-21"), ("bettina", "2026-10-20"), ("helen", "2026-10-20")):
        search.sent(slug, "thank-you", f"{day}T18:00")
    return search.sent("bettina", "decision-check-in", "2026-11-03", interview="icu")


OFFER = {"outcome": "offer", "outcome_on": "2026-11-18", "answer_by": "2026-11-24"}


def test_an_offer_with_a_deadline_while_another_position_is_open() -> None:
    """A1: the plan said nothing to Lucia, and "second check-in" to Bettina."""
    search = two_positions(**OFFER)
    assert search.open("2026-11-18") == [
        "lucia offer-thanks due 2026-11-19",
        "bettina competing-offer due 2026-11-19",
    ]
    assert search.lines("2026-11-18", ASKS) == []
    assert search.the("bettina", "competing-offer", "2026-11-18").why == (
        "Brigid offered you Med-Surg on Wed 18 Nov 2026 and wants your answer by Tue 24 Nov 2026; Cascade "
        "should know while they can still act, by Thu 19 Nov 2026."
    )
    assert search.the("lucia", "offer-thanks", "2026-11-18").why.endswith(
        "they want your answer by Tue 24 Nov 2026."
    )


def test_the_answer_is_due_on_the_business_day_before() -> None:
    search = two_positions(**OFFER)
    found = search.the("lucia", "offer-answer", "2026-11-20")
    assert (found.state, iso(found.due)) == ("upcoming", "2026-11-23")
    assert search.the("lucia", "offer-answer", "2026-11-23").state == "due"
    assert search.the("lucia", "offer-answer", "2026-11-24").state == "late"
    search.sent("lucia", "offer-answer", "2026-11-23")
    assert search.lines("2026-11-23", lambda each: each.contact == "lucia") == []


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-11-23", "today"),
        # On the very day on which they want it, a Tuesday, nothing is late.
        ("2026-11-24", "today"),
        ("2026-11-25", "a day late"),
        ("2026-11-26", "two days late"),
    ],
)
def test_an_answer_is_late_once_the_day_they_named_is_over(today: str, words: str) -> None:
    found = two_positions(**OFFER).the("lucia", "offer-answer", today)
    assert found.when(Calendar(datetime.combine(Search.day(today), time(9)))) == words


def test_before_a_weekend_it_is_told_by_when_they_want_it() -> None:
    search = two_positions(**(OFFER | {"answer_by": "2026-11-23"}))
    found = search.the("lucia", "offer-answer", "2026-11-21")  # due on Friday 20, wanted by Monday 23
    assert found.when(Calendar(datetime(2026, 11, 21, 9))) == "by Monday"


@pytest.mark.parametrize(
    ("answer_by", "due"),
    [("2026-11-23", "2026-11-20"), ("2026-11-22", "2026-11-20"), ("2026-11-18", "2026-11-18")],
)
def test_over_a_weekend_that_is_the_friday(answer_by: str, due: str) -> None:
    search = two_positions(**(OFFER | {"answer_by": answer_by}))
    assert iso(search.the("lucia", "offer-answer", "2026-11-18").due) == due


def test_word_of_it_takes_the_place_of_questions_until_the_answer_is_due() -> None:
    search = two_positions(**OFFER).sent("bettina", "competing-offer", "2026-11-18", interview="icu")
    assert search.lines("2026-11-24", ASKS) == []
    # It was the second question: the closing note follows, ten business days after it.
    assert search.lines("2026-11-25", ASKS) == ["bettina close-the-loop upcoming 2026-12-02"]


def test_an_offer_waits_for_no_gap_promise_snooze_or_rest() -> None:
    search = two_positions(**OFFER).sent("bettina", "new-information", "2026-11-17", interview="icu")
    search.change("contacts/lucia.md", snoozed_until="2026-12-24")
    search.change("contacts/bettina.md", snoozed_until="2026-12-24")
    search.change("interviews/icu.md", outcome="on-hold", outcome_on="2026-11-10")
    assert search.open("2026-11-18") == [
        "lucia offer-thanks due 2026-11-19",
        "bettina competing-offer due 2026-11-19",
    ]


def test_it_is_no_news_to_another_offer_or_to_a_position_that_ended() -> None:
    search = two_positions(**OFFER)
    for outcome in ("offer", "closed"):
        search.change("interviews/icu.md", outcome=outcome, outcome_on="2026-11-16")
        assert not [each for each in search.plan("2026-11-18") if each.kind == "competing-offer"]


def test_without_a_day_there_is_nothing_to_answer_by() -> None:
    search = two_positions(outcome="offer", outcome_on="2026-11-18")
    assert not [each for each in search.plan("2026-11-18") if each.kind == "offer-answer"]
    # Word of it is worth while as long as a question is: 15 business days.
    assert iso(search.the("bettina", "competing-offer", "2026-11-18").until) == "2026-12-09"


def test_taking_it_up_leaves_the_other() -> None:
    search = two_positions(**OFFER).change(
        "interviews/med-surg.md", outcome="filled-by-me", outcome_on="2026-11-23"
    )
    assert {f"{each.contact} {each.kind}" for each in search.plan("2026-11-23")} == {
        "bettina withdraw",
        "lucia accepted-new-team",
    }


# --- what they ask


def asked(**fields: object) -> Search:
    return northwind("dana", decision_by="2026-12-04").received(
        "dana", "2026-11-24T11:05", asks="the names of two references", **fields
    )


def test_what_they_ask_is_due_before_all_else() -> None:
    """A4: HR waited for two references by Thursday, and the plan said that all was quiet."""
    search = asked(answer_by="2026-11-26").sent("dana", "thank-you", "2026-11-20T18:00")
    first, *_ = search.plan("2026-11-24T12:00")
    assert (first.contact, first.kind, first.state, iso(first.due)) == ("dana", "answer", "due", "2026-11-26")
    assert first.why == (
        "On Tue 24 Nov 2026 Dana asked for “the names of two references”; they want it by Thu 26 Nov 2026."
    )
    assert first.asked == "the names of two references"


def test_without_a_day_it_is_due_on_the_next_business_day() -> None:
    assert iso(asked().the("dana", "answer", "2026-11-24T12:00").due) == "2026-11-25"
    assert asked().the("dana", "answer", "2027-03-01").state == "late"


@pytest.mark.parametrize(
    ("kind", "at", "answered"),
    [
        ("answer", "2026-11-25", True),
        ("new-information", "2026-11-25", True),
        ("call", "2026-11-25", True),
        ("value-add", "2026-11-24T10:00", False),
        ("value-add", "2026-11-24", False),  # perhaps before they asked
        ("answer", "2026-11-24", True),
    ],
)
def test_any_note_after_it_answers_it(kind: str, at: str, answered: bool) -> None:
    search = asked().sent("dana", kind, at)
    assert (search.lines("2026-11-25", of_kind("answer")) == []) == answered


def test_two_questions_have_one_answer_by_the_earlier_day() -> None:
    search = asked(answer_by="2026-11-27").received(
        "dana", "2026-11-25", asks="your salary", answer_by="2026-11-26"
    )
    found: FollowUp = search.the("dana", "answer", "2026-11-25")
    assert iso(found.due) == "2026-11-26"
    assert "“the names of two references” and “your salary”" in found.why


def test_it_waits_for_no_snooze_and_survives_the_end() -> None:
    search = asked().change("contacts/dana.md", snoozed_until="2027-02-01")
    search.change("interviews/engineer-1.md", outcome="closed", outcome_on="2026-11-24")
    assert search.open("2026-11-25") == ["dana answer due 2026-11-25"]
    away, _ = Settings.read({"cadence": {"away": ["2026-11-01..2027-01-01"]}})
    assert search.open("2026-11-25", away) == ["dana answer due 2026-11-25"]


def test_whoever_asked_for_silence_is_owed_none() -> None:
    assert asked().change("contacts/dana.md", do_not_contact="no").plan("2026-11-25") == ()


# --- promises in notes


@pytest.mark.parametrize("direction", ["from", "to"])
def test_a_promise_in_a_note_counts_like_one_in_a_debrief(direction: str) -> None:
    """A4: "promised her two references by Friday", on the phone."""
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-20T18:00")
    body = "A call.\n\n- promised: two references by friday\n"
    day = "received" if direction == "from" else "sent"
    search.note({direction: "dana", "kind": "call", day: "2026-11-24"}, body)
    found = search.the("dana", "promised-item", "2026-11-25")
    assert (found.state, iso(found.due), found.promise) == ("upcoming", "2026-11-27", "two references")
    assert found.why.startswith("On Tue 24 Nov 2026 you promised Dana “two references”, by Fri 27 Nov 2026")
    search.sent("dana", "promised-item", "2026-11-27")
    assert search.lines("2026-11-27", of_kind("promised-item")) == []


def test_one_without_a_day_is_due_as_soon_as_an_answer() -> None:
    search = northwind("dana").note(
        {"from": "dana", "kind": "call", "received": "2026-11-24"}, "- promised: two references\n"
    )
    assert iso(search.the("dana", "promised-item", "2026-11-25").due) == "2026-11-25"


def test_one_in_a_draft_is_none_yet() -> None:
    search = northwind("dana").note({"to": "dana", "kind": "value-add"}, "- promised: two references\n")
    assert search.lines("2026-11-25", of_kind("promised-item")) == []
