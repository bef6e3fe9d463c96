"""Interviews that have not ended are ahead: they are shown, and nobody was met in them yet.

The search is that of a nurse manager in the autumn of 2026: Wednesday 2026-09-30 is a Wednesday.
"""

from __future__ import annotations

from datetime import datetime

import pytest
from followups.search import Search, northwind, thanks

from afterword.errors import AfterwordError
from afterword.followups.asked_for import wanted
from afterword.followups.coverage import coverage
from afterword.records.position import Position
from afterword.settings.settings import Settings
from afterword.times import iso


def cascade(**fields: object) -> Search:
    """Kelly of the agency was met on 22 September; Helen and Marcus are to be met on the 30th at 14:00."""
    search = Search()
    search.contact("kelly", company="Bridgeway", part="agency")
    search.contact("helen", company="Cascade", part="hiring-manager").contact("marcus", company="Cascade")
    search.interview("agency", company="Bridgeway", position="", when="2026-09-22T10:00", met=["kelly"])
    return search.interview(
        "icu-1",
        company="Cascade",
        position="Nurse Manager, ICU",
        when="2026-09-30T14:00",
        met=["helen", "marcus"],
        **fields,
    )


def test_nobody_is_met_before_the_end() -> None:
    search = cascade()
    for now in ("2026-09-28", "2026-09-30T13:59", "2026-09-30T14:59"):
        journal = search.journal.at(datetime.fromisoformat(now))
        assert [each.slug for each in journal.ahead] == ["icu-1"], now
        assert journal.interviews_with("helen") == ()
        assert coverage(journal, "icu-1") == ()
        assert not [each for each in search.plan(now) if each.contact == "helen" and each.state != "upcoming"]
    journal = search.journal.at(datetime(2026, 9, 30, 15))
    assert journal.ahead == ()
    assert [each.slug for each in journal.interviews_with("helen")] == ["icu-1"]


def test_its_thank_you_says_that_the_meeting_is_to_come() -> None:
    found = cascade().the("helen", "thank-you", "2026-09-28")
    assert (found.state, iso(found.opens)) == ("upcoming", "2026-09-30T17:00")
    assert found.why.startswith("You meet Helen on Wed 30 Sep 2026; ")
    assert cascade().the("helen", "thank-you", "2026-09-30T15:00").why.startswith("You met Helen ")


@pytest.mark.parametrize("kind", [None, "thank-you", "thank-you-brief", "forward-request"])
def test_its_thanks_cannot_be_written_before(kind: str | None) -> None:
    search = cascade()
    now = datetime(2026, 9, 28, 12)
    journal = search.journal
    with pytest.raises(AfterwordError, match=r"ahead, on Wed 30 Sep 2026 at 14:00.*once it has ended"):
        wanted(journal, search.plan("2026-09-28"), journal.contacts["helen"], kind, now, Settings())


def test_of_one_today_without_a_time_thanks_can_be_written_at_noon() -> None:
    """`debrief` at noon of the day makes such a file, and what it suggests has to run."""
    search = cascade().change("interviews/icu-1.md", when="2026-09-30")
    now, journal = datetime(2026, 9, 30, 12), search.journal
    helen = journal.contacts["helen"]
    assert wanted(journal, search.plan("2026-09-30"), helen, None, now, Settings()).kind == "thank-you"
    with pytest.raises(AfterwordError, match="is ahead"):
        wanted(journal, search.plan("2026-09-29"), helen, None, datetime(2026, 9, 29, 23), Settings())


def test_what_is_no_thanks_can_be_written_before() -> None:
    search = cascade()
    now = datetime(2026, 9, 28, 12)
    found = wanted(
        search.journal,
        search.plan("2026-09-28"),
        search.journal.contacts["helen"],
        "new-information",
        now,
        Settings(),
    )
    assert found.kind == "new-information"


def test_no_gift_goes_to_somebody_not_met_yet() -> None:
    search = cascade().change("contacts/helen.md", interests=["fishing"]).gift("flies", "fishing")
    assert not [each for each in search.plan("2026-09-29") if each.kind == "value-add"]


def test_one_that_was_cancelled_never_counts_as_met() -> None:
    search = cascade(cancelled="yes")
    for now in ("2026-09-28", "2026-10-01"):
        journal = search.journal.at(datetime.fromisoformat(now))
        assert journal.ahead == ()
        assert journal.interviews_with("helen") == ()
        assert not [each for each in search.plan(now) if each.contact in ("helen", "marcus")]


def test_the_outcome_of_one_that_was_cancelled_counts() -> None:
    journal = cascade(cancelled="yes", outcome="filled-by-other", outcome_on="2026-09-29").journal
    assert journal.positions["cascade/nurse-manager-icu"].outcome == "filled-by-other"


def test_a_second_round_ahead_keeps_the_question_back_and_leaves_the_first_round_met() -> None:
    search = northwind("dana").interview("engineer-2", met=["dana", "tom"], when="2026-12-14T10:00")
    found = search.the("dana", "decision-check-in", "2026-12-01")
    assert (found.state, iso(found.opens)) == ("upcoming", "2026-12-22")
    assert found.why.startswith("The next interview is on Mon 14 Dec 2026 and no date was given; ")
    position = position_at(search, "2026-12-01")
    assert position.met == ("dana",)
    assert [each.slug for each in position.ahead] == ["engineer-2"]
    assert (position.first.slug, position.newest.slug) == ("engineer-1", "engineer-1")


def test_moving_it_moves_what_depends_on_it() -> None:
    search = cascade().change("interviews/icu-1.md", when="2026-10-02T09:00")
    assert search.open("2026-09-30T18:00") == []
    assert iso(search.the("helen", "thank-you", "2026-09-30T18:00").opens) == "2026-10-02T12:00"


def position_at(search: Search, now: str) -> Position:
    return search.journal.at(datetime.fromisoformat(now)).positions["northwind/engineer"]


# --- reopening


def reopened(**fields: object) -> Search:
    search = northwind("dana", "tom", outcome="filled-by-other", outcome_on="2026-12-01")
    return search.interview("engineer-2", met=["dana"], when="2027-02-10T10:00", **fields)


def test_an_interview_after_the_end_reopens_the_position() -> None:
    """A2: filled in December, a new round in February: its thanks are due like any others."""
    search = reopened(decision_by="2027-02-19")
    assert position_at(search, "2027-02-10T14:00").outcome == "open"
    assert search.lines("2027-02-10T14:00", thanks) == ["dana thank-you-round due 2027-02-11T11:00"]
    assert iso(search.the("dana", "decision-check-in", "2027-02-10T14:00").opens) == "2027-02-23"


def test_until_it_is_held_the_position_stays_ended() -> None:
    position = position_at(reopened(), "2027-02-10T10:30")
    assert (position.outcome, position.ended_before) == ("filled-by-other", None)
    assert str(position_at(reopened(), "2027-02-10T11:00").ended_before) == "2026-12-01"


@pytest.mark.parametrize("outcome", ["filled-by-other", "withdrawn", "declined", "closed"])
def test_whatever_the_older_end_was(outcome: str) -> None:
    search = reopened().change("interviews/engineer-1.md", outcome=outcome)
    assert position_at(search, "2027-02-11").outcome == "open"


@pytest.mark.parametrize("outcome", ["offer", "on-hold"])
def test_a_pause_lasts_until_it_is_changed(outcome: str) -> None:
    search = reopened().change("interviews/engineer-1.md", outcome=outcome)
    assert position_at(search, "2027-02-11").outcome == outcome


def test_a_meeting_on_the_day_of_the_end_reopens_nothing() -> None:
    search = northwind("dana").interview("engineer-2", met=["tom"], when="2026-12-01T10:00")
    search.change("interviews/engineer-1.md", outcome="closed", outcome_on="2026-12-01")
    assert position_at(search, "2026-12-02").outcome == "closed"


def test_one_that_was_cancelled_reopens_nothing() -> None:
    assert position_at(reopened(cancelled="yes"), "2027-02-11").outcome == "filled-by-other"


def test_the_second_end_asks_for_its_own_goodbye() -> None:
    search = reopened(outcome="filled-by-other", outcome_on="2027-02-20")
    search.sent("dana", "gracious-rejection", "2026-12-02", interview="engineer-1")
    assert "dana gracious-rejection due 2027-02-22" in search.lines("2027-02-20")


def test_reopening_by_hand_counts_as_an_answer() -> None:
    """A word that it goes on is an answer: no question the same day to whoever said so."""
    search = northwind("dana", outcome="open", outcome_on="2026-12-10")
    found = search.the("dana", "decision-check-in", "2026-12-10")
    # Six business days after Thursday 2026-12-10.
    assert (found.state, iso(found.opens)) == ("upcoming", "2026-12-18")
