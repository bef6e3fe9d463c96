"""Positions on the pages: how far the wait has come, what they said of their date, who was thanked."""

from __future__ import annotations

import re

import pytest
from followups.search import Search, northwind
from pages.editions import edition, page, text_of

from afterword.pages.today import today_page
from afterword.settings.cadence import Cadence
from afterword.settings.settings import Settings
from afterword.times import Duration

BUSINESS = Settings(cadence=Cadence(typical_wait=Duration(20, "bd")))


def bars(markdown: str) -> list[tuple[str, str, str]]:
    """Of each wait: its word, how far its bar is filled, and what stands beside it."""
    return re.findall(r'data-wait="(\w+)" style="--aw-part:(\d+)%">([^<]*)<', markdown)


@pytest.mark.parametrize(
    ("now", "word", "part", "words"),
    [
        # From Friday 20 November, 20 business days end on Friday 18 December, 28 days later.
        ("2026-11-20T18:00", "normal", "0", "0 days, normal"),
        ("2026-11-21T12:00", "normal", "2", "1 day, normal"),
        ("2026-12-04T12:00", "normal", "25", "14 days, normal"),
        ("2026-12-18T12:00", "normal", "50", "28 days, normal"),
        ("2026-12-19T12:00", "slow", "52", "29 days, slow"),
        ("2027-01-15T12:00", "slow", "100", "56 days, slow"),
        ("2027-01-16T12:00", "quiet", "100", "57 days, quiet"),
    ],
)
@pytest.mark.parametrize("path", ["index.md", "positions/index.md", "positions/northwind/engineer.md"])
def test_the_middle_of_the_bar_is_where_the_wait_stops_being_normal(
    path: str, now: str, word: str, part: str, words: str
) -> None:
    found = bars(page(northwind("dana"), now, path, BUSINESS).markdown)
    assert found == [(word, part, words)]


@pytest.mark.parametrize(
    ("now", "lead"),
    [
        ("2026-12-04T12:00", "Open; run by Dana; they decide by Fri 4 Dec."),
        ("2026-12-05T12:00", "Open; run by Dana; they meant to decide by Fri 4 Dec."),
    ],
)
def test_their_date_is_ahead_and_then_past_on_both_pages(now: str, lead: str) -> None:
    search = northwind("dana", decision_by="2026-12-04")
    assert lead in text_of(page(search, now, "positions/northwind/engineer.md").markdown)
    words = lead.rpartition("; ")[2].rstrip(".")
    assert f" {words} " in text_of(today_page(edition(search, now)).markdown)


def test_who_gave_no_date() -> None:
    search = northwind("dana")
    assert "Open; run by Dana." in text_of(
        page(search, "2026-12-05T12:00", "positions/northwind/engineer.md").markdown
    )
    assert " they gave no date " in text_of(page(search, "2026-12-05T12:00", "index.md").markdown)


@pytest.mark.parametrize(
    ("outcome", "waiting"), [("open", True), ("on-hold", True), ("offer", False), ("closed", False)]
)
def test_waiting_on_them_is_for_what_they_have_not_answered(outcome: str, waiting: bool) -> None:
    search = northwind("dana", outcome=outcome, outcome_on="2026-11-24")
    text = text_of(page(search, "2026-12-05T12:00", "index.md").markdown)
    assert ("Waiting on them" in text) == waiting


def test_who_was_left_by_a_note_is_not_waited_for() -> None:
    search = northwind("dana").sent("dana", "withdraw", "2026-11-24")
    assert "Waiting on them" not in text_of(page(search, "2026-12-05T12:00", "index.md").markdown)


@pytest.mark.parametrize("thanked", [0, 1, 2])
def test_everyone_thanked_is_counted_by_person(thanked: int) -> None:
    search = northwind("dana", "priya")
    for slug in ("dana", "priya")[:thanked]:
        search.sent(slug, "thank-you", "2026-11-21")
    for path in ("positions/index.md", "positions/northwind/engineer.md", "index.md"):
        assert f"{thanked} of 2 thanked" in text_of(page(search, "2026-11-23T09:00", path).markdown)


def test_no_position_yet() -> None:
    text = text_of(page(Search(), "2026-11-23T09:00", "positions/index.md").markdown)
    assert (
        text == "# Positions None yet. A position appears by itself with the first interview that names one."
    )


@pytest.mark.parametrize(
    ("met", "names"),
    [
        (["dana"], "with Dana"),
        (["dana", "priya"], "with Dana and Priya"),
        (["dana", "priya", "tom"], "with Dana, Priya and Tom"),
        (["dana", "priya", "tom", "ines"], "with Dana, Priya and 2 more"),
    ],
)
def test_a_round_with_its_people(met: list[str], names: str) -> None:
    text = text_of(page(northwind(*met), "2026-11-23T09:00", "positions/northwind/engineer.md").markdown)
    assert f"Fri 20 Nov Conversation {names} ## People" in text
