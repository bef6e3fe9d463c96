"""Gives: something worth reading for each person met, at growing gaps, until the position ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from math import floor
from typing import NamedTuple

from afterword.followups.clauses import Clause, opening_of
from afterword.followups.follow_up import FollowUp, Owed
from afterword.followups.history import PositionHistory, silence
from afterword.followups.situation import Situation
from afterword.kinds import KINDS, SPOKEN_KINDS
from afterword.records.contact import Contact
from afterword.times import Duration, day_of
from afterword.words.counts import lasting
from afterword.words.dates import spoken

#: How the clause begins that says why a give waits for want of a gift.
NO_GIFT = "no gift fits yet"

#: No gap is longer than ten years, whatever the growth; the ceiling is to come first anyway.
_LONGEST = 3_650
#: Who let so many gifts in a row pass has stopped writing.
_MOST_LAPSED = 12
#: What gives something, so that a person's next one of these is when a gift is needed.
_GIVING = ("value-add", "stay-in-touch")


def gives(situation: Situation) -> Iterator[Owed]:
    """The next value-add for everybody met in an open position: one each, about the newest of theirs."""
    for slug, contact in situation.circle.contacts.items():
        met = (
            situation.journal.position_of(interview.slug)
            for interview in situation.journal.interviews_with(slug)
        )
        histories = [
            history
            for position in met
            if position
            and (history := situation.history(position)).open
            and situation.reachable(slug, position)
        ]
        if histories:
            newest = max(histories, key=lambda h: (h.position.newest.ends, h.position.id))
            yield _value_add(situation, contact, newest)


def _value_add(
    situation: Situation,
    contact: Contact,
    history: PositionHistory,
    lapses: int = 0,
    passed: date = date.min,
) -> Owed:
    """The next one; ``passed`` is the day on which the last was let pass, after so many others."""
    person = situation.person(contact.slug)
    position = history.position
    touched = person.touched.date()
    passed = max(passed, situation.last_skipped(contact.slug, "value-add"))
    start = max(touched, passed)
    opens, rule, length = _gap(situation, start, contact.slug, history)
    if passed > touched:
        since = f"A gift to {contact.name} was passed over by {spoken(start)}"
        brief = f"a gift was passed over by {situation.said(start)}; another is welcome"
    elif person.last_sent == start and person.sent[-1].kind in SPOKEN_KINDS:
        since = f"You spoke with {contact.name} on {spoken(start)}"
        brief = f"you spoke on {situation.said(start)}; something worth reading is welcome"
    elif person.last_sent == start:
        since = f"Your last note to {contact.name} went out on {spoken(start)}"
        brief = f"you wrote on {situation.said(start)}; something worth reading is welcome"
    elif any(interview.ends.date() == start for interview in situation.journal.interviews_with(contact.slug)):
        since = f"You met {contact.name} on {spoken(start)}"
        brief = f"you met on {situation.said(start)}; something worth reading is welcome"
    else:
        since = f"{contact.name} was in touch on {spoken(start)}"
        brief = f"last in touch on {situation.said(start)}; something worth reading is welcome"
    reason = f"{since}; something worth reading is welcome {lasting(length)} later, from {spoken(opens)}"
    if rule == "unanswered_cap":
        reason += f", since {silence(person.unanswered)}"
    rounds = [interview for interview in position.held if contact.slug in interview.met]
    more = lapses < _MOST_LAPSED
    return Owed(
        contact=contact.slug,
        kind="value-add",
        opens=opens,
        due=opens,
        patience=situation.cadence.give_until,
        lapsed=partial(_value_add, situation, contact, history, lapses + 1) if more else None,
        rule=rule,
        reason=reason,
        brief=brief,
        job=position,
        interview=rounds[-1].slug,
    )


def _gap(
    situation: Situation, start: date, contact: str, history: PositionHistory
) -> tuple[date, str, Duration]:
    """When the next gift is welcome: by which rule, and how long after ``start``."""
    cadence = situation.cadence
    most = situation.after(start, cadence.give_ceiling)
    if situation.person(contact).unanswered >= cadence.unanswered_cap:
        return most, "unanswered_cap", cadence.give_ceiling
    if history.closing:
        # The last word on the decision has been said; what follows is a greeting now and then.
        return most, "give_ceiling", cadence.give_ceiling
    given = history.given.get(contact, 0)
    # Rounded half up, in a range where the power stays a number.
    count = floor(min(cadence.give_gap.count * cadence.give_growth ** min(given, 100), _LONGEST) + 0.5)
    length = Duration(count, cadence.give_gap.unit)
    opens = situation.after(start, length)
    return (opens, "give_gap", length) if opens < most else (most, "give_ceiling", cadence.give_ceiling)


def wants_a_gift(follow_up: FollowUp) -> bool:
    """Whether it waits for want of a gift, or will once its day has come."""
    return KINDS[follow_up.kind].give and follow_up.hold.startswith(NO_GIFT)


class ToLookFor(NamedTuple):
    """What to look for, as a clause; ``hold`` says that it is what holds a gift back."""

    missing: str
    hold: Clause


def to_look_for(contact: Contact) -> ToLookFor:
    """What to look for where there is no gift for somebody, or what to write down first."""
    if contact.interests:
        first = contact.interests[0]
        missing, brief = f"look for something on {first}", f"look for something on {opening_of(first)}"
    else:
        missing = f"write down what {contact.first_name} cares about"
        brief = "write down what they care about"
    return ToLookFor(missing, Clause(f"{NO_GIFT}: {missing}", f"{NO_GIFT}: {brief}"))


def next_gifts(plan: Iterable[FollowUp]) -> dict[str, date]:
    """From when on something to give is right, by person."""
    soon: dict[str, date] = {}
    for each in plan:
        if each.kind in _GIVING:
            day = day_of(each.opens)
            soon[each.contact] = min(day, soon.get(each.contact, day))
    return soon
