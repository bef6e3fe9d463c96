"""Promises: what was promised to somebody, by the day it was promised for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Literal

from afterword.followups.clauses import opening_of
from afterword.followups.follow_up import Owed
from afterword.followups.history import positions_of
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.records.interview import Fact, Interview
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.words.dates import spoken

#: What may have become of a promise; ``over``: it was passed over, or its position has ended.
State = Literal["open", "kept", "over"]


@frozen
class Promise:
    """Something that was promised, in an interview or in a note.

    Attributes:
        interview: in which, or which the note is about; None for a note about none.
        job: the position it belongs to; None outside any.
        fact: the words, and the date it was promised by.
        made: the day on which it was promised.
        due: by when to keep it: that date, else the day of the thank-you, else as soon as an answer.
        live: its position goes on; one that has ended is owed nothing any more.
    """

    interview: Interview | None
    job: Position | None
    fact: Fact
    made: date
    due: date
    live: bool


def promises(situation: Situation) -> Iterator[Owed]:
    """The promises not kept yet."""
    for slug in situation.circle.contacts:
        for promise in unkept(situation, slug):
            if not promise.live:
                continue
            by = "by" if promise.fact.by else "best kept by"
            yield Owed(
                contact=slug,
                kind="promised-item",
                opens=promise.due,
                due=promise.due,
                patience=situation.cadence.promise_until,
                rule="promise",
                reason=f"On {spoken(promise.made)} you promised {situation.name(slug)} "
                f"“{promise.fact.text}”, {by} {spoken(promise.due)}",
                brief=f"you promised “{opening_of(promise.fact.text)}”, {by} {situation.said(promise.due)}",
                job=promise.job,
                interview=promise.interview.slug if promise.interview else None,
                promise=promise.fact.text,
            )


def unkept(situation: Situation, slug: str) -> list[Promise]:
    """The promises to somebody that no sent note has kept: those still live first, then by their days."""
    if not situation.welcome(slug):
        return []
    made = _not_skipped(situation, slug)
    for promise in _kept(situation, slug, made):
        made.remove(promise)
    return made


def told(situation: Situation, slug: str) -> tuple[tuple[Promise, State], ...]:
    """Every promise to somebody, in the order in which they were made, and what has become of it."""
    counts = _not_skipped(situation, slug)
    kept = _kept(situation, slug, counts)
    return tuple(
        (each, "kept" if each in kept else "open" if each in counts and each.live else "over")
        for each in sorted(_made(situation, slug), key=lambda each: (each.made, each.fact.line))
    )


def _not_skipped(situation: Situation, slug: str) -> list[Promise]:
    """The promises to somebody that were not passed over: those still live first, then by their days."""
    made = (
        promise
        for promise in _made(situation, slug)
        if not situation.skipped(slug, promise.due, "promised-item")
    )
    return sorted(made, key=lambda p: (not p.live, p.due, p.made, p.fact.line))


def _kept(situation: Situation, slug: str, made: list[Promise]) -> list[Promise]:
    """Those of some promises that a sent note has kept."""
    left, kept = list(made), []
    for note in situation.person(slug).sent if made else ():
        if note.kind != "promised-item" or note.day is None:
            continue
        if may_be := [promise for promise in left if promise.made <= note.day]:
            kept.append(min(may_be, key=partial(_meant, situation, note)))
            left.remove(kept[-1])
    return kept


def _meant(situation: Situation, note: Note, promise: Promise) -> tuple[bool, bool]:
    """Each note keeps one promise: of the interview it names, else one that had not lapsed by then.

    Among equals it is the earliest, which was asked for first.
    """
    elsewhere = not promise.interview or promise.interview.slug != note.interview
    # A snooze moves the day from which it counts, as it does in the plan.
    from_day = max(promise.due, situation.contact(note.contact).snoozed_until or promise.due)
    lapsed = situation.lapses(from_day, situation.cadence.promise_until) < (note.day or date.max)
    return elsewhere, lapsed


def _made(situation: Situation, slug: str) -> Iterator[Promise]:
    for interview in situation.journal.interviews_with(slug):
        debrief = situation.journal.debrief(interview.slug, slug)
        position = situation.journal.position_of(interview.slug)
        # Without a date it goes with the thank-you, only that promises count in days.
        with_thanks = situation.days.moment_after(interview.ends, situation.cadence.thank_you_latest).date()
        for fact in debrief.promised if debrief else ():
            due = max(fact.by, interview.day) if fact.by else with_thanks
            live = _live(situation, slug, position)
            yield Promise(interview, position, fact, interview.day, due, live)
    for note in situation.person(slug).notes:
        day = note.day
        if not note.promised or day is None:
            continue
        about = positions_of(situation.journal, note)
        position = about[0] if len(about) == 1 else None
        interview_ = situation.journal.interviews.get(note.interview or "")
        soon = situation.after(day, situation.cadence.answer_within)
        for fact in note.promised:
            due = max(fact.by, day) if fact.by else soon
            yield Promise(interview_, position, fact, day, due, _live(situation, slug, position))


def _live(situation: Situation, slug: str, position: Position | None) -> bool:
    if position is None:
        return True
    return not situation.history(position).over and bool(situation.welcome(slug, position))
