"""Writing down what came in: a reply, a call, news, what they want and what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Literal

from afterword.actions.act import Act, edited
from afterword.actions.came_of_it import (
    Dated,
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
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.keeping.new_records import free_slug, new_note
from afterword.kinds import SPOKEN_KINDS
from afterword.records.contact import Contact
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.records.quoting import scalar
from afterword.times import day_of

#: The field that a day belongs to, and the day.
_Given = tuple[Literal["answer_by", "decision_by"], date]


@frozen
class _Came:
    """What came in, as it was understood.

    Attributes:
        contact: from whom.
        text: what they said.
        day: on which.
        about: the position that it is about.
        wanted: what they want.
        kept: what the user promised.
        given: the day of a decision or an answer, with its field.
        interests: what they care about besides.
        path: of the note.
    """

    contact: Contact
    text: str
    day: date
    about: Position | None
    wanted: Dated | None
    kept: tuple[Dated, ...]
    given: _Given | None
    interests: tuple[str, ...]
    path: str


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
    at = on or desk.now
    day = day_of(at)
    meant = position_meant(desk.journal, contact, position, text)
    about = meant.position
    _refuse_no_decision(contact, about, decision_by)
    wanted = dated("--asks", asks, by, day) if asks.strip() else None
    kept = promises(promised, by, day)
    _refuse_idle_day(by, wanted, kept)
    # Of a call it may be enough that there was one.
    if kind not in SPOKEN_KINDS and not (text.strip() or wanted or kept or interests or decision_by):
        raise AfterwordError("There are no words to write down. A line of what they said is enough.")
    interview = meant.interview(desk.journal, contact)
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
    given = _day_given(about, decision_by, text, day)
    changes = (
        *new_in(desk, contact, written),
        *new_interests(desk, contact, interests),
        *_with_day(desk, about, given),
    )
    refuse_twice(changes, day)
    came = _Came(contact, text, day, about, wanted, kept, given, tuple(interests), written.path)
    afterwards = partial(_afterwards, desk, came)
    return Act(changes, f"heard: {kind} from {contact.name}", afterwards=afterwards)


def _refuse_no_decision(contact: Contact, about: Position | None, decision_by: date | None) -> None:
    """Refuse a date for a decision of somebody with no position to decide about.

    Raises:
        AfterwordError: it is one.
    """
    if decision_by and not about:
        raise AfterwordError(
            f"{contact.name} has no position to decide about. "
            "Leave --decision-by out, or write the interview down first."
        )


def _refuse_idle_day(by: date | None, wanted: Dated | None, kept: Sequence[Dated]) -> None:
    """Refuse a day without anything that is wanted or promised by it.

    Raises:
        AfterwordError: it is one.
    """
    if by and not (wanted or kept):
        raise AfterwordError(
            "--by is the day of what they want or of what you promised. "
            f'Say which, for example: --asks "two references" --by {by}'
        )


def _with_day(desk: Desk, about: Position | None, given: _Given | None) -> Iterator[Change]:
    """The change of the newest interview that writes a day down which it does not have yet."""
    if given and about and getattr(about, given[0]) != given[1]:
        yield edited(desk, about.newest.file.path, {given[0]: given[1]})


def _afterwards(desk: Desk, came: _Came, later: Desk) -> Iterator[str]:
    """What is said once it is written down: what was taken from it, what comes next, and what it may mean."""
    contact, about, text, day = came.contact, came.about, came.text, came.day
    if came.given and about:
        key, given_day = came.given
        what = "they want your answer" if key == "answer_by" else "a decision"
        yield f"{about.title} at {about.company}: {what} by {desk.calendar.day(given_day)}."
    if came.wanted:
        yield f"{contact.first_name} waits for your answer: {came.wanted.said(desk.calendar)}."
    yield from told(desk, later, contact, came.kept, came.interests)
    yield next_with(later, contact.slug)
    yield from (hinted := tuple(hints(later, contact, about, text, day)))
    yield from another_talk(later, contact, about, text, day)
    if not (came.wanted or came.kept or hinted) and (asked := asked_in(text, day)):
        until = f"\n  answer_by: {asked.by}" if asked.by else ""
        wants = f"asks: {scalar(asked.words)}{until}"
        yield f"If they wait for an answer, add to the top of {came.path}:\n  {wants}"
    if not came.kept and (promise := promised_in(text, day)):
        yield f"If you promised that, add a line below the text in {came.path}: {promise.line}"


def _day_given(position: Position | None, decision_by: date | None, text: str, day: date) -> _Given | None:
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
