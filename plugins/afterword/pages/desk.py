"""What lies on the desk: what is open, by what closes first, and no more of it than one can finish.

The script of the site sorts by the same rules when the reader's clock moves on; whoever changes one changes
both (``mkdocs_plugin/theme/assets/afterword/afterword.js``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from afterword.frozen import frozen
from afterword.pages.cards import Card
from afterword.times import day_of
from afterword.words.counts import capital, number
from afterword.words.dates import Calendar

#: Rows that lie open at once, unless more close within a day.
OPEN = 7
#: What closes on one of so many days, today among them, closes this week.
WEEK = 7


@frozen
class Pile:
    """Rows that stand together.

    Attributes:
        name: the slug of the interview they are about; ``week`` for what closes this week besides, ``also``
            for what is in no hurry.
        cards: in order.
    """

    name: str
    cards: tuple[Card, ...]


@frozen
class Desk:
    """What is open now.

    Attributes:
        urgent: what closes within a day.
        piles: the rows that lie open, by occasion.
        folded: what is open besides, in no hurry.
    """

    urgent: tuple[Card, ...]
    piles: tuple[Pile, ...]
    folded: tuple[Card, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of it, in the order of closing but for the piles."""
        return (*(card for pile in self.piles for card in pile.cards), *self.folded)


def desk(cards: Sequence[Card], now: datetime) -> Desk:
    """Lay out what is open.

    Args:
        cards: follow-ups in the order of the plan; those that are not due or late are passed over.
        now: local civil time.
    """
    waiting = sorted((each for each in cards if each.open), key=lambda each: _end(each.closes))
    urgent = tuple(each for each in waiting if closes_within_a_day(each.closes, now))
    room = max(OPEN, len(urgent))
    shown, folded = waiting[:room], waiting[room:]
    week = [each for each in shown if each.closes and _days(each.closes, now) < WEEK]
    together = Counter(each.about for each in week if each.about)
    piles: dict[str, list[Card]] = {}
    for each in shown:
        name = "also" if each not in week else each.about if together[each.about] > 1 else "week"
        piles.setdefault(name, []).append(each)
    # What is in no hurry comes last by itself: it closes last.
    return Desk(urgent, tuple(Pile(name, tuple(rows)) for name, rows in piles.items()), tuple(folded))


def closes_within_a_day(closes: date | datetime | None, now: datetime) -> bool:
    """Whether it closes in the next 24 hours; a day alone is its end, and tomorrow counts."""
    if closes is None:
        return False
    if isinstance(closes, datetime):
        return closes <= now + timedelta(days=1)
    return _days(closes, now) <= 1


def lead(desk: Desk, calendar: Calendar) -> str:
    """What closes and when, in a sentence; empty where nothing is open."""
    count = len(desk.cards)
    if not count:
        return ""
    by_closing = sorted(desk.cards, key=lambda each: (_end(each.closes), each.order))
    if desk.urgent:
        return f"{_closing(desk.urgent, calendar)} {_rest(by_closing[len(desk.urgent) :], calendar)}"
    first = by_closing[0]
    until = f"until {calendar.near(day_of(first.closes))}" if first.closes else "in no hurry"
    if count == 1:
        return f"One note is right to write, to {first.follow_up.name}: {first.kind}, {until}."
    hurry = f"and none closes before {until.removeprefix('until ')}" if first.closes else until
    return f"{capital(number(count))} notes are right to write, {hurry}."


def _closing(urgent: Sequence[Card], calendar: Calendar) -> str:
    first = urgent[0]
    assert first.closes
    near = calendar.near(first.closes)
    same = [each for each in urgent if each.closes == first.closes]
    if len(same) == 1:
        words = f"The {first.kind} to {first.follow_up.name} closes {near}"
    else:
        noun = "thank-yous" if all(each.kind.startswith("thank-you") for each in same) else "notes"
        words = f"{capital(number(len(same)))} {noun} close {near}"
    others = [each for each in urgent if each not in same]
    if others:
        last = others[-1].closes
        assert last
        near = calendar.near(last)
        words += f", {number(len(others))} more {'today' if near == 'today' else f'by {near}'}"
    return f"{words}."


def _rest(rest: Sequence[Card], calendar: Calendar) -> str:
    if not rest:
        return "Then there is nothing more today."
    which = "The rest" if len(rest) > 1 else "The other one"
    if closes := rest[0].closes:
        return f"{which} can wait until {calendar.near(day_of(closes))}."
    return f"{which} can wait."


def _days(moment: date | datetime, now: datetime) -> int:
    return (day_of(moment) - now.date()).days


def _end(closes: date | datetime | None) -> tuple[date, bool, time]:
    """For sorting: a day alone ends after each of its hours; what never closes comes last."""
    if closes is None:
        return date.max, True, time.max
    if isinstance(closes, datetime):
        return closes.date(), False, closes.time()
    return closes, True, time.max
