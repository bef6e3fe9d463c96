"""Asks: questions about the decision, few and far between, and the closing note after the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from afterword.followups.history import PositionHistory
from afterword.followups.situation import Owed, Situation
from afterword.records.position import Position
from afterword.words.counts import counted
from afterword.words.dates import spoken


def asks(now: Situation) -> Iterator[Owed]:
    """The next question, or the closing note, of each open position."""
    for position in now.journal.positions.values():
        owner = now.welcome(position.owner)
        history = now.history(position)
        if not owner or not history.open or history.closing:
            continue
        silent = now.person(owner).unanswered
        worn_out = silent >= now.cadence.unanswered_cap
        if not history.asks:
            # A cap of no questions at all leaves nothing to close either.
            if now.cadence.ask_cap > 0:
                yield _first(now, position, owner, unheard(silent) if worn_out else "")
        elif len(history.asks) >= now.cadence.ask_cap or worn_out:
            # Where the person has had enough notes, the question sent was the last one.
            yield _closing(now, history, owner)
        else:
            yield _another(now, history, owner)


def decision_ahead_of(position: Position, day: date) -> date | None:
    """The date they gave for the decision, where it lies on or after a day."""
    decision = position.decision_by
    return decision if decision and decision >= day else None


def unheard(count: int) -> str:
    """Why nothing but a gift goes to somebody who left so many notes in a row unanswered."""
    return f"{counted(count, 'note')} in a row to them had no answer, so only gifts go out until they write"


def _first(now: Situation, position: Position, owner: str, held: str) -> Owed:
    history, cadence = now.history(position), now.cadence
    last = history.answered.date()
    decision = decision_ahead_of(position, last)
    if decision:
        opens = now.after(decision, cadence.ask_after_decision)
        rule = "ask_after_decision"
        reason = (
            f"They mean to decide by {spoken(decision)}; asking is right "
            f"{cadence.ask_after_decision.words} later, from {spoken(opens)}"
        )
    else:
        opens = now.after(last, cadence.ask_without_date)
        rule = "ask_without_date"
        met = any(interview.ends.date() == last for interview in position.interviews)
        heard = f"The last interview was on {spoken(last)}" if met else f"They last wrote on {spoken(last)}"
        given = position.decision_by
        when = f"the date they gave, {spoken(given)}, is past" if given else "no date was given"
        length = cadence.ask_without_date.words
        reason = f"{heard} and {when}; asking is right {length} later, from {spoken(opens)}"
    return _to_owner(now, position, owner, "decision-check-in", opens, rule, reason, held)


def _another(now: Situation, history: PositionHistory, owner: str) -> Owed:
    opens, wait = _not_before_decision(now, history, now.after(_last_ask(history), now.cadence.ask_gap))
    reason = (
        f"Your question of {spoken(_last_ask(history))} had no answer; another is right after "
        f"{now.cadence.ask_gap.words}{wait}, from {spoken(opens)}"
    )
    rule = "ask_after_decision" if wait else "ask_gap"
    return _to_owner(now, history.position, owner, "second-check-in", opens, rule, reason)


def _closing(now: Situation, history: PositionHistory, owner: str) -> Owed:
    opens, wait = _not_before_decision(
        now, history, now.after(_last_ask(history), now.cadence.close_the_loop)
    )
    reason = (
        f"Your last question, of {spoken(_last_ask(history))}, had no answer; a closing note without a "
        f"question is right after {now.cadence.close_the_loop.words}{wait}, from {spoken(opens)}"
    )
    rule = "ask_after_decision" if wait else "close_the_loop"
    return _to_owner(now, history.position, owner, "close-the-loop", opens, rule, reason)


def _last_ask(history: PositionHistory) -> date:
    return history.asks[-1].day or date.max


def _not_before_decision(now: Situation, history: PositionHistory, opens: date) -> tuple[date, str]:
    """The day, moved where they have since given a date beyond it, and a clause that says so."""
    decision = decision_ahead_of(history.position, _last_ask(history))
    later = now.after(decision, now.cadence.ask_after_decision) if decision else opens
    if decision and later > opens:
        return later, f", and {now.cadence.ask_after_decision.words} after their date of {spoken(decision)}"
    return opens, ""


def _to_owner(
    now: Situation,
    position: Position,
    owner: str,
    kind: str,
    day: date,
    rule: str,
    reason: str,
    held: str = "",
) -> Owed:
    return Owed(
        contact=owner,
        kind=kind,
        opens=day,
        due=day,
        rule=rule,
        reason=reason,
        position=position,
        interview=now.newest_round(position).slug,
        held=held,
    )
