"""The two limits of ``near-duplicate``, to the word: above 35 % a warning, above 60 % an error."""

from __future__ import annotations

import pytest
from checking.checked import draft, found, words

from afterword.records.problems import Level


def text(shared: int, own: str, length: int) -> str:
    """A text of so many runs of three words, of which the first ``shared`` are those of every such text.

    A run begins at each word but the last two.
    """
    return " ".join([words(shared + 2), *(f"{own}{number}" for number in range(length - shared))])


@pytest.mark.parametrize(
    ("shared", "mine", "theirs", "level"),
    [
        (7, 13, 14, None),  # 7 of 20 different runs are in both: 35 %
        (8, 14, 14, Level.WARNING),  # 8 of 20: 40 %
        (12, 16, 16, Level.WARNING),  # 12 of 20: 60 %
        (13, 16, 17, Level.ERROR),  # 13 of 20: 65 %
    ],
)
def test_the_limits_are_passed_and_not_reached(
    shared: int, mine: int, theirs: int, level: Level | None
) -> None:
    other = draft(f"Dear Tom,\n\n{text(shared, 'tom', theirs)}.", to="tom-okafor")
    problems = found("near-duplicate", f"Dear Priya,\n\n{text(shared, 'priya', mine)}.", other)
    assert [problem.level for problem in problems] == ([level] if level else [])
    if level:
        assert problems[0].message.startswith(f"{shared * 5}% of the note stands in notes/extra-1.md")
