"""Which interest of somebody a gift answers, and which none does."""

from __future__ import annotations

from collections.abc import Iterable

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
    wanted = tag.casefold()
    for each in fitting:
        gift = journal.gifts[each.gift]
        for offered in (interest.casefold() for interest in gift.interests):
            if wanted == offered or offered.startswith(f"{wanted}/"):
                return gift
    return None


def unanswered(journal: Journal, contact: Contact, fitting: tuple[Suggestion, ...]) -> tuple[str, ...]:
    """The interests of somebody that none of the gifts that fit them answers, the dearest first."""
    return tuple(tag for tag in contact.interests if answering(journal, fitting, tag) is None)
