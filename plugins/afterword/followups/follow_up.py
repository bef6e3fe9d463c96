"""A follow-up: something the rules say to write, to one contact, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal, Self

from afterword.frozen import frozen
from afterword.records.position import Position
from afterword.records.slugs import slugify
from afterword.times import Duration, day_of, iso
from afterword.words.counts import capital, number
from afterword.words.dates import Calendar

State = Literal["due", "late", "held", "upcoming", "owed"]

#: What somebody expects on a day; of these it is told how late they are.
FOR_A_DAY = ("answer", "promised-item", "offer-answer")


@frozen
class Owed:
    """A note that one rule calls for, before the rules between notes have had their say.

    Attributes:
        contact: slug of the person it goes to.
        kind: of note, ``kinds.KINDS``.
        opens: right to write from here; a local ``datetime`` for thank-yous, else a date.
        due: write by here.
        until: lapses after this day; None: never, or only ``patience`` after it could be written.
        patience: how long after its day it lapses, whatever moved that day; None: ``until`` says it.
        lapsed: what is owed next where it lapsed on a day; None where nothing is.
        turn: among notes of one rank, lower goes first.
        asked: what they asked for, for an ``answer``.
        rule: the id of the rule, a name of the ``cadence:`` settings where one gives the date.
        reason: why it is to be written, in clauses with the dates they rest on; no full stop.
        brief: the same in twelve words at most, for lists.
        hold: what keeps it from going out though its day has come, or will then, as a clause; empty where
            nothing does.
        brief_hold: the same in twelve words at most, for lists.
        job: the position it is about; None outside any position.
        interview: slug of the interview it is about; None where it is about none.
        gifts: slugs of gifts that fit, the best first.
        promise: what was promised, for a ``promised-item``.
        about: slugs of the people whose thanks it asks to pass on, a ``forward-request`` or a thank-you.
        thanks_for: slug of the interview for which it also carries the thanks, they being too late for
            a note of their own; None where nothing is owed.
    """

    _: KW_ONLY
    contact: str
    kind: str
    opens: date | datetime
    due: date | datetime
    until: date | None = None
    patience: Duration | None = None
    lapsed: Callable[[date], Owed | None] | None = field(default=None, compare=False, repr=False)
    turn: int = 0
    asked: str = ""
    rule: str
    reason: str
    brief: str
    hold: str = ""
    brief_hold: str = ""
    job: Position | None = None
    interview: str | None = None
    gifts: tuple[str, ...] = ()
    promise: str = ""
    about: tuple[str, ...] = ()
    thanks_for: str | None = None

    def but(self, **changes: Any) -> Owed:
        """The same but for some attributes; done thousands of times, so not by ``dataclasses.replace``."""
        return Owed(**(vars(self) | changes))

    @property
    def position(self) -> str:
        """The title of the position; empty outside any."""
        return self.job.title if self.job else ""

    @property
    def position_id(self) -> str:
        """``company-slug/position-slug``; empty outside any position."""
        return self.job.id if self.job else ""


@frozen
class FollowUp(Owed):
    """One note the rules call for, with its turn among the others.

    Attributes:
        name: the person's name.
        company: of the position, else of the person; empty where neither is known.
        state: ``upcoming``, ``due``, ``late`` or ``held``; ``owed``: lapsed, and may still be made good.
        distance: the clause on an earlier note that it keeps its distance from, where that moved it to a
            later day; the same as ``hold`` where that is what holds it back.
        unmoved: when it would open but for other notes, sent or to come; None: then, too.
    """

    _: KW_ONLY
    name: str
    company: str
    state: State
    distance: str = ""
    unmoved: date | datetime | None = None

    @classmethod
    def of(cls, owed: Owed, **settled: Any) -> Self:
        """What is owed, as a follow-up: all that a rule says of it, but for what was settled since."""
        return cls(**(vars(owed) | {"patience": None, "lapsed": None} | settled))

    @property
    def why(self) -> str:
        """Why it is to be written, and what holds it back, in one sentence with its dates."""
        return f"{self.because}{self.holding}."

    @property
    def short(self) -> str:
        """Why, or what holds it back where something does, in a sentence of twelve words at most."""
        return f"{capital(self.brief_hold or self.brief)}."

    @property
    def because(self) -> str:
        """The sentence without what holds it back; no full stop."""
        return f"{self.reason}; {self.distance}" if self.distance else self.reason

    @property
    def holding(self) -> str:
        """How the sentence goes on where something holds it back; empty where nothing more is to be said."""
        if not self.hold or self.hold == self.distance:
            return ""
        return f"; held: {self.hold}" if self.state == "held" else f"; {self.hold}"

    @cached_property
    def key(self) -> str:
        """A stable id for pages and file names: contact, kind and what it is about."""
        promise = slugify(self.promise)[:40].strip("-") if self.promise else ""
        return "--".join(part for part in (self.contact, self.kind, self.interview or "", promise) if part)

    @property
    def wanted(self) -> date | datetime:
        """When they want it: an offer's answer is due a business day before that, all else on the day."""
        by = self.job.answer_by if self.job and self.kind == "offer-answer" else None
        return by or self.due

    def when(self, calendar: Calendar) -> str:
        """The time left for it, kindly: "by tomorrow 15:00", "still welcome until Friday"."""
        if self.state == "upcoming":
            return f"from {calendar.near(self.opens)}"
        if self.state == "held":
            return "waits"
        if self.state == "owed":
            return f"right from {calendar.near(self.opens)}"
        if self.state == "late":
            # A lapse at the end of a day is told by its day; the hour would sound like a train.
            until = calendar.near(day_of(self.until)) if self.until else ""
            if self.kind in FOR_A_DAY:
                days = (calendar.today - day_of(self.wanted)).days
                if days < 1:  # past the day it is best given, and no later than they want it
                    return "today" if days == 0 else f"by {calendar.near(day_of(self.wanted))}"
                late = "a day late" if days == 1 else f"{number(days)} days late"
                return f"by {until}, {late}" if until else late
            return f"still welcome until {until}" if until else "still welcome"
        if not isinstance(self.due, datetime) and self.due == calendar.today:
            return "today"
        return f"by {calendar.near(self.due)}"

    def as_json(self) -> dict[str, Any]:
        """The follow-up as ``due --json`` prints it (design, section 7)."""
        return {
            "contact": self.contact,
            "name": self.name,
            "company": self.company,
            "position": self.position,
            "interview": self.interview,
            "kind": self.kind,
            "state": self.state,
            "opens": iso(self.opens),
            "due": iso(self.due),
            "until": None if self.until is None else iso(self.until),
            "rule": self.rule,
            "why": self.why,
            "gifts": list(self.gifts),
            "reason": self.short,
            "hold": self.hold,
        }


def in_time(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """As they are read: what is open, as in the plan, then what comes, by its day, then what is owed."""
    return sorted(
        follow_ups,
        key=lambda each: (
            each.state == "owed",
            day_of(each.opens).isoformat() if each.state in ("upcoming", "held") else "",
        ),
    )
