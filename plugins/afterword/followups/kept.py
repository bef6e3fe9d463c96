"""What was settled for each circle, kept while the records that it rests on are the same ones.

Reading a journal again gives the same objects for files that have not changed (``records.reading``), so that
records are told apart by their identity, and never by when a file was written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from afterword.followups.circles import Circle, circles
from afterword.followups.gaps import Settled
from afterword.followups.situation import Situation
from afterword.frozen import frozen


@frozen
class _Part:
    """What was settled for a circle, and when; the circle is kept, so that no other record has its ids."""

    circle: Circle
    now: datetime
    settled: Settled

    def holds(self, now: datetime) -> bool:
        """Whether it is the same at another moment of that day: nothing in it counts in hours."""
        return now == self.now or not any(
            isinstance(moment, datetime)
            for _, each in self.settled.follow_ups
            for moment in (each.opens, each.due, each.unmoved)
        )


@dataclass
class KeptDay:
    """The circles of one day, and what they have in common: the rules, gifts, offers, and jobs taken."""

    world: tuple[object, ...]
    _parts: dict[object, _Part] = field(default_factory=dict)

    def part(self, situation: Situation, circle: Circle, settle: Callable[[Situation], Settled]) -> Settled:
        """What is settled for a circle, worked out where it is not known."""
        found = self._parts.get(circle.state)
        if found is None or not found.holds(situation.now):
            found = _Part(circle, situation.now, settle(situation.within(circle)))
            self._parts[circle.state] = found
        return found.settled

    def only(self, states: Collection[object]) -> None:
        """Forget all other circles."""
        # Under `serve`, pages of the edition before may still be written meanwhile.
        self._parts = {state: part for state, part in list(self._parts.items()) if state in states}


class Kept:
    """The parts of the plans of some days; of each day, those of the last journal alone."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._days: dict[date, KeptDay] = {}

    def day(self, situation: Situation) -> KeptDay:
        """What is kept of the day of a situation, in so far as it may still be right."""
        past, gifts = situation.past, tuple(situation.journal.gifts.values())
        world = (situation.settings, gifts, past.offers, past.filled)
        kept = self._days.get(situation.today)
        if kept is None or kept.world != world:
            kept = self._days[situation.today] = KeptDay(world)
        kept.only({circle.state for circle in circles(situation.journal).all})
        return kept

    def only(self, days: Collection[date]) -> None:
        """Forget all other days."""
        self._days = {day: kept for day, kept in list(self._days.items()) if day in days}
