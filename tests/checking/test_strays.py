"""Sentences that do nothing a note of their kind is for, in whatever words."""

from __future__ import annotations

import pytest
from checking.checked import TODAY, draft, search

from afterword.checking.checker import Checker
from afterword.records.problems import Level
from afterword.settings.settings import Settings


def strays(kind: str, sentence: str) -> dict[str, Level]:
    text = draft(f"Dear Priya,\n\n{sentence}\n\nBest wishes,\nSam", kind=kind)
    journal = search(**{"notes/n.md": text})
    found = Checker(journal, TODAY, Settings(), ()).check(journal.notes["n"])
    told = ("apology", "pressure", "reproach", "comparison")
    return {problem.rule: problem.level for problem in found if problem.rule in told}


@pytest.mark.parametrize(
    ("kind", "sentence", "rule"),
    [
        ("decision-check-in", "The baker keeps the room over the shop until Friday.", "pressure"),
        ("second-check-in", "Perhaps the Tuesday was another Tuesday.", "reproach"),
        ("decision-check-in", "Here I am on the mat with the cat.", "apology"),
        ("gracious-rejection", "Nobody on the bench had so much as opened the box.", "comparison"),
        ("withdraw", "The deck there is bigger than that of a ferry.", "comparison"),
        ("close-the-loop", "The committee never saw the second loom.", "comparison"),
    ],
)
def test_what_is_for_nothing_is_told_as_a_hint(kind: str, sentence: str, rule: str) -> None:
    assert strays(kind, sentence) == {rule: Level.HINT}


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        # Interest, the question, an offer, patience, a wish; and something of the talk.
        ("decision-check-in", "I would still love to do it by Friday."),
        ("decision-check-in", "Is the kiln lit by Friday?"),
        ("decision-check-in", "If it helps, I can send the file by Friday."),
        ("decision-check-in", "Take whatever time it needs, by Friday or later."),
        ("decision-check-in", "You were aiming for Friday."),
        ("gracious-rejection", "Nobody could have been kinder."),
        ("gracious-rejection", "I never laughed so much at an interview."),
        ("withdraw", "They need me from Monday."),
        # Other kinds tell stories.
        ("thank-you", "The baker keeps the room over the shop until Friday."),
        ("value-add", "Nobody on the bench had so much as opened the box."),
        # A cry is no sentence.
        ("decision-check-in", "Not by Friday."),
    ],
)
def test_what_is_for_something_is_let_be(kind: str, sentence: str) -> None:
    assert strays(kind, sentence) == {}


def test_of_a_sentence_that_another_rule_has_told_nothing_more_is_said() -> None:
    assert list(strays("decision-check-in", "I must hear from you by Friday at the latest.")) == ["pressure"]
