"""The order of kinds: what to write first, where several notes are open at once (design, section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: From the first to the last; kinds in one row rank alike.
ROWS: tuple[tuple[str, ...], ...] = (
    ("promised-item",),
    ("thank-you", "thank-you-round", "thank-you-brief", "forward-request"),
    ("withdraw", "decline-offer"),
    ("gracious-rejection", "filled-by-other"),
    ("accepted-thank-all", "accepted-new-team"),
    ("decision-check-in", "second-check-in", "competing-offer"),
    ("holding",),
    ("close-the-loop",),
    # A correction is never called for by a rule; it ranks with other news.
    ("new-information", "correction"),
    ("value-add",),
    ("congratulate",),
    ("stay-in-touch",),
)

#: The rank of every kind, counted from 0.
RANK: Mapping[str, int] = MappingProxyType({kind: rank for rank, row in enumerate(ROWS) for kind in row})

#: What the end of a position asks for. It waits for no gap and no promise, since it is owed within days,
#: but still goes to one person of a company at a time.
ENDINGS = frozenset(kind for row in ROWS[2:5] for kind in row)
