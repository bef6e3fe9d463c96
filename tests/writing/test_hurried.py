"""Debriefs as hurried people write them: what may reach a letter, and what never does.

``hurried/NAME.txt`` holds a panel, ``NAME.labels`` a judgement on each of its lines, made by hand before any
code read it: ``safe`` lines may stand in a letter as they are; ``gap`` lines are harmless and fit no
sentence; ``unsafe`` ones must not; ``sensitive`` ones, and those ``never_quoted``, must not even be quoted in
a gap. ``hard`` marks a safe line where a gap is no fault either. The panels called ``careful-…`` are written
as ``docs/debrief.md`` asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from conftest import split_files
from writing.letters import SETTINGS, follow_up

from afterword.kinds import KINDS
from afterword.records.interview import Debrief, Fact, Interview
from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.words.note_text import IN_YOUR_WORDS
from afterword.writing.composing import compose
from afterword.writing.known import Known
from afterword.writing.others import names_of_others

HERE = Path(__file__).parent / "hurried"
PANELS = tuple(path.stem for path in sorted(HERE.glob("*.txt")))
#: Those called ``blind-…`` mislead: harmless lines that look harmful, and the other way round.
HURRIED = tuple(name for name in PANELS if not name.startswith(("careful-", "blind-")))
BLIND = tuple(name for name in PANELS if name.startswith("blind-"))
CAREFUL = tuple(name for name in PANELS if name.startswith("careful-"))

RAW = ("talked_about", "lit_up_at", "asked_me", "worries_them")


@dataclass(frozen=True)
class Line:
    """A line of a debrief with the judgement on it, and what the program makes of it."""

    verdict: str
    hard: bool
    secret: bool
    slug: str
    text: str
    woven: str
    hint: str


@cache
def panel(name: str) -> Journal:
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return read_files({path: body.encode("utf-8") for path, body in split_files(text).items()})


def interview(name: str) -> Interview:
    (found,) = panel(name).interviews.values()
    return found


@cache
def labels(name: str) -> tuple[tuple[frozenset[str], str, str], ...]:
    """Verdict with its flags, person, and line."""
    rows = (HERE / f"{name}.labels").read_text(encoding="utf-8").splitlines()
    parts = [row.split(" | ", 3) for row in rows]
    return tuple((frozenset(flags.split()), slug, line) for flags, slug, _, line in parts)


@cache
def lines(name: str) -> tuple[Line, ...]:
    """Every line of a panel behind a lead-in that is not word for word."""
    return tuple(_lines(name))


def _lines(name: str) -> Iterator[Line]:
    journal = panel(name)
    judged = {(slug, line): flags for flags, slug, line in labels(name)}
    for slug, debrief in interview(name).debriefs.items():
        contact = journal.contacts[slug]
        others = names_of_others(journal, contact.name)
        for field in RAW:
            for fact in getattr(debrief, field):
                flags = judged[slug, fact.text]
                known = Known.of(contact, _alone(debrief, field, fact), others)
                woven = known.detail or known.worry
                hint = known.hint.removeprefix(IN_YOUR_WORDS)
                yield Line(
                    next(iter(flags & {"safe", "gap", "unsafe"})),
                    "hard" in flags,
                    not flags.isdisjoint({"sensitive", "never_quoted"}),
                    slug,
                    fact.text,
                    str(woven) if woven else "",
                    hint if not woven and not hint.startswith("what you noted") else "",
                )


def _alone(debrief: Debrief, field: str, fact: Fact) -> Debrief:
    return replace(Debrief(debrief.contact, debrief.line, prose=debrief.prose), **{field: (fact,)})


def safe(names: tuple[str, ...]) -> list[Line]:
    return [line for name in names for line in lines(name) if line.verdict == "safe" and not line.hard]


def share(names: tuple[str, ...]) -> float:
    return sum(bool(line.woven) for line in safe(names)) / len(safe(names))


def share_told(names: tuple[str, ...]) -> float:
    return sum(bool(line.woven or line.hint) for line in safe(names)) / len(safe(names))


@pytest.mark.parametrize("name", PANELS)
def test_no_unsafe_line_is_woven(name: str) -> None:
    assert not [line for line in lines(name) if line.verdict == "unsafe" and line.woven]


@pytest.mark.parametrize("name", PANELS)
def test_no_line_that_fits_no_sentence_is_woven(name: str) -> None:
    assert not [line for line in lines(name) if line.verdict == "gap" and line.woven]


@pytest.mark.parametrize("name", PANELS)
def test_nothing_sensitive_is_quoted_in_a_gap(name: str) -> None:
    assert not [line for line in lines(name) if line.secret and line.hint]


def test_most_of_what_is_safe_is_woven() -> None:
    assert share(HURRIED) >= 0.8
    assert share(CAREFUL) >= 0.9
    assert share(BLIND) >= 0.45


def test_most_of_what_is_safe_is_woven_or_quoted() -> None:
    assert share_told(HURRIED) >= 0.85
    assert share_told(CAREFUL) >= 0.9
    assert share_told(BLIND) >= 0.7


@pytest.mark.parametrize("name", PANELS)
def test_nothing_sensitive_is_in_any_letter_of_any_kind(name: str) -> None:
    journal = panel(name)
    today = interview(name).day
    for slug in interview(name).met:
        secrets = [
            _runs(line)
            for flags, about, line in labels(name)
            if about == slug and flags & {"sensitive", "never_quoted"}
        ]
        for kind in KINDS:
            draft = compose(journal, follow_up(journal, slug, kind), SETTINGS, today)
            said = " ".join(re.findall(r"\w+", f"{draft.subject} {draft.body}".casefold()))
            found = [run for runs in secrets for run in runs if f" {run} " in f" {said} "]
            assert not found, f"{found}\n{draft.body}"


def _runs(line: str) -> set[str]:
    """What would give a line away: every five words of it in a row, else all there are."""
    words = re.findall(r"\w+", line.casefold())
    return {" ".join(words[place : place + 5]) for place in range(max(1, len(words) - 4))}
