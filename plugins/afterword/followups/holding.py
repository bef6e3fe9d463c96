"""Holding: a light note to the owner now and then, while a position is on hold."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.followups.asks import unheard
from afterword.followups.follow_up import Owed
from afterword.followups.situation import Situation
from afterword.words.counts import lasting
from afterword.words.dates import spoken


def holding(situation: Situation) -> Iterator[Owed]:
    """The next holding note of each position on hold."""
    for position in situation.journal.positions.values():
        owner = situation.welcome(position.owner)
        history = situation.history(position)
        if not owner or history.over or position.outcome != "on-hold":
            continue
        decision = position.decision_ahead(history.last_touch)
        if decision:
            rule, length = "ask_after_decision", situation.cadence.ask_after_decision
            start, since = decision, f"the new date is {spoken(decision)}"
        else:
            rule, length = "hold_gap", situation.cadence.hold_gap
            start, since = history.last_touch, f"you were last in touch on {spoken(history.last_touch)}"
        opens = situation.after(start, length)
        silent = situation.person(owner).unanswered
        yield Owed(
            contact=owner,
            kind="holding",
            opens=opens,
            due=opens,
            rule=rule,
            reason=f"{position.title} is on hold, and {since}; a light note is right {lasting(length)} "
            f"later, from {spoken(opens)}",
            job=position,
            interview=situation.newest_round(position).slug,
            hold=unheard(silent) if silent >= situation.cadence.unanswered_cap else "",
        )
