"""Every letter of every kind to one person, to be read as she would read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from writing.letters import SETTINGS, every_letter, follow_up, journal_of, length_of

from afterword.checking.checker import Checker
from afterword.kinds import KINDS
from afterword.words.note_text import gaps_in
from afterword.writing.composing import Draft
from afterword.writing.panels import MOST_WORDINGS

JOURNAL = journal_of((Path(__file__).parent / "person.txt").read_text(encoding="utf-8"))
ROUND_TWO = "2026-11-20-northwind-robotics"

#: When each would be written, where it is not the day after the interview.
DAYS = {
    "value-add": date(2026, 12, 2),
    "promised-item": date(2026, 11, 24),
    "decision-check-in": date(2026, 12, 8),
    "second-check-in": date(2026, 12, 17),
    "holding": date(2027, 1, 8),
    "close-the-loop": date(2027, 1, 4),
    "stay-in-touch": date(2027, 3, 1),
}


@pytest.mark.parametrize("kind", KINDS)
def test_letters(kind: str, golden: Callable[[str, str], None]) -> None:
    to = "dana-whit" if kind == "forward-request" else "priya-raman"
    people = ("tom-okafor", "lee-sato") if kind == "forward-request" else ()
    about = follow_up(
        JOURNAL, to, kind, ROUND_TWO, ("tail-sampling",), "the sampling write-up", people=people
    )
    if not KINDS[kind].may_carry_gift or kind == "promised-item":
        about = replace(about, gifts=())
    today = DAYS.get(kind, date(2026, 11, 21))
    letters = every_letter(JOURNAL, about, today)
    checker = Checker(JOURNAL, today, SETTINGS)
    low, high = KINDS[kind].target
    for subject, body in letters:
        # With a gift and an answer a second round's note may be longer than it reads best, but not too long.
        assert (
            low <= length_of(body, JOURNAL) <= (KINDS[kind].maximum if kind == "thank-you-round" else high)
        ), body
        draft = Draft(
            to, kind, subject, body, about.gifts[0] if about.gifts else None, gaps_in(subject, body)
        )
        found = [p for p in checker.check_draft(draft, about) if p.rule not in ("placeholder", "too-soon")]
        assert not found, f"{[str(problem) for problem in found]}\n{body}"
    # Each wording is in one of the first; further on they are put in other ways.
    shown = letters[:MOST_WORDINGS]
    golden(f"notes/{kind}.txt", "=====\n".join(f"Subject: {subject}\n\n{body}" for subject, body in shown))
