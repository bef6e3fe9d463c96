"""A gift as a letter speaks of it: what it is, why it is for this person, and that it asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from afterword.gifts.shelf import answered_by
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.words.languages import ENGLISH, is_foreign
from afterword.words.note_text import veil
from afterword.writing.fragments import Fragment, sentence
from afterword.writing.panels import Choose
from afterword.writing.templates import Templates, start

_STOP = frozenset(
    [
        "with",
        "from",
        "that",
        "this",
        "they",
        "them",
        "have",
        "what",
        "when",
        "your",
        "their",
        "about",
        "without",
        "into",
        "over",
        "under",
    ]
)


@dataclass(frozen=True)
class Present:
    """What a template sees as ``gift``; ``variables.OF_A_GIFT`` says what each is."""

    slug: str
    thing: str
    title: str
    url: str
    why: str
    tie: str
    told: bool
    offer: str
    free: str
    topic: str
    introduction: bool


def present(
    gift: Gift,
    contact: Contact,
    templates: Templates,
    number: int | Choose,
    *,
    told: Iterable[Fragment],
    mentioned: Fragment | None,
) -> Present:
    """A gift for one person.

    Args:
        gift: the record.
        contact: who gets it.
        templates: where the phrases come from.
        number: the person's place among their colleagues, or what chooses among the phrases.
        told: what they talked of, to tie the gift to, that the letter does not mention elsewhere.
        mentioned: what the letter mentions already, so that the tie only points to it.
    """
    fragments = [str(fragment) for fragment in (mentioned, *told) if fragment is not None and fragment.known]
    topic = veil(_spelled(_topic(gift, contact), " ".join((*fragments, gift.title, gift.why))))
    wanted = {*_stems(" ".join(gift.interests)), *_stems(topic)}
    key, subject = "interest", topic
    if mentioned is not None and mentioned.known and wanted & _stems(str(mentioned)):
        key = "same"
    for fragment in told:
        if wanted & _stems(str(fragment)):
            key, subject = ("told" if fragment.yours else "talked"), str(fragment)
            break
    manner = "introduction" if gift.kind == "introduction" else "usual"
    title = veil(gift.title)
    thing = templates.phrase("thing", gift.kind, 0, title=title)
    tie = templates.phrase("tie", key, number, topic=subject)
    return Present(
        slug=gift.slug,
        thing=thing,
        title=title,
        url=veil(gift.url),
        why="" if is_foreign(gift.why, ENGLISH) else veil(sentence(gift.why)),
        tie=tie,
        told=key != "interest",
        offer=start(templates.phrase("offer", manner, number, tie=tie, thing=thing)),
        free=templates.phrase("free", manner, number),
        topic=topic,
        introduction=gift.kind == "introduction",
    )


def _topic(gift: Gift, contact: Contact) -> str:
    """The person's dearest interest that the gift answers, in words: ``sailing/dinghies`` is "dinghies"."""
    answered = answered_by(gift)
    shared = [interest for interest in contact.interests if interest.casefold() in answered]
    tag = shared[0] if shared else gift.interests[0] if gift.interests else ""
    return re.sub(r"[-_]+", " ", tag.rpartition("/")[2])


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words, so that "sail" in a tag meets "sailing" in a fragment."""
    return {word[:5] for word in re.findall(r"\w+", text.casefold()) if len(word) > 3 and word not in _STOP}


def _spelled(topic: str, text: str) -> str:
    """A tag with the capitals its words have elsewhere: "opentelemetry" as "OpenTelemetry"."""
    capitals = {word.casefold(): word for word in re.findall(r"\w+", text) if word != word.lower()}
    titled = {word for word in capitals if capitals[word] == capitals[word].capitalize()}
    names = _NAMES | {word: capitals[word] for word in capitals if word not in titled}
    return " ".join(names.get(word.casefold(), word) for word in topic.split())


_NAMES = {
    word.casefold(): word
    for word in (
        *("English", "German", "French", "Spanish", "Dutch", "Italian", "Python", "Java", "Rust", "Linux"),
        *("CSS", "HTML", "SQL", "AWS", "UX", "UI", "AI", "HR", "API", "SEO"),
    )
}
