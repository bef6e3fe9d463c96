"""Staying in touch: now and then, where it is wished for, once nothing is open any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from afterword.followups.follow_up import Owed
from afterword.followups.history import PositionHistory, happened
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.records.contact import Contact
from afterword.records.position import Position
from afterword.words.counts import lasting
from afterword.words.dates import spoken

#: Who let so many of them in a row pass has stopped writing.
_MOST_LAPSED = 6


@frozen
class _Since:
    """What keeping in touch is counted from: the last thing that happened, in words, and in few of them."""

    day: date
    words: str
    brief: str
    position: Position | None


def staying(situation: Situation) -> Iterator[Owed]:
    """The next note to everybody it is wished for, or who was met twice for a position that just closed."""
    for slug, contact in situation.circle.contacts.items():
        if not situation.reachable(slug):
            continue
        histories = [
            situation.history(position)
            for position in situation.journal.positions_with(slug)
            if situation.welcome(slug, position)
        ]
        live = any(not history.over for history in histories)
        wished = contact.stay_in_touch or _met_twice(slug, histories)
        owed = _stay(situation, contact, histories) if wished and not live else None
        if owed:
            yield owed


def _met_twice(slug: str, histories: list[PositionHistory]) -> bool:
    """Whether the newest position to end was closed, and they were met in two of its rounds."""
    ended = [history.position for history in histories if history.position.ended]
    newest = max(ended, key=lambda each: (each.outcome_on or each.newest.day, each.id), default=None)
    if not newest or newest.outcome != "closed":
        return False
    return sum(slug in interview.met for interview in newest.held) > 1


def _stay(
    situation: Situation,
    contact: Contact,
    histories: list[PositionHistory],
    lapses: int = 0,
    passed: date = date.min,
) -> Owed | None:
    slug, cadence = contact.slug, situation.cadence
    person = situation.person(slug)
    since = _since(situation, slug, histories)
    if not since or len(person.since_answer("stay-in-touch")) >= cadence.stay_cap or lapses > _MOST_LAPSED:
        return None
    before = [
        note for note in person.sent if note.kind == "stay-in-touch" and happened(note).date() >= since.day
    ]
    passed = max(passed, situation.last_skipped(slug, "stay-in-touch"))
    if passed >= since.day and passed >= (last := max(person.touched.date(), since.day)):
        last, length, rule = passed, contact.stay_gap or cadence.stay_gap, "stay_gap"
        words = f"A note to stay in touch with {contact.name} was passed over by {spoken(last)}"
        brief = f"a greeting was passed over by {situation.said(last)}; another is welcome"
    elif before:
        # From the last word between you, whoever had it: nobody is greeted again the day after an answer.
        last = max(person.answered.date(), person.last_sent or since.day)
        length, rule = contact.stay_gap or cadence.stay_gap, "stay_gap"
        words = f"You were last in touch with {contact.name} on {spoken(last)}"
        brief = f"last in touch on {situation.said(last)}; a greeting is welcome"
    else:
        last, length, rule, words = since.day, cadence.stay_first, "stay_first", since.words
        brief = f"{since.brief} {situation.said(last)}; a greeting is welcome"
    opens = situation.after(last, length)
    met = [
        interview.slug
        for interview in situation.journal.interviews_with(slug)
        if situation.journal.position_of(interview.slug) is since.position
    ]
    if since.position and not met:
        met = [since.position.newest.slug]
    return Owed(
        contact=slug,
        kind="stay-in-touch",
        opens=opens,
        due=opens,
        patience=cadence.give_until,
        lapsed=partial(_stay, situation, contact, histories, lapses + 1),
        rule=rule,
        reason=f"{words}; a note to stay in touch is welcome {lasting(length)} later, from {spoken(opens)}",
        brief=brief,
        job=since.position,
        interview=met[-1] if met else None,
    )


def _since(situation: Situation, slug: str, histories: list[PositionHistory]) -> _Since | None:
    """The latest of: the end of a position, the closing note, a meeting; for others, the last note."""
    name = situation.name(slug)
    found = []
    for history in histories:
        position = history.position
        if history.left and not position.ended:
            day = happened(history.left).date()
            found.append(_Since(day, f"You left {position.title} on {spoken(day)}", "you left on", position))
        else:
            day = position.outcome_on or position.newest.day
            found.append(_Since(day, f"{position.title} ended on {spoken(day)}", "it ended on", position))
    met = situation.journal.interviews_with(slug)
    if met:
        day, position_ = met[-1].day, situation.journal.position_of(met[-1].slug)
        # Of a company they have left nothing more is said.
        about = position_ if position_ and situation.welcome(slug, position_) else None
        found.append(_Since(day, f"You last met {name} on {spoken(day)}", "you last met on", about))
    if not found:
        touches = situation.journal.touches_with(slug)
        if touches:
            day = touches[0].day
            words = f"You were first in touch with {name} on {spoken(day)}"
            found.append(_Since(day, words, "first in touch on", None))
    return max(found, key=lambda since: since.day, default=None)
