"""The rules between notes: snoozes, distances, and one note at a time to a person and to a company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from afterword.followups.follow_up import FollowUp, State
from afterword.followups.history import companies_of
from afterword.followups.situation import Owed, Situation
from afterword.kinds import ENDINGS, KINDS, RANK
from afterword.records.note import Note
from afterword.times import Duration, day_of, moment_of
from afterword.words.dates import spoken


def settled(now: Situation, owed: Iterable[Owed]) -> tuple[FollowUp, ...]:
    """What is owed as follow-ups, in their order, each with its state; what has lapsed is left out."""
    candidates = [moved for each in owed if not _lapsed(now, moved := _spaced(now, _snoozed(now, each)))]
    candidates.sort(key=lambda each: _place(now, each.owed))
    taken = _Taken()
    for each in candidates:
        if each.owed.kind == "promised-item":
            # A promise holds other notes from the day it was made, not only from the day it is due.
            taken.promised.setdefault(each.owed.contact, each.owed)
    return tuple(_follow_up(now, each, taken) for each in candidates)


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
        thanked: the thank-you or promised item to write to each person now.
        people: the other note to write to each person now.
        companies: the other note to write to each company now.
    """

    promised: dict[str, Owed] = field(default_factory=dict)
    thanked: dict[str, Owed] = field(default_factory=dict)
    people: dict[str, Owed] = field(default_factory=dict)
    companies: dict[str, Owed] = field(default_factory=dict)


def _snoozed(now: Situation, owed: Owed) -> Owed:
    """Moved to the end of a snooze, as a whole: what is due then is not late on the same day."""
    until = now.contact(owed.contact).snoozed_until
    if not until or until <= day_of(owed.opens):
        return owed
    return replace(_moved(owed, until), reason=f"{owed.reason}; snoozed until {spoken(until)}")


def _spaced(now: Situation, owed: Owed) -> _Spaced:
    """Moved to where the gaps to the last note to the person, and to the company, are kept."""
    if not KINDS[owed.kind].minds_gaps or owed.kind in ENDINGS:
        return _Spaced(owed, owed.opens)
    earliest = max(_distances(now, owed), key=lambda found: found[0], default=None)
    if not earliest or earliest[0] <= day_of(owed.opens):
        return _Spaced(owed, owed.opens)
    day, note, length = earliest
    whom = "them" if note.contact == owed.contact else f"{now.name(note.contact)}, at the same company"
    sent = spoken(note.day or now.today)
    why = f"not before {spoken(day)}, {length.words} after your note of {sent} to {whom}"
    return _Spaced(_moved(owed, day), owed.opens, why)


def _distances(now: Situation, owed: Owed) -> Iterator[tuple[date, Note, Duration]]:
    last = now.person(owed.contact).last_with_gap()
    if last and last.day:
        yield now.after(last.day, now.cadence.person_gap), last, now.cadence.person_gap
    for company in sorted(_companies(now, owed)):
        last = now.past.companies.get(company)
        if last and last.day:
            yield now.after(last.day, now.cadence.company_gap), last, now.cadence.company_gap


def _moved(owed: Owed, day: date) -> Owed:
    """Opened on a later day, with as long to write as before.

    It lapses when it would have: a snooze must not bring back thanks that were too late already.
    """
    opens: date | datetime = datetime.combine(day, time.min) if isinstance(owed.opens, datetime) else day
    span = moment_of(owed.due) - moment_of(owed.opens)
    due = opens + min(span, _END - moment_of(day))
    return replace(owed, opens=opens, due=due)


def _lapsed(now: Situation, each: _Spaced) -> bool:
    return each.owed.until is not None and now.today > each.owed.until


def _place(now: Situation, owed: Owed) -> tuple[int, datetime, str, str]:
    """By kind, then due date, then name; what is equal keeps the order in which the rules call for it.

    So the first of several promises is the one that the next promised item will keep.
    """
    return RANK[owed.kind], moment_of(owed.due), now.name(owed.contact).casefold(), owed.contact


def _follow_up(now: Situation, each: _Spaced, taken: _Taken) -> FollowUp:
    owed = each.owed
    state, why = _state(now, each, taken)
    if state in ("due", "late"):
        if not KINDS[owed.kind].minds_gaps:
            taken.thanked.setdefault(owed.contact, owed)
        else:
            taken.people[owed.contact] = owed
            taken.companies.update(dict.fromkeys(_companies(now, owed), owed))
    clauses = [owed.reason, each.why, f"held: {why}" if state == "held" and why else why]
    return FollowUp(
        contact=owed.contact,
        name=now.name(owed.contact),
        company=owed.position.company if owed.position else now.journal.company_of(owed.contact),
        position=owed.position.title if owed.position else "",
        position_id=owed.position.id if owed.position else "",
        interview=owed.interview,
        kind=owed.kind,
        state=state,
        opens=owed.opens,
        due=owed.due,
        until=owed.until,
        rule=owed.rule,
        why="; ".join(clause for clause in clauses if clause) + ".",
        gifts=owed.gifts,
        promise=owed.promise,
        about=owed.about,
        thanks_for=owed.thanks_for,
    )


def _state(now: Situation, each: _Spaced, taken: _Taken) -> tuple[State, str]:
    """The state, and what holds it, or will hold it; the gaps have a clause of their own."""
    owed = each.owed
    if _ahead(now, each.asked):
        return "upcoming", owed.held
    if _ahead(now, owed.opens):
        return "held", ""
    if KINDS[owed.kind].minds_gaps:
        held = _held(now, owed, taken)
        if held:
            return "held", held
    over = now.now > owed.due if isinstance(owed.due, datetime) else now.today > owed.due
    return ("late" if over else "due"), ""


def _held(now: Situation, owed: Owed, taken: _Taken) -> str:
    ending = owed.kind in ENDINGS
    promise = taken.promised.get(owed.contact)
    if promise and not ending:
        return f"first keep your promise of “{promise.promise}”, due {spoken(promise.due)}"
    if owed.held:
        return owed.held
    first = taken.people.get(owed.contact) or (None if ending else taken.thanked.get(owed.contact))
    if first:
        return f"first comes the {first.kind} to them, due {spoken(first.due)}"
    for company in sorted(_companies(now, owed)):
        if first := taken.companies.get(company):
            name = now.name(first.contact)
            return f"first comes the {first.kind} to {name}, at the same company, due {spoken(first.due)}"
    return ""


def _companies(now: Situation, owed: Owed) -> frozenset[str]:
    return companies_of(now.journal, owed.contact, [owed.position] if owed.position else ())


def _ahead(now: Situation, opens: date | datetime) -> bool:
    return opens > now.now if isinstance(opens, datetime) else opens > now.today
