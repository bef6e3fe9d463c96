"""The worked examples 1 to 7 of the rules: thank-yous, asks, gifts and promises.

Monday 2026-11-23 is a Monday. Business days are without holidays unless a country is set; a calendar of
November 2026 to May 2027 is the reference.
"""

from __future__ import annotations

import pytest
from followups.search import Search, northwind, of_kind, thanks

from afterword.settings.settings import Settings
from afterword.times import iso

US = Settings(country="us")


# --- 1


def test_example_01_thank_yous_open_two_hours_after_the_end() -> None:
    search = northwind()
    assert search.lines("2026-11-20T16:00", thanks) == [
        f"{slug} thank-you upcoming 2026-11-21T15:00" for slug in ("dana", "ines", "priya", "tom")
    ]
    assert {iso(each.opens) for each in search.plan("2026-11-20T16:00") if thanks(each)} == {
        "2026-11-20T17:00"
    }
    assert search.open("2026-11-20T16:59") == []
    assert len(search.open("2026-11-20T17:00")) == 4


def test_example_01_four_are_due_and_once_one_is_thanked_three() -> None:
    search = northwind()
    assert search.open("2026-11-20T18:00") == [
        f"{slug} thank-you due 2026-11-21T15:00" for slug in ("dana", "ines", "priya", "tom")
    ]
    search.sent("priya", "thank-you", "2026-11-20T17:30", interview="engineer-1")
    assert search.open("2026-11-20T18:00") == [
        f"{slug} thank-you due 2026-11-21T15:00" for slug in ("dana", "ines", "tom")
    ]


def test_example_01_a_thank_you_sent_the_same_day_without_a_time_counts() -> None:
    search = northwind("priya").sent("priya", "thank-you", "2026-11-20")
    assert search.open("2026-11-20T18:00") == []


def test_example_01_thank_yous_are_late_until_five_business_days_and_then_gone() -> None:
    search = northwind()
    assert search.open("2026-11-21T15:00")[0].endswith("due 2026-11-21T15:00")
    assert search.open("2026-11-21T15:01")[0].endswith("late 2026-11-21T15:00")
    late = [each for each in search.plan("2026-11-23") if thanks(each)]
    assert [(each.state, iso(each.until)) for each in late] == [("late", "2026-11-27")] * 4
    assert len(search.lines("2026-11-27T23:59", thanks)) == 4
    assert search.lines("2026-11-28", thanks) == []
    assert search.lines("2026-11-30", thanks) == []


def test_example_01_what_was_not_said_in_time_goes_with_the_next_note() -> None:
    search = northwind("priya")
    next_note = search.the("priya", "value-add", "2026-12-01")
    assert next_note.thanks_for == "engineer-1"
    assert "carries your thanks for Fri 20 Nov 2026" in next_note.why
    search.sent("priya", "thank-you", "2026-11-21")
    assert search.the("priya", "value-add", "2026-12-01").thanks_for is None


# --- 2


def test_example_02_the_first_ask_is_two_business_days_after_the_date_they_gave() -> None:
    search = northwind(decision_by="2026-12-04")
    ask = search.the("dana", "decision-check-in", "2026-12-08")
    assert (ask.state, iso(ask.opens), ask.rule) == ("due", "2026-12-08", "ask_after_decision")
    assert ask.interview == "engineer-1"
    assert search.the("dana", "decision-check-in", "2026-12-07").state == "upcoming"
    assert not [
        each for each in search.plan("2026-12-08") if "check-in" in each.kind and each.contact != "dana"
    ]


def test_example_02_without_a_date_it_is_six_business_days_after_the_interview() -> None:
    search = northwind()
    ask = search.the("dana", "decision-check-in", "2026-11-30")
    assert (ask.state, iso(ask.opens), ask.rule) == ("due", "2026-11-30", "ask_without_date")
    assert search.the("dana", "decision-check-in", "2026-11-29").state == "upcoming"


def test_example_02_thanksgiving_moves_it_by_a_day() -> None:
    ask = northwind().the("dana", "decision-check-in", "2026-11-30", US)
    assert (ask.state, iso(ask.opens)) == ("upcoming", "2026-12-01")


# --- 3


def asked(*days: str, decision_by: str = "2026-12-04") -> Search:
    search = northwind("dana", decision_by=decision_by).sent("dana", "thank-you", "2026-11-21")
    for kind, day in zip(("decision-check-in", "second-check-in"), days, strict=False):
        search.sent("dana", kind, day, interview="engineer-1")
    return search


def test_example_03_second_check_in_then_close_the_loop() -> None:
    second = asked("2026-12-08").the("dana", "second-check-in", "2026-12-17")
    assert (second.state, iso(second.opens), second.rule) == ("due", "2026-12-17", "ask_gap")
    assert asked("2026-12-08").the("dana", "second-check-in", "2026-12-16").state == "upcoming"
    closing = asked("2026-12-08", "2026-12-17").the("dana", "close-the-loop", "2026-12-31")
    assert (closing.state, iso(closing.opens), closing.rule) == ("due", "2026-12-31", "close_the_loop")


@pytest.mark.parametrize("now", ["2026-12-17", "2026-12-31", "2027-01-04", "2027-06-01", "2030-01-01"])
def test_example_03_no_ask_after_the_second_ever_again(now: str) -> None:
    search = asked("2026-12-08", "2026-12-17")
    assert search.lines(now, of_kind("decision-check-in", "second-check-in")) == []
    search.sent("dana", "close-the-loop", "2026-12-31", interview="engineer-1")
    assert search.lines(now, of_kind("decision-check-in", "second-check-in", "close-the-loop")) == []


def test_example_03_what_follows_the_closing_note_is_a_gift_now_and_then() -> None:
    search = asked("2026-12-08", "2026-12-17").sent("dana", "close-the-loop", "2026-12-31")
    # 30 business days after 2026-12-31, and after each gift.
    assert search.lines("2027-02-11") == ["dana value-add due 2027-02-11"]
    search.sent("dana", "value-add", "2027-02-11", gift="dana-1")
    found = search.the("dana", "value-add", "2027-03-25")
    assert (found.state, iso(found.opens)) == ("due", "2027-03-25")


def test_example_03_colleagues_still_get_gifts_after_the_closing_note() -> None:
    search = northwind("dana", "tom", decision_by="2026-12-04")
    for kind, day in (
        ("decision-check-in", "2026-12-08"),
        ("second-check-in", "2026-12-17"),
        ("close-the-loop", "2026-12-31"),
    ):
        search.sent("dana", kind, day)
    assert search.the("tom", "value-add", "2027-01-05").rule == "give_ceiling"


# --- 4


def test_example_04_a_reply_with_a_date_starts_the_asks_again() -> None:
    search = asked("2026-12-08", decision_by="2026-12-18").received("dana", "2026-12-10")
    ask = search.the("dana", "decision-check-in", "2026-12-22")
    assert (ask.state, iso(ask.opens)) == ("due", "2026-12-22")
    assert search.the("dana", "decision-check-in", "2026-12-21").state == "upcoming"
    # It counts as the first: a second may follow it, seven business days later.
    search.sent("dana", "decision-check-in", "2026-12-22")
    assert iso(search.the("dana", "second-check-in", "2026-12-22").opens) == "2026-12-31"


def test_example_04_a_reply_without_a_date_counts_like_an_interview() -> None:
    search = asked("2026-12-08").received("dana", "2026-12-10")
    ask = search.the("dana", "decision-check-in", "2026-12-18")
    assert (ask.state, iso(ask.opens), ask.rule) == ("due", "2026-12-18", "ask_without_date")


def test_example_04_a_reply_on_the_day_of_the_question_answers_it() -> None:
    search = asked("2026-12-08").received("dana", "2026-12-08")
    assert iso(search.the("dana", "decision-check-in", "2026-12-08").opens) == "2026-12-16"


def test_example_04_a_colleagues_reply_counts_for_the_position_too() -> None:
    search = northwind().sent("dana", "decision-check-in", "2026-11-30").received("tom", "2026-12-01")
    assert iso(search.the("dana", "decision-check-in", "2026-12-01").opens) == "2026-12-09"


# --- 5


def test_example_05_gifts_come_at_growing_gaps() -> None:
    search = northwind("tom", owner="dana", decision_by="2027-12-01").sent("tom", "thank-you", "2026-11-21")
    # 7 business days after the Saturday, then 11, 16, 24, 30 and 30 after each gift.
    days = ["2026-12-01", "2026-12-16", "2027-01-07", "2027-02-10", "2027-03-24", "2027-05-05"]
    for number, day in enumerate(days, 1):
        found = search.the("tom", "value-add", day)
        assert (found.state, iso(found.opens)) == ("due", day), number
        assert found.rule == ("give_gap" if number < 5 else "give_ceiling")
        assert found.gifts[0] == f"tom-{number}"
        search.sent("tom", "value-add", day, interview="engineer-1", gift=found.gifts[0])


def test_example_05_without_any_note_it_counts_from_the_interview() -> None:
    found = northwind("tom", decision_by="2027-12-01").the("tom", "value-add", "2026-12-01")
    assert (found.state, iso(found.opens)) == ("due", "2026-12-01")
    assert found.why.startswith("You met Tom on Fri 20 Nov 2026; ")


# --- 6


def test_example_06_the_owners_ask_comes_before_her_gift_and_her_colleagues() -> None:
    # Both gifts count from the thank-yous of Saturday, and the ask from the date they gave: 2026-12-01.
    search = northwind("dana", "tom", decision_by="2026-11-27")
    for slug in ("dana", "tom"):
        search.sent(slug, "thank-you", "2026-11-21")
    assert search.lines("2026-12-01") == [
        "dana decision-check-in due 2026-12-01",
        "dana value-add held 2026-12-01",
        "tom value-add held 2026-12-01",
    ]
    _, own, colleague = search.plan("2026-12-01")
    assert own.why.endswith("held: first comes the check-in to them, due Tue 1 Dec 2026.")
    assert colleague.why.endswith(
        "held: first comes the check-in to Dana, at the same company, due Tue 1 Dec 2026."
    )


def test_example_06_once_it_is_sent_the_gaps_hold_the_others() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    search.sent("dana", "decision-check-in", "2026-12-01")
    # Tom: three business days after the note to his company.
    assert search.lines("2026-12-03", of_kind("value-add")) == [
        "tom value-add held 2026-12-04",
        "dana value-add upcoming 2026-12-17",  # behind the second question, due on the 10th
    ]
    assert "not before Fri 4 Dec 2026, 3 business days after your note of Tue 1 Dec 2026 to Dana" in (
        search.the("tom", "value-add", "2026-12-03").why
    )
    assert search.open("2026-12-04") == ["tom value-add due 2026-12-04"]


# --- 7


def test_example_07_a_promise_is_due_on_its_day_and_holds_the_rest() -> None:
    promise = "## Priya\n\n- promised: the sampling write-up by 2026-11-24\n"
    search = northwind("priya", decision_by="2027-12-01", body=promise).sent(
        "priya", "thank-you", "2026-11-21"
    )
    found = search.the("priya", "promised-item", "2026-11-24")
    assert (found.state, iso(found.due), found.promise) == ("due", "2026-11-24", "the sampling write-up")
    assert search.the("priya", "promised-item", "2026-11-23").state == "upcoming"
    held = search.the("priya", "value-add", "2026-12-01")
    assert held.state == "held"
    assert "first keep your promise of “the sampling write-up”, due Tue 24 Nov 2026" in held.why
    search.sent("priya", "promised-item", "2026-12-02")
    assert search.open("2026-12-11") == ["priya value-add due 2026-12-11"]


def test_example_07_a_promise_without_a_date_goes_with_the_thank_you() -> None:
    search = northwind("priya", body="## Priya\n\n- promised: the sampling write-up\n")
    found = search.the("priya", "promised-item", "2026-11-21")
    assert (found.state, iso(found.opens), iso(found.due)) == ("due", "2026-11-21", "2026-11-21")
    assert iso(search.the("priya", "thank-you", "2026-11-21").due) == "2026-11-21T15:00"


def test_example_07_each_note_keeps_one_promise_the_earliest_first() -> None:
    body = "## Priya\n\n- promised: the book list by 2026-12-01\n- promised: the write-up by 2026-11-24\n"
    search = northwind("priya", body=body)
    kept = of_kind("promised-item")
    assert [each.promise for each in search.plan("2026-11-24") if kept(each)] == [
        "the write-up",
        "the book list",
    ]
    search.sent("priya", "promised-item", "2026-11-24")
    assert [each.promise for each in search.plan("2026-11-24") if kept(each)] == ["the book list"]
    search.sent("priya", "promised-item", "2026-11-25")
    assert search.lines("2026-11-25", kept) == []


def test_example_07_a_promised_item_from_before_the_interview_keeps_nothing() -> None:
    body = "## Priya\n\n- promised: the write-up by 2026-11-24\n"
    search = northwind("priya", body=body).sent("priya", "promised-item", "2026-11-19")
    assert search.lines("2026-11-24", of_kind("promised-item")) == ["priya promised-item due 2026-11-24"]
