"""The worked examples 8 to 14 of the rules: endings, pauses, people in several positions, the calendar.

Monday 2026-11-23 is a Monday. Business days are without holidays; a calendar of November 2026 to August
2027 is the reference.
"""

from __future__ import annotations

import pytest
from followups.search import Search, northwind, of_kind, thanks

from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings
from afterword.times import iso

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
        "tom gracious-rejection due 2026-12-12",
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
    # Three notes a day to one company; the fourth has until the same day.
    assert [(iso(each.opens), iso(each.due)) for each in found] == [
        *[("2026-12-10", "2026-12-17")] * 3,
        ("2026-12-11", "2026-12-17"),
    ]
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
    assert search.open("2026-12-10") == [
        "dana accepted-new-team due 2026-12-17",
        "tom accepted-new-team due 2026-12-17",
    ]
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


def test_example_09_a_withdrawal_is_not_called_for_twice_over_a_round_that_was_planned() -> None:
    search = northwind("dana", outcome="filled-by-me", outcome_on="2026-12-10").contact(
        "mia", company="Harbour"
    )
    search.interview("harbour", company="Harbour", position="Pilot", met=["mia"])
    search.interview("harbour-2", company="Harbour", position="Pilot", met=[], when="2026-12-20T10:00")
    assert "mia withdraw due 2026-12-11" in search.open("2026-12-10")
    search.sent("mia", "withdraw", "2026-12-10", interview="harbour")
    assert search.lines("2026-12-10", of_kind("withdraw")) == []


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
    # The questions go to somebody else of the panel: she is passed over as the owner.
    assert {each.contact for each in search.plan(now) if "check-in" in each.kind} <= {"priya"}


def test_example_10_snoozed_until_that_day() -> None:
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-21")
    search.change("contacts/dana.md", snoozed_until="2026-12-15")
    assert {each.state for each in search.plan("2026-12-14")} == {"upcoming"}
    # The question on that day, and the gift five business days behind it.
    assert {iso(each.opens) for each in search.plan("2026-12-14")} == {"2026-12-15", "2026-12-22"}
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
    search = northwind("dana").sent("dana", "decision-check-in", "2026-12-08")
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
    # In her own thank-you, which is still to be written; else in a note of its own.
    assert search.open("2026-11-20T18:00") == ["dana thank-you due 2026-11-21T15:00"]
    assert search.the("dana", "thank-you", "2026-11-20T18:00").about == ("priya", "tom")
    thanked = northwind("dana", "priya", "tom").sent("dana", "thank-you", "2026-11-20T17:30")
    thanked.change("contacts/priya.md", email="").change("contacts/tom.md", email="")
    assert thanked.open("2026-11-20T18:00") == ["dana forward-request due 2026-11-21T15:00"]
    found = thanked.the("dana", "forward-request", "2026-11-20T18:00")
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


def test_example_12_who_is_a_coordinator_in_this_position_gets_a_brief_one() -> None:
    search = Search().contact("dana", part="hiring-manager")
    search.interview("engineer-1", "## dana\n\n- part: coordinator\n", met=["dana"])
    assert search.open("2026-11-20T18:00") == ["dana thank-you-brief due 2026-11-21T15:00"]


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
    # Seven business days after her reply is the 13th; the question of the 12th comes first, and five more.
    assert iso(search.the("dana", "value-add", "2027-01-04").opens) == "2027-01-19"


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
    found = search.the("tom", "value-add", "2026-11-25")
    # After a closing note the longest gap: 30 business days after 2026-11-24.
    assert (iso(found.opens), found.rule) == ("2027-01-05", "give_ceiling")


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
