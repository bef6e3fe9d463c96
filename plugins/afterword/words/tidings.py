"""What a message may tell besides its words: a position is decided, rests, is offered; its writer leaves.

It is a guess, and only ever becomes a hint that the user can pass over; so what is said in a question, or
under a condition, counts for nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Tiding = Literal["no", "closed", "on-hold", "offer", "left"]

_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*")
_CONDITION = re.compile(
    r"\b(?:whether|unless|in case|as if|if (?:we|i|they|he|she|it|the|there|that|this|your|anything))\b"
)
#: Longer than any message that is read sentence by sentence.
_LONGEST = 20_000


@dataclass(frozen=True)
class _Signs:
    says: re.Pattern[str]
    unless: re.Pattern[str]


def tidings(text: str) -> tuple[Tiding, ...]:
    """What a message tells, in the order in which ``Tiding`` names it."""
    plain = text[:_LONGEST].casefold().replace("'", "’").replace("\N{MODIFIER LETTER APOSTROPHE}", "’")
    sentences = [" ".join(match[0].split()) for match in _SENTENCE.finditer(plain)]
    signs = _signs()
    told = get_args(Tiding)
    return tuple(tiding for tiding in told if any(_told(signs[tiding], each) for each in sentences))


def _told(signs: _Signs, sentence: str) -> bool:
    found = signs.says.search(sentence)
    if not found or sentence.endswith("?") or signs.unless.search(sentence):
        return False
    return not _CONDITION.search(sentence, 0, found.start())


@cache
def _signs() -> Mapping[str, _Signs]:
    tables = tomllib.loads(Path(__file__).with_name("tidings.toml").read_text(encoding="utf-8"))
    return {
        tiding: _Signs(re.compile("|".join(table["says"])), re.compile("|".join(table["unless"])))
        for tiding, table in tables.items()
    }
