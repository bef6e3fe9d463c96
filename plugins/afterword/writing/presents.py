"""A gift as a letter speaks of it: what it is, why it is for this person, and that it asks for nothing.

Why it is for them is told only by what they said themselves: where a line of the debrief that is safe to use
speaks of what the gift is about. A tag of theirs is never spoken, since it is the user's word for them; where
nothing ties the two together, the gift is passed on in words that claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from afterword.frozen import frozen
from afterword.gifts.lines import TOLD, sent_give, sent_title, sent_why
from afterword.gifts.matching import roots, tag_spoken_of
from afterword.gifts.promised import person_named
from afterword.records.gift import Gift
from afterword.words.note_text import veil
from afterword.writing.fragments import Fragment
from afterword.writing.panels import Choose
from afterword.writing.templates import Templates, start

#: So many words may be said twice in one letter.
_SHORT = 6


#: Words of a tip and of its reason; with more a note would be too long for its kind.
_MOST_SAID = 50


@frozen
class Present:
    """What a template sees as ``gift``; ``variables.OF_A_GIFT`` says what each is."""

    slug: str
    thing: str
    title: str
    url: str
    why: str
    give: str
    tie: str
    told: bool
    offer: str
    free: str
    topic: str
    introduction: bool


@frozen
class _Tie:
    """Why a gift is for somebody: words that stand before the offer, and what of the talk they go back to."""

    words: str
    topic: str


def present(
    gift: Gift,
    templates: Templates,
    number: int | Choose,
    *,
    told: Iterable[Fragment],
    mentioned: Fragment | None,
    names: frozenset[str],
) -> Present:
    """A gift for one person.

    Args:
        gift: the record.
        templates: where the phrases come from.
        number: the person's place among their colleagues, or what chooses among the phrases.
        told: what they talked of, to tie the gift to, that the letter does not mention elsewhere.
        mentioned: what the letter mentions already, so that the tie only points to it.
        names: words of the names of everybody in the journal, whom no gift may name.
    """
    introduction = gift.kind == "introduction"
    manner = "introduction" if introduction else "usual"
    called = veil(sent_title(gift, names))
    thing = templates.phrase("thing" if called else "untitled", gift.kind, 0, title=called)
    title = called or start(thing)
    if introduction:
        title = f"An introduction to {veil(person_named(gift))}" if called else "An introduction"
    tie = _tie(gift, templates, number, told, mentioned)
    if tie:
        offer = templates.phrase("offer", manner, number, tie=tie.words, thing=thing)
    else:
        offer = templates.phrase(
            "offer", "introduction_alone" if introduction else "alone", number, thing=thing
        )
    give = veil(sent_give(gift, names))
    if not give and gift.kind in TOLD and not gift.url:
        give = templates.phrase("itself", gift.kind, 0)
    why = veil(sent_why(gift, names))
    if introduction and not why:
        why = templates.phrase("itself", "introduction", 0)
    elif give and len(give.split()) + len(why.split()) > _MOST_SAID:
        why = ""  # the tip itself says what is good in it
    free = "not_agreed" if introduction and not gift.agreed else manner
    return Present(
        slug=gift.slug,
        thing=thing,
        title=title,
        url=veil(gift.url),
        why=why,
        give=give,
        tie=tie.words if tie else "",
        told=tie is not None,
        offer=f"{start(offer)} {give}".rstrip(),
        free=templates.phrase("free", free, number),
        topic=tie.topic if tie else "an introduction" if introduction else title,
        introduction=introduction,
    )


def _tie(
    gift: Gift,
    templates: Templates,
    number: int | Choose,
    told: Iterable[Fragment],
    mentioned: Fragment | None,
) -> _Tie | None:
    """The tie to something they said; None where nothing they said is surely what the gift is about."""
    if mentioned is not None and mentioned.known and (part := tag_spoken_of(gift, roots(str(mentioned)))):
        if topic := _pointed_to(part, str(mentioned)):
            return _Tie(templates.phrase("tie", "same", number, topic=topic), topic)
        return None
    for fragment in told:
        if fragment.known and tag_spoken_of(gift, roots(str(fragment))):
            key = "told" if fragment.yours else "talked"
            return _Tie(templates.phrase("tie", key, number, topic=str(fragment)), str(fragment))
    return None


def _pointed_to(part: str, said: str) -> str:
    """What a letter that has said something calls it when it comes back to it; empty where that is not sure.

    The whole of it where that is short; else the words of the tag where they begin it ("sailing" of "sailing
    the whole coast of …") or are a name ("OpenTelemetry"). "Flood" of "the flood store" would be no English.
    """
    if len(said.split()) <= _SHORT:
        return said
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s_-]+", part) if word)
    found = re.search(rf"(?<![\w-]){words}(?![\w-])", said, re.IGNORECASE)
    if found and ((not found.start() and found[0].endswith("ing")) or found[0][:1].isupper()):
        return found[0]
    return ""
