"""What to put into a gap of a draft: said by what the gap asks for, as a date wants no story."""

from __future__ import annotations

import re

from afterword.patterns import lazy

_ANY = "Put there in your own words what is asked for, or take the sentence out."

#: The first that the words of a gap hold is said. What may go comes before what it is about, and what asks
#: for a sentence before the single word in it.
_KINDS = tuple(
    (lazy(signs, re.IGNORECASE), said)
    for signs, said in (
        (
            r"\b(?:not (?:true|so|the case)|(?:is|be) true|it holds|once they have)\b",
            "Where it is so, take only the brackets out; where it is not, take the sentence out as well.",
        ),
        (
            r"\bor (?:nothing|none|no \w+ at all|(?:take|leave) (?:it|this|that) (?:out|away))\b|\boptional\b"
            r"|\byou may leave\b|\bif you (?:like|want|wish)\b",
            "Say it in a few words, or take it out: the note does well without it.",
        ),
        (
            r"\b(?:yes|accept|decline|decision|decided)\b|\bwhether you\b|\b(?:join|come)\b.*\bor\b",
            "Say which it is, in one plain sentence; for example: Yes, gladly, from Monday 4 January.",
        ),
        (
            r"\b(?:paste|link|url|address)\b|\bwhere (?:it is|it lies|to look)\b|\b(?:thing|item) itself\b"
            r"|\bor (?:the|a) way to it\b|\bit goes here\b|<<?(?:your |the |insert )*(?:link|here)>",
            "Put the thing itself there, or where it is to be found; for example: "
            "https://library.example/rotas",
        ),
        (
            r"\bwhen and where\b",
            "Name the time and the place; for example: in November, at the open day in Leeds.",
        ),
        (
            r"^\W*(?:(?:on|by|which|what|the|a|your|start|first|insert)\W+)*(?:date|day|time|weekday)\W*$",
            "Put the day there as you would say it; for example: Tuesday 24 November.",
        ),
        (
            r"^\W*(?:(?:which|what|the|a|your|job|insert)\W+)*(?:position|job|role|title|team)\b",
            "Name it as they do; for example: Nurse Manager, ICU.",
        ),
        (
            r"^\W*(?:(?:the|your|their|first|last|full|company|contact|insert)\W+)*"
            r"(?:name|surname|company|firm|people)\b|\bhow they are addressed\b|\bwhom\b",
            "Put the name there as they write it; for example: Ana Sol.",
        ),
        (
            r"\bexample (?:from your|that bears)\b|\byou (?:have )?(?:dealt|do well|met the like)\b"
            r"|\byou (?:have done|did)\b.*\b(?:kind|suits|helps?|answers|work)\b",
            "Say it in a sentence of your own; for example: Yes, for two years, in a team of ten.",
        ),
    )
)


def help_for(gap: str) -> str:
    """What belongs into a gap, with an example where one fits, and what to do where there is nothing to say.

    Args:
        gap: its text as it stands in the note, with its brackets; ours, of a template, or the user's own.
    """
    return next((said for signs, said in _KINDS if signs.search(gap)), _ANY)
