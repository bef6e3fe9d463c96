"""The rules on the days where they turn: the day before, the day, the day after.

Friday 2026-11-20 is a Friday; five business days after it are Friday 2026-11-27.
"""

from __future__ import annotations

from datetime import date

import pytest
from followups.search import Search, northwind, of_kind

from afterword.errors import AfterwordError
from afterword.followups.asked_for import wanted
from afterword.settings.settings import Settings
from afterword.times import iso

ASKS = of_kind("decision-check-in", "second-check-in")


# --- thanks that were not sent


@pytest.mark.parametrize(("now", "carried"), [("2026-11-27", None), ("2026-11-28", "engineer-1")])
def test_the_next_note_carries_the_thanks_from_the_day_after_their_last(
    now: str, carried: str | None
) -> None:
    search = northwind("priya")
    assert search.the("priya", "value-add", now).thanks_for == carried
    # On one day or the other, and on no day both.
    assert bool(search.lines(now, of_kind("thank-you"))) == (carried is None)


@pytest.mark.parametrize(
    ("sent", "carried"), [("2026-11-19", "engineer-1"), ("2026-11-20", None), ("2026-11-21", None)]
)
def test_what_was_written_since_the_interview_leaves_nothing_to_carry(sent: str, carried: str | None) -> None:
    search = northwind("priya").sent("priya", "new-information", sent)
    assert search.the("priya", "value-add", "2026-12-01").thanks_for == carried


@pytest.mark.parametrize(("snoozed", "opens"), [("2026-11-20", "T17:00"), ("2026-11-21", "T00:00")])
def test_a_snooze_that_ends_on_the_day_moves_nothing(snoozed: str, opens: str) -> None:
    search = northwind("priya").change("contacts/priya.md", snoozed_until=snoozed)
    assert iso(search.the("priya", "thank-you", "2026-11-20").opens) == f"{snoozed}{opens}"


def test_a_thank_you_counts_for_the_newest_round_before_it() -> None:
    search = northwind("priya").interview("engineer-2", met=["priya"], when="2026-11-23T10:00")
    search.sent("priya", "thank-you", "2026-11-23")
    left = [each.interview for each in search.plan("2026-11-23") if each.kind.startswith("thank-you")]
    assert left == ["engineer-1"]


@pytest.mark.parametrize("part", ["coordinator", "recruiter", "agency"])
def test_thanks_are_brief_to_those_who_arrange_things(part: str) -> None:
    search = northwind("dana").change("contacts/dana.md", part=part)
    assert search.open("2026-11-20T18:00") == ["dana thank-you-brief due 2026-11-21T15:00"]


@pytest.mark.parametrize("part", ["interviewer", "hiring-manager", "peer", "executive", "other"])
def test_and_not_to_those_who_talked(part: str) -> None:
    search = northwind("tom").change("contacts/tom.md", part=part)
    assert search.open("2026-11-20T18:00") == ["tom thank-you due 2026-11-21T15:00"]


# --- questions


@pytest.mark.parametrize(
    ("decision", "opens", "rule"),
    [
        # Two business days after Friday are Tuesday; six are Monday a week later.
        ("2026-11-19", "2026-11-30", "ask_without_date"),
        ("2026-11-20", "2026-11-24", "ask_after_decision"),
        ("2026-11-21", "2026-11-24", "ask_after_decision"),
    ],
)
def test_a_date_on_the_day_of_the_last_word_is_still_ahead(decision: str, opens: str, rule: str) -> None:
    # Their answer of Friday is the last word; the round itself was on Monday.
    search = northwind("dana", when="2026-11-16T14:00", decision_by=decision).received("dana", "2026-11-20")
    found = search.the("dana", "decision-check-in", "2026-11-20")
    assert (iso(found.opens), found.rule) == (opens, rule)


@pytest.mark.parametrize(("left", "asked"), [("2026-11-19", True), ("2026-11-20", False)])
def test_a_withdrawal_on_the_day_of_the_newest_round_ends_it(left: str, asked: bool) -> None:
    search = northwind("dana").sent("dana", "withdraw", left, interview="engineer-1")
    assert bool(search.lines("2026-11-30", ASKS)) is asked


@pytest.mark.parametrize(("silent", "state"), [(2, "due"), (3, "held")])
def test_three_notes_without_an_answer_hold_the_first_question(silent: int, state: str) -> None:
    search = northwind("dana", decision_by="2026-12-31")
    for day in ("2026-11-30", "2026-12-08", "2026-12-16")[:silent]:
        search.sent("dana", "new-information", day, needs_no_reply="no")
    # Two business days after New Year's Eve: Friday and Monday.
    assert search.the("dana", "decision-check-in", "2027-01-04").state == state


@pytest.mark.parametrize(
    # Twenty business days after Tuesday 8 December are 5 January, after Wednesday the 16th the 13th.
    ("silent", "now", "state"),
    [(2, "2027-01-05", "due"), (3, "2027-01-13", "held")],
)
def test_three_notes_without_an_answer_hold_the_note_of_a_pause(silent: int, now: str, state: str) -> None:
    search = northwind("dana", outcome="on-hold", outcome_on="2026-11-23")
    for day in ("2026-11-30", "2026-12-08", "2026-12-16")[:silent]:
        search.sent("dana", "new-information", day, needs_no_reply="no")
    found = search.the("dana", "holding", now)
    assert (iso(found.opens), found.state) == (now, state)


@pytest.mark.parametrize("outcome", ["on-hold", "offer"])
def test_nothing_is_asked_while_it_rests(outcome: str) -> None:
    assert northwind(outcome=outcome).lines("2027-03-01", of_kind("decision-check-in", "value-add")) == []


def test_an_owner_who_wants_no_mail_is_neither_asked_nor_told() -> None:
    search = northwind("tom", owner="dana").change("contacts/dana.md", do_not_contact="please not")
    assert search.lines("2027-03-01", lambda each: each.contact == "dana") == []


# --- gifts


def test_half_a_day_is_rounded_up() -> None:
    # 7 times 1.5 is 10.5: eleven business days after Tuesday 2026-12-01 are Wednesday 2026-12-16.
    search = northwind("tom", owner="dana", decision_by="2027-12-01").sent("tom", "value-add", "2026-12-01")
    assert iso(search.the("tom", "value-add", "2026-12-02").opens) == "2026-12-16"


@pytest.mark.parametrize("outcome", ["filled-by-other", "withdrawn", "declined", "closed"])
def test_no_gift_once_it_is_over(outcome: str) -> None:
    search = northwind("tom", outcome=outcome, outcome_on="2026-11-23")
    assert search.lines("2026-12-15", of_kind("value-add")) == []


# --- promises

PROMISED = "## Priya\n\n- promised: the write-up by 2026-11-24\n"


@pytest.mark.parametrize(("sent", "owed"), [("2026-11-19", 1), ("2026-11-20", 0), ("2026-11-21", 0)])
def test_a_promise_is_kept_from_the_day_it_was_made(sent: str, owed: int) -> None:
    search = northwind("priya", body=PROMISED).sent("priya", "promised-item", sent)
    assert len(search.lines("2026-11-24", of_kind("promised-item"))) == owed


def test_nothing_is_owed_to_a_company_that_said_no() -> None:
    search = northwind("priya", body=PROMISED, outcome="filled-by-other", outcome_on="2026-11-23")
    assert search.lines("2026-11-24", of_kind("promised-item")) == []


# --- endings


@pytest.mark.parametrize(
    ("begun", "withdrawn"), [("2026-12-09", True), ("2026-12-10", True), ("2026-12-11", False)]
)
def test_what_began_by_the_day_another_was_taken_is_withdrawn_from(begun: str, withdrawn: bool) -> None:
    search = northwind("dana", outcome="filled-by-me", outcome_on="2026-12-10")
    search.contact("mia", company="Harbour")
    search.interview("harbour", company="Harbour", position="Pilot", met=["mia"], when=f"{begun}T10:00")
    assert bool(search.lines("2026-12-14", of_kind("withdraw"))) is withdrawn


@pytest.mark.parametrize(("heard", "owed"), [("2026-12-09", 1), ("2026-12-10", 0), ("2026-12-11", 0)])
def test_who_wrote_on_the_day_knows_of_it(heard: str, owed: int) -> None:
    search = northwind("dana", outcome="declined", outcome_on="2026-12-10").received("dana", heard)
    assert len(search.lines("2026-12-14", of_kind("decline-offer"))) == owed


def test_a_gracious_word_goes_to_the_owner_and_to_friends() -> None:
    search = northwind(outcome="filled-by-other", outcome_on="2026-12-10")
    search.change("contacts/ines.md", stay_in_touch="yes")
    assert [each.contact for each in search.plan("2026-12-10") if each.kind == "gracious-rejection"] == [
        "dana",
        "ines",
    ]


# --- staying in touch


def test_staying_in_touch_waits_until_nothing_is_open() -> None:
    search = northwind("tom", outcome="closed", outcome_on="2026-12-10")
    search.change("contacts/tom.md", stay_in_touch="yes")
    assert search.lines("2027-02-08", of_kind("stay-in-touch")) == ["tom stay-in-touch due 2027-02-08"]
    search.interview("analyst", position="Analyst", met=["tom"], when="2026-12-11T10:00")
    assert search.lines("2027-02-08", of_kind("stay-in-touch")) == []


def kept_up(answers: int) -> Search:
    search = northwind("tom", outcome="closed", outcome_on="2026-12-10")
    search.change("contacts/tom.md", stay_in_touch="30d")
    for day in ("2027-02-08", "2027-03-10"):
        search.sent("tom", "stay-in-touch", day)
    return search.received("tom", "2027-03-11") if answers else search


def test_two_notes_without_an_answer_are_the_last() -> None:
    assert kept_up(answers=0).lines("2028-01-01") == []
    # Thirty days after the answer of 11 March.
    assert kept_up(answers=1).lines("2027-04-10") == ["tom stay-in-touch due 2027-04-10"]


# --- asked for


@pytest.mark.parametrize("kind", [None, "value-add"])
def test_nothing_is_composed_for_somebody_who_wants_no_mail(kind: str | None) -> None:
    search = northwind("priya").change("contacts/priya.md", do_not_contact="please not")
    journal, plan = search.journal, search.plan("2026-11-21")
    with pytest.raises(AfterwordError, match="please not"):
        wanted(journal, plan, journal.contacts["priya"], kind, date(2026, 11, 21), Settings())
