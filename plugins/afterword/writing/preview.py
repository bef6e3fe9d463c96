"""What a letter would make of one line of a debrief, told where the line is written.

The thank-you itself may word it another way; this says whether the line enters it at all, in which person
and tense, and why not.
"""

from __future__ import annotations

from typing import Any

from afterword.frozen import frozen
from afterword.records.contact import Contact
from afterword.records.interview import Debrief, Fact
from afterword.records.schema import LEAD_INS
from afterword.words.sensitive import doubtful, sensitive
from afterword.writing.fragments import Fragment
from afterword.writing.known import Known, promise_of
from afterword.writing.others import Names
from afterword.writing.shapes import speaks_of

#: Lead-ins whose text goes into a letter word for word.
_WORD_FOR_WORD = frozenset({"say", "since", "answer"})
#: Lead-ins whose text is for the user alone.
_NEVER = frozenset({"private", "part"})


@frozen
class Preview:
    """What becomes of a line.

    Attributes:
        sentence: as a thank-you would say it; None where the line is left open.
        reason: why it is left open, in words that give nothing of it away; empty where it is not.
    """

    sentence: str | None
    reason: str = ""


def preview(contact: Contact, lead_in: str, text: str, others: Names = frozenset()) -> Preview:
    """What a thank-you would say for one line.

    Args:
        contact: whom it is about.
        lead_in: without its colon: ``talked about``, ``asked me``, …
        text: what stands behind it; a promise without its day.
        others: words of the names of everybody else, case folded; a line that speaks of one is left open.

    Raises:
        ValueError: there is no such lead-in.
    """
    fields = {each.words: each.field for each in LEAD_INS}
    if lead_in not in fields:
        raise ValueError(f"{lead_in!r} is no lead-in; there are {', '.join(fields)}.")
    if lead_in in _NEVER:
        return Preview(None, "never in a letter")
    if not text.strip():
        return Preview(None, "left open: nothing is written there")
    if lead_in in _WORD_FOR_WORD:
        if sensitive(text):
            return Preview(None, "left open: part of it may be private")
        return Preview(Known.of(contact, Debrief(contact.slug, 0, say=(Fact(text, 0),))).own[0])
    said: dict[str, Any] = {fields[lead_in]: (Fact(text, 0),)}
    known = Known.of(contact, Debrief(contact.slug, 0, **said), others)
    if lead_in == "promised":
        promise = promise_of(text, known.persons, others)
        words = f"I will {promise.deed}" if promise.deed else f"I will send you {promise.thing}"
        return Preview(None, _reason(text, others)) if "[" in words else Preview(f"{words}.")
    fragment = known.detail or known.worry
    return Preview(None, _reason(text, others)) if fragment is None else Preview(_said(fragment, lead_in))


def _said(fragment: Fragment, lead_in: str) -> str:
    if lead_in in ("talked about", "lit up at"):
        return f"{fragment.told[:1].upper()}{fragment.told[1:]}."
    return f"You {fragment.asked}."


def _reason(text: str, others: Names) -> str:
    if doubtful(text):
        return "left open: part of it may be private"
    if speaks_of(text, others):
        return "left open: it speaks of somebody by name"
    return "left open: not surely a thing, a doing or a question"
