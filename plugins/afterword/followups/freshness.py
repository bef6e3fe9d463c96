"""How fresh the impression still is that the user made on somebody."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from afterword.frozen import frozen
from afterword.records.journal import Journal
from afterword.settings.settings import Settings
from afterword.times import day_of

#: Fresh for one half-life, fading for another, then faint.
_FRESH, _FADING = 0.5, 0.25


@frozen
class Freshness:
    """How fresh an impression is.

    Attributes:
        value: 1 on the day of the last touch, half of that after each half-life; 0 where there was none.
        word: the same in a word.
        days: since the last touch; None where there was none.
    """

    value: float
    word: Literal["fresh", "fading", "faint"]
    days: int | None


def freshness(journal: Journal, contact: str, now: date | datetime, settings: Settings) -> Freshness:
    """How fresh the impression on a contact is: ``0.5 ** (days since the last touch / half-life)``.

    Args:
        journal: the records.
        contact: slug of the person.
        now: touches after it do not count yet.
        settings: of which ``fresh_half_life`` counts.
    """
    today = day_of(now)
    past = [touch.day for touch in journal.touches_with(contact) if touch.day <= today]
    if not past:
        return Freshness(0.0, "faint", None)
    days = (today - max(past)).days
    value = 0.5 ** (days / settings.cadence.fresh_half_life.count)
    return Freshness(value, "fresh" if value >= _FRESH else "fading" if value >= _FADING else "faint", days)
