"""What a form is asked once all its answers are there: who and what was meant. Nobody is guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from actions.desks import desk
from followups.search import Search

from afterword.actions.answers import read_answers, told_of
from afterword.actions.desk import Desk
from afterword.actions.told import Told
from afterword.actions.unclear import Unclear, offered, unclear, with_slugs

NOW = "2026-11-23T18:00"


def search() -> Search:
    """Two of one first name, one of a longer name, and one whose file cannot be read."""
    found = Search()
    for slug, name, company in (
        ("ana-sol", "Ana Sol", "Halden"),
        ("ana-reyes", "Ana Reyes", "Mill"),
        ("sam-leeson", "Sam Leeson", "Halden"),
    ):
        found.files[f"contacts/{slug}.md"] = f"---\nname: {name}\ncompany: {company}\n---\n"
    found.files["contacts/zed.md"] = "---\nname: Zed Rowe\nemail: [\n---\n"
    found.files["interviews/2026-11-20-halden.md"] = (
        "---\ncompany: Halden\nposition: Lead Optician\nwhen: 2026-11-20\nmet: [ana-sol]\n---\n"
    )
    return found


@pytest.fixture
def before(tmp_path: Path) -> Desk:
    return desk(tmp_path, search(), NOW)


def told(before: Desk, *people: dict[str, Any], **fields: str) -> Told:
    return told_of(read_answers({**fields, "people": list(people)}), before.today)[0]


def asked(before: Desk, *people: dict[str, Any], **fields: str) -> tuple[Unclear, ...]:
    return unclear(before.journal, told(before, *people, **fields))


def choices(question: Unclear) -> list[tuple[str, dict[str, Any]]]:
    return [(each.label, dict(each.values)) for each in question.choices]


def test_who_is_known_or_surely_new_is_not_asked_about(before: Desk) -> None:
    for who in ("ana-sol", "Ana Sol", "leeson", "Kit Moss"):
        assert asked(before, {"who": who}, company="Halden") == ()


def test_a_name_of_two_is_asked_about_with_both(before: Desk) -> None:
    [question] = asked(before, {"who": "Kit Moss"}, {"who": "Ana"}, company="Halden")
    assert (question.question, question.person, question.field) == ("Who is “Ana”?", 1, "who")
    assert sorted(choices(question), key=str) == [
        ("Ana Reyes (ana-reyes, Mill)", {"who": "ana-reyes"}),
        ("Ana Sol (ana-sol, Halden)", {"who": "ana-sol"}),
        ("somebody new, Ana", {"new": True}),
    ]
    # Each choice answers it.
    for _, values in choices(question):
        assert asked(before, {"who": "Ana", **values}, company="Halden") == ()


def test_a_name_spelt_nearly_so_is_asked_about(before: Desk) -> None:
    [question] = asked(before, {"who": "Anna Sol"}, company="Halden")
    assert choices(question) == [
        ("Ana Sol (ana-sol, Halden)", {"who": "ana-sol"}),
        ("somebody new, Anna Sol", {"new": True}),
    ]


def test_a_part_of_a_longer_name_is_asked_about(before: Desk) -> None:
    [question] = asked(before, {"who": "Sam Lee"}, company="Halden")
    assert [values for _, values in choices(question)] == [{"who": "sam-leeson"}, {"new": True}]


def test_one_whose_file_cannot_be_read_is_named_without_a_choice(before: Desk) -> None:
    [question] = asked(before, {"who": "Zed"}, company="Halden")
    assert question.question.startswith("contacts/zed.md (Zed Rowe) is there and cannot be read. Line 3: ")
    assert choices(question) == []


def test_a_place_is_asked_about_once_it_is_clear_who_was_met(before: Desk) -> None:
    assert {each.field for each in asked(before, {"who": "Ana"}, company="Haldn")} == {"who"}
    [question] = asked(before, {"who": "ana-sol"}, company="Haldn")
    assert (question.question, question.person, question.field) == (
        "Which company is “Haldn”?",
        None,
        "company",
    )
    assert choices(question) == [
        ("Halden", {"company": "Halden"}),
        ("a new company, Haldn", {"new": ["company"]}),
    ]


def test_one_who_moved_is_asked_about(before: Desk) -> None:
    person = {"who": "ana-reyes", "email": "ana@halden.example", "company": "Halden"}
    [question] = asked(before, person, company="Halden")
    assert question.question == (
        "contacts/ana-reyes.md says company Mill; now it is company Halden. "
        "Is it the same Ana Reyes, or another?"
    )
    assert (question.person, question.field) == (0, "same")
    assert {label for label, _ in choices(question)} <= {
        "the same Ana Reyes",
        "the same Ana Reyes, who works there now",
        "another",
    }
    for _, values in choices(question):
        assert asked(before, {**person, **values}, company="Halden") == ()


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [("part", "hiring manager", "boss"), ("stay_in_touch", "every 3 months", "sometimes")],
)
def test_a_word_on_a_person_that_is_not_known_is_asked_for(
    before: Desk, field: str, good: str, bad: str
) -> None:
    assert asked(before, {"who": "Kit Moss", field: good}, company="Mill") == ()
    [question] = asked(before, {"who": "Kit Moss", field: bad}, company="Mill")
    assert (question.person, question.field) == (0, field)
    assert question.question.startswith(f'"{bad}" is n')


def test_with_slugs_names_whom_is_surely_known(before: Desk) -> None:
    found = with_slugs(before.journal, told(before, {"who": "Reyes"}, {"who": "Ana"}, {"who": "Kit"}))
    assert [(each.who, each.new) for each in found.people] == [
        ("ana-reyes", False),
        ("Ana", False),
        ("Kit", True),
    ]


def test_where_nobody_was_invited_nothing_is_offered(before: Desk) -> None:
    assert [each.choices for each in offered(before, Told())] == [()]
    there = told(before, {"who": "Ana Sol"}, company="Halden", when="2026-11-20")
    assert [each.choices for each in offered(before, there)] == [()]
