"""A line of a debrief as it can stand in a sentence of a letter.

Only a line that has one of the safe shapes (``shapes``) is woven. Nothing is guessed about it: no subject is
added, nothing cut off, and no lead-in makes anybody say, ask or feel what is not written down.
"""

from __future__ import annotations

import re

from afterword.frozen import frozen
from afterword.patterns import lazy
from afterword.writing.persons import Persons

_DAYS = lazy(
    r"(?<![\w-])(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?![\w-])"
    r"|(?<![\w-])(?:january|february|april|june|july|august|september|october|november|december)(?![\w-])"
    r"|(?<=\b(?:in|by) )(?:march|may)(?= |$)|(?<=\b(?:until|since|after) )march(?= |$)"
)
_ME = lazy(r"(?<![\w'’])i(?=['’](?:d|m|ll|ve)\b|(?![\w'’.-]))")


@frozen
class Fragment:
    """A line that can stand after "about".

    Attributes:
        text: in the second person where it meant the receiver.
        yours: it is known to be the receiver who spoke of it.
        known: False for a placeholder in its place.
        question: whether it was asked of the user.
        light: they lit up at it, so that it may have nothing to do with the work.
    """

    text: str
    yours: bool = False
    known: bool = True
    question: bool = False
    light: bool = False

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
