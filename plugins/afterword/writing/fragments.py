"""A line of a debrief as it can stand in a sentence of a letter.

Only a line that has one of the safe shapes (``shapes``) is woven. Nothing is guessed about it: no subject is
added, nothing cut off, and no lead-in makes anybody say, ask or feel what is not written down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.writing import english
from afterword.writing.cleaning import without_markup
from afterword.writing.persons import Persons

_DAYS = re.compile(
    r"(?<![\w-])(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![\w-])"
    r"|(?<![\w-])(?:january|february|april|june|july|august|september|october|november|december)(?![\w-])"
    r"|(?<=\b(?:in|by) )(?:march|may)(?= |$)|(?<=\b(?:until|since|after) )march(?= |$)"
)
_ME = re.compile(r"(?<![\w'’])i(?=['’](?:d|m|ll|ve)\b|(?![\w'’.-]))")


@dataclass(frozen=True)
class Fragment:
    """A line that can stand after "about".

    Attributes:
        text: in the second person where it meant the receiver.
        yours: it is known to be the receiver who spoke of it.
        known: False for a placeholder in its place.
        question: whether it was asked of the user.
    """

    text: str
    yours: bool = False
    known: bool = True
    question: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def said(self) -> str:
        """A noun: "what you said about sailing your Contessa", or "our talk about why …"."""
        return f"what you said about {self.text}" if self.yours else f"our talk about {self.text}"

    @property
    def told(self) -> str:
        """A clause: "you told me about …", or "we talked about …"."""
        return f"you told me about {self.text}" if self.yours else f"we talked about {self.text}"

    @property
    def hearing(self) -> str:
        """A gerund: "hearing about …", or "talking about …"."""
        return f"hearing about {self.text}" if self.yours else f"talking about {self.text}"

    @property
    def asked(self) -> str:
        """After "you": "asked whether I have …", or "spoke about …" for what is in their own work."""
        return f"asked {self.text}" if self.question else f"spoke about {self.text}"


def placeholder(words: str) -> Fragment:
    """A fragment that says what to add in its place."""
    return Fragment(f"[{words}]", known=False)


def weave(text: str, persons: Persons) -> Fragment | None:
    """A line that has a safe shape, in the second person; None where it is not sure whom it speaks of.

    Args:
        text: one line without markup. Its first word is none that a capital would tell to be a name.
        persons: who "she", "he" and "they" may mean.
    """
    text = re.sub(r"^if\b", "whether", text, flags=re.IGNORECASE)
    begun = text if re.match(r"I(?:['’]|\b)", text) else f"{text[:1].lower()}{text[1:]}"
    turned = persons.turn(_DAYS.sub(lambda day: day[0].capitalize(), _ME.sub("I", begun)))
    if turned is None:
        return None
    words, yours = turned
    return Fragment(words, yours)


def sentence(text: str) -> str:
    """A line of the user's own, such as the ``why:`` of a gift, as a sentence; empty for an empty one.

    "takes the sandbagging out" gets a subject; third persons stay, since a gift is for many.
    """
    words = without_markup(text).strip(" ;,")
    if not words:
        return ""
    first, _, rest = words.partition(" ")
    if english.base_of_third(first) and not _plural_noun(first, rest.partition(" ")[0]):
        words = f"It {words[:1].lower()}{words[1:]}"
    elif first.casefold() in ("because", "since", "as"):
        words = f"I thought of you {words[:1].lower()}{words[1:]}"
    elif first.casefold() == "for":
        words = f"It is {words[:1].lower()}{words[1:]}"
    elif english.gerund_of_past(first, "") and rest.partition(" ")[0] in english.PREPOSITIONS:
        words = f"It was {words[:1].lower()}{words[1:]}"
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", '"')) else f"{words}."


def _plural_noun(word: str, following: str) -> bool:
    """Whether a word is a thing rather than what somebody does: "runs on the coast", "plans for May"."""
    low = following.casefold()
    return low in {"and", "or"} or (low in _AFTER_THINGS and word.casefold() not in {"has", "is", "was"})


#: After one of these words a first word in -s is a plural: "runs on the coast", "volunteers who left".
_AFTER_THINGS = (english.PREPOSITIONS | english.QUESTION_WORDS | {"that"}) - frozenset(
    ["to", "off", "out", "up", "with"]
)
