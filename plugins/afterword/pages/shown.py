"""What the pages show of the plan, for each circle of people when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from afterword.followups.circles import Circle
from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import Plans
from afterword.frozen import frozen
from afterword.pages.forecast import Forecast, forecast


@frozen
class Around:
    """What is shown of the people of one circle.

    Attributes:
        follow_ups: their plan, with what joins it in the next days last.
        forecast: what the plan says of the next days.
    """

    follow_ups: tuple[FollowUp, ...]
    forecast: Forecast

    @cached_property
    def by_contact(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """By the slug of the person."""
        return self._by(lambda each: each.contact)

    @cached_property
    def by_position(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """By the id of the position."""
        return self._by(lambda each: each.position_id)

    @cached_property
    def by_interview(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """By the slug of the interview it is about."""
        return self._by(lambda each: each.interview or "")

    def _by(self, key: Callable[[FollowUp], str]) -> Mapping[str, tuple[FollowUp, ...]]:
        groups: dict[str, list[FollowUp]] = defaultdict(list)
        for each in self.follow_ups:
            groups[key(each)].append(each)
        return {name: tuple(group) for name, group in groups.items()}


_NOBODY = Around((), Forecast({}))


class Shown:
    """What is shown of everybody."""

    def __init__(self, current: Plans, ahead: Mapping[date, Plans]) -> None:
        """Nothing is worked out yet.

        Args:
            current: the plans of today.
            ahead: those of the next days; none where the clock stands still.
        """
        self._current, self._ahead = current, ahead
        self._around: dict[int, Around] = {}

    def around(self, contact: str) -> Around:
        """What is shown of somebody and of whoever is in one circle with them."""
        return self._of(self._current.circles.of.get(contact))

    def at(self, company: str) -> Around:
        """What is shown of whoever is in one circle with the people met at a company."""
        return self._of(self._current.circles.at(company))

    @cached_property
    def newcomers(self) -> tuple[FollowUp, ...]:
        """Of everybody, what joins the plan in the next days."""
        every = [self._of(circle).forecast.newcomers for circle in self._current.circles.all]
        joining = sorted((each for found in every for each in found), key=lambda each: (each.day, each.turn))
        return tuple(each.follow_up for each in joining)

    def _of(self, circle: Circle | None) -> Around:
        if circle is None:
            return _NOBODY
        if circle.number not in self._around:
            self._around[circle.number] = self._made(circle)
        return self._around[circle.number]

    def _made(self, circle: Circle) -> Around:
        current = self._current.part(circle)
        found = forecast(current, {day: plans.part(circle) for day, plans in self._ahead.items()})
        return Around((*current.planned, *(each.follow_up for each in found.newcomers)), found)
