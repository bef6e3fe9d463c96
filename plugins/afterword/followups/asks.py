"""Asks: questions about the decision, few and far between, and the closing note after the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from afterword.followups.follow_up import Owed
from afterword.followups.history import PositionHistory, silence
from afterword.followups.situation import Situation
from afterword.records.position import Position
from afterword.words.counts import lasting
from afterword.words.dates import spoken


def asks(situation: Situation) -> Iterator[Owed]:
    """The next question, or the closing note, of each open position."""
    for position in situation.journal.positions.values():
        owner = situation.welcome(position.owner)
        history = situation.history(position)
        if not owner or not history.open or history.closing:
            continue
        silent = situation.person(owner).unanswered
        worn_out = silent >= situation.cadence.unanswered_cap
        if not history.asks:
            # A cap of no questions at all leaves nothing to close either.
            if situation.cadence.ask_cap > 0:
                yield _first(situation, position, owner, unheard(silent) if worn_out else "")
        elif len(history.asks) >= situation.cadence.ask_cap or worn_out:
            # Where the person has had enough notes, the question sent was the last one.
            yield _closing(situation, history, owner)
        else:
            yield _another(situation, history, owner)


def unheard(count: int) -> str:
    """Why nothing but a gift goes to somebody who left so many notes in a row unanswered."""
    return f"{silence(count, ' to them')}, so only gifts go out until they write"


def _first(situation: Situation, position: Position, owner: str, held: str) -> Owed:
    history, cadence = situation.history(position), situation.cadence
    last = history.answered.date()
    decision = position.decision_ahead(last)
    if decision:
        opens = situation.after(decision, cadence.ask_after_decision)
        rule = "ask_after_decision"
        reason = (
            f"They mean to decide by {spoken(decision)}; asking is right "
            f"{lasting(cadence.ask_after_decision)} later, from {spoken(opens)}"
        )
    else:
        opens = situation.after(last, cadence.ask_without_date)
        rule = "ask_without_date"
        met = any(interview.ends.date() == last for interview in position.interviews)
        heard = f"The last interview was on {spoken(last)}" if met else f"They last wrote on {spoken(last)}"
        given = position.decision_by
        when = f"the date they gave, {spoken(given)}, is past" if given else "no date was given"
        length = lasting(cadence.ask_without_date)
        reason = f"{heard} and {when}; asking is right {length} later, from {spoken(opens)}"
    return _to_owner(situation, position, owner, "decision-check-in", opens, rule, reason, held)


def _another(situation: Situation, history: PositionHistory, owner: str) -> Owed:
    opens, wait = _not_before_decision(
        situation, history, situation.after(_last_ask(history), situation.cadence.ask_gap)
    )
    reason = (
        f"Your question of {spoken(_last_ask(history))} had no answer; another is right after "
        f"{lasting(situation.cadence.ask_gap)}{wait}, from {spoken(opens)}"
    )
    rule = "ask_after_decision" if wait else "ask_gap"
    return _to_owner(situation, history.position, owner, "second-check-in", opens, rule, reason)


def _closing(situation: Situation, history: PositionHistory, owner: str) -> Owed:
    opens, wait = _not_before_decision(
        situation, history, situation.after(_last_ask(history), situation.cadence.close_the_loop)
    )
    reason = (
        f"Your last question, of {spoken(_last_ask(history))}, had no answer; a closing note without a "
        f"question is right after {lasting(situation.cadence.close_the_loop)}{wait}, from {spoken(opens)}"
    )
    rule = "ask_after_decision" if wait else "close_the_loop"
    return _to_owner(situation, history.position, owner, "close-the-loop", opens, rule, reason)


def _last_ask(history: PositionHistory) -> date:
    return history.asks[-1].day or date.max


def _not_before_decision(situation: Situation, history: PositionHistory, opens: date) -> tuple[date, str]:
    """The day, moved where they have since given a date beyond it, and a clause that says so."""
    decision = history.position.decision_ahead(_last_ask(history))
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
        job=position,
        interview=situation.newest_round(position).slug,
        hold=held,
    )
