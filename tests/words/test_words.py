"""Dates, counts and kinds as a person would say them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from afterword.followups.follow_up import FollowUp, State
from afterword.kinds import INCOMING_KINDS, KIND_WORDS, KINDS
from afterword.pages.places import Editor, as_markdown, href
from afterword.pages.rendering import wait_part
from afterword.settings.settings import Settings
from afterword.words.counts import counted, listed, number
from afterword.words.dates import Calendar

NOW = Calendar(datetime(2026, 11, 23, 9, 0))  # a Monday


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(KINDS) | set(INCOMING_KINDS)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 23), "today"),
        (datetime(2026, 11, 24, 15, 0), "tomorrow 15:00"),
        (date(2026, 11, 29), "Sunday"),
        (date(2026, 11, 30), "Mon 30 Nov"),
        (date(2026, 11, 17), "Tue 17 Nov"),
        (date(2027, 1, 4), "Mon 4 Jan 2027"),
    ],
)
def test_days_near_and_far(moment: date, said: str) -> None:
    assert NOW.near(moment) == said


@pytest.mark.parametrize(
    ("state", "due", "until", "said"),
    [
        ("upcoming", date(2026, 11, 25), None, "from tomorrow"),
        ("due", date(2026, 11, 23), None, "today"),
        ("due", date(2026, 11, 25), None, "by Wednesday"),
        ("due", datetime(2026, 11, 24, 15), date(2026, 11, 30), "by tomorrow 15:00"),
        ("late", date(2026, 11, 20), date(2026, 11, 27), "still welcome until Friday"),
        ("late", date(2026, 11, 20), None, "still welcome"),
        ("held", date(2026, 11, 20), None, "waits"),
    ],
)
def test_the_time_left_is_told_kindly(
    state: State, due: date | datetime, until: date | None, said: str
) -> None:
    follow_up = FollowUp(
        contact="ana-sol",
        name="Ana Sol",
        company="",
        kind="value-add",
        state=state,
        opens=date(2026, 11, 24),
        due=due,
        until=until,
        rule="give_gap",
        reason="",
    )
    assert follow_up.when(NOW) == said


def test_lists_in_words() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert listed(["a", "b"], "or") == "a or b"


def test_counts() -> None:
    assert [counted(count, "note") for count in (0, 1, 2, 1200)] == [
        "no notes",
        "1 note",
        "2 notes",
        "1,200 notes",
    ]
    assert counted(2, "person", "people") == "2 people"
    assert [number(count) for count in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]


def test_the_typical_wait_is_the_middle_of_the_bar() -> None:
    assert [wait_part(days, 24) for days in (0, 12, 24, 48, 400)] == [0, 25, 50, 100, 100]


def test_links_are_relative_and_encoded() -> None:
    assert href("index.md", "contacts/ana sol.md") == "contacts/ana%20sol.md"
    assert href("interests/a/b.md", "contacts/王.md#to-x") == "../../contacts/%E7%8E%8B.md#to-x"


def test_text_as_markdown_shows_exactly_that_text() -> None:
    assert as_markdown("C# & *C++*\n_x_") == "C&#35; &#38; &#42;C&#43;&#43;&#42; &#95;x&#95;"


@pytest.mark.parametrize(
    ("editor", "root", "link"),
    [
        ("vscode", "/home/mira/my search", "vscode://file/home/mira/my%20search/notes/a.md:3:7"),
        ("vscode", "C:\\Users\\mira", "vscode://file/C:/Users/mira/notes/a.md:3:7"),
        ("obsidian", "/home/mira", "obsidian://open?path=/home/mira/notes/a.md"),
        ("obsidian", "C:\\Users\\mira", "obsidian://open?path=C:/Users/mira/notes/a.md"),
        ("emacs://{path}?{line},{column}", "/home/mira", "emacs:///home/mira/notes/a.md?3,7"),
        ("none", "/home/mira", ""),
        ("vscode", "", ""),
    ],
)
def test_a_link_into_the_editor(editor: str, root: str, link: str) -> None:
    assert Editor.of(Settings(editor=editor), root).link("notes/a.md", 3, 7) == link
