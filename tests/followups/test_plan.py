"""More of the plan, in the manner of the worked examples: customs, gifts, drafts, unusual owners."""

from __future__ import annotations

import pytest
from followups.search import Search, northwind, of_kind, thanks

from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings
from afterword.times import Duration, iso


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


def test_an_agency_is_a_company_of_its_own() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    search.change("contacts/dana.md", company="Tidewater Agency", part="agency")
    assert search.lines("2026-12-01") == [
        "dana decision-check-in due 2026-12-01",
        "dana value-add held 2026-12-01",
        "tom value-add due 2026-12-01",
    ]


def a_note_to_vera(company: str = "") -> Search:
    """A note to Vera of Harbour on Friday 4 December; a gift to Tom, met on 26 November, is to come.

    Seven business days after 26 November are Monday 7 December.
    """
    search = Search().contact("vera", company=company).contact("tom", interests=["tom-likes"])
    search.gift("tom-1", "tom-likes").interview("engineer", when="2026-11-26T14:00", met=["tom"])
    search.interview("pilot", company="Harbour", position="Pilot", when="2026-11-24T10:00", met=["vera"])
    return search.sent("vera", "new-information", "2026-12-04", interview="pilot")


@pytest.mark.parametrize(("company", "gift"), [("", "due 2026-12-07"), ("Northwind", "held 2026-12-09")])
def test_whoever_names_no_company_works_where_they_were_met_last_and_not_where_they_will_be(
    company: str, gift: str
) -> None:
    search = a_note_to_vera(company)
    search.interview("talk", position="", when="2026-12-14T10:00", met=["vera"])
    no_asks = Settings(cadence=Cadence(ask_cap=0))
    assert search.lines("2026-12-07", of_kind("value-add"), no_asks)[0] == f"tom value-add {gift}"


def test_a_note_stays_with_the_company_where_somebody_had_been_met_last_when_it_went_out() -> None:
    search = a_note_to_vera().interview("talk", position="", when="2026-11-30T10:00", met=["vera"])
    # On Monday morning she is met at Harbour again: the note of Friday went to Northwind all the same.
    search.interview(
        "pilot-2", company="Harbour", position="Pilot", when="2026-12-07T09:00", round=2, met=["vera"]
    )
    no_asks = Settings(cadence=Cadence(ask_cap=0))
    assert search.lines("2026-12-07", of_kind("value-add"), no_asks)[0] == "tom value-add held 2026-12-09"
    assert search.lines("2026-12-09", of_kind("value-add"), no_asks)[0] == "tom value-add due 2026-12-09"


def test_news_from_elsewhere_waits_for_neither_a_promise_nor_a_thank_you() -> None:
    # Dana also runs a second position, in which something was promised to her.
    search = northwind("dana", outcome="filled-by-other", outcome_on="2026-11-20")
    search.interview(
        "analyst", "## Dana\n\n- promised: the figures by 2026-11-20\n", position="Analyst", met=["dana"]
    )
    assert search.open("2026-11-21T10:00") == [
        "dana promised-item late 2026-11-20",
        "dana thank-you due 2026-11-21T15:00",
        "dana gracious-rejection due 2026-11-22",
    ]


def test_two_promises_of_one_day_have_keys_of_their_own() -> None:
    body = "## Priya\n\n- promised: the book list\n- promised: the write-up\n"
    keys = [each.key for each in northwind("priya", body=body).plan("2026-11-21") if each.promise]
    assert keys == [
        "priya--promised-item--engineer-1--the-book-list",
        "priya--promised-item--engineer-1--the-write-up",
    ]


def test_the_plan_as_json_has_the_designed_fields() -> None:
    found = northwind("tom").the("tom", "thank-you", "2026-11-20T18:00")
    assert found.as_json() == {
        "contact": "tom",
        "name": "Tom",
        "company": "Northwind",
        "position": "Engineer",
        "interview": "engineer-1",
        "kind": "thank-you",
        "state": "due",
        "opens": "2026-11-20T17:00",
        "due": "2026-11-21T15:00",
        "until": "2026-11-27",
        "rule": "thank_you_latest",
        "why": "You met Tom on Fri 20 Nov 2026; a thank-you is best within 24 hours, by Sat 21 Nov 2026 at "
        "15:00, and welcome until Fri 27 Nov 2026.",
        "gifts": [f"tom-{number}" for number in "1234567"],
        "reason": "You met on Fri 20 Nov; thanks are best while fresh.",
        "hold": "",
    }


def test_gifts_go_by_the_day_they_are_right_then_by_the_longest_silence() -> None:
    search = northwind("tom", "priya", "ines", decision_by="2027-12-01")
    search.sent("ines", "thank-you", "2026-11-21").sent("tom", "thank-you", "2026-11-22")
    search.received("priya", "2026-11-23").change("contacts/priya.md", name="priya")
    assert [each.contact for each in search.plan("2026-11-28") if each.kind == "value-add"] == [
        "ines",
        "tom",
        "priya",  # seven business days after the 23rd: a day later than the others
    ]
    search.sent("ines", "promised-item", "2026-11-23")
    assert [each.contact for each in search.plan("2026-11-28") if each.kind == "value-add"] == [
        "tom",
        "ines",  # who was written to that day, before the end of the day on which Priya wrote
        "priya",
    ]


def test_an_answer_written_down_without_a_time_comes_after_what_was_sent_that_day() -> None:
    search = (
        northwind("dana").sent("dana", "decision-check-in", "2026-12-08T15:00").received("dana", "2026-12-08")
    )
    assert search.lines("2026-12-09", of_kind("second-check-in")) == []
    # With both times known they say which came first.
    search = northwind("dana").sent("dana", "decision-check-in", "2026-12-08T15:00")
    search.received("dana", "2026-12-08T09:00")
    assert len(search.lines("2026-12-09", of_kind("second-check-in"))) == 1


@pytest.mark.parametrize("outcome", ["filled-by-other", "filled-by-me", "withdrawn", "declined", "closed"])
def test_an_ending_asks_nothing_for_somebody_who_asked_not_to_be_written_to(outcome: str) -> None:
    search = northwind("dana", "tom", outcome=outcome, outcome_on="2026-12-10")
    for slug in ("dana", "tom"):
        search.change(f"contacts/{slug}.md", do_not_contact="please not", stay_in_touch="yes")
    assert search.lines("2026-12-10") == []


def test_a_custom_interval_and_cap_are_heeded() -> None:
    settings, messages = Settings.read(
        {"cadence": {"ask_cap": 1, "ask_without_date": "3d", "close_the_loop": "6bd"}}
    )
    assert not messages
    search = northwind("dana")
    assert search.the("dana", "decision-check-in", "2026-11-23", settings).rule == "ask_without_date"
    assert iso(search.the("dana", "decision-check-in", "2026-11-23", settings).opens) == "2026-11-23"
    search.sent("dana", "decision-check-in", "2026-11-24")
    assert iso(search.the("dana", "close-the-loop", "2026-11-24", settings).opens) == "2026-12-02"


def test_a_cap_of_no_questions_at_all_asks_nothing() -> None:
    settings, _ = Settings.read({"cadence": {"ask_cap": 0}})
    assert (
        northwind("dana").lines("2027-06-01", of_kind("decision-check-in", "close-the-loop"), settings) == []
    )


@pytest.mark.parametrize(("today", "carried"), [("2026-11-27", False), ("2026-11-28", True)])
def test_thanks_are_carried_once_their_own_time_is_over_and_not_before(today: str, carried: bool) -> None:
    """Five business days after Friday 20 November is Friday the 27th."""
    search = northwind("tom", owner="dana", decision_by="2027-12-01")
    found = search.the("tom", "value-add", today)
    assert (found.thanks_for == "engineer-1") == carried
    kinds = [each.kind for each in search.plan(today) if each.contact == "tom" and each.kind == "thank-you"]
    assert bool(kinds) != carried


@pytest.mark.parametrize(
    ("left", "goes_on"), [("2026-12-01", True), ("2026-12-02", False), ("2026-12-03", False)]
)
def test_a_withdrawal_on_the_day_of_the_newest_round_ends_it(left: str, goes_on: bool) -> None:
    """Before the round the user changed their mind again; on its day, they did not go on after it."""
    search = northwind("dana").interview("engineer-2", met=["dana"], when="2026-12-02T09:00")
    search.sent("dana", "withdraw", left)
    asks = search.lines("2026-12-20", of_kind("decision-check-in"))
    assert bool(asks) == goes_on
