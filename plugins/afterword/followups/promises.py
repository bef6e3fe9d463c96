"""Promises: what was promised to somebody, by the day it was promised for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from afterword.followups.situation import Owed, Situation
from afterword.records.interview import Fact, Interview
from afterword.words.dates import spoken


@dataclass(frozen=True)
class _Promise:
    interview: Interview
    fact: Fact
    due: date
    live: bool


def promises(now: Situation) -> Iterator[Owed]:
    """The promises not kept yet."""
    for slug in now.journal.contacts:
        for promise in _unkept(now, slug):
            interview = promise.interview
            yield Owed(
                contact=slug,
                kind="promised-item",
                opens=promise.due,
                due=promise.due,
                rule="promise",
                reason=f"On {spoken(interview.day)} you promised {now.name(slug)} “{promise.fact.text}”, "
                + (f"by {spoken(promise.due)}" if promise.fact.by else f"best kept by {spoken(promise.due)}"),
                position=now.journal.position_of(interview.slug),
                interview=interview.slug,
                promise=promise.fact.text,
            )


def _unkept(now: Situation, slug: str) -> list[_Promise]:
    if not now.welcome(slug):
        return []
    made = sorted(_made(now, slug), key=lambda p: (not p.live, p.due, p.interview.ends, p.fact.line))
    if not made:
        return []
    for note in now.person(slug).sent:
        if note.kind != "promised-item" or note.day is None:
            continue
        # Each note keeps one promise: of the interview it names if there is one, else the earliest.
        kept = [promise for promise in made if promise.interview.day <= note.day]
        kept.sort(key=lambda promise: promise.interview.slug != note.interview)
        if kept:
            made.remove(kept[0])
    return [promise for promise in made if promise.live]


def _made(now: Situation, slug: str) -> Iterator[_Promise]:
    for interview in now.journal.interviews_with(slug):
        debrief = now.journal.debrief(interview.slug, slug)
        position = now.journal.position_of(interview.slug)
        # A position that has ended is owed nothing any more.
        live = not (position and now.history(position).over)
        # Without a date it goes with the thank-you, only that promises count in days.
        with_thanks = now.days.moment_after(interview.ends, now.cadence.thank_you_latest).date()
        for fact in debrief.promised if debrief else ():
            yield _Promise(interview, fact, max(fact.by, interview.day) if fact.by else with_thanks, live)
