"""Freshness of a person, the wait in a position, and who has been thanked for an interview."""

from __future__ import annotations

import pytest
from followups.search import Search, at, northwind

from afterword.followups.coverage import coverage, in_words
from afterword.followups.freshness import Freshness, freshness
from afterword.followups.wait import is_waiting, wait
from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings
from afterword.times import Duration


def fresh(search: Search, now: str, settings: Settings | None = None) -> Freshness:
    return freshness(search.journal, "priya", at(now), settings or Settings())


@pytest.mark.parametrize(
    ("now", "value", "word", "days"),
    [
        ("2026-11-20T15:00", 1.0, "fresh", 0),
        ("2026-12-04", 0.5, "fresh", 14),
        ("2026-12-05", 0.5 ** (15 / 14), "fading", 15),
        ("2026-12-18", 0.25, "fading", 28),
        ("2026-12-19", 0.5 ** (29 / 14), "faint", 29),
        ("2027-01-01", 0.125, "faint", 42),
    ],
)
def test_the_impression_fades_by_half_in_a_fortnight(now: str, value: float, word: str, days: int) -> None:
    assert fresh(northwind("priya"), now) == Freshness(pytest.approx(value), word, days)


def test_any_touch_renews_it_and_a_draft_does_not() -> None:
    search = northwind("priya").draft("priya", "thank-you")
    assert fresh(search, "2026-12-04").days == 14
    assert fresh(search.received("priya", "2026-12-01"), "2026-12-04").days == 3
    assert fresh(search.sent("priya", "value-add", "2026-12-03"), "2026-12-04").days == 1


def test_what_has_not_happened_yet_leaves_no_impression() -> None:
    assert fresh(northwind("priya"), "2026-11-19") == Freshness(0.0, "faint", None)
    assert fresh(Search().contact("priya"), "2026-11-19") == Freshness(0.0, "faint", None)


def test_the_half_life_is_a_setting() -> None:
    week = Settings(cadence=Cadence(fresh_half_life=Duration(7, "d")))
    assert fresh(northwind("priya"), "2026-12-04", week).value == pytest.approx(0.25)


def waited(search: Search, now: str) -> tuple[int, str, str]:
    journal = search.journal
    found = wait(next(iter(journal.positions.values())), at(now), Settings())
    return found.days, found.expected.isoformat(), found.word


@pytest.mark.parametrize(
    ("now", "days", "word"),
    [
        ("2026-12-14", 24, "normal"),
        ("2026-12-15", 25, "slow"),
        ("2026-12-26", 36, "slow"),
        ("2027-01-07", 48, "slow"),
        ("2027-01-08", 49, "quiet"),
    ],
)
def test_the_wait_is_measured_against_24_days(now: str, days: int, word: str) -> None:
    assert waited(northwind(), now) == (days, "2026-12-14", word)


def test_a_date_they_gave_is_what_is_normal() -> None:
    search = northwind(decision_by="2026-12-31")
    assert waited(search, "2026-12-31") == (41, "2026-12-31", "normal")
    assert waited(search, "2027-01-01") == (42, "2026-12-31", "slow")
    # Twice 41 days.
    assert waited(search, "2027-02-10") == (82, "2026-12-31", "slow")
    assert waited(search, "2027-02-11") == (83, "2026-12-31", "quiet")


def test_an_early_date_that_passes_is_slow_and_not_at_once_quiet() -> None:
    assert waited(northwind(decision_by="2026-11-22"), "2026-12-01") == (11, "2026-11-22", "slow")


def test_the_wait_counts_from_the_first_round_and_stops_with_the_outcome() -> None:
    search = northwind().interview(
        "engineer-2", met=["dana"], when="2026-12-01T10:00", outcome="closed", outcome_on="2026-12-10"
    )
    assert waited(search, "2027-06-01") == (20, "2026-12-14", "normal")
    position = next(iter(search.journal.positions.values()))
    assert wait(position, at("2027-06-01"), Settings()).why == (
        "The first interview was on Fri 20 Nov 2026, 20 days before the outcome was known on "
        "Thu 10 Dec 2026; 24 days are typical, to Mon 14 Dec 2026."
    )


def test_before_the_first_interview_nobody_has_waited() -> None:
    assert waited(northwind(), "2026-11-01") == (0, "2026-12-14", "normal")


def test_three_of_four_thanked() -> None:
    search = northwind()
    for slug, kind in (("priya", "thank-you"), ("tom", "thank-you-brief"), ("ines", "thank-you-round")):
        search.sent(slug, kind, "2026-11-21")
    search.draft("dana", "thank-you", interview="engineer-1")
    rows = coverage(search.journal, "engineer-1")
    assert [(row.contact, row.thanked) for row in rows] == [
        ("dana", False),
        ("priya", True),
        ("tom", True),
        ("ines", True),
    ]
    assert in_words(rows) == "3 of 4 thanked"


def test_thanks_that_were_to_be_passed_on_count_for_those_without_an_address() -> None:
    search = northwind("dana", "priya").change("contacts/priya.md", email="")
    search.sent("dana", "forward-request", "2026-11-21")
    rows = coverage(search.journal, "engineer-1")
    assert [(row.contact, row.thanked) for row in rows] == [("dana", False), ("priya", True)]


def test_one_thank_you_covers_one_of_two_rounds() -> None:
    search = northwind("priya").interview("engineer-2", met=["priya"], when="2026-11-20T16:00")
    search.sent("priya", "thank-you-round", "2026-11-21")
    assert in_words(coverage(search.journal, "engineer-2")) == "1 of 1 thanked"
    assert in_words(coverage(search.journal, "engineer-1")) == "0 of 1 thanked"


def test_nobody_met_nobody_to_thank() -> None:
    search = Search().interview("alone", met=[])
    assert in_words(coverage(search.journal, "alone")) == ""


def test_nobody_waits_for_thanks_that_are_unwelcome() -> None:
    search = northwind("dana", "priya").change("contacts/priya.md", do_not_contact="asked for no mail")
    search.sent("dana", "thank-you", "2026-11-21")
    assert in_words(coverage(search.journal, "engineer-1")) == "1 of 1 thanked"


def test_the_note_that_thanked_is_the_thank_you_and_no_other() -> None:
    search = northwind("dana", "priya").change("contacts/priya.md", email="")
    search.sent("dana", "promised-item", "2026-11-21", interview="engineer-1")
    search.sent("dana", "thank-you-brief", "2026-11-22", interview="engineer-1")
    search.sent("dana", "forward-request", "2026-11-23", interview="engineer-1")
    dana, priya = coverage(search.journal, "engineer-1")
    assert [row.note.kind for row in (dana, priya) if row.note] == ["thank-you-brief", "forward-request"]
    assert [str(row.on) for row in (dana, priya)] == ["2026-11-22", "2026-11-23"]


@pytest.mark.parametrize(
    ("typical", "country", "days"),
    [
        ("24d", "", 24),
        # Friday 20 November and 20 business days: Friday 18 December.
        ("20bd", "", 28),
        # The same with Thanksgiving on 26 November: Monday 21 December.
        ("20bd", "us", 31),
        ("1bd", "", 3),
    ],
)
def test_the_typical_wait_is_told_in_days_whatever_its_unit(typical: str, country: str, days: int) -> None:
    settings = Settings(country=country, cadence=Cadence(typical_wait=Duration.parse(typical)))
    journal = northwind("dana").journal
    (position,) = journal.positions.values()
    found = wait(position, at("2026-12-01"), settings)
    assert found.typical == days
    assert (found.expected - position.first.day).days == days


def test_a_date_they_gave_does_not_change_what_is_typical() -> None:
    journal = northwind("dana", decision_by="2026-12-04").journal
    (position,) = journal.positions.values()
    found = wait(position, at("2026-12-01"), Settings())
    assert (found.typical, found.expected.isoformat()) == (24, "2026-12-04")


@pytest.mark.parametrize(
    ("now", "words"), [("2026-11-20", "0 days"), ("2026-11-21", "1 day"), ("2026-11-22", "2 days")]
)
def test_the_wait_in_words(now: str, words: str) -> None:
    journal = northwind("dana").journal
    (position,) = journal.positions.values()
    assert wait(position, at(now), Settings()).so_long == words


@pytest.mark.parametrize(
    ("outcome", "waits"),
    [("open", True), ("on-hold", True), ("offer", False), ("closed", False), ("filled-by-me", False)],
)
def test_after_an_offer_or_an_ending_nobody_waits_for_them(outcome: str, waits: bool) -> None:
    journal = northwind("dana", outcome=outcome, outcome_on="2026-11-24").journal
    (position,) = journal.positions.values()
    assert is_waiting(journal, position) == waits


def test_after_a_withdrawal_that_was_sent_nobody_waits_whatever_the_files_say() -> None:
    journal = northwind("dana").sent("dana", "withdraw", "2026-11-24").journal
    (position,) = journal.positions.values()
    assert not position.ended
    assert not is_waiting(journal, position)
