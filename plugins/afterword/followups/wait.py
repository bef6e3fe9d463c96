"""How long the wait for an answer has been, against what is typical."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from afterword.followups.business_days import business_days
from afterword.followups.history import past
from afterword.frozen import frozen
from afterword.records.journal import Journal
from afterword.records.position import ENDED, Position
from afterword.settings.settings import Settings
from afterword.times import day_of
from afterword.words.counts import counted, lasting
from afterword.words.dates import spoken


@frozen
class Wait:
    """The wait in one position.

    Attributes:
        days: from the first interview until now, or until the outcome was known.
        typical: days from the first interview to the end of the typical wait, whatever its unit.
        expected: the day by which an answer is normal: the date they gave, else the typical wait.
        word: ``normal`` until then, ``slow`` after it, ``quiet`` after twice as long.
        why: a sentence with the dates it rests on.
    """

    days: int
    typical: int
    expected: date
    word: Literal["normal", "slow", "quiet"]
    why: str

    @property
    def so_long(self) -> str:
        """The wait in words: "12 days"."""
        return _in_days(self.days)


def wait(position: Position, now: date | datetime, settings: Settings) -> Wait:
    """The wait in a position, typical of such positions and never a promise.

    Design, section 4, says slow to 1.5 times and quiet after 2: between the two it is still called slow,
    since a wait that is no longer slow and not yet quiet has no name.
    """
    first = position.first.day
    answered = position.outcome in (*ENDED, "offer")
    end = position.outcome_on if answered and position.outcome_on else day_of(now)
    length = settings.cadence.typical_wait
    typical = business_days(settings.preset.calendar).after(first, length)
    given = position.decision_by
    expected = given or typical
    days = max(0, (end - first).days)
    # A date given for the day after tomorrow does not make four days a long silence.
    span = max(expected - first, typical - first, timedelta(days=1))
    word: Literal["normal", "slow", "quiet"]
    word = "normal" if end <= expected else "slow" if days <= 2 * span.days else "quiet"
    ago = f"{_in_days(days)} {'before' if answered else 'ago'}"
    begun = f"The first interview was on {spoken(first)}, {ago}"
    known = f" the outcome was known on {spoken(end)}" if answered else ""
    because = (
        f"the date they gave is {spoken(given)}"
        if given
        else f"{lasting(length)} are typical, to {spoken(typical)}"
    )
    return Wait(days, (typical - first).days, expected, word, f"{begun}{known}; {because}.")


def is_waiting(journal: Journal, position: Position) -> bool:
    """Whether the next word is theirs: somebody was met, it is not over, and they have made no offer."""
    history = past(journal).positions[position.id]
    return bool(position.held) and position.outcome != "offer" and not history.over


def _in_days(days: int) -> str:
    return counted(days, "day") if days else "0 days"
