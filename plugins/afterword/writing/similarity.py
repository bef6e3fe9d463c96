"""How alike two notes are, as colleagues who compare them would see it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence

_WORD = re.compile(r"[\w][\w'’-]*")

#: Opens a note: "Dear Priya," or "Hi Tom," alone on its line.
_GREETING = re.compile(r"\A\s*[^\n.!?]{1,60}[,:!]?[ \t]*(?:\n|\Z)")

#: Ends a note: a line of few words with a comma and no verb, then the name and the ways to reach it.
_SIGN_OFF = re.compile(
    r"^(?:(?:with )?(?:many |warm(?:est)? |kind(?:est)? |best |all good |very )*"
    r"(?:regards|wishes|best|thanks|thank you|all the best|yours|cheers|sincerely)"
    r"(?: again| truly| sincerely| faithfully)?),?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def core(text: str) -> str:
    """The text of a note without its greeting and its sign-off.

    A greeting is a first line that ends in a comma, or stands alone in few words; the sign-off runs from a
    line such as "Best wishes," to the end. A text without them comes back whole.
    """
    text = text.strip()
    greeting = _GREETING.match(text)
    if greeting and (greeting[0].rstrip().endswith((",", ":", "!")) or _lone(greeting[0], text)):
        text = text[greeting.end() :]
    sign_offs = list(_SIGN_OFF.finditer(text))
    if sign_offs:
        text = text[: sign_offs[-1].start()]
    return text.strip()


def _lone(line: str, text: str) -> bool:
    """Whether a first line of few words is followed by an empty one, as a greeting without a comma is."""
    return len(line.split()) <= 4 and text[len(line) :].startswith("\n")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, case folded, punctuation left out."""
    return tuple(_WORD.findall(text.casefold()))


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words in a row of a note's core; all of it where it has fewer than three words."""
    found = words(core(text))
    if len(found) < 3:
        return frozenset({found}) if found else frozenset()
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def similarity(one: str, other: str) -> float:
    """The share of word trigrams that two notes have in common: 0 nothing, 1 the same words (Jaccard)."""
    return jaccard(trigrams(one), trigrams(other))


def jaccard(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """The size of what two sets share over the size of both together; 0 where both are empty."""
    shared = len(one & other)
    together = len(one) + len(other) - shared
    return shared / together if together else 0.0


def most_alike(text: str, others: Iterable[str]) -> tuple[int, float]:
    """The place in ``others`` of the note most like this one, and how alike; ``(-1, 0.0)`` without others."""
    mine = trigrams(text)
    likeness: Sequence[float] = [jaccard(mine, trigrams(other)) for other in others]
    if not likeness:
        return -1, 0.0
    best = max(range(len(likeness)), key=likeness.__getitem__)
    return best, likeness[best]
