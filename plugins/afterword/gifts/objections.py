"""What speaks against giving a gift to anybody: asked here by the shelf, the pages and the checker."""

from __future__ import annotations

from datetime import date
from typing import Literal

from afterword.frozen import frozen
from afterword.records.gift import Gift
from afterword.words.dates import spoken


@frozen
class Objection:
    """One thing that speaks against a gift.

    Attributes:
        id: what it is.
        state: the gift in two or three words, for a table.
        sentence: the same for somebody who would like to give it.
    """

    id: Literal["paid", "expired", "not-agreed", "unread"]
    state: str
    sentence: str


def objections(gift: Gift, today: date) -> tuple[Objection, ...]:
    """Everything that speaks against giving a gift on a day, the weightiest first; empty: it is ready."""
    found = []
    if gift.paid:
        found.append(Objection("paid", "costs money", "It costs money or sits behind a paywall."))
    if gift.expires is not None and gift.expires < today:
        found.append(Objection("expired", "expired", f"It expired on {spoken(gift.expires)}."))
    if gift.kind == "introduction" and not gift.agreed:
        sentence = "The person to be introduced has not agreed yet; once they have, say `agreed: true`."
        found.append(Objection("not-agreed", "not agreed yet", sentence))
    if not gift.read:
        sentence = "You have not read it yet; once you have, say `read: true`."
        found.append(Objection("unread", "to read first", sentence))
    return tuple(found)


def unfit(gift: Gift, today: date) -> str:
    """The weightiest objection in a sentence; empty where nothing speaks against it."""
    return next((each.sentence for each in objections(gift, today)), "")
