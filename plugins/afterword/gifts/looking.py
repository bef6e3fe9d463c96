"""Which interest of somebody a gift answers, and which none does."""

from __future__ import annotations

from collections.abc import Iterable

from afterword.gifts.matches import matches
from afterword.gifts.shelf import Suggestion
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.journal import Journal


def answering(journal: Journal, fitting: Iterable[Suggestion], tag: str) -> Gift | None:
    """The best gift for somebody that answers an interest of theirs, or a part of it.

    Args:
        journal: the records.
        fitting: the gifts that fit them, the best first.
        tag: the interest.
    """
    gifts = matches(journal).answering.get(tag.casefold(), ())
    return next((journal.gifts[each.gift] for each in fitting if each.gift in gifts), None)


def unanswered(journal: Journal, contact: Contact, fitting: tuple[Suggestion, ...]) -> tuple[str, ...]:
    """The interests of somebody that none of the gifts that fit them answers, the dearest first."""
    return tuple(tag for tag in contact.interests if answering(journal, fitting, tag) is None)
