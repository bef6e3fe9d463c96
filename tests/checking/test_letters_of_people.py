"""The checker on letters as people write them: what it finds of their faults, and what it makes up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from checking.letters_of_people import Letter, measured, read_letters

FILES = (
    "notes.toml",
    "more_notes.toml",
    "notes_of_more_trades.toml",
    "notes_in_other_words.toml",
    "notes_of_many_kinds.toml",
)


@cache
def letters() -> tuple[Letter, ...]:
    """Those of all the files."""
    return tuple(letter for name in FILES for letter in read_letters(Path(__file__).with_name(name)))


def test_the_letters_are_of_both_sorts() -> None:
    faulty = [letter for letter in letters() if letter.faults]
    assert len(faulty) >= 60
    assert len(letters()) - len(faulty) >= 40


def test_every_journal_reads_without_an_error() -> None:
    for letter in letters():
        assert not [problem for problem in letter.journal.problems if problem.level == "error"], letter.id


def test_of_their_faults_at_least_85_in_100_are_found() -> None:
    figures = measured(letters())
    assert figures.recall >= 0.85, figures.missed


def test_of_the_findings_at_least_90_in_100_are_right() -> None:
    figures = measured(letters())
    assert figures.precision >= 0.90, figures.wrong


@pytest.mark.parametrize(
    "letter", [letter for letter in letters() if not letter.faults], ids=lambda each: each.id
)
def test_no_good_letter_has_an_error(letter: Letter) -> None:
    assert measured([letter]).errors_in_good == []
