"""Keys of table cells: texts that sort right letter by letter, which is all the script does with them."""

from __future__ import annotations

from datetime import date, datetime

from afterword.followups.follow_up import FOR_A_DAY, FollowUp
from afterword.times import iso

#: Of what comes next: what is open first, then what comes, what waits its turn, what is long past.
#: The script has the same for when the reader's clock moves on (``afterword.js``).
RANKS = {"late": 0, "due": 0, "upcoming": 1, "held": 2, "owed": 3}


def sort_key(value: float | date | None) -> str:
    """The key of a number, not below 0, or of a day or moment; empty for none, and so last either way."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return iso(value)
    return f"{value:09.3f}"


def next_key(follow_up: FollowUp | None) -> str:
    """The key of what comes next: what is open by when it closes, as on Today, all else by when it opens."""
    if follow_up is None:
        return ""
    if rank := RANKS[follow_up.state]:
        return f"{rank} {iso(follow_up.opens)}"
    end = closes(follow_up)
    # A day alone ends after each of its hours, and what never closes comes last.
    return f"{rank} {iso(end) if end else '':~<16}"


def firm(follow_up: FollowUp) -> bool:
    """Whether the day by which it is due is one to keep: one that was promised, or the end of a span."""
    return follow_up.kind in FOR_A_DAY or follow_up.due != follow_up.opens


def closes(follow_up: FollowUp) -> date | datetime | None:
    """By when it should be written as it stands now; None: it may wait for ever."""
    if follow_up.state == "due" and firm(follow_up):
        return follow_up.due
    return follow_up.until
