"""Gifts and links: what may be given, and how it is handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.checking.tone import found_phrases
from afterword.checking.wording import WORDING
from afterword.gifts.objections import objections
from afterword.patterns import lazy
from afterword.records.gift import Gift
from afterword.records.problems import Level
from afterword.words.addresses import parts_of
from afterword.words.note_text import plain_address


def money_gift(letter: Letter, context: Context) -> Iterator[Finding]:
    """A gift that costs money: in the words of the note, or by its record."""
    yield from found_phrases("money-gift", letter)
    for gift in _objected("paid", letter, context):
        yield Finding(
            _at(letter, gift, context),
            f"“{gift.title}” costs money or sits behind a paywall.",
            "Give something free to read; if it is free by now, take `paid` out of its file.",
        )


def repeat_gift(letter: Letter, context: Context) -> Iterator[Finding]:
    """The person has had this gift, or somebody at the same company has."""
    fix = f"Choose another: {context.command('gifts', letter.person.slug)}"
    for gift in letter.gifts:
        if had := context.ledger.had(letter.person.slug, gift.slug):
            on = f", on {had.on}" if had.on else ""
            message = f"{letter.person.name} has had “{gift.title}” already{on}."
            yield Finding(_at(letter, gift, context), message, fix)
        elif had := context.ledger.had_beside(letter.person.slug, gift.slug):
            person = context.journal.contacts.get(had.contact)
            name, on = person.name if person else had.contact, f" on {had.on}" if had.on else ""
            message = f"{name}, at the same company, had “{gift.title}”{on}; colleagues compare."
            yield Finding(_at(letter, gift, context), message, fix, Level.WARNING)


def no_consent(letter: Letter, context: Context) -> Iterator[Finding]:
    """An introduction to somebody who has not said yes."""
    for gift in _objected("not-agreed", letter, context):
        yield Finding(
            _at(letter, gift, context),
            f"Nobody has agreed yet to the introduction “{gift.title}”.",
            f"Ask them first; once they say yes, write agreed: yes into gifts/{gift.slug}.md",
        )


def _objected(id_: str, letter: Letter, context: Context) -> Iterator[Gift]:
    """The gifts of a note against which one thing speaks."""
    for gift in letter.gifts:
        if any(each.id == id_ for each in objections(gift, context.today)):
            yield gift


def links(letter: Letter, context: Context) -> Iterator[Finding]:
    """More than one link, a shortened or tracked one, or one without encryption."""
    first: dict[str, int] = {}
    for at, link in letter.links:
        first.setdefault(plain_address(link), at)
        yield from _doubtful(at, link)
    for at in list(first.values())[1:2]:
        yield Finding(
            at,
            f"There are {len(first)} links; more than one is homework.",
            "Keep the one they would open first, and keep the other for the next note.",
        )


def _doubtful(at: int, link: str) -> Iterator[Finding]:
    parts = parts_of(link if "://" in link else f"https://{link}")
    host = (parts.hostname or "").removeprefix("www.")
    if host in WORDING.shorteners:
        yield Finding(
            at,
            f"{host} hides where the link leads, and mail filters distrust it.",
            "Open it once and paste the full address, for example: https://talks.example/tail-sampling",
        )
    tracked = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if _is_tracking(name)]
    if tracked:
        yield Finding(
            at,
            f"The link carries “{tracked[0]}”, which tells others who opened it.",
            f"Cut it down to {link.split('?')[0]} and see whether it still opens.",
        )
    if parts.scheme.casefold() == "http":
        yield Finding(
            at,
            "The link is not encrypted (http), and browsers warn of such pages.",
            f"See whether https{link[4:]} opens, and write that.",
        )


def _is_tracking(name: str) -> bool:
    folded = name.casefold()
    return folded.startswith("utm_") or folded in WORDING.tracking


#: How an address is handed over; an address of one's own work is no gift.
_HANDED_OVER = lazy(
    r"\b(?:thought of you|made me think|(?:you|they) (?:might|may|would|will|'ll) (?:like|enjoy|find)"
    r"|of interest|came across|in case|worth (?:a|your)|here (?:is|are)|for you"
    r"|a (?:talk|book|paper|piece|podcast|article|video)\b)",
    re.IGNORECASE,
)
#: An address is handed over by words that stand so near before it.
_BEFORE_LINK = 160
#: What to do with a gift in a note that carries none.
KEEP_IT = "Keep it for a note of its own, for example a value-add next week."


def gives(letter: Letter) -> bool:
    """Whether a note gives something: by its kind, by its ``gift:`` key, or by an address."""
    return bool(letter.gifts or letter.links) or (letter.kind is not None and "gift" in letter.kind.must)


def baits(letter: Letter) -> bool:
    """Whether a note is there to ask, and does, so that a gift is too much in it."""
    kind = letter.kind
    return kind is not None and kind.ask and "gift" in kind.must_not and "?" in letter.own_words


def handed_over(letter: Letter) -> list[int | str]:
    """Where a note hands something over, by its ``gift:`` key or an address."""
    given: list[int | str] = [
        at
        for at, _ in letter.links
        if letter.gifts or _HANDED_OVER.search(letter.middle, max(0, at - _BEFORE_LINK), at)
    ]
    if letter.gifts:
        return ["gift"] if "gift" in letter.places else given or [letter.core_start]
    return given


def carries_none(kind: str) -> str:
    """What is said of a gift in a note of a kind that carries none."""
    return f"A {kind} carries no gift; beside a question or short thanks it looks like a bait."


def ask_with_gift(letter: Letter, context: Context) -> Iterator[Finding]:
    """A gift and a question about the decision in one note: the gift then reads as a bait.

    In a note that is there to ask, the gift is what is too much, and in any other the question.
    """
    if letter.kind is not None and baits(letter):
        given = [Finding(at, carries_none(letter.kind.id), KEEP_IT) for at in handed_over(letter)]
        given = given or list(found_phrases("ask-with-gift", letter))
        if given:
            yield given[0]
            return
    if not gives(letter):
        return
    asked: int | str | None = _asks_for_news(letter) if letter.gifts or letter.links else None
    if asked is None:
        asked = next((each.at for each in found_phrases("unwelcome", letter, only="status-question")), None)
    if asked is not None:
        yield Finding(
            asked,
            "The note gives something and asks about the decision; the gift then looks like a bait.",
            "Give today and ask another day; end the gift with, for example: No need to reply.",
        )


def _asks_for_news(letter: Letter) -> int | None:
    """Where a sentence asks how the decision stands; None where none does."""
    for sentence in letter.sentences:
        asks = "?" in sentence.text or re.search(
            r"\b(?:let me know|I wonder\w*|curious)\b", sentence.text, re.IGNORECASE
        )
        if asks and any(
            not letter.is_theirs(each.text) for each in WORDING.status_question.find(sentence.text)
        ):
            return sentence.start
    return None


def _at(letter: Letter, gift: Gift, context: Context) -> int | str:
    """Where the note gives it: its ``gift:`` key, else the address in its text."""
    if "gift" in letter.places:
        return "gift"
    found = (at for at, slug in context.ledger.addresses_in(letter.body) if slug == gift.slug)
    return next(found, letter.core_start)
