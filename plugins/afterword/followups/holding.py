"""Holding: a light note to the owner now and then, while a position is on hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from afterword.followups.asks import unheard
from afterword.followups.clauses import NOTHING
from afterword.followups.follow_up import Owed
from afterword.followups.history import PositionHistory
from afterword.followups.situation import Situation
from afterword.words.counts import lasting
from afterword.words.dates import spoken

#: Who let so many of them in a row pass has stopped writing.
_MOST_LAPSED = 12


def holding(situation: Situation) -> Iterator[Owed]:
    """The next holding note of each position on hold."""
    for position in situation.circle.positions:
        owner = situation.reachable(position.owner, position)
        history = situation.history(position)
        rests = position.outcome == "on-hold" and not (history.over or history.elsewhere)
        if owner and rests and position.held:
            yield _next(situation, history, owner)


def _next(
    situation: Situation, history: PositionHistory, owner: str, lapses: int = 0, passed: date = date.min
) -> Owed:
    position = history.position
    passed = max(passed, situation.last_skipped(owner, "holding"))
    decision = position.decision_ahead(max(history.last_touch, passed))
    if decision:
        rule, length = "ask_after_decision", situation.cadence.ask_after_decision
        start, since = decision, f"the new date is {spoken(decision)}"
        lately = f"their new date is {situation.said(decision)}"
    elif passed > history.last_touch:
        rule, length = "hold_gap", situation.cadence.hold_gap
        start, since = passed, f"a note was passed over by {spoken(passed)}"
        lately = f"a note was passed over by {situation.said(passed)}"
    else:
        rule, length = "hold_gap", situation.cadence.hold_gap
        start, since = history.last_touch, f"you were last in touch on {spoken(history.last_touch)}"
        lately = f"you were last in touch on {situation.said(history.last_touch)}"
    opens = situation.after(start, length)
    silent = situation.person(owner).unanswered
    hold = unheard(silent) if silent >= situation.cadence.unanswered_cap else NOTHING
    more = lapses < _MOST_LAPSED
    return Owed(
        contact=owner,
        kind="holding",
        opens=opens,
        due=opens,
        patience=None if hold.whole else situation.cadence.ask_until,
        lapsed=partial(_next, situation, history, owner, lapses + 1) if more else None,
        rule=rule,
        reason=f"{position.title} is on hold, and {since}; a light note is right {lasting(length)} "
        f"later, from {spoken(opens)}",
        job=position,
        interview=position.newest.slug,
        brief=f"on hold; {lately}",
        hold=hold.whole,
        brief_hold=hold.brief,
    )
