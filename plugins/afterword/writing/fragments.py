"""Weaving the user's hurried fragments into sentences.

A debrief says "sailing her Contessa 32", "why the build takes an hour", "new rota (starts May); nobody likes
it". A note needs them as something that can stand after "about", in the second person where they mean the
receiver. What cannot be woven safely is None, and the note asks for it in a placeholder instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from afterword.writing import english
from afterword.writing.cleaning import clean, without_markup
from afterword.writing.persons import Persons

Shape = Literal["phrase", "clause", "quote"]

_SUBJECTS = frozenset(["i", "you", "he", "she", "it", "we", "they", "nobody", "everyone", "everybody"])
#: Words that say nothing by themselves.
_FUNCTION_WORDS = (
    english.QUESTION_WORDS
    | english.DETERMINERS
    | english.PREPOSITIONS
    | english.NEEDS_ARTICLE
    | english.AUXILIARIES
    | frozenset(
        ["i", "she", "he", "they", "we", "you", "it", "her", "him", "them", "me", "us", "your", "yours"]
    )
    | frozenset(["yourself", "if", "not", "never", "and", "or", "but"])
)
#: A first word with a capital and one of these endings is hardly a name, where capitals are a habit.
_COMMON_ENDINGS = (
    "s",
    "ing",
    "ion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "age",
    "ship",
    "er",
    "or",
    "al",
    "ty",
)
#: After one of these words a first word in -s is a plural: "runs on the coast", "volunteers who left".
_AFTER_THINGS = (english.PREPOSITIONS | english.QUESTION_WORDS | {"that"}) - frozenset(
    ["to", "off", "out", "up", "with"]
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|me|my|mine|myself)\b")


@dataclass(frozen=True)
class Fragment:
    """A fragment that can stand after "about".

    Attributes:
        text: in the second person where it meant the receiver.
        shape: a noun phrase or gerund, a clause ("why the build takes an hour"), or a quotation.
        yours: it speaks of the receiver, so they told it.
        mine: it speaks of the user.
        known: False for a placeholder in its place.
        question: whether it was asked of the user; None where only its words can tell.
    """

    text: str
    shape: Shape = "phrase"
    yours: bool = False
    mine: bool = False
    known: bool = True
    question: bool | None = None

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
    def about_me(self) -> bool:
        """Of a worry: whether it is a question about the user, not a weight in the receiver's own work."""
        if self.question is not None:
            return self.question
        words = self.text.casefold().split()
        return self.mine or words[0] == "whether" or not english.USERS_OWN.isdisjoint(words)

    @property
    def asked(self) -> str:
        """Of a worry, after "you": "asked whether I have …", "asked about my …", "spoke about …"."""
        if not self.about_me:
            return f"spoke about {self.text}"
        return f"asked {self.text}" if self.shape == "clause" else f"asked about {self.text}"


def placeholder(words: str) -> Fragment:
    """A fragment that says what to add in its place."""
    return Fragment(f"[{words}]", known=False)


def weave(text: str, persons: Persons, *, sentence_case: bool = False) -> Fragment | None:
    """A fragment as it can stand after "about", in the second person; None where it is too odd.

    Args:
        text: as the user wrote it.
        persons: who "she", "he" and "they" may mean.
        sentence_case: the user begins fragments with a capital, so a first capital means nothing.
    """
    cleaned = clean(text)
    if cleaned is None:
        return None
    if cleaned.startswith('"'):
        inner = cleaned.strip('"')
        return Fragment(cleaned, "quote", mine=bool(_FIRST_PERSON.search(inner)))
    turned = persons.turn(lower_first(cleaned, sentence_case))
    if turned is None:
        return None
    words, yours = turned
    if words.casefold() in _FUNCTION_WORDS:
        return None
    shape: Shape
    if words.split()[0].casefold() in english.LOST_STARTS:
        return None
    begun_by_me = words.split()[0] in {"I", "I'd", "I'm", "I've"}
    words, shape, told = _shaped(words)
    return Fragment(words, shape, (yours or told) and not begun_by_me, bool(_FIRST_PERSON.search(words)))


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


def sentence_cased(fragments: Iterable[str]) -> bool:
    """Whether somebody begins fragments with a capital as a habit.

    All of at least two do, and one of those words would not have it for another reason.
    """
    first = [word for text in fragments for word in text.split()[:1] if word[:1].isalpha()]
    return len(first) > 1 and all(word[0].isupper() for word in first) and any(map(_ordinary, first))


def lower_first(text: str, sentence_case: bool) -> str:
    """The text with a small first letter where the capital is no name's."""
    first, _, rest = text.partition(" ")
    if not first[:1].isupper() or not (first[1:].islower() or len(first) == 1) or first == "I":
        return text
    named = rest[:1].isupper() or rest[:1].isdigit() or first.endswith(("'s", "’s"))
    common = sentence_case and first.casefold().endswith(_COMMON_ENDINGS)
    return text[0].lower() + text[1:] if _ordinary(first) or (common and not named) else text


def _ordinary(word: str) -> bool:
    """Whether a word with a capital is no name as far as the lists tell: "The", "Why", "Moving"."""
    low = word.casefold()
    return (
        low in _FUNCTION_WORDS
        or low in english.THINGS
        or (low.endswith("ing") and len(low) > 4 and low not in english.NAMES_IN_ING)
        or english.base_of_third(word) is not None
    )


def _shaped(text: str) -> tuple[str, Shape, bool]:
    """The fragment as it can stand after "about", its shape, and whether it tells of the receiver."""
    words = text.split()
    first = words[0].casefold()
    second = words[1] if len(words) > 1 else ""
    if first in english.QUESTION_WORDS:
        return _unturned(words), "clause", False
    if first == "that" and second.casefold().partition("'")[0] in _SUBJECTS | english.DETERMINERS:
        return f"how {' '.join(words[1:])}", "clause", False
    if first.partition("'")[0] in _SUBJECTS and second.casefold() not in {"", "and", "or", "vs", "versus"}:
        return f"how {text}", "clause", False
    if first == "no" and second:
        return f"having {text}", "phrase", False
    if first in ("doesn't", "don't", "can't", "couldn't", "won't") or (first == "used" and second == "to"):
        return f"how you {text}".replace("you doesn't", "you don't"), "clause", True
    if first.removesuffix("'s") in english.KIN:
        return f"your {text}", "phrase", True
    if first in english.THINGS and english.base_of_third(second) and len(words) > 2:
        return f"how the {text}", "clause", False
    base = english.base_of_third(words[0])
    if base and second and not _plural_noun(words[0], second):
        rest = " ".join(words[1:])
        if first in ("is", "was") and second.endswith("ing"):
            return rest, "phrase", True
        if base in english.OPINIONS:
            return f"how {rest.removeprefix('that ')}", "clause", True
        if base in english.FEELINGS:
            return f"how much you {base} {rest}", "clause", True
        return f"{english.gerund(base)} {rest}", "phrase", True
    if second and (begun := english.gerund_of_past(words[0], second)):
        return f"{begun} {' '.join(words[1:])}", "phrase", False
    head = english.head_noun(words)
    bare = first not in english.DETERMINERS and not re.match(r"[\d\"“£$€]", first)
    if (
        bare
        and (first in english.NEEDS_ARTICLE or head in english.THINGS)
        and not first.endswith(("ing", "'s"))
    ):
        return f"the {text}", "phrase", False
    return text, "phrase", False


def _plural_noun(word: str, following: str) -> bool:
    """Whether a word is a thing rather than what somebody does: "runs on the coast", "plans for May"."""
    low = following.casefold()
    return low in {"and", "or"} or (low in _AFTER_THINGS and word.casefold() not in {"has", "is", "was"})


def _unturned(words: list[str]) -> str:
    """A question as a clause: "how do you keep juniors" as "how you keep juniors"."""
    if len(words) > 3 and words[1].casefold() in english.AUXILIARIES and words[2].casefold() in _SUBJECTS:
        auxiliary, subject = words[1], words[2]
        if auxiliary.casefold() == "do":
            return " ".join([words[0], subject, *words[3:]])
        return " ".join([words[0], subject, auxiliary, *words[3:]])
    return " ".join(words)
