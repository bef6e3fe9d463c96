"""What reasons are made of: clauses in full, each with a short form for lists, and notes by what they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from afterword.kinds import kind_words

#: So many words of somebody's own stand in a short reason; the rest is left to the whole one.
_MOST_WORDS = 4
#: And so many characters, since an address is one word.
_MOST_CHARACTERS = 36

#: A note as a sentence speaks of it, in four words at most; what lists call it is no part of a sentence.
_IN_A_SENTENCE: Mapping[str, str] = MappingProxyType(
    {
        "thank-you": "the thank-you",
        "thank-you-round": "the thank-you",
        "thank-you-brief": "the thank-you",
        "forward-request": "the thanks passed on",
        "answer": "the answer",
        "promised-item": "what you promised",
        "value-add": "the gift",
        "decision-check-in": "the check-in",
        "second-check-in": "the second check-in",
        "holding": "the light note",
        "close-the-loop": "the closing note",
        "new-information": "your news",
        "competing-offer": "word of the offer",
        "offer-thanks": "thanks for the offer",
        "offer-answer": "your answer",
        "congratulate": "your congratulations",
        "correction": "the correction",
        "withdraw": "the withdrawal",
        "decline-offer": "the friendly no",
        "gracious-rejection": "the goodbye",
        "filled-by-other": "the goodbye",
        "accepted-thank-all": "the thanks",
        "accepted-new-team": "the hello",
        "good-news": "your good news",
        "stay-in-touch": "the greeting",
    }
)

#: That there is none, where "no" cannot simply take the place of "the".
_NONE: Mapping[str, str] = MappingProxyType(
    {
        "forward-request": "no request to pass your thanks on",
        "promised-item": "nothing that you promised",
        "new-information": "no news of yours",
        "competing-offer": "no word of the other offer",
        "offer-thanks": "no thank-you for the offer",
        "offer-answer": "no answer to the offer",
        "congratulate": "no word of congratulation",
        "accepted-thank-all": "no word of thanks",
        "good-news": "no good news of yours",
    }
)


class Clause(NamedTuple):
    """Something said twice: in full, with all that it rests on, and in a few words."""

    whole: str
    brief: str


#: Nothing to say.
NOTHING = Clause("", "")


def the_note(kind: str) -> str:
    """A note of a kind, as a sentence speaks of it: "the check-in", "what you promised"."""
    return _IN_A_SENTENCE[kind]


def no_note(kind: str) -> str:
    """That there is none of a kind, to begin a sentence with: "no check-in", "nothing that you promised"."""
    return _NONE.get(kind) or f"no {the_note(kind).removeprefix('the ')}"


def note_to(kind: str, name: str) -> str:
    """A note with whom it went to, without an article: "check-in to Dana", "what you promised to Dana"."""
    if kind == "forward-request":
        return f"request to pass thanks on, to {name}"
    return f"{_IN_A_SENTENCE.get(kind, kind_words(kind)).removeprefix('the ')} to {name}"


def opening_of(text: str) -> str:
    """The first words of somebody's own; where more follow, with an ellipsis."""
    words = text.split()
    kept = " ".join(words[:_MOST_WORDS])
    if len(kept) > _MOST_CHARACTERS:
        kept = kept[:_MOST_CHARACTERS].rstrip()
    return kept if kept == " ".join(words) else f"{kept}…"
