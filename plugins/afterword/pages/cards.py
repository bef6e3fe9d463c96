"""Follow-ups as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from afterword.followups.follow_up import FollowUp
from afterword.followups.rule_words import rule_words
from afterword.pages.edition import Edition
from afterword.pages.forecast import identity
from afterword.pages.letters import Mailing
from afterword.records.gift import Gift
from afterword.times import iso
from afterword.words.counts import capital


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
        later: it is not shown before the reader's clock gets there.
        days: what the plan says of it on the next days, where its dates do not tell (``forecast``).
        rule: what the rule behind it says.
    """

    follow_up: FollowUp
    when: str
    letter: Mailing | None = None
    gift: Gift | None = None
    gift_why: str = ""
    order: int = 0
    later: bool = False
    days: str = ""
    rule: str = ""

    @property
    def anchor(self) -> str:
        """The id of its element."""
        return f"to-{self.follow_up.key}"

    @property
    def reason(self) -> str:
        """Why, in a sentence of twelve words at most, without what holds it back now."""
        return f"{capital(self.follow_up.brief)}." if self.hold else self.follow_up.short

    @property
    def hold(self) -> str:
        """What holds it back now, in such a sentence; empty where nothing does."""
        held = self.follow_up.state == "held" and self.follow_up.brief_hold
        return self.follow_up.short if held else ""

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
        fits = edition.fitting[follow_up.contact]
        why = next((each.why for each in fits if each.gift == gift.slug), gift.why)
    return replace(line(edition, follow_up), letter=letter, gift=gift, gift_why=why)


def line(edition: Edition, follow_up: FollowUp) -> Card:
    """The card of a follow-up without its draft, for lists."""
    words = follow_up.when(edition.calendar)
    key, ahead = identity(follow_up), edition.forecast
    rule = rule_words(follow_up.rule, edition.settings.cadence)
    return Card(follow_up, words, later=key in ahead.newcomers, days=ahead.days.get(key, ""), rule=rule)
