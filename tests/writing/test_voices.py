"""Whose voice a letter has: neither colleagues nor two candidates hold the same one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from checking.likeness import similarity
from writing.letters import ME, PANELS, SATURDAY, SETTINGS, every_letter, follow_up, journal_of, panel

from afterword.checking.checker import Checker
from afterword.followups.asked_for import wanted
from afterword.kinds import KINDS, THANK_YOUS
from afterword.records.journal import Journal
from afterword.settings.settings import Me, Settings
from afterword.words.note_text import words_in
from afterword.writing.composing import Draft, compose

TODAY = SATURDAY.date()

#: Panels of two to eight; four of them, as the others would add time and nothing new.
SOME = PANELS[1::3]

NAMES = (
    "Sam Carter", "Alex Morgan", "Priscilla Vance", "Jo Bell", "Kwame Asante", "Lucía Ortiz",
    "Mia Lang", "Wei Chen", "Tove Berg", "Ann Reed", "Ravi Shah", "Nora Kelly",
)  # fmt: skip

#: So few of all letters may come out much like another writer's, and none the same.
SELDOM, SAME = 0.015, 0.65


def signed(name: str) -> Settings:
    return replace(SETTINGS, me=replace(ME, name=name))


def letters(journal: Journal, kind: str, settings: Settings, today: date = TODAY) -> dict[str, Draft]:
    """A letter of one kind to everybody met."""
    found = {}
    for interview in journal.interviews.values():
        for slug in interview.met:
            about = follow_up(
                journal,
                slug,
                kind,
                interview.slug,
                promise="the reading list" if kind == "promised-item" else "",
                people=interview.met[:2] if kind == "forward-request" else (),
            )
            found[slug] = compose(journal, about, settings, today)
    return found


@pytest.mark.parametrize("trade", PANELS)
def test_within_a_panel_no_kind_is_one_letter(trade: str) -> None:
    journal = panel(trade)
    # Each panel with another writer, so that more ways to deal the wordings out are looked at.
    settings = signed(NAMES[PANELS.index(trade) % len(NAMES)])
    for kind in KINDS:
        bodies = [draft.body for draft in letters(journal, kind, settings).values()]
        for one, other in combinations(bodies, 2):
            assert similarity(one, other) <= 0.35, f"{kind}\n{one}\n{other}"


def likenesses(trades: tuple[str, ...], kind: str) -> list[float]:
    """How alike the letters of any two of the writers to one person are."""
    found = []
    for trade in trades:
        journal = panel(trade)
        written = [letters(journal, kind, signed(name)) for name in NAMES]
        found += [
            similarity(one[slug].body, other[slug].body)
            for one, other in combinations(written, 2)
            for slug in one
        ]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_what_two_candidates_write_to_one_person_is_not_alike(kind: str) -> None:
    # All sixty-six pairs of names, with the same lines of the same debrief.
    alike = likenesses(SOME, kind)
    most = 0.25 if kind in THANK_YOUS else 0.45
    over = [each for each in alike if each > most]
    assert len(over) <= SELDOM * len(alike), sorted(over)
    assert max(alike) <= SAME


def test_who_has_no_name_is_told_apart_by_address() -> None:
    journal = panel("kitchen")
    one, other = (
        letters(journal, "thank-you", replace(SETTINGS, me=Me(email=address)))
        for address in ("sam@carter.example", "alex@morgan.example")
    )
    assert all(similarity(one[slug].body, other[slug].body) <= 0.25 for slug in one)


def test_a_name_in_other_capitals_is_the_same_writer() -> None:
    journal = panel("kitchen")
    one, other = (letters(journal, "withdraw", signed(name)) for name in ("Sam Carter", "SAM  carter"))
    assert all(similarity(one[slug].body, other[slug].body) == 1 for slug in one)


@pytest.mark.parametrize("kind", KINDS)
def test_however_its_places_fall_out_a_letter_holds_its_parts(kind: str) -> None:
    journal = panel("teaching")
    for name in NAMES:
        settings = signed(name)
        checker = Checker(journal, SATURDAY, settings)
        for slug, draft in letters(journal, kind, settings).items():
            about = follow_up(journal, slug, kind)
            found = {problem.rule for problem in checker.check_draft(draft, about)}
            assert found <= {"placeholder", "too-soon"}, f"{found}\n{draft.body}"
            low, high = KINDS[kind].target
            assert low - 5 <= len(words_in(draft.body)) <= high, draft.body


@pytest.mark.parametrize("kind", KINDS)
def test_to_somebody_never_met_no_letter_has_a_hole(kind: str) -> None:
    journal = journal_of("=== contacts/cy-fox.md\n---\nname: Cy Fox\nemail: cy@orchard.example\n---\n")
    about = wanted(journal, (), journal.contacts["cy-fox"], kind, SATURDAY, SETTINGS)
    for subject, body in every_letter(journal, about, TODAY):
        assert subject
        for text in (subject, body):
            assert not re.search(r"^[:,]|[:,]$|\s[.,:;?!]", text.replace(",\n", "\n")), text
            assert not re.search(r"\b(as|the|your) ?[.,;?]", text), text
