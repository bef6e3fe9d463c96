"""Holding: a light note to the owner now and then, while a position is on hold."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.followups.asks import decision_ahead_of, unheard
from afterword.followups.situation import Owed, Situation
from afterword.words.dates import spoken


def holding(now: Situation) -> Iterator[Owed]:
    """The next holding note of each position on hold."""
    for position in now.journal.positions.values():
        owner = now.welcome(position.owner)
        history = now.history(position)
        if not owner or history.over or position.outcome != "on-hold":
            continue
        decision = decision_ahead_of(position, history.last_touch)
        if decision:
            rule, length = "ask_after_decision", now.cadence.ask_after_decision
            start, since = decision, f"the new date is {spoken(decision)}"
        else:
            rule, length = "hold_gap", now.cadence.hold_gap
            start, since = history.last_touch, f"you were last in touch on {spoken(history.last_touch)}"
        opens = now.after(start, length)
        silent = now.person(owner).unanswered
        yield Owed(
            contact=owner,
            kind="holding",
            opens=opens,
            due=opens,
            rule=rule,
            reason=f"{position.title} is on hold, and {since}; a light note is right {length.words} later, "
            f"from {spoken(opens)}",
            position=position,
            interview=now.newest_round(position).slug,
            held=unheard(silent) if silent >= now.cadence.unanswered_cap else "",
        )
