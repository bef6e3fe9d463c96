"""The checker on sentences as people write them: what it finds of their faults, and what it makes up."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from checking.checked import TODAY, draft, search

from afterword.checking.checker import Checker
from afterword.records.problems import Level, Problem
from afterword.settings.settings import Settings

FILE = Path(__file__).with_name("sentences.toml")

#: A sentence alone is no letter: it lacks parts, something of the meeting, and a subject of its own.
OF_LETTERS = {"missing-part", "no-callback", "subject", "too-long", "near-duplicate"}
#: Either name is right.
ALIKE = {
    "gossip": {"gossip", "sensitive"},
    "sensitive": {"gossip", "sensitive"},
    "comparison": {"comparison", "reproach"},
    "self-damage": {"self-damage", "apology"},
}


@dataclass(frozen=True)
class Read:
    """A sentence, the rule that should find something in it, and what was found; hints find nothing wrong."""

    sentence: str
    rule: str
    problems: tuple[Problem, ...]


@cache
def read(which: str) -> tuple[Read, ...]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))[which]
    return tuple(sentence for table in tables for sentence in _sentences(table))


def _sentences(table: dict[str, Any]) -> Iterator[Read]:
    notes = {
        f"notes/n{number:03}.md": draft(f"Dear Priya,\n\n{sentence}\n\nBest wishes,\nSam", kind=table["kind"])
        for number, sentence in enumerate(table["sentences"])
    }
    journal = search(**notes)
    checker = Checker(journal, TODAY, Settings(), ())
    for number, sentence in enumerate(table["sentences"]):
        problems = checker.check(journal.notes[f"n{number:03}"])
        found = [each for each in problems if each.rule not in OF_LETTERS and each.level != Level.HINT]
        yield Read(sentence, table.get("rule", ""), tuple(found))


def test_of_the_faults_at_least_85_in_100_are_found() -> None:
    missed = [
        (each.rule, each.sentence)
        for each in read("bad")
        if not {problem.rule for problem in each.problems} & ALIKE.get(each.rule, {each.rule})
    ]
    assert len(missed) <= 0.15 * len(read("bad")), missed


def test_of_one_clause_one_thing_is_told() -> None:
    """Nine in ten findings are of the kind the reader named."""
    findings = [(each, problem.rule) for each in read("bad") for problem in each.problems]
    other = [
        (each.sentence, rule) for each, rule in findings if rule not in ALIKE.get(each.rule, {each.rule})
    ]
    assert len(other) <= 0.1 * len(findings), other


def test_good_sentences_are_let_be() -> None:
    found = {each.sentence: each.problems for each in read("good") if each.problems}
    assert len(found) <= 0.02 * len(read("good")), found
    assert not [each for problems in found.values() for each in problems if each.level == Level.ERROR]
