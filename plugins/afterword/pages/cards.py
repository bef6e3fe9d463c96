"""Follow-ups as the pages show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from afterword.actions.once_sent import once_sent
from afterword.followups.follow_up import FollowUp
from afterword.followups.rule_words import rule_words
from afterword.frozen import frozen
from afterword.kinds import THANK_YOUS, kind_words
from afterword.pages.edition import Edition
from afterword.pages.forecast import identity
from afterword.pages.letters import Mailing
from afterword.pages.looking import looked_for
from afterword.pages.sorting import closes, firm
from afterword.records.conversation import CARED, said_in_touch
from afterword.records.gift import Gift
from afterword.records.who import typed
from afterword.settings.finders import Search
from afterword.times import iso
from afterword.words.counts import capital, counted
from afterword.words.shell import command
from afterword.writing.composing import Draft

_OF_AN_OCCASION = (*THANK_YOUS, "forward-request", "promised-item")


@frozen
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
        role: what they do.
        rule: what the rule behind it says.
        said: what they cared about, in the words of the debrief, behind its lead-in.
        sent: the commands that say it was sent, in their order.
        look: where to look for the gift that it waits for.
    """

    follow_up: FollowUp
    when: str
    letter: Mailing | None = None
    gift: Gift | None = None
    gift_why: str = ""
    order: int = 0
    later: bool = False
    days: str = ""
    role: str = ""
    rule: str = ""
    said: tuple[str, str] = ("", "")
    sent: tuple[str, ...] = ()
    look: tuple[Search, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it can be written now."""
        return self.follow_up.state in ("due", "late") and not self.later

    @property
    def kind(self) -> str:
        """What is to be written."""
        return kind_words(self.follow_up.kind)

    @property
    def about(self) -> str:
        """The slug of the interview whose occasion it is: that it thanks for, or promised something in."""
        return (self.follow_up.interview or "") if self.follow_up.kind in _OF_AN_OCCASION else ""

    @property
    def firm(self) -> bool:
        """Whether the day by which it is due is one to keep: one that was promised, or the end of a span."""
        return firm(self.follow_up)

    @property
    def closes(self) -> date | datetime | None:
        """By when it should be written as it stands now; None: it may wait for ever."""
        return closes(self.follow_up)

    @property
    def draft_words(self) -> str:
        """How far its draft has come; empty without one."""
        if not self.letter:
            return ""
        gaps = counted(self.letter.gaps, "gap") if self.letter.gaps else "ready"
        return f"your draft, {gaps}" if self.letter.draft.note else gaps

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
    def wanted(self) -> str:
        """When they want it, where that is another day than the one on which it is due."""
        return iso(self.follow_up.wanted) if self.follow_up.wanted != self.follow_up.due else ""

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
        fits = edition.fitting(follow_up.contact)
        why = next((each.why for each in fits if each.gift == gift.slug), gift.why)
    shown = line(edition, follow_up)
    return replace(
        shown,
        letter=letter,
        gift=gift,
        gift_why=why,
        role=edition.journal.contacts[follow_up.contact].role,
        said=_said(edition, follow_up),
        sent=_sent(edition, shown, letter.draft) if letter else (),
        look=looked_for(edition, follow_up),
    )


def _sent(edition: Edition, card: Card, draft: Draft) -> tuple[str, ...]:
    """What to type once it is on its way; of what is not right yet, on the day on which it is."""
    if card.later or card.follow_up.state in ("upcoming", "held"):
        words = {"text": "-"} if draft.gaps else {}
        if draft.note:
            return (command("sent", typed(edition.journal, draft.to), note=draft.note, **words),)
        return (command("sent", typed(edition.journal, draft.to), kind=draft.kind, **words),)
    taken = [note.slug for note in edition.journal.notes_with(draft.to)]
    return once_sent(edition.desk, draft, card.follow_up, taken=taken)


def _said(edition: Edition, follow_up: FollowUp) -> tuple[str, str]:
    """What they cared about when it was last written down: about its interview, or else at all."""
    if edition.redacted:
        return "", ""
    about = edition.journal.interviews.get(follow_up.interview or "")
    touches = [each for each in edition.journal.touches_with(follow_up.contact) if each.interview]
    touches.sort(key=lambda each: (each.interview == about, each.at))
    for touch in reversed(touches):
        lines = said_in_touch(edition.journal, touch)
        for kind in CARED:  # the first that is there stands beside the name
            for each in lines:
                if each.kind == kind:
                    return kind, each.text
    return "", ""


def line(edition: Edition, follow_up: FollowUp) -> Card:
    """The card of a follow-up without its draft, for lists."""
    words = follow_up.when(edition.calendar)
    key, ahead = identity(follow_up), edition.forecast(follow_up.contact)
    rule = rule_words(follow_up.rule, edition.settings.cadence)
    return Card(
        follow_up,
        words,
        later=key in ahead.joining,
        days=ahead.days.get(key, ""),
        rule=rule,
    )
