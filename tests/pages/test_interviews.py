"""Who was thanked for an interview: on its own page and in the listing, and what is still to be written."""

from __future__ import annotations

import re

from followups.search import Search, northwind
from pages.editions import page, text_of

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
    cell = r'<td data-sort="([^"]*)" data-value="([^"]*)">(?:<span class="aw-dots">.*?</span> ([^<]*))?'
    found = re.findall(cell, markdown)
    assert found == [
        ("1.0", "everyone thanked", "2 of 2 thanked"),
        ("0.0", "some not thanked", "0 of 1 thanked"),
        ("-1", "", ""),
    ]


def test_no_interview_yet() -> None:
    text = text_of(page(Search(), NOW, "interviews/index.md").markdown)
    assert text.startswith("# Interviews None yet. After the first one, `afterword debrief` asks")
