"""Which of two notes comes first, and which wait for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: The order in which to write, where several notes are open at once; kinds in one row rank alike.
ORDER: tuple[tuple[str, ...], ...] = (
    ("answer",),
    ("promised-item",),
    ("thank-you", "thank-you-round", "thank-you-brief", "forward-request"),
    ("offer-thanks", "offer-answer", "competing-offer"),
    ("withdraw", "decline-offer"),
    ("gracious-rejection", "filled-by-other"),
    ("accepted-thank-all", "accepted-new-team", "good-news"),
    ("decision-check-in", "second-check-in"),
    ("holding",),
    ("close-the-loop",),
    # A correction is never called for by a rule; it ranks with other news.
    ("new-information", "correction"),
    ("value-add",),
    ("congratulate",),
    ("stay-in-touch",),
)

#: The rank of every kind, counted from 0.
RANK: Mapping[str, int] = MappingProxyType({kind: rank for rank, row in enumerate(ORDER) for kind in row})

#: What the end of a position asks for: owed within days, so it waits for no gap and no promise.
ENDINGS = frozenset(kind for row in ORDER[4:7] for kind in row)

#: What waits for no gap, promise, snooze or cap, and for no other note.
URGENT = frozenset({"answer", "offer-thanks", "offer-answer", "competing-offer"})
