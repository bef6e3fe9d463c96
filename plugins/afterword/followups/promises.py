"""Promises: what was promised to somebody, by the day it was promised for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from afterword.followups.follow_up import Owed
from afterword.followups.situation import Situation
from afterword.records.interview import Fact, Interview
from afterword.words.dates import spoken


@dataclass(frozen=True)
class Promise:
    """Something that was promised.

    Attributes:
        interview: in which.
        fact: the words, and the date it was promised by.
        due: by when to keep it: that date, else the day of the thank-you.
        live: its position goes on; one that has ended is owed nothing any more.
    """

    interview: Interview
    fact: Fact
    due: date
    live: bool


def promises(situation: Situation) -> Iterator[Owed]:
    """The promises not kept yet."""
    for slug in situation.journal.contacts:
        for promise in unkept(situation, slug):
            if not promise.live:
                continue
            interview = promise.interview
            by = "by" if promise.fact.by else "best kept by"
            yield Owed(
                contact=slug,
                kind="promised-item",
                opens=promise.due,
                due=promise.due,
                rule="promise",
                reason=f"On {spoken(interview.day)} you promised {situation.name(slug)} "
                f"“{promise.fact.text}”, {by} {spoken(promise.due)}",
                job=situation.journal.position_of(interview.slug),
                interview=interview.slug,
                promise=promise.fact.text,
            )


def unkept(situation: Situation, slug: str) -> list[Promise]:
    """The promises to somebody that no sent note has kept: those still live first, then by their days."""
    if not situation.welcome(slug):
        return []
    made = sorted(_made(situation, slug), key=lambda p: (not p.live, p.due, p.interview.ends, p.fact.line))
    if not made:
        return []
    for note in situation.person(slug).sent:
        if note.kind != "promised-item" or note.day is None:
            continue
        # Each note keeps one promise: of the interview it names if there is one, else the earliest.
        kept = [promise for promise in made if promise.interview.day <= note.day]
        kept.sort(key=lambda promise: promise.interview.slug != note.interview)
        if kept:
            made.remove(kept[0])
    return made


def _made(situation: Situation, slug: str) -> Iterator[Promise]:
    for interview in situation.journal.interviews_with(slug):
        debrief = situation.journal.debrief(interview.slug, slug)
        position = situation.journal.position_of(interview.slug)
        live = not (position and situation.history(position).over)
        # Without a date it goes with the thank-you, only that promises count in days.
        with_thanks = situation.days.moment_after(interview.ends, situation.cadence.thank_you_latest).date()
        for fact in debrief.promised if debrief else ():
            yield Promise(interview, fact, max(fact.by, interview.day) if fact.by else with_thanks, live)
