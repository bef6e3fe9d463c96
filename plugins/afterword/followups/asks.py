"""Asks: questions about the decision, few and far between, and the closing note after the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from afterword.followups.clauses import NOTHING, Clause
from afterword.followups.follow_up import Owed
from afterword.followups.history import PositionHistory, happened, silence
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.records.position import Position
from afterword.words.counts import counted, lasting
from afterword.words.dates import spoken


@frozen
class _Made:
    """A question that counts as made: one that was sent, passed over, or let lapse."""

    day: date
    sent: bool

    def words(self, situation: Situation, last: bool = False) -> Clause:
        """That it had no answer, as a clause; ``last``: that nothing was asked after it."""
        if not self.sent:
            return Clause(
                f"A question was passed over by {spoken(self.day)}",
                f"a question was passed over by {situation.said(self.day)}",
            )
        which, comma = ("last question,", ",") if last else ("question", "")
        return Clause(
            f"Your {which} of {spoken(self.day)}{comma} had no answer",
            f"your {which} of {situation.said(self.day)}{comma} had no answer",
        )


def asks(situation: Situation) -> Iterator[Owed]:
    """The next question, or the closing note, of each open position."""
    for position in situation.circle.positions:
        owner = situation.reachable(position.owner, position)
        history = situation.history(position)
        if not owner or not history.open or history.closing or not position.held:
            continue
        if any(offer is not position for offer in situation.offered):
            continue  # what an offer from elsewhere asks for takes their place
        made = tuple(_Made(happened(note).date(), True) for note in history.asks)
        owed = _next(situation, history, owner, made)
        if owed:
            yield owed


def unheard(count: int) -> Clause:
    """Why nothing but a gift goes to somebody who left so many notes in a row unanswered."""
    return Clause(
        f"{silence(count, ' to them')}, so only gifts go out until they write",
        f"{counted(count, 'note', words=True)} had no answer; only gifts until they write",
    )


def _next(situation: Situation, history: PositionHistory, owner: str, made: tuple[_Made, ...]) -> Owed | None:
    """What comes after so many questions; what was passed over since counts as made."""
    cadence, position = situation.cadence, history.position
    silent = situation.person(owner).unanswered
    worn_out = silent >= cadence.unanswered_cap
    if not made or position.ahead:
        # A cap of no questions at all leaves nothing to close either.
        if cadence.ask_cap <= 0:
            return None
        owed = _first(situation, position, owner, unheard(silent) if worn_out else NOTHING)
    elif len(made) >= cadence.ask_cap or worn_out:
        # Where the person has had enough notes, the question sent was the last one; one that was never
        # sent leaves nothing to close.
        if not any(each.sent for each in made):
            return None
        owed = _closing(situation, history, owner, made[-1])
        return None if situation.skipped(owner, owed.opens, owed.kind) else owed
    else:
        owed = _another(situation, history, owner, made[-1])
    if passed := situation.skipped(owner, owed.opens, owed.kind):
        return _next(situation, history, owner, (*made, _Made(passed, False)))
    return owed.but(lapsed=partial(_after, situation, history, owner, made))


def _after(
    situation: Situation, history: PositionHistory, owner: str, made: tuple[_Made, ...], lapsed: date
) -> Owed | None:
    """What comes after a question that nobody asked in time."""
    return _next(situation, history, owner, (*made, _Made(lapsed, False)))


def _first(situation: Situation, position: Position, owner: str, held: Clause) -> Owed:
    history, cadence = situation.history(position), situation.cadence
    # Who meets them again before long asks there.
    last = position.ahead[-1].ends.date() if position.ahead else history.answered.date()
    decision = position.decision_ahead(last)
    if decision:
        opens = situation.after(decision, cadence.ask_after_decision)
        rule = "ask_after_decision"
        reason = (
            f"They mean to decide by {spoken(decision)}; asking is right "
            f"{lasting(cadence.ask_after_decision)} later, from {spoken(opens)}"
        )
        mean = "mean" if decision >= situation.today else "meant"
        brief = f"they {mean} to decide by {situation.said(decision)}"
    else:
        opens = situation.after(last, cadence.ask_without_date)
        rule = "ask_without_date"
        met = any(interview.ends.date() == last for interview in position.held)
        heard = f"The last interview was on {spoken(last)}" if met else f"They last wrote on {spoken(last)}"
        if position.ahead:
            heard = f"The next interview is on {spoken(last)}"
        given = position.decision_by
        when = f"the date they gave, {spoken(given)}, is past" if given else "no date was given"
        length = lasting(cadence.ask_without_date)
        reason = f"{heard} and {when}; asking is right {length} later, from {spoken(opens)}"
        date_words = "their date is past" if given else "no date was given"
        brief = f"no word since {situation.said(last)}, and {date_words}"
        if position.ahead:
            brief = f"the next interview is on {situation.said(last)}; you meet first"
    said = Clause(reason, brief)
    return _to_owner(situation, position, owner, "decision-check-in", opens, rule, said, held)


def _another(situation: Situation, history: PositionHistory, owner: str, last: _Made) -> Owed:
    opens, wait = _not_before_decision(
        situation, history, last.day, situation.after(last.day, situation.cadence.ask_gap)
    )
    had = last.words(situation)
    reason = (
        f"{had.whole}; another is right after "
        f"{lasting(situation.cadence.ask_gap)}{wait}, from {spoken(opens)}"
    )
    rule = "ask_after_decision" if wait else "ask_gap"
    said = Clause(reason, had.brief)
    return _to_owner(situation, history.position, owner, "second-check-in", opens, rule, said)


def _closing(situation: Situation, history: PositionHistory, owner: str, last: _Made) -> Owed:
    opens, wait = _not_before_decision(
        situation, history, last.day, situation.after(last.day, situation.cadence.close_the_loop)
    )
    had = last.words(situation, last=True)
    reason = (
        f"{had.whole}; a closing note without a "
        f"question is right after {lasting(situation.cadence.close_the_loop)}{wait}, from {spoken(opens)}"
    )
    rule = "ask_after_decision" if wait else "close_the_loop"
    said = Clause(reason, had.brief)
    return _to_owner(situation, history.position, owner, "close-the-loop", opens, rule, said)


def _not_before_decision(
    situation: Situation, history: PositionHistory, last: date, opens: date
) -> tuple[date, str]:
    """The day, moved where they have since given a date beyond it, and a clause that says so."""
    decision = history.position.decision_ahead(last)
    later = situation.after(decision, situation.cadence.ask_after_decision) if decision else opens
    if decision and later > opens:
        return (
            later,
            f", and {lasting(situation.cadence.ask_after_decision)} after their date of {spoken(decision)}",
        )
    return opens, ""


def _to_owner(
    situation: Situation,
    position: Position,
    owner: str,
    kind: str,
    day: date,
    rule: str,
    said: Clause,
    held: Clause = NOTHING,
) -> Owed:
    return Owed(
        contact=owner,
        kind=kind,
        opens=day,
        due=day,
        patience=None if held.whole else situation.cadence.ask_until,
        rule=rule,
        reason=said.whole,
        brief=said.brief,
        job=position,
        interview=position.newest.slug,
        hold=held.whole,
        brief_hold=held.brief,
    )
