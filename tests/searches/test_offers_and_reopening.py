"""A1, A2 and A15 of the searches: an offer with a deadline, a position that reopens, and titles with a comma.

Wednesday 2026-11-18 is a Wednesday; Tuesday the 24th is the day by which Nadia must answer.
"""

from __future__ import annotations

import pytest
from searches.living import Search

OFFER = "We would like to offer you the role at 118k, please let us know by Tuesday the 24th"


@pytest.fixture
def offered(nadia: Search) -> Search:
    """Cascade is at its second question; Saint Brigid makes an offer."""
    nadia.on(
        "2026-10-20T12:00",
        'debrief --company "Saint Brigid Medical Center" --position "Nurse Manager, Med-Surg" '
        "--when 2026-10-20T10:00 "
        '--met "Lucia Mendez; part: recruiter; email: lucia@brigid.example; talked about: the new wing"',
    )
    nadia.write("2026-11-04T10:00", "bettina", "decision-check-in")
    nadia.on("2026-11-18T09:00", "close brigid --outcome offer --on 2026-11-18")
    nadia.on("2026-11-18T09:05", f'heard lucia "{OFFER}" --decision-by 2026-11-24')
    return nadia


def test_a1_thanks_for_the_offer_today_and_the_others_are_told_in_place_of_a_check_in(
    offered: Search,
) -> None:
    due = offered.due("2026-11-18T10:00")
    assert "lucia-mendez offer-thanks" in due
    assert "bettina-ruiz competing-offer" in due
    assert not [each for each in due if "check-in" in each]
    assert offered.letter("2026-11-18T10:00", "bettina")["kind"] == "competing-offer"


def test_a1_the_day_by_which_i_answer_is_mine_and_not_their_decision(offered: Search) -> None:
    front = offered.front("interviews/2026-10-20-saint-brigid-medical-center.md")
    assert str(front["answer_by"]) == "2026-11-24"
    assert "decision_by" not in front
    assert "24 Nov" in offered.on("2026-11-18T10:00", "due")


def test_a1_the_day_can_be_said_with_the_outcome(offered: Search) -> None:
    said = offered.on("2026-11-19T09:00", "close brigid --outcome offer --answer-by 2026-11-25")
    assert "25 Nov" in said
    front = offered.front("interviews/2026-10-20-saint-brigid-medical-center.md")
    assert str(front["answer_by"]) == "2026-11-25"
    assert str(front["outcome_on"]) == "2026-11-18", "the offer came on the day it came"


def test_a1_the_letters_know_the_day(offered: Search) -> None:
    told = offered.letter("2026-11-18T10:00", "bettina")
    assert "November 24" in told["body"]
    assert "[the date]" not in told["body"]
    thanks = offered.letter("2026-11-18T10:00", "lucia")
    assert thanks["kind"] == "offer-thanks"
    assert "November 24" in thanks["body"]


def test_a1_the_answer_is_due_a_business_day_before(offered: Search) -> None:
    answer = offered.the("2026-11-20T10:00", "lucia-mendez", "offer-answer")
    assert answer["due"] == "2026-11-23"
    offered.write("2026-11-18T10:00", "lucia", "offer-thanks")
    assert offered.due("2026-11-23T10:00")[0] == "lucia-mendez offer-answer"


def test_a1_who_has_answered_need_not_thank_for_the_offer_as_well(offered: Search) -> None:
    offered.write("2026-11-23T10:00", "lucia", "offer-answer")
    assert not [each for each in offered.plan("2026-11-23T11:00", "lucia-mendez") if "offer" in each["kind"]]


@pytest.fixture
def reopened(nadia: Search) -> Search:
    """Cascade filled the position on 20 November, and asks again in February."""
    nadia.on("2026-11-20T10:00", "close cascade --outcome filled-by-other --on 2026-11-20")
    nadia.on(
        "2027-02-10T12:00",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, ICU" --when 2027-02-10T10:00 '
        "--decision-by 2027-02-19 "
        '--met "helen; talked about: the winter on the unit" --met "marcus; talked about: the survey of May" '
        '--met "Sue Park; email: sue@cascade.example; talked about: the night shifts"',
    )
    return nadia


def test_a2_an_interview_after_the_end_opens_the_position_again(reopened: Search) -> None:
    assert "What comes of it" in reopened.said
    thanked = [each.split()[0] for each in reopened.due("2027-02-10T14:00") if "thank-you" in each]
    assert sorted(thanked) == ["helen-voss", "marcus-reed", "sue-park"]
    assert reopened.plan("2027-02-10T14:00", "bettina-ruiz", "decision-check-in")
    assert not [each for each in reopened.plan("2027-02-10T14:00") if each["kind"] == "gracious-rejection"]


def test_a2_the_letter_knows_that_a_no_came_between(reopened: Search) -> None:
    body = reopened.letter("2027-02-10T14:00", "helen")["body"]
    assert "last round" not in body
    assert "second round" not in body
    assert "again" in body


def test_a15_titles_are_not_cut_at_the_comma(nadia: Search) -> None:
    nadia.on(
        "2026-10-09T12:00",
        'debrief --company "Cascade Valley Health" --position "Nurse Manager, PACU" '
        '--when 2026-10-09T10:00 --met "bettina; talked about: the recovery rooms"',
    )
    for line, title in (
        ("helen --kind thank-you", "Nurse Manager, ICU"),
        ("bettina --kind withdraw", "Nurse Manager, PACU"),
        ("helen --kind gracious-rejection", "Nurse Manager, ICU"),
        ("helen --kind decision-check-in", "Nurse Manager, ICU"),
    ):
        letter = nadia.letter("2026-10-09T14:00", line)
        assert title in f"{letter['subject']}\n{letter['body']}", line
