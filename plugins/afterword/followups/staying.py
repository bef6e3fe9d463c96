"""Staying in touch: now and then, where it is wished for, once nothing is open any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from afterword.followups.follow_up import Owed
from afterword.followups.history import PositionHistory, happened
from afterword.followups.situation import Situation
from afterword.records.contact import Contact
from afterword.records.position import Position
from afterword.words.counts import lasting
from afterword.words.dates import spoken


@dataclass(frozen=True)
class _Since:
    """What keeping in touch is counted from: the last thing that happened, in words."""

    day: date
    words: str
    position: Position | None


def staying(situation: Situation) -> Iterator[Owed]:
    """The next note to everybody it is wished for, and to owners who were sent the closing note."""
    for slug, contact in situation.journal.contacts.items():
        if contact.do_not_contact:
            continue
        histories = [situation.history(position) for position in situation.journal.positions_with(slug)]
        closed = [history for history in histories if history.closed_with(slug)]
        live = sum(not history.over for history in histories) - len(closed)
        if not live and (contact.stay_in_touch or closed):
            yield from _stay(situation, contact, histories)


def _stay(situation: Situation, contact: Contact, histories: list[PositionHistory]) -> Iterator[Owed]:
    slug, cadence = contact.slug, situation.cadence
    person = situation.person(slug)
    since = _since(situation, slug, histories)
    if not since or len(person.since_answer("stay-in-touch")) >= cadence.stay_cap:
        return
    before = [
        note for note in person.sent if note.kind == "stay-in-touch" and happened(note).date() >= since.day
    ]
    if before:
        # From the last word between you, whoever had it: nobody is greeted again the day after an answer.
        last = max(person.answered.date(), person.last_sent or since.day)
        length, rule = contact.stay_gap or cadence.stay_gap, "stay_gap"
        words = f"You were last in touch with {contact.name} on {spoken(last)}"
    else:
        last, length, rule, words = since.day, cadence.stay_first, "stay_first", since.words
    opens = situation.after(last, length)
    met = [
        interview.slug
        for interview in situation.journal.interviews_with(slug)
        if situation.journal.position_of(interview.slug) is since.position
    ]
    if since.position and not met:
        met = [since.position.newest.slug]
    yield Owed(
        contact=slug,
        kind="stay-in-touch",
        opens=opens,
        due=opens,
        rule=rule,
        reason=f"{words}; a note to stay in touch is welcome {lasting(length)} later, from {spoken(opens)}",
        job=since.position,
        interview=met[-1] if met else None,
    )


def _since(situation: Situation, slug: str, histories: list[PositionHistory]) -> _Since | None:
    """The latest of: the end of a position, the closing note, a meeting; for others, the last note."""
    name = situation.name(slug)
    found = []
    for history in histories:
        position = history.position
        if history.closing and not history.over:
            day = happened(history.closing).date()
            found.append(
                _Since(day, f"Your closing note on {position.title} went out on {spoken(day)}", position)
            )
        elif history.left and not position.ended:
            day = happened(history.left).date()
            found.append(_Since(day, f"You left {position.title} on {spoken(day)}", position))
        else:
            day = position.outcome_on or position.newest.day
            found.append(_Since(day, f"{position.title} ended on {spoken(day)}", position))
    met = situation.journal.interviews_with(slug)
    if met:
        day = met[-1].day
        found.append(
            _Since(day, f"You last met {name} on {spoken(day)}", situation.journal.position_of(met[-1].slug))
        )
    if not found:
        touches = situation.journal.touches_with(slug)
        if touches:
            day = touches[0].day
            found.append(_Since(day, f"You were first in touch with {name} on {spoken(day)}", None))
    return max(found, key=lambda since: since.day, default=None)
