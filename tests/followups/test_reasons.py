"""Why something is to be written, and what holds it back: two fields, and one sentence of both."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from followups.search import Search, northwind

from afterword.followups.clauses import opening_of, the_note
from afterword.followups.follow_up import FollowUp, Owed
from afterword.followups.history import silence
from afterword.kinds import OUTGOING_KINDS
from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings
from afterword.words.dates import Calendar

DAY = date(2026, 11, 23)


def test_what_is_due_has_a_reason_and_no_hold() -> None:
    search = northwind("dana").sent("dana", "thank-you", "2026-11-21")
    found = search.the("dana", "decision-check-in", "2026-11-30")
    assert found.state == "due"
    assert found.reason == (
        "The last interview was on Fri 20 Nov 2026 and no date was given; asking is right 6 business days "
        "later, from Mon 30 Nov 2026"
    )
    assert found.hold == ""
    assert found.why == f"{found.reason}."


def test_another_note_holds_it_back() -> None:
    found = northwind("tom").the("tom", "decision-check-in", "2026-11-20T18:00")
    assert (found.state, found.hold) == ("upcoming", "")
    held = northwind("dana", "tom", decision_by="2026-11-27").the("tom", "value-add", "2026-12-01")
    assert held.state == "held"
    assert held.reason == (
        "You met Tom on Fri 20 Nov 2026; something worth reading is welcome 7 business days later, from Tue "
        "1 Dec 2026; it carries your thanks for Fri 20 Nov 2026"
    )
    assert held.hold == ("first comes the check-in to Dana, at the same company, due Tue 1 Dec 2026")
    assert held.why == f"{held.reason}; held: {held.hold}."


def test_the_distance_to_the_last_note_is_what_holds_it_back() -> None:
    search = northwind("tom", decision_by="2027-12-01").sent("tom", "thank-you", "2026-11-21")
    search.sent("tom", "new-information", "2026-11-27")
    # Five business days after Friday 27 November is Friday 4 December; the gift was right from 8 December.
    search.change("contacts/tom.md", snoozed_until="2026-11-30")
    search.contact("ines-b", name="Ines B", company="Northwind").sent("ines-b", "correction", "2026-12-07")
    found = search.the("tom", "value-add", "2026-12-08")
    assert found.state == "held"
    # Three business days after Monday 7 December.
    assert found.hold == (
        "not before Thu 10 Dec 2026, 3 business days after your note of Mon 7 Dec 2026 to Ines B, at the "
        "same company"
    )
    assert found.why == f"{found.reason}; {found.hold}."
    later = search.the("tom", "value-add", "2026-12-10")
    assert (later.state, later.hold) == ("due", "")
    assert later.why == found.why


def test_what_will_hold_it_back_is_told_before_its_day() -> None:
    search = (
        Search().contact("tom", interests=["chess"]).interview("i", met=["tom"], decision_by="2027-05-03")
    )
    found = search.the("tom", "value-add", "2026-11-23")
    assert (found.state, found.hold) == ("upcoming", "no gift fits yet: look for something on chess")
    assert found.why == f"{found.reason}; {found.hold}."


@pytest.mark.parametrize(
    "promise",
    [
        "the list of talks; held: the 2025 ones",
        "a; held: b; held: c",
        "the plan; not before lunch",
        "held: it",
    ],
)
def test_the_user_s_own_words_are_never_taken_for_a_hold(promise: str) -> None:
    search = northwind("priya", body=f"## Priya\n\n- promised: {promise} by 2026-11-24\n")
    search.change("contacts/priya.md", snoozed_until="2026-11-26")
    for now in ("2026-11-23", "2026-11-26"):
        found = search.the("priya", "promised-item", now)
        assert promise in found.reason
        assert found.hold == ""
        assert found.as_json()["hold"] == ""


def test_the_fields_of_what_is_owed_reach_the_follow_up_by_themselves() -> None:
    """A new field of ``Owed`` is one edit."""
    owed = Owed(
        contact="a",
        kind="value-add",
        opens=DAY,
        due=DAY,
        rule="r",
        reason="because",
        brief="so",
        promise="it",
    )
    found = FollowUp.of(owed, name="A", company="", state="held", hold="first that")
    assert vars(found) == vars(owed) | {
        "hold": "first that",
        "name": "A",
        "company": "",
        "state": "held",
        "distance": "",
        "unmoved": None,
    }


def test_notes_without_an_answer_in_words() -> None:
    assert silence(1) == "your last note had no answer"
    assert silence(2) == "2 notes in a row had no answer"
    assert silence(3, " to them") == "3 notes in a row to them had no answer"


def test_one_note_without_an_answer_reads_as_one() -> None:
    settings = Settings(cadence=Cadence(unanswered_cap=1))
    search = northwind("tom", decision_by="2027-12-01").sent("tom", "decision-check-in", "2026-11-23")
    found = search.the("tom", "value-add", "2026-11-24", settings)
    assert found.reason.endswith(", since your last note had no answer")


# --- in twelve words


def test_the_short_reason_says_the_day_in_three_words() -> None:
    search = northwind("dana").sent("dana", "thank-you", "2026-11-21")
    assert search.the("dana", "decision-check-in", "2026-11-30").short == (
        "No word since Fri 20 Nov, and no date was given."
    )
    # Further away than half a year a day has its year.
    search.change("interviews/engineer-1.md", decision_by="2027-12-01")
    assert search.the("dana", "decision-check-in", "2026-11-30").short == "They mean to decide by 1 Dec 2027."


@pytest.mark.parametrize(
    ("now", "state", "words"),
    [
        # Promised for Tuesday 24 November; still owed once 15 business days have passed, on 16 December.
        ("2026-11-24", "due", "today"),
        ("2026-11-25", "late", "by Tue 15 Dec, a day late"),
        ("2026-11-27", "late", "by Tue 15 Dec, three days late"),
        ("2026-12-09", "late", "by Tuesday, 15 days late"),
        ("2026-12-16", "owed", "right from Tue 24 Nov"),
    ],
)
def test_a_late_promise_says_how_late_and_that_it_is_welcome(now: str, state: str, words: str) -> None:
    search = northwind("priya", body="## Priya\n\n- promised: the map by 2026-11-24\n")
    found = search.the("priya", "promised-item", now)
    moment = datetime.combine(Search.day(now), time(12))
    assert (found.state, found.when(Calendar(moment))) == (state, words)
    assert found.short == "You promised “the map”, by Tue 24 Nov."


def test_a_late_answer_says_how_late_and_a_late_gift_does_not() -> None:
    search = northwind("dana", "tom", decision_by="2027-12-01")
    search.received("dana", "2026-11-23", asks="the names of two references", answer_by="2026-11-26")
    calendar = Calendar(datetime(2026, 12, 4, 12))
    assert search.the("dana", "answer", "2026-12-04").when(calendar) == "eight days late"
    assert search.the("dana", "answer", "2026-12-04").short == (
        "They asked for “the names of two…”, by Thu 26 Nov."
    )
    assert "late" not in search.the("tom", "value-add", "2026-12-04").when(calendar)


@pytest.mark.parametrize("kind", OUTGOING_KINDS)
def test_every_note_has_words_for_a_sentence(kind: str) -> None:
    assert 1 < len(the_note(kind).split()) <= 4
    assert "-" not in the_note(kind).replace("check-in", "").replace("thank-you", "")


def test_of_a_long_text_its_first_words_are_told() -> None:
    assert opening_of("the list of talks") == "the list of talks"
    assert opening_of("the list of talks we had") == "the list of talks…"
    long = "https://a.example/a/path/that/goes/on/and/on/for/ever"
    assert opening_of(long) == "https://a.example/a/path/that/goes/o…"
