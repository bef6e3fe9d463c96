"""Who hears what at the end of a position: the table of design section 4, row by row.

One position with everybody the table names: an agency, an owner, a hiring manager, a recruiter, somebody met
in two rounds, a friend, somebody met once, and a mentor met outside it. Thursday 2026-12-10 is a Thursday.
"""

from __future__ import annotations

import pytest
from followups.search import Search, northwind

from afterword.followups.follow_up import FollowUp
from afterword.times import iso

KNOWN = "2026-12-10"
MET = ["agnes", "olga", "hugo", "rita", "twice", "friend", "once"]


def everybody(outcome: str) -> Search:
    search = Search()
    search.contact("agnes", company="Tidewater Agency", part="agency").contact("olga", part="coordinator")
    search.contact("hugo", part="hiring-manager").contact("rita", part="recruiter")
    search.contact("twice").contact("friend", stay_in_touch="yes").contact("once")
    search.contact("mentor", company="Harbour", stay_in_touch="yes")
    search.interview("coffee", company="Harbour", position="", when="2026-11-02T10:00", met=["mentor"])
    search.interview("engineer-0", when="2026-11-10T10:00", met=["twice"])
    search.interview("engineer-1", met=MET, owner="olga", outcome=outcome, outcome_on=KNOWN)
    for slug in MET:
        search.sent(slug, "thank-you", "2026-11-20T18:00", interview="engineer-1")
    return search.sent("twice", "thank-you", "2026-11-10T18:00", interview="engineer-0")


def kinds(search: Search, now: str = KNOWN) -> dict[str, str]:
    return {each.contact: each.kind for each in search.plan(now) if each.kind != "stay-in-touch"}


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (
            "filled-by-other",
            {
                "agnes": "filled-by-other",
                "olga": "gracious-rejection",
                "hugo": "gracious-rejection",
                "rita": "filled-by-other",
                "twice": "gracious-rejection",
                "friend": "gracious-rejection",
            },
        ),
        (
            "filled-by-me",
            {
                "agnes": "accepted-thank-all",
                "olga": "accepted-new-team",
                "hugo": "accepted-new-team",
                "rita": "accepted-thank-all",
                "twice": "accepted-new-team",
                "friend": "accepted-new-team",
                "once": "accepted-new-team",
                "mentor": "good-news",
            },
        ),
        ("withdrawn", dict.fromkeys(["agnes", "olga", "hugo", "rita"], "withdraw")),
        (
            "declined",
            {"agnes": "withdraw", "olga": "decline-offer", "hugo": "withdraw", "rita": "withdraw"},
        ),
        ("closed", {}),
    ],
)
def test_the_table(outcome: str, told: dict[str, str]) -> None:
    """A11: a "no" reached only the owner; hiring manager, agency and mentor heard nothing."""
    assert kinds(everybody(outcome)) == told


def test_what_was_said_is_not_said_twice() -> None:
    search = everybody("filled-by-me")
    for slug, kind in kinds(search).items():
        search.sent(slug, kind, KNOWN)
    assert kinds(search) == {}
    assert kinds(search, "2026-12-11") == {}


@pytest.mark.parametrize("field", [{"email": ""}, {"former": ["Northwind"]}, {"do_not_contact": "no more"}])
def test_nobody_who_left_or_cannot_or_will_not_be_reached(field: dict[str, object]) -> None:
    search = everybody("filled-by-other").change("contacts/hugo.md", **field)
    assert "hugo" not in kinds(search)
    assert len(kinds(search)) == 5


def test_another_open_position_is_left_by_the_same_people_the_agency_first() -> None:
    search = everybody("open").contact("boss", company="Orchard")
    search.interview("pilot", company="Orchard", position="Pilot", met=["boss"], when="2026-11-12T10:00")
    search.change("interviews/pilot.md", outcome="filled-by-me", outcome_on=KNOWN)
    left = [each for each in search.plan(KNOWN) if each.kind == "withdraw"]
    assert [each.contact for each in left] == ["agnes", "olga", "hugo", "rita"]
    assert {iso(each.due) for each in left} == {"2026-12-11"}


def test_once_the_agency_was_told_the_owner_still_is() -> None:
    search = everybody("open").contact("boss", company="Orchard")
    search.interview("pilot", company="Orchard", position="Pilot", met=["boss"], when="2026-11-12T10:00")
    search.change("interviews/pilot.md", outcome="filled-by-me", outcome_on=KNOWN)
    search.sent("agnes", "withdraw", KNOWN, interview="engineer-1")
    left = [each.contact for each in search.plan(KNOWN) if each.kind == "withdraw"]
    assert left == ["olga", "hugo", "rita"]


def open_now(search: Search, now: str) -> list[str]:
    return [each.contact for each in search.plan(now) if each.state in ("due", "late")]


def test_at_most_three_a_day_to_one_company_the_owner_first() -> None:
    """The endings of a large panel are spread; the agency is a company of its own."""
    search = everybody("filled-by-me")
    assert open_now(search, KNOWN) == ["agnes", "olga", "hugo", "rita", "mentor"]
    for slug in ("olga", "hugo", "rita"):
        search.sent(slug, kinds(search)[slug], KNOWN)
    assert open_now(search, KNOWN) == ["agnes", "mentor"]
    # Friday, then Monday.
    assert set(open_now(search, "2026-12-11")) == {"agnes", "twice", "friend", "once", "mentor"}


def test_what_waits_for_room_says_so_and_keeps_the_day_it_is_owed_by() -> None:
    waiting: FollowUp = everybody("filled-by-me").the("once", "accepted-new-team", KNOWN)
    assert (waiting.state, iso(waiting.opens), iso(waiting.due)) == ("held", "2026-12-11", "2026-12-17")
    assert waiting.why.endswith(
        "not before Fri 11 Dec 2026, so that no more than three notes go to one company on a day."
    )


def test_another_figure_for_a_day() -> None:
    from afterword.settings.settings import Settings

    settings, _ = Settings.read({"cadence": {"company_day": 1}})
    search = northwind(outcome="filled-by-me", outcome_on=KNOWN)
    assert len(search.open(KNOWN, settings)) == 1


def test_a_closed_position_brings_a_note_later_to_those_met_twice() -> None:
    search = everybody("closed")
    # 60 days after 2026-12-10.
    found = {each.contact: iso(each.opens) for each in search.plan(KNOWN) if each.kind == "stay-in-touch"}
    assert found == {"twice": "2027-02-08", "friend": "2027-02-08", "mentor": "2027-01-01"}


def test_of_a_position_that_ended_before_anybody_was_met_the_owner_is_told_once() -> None:
    search = northwind("dana", when="2026-12-14T10:00", owner="dana").change(
        "interviews/engineer-1.md", outcome="withdrawn", outcome_on=KNOWN
    )
    assert search.open(KNOWN) == ["dana withdraw due 2026-12-11"]
    search.sent("dana", "withdraw", KNOWN, interview="engineer-1")
    assert search.lines(KNOWN) == []


def test_a_meeting_after_the_word_of_an_end_does_not_call_for_it_again() -> None:
    search = northwind("dana", outcome="filled-by-me", outcome_on="2026-11-19")
    search.sent("dana", "accepted-new-team", "2026-11-19")
    assert "accepted-new-team" not in kinds(search, "2026-11-23").values()


# --- declined: Thursday 2026-12-10 is the day of the answer, Friday 11 the next business day


def declined(search: Search, now: str = KNOWN) -> list[str]:
    """Who is still to be told, in the order in which to write."""
    return [each.contact for each in search.plan(now) if each.kind in ("withdraw", "decline-offer")]


def test_a_declined_offer_is_told_to_all_who_run_it_the_agency_first() -> None:
    search = everybody("declined")
    told = {each.contact: each for each in search.plan(KNOWN) if each.contact in ("agnes", *MET[1:4])}
    assert list(told) == ["agnes", "olga", "hugo", "rita"]
    assert {iso(each.opens) for each in told.values()} == {"2026-12-10"}
    assert {iso(each.due) for each in told.values()} == {"2026-12-11"}
    assert {each.state for each in told.values()} == {"due"}
    assert {each.kind for each in search.plan("2026-12-14") if each.state == "late"} == {
        "withdraw",
        "decline-offer",
    }


def test_each_of_them_is_told_whoever_else_was() -> None:
    search = everybody("declined")
    left = ["agnes", "olga", "hugo", "rita"]
    for slug in list(left):
        search.sent(slug, kinds(search)[slug], "2026-12-10T17:00", interview="engineer-1")
        left.remove(slug)
        assert declined(search) == left


def test_who_answered_since_knows_and_who_wrote_before_does_not() -> None:
    search = everybody("declined").received("hugo", "2026-12-09", interview="engineer-1")
    assert "hugo" in declined(search)
    search.received("hugo", "2026-12-10", interview="engineer-1")
    assert declined(search) == ["agnes", "olga", "rita"]


def test_thanks_for_the_offer_tell_nobody_that_it_is_declined() -> None:
    search = everybody("declined").sent("olga", "offer-thanks", "2026-12-10", interview="engineer-1")
    assert "olga" in declined(search)


def test_an_agency_that_runs_it_is_told_what_its_owner_would_be() -> None:
    search = everybody("declined").change("interviews/engineer-1.md", owner="agnes")
    # Olga coordinates, and was met once.
    assert kinds(search) == {"agnes": "decline-offer", "hugo": "withdraw", "rita": "withdraw"}


def test_the_word_that_one_declines_lapses_as_old_news() -> None:
    """Word is due within one business day; keeping in touch begins 60 days after 10 December."""
    search = everybody("declined")
    assert declined(search, "2027-02-08") == ["agnes", "olga", "hugo", "rita"]
    assert declined(search, "2027-02-09") == []
