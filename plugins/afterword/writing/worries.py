"""What worried somebody, as what they asked about: "no retail experience" is "whether it matters that …"."""

from __future__ import annotations

import re

from afterword.writing import english
from afterword.writing.cleaning import clean
from afterword.writing.fragments import Fragment, lower_first, weave
from afterword.writing.persons import Persons

_MATTERS = "whether it matters that "
_TOO = "senior|junior|qualified|experienced|expensive|young|old|academic|technical|corporate|slow|quick|quiet"
#: Money belongs in a talk about an offer, not in a note.
_MONEY = re.compile(
    r"\b(?:salary|pay|wages?|bonus|pension|(?:my|day|hourly) rates?|benefits|money)\b", re.IGNORECASE
)
_WORRIED = re.compile(
    r"^(?:is |was )?(?:worried|concerned|nervous|anxious|unsure|not sure|wonders?|wondered|wondering|"
    r"doubts|doubted|fears?|afraid)\s+(?:about\s+)?"
)

#: What a worry is written as, and what was asked with it; the first that fits counts.
_DOUBTS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^(?:that )?(I(?:'d|'ll| might| would| will| could| may)\b.*)", r"whether \1"),
        (r"^(?:that )?I(?:'m| am) too ", "whether I am too "),
        (r"^(?:that )?(I(?:'m|'ve)? .*|my \w+(?: \w+)? (?:is|are|was|were|has|have) .*)", _MATTERS + r"\1"),
        (r"^that (?!I\b)", "whether "),
        (r"^if (?=\S+ )", "whether "),
        (r"^do I ", "whether I "),
        (r"^(can|could|will|would|have|am|should|might|did) I ", r"whether I \1 "),
        (r"^(?:me )?having (no|little|never|only) ", _MATTERS + r"I have \1 "),
        (r"^(no|little|only) ", _MATTERS + r"I have \1 "),
        (r"^(have|haven't|am|don't|can't|cannot|won't|do not|have not|was|had) ", _MATTERS + r"I \1 "),
        (r"^never (?:having )?(?=\w+(?:ed|en|un|ne|ught|lt|ld)\b)", _MATTERS + "I have never "),
        (r"^not enough ", "whether I have enough "),
        (r"^not (having|being|knowing) ", r"my not \1 "),
        (
            rf"^(?:that I (?:am|was|might be) )?(?:being )?((?:too|over|under)[ -]?(?:{_TOO})\b)",
            r"whether I might be \1",
        ),
        (r"^(lack of|lacking) ", "my lack of "),
        (r"^me (?=\w+ing\b)", "my "),
        (r"^(gap|gaps) ", r"the \1 "),
    )
)


def weave_worry(text: str, persons: Persons, *, sentence_case: bool = False) -> Fragment | None:
    """What they worried about, as what they asked: "whether I can work nights", "my Spanish".

    None where it cannot be woven, and where it is about money.
    """
    cleaned = clean(text)
    if _MONEY.search(text):
        return None
    if cleaned is None or cleaned.startswith('"'):
        return weave(text, persons, sentence_case=sentence_case)
    low = _WORRIED.sub("", lower_first(cleaned, sentence_case))
    verb = low.split()[1:2]
    if low.startswith("why ") and verb and english.is_base(verb[0]):
        low = f"why I would {low.removeprefix('why ')}"
    for pattern, put in _DOUBTS:
        if pattern.match(low):
            low = pattern.sub(put, low)
            break
    return weave(low, persons)
