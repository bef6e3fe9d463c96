"""The rules between notes: snoozes, quiet weeks, distances, turns, and what lapses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property, partial
from heapq import heapify, heappop, heappush
from operator import itemgetter

from afterword.followups.clauses import NOTHING, Clause, the_note
from afterword.followups.follow_up import FollowUp, Owed, State
from afterword.followups.history import NEVER, NOT_COUNTED, happened
from afterword.followups.precedence import ENDINGS, RANK, URGENT
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.kinds import KINDS, THANK_YOUS
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.times import Duration, day_of, moment_of
from afterword.words.counts import lasting, number
from afterword.words.dates import spoken

_DAY = timedelta(days=1)
_END = datetime(9999, 12, 31)

#: So many notes to one person about one position in three months, and which kinds count: those that no day
#: of theirs asks for (domain research, section 3.1).
_MOST_IN_A_QUARTER, _QUARTER = 6, timedelta(days=92)
_OF_A_QUARTER = frozenset(
    kind.id for kind in KINDS.values() if kind.ask or kind.give or kind.id in ("holding", "close-the-loop")
)

#: Kinds that go out also on days on which nobody writes.
_ALSO_WHEN_QUIET = frozenset((*THANK_YOUS, "forward-request", "promised-item", *URGENT))
#: Kinds of which nothing is left once they have lapsed; of the others it is told what is still owed.
_GONE = frozenset({"value-add", "stay-in-touch", "congratulate", "holding"})


#: The place of something among the follow-ups of everybody: the smaller comes first.
Turn = tuple[object, ...]
#: A day before which something does not go out, and what says why: only the last of them is said.
_Distance = tuple[date, Callable[[], Clause]]


@frozen
class Settled:
    """What was settled, each with its turn, in order.

    Attributes:
        follow_ups: what is to be written; behind it what has lapsed and may still be made good.
        asked_out: the id of a position in which the asking has come to an end, and the day after which no
            question and no closing note follows.
    """

    follow_ups: tuple[tuple[Turn, FollowUp], ...]
    asked_out: tuple[tuple[Turn, tuple[str, date]], ...]

    @cached_property
    def planned(self) -> tuple[FollowUp, ...]:
        """The follow-ups."""
        return tuple(each for _, each in self.follow_ups)

    @cached_property
    def by_contact(self) -> Mapping[str, Sequence[FollowUp]]:
        """The same, by the slug of the person."""
        people: dict[str, list[FollowUp]] = defaultdict(list)
        for each in self.planned:
            people[each.contact].append(each)
        return people


def settled(situation: Situation, owed: Iterable[Owed]) -> Settled:
    """What is owed as follow-ups, in their order, each with its state; what has lapsed makes way."""
    return _Settling(situation).settle(owed)


@frozen
class _Spaced:
    """A note owed, moved to where the distances allow it.

    Attributes:
        owed: with the moved days.
        asked: when it would have opened but for the distances.
        why: the clause that says what moved it.
    """

    owed: Owed
    asked: date | datetime
    why: Clause = NOTHING


@dataclass
class _Settling:
    """The notes, gone through in the order in which they are to be written.

    Attributes:
        promised: the promise to each person that is still to be kept.
        thanked: the note to write to each person now that keeps no distance.
        people: the other note to write to each person now.
        companies: the other note to write to each company now.
        today: how many notes go to each company today, thank-yous and answers apart.
        free: the day on which a person ("@slug") or a company has its turn again, since something lapsed.
        asks: the questions to come with their days, by person and by company.
    """

    situation: Situation
    promised: dict[str, Owed] = field(default_factory=dict)
    thanked: dict[str, Owed] = field(default_factory=dict)
    people: dict[str, Owed] = field(default_factory=dict)
    companies: dict[str, Owed] = field(default_factory=dict)
    today: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    free: dict[str, date] = field(default_factory=dict)
    asks: dict[str, list[tuple[date, Owed]]] = field(default_factory=lambda: defaultdict(list))

    def settle(self, owed: Iterable[Owed]) -> Settled:
        """Go through them; what follows on something lapsed takes its place among the others."""
        self._count_today()
        waiting = [(self._place(each), number, each) for number, each in enumerate(owed)]
        heapify(waiting)
        serial = len(waiting)
        found: list[tuple[Turn, FollowUp]] = []
        still_owed: dict[tuple[str, str], FollowUp] = {}
        turns: dict[tuple[str, str], Turn] = {}
        asked_out: list[tuple[Turn, tuple[str, date]]] = []
        turn: Turn = ()
        while waiting:
            place, _, each = heappop(waiting)
            # What follows on something lapsed has its turn after it, wherever it would stand by itself.
            turn = max(turn, place)
            spaced = self._spaced(_snoozed(self.situation, each))
            lapsed = self._lapsed(spaced)
            if lapsed is None:
                found.append(((0, *turn), self._follow_up(spaced)))
                continue
            following = each.lapsed(lapsed) if each.lapsed else None
            if each.patience:
                self._make_way(each, lapsed)
                if each.kind not in _GONE:
                    line = _line_of(each)
                    still_owed[line] = self._made(spaced, "owed", until=lapsed)
                    turns.setdefault(line, turn)
                if each.job and not following and _asking(each.kind):
                    asked_out.append((turn, (each.job.id, lapsed)))
            if following:
                heappush(waiting, (self._place(following), serial, following))
                serial += 1
        # Of one line of questions, what has lapsed is told until the next one can be written.
        current = {
            _line_of(each) for _, each in found if each.state in ("due", "late") and _asking(each.kind)
        }
        kept = (((1, *turns[line]), each) for line, each in still_owed.items() if line not in current)
        return Settled((*found, *kept), tuple(asked_out))

    def _count_today(self) -> None:
        for company, notes in self.situation.past.sent_on(self.situation.today).items():
            self.today[company] += notes

    def _place(self, owed: Owed) -> Turn:
        """By kind, then by turn and due date, then by name.

        Gifts go first to whoever's was right first, then to whoever has heard nothing longest, and never by
        name. What is equal keeps the order in which the rules call for it, so the first of several promises
        is the one that the next promised item will keep.
        """
        rank, due = RANK[owed.kind], moment_of(owed.due)
        if owed.kind == "value-add" and owed.job:
            touched = self.situation.person(owed.contact).touched
            return rank, 0, due, touched, f"{owed.job.met.index(owed.contact):06}", owed.contact
        name = self.situation.name(owed.contact).casefold()
        return rank, owed.turn, due, NEVER, name, owed.contact

    # --- when

    def _spaced(self, owed: Owed) -> _Spaced:
        """Moved to where the gaps to other notes to the person, and to the company, are kept."""
        opens = day_of(owed.opens)
        day, because = max(self._distances(owed), key=itemgetter(0), default=(opens, _nothing))
        why = because() if day > opens else NOTHING
        day = max(day, opens)
        if owed.kind not in _ALSO_WHEN_QUIET and (quiet := self._after_quiet(day)):
            day = quiet
            over = ", when the days on which nobody writes are over"
            why = self._not_before(day, over, ", when the quiet days are over")
        if day == opens:
            return _Spaced(owed, owed.opens)
        if owed.kind in ENDINGS:
            # A later start leaves the day by which it is owed.
            later = owed.but(opens=day, due=max(day, day_of(owed.due)))
            return _Spaced(later, owed.opens, why)
        its_turn = Clause(f"its turn came on {spoken(day)}", f"its turn came on {self.situation.said(day)}")
        return _Spaced(_moved(owed, day), owed.opens, why if why.whole else its_turn)

    def _not_before(self, day: date, because: str, briefly: str = "") -> Clause:
        return Clause(
            f"not before {spoken(day)}{because}", f"not before {self.situation.said(day)}{briefly or because}"
        )

    def _after_quiet(self, day: date) -> date | None:
        """The first day after quiet ones that it falls on, or that today does; None where there are none."""
        situation = self.situation
        now = moved = max(day, situation.today)
        while not situation.days.is_business_day(moved) and moved > date.min:
            moved -= _DAY  # the weekend behind quiet days is one of them
        while (span := situation.quiet(moved)) and span.last < date.max:
            moved = situation.days.add(span.last, 1)
        return moved if moved > now else None

    def _distances(self, owed: Owed) -> Iterator[_Distance]:
        situation, cadence = self.situation, self.situation.cadence
        if owed.kind in ENDINGS:
            yield from self._in_company_of_others(owed)
        if not KINDS[owed.kind].minds_gaps or owed.kind in ENDINGS or owed.kind in URGENT:
            return
        last = situation.person(owed.contact).last_with_gap()
        if last and last.day:
            day = situation.after(last.day, cadence.person_gap)
            yield day, partial(self._behind, owed, day, last, cadence.person_gap)
        for company in situation.companies(owed.contact, owed.job):
            last = situation.past.companies.get(company)
            if last and last.day:
                day = situation.after(last.day, cadence.company_gap)
                yield day, partial(self._behind, owed, day, last, cadence.company_gap)
        for key in self._keys(owed):
            if key in self.free:
                # What lapsed before it had its turn; there is nothing to keep a distance from.
                yield max(self.free[key], day_of(owed.opens)), _nothing
        if owed.job:
            yield from self._in_a_quarter(owed, owed.job)
        if KINDS[owed.kind].give:
            yield from self._before_asks(owed)

    def _in_a_quarter(self, owed: Owed, job: Position) -> Iterator[_Distance]:
        """Who answers each question is not asked every week; a gift leaves room for a question."""
        most = _MOST_IN_A_QUARTER - KINDS[owed.kind].give
        notes = [
            note
            for note in self.situation.history(job).notes
            if note.contact == owed.contact and not note.incoming and note.kind in _OF_A_QUARTER
        ]
        if len(notes) >= most:
            day = min(happened(notes[-most]).date(), _END.date() - _QUARTER) + _QUARTER
            enough = f" {number(most)} notes to them in three months are enough"
            brief = f": {number(most)} notes are enough for now"
            yield day, partial(self._not_before, day, f", since{enough}", brief)

    def _behind(self, owed: Owed, day: date, last: Note, gap: Duration) -> Clause:
        name = self.situation.name(last.contact)
        sent = last.day or self.situation.today
        theirs = last.contact == owed.contact
        whom = "them" if theirs else f"{name}, at the same company"
        return self._not_before(
            day,
            f", {lasting(gap)} after your note of {spoken(sent)} to {whom}",
            f", after your note of {self.situation.said(sent)}"
            if theirs
            else ", after a note to a colleague",
        )

    def _before_asks(self, owed: Owed) -> Iterator[_Distance]:
        """A gift keeps the same distance from a question that is known to come."""
        situation, cadence = self.situation, self.situation.cadence
        now = max(day_of(owed.opens), situation.today)
        for key in self._keys(owed):
            gap = cadence.person_gap if key.startswith("@") else cadence.company_gap
            end = situation.after(now, gap)
            for day, ask in self.asks.get(key, ()):
                if day < end and now < (after := situation.after(day, gap)):
                    theirs, what = ask.contact == owed.contact, the_note(ask.kind)
                    whom = "them" if theirs else situation.name(ask.contact)
                    because = f", {lasting(gap)} after {what} to {whom} that is right from {spoken(day)}"
                    brief = f", after {what}{'' if theirs else ' to a colleague'}"
                    yield after, partial(self._not_before, after, because, brief)

    def _in_company_of_others(self, owed: Owed) -> Iterator[_Distance]:
        """An ending beyond the most notes of a day goes out on the next business day with room for it."""
        situation, most = self.situation, self.situation.cadence.company_day
        if day_of(owed.opens) > situation.today:
            return
        for company in situation.companies(owed.contact, owed.job):
            days = self.today[company] // most
            if days:
                day = situation.days.add(situation.today, days)
                many = f"{number(most)} notes"
                because = f", so that no more than {many} go to one company on a day"
                yield day, partial(self._not_before, day, because, f": {many} a day are enough")

    def _lapsed(self, each: _Spaced) -> date | None:
        """The last day on which it could be written, where that is past; None where it is not."""
        owed = each.owed
        until = owed.until
        if owed.patience:
            until = self.situation.lapses(day_of(owed.due), owed.patience)
        return until if until is not None and self.situation.today > until else None

    def _make_way(self, owed: Owed, lapsed: date) -> None:
        """Whoever waited behind something that lapsed has their turn from that day on."""
        if owed.kind == "promised-item":
            self.free[f"@{owed.contact}"] = max(lapsed, self.free.get(f"@{owed.contact}", date.min))
        elif KINDS[owed.kind].minds_gaps:
            for key in self._keys(owed):
                self.free[key] = max(lapsed, self.free.get(key, date.min))

    def _keys(self, owed: Owed) -> Iterator[str]:
        yield f"@{owed.contact}"
        yield from self.situation.companies(owed.contact, owed.job)

    # --- whether now

    def _follow_up(self, each: _Spaced) -> FollowUp:
        owed = each.owed
        state, hold = self._state(each)
        if owed.kind == "promised-item":
            # A promise holds other notes from the day it was made, not only from the day it is due.
            self.promised.setdefault(owed.contact, owed)
        if KINDS[owed.kind].ask and state in ("upcoming", "held") and not owed.hold:
            for key in self._keys(owed):
                self.asks[key].append((day_of(owed.opens), owed))
        companies = self.situation.companies(owed.contact, owed.job)
        beyond = owed.kind in ENDINGS and hold == each.why != NOTHING
        if owed.kind not in NOT_COUNTED and (state in ("due", "late") or beyond):
            for company in companies:
                self.today[company] += 1
        if state in ("due", "late"):
            if not KINDS[owed.kind].minds_gaps:
                self.thanked.setdefault(owed.contact, owed)
            else:
                self.people.setdefault(owed.contact, owed)
                for company in companies:
                    self.companies.setdefault(company, owed)
        return self._made(each, state, hold)

    def _made(
        self, each: _Spaced, state: State, hold: Clause = NOTHING, until: date | None = None
    ) -> FollowUp:
        owed, situation = each.owed, self.situation
        if until is None:
            until = situation.lapses(day_of(owed.due), owed.patience) if owed.patience else owed.until
        return FollowUp.of(
            owed,
            until=until,
            name=situation.name(owed.contact),
            company=owed.job.company if owed.job else situation.journal.company_of(owed.contact),
            state=state,
            hold=hold.whole,
            brief_hold=hold.brief,
            distance=each.why.whole,
            unmoved=each.asked,
        )

    def _state(self, each: _Spaced) -> tuple[State, Clause]:
        """The state, and what holds it, or will hold it."""
        owed, situation = each.owed, self.situation
        if _ahead(situation, each.asked):
            return "upcoming", Clause(owed.hold, owed.brief_hold)
        if _ahead(situation, owed.opens):
            return "held", each.why
        if KINDS[owed.kind].minds_gaps and owed.kind not in URGENT:
            hold = self._hold(owed)
            if hold.whole:
                return "held", hold
        over = situation.now > owed.due if isinstance(owed.due, datetime) else situation.today > owed.due
        return ("late" if over else "due"), NOTHING

    def _hold(self, owed: Owed) -> Clause:
        said, ending = self.situation.said, owed.kind in ENDINGS
        promise = self.promised.get(owed.contact)
        if promise and not ending:
            return Clause(
                f"first keep your promise of “{promise.promise}”, due {spoken(promise.due)}",
                f"first keep your promise, due {said(day_of(promise.due))}",
            )
        if owed.hold:
            return Clause(owed.hold, owed.brief_hold)
        first = self.people.get(owed.contact) or (None if ending else self.thanked.get(owed.contact))
        if first:
            what = the_note(first.kind)
            return Clause(
                f"first comes {what} to them, due {spoken(first.due)}",
                f"first comes {what}, due {said(day_of(first.due))}",
            )
        for company in self.situation.companies(owed.contact, owed.job) if not ending else ():
            if first := self.companies.get(company):
                name, what = self.situation.name(first.contact), the_note(first.kind)
                return Clause(
                    f"first comes {what} to {name}, at the same company, due {spoken(first.due)}",
                    f"first a colleague gets {what}, due {said(day_of(first.due))}",
                )
        return NOTHING


def _nothing() -> Clause:
    return NOTHING


def _snoozed(situation: Situation, owed: Owed) -> Owed:
    """Moved to the end of a snooze, as a whole: what is due then is not late on the same day."""
    until = situation.contact(owed.contact).snoozed_until
    if not until or until <= day_of(owed.opens) or owed.kind in URGENT:
        return owed
    return _moved(owed, until).but(reason=f"{owed.reason}; snoozed until {spoken(until)}")


def _moved(owed: Owed, day: date) -> Owed:
    """Opened on a later day, with as long to write as before.

    It lapses when it would have: a snooze must not bring back thanks that were too late already.
    """
    opens: date | datetime = datetime.combine(day, time.min) if isinstance(owed.opens, datetime) else day
    span = moment_of(owed.due) - moment_of(owed.opens)
    due = opens + min(span, _END - moment_of(day))
    return owed.but(opens=opens, due=due)


def _line_of(owed: Owed) -> tuple[str, str]:
    """What takes the place of what: the questions of one position, or one promise to one person."""
    return owed.contact, f"{owed.interview} {owed.promise}" if owed.promise else owed.position_id


def _asking(kind: str) -> bool:
    return KINDS[kind].ask or kind == "close-the-loop"


def _ahead(situation: Situation, opens: date | datetime) -> bool:
    return opens > situation.now if isinstance(opens, datetime) else opens > situation.today
