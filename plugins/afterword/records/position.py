"""A position: company and title, derived from its interviews; it is never a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from afterword.frozen import frozen
from afterword.records.interview import Interview, Outcome

#: Outcomes that end a position; ``offer`` and ``on-hold`` pause it.
ENDED: frozenset[Outcome] = frozenset({"filled-by-me", "filled-by-other", "withdrawn", "declined", "closed"})

#: What an outcome is called.
OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        "open": "open",
        "on-hold": "on hold",
        "offer": "offer",
        "filled-by-me": "yours",
        "filled-by-other": "went to somebody else",
        "withdrawn": "you withdrew",
        "declined": "you declined",
        "closed": "closed",
    }
)

#: Outcomes that are something which happened on a day; the others are a state since then.
_HAPPENED: frozenset[Outcome] = frozenset({"filled-by-other", "withdrawn", "declined"})


def outcome_in_words(outcome: Outcome, day: str = "") -> str:
    """An outcome with its day in words: "on hold since Fri 9 Oct", "you withdrew on Fri 9 Oct"."""
    when = f" {'on' if outcome in _HAPPENED else 'since'} {day}" if day and outcome != "open" else ""
    return OUTCOME_WORDS[outcome] + when


@frozen
class Position:
    """All rounds for one title at one company.

    Attributes:
        id: ``company-slug/position-slug``, unique in the journal and the address of its page.
        interviews: its rounds, the first one first; without those that were cancelled, unless all were.
        held: those that have taken place, of which alone anybody was met.
        owner: slug of the contact who runs the process and gets the asks; None where nobody was met.
        decision_by: the date they gave, from the newest interview that gives one; None where none
            does, or where a later round has overtaken it.
        answer_by: the date by which they are owed an answer to an offer, from the newest interview that
            gives one; None where none does.
        outcome: of the newest interview that says one, else ``open``; ``open`` again once an interview was
            held after the end.
        outcome_on: when that became known: the date beside it, else the day of that interview.
        ended_before: the day an earlier end became known, where it goes on since; None where it never ended.
    """

    id: str
    company: str
    title: str
    interviews: tuple[Interview, ...]
    held: tuple[Interview, ...]
    owner: str | None
    decision_by: date | None
    answer_by: date | None
    outcome: Outcome
    outcome_on: date | None
    ended_before: date | None = None

    @property
    def ended(self) -> bool:
        """Whether it is filled, withdrawn, declined or closed."""
        return self.outcome in ENDED

    def decision_ahead(self, day: date) -> date | None:
        """The date they gave for the decision, where it lies on or after a day; None where it is past."""
        return self.decision_by if self.decision_by and self.decision_by >= day else None

    def reopened_at(self, interview: Interview, slug: str) -> bool:
        """Whether an end came between an interview and the last one with the same person before it."""
        before = [each for each in self.held if slug in each.met and each.starts < interview.starts]
        return bool(before and self.ended_before and before[-1].day <= self.ended_before <= interview.day)

    @property
    def known_on(self) -> date:
        """The day on which its outcome became known."""
        return self.outcome_on or self.newest.day

    @property
    def first(self) -> Interview:
        """Its first interview that took place; where none has, the first of all."""
        return (self.held or self.interviews)[0]

    @property
    def newest(self) -> Interview:
        """Its latest interview that took place; where none has, the first that is to come."""
        return self.held[-1] if self.held else self.interviews[0]

    @property
    def last_met(self) -> date:
        """The day of its latest interview that took place; the first day there is, where none has."""
        return self.held[-1].day if self.held else date.min

    @cached_property
    def ahead(self) -> tuple[Interview, ...]:
        """Its interviews that have not ended yet, the next one first."""
        return tuple(each for each in self.interviews if each not in self.held and not each.cancelled)

    @cached_property
    def met(self) -> tuple[str, ...]:
        """Slugs of everyone met in any round, in the order they were met."""
        return tuple(dict.fromkeys(slug for interview in self.held for slug in interview.met))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Slugs of everyone met in any round or to be met, and of who runs it."""
        there = (slug for interview in self.interviews for slug in interview.met)
        return tuple(dict.fromkeys((*self.met, *there, *([self.owner] if self.owner else []))))
