"""Whom the user waits for: the positions whose next word is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from afterword.followups.business_days import business_days
from afterword.followups.plan import Outlook
from afterword.followups.wait import Wait, is_waiting, wait
from afterword.frozen import frozen
from afterword.records.journal import Journal
from afterword.records.position import Position
from afterword.settings.settings import Settings
from afterword.words.shell import command


@frozen
class Waiting:
    """A position whose next word is theirs.

    Attributes:
        position: which one.
        wait: how long it has been, against what is typical.
        silent_since: the day after which nothing was left to ask, where that is so long ago that the position
            may be closed (``ghost_after``); else None.
    """

    position: Position
    wait: Wait
    silent_since: date | None

    def as_json(self) -> dict[str, Any]:
        """As ``due --json`` prints it."""
        return {
            "company": self.position.company,
            "position": self.position.title,
            "contact": self.position.owner,
            "since": self.position.first.day.isoformat(),
            "days": self.wait.days,
            "expected": self.wait.expected.isoformat(),
            "word": self.wait.word,
            "why": self.wait.why,
            "silent_since": self.silent_since.isoformat() if self.silent_since else None,
        }


def waiting(journal: Journal, today: date, settings: Settings, outlook: Outlook) -> tuple[Waiting, ...]:
    """Every position whose next word is theirs, the longest wait first.

    Args:
        journal: the records as of today.
        today: the day.
        settings: of which the cadence and the country count.
        outlook: the plan of the day.
    """
    silent = dict(silent_positions(journal, today, settings, outlook))
    found = (
        Waiting(position, wait(position, today, settings), silent.get(position.id))
        for position in journal.positions.values()
        if is_waiting(journal, position)
    )
    return tuple(sorted(found, key=lambda each: (-each.wait.days, each.position.id)))


def silent_positions(
    journal: Journal, today: date, settings: Settings, outlook: Outlook
) -> Iterator[tuple[str, date]]:
    """The ids of positions that may be closed, since there is nothing left to ask, and the day it ended.

    That is ``ghost_after`` after the closing note, or after the last question, where none was sent.
    """
    days = business_days(settings.preset.calendar)
    for id_, day in outlook.asked_out.items():
        if is_waiting(journal, journal.positions[id_]) and today >= days.after(
            day, settings.cadence.ghost_after
        ):
            yield id_, day


def closing(position: Position) -> str:
    """The command that takes a position as closed."""
    return command("close", position.company, position=position.title, outcome="closed")
