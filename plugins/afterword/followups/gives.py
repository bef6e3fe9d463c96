"""Gives: something worth reading for each person met, at growing gaps, until the position ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor

from afterword.followups.follow_up import Owed
from afterword.followups.history import PersonHistory, PositionHistory, silence
from afterword.followups.situation import Situation
from afterword.records.contact import Contact
from afterword.times import Duration
from afterword.words.counts import lasting
from afterword.words.dates import spoken

#: How the clause begins that says why a give waits for want of a gift.
NO_GIFT = "no gift fits yet"

#: No gap is longer than ten years, whatever the growth; the ceiling is to come first anyway.
_LONGEST = 3_650


def gives(situation: Situation) -> Iterator[Owed]:
    """The next value-add for everybody met in an open position: one each, about the newest of theirs."""
    for slug, contact in situation.journal.contacts.items():
        met = (
            situation.journal.position_of(interview.slug)
            for interview in situation.journal.interviews_with(slug)
        )
        histories = [
            history
            for position in met
            # Who was sent the closing note hears from us as an acquaintance (``staying``).
            if position and (history := situation.history(position)).open and not history.closed_with(slug)
        ]
        if histories and not contact.do_not_contact:
            yield _value_add(
                situation, contact, max(histories, key=lambda h: (h.position.newest.ends, h.position.id))
            )


def _value_add(situation: Situation, contact: Contact, history: PositionHistory) -> Owed:
    person = situation.person(contact.slug)
    position = history.position
    met = situation.journal.interviews_with(contact.slug)[-1].ends.date()
    written = person.last_sent
    start = max(met, written) if written else met
    opens, rule, length = _gap(situation, start, history.given.get(contact.slug, 0), person)
    since = (
        f"Your last note to {contact.name} went out on {spoken(start)}"
        if start == written
        else f"You met {contact.name} on {spoken(start)}"
    )
    reason = f"{since}; something worth reading is welcome {lasting(length)} later, from {spoken(opens)}"
    if rule == "unanswered_cap":
        reason += f", since {silence(person.unanswered)}"
    rounds = [interview for interview in position.interviews if contact.slug in interview.met]
    return Owed(
        contact=contact.slug,
        kind="value-add",
        opens=opens,
        due=opens,
        rule=rule,
        reason=reason,
        job=position,
        interview=rounds[-1].slug,
    )


def _gap(situation: Situation, start: date, given: int, person: PersonHistory) -> tuple[date, str, Duration]:
    """When the next gift is welcome, after so many: by which rule, and how long after ``start``."""
    cadence = situation.cadence
    most = situation.after(start, cadence.give_ceiling)
    if person.unanswered >= cadence.unanswered_cap:
        return most, "unanswered_cap", cadence.give_ceiling
    # Rounded half up, in a range where the power stays a number.
    count = floor(min(cadence.give_gap.count * cadence.give_growth ** min(given, 100), _LONGEST) + 0.5)
    length = Duration(count, cadence.give_gap.unit)
    opens = situation.after(start, length)
    return (opens, "give_gap", length) if opens < most else (most, "give_ceiling", cadence.give_ceiling)


def to_look_for(contact: Contact) -> str:
    """What holds a value-add back for which there is no gift, as a clause."""
    if contact.interests:
        return f"{NO_GIFT}: look for something on {contact.interests[0]}"
    return f"{NO_GIFT}: write down what {contact.first_name} cares about"
