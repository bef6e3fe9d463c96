"""What a debrief gives for a letter: fragments woven, worries turned into questions, promises understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from afterword.records.contact import Contact
from afterword.records.interview import Debrief
from afterword.words.note_text import veil
from afterword.writing.cleaning import clean
from afterword.writing.english import is_base
from afterword.writing.fragments import Fragment, sentence_cased, weave
from afterword.writing.persons import Persons
from afterword.writing.worries import weave_worry

_TO_DO = re.compile(r"^(?:that )?(?:I(?:'d| would|'ll| will)|to) ", re.IGNORECASE)
_TO_SEND = re.compile(
    r"(?:send(?:ing)?|e?mail|share|forward|get|give|pass on|show)"
    r"(?: (?:you|her|him|them)\b)?(?: over)?(?: back)? (?=\w)",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"(?:the|an?|my|our|your|some|two|three|both|that|this)\b|\d|\"")


@dataclass(frozen=True)
class Promise:
    """What was promised: a thing to send, or a deed to do; one of the two is empty."""

    thing: str = ""
    deed: str = ""


@dataclass(frozen=True)
class Known:
    """What is known of one talk with one person.

    Attributes:
        persons: whom "she", "he" and "they" mean in it.
        detail: what was talked about first, else what they lit up at first; None where nothing can be woven.
        rest: whatever else they talked about or lit up at.
        worry: the first of what they asked, else of what worries them; None where nothing can be woven.
    """

    persons: Persons
    detail: Fragment | None = None
    rest: tuple[Fragment, ...] = ()
    worry: Fragment | None = None

    @classmethod
    def of(cls, contact: Contact, debrief: Debrief | None, *, for_another: bool = False) -> Known:
        """What a debrief gives.

        Args:
            contact: whom it is about.
            debrief: None where nothing was written down.
            for_another: the letter goes to somebody else, so that "her boat" stays hers.
        """
        return _known(contact.name, debrief, for_another) if debrief else cls(Persons.of(contact.name, ()))


@lru_cache(maxsize=2048)  # every letter to somebody asks again
def _known(name: str, debrief: Debrief, for_another: bool) -> Known:
    spoken = [fact.text for fact in (*debrief.talked_about, *debrief.lit_up_at)]
    asked, troubles = ([fact.text for fact in each] for each in (debrief.asked_me, debrief.worries_them))
    worries = [*asked, *troubles]
    persons = Persons.of(name, (*spoken, *worries, debrief.prose), left_alone=for_another)
    cased = sentence_cased((*spoken, *worries))
    woven = _distinct(_woven(spoken, persons, cased))
    doubts = (
        *(replace(each, question=True) for each in _distinct(_questions(asked, persons, cased))),
        # What troubles them is their own work; a line about the user was no topic of theirs.
        *(
            replace(each, question=False)
            for each in _distinct(_woven(troubles, persons, cased))
            if not each.mine
        ),
    )
    return Known(persons, woven[0] if woven else None, woven[1:], doubts[0] if doubts else None)


def _woven(texts: Iterable[str], persons: Persons, cased: bool) -> Iterator[Fragment | None]:
    return (weave(text, persons, sentence_case=cased) for text in texts)


def _questions(texts: Iterable[str], persons: Persons, cased: bool) -> Iterator[Fragment | None]:
    return (weave_worry(text, persons, sentence_case=cased) for text in texts)


def promise_of(text: str, persons: Persons) -> Promise:
    """What was promised: "to send her the sheet" is a thing, "to check with my old ward" a deed; veiled."""
    bare = _TO_DO.sub("", clean(text) or "")
    sent = _TO_SEND.match(bare)
    if not sent and is_base(bare.partition(" ")[0]):
        turned = persons.turn(bare)
        deed = veil(turned[0][:1].lower() + turned[0][1:]) if turned else "[what you promised to do]"
        return Promise(deed=deed)
    woven = weave(bare[sent.end() :] if sent else bare, persons)
    if woven is None:
        return Promise(thing="[what you promised]")
    return Promise(thing=veil(woven.text if _DETERMINED.match(woven.text) else f"the {woven.text}"))


def _distinct(fragments: Iterable[Fragment | None]) -> tuple[Fragment, ...]:
    """Each fragment once, veiled: whatever brackets it has are the user's own words."""
    found = {fragment.text: fragment for fragment in fragments if fragment is not None}
    return tuple(replace(fragment, text=veil(fragment.text)) for fragment in found.values())
