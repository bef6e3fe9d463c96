"""The rules between notes: snoozes, distances, and one note at a time to a person and to a company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from afterword.followups.follow_up import FollowUp, Owed, State
from afterword.followups.history import companies_of
from afterword.followups.situation import Situation
from afterword.kinds import ENDINGS, KINDS, RANK
from afterword.records.note import Note
from afterword.times import Duration, day_of, moment_of
from afterword.words.counts import lasting
from afterword.words.dates import spoken


def settled(situation: Situation, owed: Iterable[Owed]) -> tuple[FollowUp, ...]:
    """What is owed as follow-ups, in their order, each with its state; what has lapsed is left out."""
    candidates = [
        moved
        for each in owed
        if not _lapsed(situation, moved := _spaced(situation, _snoozed(situation, each)))
    ]
    candidates.sort(key=lambda each: _place(situation, each.owed))
    taken = _Taken()
    for each in candidates:
        if each.owed.kind == "promised-item":
            # A promise holds other notes from the day it was made, not only from the day it is due.
            taken.promised.setdefault(each.owed.contact, each.owed)
    return tuple(_follow_up(situation, each, taken) for each in candidates)


_END = datetime(9999, 12, 31)


@dataclass(frozen=True)
class _Spaced:
    """A note owed, moved to where the distances allow it.

    Attributes:
        owed: with the moved days.
        asked: when it would have opened but for the distances.
        why: the clause that says what moved it.
    """

    owed: Owed
    asked: date | datetime
    why: str = ""


@dataclass
class _Taken:
    """Whose turn is taken, while follow-ups are gone through in their order.

    Attributes:
        promised: the promise to each person that is still to be kept.
        thanked: the thank-you or promised item to write to each person situation.
        people: the other note to write to each person situation.
        companies: the other note to write to each company situation.
    """

    promised: dict[str, Owed] = field(default_factory=dict)
    thanked: dict[str, Owed] = field(default_factory=dict)
    people: dict[str, Owed] = field(default_factory=dict)
    companies: dict[str, Owed] = field(default_factory=dict)


def _snoozed(situation: Situation, owed: Owed) -> Owed:
    """Moved to the end of a snooze, as a whole: what is due then is not late on the same day."""
    until = situation.contact(owed.contact).snoozed_until
    if not until or until <= day_of(owed.opens):
        return owed
    return replace(_moved(owed, until), reason=f"{owed.reason}; snoozed until {spoken(until)}")


def _spaced(situation: Situation, owed: Owed) -> _Spaced:
    """Moved to where the gaps to the last note to the person, and to the company, are kept."""
    if not KINDS[owed.kind].minds_gaps or owed.kind in ENDINGS:
        return _Spaced(owed, owed.opens)
    earliest = max(_distances(situation, owed), key=lambda found: found[0], default=None)
    if not earliest or earliest[0] <= day_of(owed.opens):
        return _Spaced(owed, owed.opens)
    day, note, length = earliest
    whom = "them" if note.contact == owed.contact else f"{situation.name(note.contact)}, at the same company"
    sent = spoken(note.day or situation.today)
    why = f"not before {spoken(day)}, {lasting(length)} after your note of {sent} to {whom}"
    return _Spaced(_moved(owed, day), owed.opens, why)


def _distances(situation: Situation, owed: Owed) -> Iterator[tuple[date, Note, Duration]]:
    last = situation.person(owed.contact).last_with_gap()
    if last and last.day:
        yield situation.after(last.day, situation.cadence.person_gap), last, situation.cadence.person_gap
    for company in sorted(_companies(situation, owed)):
        last = situation.past.companies.get(company)
        if last and last.day:
            yield (
                situation.after(last.day, situation.cadence.company_gap),
                last,
                situation.cadence.company_gap,
            )


def _moved(owed: Owed, day: date) -> Owed:
    """Opened on a later day, with as long to write as before.

    It lapses when it would have: a snooze must not bring back thanks that were too late already.
    """
    opens: date | datetime = datetime.combine(day, time.min) if isinstance(owed.opens, datetime) else day
    span = moment_of(owed.due) - moment_of(owed.opens)
    due = opens + min(span, _END - moment_of(day))
    return replace(owed, opens=opens, due=due)


def _lapsed(situation: Situation, each: _Spaced) -> bool:
    return each.owed.until is not None and situation.today > each.owed.until


def _place(situation: Situation, owed: Owed) -> tuple[int, datetime, str, str]:
    """By kind, then due date, then name; what is equal keeps the order in which the rules call for it.

    So the first of several promises is the one that the next promised item will keep.
    """
    return RANK[owed.kind], moment_of(owed.due), situation.name(owed.contact).casefold(), owed.contact


def _follow_up(situation: Situation, each: _Spaced, taken: _Taken) -> FollowUp:
    owed = each.owed
    state, hold = _state(situation, each, taken)
    if state in ("due", "late"):
        if not KINDS[owed.kind].minds_gaps:
            taken.thanked.setdefault(owed.contact, owed)
        else:
            taken.people[owed.contact] = owed
            taken.companies.update(dict.fromkeys(_companies(situation, owed), owed))
    return FollowUp.of(
        owed,
        name=situation.name(owed.contact),
        company=owed.job.company if owed.job else situation.journal.company_of(owed.contact),
        state=state,
        hold=hold,
        distance=each.why,
    )


def _state(situation: Situation, each: _Spaced, taken: _Taken) -> tuple[State, str]:
    """The state, and what holds it, or will hold it."""
    owed = each.owed
    if _ahead(situation, each.asked):
        return "upcoming", owed.hold
    if _ahead(situation, owed.opens):
        return "held", each.why
    if KINDS[owed.kind].minds_gaps:
        hold = _hold(situation, owed, taken)
        if hold:
            return "held", hold
    over = situation.now > owed.due if isinstance(owed.due, datetime) else situation.today > owed.due
    return ("late" if over else "due"), ""


def _hold(situation: Situation, owed: Owed, taken: _Taken) -> str:
    ending = owed.kind in ENDINGS
    promise = taken.promised.get(owed.contact)
    if promise and not ending:
        return f"first keep your promise of “{promise.promise}”, due {spoken(promise.due)}"
    if owed.hold:
        return owed.hold
    first = taken.people.get(owed.contact) or (None if ending else taken.thanked.get(owed.contact))
    if first:
        return f"first comes the {first.kind} to them, due {spoken(first.due)}"
    for company in sorted(_companies(situation, owed)):
        if first := taken.companies.get(company):
            name = situation.name(first.contact)
            return f"first comes the {first.kind} to {name}, at the same company, due {spoken(first.due)}"
    return ""


def _companies(situation: Situation, owed: Owed) -> frozenset[str]:
    return companies_of(situation.journal, owed.contact, [owed.job] if owed.job else ())


def _ahead(situation: Situation, opens: date | datetime) -> bool:
    return opens > situation.now if isinstance(opens, datetime) else opens > situation.today
