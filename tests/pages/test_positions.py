"""Positions on the pages: how far the wait has come, what they said of their date, who was thanked."""

from __future__ import annotations

import re

import pytest
from followups.search import Search, northwind
from pages.editions import edition, items, page, rows, sections, text_of

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
    for path in ("positions/index.md", "positions/northwind/engineer.md"):
        assert f"{thanked} of 2 thanked" in text_of(page(search, "2026-11-23T09:00", path).markdown)


def test_no_position_yet() -> None:
    text = text_of(page(Search(), "2026-11-23T09:00", "positions/index.md").markdown)
    assert text.endswith("None yet. A position appears by itself with the first interview that names one.")


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
    assert f"Fri 20 Nov Conversation {names} 0 of {len(met)} thanked ## People" in text


NORTHWIND = "positions/northwind/engineer.md"


def shown(search: Search, now: str) -> str:
    return page(search, now, NORTHWIND).markdown


def lead(search: Search, now: str) -> str:
    return text_of(re.findall(r'<p class="aw-lead">(.*?)</p>', shown(search, now))[0])


def written(search: Search, now: str) -> list[str]:
    return re.findall(r'data-follow-up="([^"]*)"', sections(shown(search, now)).get("Next", ""))


def listing(search: Search, now: str) -> list[list[str]]:
    return rows(page(search, now, "positions/index.md").markdown.partition('id="insights"')[0])


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("on-hold", "On hold since Mon 23 Nov; run by Dana; they decide by Fri 4 Dec."),
        ("offer", "Offer since Mon 23 Nov; run by Dana; they decide by Fri 4 Dec."),
        ("filled-by-me", "Yours since Mon 23 Nov; run by Dana."),
        ("filled-by-other", "Went to somebody else on Mon 23 Nov; run by Dana."),
        ("withdrawn", "You withdrew on Mon 23 Nov; run by Dana."),
        ("declined", "You declined on Mon 23 Nov; run by Dana."),
        ("closed", "Closed since Mon 23 Nov; run by Dana."),
    ],
)
def test_how_it_stands_and_since_when(outcome: str, words: str) -> None:
    search = northwind("dana", outcome=outcome, outcome_on="2026-11-23", decision_by="2026-12-04")
    assert lead(search, "2026-11-25T10:00") == words


def test_nobody_met_nobody_runs_it() -> None:
    search = Search().interview("alone", met=[])
    assert lead(search, "2026-11-25T10:00") == "Open."


def test_nobody_waits_once_the_outcome_is_known() -> None:
    search = northwind("dana", outcome="closed", outcome_on="2026-12-10")
    assert bars(shown(search, "2026-12-15T10:00")) == []


def test_what_is_open_comes_before_what_comes_later() -> None:
    search = northwind("dana", "tom", "priya", decision_by="2026-12-31").sent(
        "tom", "thank-you", "2026-11-20"
    )
    search.received("tom", "2026-11-23")
    # Friday evening's thanks are late; Tom's gift opens on 1 December, the question on 5 January.
    assert written(search, "2026-11-24T10:00") == [
        "dana--thank-you--engineer-1",
        "priya--thank-you--engineer-1",
        "dana--value-add--engineer-1",
        "priya--value-add--engineer-1",
        "tom--value-add--engineer-1",
        "dana--decision-check-in--engineer-1",
    ]


def test_what_is_held_back_stands_where_its_day_is() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    for slug in ("dana", "tom"):
        search.sent(slug, "thank-you", "2026-11-21")
    assert written(search, "2026-12-01T10:00") == [
        "dana--decision-check-in--engineer-1",
        "dana--value-add--engineer-1",
        "tom--value-add--engineer-1",
    ]


def test_its_rounds_with_their_people_and_what_these_do() -> None:
    search = northwind("dana", "tom", round=1).change("contacts/tom.md", part="peer")
    search.interview("engineer-2", met=["ines"], when="2026-12-01T10:00", round="final")
    search.change("contacts/ines.md", role="Head of Yards").sent("tom", "thank-you", "2026-11-21")
    found = sections(shown(search, "2026-12-02T10:00"))
    assert items(found["Rounds"]) == [
        "Fri 20 Nov Round 1 with Dana and Tom 1 of 2 thanked",
        "Tue 1 Dec Final with Ines 0 of 1 thanked",
    ]
    assert text_of(found["People"]).startswith("1 of 3 thanked")
    people = items(found["People"])
    assert people == [
        "Dana hiring manager dana-likes",
        "Tom peer tom-likes",
        "Ines Head of Yards ines-likes",
    ]


def test_each_person_is_thanked_for_the_last_round_they_were_in() -> None:
    search = northwind("dana", "tom").sent("dana", "thank-you", "2026-11-21", interview="engineer-1")
    search.sent("tom", "thank-you", "2026-11-21", interview="engineer-1")
    search.interview("engineer-2", met=["dana"], when="2026-12-01T10:00")
    (row,) = listing(search, "2026-12-02T10:00")
    assert row[4] == "1 of 2 thanked"


def test_the_table_has_open_positions_first_each_company_by_name() -> None:
    search = Search().contact("ana", company="Zenith")
    for number, (company, outcome) in enumerate(
        [
            ("zenith", "open"),
            ("Acme", "closed"),
            ("Byway", "on-hold"),
            ("abacus", "declined"),
            ("Cove", "open"),
        ]
    ):
        search.interview(f"i{number}", company=company, met=["ana"], outcome=outcome, outcome_on="2026-11-23")
    found = listing(search, "2026-11-25T10:00")
    assert [(row[1], row[6]) for row in found] == [
        ("Byway", "on hold"),
        ("Cove", "open"),
        ("zenith", "open"),
        ("abacus", "you declined"),
        ("Acme", "closed"),
    ]
    # Five days after the first round; of what is over nobody waits for an answer.
    assert [row[5] for row in found] == ["5 days, normal"] * 3 + ["", ""]


def test_the_table_counts_rounds_and_names_the_newest() -> None:
    search = northwind("dana").interview("engineer-2", met=["dana"], when="2026-12-01T10:00")
    (row,) = listing(search, "2026-12-02T10:00")
    assert row[:5] == ["Engineer", "Northwind", "2", "Tue 1 Dec", "0 of 1 thanked"]


def test_after_an_offer_nobody_waits_for_their_word() -> None:
    search = northwind("dana", outcome="offer", outcome_on="2026-11-24")
    assert "aw-wait" not in shown(search, "2026-12-01T09:00")
    table = page(search, "2026-12-01T09:00", "positions/index.md").markdown.partition('id="insights"')[2]
    waits = text_of(table.partition("Waits against")[2])
    assert "4 offer" in waits  # Friday to Tuesday


def test_a_withdrawal_that_was_sent_ends_the_wait_whatever_the_file_says() -> None:
    search = northwind("dana").sent("dana", "withdraw", "2026-11-24", interview="engineer-1")
    assert "aw-wait" not in shown(search, "2026-12-01T09:00")
    assert "Waits against" not in page(search, "2026-12-01T09:00", "positions/index.md").markdown
