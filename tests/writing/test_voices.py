"""Whose voice a letter has: neither colleagues nor two candidates hold the same one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import combinations, count

import pytest
from checking.likeness import similarity
from writing.letters import HERE, ME, PANELS, SATURDAY, SETTINGS, every_letter, follow_up, journal_of, panel

from afterword.checking.checker import Checker
from afterword.followups.asked_for import wanted
from afterword.kinds import KINDS, THANK_YOUS
from afterword.records.journal import Journal
from afterword.settings.settings import Me, Settings
from afterword.words.note_text import words_in
from afterword.writing.composing import Draft, compose
from afterword.writing.templates import Templates

TODAY = SATURDAY.date()

#: Panels of two to eight; four of them, as the others would add time and nothing new.
SOME = PANELS[1::3]

NAMES = (
    "Sam Carter", "Alex Morgan", "Priscilla Vance", "Jo Bell", "Kwame Asante", "Lucía Ortiz",
    "Mia Lang", "Wei Chen", "Tove Berg", "Ann Reed", "Ravi Shah", "Nora Kelly",
)  # fmt: skip

#: What the two letters of a pair may have in common, with the same lines of the same debrief before both
#: writers: so few of all pairs are over what thank-yous and other letters may have, and none by far.
SELDOM, FAR = 0.006, 0.15

#: A brief thank-you to a recruiter is little more than its day, the position and the line that both quote.
SELDOM_IF_BRIEF = 0.015


#: Those of the settings, read once for all the writers.
TEMPLATES = Templates()


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
            found[slug] = compose(journal, about, settings, today, templates=TEMPLATES)
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


#: What is written under the name of somebody met.
_LINES = re.compile(r"^(## .+\n\n)((?:- .+\n?)+)", re.MULTILINE)


@cache
def debriefs() -> tuple[str, ...]:
    """What was written down of everybody in all the panels."""
    texts = [(HERE / "panels" / f"{trade}.txt").read_text(encoding="utf-8") for trade in PANELS]
    return tuple(match[2].rstrip("\n") for text in texts for match in _LINES.finditer(text))


def as_another_wrote_it_down(trade: str, writer: int) -> Journal:
    """A panel as one of several candidates met it: other lines under the same names."""
    told, number = debriefs(), count(writer * 7)
    text = (HERE / "panels" / f"{trade}.txt").read_text(encoding="utf-8")
    return journal_of(_LINES.sub(lambda match: f"{match[1]}{told[next(number) % len(told)]}\n", text))


def likenesses(panels: Callable[[int], Journal], kind: str) -> list[float]:
    """How alike the letters of any two of the writers to one person are."""
    written = [letters(panels(number), kind, signed(name)) for number, name in enumerate(NAMES)]
    return [
        similarity(one[slug].body, other[slug].body)
        for one, other in combinations(written, 2)
        for slug in one
    ]


def most_in_common(kind: str) -> float:
    """How alike the letters of two candidates to one person may be."""
    return 0.25 if kind in THANK_YOUS else 0.45


@pytest.mark.parametrize("kind", KINDS)
def test_what_two_candidates_write_to_one_person_is_not_alike(kind: str) -> None:
    # All sixty-six pairs of names, each with a debrief of their own.
    for trade in SOME:
        alike = likenesses(partial(as_another_wrote_it_down, trade), kind)
        assert max(alike) <= most_in_common(kind), trade


@pytest.mark.parametrize("kind", KINDS)
def test_not_even_the_same_debrief_makes_two_letters_alike(kind: str) -> None:
    alike = [each for trade in SOME for each in likenesses(lambda _, of=trade: panel(of), kind)]
    most = most_in_common(kind)
    seldom = SELDOM_IF_BRIEF if kind == "thank-you-brief" else SELDOM
    assert sum(each > most for each in alike) <= seldom * len(alike)
    assert max(alike) <= most + FAR


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
