"""The worked examples of the rules, by number; a calendar of November 2026 to May 2027 is the reference.

Monday 2026-11-23 is a Monday. Business days are without holidays unless a country is set.
"""

from __future__ import annotations

import pytest
from followups.search import Search, northwind

from afterword.durations import Duration
from afterword.followups.cadence import Cadence
from afterword.followups.follow_up import FollowUp, iso
from afterword.settings import Settings

US = Settings(country="us")


def thanks(each: FollowUp) -> bool:
    return each.kind.startswith("thank-you")


def of_kind(*kinds: str):
    return lambda each: each.kind in kinds


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


def test_example_03_what_follows_the_closing_note_is_staying_in_touch() -> None:
    search = asked("2026-12-08", "2026-12-17").sent("dana", "close-the-loop", "2026-12-31")
    # 60 days after 2026-12-31.
    assert search.lines("2027-03-01") == ["dana stay-in-touch due 2027-03-01"]
    search.sent("dana", "stay-in-touch", "2027-03-01")
    # 90 days after 2027-03-01.
    assert search.lines("2027-05-30") == ["dana stay-in-touch due 2027-05-30"]
    search.sent("dana", "stay-in-touch", "2027-05-30")
    assert search.lines("2028-05-30") == []


def test_example_03_colleagues_still_get_gifts_after_the_closing_note() -> None:
    search = northwind("dana", "tom", decision_by="2026-12-04")
    for kind, day in (
        ("decision-check-in", "2026-12-08"),
        ("second-check-in", "2026-12-17"),
        ("close-the-loop", "2026-12-31"),
    ):
        search.sent("dana", kind, day)
    # Three business days after the closing note to his company.
    assert search.lines("2027-01-05", of_kind("value-add")) == ["tom value-add due 2027-01-05"]


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
    assert own.why.endswith("held: first comes the decision-check-in to them, due Tue 1 Dec 2026.")
    assert colleague.why.endswith(
        "held: first comes the decision-check-in to Dana, at the same company, due Tue 1 Dec 2026."
    )


def test_example_06_once_it_is_sent_the_gaps_hold_the_others() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    search.sent("dana", "decision-check-in", "2026-12-01")
    # Tom: three business days after the note to his company.
    assert search.lines("2026-12-03", of_kind("value-add")) == [
        "tom value-add held 2026-12-04",
        "dana value-add upcoming 2026-12-10",
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
    found = search.the("priya", "promised-item", "2026-11-20T18:00")
    assert (found.state, iso(found.opens), iso(found.due)) == ("due", "2026-11-20", "2026-11-21")
    assert search.the("priya", "thank-you", "2026-11-20T18:00").state == "due"


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


# --- 8


def test_example_08_filled_by_another_leaves_one_gracious_note() -> None:
    promise = "## Priya\n\n- promised: the sampling write-up by 2026-12-24\n"
    search = northwind(body=promise, outcome="filled-by-other", outcome_on="2026-12-10")
    found = search.the("dana", "gracious-rejection", "2026-12-10")
    assert (found.state, iso(found.opens), iso(found.due)) == ("due", "2026-12-10", "2026-12-12")
    assert search.lines("2026-12-10") == ["dana gracious-rejection due 2026-12-12"]
    assert search.lines("2026-12-13") == ["dana gracious-rejection late 2026-12-12"]
    search.sent("dana", "gracious-rejection", "2026-12-13")
    assert search.lines("2026-12-13") == []


def test_example_08_neither_gaps_nor_promises_hold_it() -> None:
    search = northwind("dana", outcome="filled-by-other", outcome_on="2026-12-10")
    search.sent("dana", "decision-check-in", "2026-12-09")
    assert search.open("2026-12-10") == ["dana gracious-rejection due 2026-12-12"]


def test_example_08_stay_in_touch_after_60_days_then_every_90_and_not_after_two_unanswered() -> None:
    search = northwind("dana", "tom", outcome="filled-by-other", outcome_on="2026-12-10")
    search.change("contacts/tom.md", stay_in_touch="yes")
    assert search.lines("2026-12-10", lambda each: each.contact == "tom") == [
        "tom gracious-rejection held 2026-12-12",
        "tom stay-in-touch upcoming 2027-02-08",
    ]
    search.sent("dana", "gracious-rejection", "2026-12-10")
    assert search.open("2026-12-10") == ["tom gracious-rejection due 2026-12-12"]
    search.sent("tom", "gracious-rejection", "2026-12-11")
    assert search.lines("2027-02-08") == ["tom stay-in-touch due 2027-02-08"]
    search.sent("tom", "stay-in-touch", "2027-02-08")
    assert search.lines("2027-05-09") == ["tom stay-in-touch due 2027-05-09"]
    search.sent("tom", "stay-in-touch", "2027-05-09")
    assert search.lines("2027-08-07") == []
    search.received("tom", "2027-09-01")
    # A reply starts the count again: 90 days after it.
    assert search.lines("2027-11-30") == ["tom stay-in-touch due 2027-11-30"]


def test_example_08_an_interval_of_their_own() -> None:
    search = northwind("tom", outcome="closed", outcome_on="2026-12-10").change(
        "contacts/tom.md", stay_in_touch="30d"
    )
    assert search.lines("2027-02-08") == ["tom stay-in-touch due 2027-02-08"]
    search.sent("tom", "stay-in-touch", "2027-02-08")
    assert search.lines("2027-03-10") == ["tom stay-in-touch due 2027-03-10"]


# --- 9


def test_example_09_filled_by_me_thanks_everyone_and_withdraws_elsewhere() -> None:
    search = northwind(outcome="filled-by-me", outcome_on="2026-12-10")
    search.contact("yusuf", company="Harbour").contact("mia", company="Harbour")
    search.interview("harbour", company="Harbour", position="Pilot", met=["yusuf", "mia"], owner="mia")
    found = [each for each in search.plan("2026-12-10") if each.kind.startswith("accepted")]
    assert {each.contact for each in found} == {"dana", "priya", "tom", "ines"}
    assert {(iso(each.opens), iso(each.due)) for each in found} == {("2026-12-10", "2026-12-17")}
    withdrawal = search.the("mia", "withdraw", "2026-12-10")
    assert (withdrawal.state, iso(withdrawal.due), withdrawal.rule) == (
        "due",
        "2026-12-11",
        "withdraw_within",
    )
    assert (
        search.lines("2026-12-10", lambda each: each.company == "Northwind" and "accepted" not in each.kind)
        == []
    )


def test_example_09_the_agency_is_told_otherwise_than_the_new_team() -> None:
    search = northwind("dana", "tom", outcome="filled-by-me", outcome_on="2026-12-10")
    search.change("contacts/tom.md", company="Tidewater Agency", part="agency")
    assert sorted(each.kind for each in search.plan("2026-12-10")) == [
        "accepted-new-team",
        "accepted-thank-all",
    ]


def test_example_09_one_after_the_other_and_all_on_one_day_if_need_be() -> None:
    search = northwind("dana", "tom", outcome="filled-by-me", outcome_on="2026-12-10")
    assert search.open("2026-12-10") == ["dana accepted-new-team due 2026-12-17"]
    search.sent("dana", "accepted-new-team", "2026-12-10")
    assert search.open("2026-12-10") == ["tom accepted-new-team due 2026-12-17"]
    search.sent("tom", "accepted-new-team", "2026-12-10")
    assert search.lines("2026-12-10") == []


def test_example_09_a_withdrawal_ends_that_position_and_a_later_search_is_left_alone() -> None:
    search = northwind("dana", outcome="filled-by-me", outcome_on="2026-12-10")
    search.sent("dana", "accepted-new-team", "2026-12-10")
    search.contact("mia", company="Harbour").contact("lou", company="Orchard")
    search.interview("harbour", company="Harbour", position="Pilot", met=["mia"])
    search.interview("orchard", company="Orchard", position="Pilot", met=["lou"], when="2027-06-01T10:00")
    search.sent("mia", "withdraw", "2026-12-11", interview="harbour")
    assert search.lines("2027-06-30") == [
        "lou decision-check-in late 2027-06-09",
        "lou value-add held 2027-06-10",
    ]


def test_example_09_an_offer_elsewhere_is_declined() -> None:
    search = northwind("dana", outcome="filled-by-me", outcome_on="2026-12-10").contact(
        "mia", company="Harbour"
    )
    search.interview("harbour", company="Harbour", position="Pilot", met=["mia"], outcome="offer")
    assert "mia decline-offer due 2026-12-11" in search.open("2026-12-10")


@pytest.mark.parametrize(("outcome", "kind"), [("withdrawn", "withdraw"), ("declined", "decline-offer")])
def test_example_09_leaving_asks_for_word_to_the_owner_until_they_know(outcome: str, kind: str) -> None:
    search = northwind(outcome=outcome, outcome_on="2026-12-10")
    assert search.lines("2026-12-10") == [f"dana {kind} due 2026-12-11"]
    search.received("dana", "2026-12-10")
    assert search.lines("2026-12-10") == []


def test_example_09_closed_asks_for_nothing() -> None:
    assert northwind(outcome="closed", outcome_on="2026-12-10").lines("2026-12-10") == []


# --- 10


@pytest.mark.parametrize("now", ["2026-11-20T18:00", "2026-11-24", "2026-12-08", "2027-03-01"])
def test_example_10_nothing_to_somebody_who_asked_not_to_be_written_to(now: str) -> None:
    promise = "## Dana\n\n- promised: the sampling write-up by 2026-11-24\n"
    search = northwind(body=promise, decision_by="2026-12-04")
    search.change("contacts/dana.md", do_not_contact="please no more mail")
    assert search.lines(now, lambda each: each.contact == "dana") == []
    assert search.lines(now, lambda each: each.kind in ("decision-check-in", "close-the-loop")) == []


def test_example_10_snoozed_until_that_day() -> None:
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-21")
    search.change("contacts/dana.md", snoozed_until="2026-12-15")
    assert {each.state for each in search.plan("2026-12-14")} == {"upcoming"}
    assert {iso(each.opens) for each in search.plan("2026-12-14")} == {"2026-12-15"}
    found = search.the("dana", "decision-check-in", "2026-12-15")
    assert (found.state, iso(found.due)) == ("due", "2026-12-15")
    assert "snoozed until Tue 15 Dec 2026" in found.why


def test_example_10_a_snooze_keeps_a_thank_you_waiting_and_never_revives_a_lapsed_one() -> None:
    search = northwind("priya").change("contacts/priya.md", snoozed_until="2026-11-25")
    found = search.the("priya", "thank-you", "2026-11-24")
    assert (found.state, iso(found.opens), iso(found.due)) == (
        "upcoming",
        "2026-11-25T00:00",
        "2026-11-25T22:00",
    )
    assert search.the("priya", "thank-you", "2026-11-25").state == "due"
    search.change("contacts/priya.md", snoozed_until="2026-12-20")
    assert search.lines("2026-12-10", thanks) == []


# --- 11


def two_positions() -> Search:
    search = northwind("dana", decision_by="2026-12-04")
    search.interview(
        "analyst", position="Analyst", met=["dana"], when="2026-11-20T16:00", decision_by="2026-12-07"
    )
    for slug in ("engineer-1", "analyst"):
        search.sent("dana", "thank-you", "2026-11-21", interview=slug)
    return search


def test_example_11_gaps_count_across_two_positions_of_one_person() -> None:
    search = two_positions()
    search.sent("dana", "decision-check-in", "2026-12-08", interview="engineer-1")
    # Her other position's ask would open on 2026-12-09; five business days after the note is 2026-12-15.
    other = [each for each in search.plan("2026-12-09") if each.kind == "decision-check-in"]
    assert [(each.position, each.state, iso(each.opens)) for each in other] == [
        ("Analyst", "held", "2026-12-15")
    ]
    assert "not before Tue 15 Dec 2026, 5 business days after your note of Tue 8 Dec 2026" in other[0].why
    assert search.open("2026-12-15") == ["dana decision-check-in due 2026-12-15"]


def test_example_11_one_ask_at_a_time_where_both_are_open() -> None:
    search = two_positions()
    states = [(each.position, each.state) for each in search.plan("2026-12-09") if "check-in" in each.kind]
    assert states == [("Engineer", "late"), ("Analyst", "held")]


def test_example_11_one_gift_for_a_person_not_one_for_each_position() -> None:
    assert len(two_positions().lines("2026-12-09", of_kind("value-add"))) == 1


def test_example_11_three_rounds_three_thank_yous_the_later_ones_of_their_own_kind() -> None:
    search = northwind("priya")
    search.interview("engineer-2", met=["priya", "tom"], when="2026-11-23T09:00")
    search.interview("engineer-3", met=["priya"], when="2026-11-23T11:00")
    kinds = [
        (each.interview, each.contact, each.kind) for each in search.plan("2026-11-23T14:00") if thanks(each)
    ]
    assert sorted(kinds) == [
        ("engineer-1", "priya", "thank-you"),
        ("engineer-2", "priya", "thank-you-round"),
        ("engineer-2", "tom", "thank-you"),
        ("engineer-3", "priya", "thank-you-round"),
    ]
    search.sent("priya", "thank-you-round", "2026-11-23T14:00", interview="engineer-2")
    left = [
        each.interview for each in search.plan("2026-11-23T14:00") if thanks(each) and each.contact == "priya"
    ]
    assert sorted(left) == ["engineer-1", "engineer-3"]


def test_example_11_a_new_round_starts_the_asks_again() -> None:
    search = asked("2026-12-08")
    search.interview("engineer-2", met=["dana"], when="2026-12-14T10:00")
    assert iso(search.the("dana", "decision-check-in", "2026-12-14").opens) == "2026-12-22"


# --- 12


def test_example_12_on_hold_with_a_new_date() -> None:
    search = northwind(outcome="on-hold", decision_by="2027-01-15").sent("tom", "thank-you", "2026-11-21")
    assert search.lines("2027-01-19") == ["dana holding due 2027-01-19"]
    assert search.lines("2027-01-18") == ["dana holding upcoming 2027-01-19"]
    search.sent("dana", "holding", "2027-01-19")
    # Then the date is past, and it is 20 business days after the last touch.
    assert search.lines("2027-02-16") == ["dana holding due 2027-02-16"]


def test_example_12_on_hold_without_a_date() -> None:
    search = northwind(outcome="on-hold").received("tom", "2026-12-01")
    assert search.lines("2026-12-29") == ["dana holding due 2026-12-29"]
    search.sent("dana", "holding", "2026-12-29")
    assert search.lines("2026-12-29") == ["dana holding upcoming 2027-01-26"]


def test_example_12_an_offer_pauses_asks_and_gifts() -> None:
    search = northwind(outcome="offer")
    assert len(search.lines("2026-11-20T18:00", thanks)) == 4
    assert search.lines("2026-12-08") == []


def test_example_12_without_an_address_the_owner_is_asked_to_pass_it_on() -> None:
    search = (
        northwind("dana", "priya", "tom")
        .change("contacts/priya.md", email="")
        .change("contacts/tom.md", email="")
    )
    assert search.open("2026-11-20T18:00") == [
        "dana thank-you due 2026-11-21T15:00",
        "dana forward-request due 2026-11-21T15:00",
    ]
    found = search.the("dana", "forward-request", "2026-11-20T18:00")
    assert found.about == ("priya", "tom")
    assert found.why.startswith(
        "You met Priya and Tom on Fri 20 Nov 2026 and have no address of theirs; Dana can"
    )
    search.sent("dana", "forward-request", "2026-11-20T18:00", interview="engineer-1")
    assert search.open("2026-11-20T18:00") == ["dana thank-you due 2026-11-21T15:00"]


def test_example_12_where_nobody_can_pass_it_on_it_stays_a_thank_you() -> None:
    search = (
        northwind("dana", "priya").change("contacts/priya.md", email="").change("contacts/dana.md", email="")
    )
    assert {each.kind for each in search.plan("2026-11-20T18:00") if each.state == "due"} == {"thank-you"}


def test_example_12_a_phone_screen_by_a_recruiter() -> None:
    search = northwind("dana", format="phone").change("contacts/dana.md", part="recruiter")
    assert search.open("2026-11-20T18:00") == ["dana thank-you-brief due 2026-11-21T15:00"]
    assert northwind("tom", format="phone").open("2026-11-20T18:00") == [
        "tom thank-you-brief due 2026-11-21T15:00"
    ]


# --- 13


def test_example_13_three_unanswered_notes_leave_only_gifts_at_the_longest_gap() -> None:
    search = northwind("dana", decision_by="2026-12-04")
    for day in ("2026-12-01", "2026-12-09", "2026-12-17"):
        search.sent("dana", "new-information", day, needs_no_reply="no")
    found = search.the("dana", "value-add", "2026-12-18")
    # 30 business days after Thursday 2026-12-17.
    assert (found.state, iso(found.opens), found.rule) == ("upcoming", "2027-01-28", "unanswered_cap")
    assert search.open("2027-01-28") == ["dana value-add due 2027-01-28"]
    assert search.the("dana", "decision-check-in", "2027-01-27").state == "held"
    search.received("dana", "2027-01-04")
    assert iso(search.the("dana", "decision-check-in", "2027-01-04").opens) == "2027-01-12"
    assert iso(search.the("dana", "value-add", "2027-01-04").opens) == "2026-12-28"


def test_example_13_after_an_ask_two_gifts_more_count_as_unanswered_too() -> None:
    settings = Settings(cadence=Cadence(ask_cap=5))
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "decision-check-in", "2026-12-08")
    search.sent("dana", "value-add", "2026-12-23").sent("dana", "value-add", "2027-01-15")
    assert search.the("dana", "value-add", "2027-01-15", settings).rule == "unanswered_cap"
    # The question sent was the last: the closing note follows it, held apart from the last gift.
    assert search.lines("2027-01-22", of_kind("close-the-loop"), settings) == [
        "dana close-the-loop due 2027-01-22"
    ]


def test_example_13_thank_yous_promised_items_and_the_closing_note_do_not_count() -> None:
    search = northwind("dana", "tom", decision_by="2027-12-01")
    for kind, day in (
        ("thank-you", "2026-11-21"),
        ("promised-item", "2026-11-23"),
        ("close-the-loop", "2026-11-24"),
    ):
        search.sent("tom", kind, day, needs_no_reply="no")
    assert iso(search.the("tom", "value-add", "2026-11-25").opens) == "2026-12-03"


# --- 14


@pytest.mark.parametrize(
    ("when", "opens", "due", "until"),
    [
        # Summer time ends in the night to Sunday 2026-10-25 in Europe, and begins on 2027-03-28.
        ("2026-10-24T14:00", "2026-10-24T17:00", "2026-10-25T15:00", "2026-10-30"),
        ("2027-03-27T14:00", "2027-03-27T17:00", "2027-03-28T15:00", "2027-04-02"),
        ("2026-12-31T14:00", "2026-12-31T17:00", "2027-01-01T15:00", "2027-01-07"),
        ("2028-02-28T14:00", "2028-02-28T17:00", "2028-02-29T15:00", "2028-03-06"),
        ("2028-02-29T14:00", "2028-02-29T17:00", "2028-03-01T15:00", "2028-03-07"),
        # A date without a time ends at 17:00.
        ("2026-11-20", "2026-11-20T19:00", "2026-11-21T17:00", "2026-11-27"),
        # It ends after midnight.
        ("2026-11-20T23:30", "2026-11-21T02:30", "2026-11-22T00:30", "2026-11-27"),
    ],
)
def test_example_14_a_thank_you_across_the_edges_of_the_calendar(
    when: str, opens: str, due: str, until: str
) -> None:
    found = northwind("priya", when=when).the("priya", "thank-you", when[:10])
    assert (iso(found.opens), iso(found.due), iso(found.until)) == (opens, due, until)


# --- more like them


def test_a_conversation_outside_any_position_has_thanks_then_staying_in_touch() -> None:
    search = northwind("priya", position="", body="## Priya\n\n- promised: the map by 2026-11-24\n")
    search.change("contacts/priya.md", stay_in_touch="yes")
    assert search.lines("2026-11-20T18:00") == [
        "priya promised-item upcoming 2026-11-24",
        "priya thank-you due 2026-11-21T15:00",
        "priya stay-in-touch upcoming 2027-01-19",
    ]
    search.sent("priya", "thank-you", "2026-11-21").sent("priya", "promised-item", "2026-11-24")
    assert search.lines("2027-01-19") == ["priya stay-in-touch due 2027-01-19"]
    search.change("contacts/priya.md", stay_in_touch="no")
    assert search.lines("2027-01-19") == []


def test_a_draft_never_counts_as_sent() -> None:
    search = northwind("dana", decision_by="2026-12-04")
    before = search.plan("2026-12-08")
    search.draft("dana", "decision-check-in", interview="engineer-1").draft("dana", "thank-you")
    assert search.plan("2026-12-08") == before


def test_a_gift_is_needed_for_a_value_add() -> None:
    search = northwind("tom", owner="dana", decision_by="2027-12-01")
    for number in "1234567":
        del search.files[f"gifts/tom-{number}.md"]
    found = search.the("tom", "value-add", "2026-12-01")
    assert (found.state, found.gifts) == ("held", ())
    assert found.why.endswith("held: no gift fits yet: look for something on tom-likes.")
    assert search.the("tom", "value-add", "2026-11-30").state == "upcoming"


def test_what_is_held_for_want_of_a_gift_holds_nobody_else() -> None:
    search = northwind("priya", "tom", owner="dana", decision_by="2027-12-01")
    for number in "1234567":
        del search.files[f"gifts/priya-{number}.md"]
    assert search.lines("2026-12-01", of_kind("value-add")) == [
        "priya value-add held 2026-12-01",
        "tom value-add due 2026-12-01",
    ]


def test_colleagues_are_not_offered_the_same_gift_in_their_thank_yous() -> None:
    search = northwind("priya", "tom")
    search.change("contacts/tom.md", interests="[tom-likes, priya-likes]")
    search.change("contacts/priya.md", interests="[priya-likes, tom-likes]")
    first, second = (each for each in search.plan("2026-11-20T18:00") if thanks(each))
    assert first.gifts[0] == "priya-1"
    assert second.gifts[0] == "tom-1"
    assert "priya-1" not in second.gifts


def test_a_late_thank_you_comes_before_the_question_to_the_same_person_only() -> None:
    settings = Settings(cadence=Cadence(ask_without_date=Duration(1, "bd")))
    found = northwind("dana", "tom").the("dana", "decision-check-in", "2026-11-23", settings)
    assert found.state == "held"
    assert found.why.endswith("held: first comes the thank-you to them, due Sat 21 Nov 2026 at 15:00.")
    search = northwind("dana", "tom").sent("dana", "thank-you", "2026-11-21")
    assert search.the("dana", "decision-check-in", "2026-11-23", settings).state == "due"


def test_the_thank_you_goes_to_the_owner_alone_and_the_same_day_where_that_is_the_custom() -> None:
    japan, _ = Settings.read({"country": "jp"})
    assert northwind().lines("2026-11-20T16:30", thanks, japan) == ["dana thank-you due 2026-11-20T19:00"]


def test_no_gift_with_a_thank_you_where_that_is_the_custom() -> None:
    found = northwind("tom").the("tom", "thank-you", "2026-11-20T18:00", Settings(country="uk"))
    assert found.gifts == ()


def test_the_owner_who_was_never_met_is_asked_and_sent_no_gifts() -> None:
    search = northwind("tom", owner="dana").sent("dana", "decision-check-in", "2026-11-30")
    assert search.lines("2026-12-09", lambda each: each.contact == "dana") == [
        "dana second-check-in due 2026-12-09"
    ]


def test_an_owner_of_several_positions_who_was_never_met_is_not_asked_forever() -> None:
    search = northwind("tom", owner="dana").interview(
        "analyst", position="Analyst", met=["ines"], owner="dana"
    )
    search.sent("dana", "decision-check-in", "2026-11-30")
    assert search.lines("2026-12-09", of_kind("decision-check-in")) == []


def test_an_interview_to_come_keeps_the_questions_back() -> None:
    search = northwind("dana").interview("engineer-2", met=["dana"], when="2026-12-14T10:00")
    assert search.lines("2026-12-01", of_kind("decision-check-in")) == [
        "dana decision-check-in upcoming 2026-12-22"
    ]


def test_an_agency_and_the_company_it_recruits_for_are_not_written_to_at_once() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    search.change("contacts/dana.md", company="Tidewater Agency", part="agency")
    assert search.lines("2026-12-01") == [
        "dana decision-check-in due 2026-12-01",
        "dana value-add held 2026-12-01",
        "tom value-add held 2026-12-01",
    ]
