"""Who was thanked for an interview: on its own page and in the listing, and what is still to be written."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from followups.search import Search, northwind
from pages.editions import items, page, text_of

from afterword.pages.redaction import redact
from afterword.pages.site import build_site
from afterword.settings.settings import Settings

NOW = "2026-11-23T09:00"
PATH = "interviews/engineer-1.md"


def rows(search: Search, now: str = NOW) -> dict[str, tuple[str, str]]:
    """By person: where the words on thanks lead, and the words."""
    markdown = page(search, now, PATH).markdown
    people = re.findall(r'<li><a class="aw-person"[^>]*>([^<]+)</a>(.*?)</li>', markdown)
    found = {}
    for name, rest in people:
        thanks = re.search(r'<a class="aw-thanked"[^>]* href="([^"]*)"[^>]*>(.*?)</a>', rest) or re.search(
            r'<a class="aw-thanked" href="([^"]*)"[^>]*>(.*?)</a>', rest
        )
        found[name] = (thanks[1], text_of(thanks[2])) if thanks else ("", "")
    return found


def test_the_link_opens_the_note_that_thanked() -> None:
    search = northwind("priya")
    search.sent("priya", "promised-item", "2026-11-21", interview="engineer-1")
    promised = len(search.files) - 1
    search.sent("priya", "thank-you", "2026-11-22", interview="engineer-1")
    assert rows(search) == {"Priya": (f"../notes/{promised + 1:03}.md", "thanked Sun 22 Nov")}


def test_a_thank_you_that_names_no_interview_is_found_too() -> None:
    search = northwind("priya").sent("priya", "thank-you-brief", "2026-11-21")
    assert rows(search) == {"Priya": (f"../notes/{len(search.files) - 1:03}.md", "thanked Sat 21 Nov")}


def test_what_is_still_to_be_written() -> None:
    assert rows(northwind("priya")) == {
        "Priya": (
            "../contacts/priya.md#to-priya--thank-you--engineer-1",
            "thank-you still welcome until Friday",
        )
    }
    assert rows(northwind("priya"), "2026-12-20T09:00") == {"Priya": ("", "")}


def passing_on() -> Search:
    search = northwind("dana", "priya").change("contacts/priya.md", email="")
    return search.sent("dana", "thank-you-brief", "2026-11-21", interview="engineer-1")


def test_thanks_to_be_passed_on_stand_with_whom_they_are_for() -> None:
    search = passing_on()
    thanked = f"../notes/{len(search.files) - 1:03}.md"
    assert rows(search) == {
        "Dana": (thanked, "thanked Sat 21 Nov"),
        "Priya": (
            "../contacts/dana.md#to-dana--forward-request--engineer-1",
            "thanks through Dana still welcome until Friday",
        ),
    }


def test_thanks_that_were_passed_on() -> None:
    search = passing_on().sent("dana", "forward-request", "2026-11-22", interview="engineer-1")
    note = len(search.files) - 1
    assert rows(search) == {
        "Dana": (f"../notes/{note - 1:03}.md", "thanked Sat 21 Nov"),
        "Priya": (f"../notes/{note:03}.md", "thanked Sun 22 Nov through Dana"),
    }
    assert "2 of 2 thanked" in text_of(page(search, NOW, PATH).markdown)


def test_nobody_is_counted_who_asked_not_to_be_written_to() -> None:
    search = northwind("dana", "priya").change("contacts/priya.md", do_not_contact="please not")
    assert rows(search)["Priya"] == ("", "")
    text = text_of(page(search, NOW, PATH).markdown)
    assert "0 of 1 thanked" in text


def test_the_listing_says_the_same() -> None:
    search = northwind("dana", "priya").sent("dana", "thank-you", "2026-11-21")
    search.sent("priya", "thank-you", "2026-11-21")
    search.interview("engineer-2", met=["tom"], when="2026-11-19T10:00").interview(
        "alone", met=[], when="2026-11-18T10:00", position=""
    )
    markdown = page(search, NOW, "interviews/index.md").markdown
    cell = (
        r'<td data-sort="([^"]*)" data-label="Thanked" data-value="([^"]*)">'
        r'(?:<span class="aw-dots"[^>]*>(?:<i[^>]*></i>)* ([^<]*))?'
    )
    found = re.findall(cell, markdown)
    assert found == [
        ("00001.000", "everyone thanked", "2 of 2 thanked"),
        ("00000.000", "some not thanked", "0 of 1 thanked"),
        ("", "", ""),
    ]


def test_no_interview_yet() -> None:
    text = text_of(page(Search(), NOW, "interviews/index.md").markdown)
    assert text.startswith("# Interviews None yet. After the first one, `afterword debrief` asks")


DEBRIEF = """
## Priya

- talked about: the tide tables
- lit up at: her divorce
- asked me: whether I have led a team
- answer: Two, of eleven people.
"""


def foreseen(search: Search, now: str = NOW, settings: Settings | None = None) -> str:
    markdown = page(search, now, PATH, settings).markdown
    found = re.search(r'<section class="aw-foreseen".*?</section>', markdown)
    return found[0] if found else ""


def test_what_the_letter_would_say_and_what_is_left_open() -> None:
    shown = foreseen(northwind("priya", body=DEBRIEF))
    about, lit_up, asked = items(shown)
    assert about.startswith("talked about ")
    assert about.endswith("the tide tables.")
    assert lit_up == "lit up at, line 12 left open: part of it may be private"
    assert asked == "asked me You asked whether I have led a team."
    # The answer goes out in the words of the notes below.
    assert "eleven" not in shown
    assert '<details class="aw-more" open>' in shown
    assert shown.count("data-open") == 1
    assert "on a line that begins with say:" in text_of(shown)
    # It repeats what the letter and the debrief say.
    assert "data-search-exclude" in shown


def test_who_says_it_in_own_words_has_nothing_to_fill_in() -> None:
    shown = foreseen(northwind("priya", body=f"{DEBRIEF}- say: Your tables stayed with me [and <b>].\n"))
    assert [each.split(" ")[0] for each in items(shown)] == ["talked", "asked"]
    assert '<details class="aw-more">' in shown
    assert "data-open" not in shown
    assert "on a line that begins" not in text_of(shown)


def test_the_lines_are_shown_until_the_letter_is_written() -> None:
    search = northwind("priya", "tom", body=DEBRIEF)
    assert foreseen(search)
    assert not foreseen(search, "2026-12-20T09:00")
    assert not foreseen(search.draft("priya", "thank-you", interview="engineer-1"))
    assert not foreseen(northwind("priya"))


def test_a_site_for_others_shows_none_of_it() -> None:
    search = northwind("priya", body=f"{DEBRIEF}- say: Your tables stayed with me.\n")
    redacted = Settings(publish="redacted")
    # Not by what the journal lacks alone.
    assert foreseen(search)
    assert not foreseen(search, settings=redacted)
    site = build_site(redact(search.journal), datetime.fromisoformat(NOW), redacted)
    everything = " ".join(each.markdown for each in site.pages)
    assert "Engineer" in everything
    for word in ("foreseen", "What the letters", "left open", "tables", "divorce", "led a team", "eleven"):
        assert word not in everything


@pytest.mark.parametrize(
    ("fields", "now", "heading"),
    [
        ({}, NOW, "Who was there"),
        ({}, "2026-11-19T09:00", "Who will be there"),
        ({"cancelled": "yes"}, NOW, "Who was to be there"),
    ],
)
def test_whoever_is_named_was_there_will_be_or_was_to_be(
    fields: dict[str, str], now: str, heading: str
) -> None:
    assert f"## {heading}\n" in page(northwind("priya", **fields), now, PATH).markdown


def test_a_cancelled_interview_says_so_wherever_it_is_shown() -> None:
    search = northwind("priya", cancelled="yes", outcome="withdrawn", outcome_on="2026-11-23")
    text = text_of(page(search, NOW, PATH).markdown)
    assert "Cancelled: it did not take place Outcome: you withdrew on Mon 23 Nov" in text
    assert ", cancelled" in page(search, NOW, "interviews/index.md").markdown
    assert "Conversation with Priya, cancelled" in text_of(
        page(search, NOW, "positions/northwind/engineer.md").markdown
    )


@pytest.mark.parametrize("fields", [{"cancelled": "yes"}, {"when": "2026-11-30T10:00"}])
def test_nobody_waits_for_word_of_a_talk_that_did_not_take_place(fields: dict[str, str]) -> None:
    search = northwind("priya", **fields)
    assert "aw-wait" not in page(search, NOW, "positions/northwind/engineer.md").markdown
    assert "typical wait" not in page(search, NOW, "positions/index.md").markdown
