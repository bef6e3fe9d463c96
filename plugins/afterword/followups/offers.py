"""Offers: thanks at once, the answer in time, and word of it to whoever else is still deciding."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from afterword.followups.follow_up import Owed
from afterword.followups.history import happened
from afterword.followups.situation import Situation
from afterword.records.position import Position
from afterword.words.counts import lasting
from afterword.words.dates import spoken

#: Notes that thank for an offer, or leave nothing to thank for.
_THANKED = ("offer-thanks", "offer-answer", "decline-offer", "withdraw")
#: Notes that answer an offer.
_ANSWERED = ("offer-answer", "decline-offer", "withdraw")


def offers(situation: Situation) -> Iterator[Owed]:
    """The notes that each open offer asks for, in so far as they were not written."""
    for position in situation.circle.positions:
        if position.outcome != "offer":
            continue
        owner = situation.reachable(position.owner, position)
        if owner:
            yield from _thanks(situation, position, owner)
            yield from _answer(situation, position, owner)
    for position in situation.circle.positions if situation.offered else ():
        yield from _word_elsewhere(situation, position, situation.offered)


def answer_wanted_by(situation: Situation, position: Position | None) -> date | None:
    """The day by which an offer is to be answered: that of the position, else of an offer elsewhere.

    Args:
        situation: the journal and the day.
        position: which a letter is about; None: none.

    Returns:
        None where there is no offer that still counts, or no day was given.
    """
    offered = situation.offered
    if position in offered:
        return position.answer_by if position else None
    return _first_wanted(situation, offered).answer_by if offered else None


def _first_wanted(situation: Situation, offered: tuple[Position, ...]) -> Position:
    """The offer whose answer is wanted first: one word of it is enough."""
    return min(offered, key=lambda each: (situation.offer_ends(each), each.id))


def _thanks(situation: Situation, position: Position, owner: str) -> Iterator[Owed]:
    known, answered = position.known_on, _answer_day(situation, position)
    # The answer says thank you, too; two notes within a day would be one too many.
    if _told(situation, position, owner, _THANKED, known) or (
        answered and answered <= max(situation.today, known)
    ):
        return
    due = situation.after(known, situation.cadence.offer_thanks_within)
    until = max(due, situation.lapses(known, situation.cadence.thank_you_until))
    until = min(until, answered - timedelta(days=1)) if answered else until
    answer = f"; they want your answer by {spoken(position.answer_by)}" if position.answer_by else ""
    yield Owed(
        contact=owner,
        kind="offer-thanks",
        opens=known,
        due=min(due, until),
        until=until,
        rule="offer_thanks_within",
        reason=f"{position.company} offered you {position.title} on {spoken(known)}; thanks are best within "
        f"{lasting(situation.cadence.offer_thanks_within)}, by {spoken(due)}{answer}",
        brief=f"they made an offer; they want an answer by {situation.said(position.answer_by)}"
        if position.answer_by
        else f"they offered you the job on {situation.said(known)}",
        job=position,
        interview=position.newest.slug,
    )


def _answer(situation: Situation, position: Position, owner: str) -> Iterator[Owed]:
    wanted, day = position.answer_by, _answer_day(situation, position)
    if not wanted or not day or _told(situation, position, owner, _ANSWERED, position.known_on):
        return
    yield Owed(
        contact=owner,
        kind="offer-answer",
        opens=day,
        due=day,
        rule="offer_thanks_within",
        reason=f"{position.company} wants your answer on {position.title} by {spoken(wanted)}; it is best "
        f"given on {spoken(day)}",
        brief=f"they want your answer to the offer by {situation.said(wanted)}",
        job=position,
        interview=position.newest.slug,
    )


def _answer_day(situation: Situation, position: Position) -> date | None:
    """A business day before they want the answer; None where they named no day."""
    wanted = position.answer_by
    return max(situation.days.before(wanted, 1), position.known_on) if wanted else None


def _word_elsewhere(
    situation: Situation, position: Position, offered: tuple[Position, ...]
) -> Iterator[Owed]:
    history = situation.history(position)
    owner = situation.reachable(position.owner, position)
    if not owner or history.over or history.elsewhere or not position.held or position.outcome == "offer":
        return
    offer = _first_wanted(situation, offered)
    since = min(each.known_on for each in offered)
    if _told(situation, position, owner, ("competing-offer", "withdraw"), since):
        return
    known = offer.known_on
    due = situation.after(known, situation.cadence.offer_thanks_within)
    by = f" and wants your answer by {spoken(offer.answer_by)}" if offer.answer_by else ""
    yield Owed(
        contact=owner,
        kind="competing-offer",
        opens=known,
        due=due,
        until=max(due, situation.offer_ends(offer)),
        # Whoever made an offer hears of it first.
        turn=1,
        rule="offer_thanks_within",
        reason=f"{offer.company} offered you {offer.title} on {spoken(known)}{by}; {position.company} should "
        f"know while they can still act, by {spoken(due)}",
        brief=f"an offer elsewhere is to be answered by {situation.said(offer.answer_by)}"
        if offer.answer_by
        else f"you have had an offer elsewhere since {situation.said(known)}",
        job=position,
        interview=position.newest.slug,
    )


def _told(situation: Situation, position: Position, slug: str, kinds: tuple[str, ...], known: date) -> bool:
    """Whether somebody had such a note about the position since a day, or it was passed over."""
    if situation.skipped(slug, known, kinds[0]):
        return True
    return any(
        note.contact == slug and note.kind in kinds and not note.incoming and happened(note).date() >= known
        for note in situation.history(position).notes
    )
