"""Today: what is to be written, what comes, what waits, and the lists beside it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from followups.search import Search, northwind
from pages.editions import items, page, sections, text_of

from afterword.settings.settings import Settings


def today(search: Search, now: str, settings: Settings | None = None) -> dict[str, str]:
    """What stands below each heading of Today; the headings without their counts."""
    found = sections(page(search, now, "index.md", settings).markdown)
    return {re.sub(r" \d.*| in the next.*| nothing to do.*", "", head): text for head, text in found.items()}


def lead(search: Search, now: str) -> str:
    text = page(search, now, "index.md").markdown
    return text_of(re.findall(r'<p class="aw-lead" data-lead>(.*?)</p>', text)[0])


def keys(html: str) -> list[str]:
    return re.findall(r'data-follow-up="([^"]*)"', html)


def seen(html: str) -> list[str]:
    """The cards that are to be seen before the script has run."""
    return [keys(tag)[0] for tag in re.findall(r"<article[^>]*>", html) if not tag.endswith(" hidden>")]


# --- the sentence on top


def test_one_note() -> None:
    assert lead(northwind("tom"), "2026-11-20T18:00") == (
        "One note to write, to Tom: thank-you, by tomorrow 15:00."
    )


def test_several_begin_with_the_first_of_the_plan() -> None:
    assert lead(northwind(), "2026-11-20T18:00") == (
        "Four notes to write. Begin with Dana: thank-you, by tomorrow 15:00."
    )


def test_none_now_names_the_one_that_opens_first() -> None:
    search = northwind("dana", "tom", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-21")
    search.sent("tom", "thank-you", "2026-11-20")
    # Seven business days after Friday 20 November are Tuesday 1 December, two after 4 December the 8th. Both
    # gifts are right on the 1st, and Dana's would stand in the way of the question to her.
    assert lead(search, "2026-11-25T10:00") == (
        "Nothing to write today. Next is Tom: something to give, from Tuesday."
    )


def test_nothing_at_all() -> None:
    assert lead(northwind("tom", outcome="closed", outcome_on="2026-11-21"), "2026-11-25T10:00") == (
        "Nothing to write today."
    )
    assert lead(Search(), "2026-11-25T10:00") == ("Your journal is empty, and that is a fine place to start.")


# --- the three groups


def test_what_is_open_what_comes_and_what_waits() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    for slug in ("dana", "tom"):
        search.sent(slug, "thank-you", "2026-11-21")
    found = today(search, "2026-12-01T10:00")
    assert keys(found["To write"]) == ["dana--decision-check-in--engineer-1"]
    assert keys(found["Coming up"]) == []
    assert keys(found["Waiting their turn"]) == [
        "dana--value-add--engineer-1",
        "tom--value-add--engineer-1",
    ]


@pytest.mark.parametrize(
    # The question opens on Tuesday 8 December; two weeks before it is Tuesday 24 November.
    ("now", "shown"),
    [("2026-11-23T10:00", False), ("2026-11-24T10:00", True)],
)
def test_what_opens_within_two_weeks_is_coming_up(now: str, shown: bool) -> None:
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-21")
    found = today(search, now)["Coming up"]
    key = "dana--decision-check-in--engineer-1"
    # It is on the page a week longer, for those who read it then.
    assert key in keys(found)
    assert (key in seen(found)) is shown


def test_what_comes_is_in_the_order_of_its_days() -> None:
    search = northwind("dana", "tom", decision_by="2026-12-04")
    search.sent("dana", "thank-you", "2026-11-20").sent("tom", "thank-you", "2026-11-20")
    search.sent("dana", "value-add", "2026-11-24")
    found = today(search, "2026-12-02T10:00", Settings(today=datetime(2026, 12, 2, 10)))
    opens = re.findall(r'data-opens="([^"]*)"', found["Coming up"])
    assert opens == sorted(opens)
    assert len(opens) > 1


# --- beside them


def test_an_offer_is_not_waited_for() -> None:
    search = northwind("dana", outcome="offer", outcome_on="2026-11-23")
    search.contact("mia", company="Harbour")
    search.interview("harbour", company="Harbour", position="Pilot", met=["mia"])
    assert [line.split()[0] for line in items(today(search, "2026-11-25T10:00")["Waiting on them"])] == [
        "Harbour"
    ]


@pytest.mark.parametrize("outcome", ["open", "on-hold"])
def test_what_is_open_or_rests_is(outcome: str) -> None:
    search = northwind("dana", outcome=outcome, outcome_on="2026-11-23")
    assert len(items(today(search, "2026-11-25T10:00")["Waiting on them"])) == 1


@pytest.mark.parametrize("outcome", ["filled-by-me", "filled-by-other", "withdrawn", "declined", "closed"])
def test_what_is_over_is_not(outcome: str) -> None:
    search = northwind("dana", outcome=outcome, outcome_on="2026-11-23")
    assert "Waiting on them" not in today(search, "2026-11-25T10:00")


@pytest.mark.parametrize(
    ("decision", "now", "words"),
    [
        ("2026-12-04", "2026-12-03T10:00", "they decide by Fri 4 Dec"),
        ("2026-12-04", "2026-12-04T10:00", "they decide by Fri 4 Dec"),
        ("2026-12-04", "2026-12-05T10:00", "they meant to decide by Fri 4 Dec"),
        (None, "2026-12-05T10:00", "they gave no date"),
    ],
)
def test_what_they_said_of_the_day(decision: str | None, now: str, words: str) -> None:
    search = northwind("dana", **({"decision_by": decision} if decision else {}))
    (line,) = items(today(search, now)["Waiting on them"])
    assert line.endswith(words)


def many(count: int) -> Search:
    """So many companies, met on one day after the other from Monday 2 November."""
    search = Search()
    for number in range(1, count + 1):
        search.contact(f"p{number}", company=f"C{number}", interests=[f"t{number}"])
        search.interview(
            f"i{number}", company=f"C{number}", met=[f"p{number}"], when=f"2026-11-{number + 1:02}T10:00"
        )
    return search


def test_six_lines_in_each_list_the_longest_wait_first() -> None:
    found = today(many(8), "2026-11-20T10:00")
    assert [line.split()[0] for line in items(found["Waiting on them"])] == [f"C{n}" for n in range(1, 7)]
    # The position with the newest round first.
    positions = [text_of(line) for line in items(found["Positions"])]
    assert [re.search(r"C\d", line)[0] for line in positions] == [f"C{n}" for n in range(8, 2, -1)]
    assert len(items(found["Worth looking for"])) == 6
    assert "And two more" in text_of(found["Worth looking for"])


def test_positions_that_have_ended_come_last() -> None:
    search = many(2).change("interviews/i2.md", outcome="closed", outcome_on="2026-11-19")
    positions = items(today(search, "2026-11-20T10:00")["Positions"])
    assert [re.search(r"C\d, \w+", line)[0] for line in positions] == ["C1, open", "C2, closed"]


def test_hints_are_not_to_be_put_right() -> None:
    search = northwind("tom").change("contacts/tom.md", colour="blue")
    assert "To put right" not in today(search, "2026-11-25T10:00")
    # Four warnings: the first three, and how many there are with the hint.
    for number in range(2, 6):
        search.interview(
            f"engineer-{number}",
            when=f"2026-11-{number + 10}",
            met=["tom"],
            position=f"Engineer {number}",
            outcome="open",
            decision_by="2026-11-01",
        )
    found = today(search, "2026-11-25T10:00")["To put right"]
    assert len(items(found)) == 3
    assert "5 problems in all" in text_of(found)


def test_thirty_drafts_and_a_hundred_and_twenty_cards() -> None:
    search = Search()
    for number in range(130):
        search.contact(f"p{number:03}", company=f"C{number}")
        search.interview(f"i{number:03}", company=f"C{number}", position="", met=[f"p{number:03}"])
    pinned = Settings(today=datetime(2026, 11, 20, 18))
    shown = page(search, "2026-11-20T18:00", "index.md", pinned)
    assert len(keys(shown.markdown)) == 120
    assert shown.markdown.count("data-draft>") == 30
    assert "And 10 more follow-ups; the pages of the people show them." in text_of(shown.markdown)


def test_the_typical_wait_is_named_as_it_is_set() -> None:
    settings, _ = Settings.read({"cadence": {"typical_wait": "30d"}})
    found = today(northwind("dana"), "2026-11-25T10:00", settings)
    assert "The mark is the typical wait, 30 days." in text_of(found["Waiting on them"])


# --- what is ahead, and what may be closed


def test_what_is_ahead_stands_with_its_people_and_how_to_prepare() -> None:
    search = northwind("dana", "tom")
    search.interview("engineer-2", when="2026-12-02T14:00", met=["dana", "priya"])
    (shown,) = items(today(search, "2026-11-30T10:00")["Ahead"])
    assert shown == (
        "Wednesday 14:00 , Northwind Engineer Dana Priya What to know before it: afterword prepare Northwind"
    )
    html = today(search, "2026-11-30T10:00")["Ahead"]
    assert 'href="interviews/engineer-2.md"' in html and 'href="contacts/priya.md"' in html
    assert "Ahead" not in today(search, "2026-12-02T15:00")
    # Where others may see the site a company has no name to prepare by.
    assert "prepare" not in today(search, "2026-11-30T10:00", Settings(publish="redacted"))["Ahead"]


def test_a_position_that_never_answered_offers_the_command_that_closes_it() -> None:
    search = northwind("dana").sent("dana", "thank-you", "2026-11-21")
    search.sent("dana", "decision-check-in", "2026-11-30").sent("dana", "second-check-in", "2026-12-09")
    search.sent("dana", "close-the-loop", "2026-12-23")
    # Twenty business days after Wednesday 23 December, no holidays known: Wednesday 20 January.
    assert "To take it as closed" not in today(search, "2027-01-19T10:00")["Waiting on them"]
    (shown,) = items(today(search, "2027-01-20T10:00")["Waiting on them"])
    assert shown.endswith(
        "No word since your last. To take it as closed: "
        "afterword close Northwind --position Engineer --outcome closed"
    )
    assert "close" not in today(search, "2027-01-20T10:00", Settings(publish="redacted"))["Waiting on them"]
