"""Pictures as numbers: places along an axis in percent, for the templates that draw them.

Drawn with percentages instead of a fixed box, so that lines grow with the page while words keep their size.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from afterword.followups.history import past
from afterword.frozen import frozen
from afterword.kinds import kind_words
from afterword.pages.edition import Edition
from afterword.records.position import OUTCOME_WORDS, Position
from afterword.words.counts import capital, counted
from afterword.words.dates import days_between, short_day

Kind = Literal["interview", "sent", "received"]
Event = tuple[date, Kind, str]

#: Room left and right of the first and the last mark, in percent.
_MARGIN = 4
#: At most so many days of the axis are named.
_TICKS = 5
#: Nearer to the line of today, in percent, a name would be crossed by it on a phone.
_CLEAR = 8


@frozen
class Mark:
    """Something on the axis: a round with its number, or a note ``y`` pixels down."""

    kind: Kind
    x: float
    label: str
    number: int = 0
    y: int = 40


@frozen
class Tick:
    """A day with its name; without one where there is no room for it."""

    x: float
    label: str


@frozen
class Timeline:
    """A position from its first round to today, or to the day they gave.

    Attributes:
        marks: rounds and notes, oldest first.
        ticks: days with a name.
        now: where today is; None where the picture ends before it.
        decision: where the day they gave is.
        words: all of it in a sentence, for those who do not see it.
    """

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    now: float | None
    decision: float | None
    words: str


@frozen
class Axis:
    """Days from ``first`` to ``last`` as percent of the width."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands."""
        share = days_between(self.first, day) / max(1, days_between(self.first, self.last))
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Mondays, as many as fit, evenly apart."""
        monday = self.first + timedelta(days=-self.first.weekday() % 7)
        weeks = days_between(monday, self.last) // 7
        step = max(1, -(-(weeks + 1) // _TICKS))
        days = [monday + timedelta(weeks=week) for week in range(0, weeks + 1, step)]
        return tuple(Tick(self.at(day), short_day(day)) for day in days)


def _clear_of(now: float | None, ticks: tuple[Tick, ...]) -> tuple[Tick, ...]:
    """The ticks, without the names that the line of today would cross."""
    return tuple(
        replace(each, label="") if now is not None and abs(each.x - now) < _CLEAR else each for each in ticks
    )


def timeline(edition: Edition, position: Position) -> Timeline:
    """The picture of a position."""
    events = _events(edition, position)
    last_event = max((day for day, _, _ in events), default=position.newest.day)
    end = position.outcome_on if position.ended and position.outcome_on else edition.today
    decision = None if position.ended else position.decision_by
    axis = Axis(position.first.day, max(filter(None, (end, last_event, decision))))
    numbers = {interview.day: number for number, interview in enumerate(position.interviews, 1)}
    marks, stacked = [], dict[tuple[date, str], int]()
    for day, kind, label in events:
        if kind == "interview":
            marks.append(Mark(kind, axis.at(day), label, numbers[day]))
            continue
        # Notes of one day stand above each other: what went out on top, what came in below it.
        place = stacked[day, kind] = stacked.get((day, kind), -1) + 1
        marks.append(Mark(kind, axis.at(day), label, y=48 - 10 * place - (20 if kind == "received" else 0)))
    now = None if position.ended else axis.at(edition.today)
    return Timeline(
        marks=tuple(marks),
        ticks=_clear_of(now, axis.ticks()),
        now=now,
        decision=axis.at(decision) if decision and decision >= axis.first else None,
        words=_words(edition, position, events),
    )


def _events(edition: Edition, position: Position) -> list[Event]:
    events: list[Event] = [
        (each.day, "interview", f"{edition.calendar.day(each.day)}: {edition.interview_title(each)}")
        for each in position.interviews
    ]
    for note in past(edition.journal).positions[position.id].notes:
        if note.day is None or note.day < position.first.day:
            continue
        kind: Kind = "received" if note.incoming else "sent"
        words = f"{kind_words(note.kind)} {'from' if note.incoming else 'to'} {edition.person(note.contact)}"
        events.append((note.day, kind, f"{edition.calendar.day(note.day)}: {words}"))
    return sorted(events)


def _words(edition: Edition, position: Position, events: list[Event]) -> str:
    sent = sum(kind == "sent" for _, kind, _ in events)
    received = sum(kind == "received" for _, kind, _ in events)
    rounds = capital(counted(len(position.interviews), "round"))
    notes = f"{counted(sent, 'note')} sent and {counted(received, 'note')} received"
    since = edition.calendar.day(position.first.day)
    return f"{rounds} since {since}, {notes}; {OUTCOME_WORDS[position.outcome]}."
