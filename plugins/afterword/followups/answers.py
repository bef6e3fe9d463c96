"""Answers: what they asked of the user and have not had yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from afterword.followups.clauses import opening_of
from afterword.followups.follow_up import Owed
from afterword.followups.history import happened, positions_of
from afterword.followups.situation import Situation
from afterword.records.note import Note
from afterword.words.counts import lasting, listed
from afterword.words.dates import spoken


def answers(situation: Situation) -> Iterator[Owed]:
    """One answer to each person who asked something; it is due by the first day that one of them named."""
    for slug in situation.circle.contacts:
        if situation.welcome(slug) and (asked := unanswered(situation, slug)):
            yield _answer(situation, slug, asked)


def unanswered(situation: Situation, slug: str) -> tuple[Note, ...]:
    """The notes of somebody that want something and were not answered, the oldest first.

    Any note to them after it answers it. Of an ``answer`` of the same day that is taken for granted, also
    where neither says at what time.
    """
    person = situation.person(slug)
    return tuple(
        note
        for note in person.notes
        if note.asks
        and not any(
            happened(sent) > happened(note)
            or (sent.kind == "answer" and sent.day and note.day and sent.day >= note.day)
            for sent in person.sent
        )
        and not situation.skipped(slug, note.day or date.max, "answer")
    )


def due_on(situation: Situation, note: Note) -> date:
    """By when they want it: the day they named, else ``answer_within`` after they wrote."""
    day = note.day or situation.today
    return max(note.answer_by or situation.after(day, situation.cadence.answer_within), day)


def _answer(situation: Situation, slug: str, asked: tuple[Note, ...]) -> Owed:
    first = min(asked, key=lambda note: due_on(situation, note))
    due = due_on(situation, first)
    opens = min(note.day or situation.today for note in asked)
    named = (
        f"they want it by {spoken(due)}"
        if first.answer_by
        else (f"an answer is best within {lasting(situation.cadence.answer_within)}, by {spoken(due)}")
    )
    words = listed([f"“{note.asks}”" for note in asked])
    about = positions_of(situation.journal, first)
    return Owed(
        contact=slug,
        kind="answer",
        opens=opens,
        due=due,
        rule="answer_within",
        reason=f"On {spoken(first.day or situation.today)} {situation.name(slug)} asked for {words}; {named}",
        job=about[0] if len(about) == 1 else None,
        interview=first.interview,
        brief=f"they asked for “{opening_of(first.asks)}”, by {situation.said(due)}",
        asked="; ".join(note.asks for note in asked),
    )
