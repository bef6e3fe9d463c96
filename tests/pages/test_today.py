"""Today: what closes, what is to be written, what comes, and whom one waits for."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from followups.search import Search, northwind
from pages.editions import items, page, sections, text_of

from afterword.settings.settings import Settings


def today(search: Search, now: str, settings: Settings | None = None) -> dict[str, str]:
    """What stands below each heading of Today; the headings without what is small in them."""
    found = sections(page(search, now, "index.md", settings).markdown)
    return {re.split(" the mark| all of it", head)[0]: text for head, text in found.items()}


def lead(search: Search, now: str) -> str:
    text = page(search, now, "index.md").markdown
    return text_of(re.findall(r'<p class="aw-lead" data-lead>(.*?)</p>', text)[0])


def keys(html: str) -> list[str]:
    return re.findall(r'data-follow-up="([^"]*)"', html)


# --- the sentence on top


def test_one_note() -> None:
    assert lead(northwind("tom"), "2026-11-20T18:00") == (
        "The thank-you to Tom closes tomorrow 15:00. Then there is nothing more today."
    )


def test_several_that_close_together_and_what_can_wait() -> None:
    assert lead(northwind(), "2026-11-20T18:00") == (
        "Four thank-yous close tomorrow 15:00. Then there is nothing more today."
    )
    search = northwind("dana", "tom", body="## Tom\n\n- promised: the list by 2026-11-20\n")
    search.contact("mia", company="Harbour").interview(
        "harbour", company="Harbour", position="Pilot", met=["mia"], when="2026-11-09T14:00"
    )
    # A question to Mia is right from Tuesday 17 November, and for 15 business days.
    assert lead(search, "2026-11-20T18:00") == (
        "The something promised to Tom closes today, two more by tomorrow 15:00. "
        "The other one can wait until Tue 8 Dec."
    )


def test_what_closes_later_is_in_no_hurry() -> None:
    search = northwind("dana", "tom")
    assert lead(search, "2026-11-23T10:00") == (
        "Two notes are right to write, and none closes before Friday."
    )
    search.sent("dana", "thank-you", "2026-11-21")
    assert lead(search, "2026-11-23T10:00") == (
        "One note is right to write, to Tom: thank-you, until Friday."
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


# --- the rows


def pile(search: Search, now: str, name: str, settings: Settings | None = None) -> list[str]:
    """The rows that lie open under a heading, or in a fold, by their keys."""
    markdown = page(search, now, "index.md", settings).markdown
    parts = re.split(r'data-(?:pile|fold)="([^"]*)"|<p class="aw-hint">', markdown)
    return keys(dict(zip(parts[1::2], parts[2::2], strict=True))[name])


def test_who_what_by_when_why_and_the_state_of_the_draft() -> None:
    search = northwind("dana", "tom", body="## Tom\n\n- talked about: pagers\n- lit up at: the night bus\n")
    markdown = page(search, "2026-11-20T18:00", "index.md").markdown
    (row,) = [each for each in re.findall("<article.*?</article>", markdown) if 'data-contact="tom"' in each]
    before_the_letter = text_of(row.partition("<details")[0])
    for said in (
        "Tom",
        "Northwind",
        "thank-you",
        "by tomorrow 15:00",
        "Lit up at the night bus",
        "You met on Fri 20 Nov",
    ):
        assert said in before_the_letter, said
    assert text_of(re.findall("<summary>(.*?)</summary>", row)[0]) == "2 gaps"
    assert "afterword sent tom" in text_of(row)
    assert "why now?" in text_of(row)


def test_an_occasion_is_named_once_where_several_rows_are_about_it() -> None:
    search = northwind("dana", "tom")
    assert pile(search, "2026-11-20T18:00", "engineer-1") == [
        "dana--thank-you--engineer-1",
        "tom--thank-you--engineer-1",
    ]
    heads = sections(page(search, "2026-11-20T18:00", "index.md").markdown)
    assert "Northwind you met on Fri 20 Nov, Engineer 0 of 2 thanked" in heads
    # One alone stands among what closes this week.
    search.sent("dana", "thank-you", "2026-11-20")
    assert pile(search, "2026-11-20T18:00", "week") == ["tom--thank-you--engineer-1"]


def crowd(count: int, *, when: str) -> Search:
    """So many people, met by one company each on one day, to be thanked."""
    search = Search()
    for number in range(count):
        search.contact(f"p{number:03}", company=f"C{number}")
        search.interview(f"i{number:03}", company=f"C{number}", position="", met=[f"p{number:03}"], when=when)
    return search


def test_seven_rows_lie_open_and_the_rest_is_folded() -> None:
    # On Monday the thanks of Thursday are late, and welcome until the Thursday to come.
    search = crowd(10, when="2026-11-19T14:00")
    assert len(pile(search, "2026-11-23T10:00", "week")) == 7
    assert pile(search, "2026-11-23T10:00", "more") == [f"p{n:03}--thank-you--i{n:03}" for n in (7, 8, 9)]
    assert "3 more, none in a hurry" in text_of(page(search, "2026-11-23T10:00", "index.md").markdown)


def test_where_more_than_seven_close_within_a_day_they_lie_open_and_no_others() -> None:
    search = crowd(10, when="2026-11-20T14:00")
    search.contact("late", company="Z").interview("late", company="Z", met=["late"], when="2026-11-18T14:00")
    assert len(pile(search, "2026-11-20T18:00", "week")) == 10
    assert pile(search, "2026-11-20T18:00", "more") == ["late--thank-you--late"]


def test_what_is_in_no_hurry_comes_last_and_what_comes_is_an_agenda() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27")
    for slug in ("dana", "tom"):
        search.sent(slug, "thank-you", "2026-11-21")
    # The question was right on Tuesday 1 December and is so for 15 business days.
    assert pile(search, "2026-12-01T10:00", "also") == ["dana--decision-check-in--engineer-1"]
    found = page(search, "2026-12-01T10:00", "index.md").markdown
    assert "2 wait their turn. Nothing more today." in text_of(found)
    assert found.count('data-state="held"') == 2


@pytest.mark.parametrize(
    # The question opens on Tuesday 8 December; two weeks before it is Tuesday 24 November.
    ("now", "shown"),
    [("2026-11-23T10:00", False), ("2026-11-24T10:00", True)],
)
def test_what_opens_within_two_weeks_is_in_the_agenda(now: str, shown: bool) -> None:
    search = northwind("dana", decision_by="2026-12-04").sent("dana", "thank-you", "2026-11-21")
    found = today(search, now)["Next two weeks"]
    (day,) = [each for each in re.findall("<li.*?</li>", found) if "Tue 8 Dec" in each]
    # It is on the page a week longer, for those who read it then.
    assert text_of(day) == "Tue 8 Dec check-in Dana"
    assert ("<li hidden>" in day) is not shown


def test_the_agenda_is_in_the_order_of_its_days() -> None:
    search = northwind("dana", "tom", decision_by="2026-12-04")
    search.sent("dana", "thank-you", "2026-11-20").sent("tom", "thank-you", "2026-11-20")
    search.sent("dana", "value-add", "2026-11-24")
    found = today(search, "2026-12-02T10:00", Settings(today=datetime(2026, 12, 2, 10)))["Next two weeks"]
    days = [int(day) for day in re.findall(r"<b>\w+ (\d+) Dec</b>", found)]
    assert days == sorted(days)
    assert len(days) > 1


def test_what_is_long_past_is_asked_about_once() -> None:
    search = northwind("tom", body="## Tom\n\n- promised: the list by 2026-11-24\n")
    search.sent("tom", "thank-you", "2026-11-21")
    assert pile(search, "2026-12-28T10:00", "owed") == ["tom--promised-item--engineer-1--the-list"]
    assert "1 long past their day: still owed?" in text_of(
        page(search, "2026-12-28T10:00", "index.md").markdown
    )


def test_what_came_in_this_week_and_what_lies_ahead() -> None:
    search = northwind("dana", "tom").contact("mia")
    reply = {"from": "dana", "kind": "reply", "received": "2026-11-23"}
    search.note(reply, "Dear Sam,\n\nwe are a little late. Sorry.\n")
    search.received("tom", "2026-11-10")
    search.interview("next", met=["mia", "tom"], when="2026-11-27T14:00")
    found = today(search, "2026-11-25T10:00")
    assert items(found["They wrote"]) == ["Dana wrote Mon 23 Nov: we are a little late."]
    (line,) = items(found["Ahead"])
    assert "Friday 14:00 , Northwind Engineer with Mia , Tom" in line


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
    assert words in line


def many(count: int) -> Search:
    """So many companies, met on one day after the other from Monday 2 November."""
    search = Search()
    for number in range(1, count + 1):
        search.contact(f"p{number}", company=f"C{number}", interests=[f"t{number}"])
        search.interview(
            f"i{number}", company=f"C{number}", met=[f"p{number}"], when=f"2026-11-{number + 1:02}T10:00"
        )
    return search


def test_five_lines_the_longest_wait_first_and_the_rest_folded() -> None:
    found = today(many(8), "2026-11-20T10:00")["Waiting on them"]
    assert [line.split()[0] for line in items(found)] == [f"C{n}" for n in range(1, 9)]
    assert [line.split()[0] for line in items(found.partition("<details")[0])] == [
        f"C{n}" for n in range(1, 6)
    ]
    assert "3 more" in text_of(found)


def test_thirty_letters_and_a_hundred_and_twenty_rows() -> None:
    search = crowd(130, when="2026-11-20T14:00")
    pinned = Settings(today=datetime(2026, 11, 20, 18))
    shown = page(search, "2026-11-20T18:00", "index.md", pinned)
    assert shown.markdown.count("<article") == 120
    assert shown.markdown.count("data-draft>") == 30
    assert "And 10 more follow-ups; the pages of the people show them." in text_of(shown.markdown)


def test_the_typical_wait_is_named_as_it_is_set() -> None:
    settings, _ = Settings.read({"cadence": {"typical_wait": "30d"}})
    text = text_of(page(northwind("dana"), "2026-11-25T10:00", "index.md", settings).markdown)
    assert "the mark is the typical wait, 30 days" in text


# --- what is ahead, and what may be closed


def test_what_is_ahead_stands_with_its_people_and_how_to_prepare() -> None:
    search = northwind("dana", "tom")
    search.interview("engineer-2", when="2026-12-02T14:00", met=["dana", "priya"])
    (shown,) = items(today(search, "2026-11-30T10:00")["Ahead"])
    assert shown == (
        "Wednesday 14:00 , Northwind Engineer with Dana , Priya What to know before it: "
        "afterword prepare Northwind"
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


def test_somebody_named_twice_on_a_day_is_named_with_the_company_of_each() -> None:
    search = northwind("dana").interview("other", met=["dana"], company="Kite", position="Pilot")
    for each in ("engineer-1", "other"):
        search.sent("dana", "thank-you", "2026-11-20", interview=each)
    agenda = text_of(today(search, "2026-11-23T10:00")["Next two weeks"])
    assert "Mon 30 Nov check-in Dana (Kite) Dana (Northwind) Mon 7 Dec something to give Dana" in agenda
