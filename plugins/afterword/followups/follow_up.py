"""A follow-up: something the rules say to write, to one contact, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from afterword.records.slugs import slugify
from afterword.times import day_of, iso
from afterword.words.dates import Calendar

State = Literal["due", "late", "held", "upcoming"]


@dataclass(frozen=True)
class FollowUp:
    """One note the rules call for.

    Attributes:
        contact: the person's slug.
        name: the person's name.
        company: of the position, else of the person; empty where neither is known.
        position: the title; empty outside any position.
        position_id: ``company-slug/position-slug``; empty outside any position.
        interview: slug of the interview it is about; None where it is about none.
        kind: of note, ``kinds.KINDS``.
        state: ``upcoming``, ``due``, ``late`` or ``held``.
        opens: right to write from here; a local ``datetime`` for thank-yous, else a date.
        due: write by here.
        until: lapses after this; None: never.
        rule: the id of the rule, a name of the ``cadence:`` settings where one gives the date.
        why: one sentence with the dates it rests on.
        gifts: slugs of gifts that fit, the best first.
        promise: what was promised, for a ``promised-item``.
        about: slugs of the people whose thanks a ``forward-request`` asks to pass on.
        thanks_for: slug of the interview for which it also carries the thanks, they being too late for
            a note of their own; None where nothing is owed.
    """

    contact: str
    name: str
    company: str
    position: str
    position_id: str
    interview: str | None
    kind: str
    state: State
    opens: date | datetime
    due: date | datetime
    until: date | datetime | None
    rule: str
    why: str
    gifts: tuple[str, ...] = ()
    promise: str = ""
    about: tuple[str, ...] = ()
    thanks_for: str | None = None

    @property
    def key(self) -> str:
        """A stable id for pages and file names: contact, kind and what it is about."""
        promise = slugify(self.promise)[:40].strip("-") if self.promise else ""
        return "--".join(part for part in (self.contact, self.kind, self.interview or "", promise) if part)

    def when(self, calendar: Calendar) -> str:
        """The time left for it, kindly: "by tomorrow 15:00", "still welcome until Friday"."""
        if self.state == "upcoming":
            return f"from {calendar.near(self.opens)}"
        if self.state == "held":
            return "waits"
        if self.state == "late":
            # A lapse at the end of a day is told by its day; the hour would sound like a train.
            until = self.until
            return f"still welcome until {calendar.near(day_of(until))}" if until else "still welcome"
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
        }
