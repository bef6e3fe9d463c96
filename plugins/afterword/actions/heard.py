"""Writing down what came in: a reply, a call, news, what they want and what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Literal

from afterword.actions.act import Act, edited
from afterword.actions.came_of_it import (
    another_talk,
    asked_in,
    dated,
    hints,
    new_in,
    new_interests,
    offered_until,
    promised_in,
    promises,
    refuse_before,
    refuse_twice,
    told,
    with_promises,
)
from afterword.actions.desk import Desk, next_with
from afterword.actions.which_position import position_meant
from afterword.errors import AfterwordError
from afterword.keeping.new_records import free_slug, new_note
from afterword.kinds import SPOKEN_KINDS
from afterword.records.contact import Contact
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.records.quoting import scalar
from afterword.times import day_of


def heard(
    desk: Desk,
    contact: Contact,
    text: str,
    kind: str,
    on: date | datetime | None = None,
    decision_by: date | None = None,
    *,
    position: str | None = None,
    asks: str = "",
    promised: Sequence[str] = (),
    by: date | None = None,
    interests: Sequence[str] = (),
) -> Act:
    """A received note, with what they want and what the user promised; and what it changes elsewhere.

    Args:
        desk: the journal and the moment.
        contact: from whom it came.
        text: what they said.
        kind: one of ``kinds.INCOMING_KINDS``.
        on: when; None: now.
        decision_by: the date they now give for a decision; of an offer, the day by which they want the
            answer.
        position: which one it is about, or a part of its title; None: it is clear.
        asks: what they want, in words, with its day or without.
        promised: what the user promised, each in words, with its day or without.
        by: the day of what they want, and of a promise that names none.
        interests: what they turned out to care about; it goes behind what is known.

    Raises:
        UnclearPositionError: several positions may be meant.
        AfterwordError: there are no words; a date for a decision where there is none to make; a day without
            anything that is wanted or promised; two days for one thing, or one that is none.
    """
    journal = desk.journal
    at = on or desk.now
    day = day_of(at)
    meant = position_meant(journal, contact, position, text)
    about = meant.position
    if decision_by and not about:
        raise AfterwordError(
            f"{contact.name} has no position to decide about. "
            "Leave --decision-by out, or write the interview down first."
        )
    wanted = dated("--asks", asks, by, day) if asks.strip() else None
    kept = promises(promised, by, day)
    if by and not (wanted or kept):
        raise AfterwordError(
            "--by is the day of what they want or of what you promised. "
            f'Say which, for example: --asks "two references" --by {by}'
        )
    # Of a call it may be enough that there was one.
    if kind not in SPOKEN_KINDS and not (text.strip() or wanted or kept or interests or decision_by):
        raise AfterwordError("There are no words to write down. A line of what they said is enough.")
    interview = meant.interview(journal, contact)
    note = Note(
        slug=free_slug(f"{at.isoformat()[:10]} {contact.slug} {kind}", desk.taken("notes")),
        contact=contact.slug,
        incoming=True,
        kind=kind,
        interview=interview.slug if interview else None,
        at=at,
        asks=wanted.words if wanted else "",
        answer_by=wanted.by if wanted else None,
    )
    refuse_before("--decision-by", decision_by, day)
    written = new_note(note, with_promises(text, kept))
    changes = [*new_in(desk, contact, written), *new_interests(desk, contact, interests)]
    given = _day_given(about, decision_by, text, day)
    if given and about and getattr(about, given[0]) != given[1]:
        changes.append(edited(desk, about.newest.file.path, {given[0]: given[1]}))
    refuse_twice(changes, day)

    def afterwards(later: Desk) -> Iterator[str]:
        if given and about:
            what = "they want your answer" if given[0] == "answer_by" else "a decision"
            yield f"{about.title} at {about.company}: {what} by {desk.calendar.day(given[1])}."
        if wanted:
            yield f"{contact.first_name} waits for your answer: {wanted.said(desk.calendar)}."
        yield from told(desk, later, contact, kept, interests)
        yield next_with(later, contact.slug)
        path = written.path
        yield from (hinted := tuple(hints(later, contact, about, text, day)))
        yield from another_talk(later, contact, about, text, day)
        if not (wanted or kept or hinted) and (asked := asked_in(text, day)):
            until = f"\n  answer_by: {asked.by}" if asked.by else ""
            wants = f"asks: {scalar(asked.words)}{until}"
            yield f"If they wait for an answer, add to the top of {path}:\n  {wants}"
        if not kept and (promise := promised_in(text, day)):
            yield f"If you promised that, add a line below the text in {path}: {promise.line}"

    return Act(tuple(changes), f"heard: {kind} from {contact.name}", afterwards=afterwards)


def _day_given(
    position: Position | None, decision_by: date | None, text: str, day: date
) -> tuple[Literal["answer_by", "decision_by"], date] | None:
    """The field that a day belongs to, and the day.

    Where they have made an offer it is the user who decides. The words of the offer itself may name the day;
    one that is known already is only changed by a day that was given apart.
    """
    if position is None or position.outcome != "offer":
        return ("decision_by", decision_by) if decision_by else None
    if decision_by:
        return "answer_by", decision_by
    by = None if position.answer_by else offered_until(text, day)
    return ("answer_by", by) if by else None
