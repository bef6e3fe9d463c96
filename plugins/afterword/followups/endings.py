"""Endings: what is owed once a position is filled, or left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from afterword.followups.follow_up import Owed
from afterword.followups.history import LEAVING, happened
from afterword.followups.situation import Situation
from afterword.records.names import folded
from afterword.records.position import Position
from afterword.times import Duration
from afterword.words.counts import lasting
from afterword.words.dates import spoken


def endings(situation: Situation) -> Iterator[Owed]:
    """What each position that has ended asks for, in so far as it was not done."""
    for position in situation.journal.positions.values():
        match position.outcome:
            case "filled-by-other":
                yield from _gracious(situation, position)
            case "filled-by-me":
                yield from _accepted(situation, position)
            case "withdrawn" | "declined":
                yield from _leaving(situation, position)
    filled = [
        position for position in situation.journal.positions.values() if position.outcome == "filled-by-me"
    ]
    yield from _elsewhere(situation, sorted(filled, key=_known))


def _gracious(situation: Situation, position: Position) -> Iterator[Owed]:
    friends = [slug for slug in position.met if situation.contact(slug).stay_in_touch]
    days = known, due, _ = _within(situation, _known(position), situation.cadence.gracious_within)
    for slug in dict.fromkeys([*([position.owner] if position.owner else []), *friends]):
        if not _written(situation, position, slug, ("gracious-rejection", "filled-by-other")):
            reason = (
                f"On {spoken(known)} you learnt that {position.title} went to somebody else; a gracious word "
                f"is best within {lasting(situation.cadence.gracious_within)}, by {spoken(due)}"
            )
            yield from _owed(situation, position, slug, "gracious-rejection", days, "gracious_within", reason)


def _accepted(situation: Situation, position: Position) -> Iterator[Owed]:
    days = known, due, _ = _within(situation, _known(position), situation.cadence.accepted_within)
    for slug in position.met:
        if _written(situation, position, slug, ("accepted-thank-all", "accepted-new-team")):
            continue
        # The people one will work with are told something else than, say, the agency.
        colleague = situation.journal.house_of(slug) == folded(position.company)
        reason = (
            f"{position.title} became yours on {spoken(known)}; thanks to {situation.name(slug)} are best "
            f"within {lasting(situation.cadence.accepted_within)}, by {spoken(due)}"
        )
        kind = "accepted-new-team" if colleague else "accepted-thank-all"
        yield from _owed(situation, position, slug, kind, days, "accepted_within", reason)


def _elsewhere(situation: Situation, filled: list[Position]) -> Iterator[Owed]:
    """Withdrawing from whatever else was open when a position was filled by the user.

    A position that began after that belongs to another search, and is left alone.
    """
    for position in situation.journal.positions.values() if filled else ():
        taken = next((taken for taken in filled if position.first.day <= _known(taken)), None)
        if not taken or not position.owner or situation.history(position).over:
            continue
        known = _known(taken)
        told = (note for note in situation.history(position).notes if note.kind in LEAVING)
        if any(happened(note).date() >= known for note in told):
            continue
        due = situation.after(known, situation.cadence.withdraw_within)
        reason = (
            f"{taken.title} became yours on {spoken(known)}; word to {position.company} is best within "
            f"{lasting(situation.cadence.withdraw_within)}, by {spoken(due)}"
        )
        kind = "decline-offer" if position.outcome == "offer" else "withdraw"
        yield from _owed(
            situation, position, position.owner, kind, (known, due, None), "withdraw_within", reason
        )


def _leaving(situation: Situation, position: Position) -> Iterator[Owed]:
    """Telling them that the user does not go on, unless they know: they wrote, or were written to, since."""
    owner, known = position.owner, _known(position)
    if not owner or situation.history(position).left:
        return
    if any(
        note.contact == owner and happened(note).date() >= known for note in situation.history(position).notes
    ):
        return
    days = known, due, _ = _within(situation, known, situation.cadence.withdraw_within)
    withdrawn = position.outcome == "withdrawn"
    reason = (
        f"You {'withdrew from' if withdrawn else 'declined'} {position.title} on {spoken(known)}; word to "
        f"{situation.name(owner)} is best within {lasting(situation.cadence.withdraw_within)}, "
        f"by {spoken(due)}"
    )
    kind = "withdraw" if withdrawn else "decline-offer"
    yield from _owed(situation, position, owner, kind, days, "withdraw_within", reason)


def _owed(
    situation: Situation,
    position: Position,
    slug: str,
    kind: str,
    days: tuple[date, date, date | None],
    rule: str,
    reason: str,
) -> Iterator[Owed]:
    if situation.welcome(slug):
        opens, due, until = days
        interview = situation.newest_round(position).slug
        yield Owed(
            contact=slug,
            kind=kind,
            opens=opens,
            due=due,
            until=until,
            rule=rule,
            reason=reason,
            job=position,
            interview=interview,
        )


def _within(situation: Situation, known: date, length: Duration) -> tuple[date, date, date]:
    """When it opens, is due and lapses: by then the news is old, and keeping in touch begins, if wished."""
    due = situation.after(known, length)
    return known, due, max(due, situation.after(known, situation.cadence.stay_first))


def _written(situation: Situation, position: Position, slug: str, kinds: tuple[str, ...]) -> bool:
    """Whether a note of these kinds went to somebody about this position."""
    return any(
        note.kind in kinds
        and (
            situation.journal.position_of(note.interview) is position
            if note.interview
            else happened(note).date() >= _known(position)
        )
        for note in situation.person(slug).sent
    )


def _known(position: Position) -> date:
    """The day on which the outcome became known."""
    return position.outcome_on or position.newest.day
