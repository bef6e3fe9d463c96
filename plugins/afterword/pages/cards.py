"""Follow-ups as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from afterword.followups.follow_up import FollowUp, iso
from afterword.pages.edition import Edition
from afterword.pages.letters import Letter
from afterword.records.gift import Gift
from afterword.writing.gifts import fitting


@dataclass(frozen=True)
class Card:
    """One follow-up with its draft.

    Attributes:
        follow_up: what the rules say.
        when: the time left, in words, as of the edition.
        letter: its draft, where it is to be written now or soon.
        gift: what the draft gives.
        gift_why: why this person would be glad of it.
        order: its place in the plan.
        later: it opens beyond what is shown, until the reader's clock gets there.
    """

    follow_up: FollowUp
    when: str
    letter: Letter | None = None
    gift: Gift | None = None
    gift_why: str = ""
    order: int = 0
    later: bool = False

    @property
    def anchor(self) -> str:
        """The id of its element."""
        return f"to-{self.follow_up.key}"

    @property
    def opens(self) -> str:
        """When it opens, as the script reads it."""
        return iso(self.follow_up.opens)

    @property
    def due(self) -> str:
        """When it is due."""
        return iso(self.follow_up.due)

    @property
    def until(self) -> str:
        """When it lapses; empty: never."""
        return iso(self.follow_up.until) if self.follow_up.until else ""


def card(edition: Edition, follow_up: FollowUp) -> Card:
    """The card of a follow-up, with its draft where it is open or opens soon."""
    letter = edition.letter(follow_up)
    gift = edition.journal.gifts.get(letter.draft.gift or "") if letter else None
    why = ""
    if gift:
        fits = fitting(edition.journal, follow_up.contact, edition.today)
        why = next((each.why for each in fits if each.gift == gift.slug), gift.why)
    return replace(line(edition, follow_up), letter=letter, gift=gift, gift_why=why)


def line(edition: Edition, follow_up: FollowUp) -> Card:
    """The card of a follow-up without its draft, for lists."""
    words = edition.calendar.when(follow_up.state, follow_up.opens, follow_up.due, follow_up.until)
    return Card(follow_up, words)
