"""Keys of table cells: texts that sort right letter by letter, which is all the script does with them."""

from __future__ import annotations

from datetime import date, datetime

from afterword.followups.follow_up import FollowUp
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
    """The key of what comes next: what is open by when it is due, all else by when it opens."""
    if follow_up is None:
        return ""
    rank = RANKS[follow_up.state]
    return f"{rank} {iso(follow_up.opens if rank else follow_up.due)}"
