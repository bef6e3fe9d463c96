"""What a kind of note must not hold: each id of ``kinds.UNWELCOME``, and the rule that looks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.checking.names_in_text import find_names, is_part_of
from afterword.checking.tone import found_phrases

#: The rule that enforces each. Some hold for every note; the others look only at the kinds that must not.
ENFORCED_BY: Mapping[str, str] = MappingProxyType(
    {
        "status-question": "unwelcome",
        "salary": "salary",
        "second-link": "links",
        "repetition": "near-duplicate",
        "gift": "unwelcome",
        "long-fit": "unwelcome",
        "cc": "many-recipients",
        "second-topic": "unwelcome",
        "attachment": "unwelcome",
        "ask": "unwelcome",
        "complaint": "comparison",
        "ultimatum": "pressure",
        "padding": "near-duplicate",
        "rival-details": "unwelcome",
        "sarcasm": "unwelcome",
        "flattery": "over-praise",
        "long-excuse": "unwelcome",
        "comparison": "comparison",
        "argument": "comparison",
        "question": "many-questions",
        "boasting": "unwelcome",
        "negotiation": "unwelcome",
        "job-begging": "unwelcome",
    }
)

#: How an address is handed over; an address of one's own work is no gift.
_HANDED_OVER = re.compile(
    r"\b(?:thought of you|made me think|(?:you|they) (?:might|may|would|will|'ll) (?:like|enjoy|find)"
    r"|of interest|came across|in case|worth (?:a|your)|here (?:is|are)|for you"
    r"|a (?:talk|book|paper|piece|podcast|article|video)\b)",
    re.IGNORECASE,
)

#: An address is handed over by words that stand so near before it.
_BEFORE_LINK = 160


def unwelcome(letter: Letter, context: Context) -> Iterator[Finding]:
    """Something that a note of its kind must not hold, and no other rule looks for."""
    yield from found_phrases("unwelcome", letter)
    if letter.kind and "rival-details" in letter.kind.must_not:
        own = context.companies_of(letter.person.slug)
        for named in find_names(letter.own_words, context.short_companies, own):
            if not any(is_part_of(named.key, key) for key in own):
                company = context.short_companies.names[named.key]
                yield Finding(
                    named.start,
                    f"“{company}” is who else wants you; the date is enough.",
                    "Leave the other side out, for example: I have been made an offer, and have until "
                    "4 December to answer.",
                )
    if letter.kind is None or "gift" not in letter.kind.must_not:
        return
    given = [
        at
        for at, _ in letter.links
        if letter.gifts or _HANDED_OVER.search(letter.middle, max(0, at - _BEFORE_LINK), at)
    ]
    if letter.gifts or given:
        yield Finding(
            "gift" if letter.gifts and "gift" in letter.places else (given or [letter.core_start])[0],
            f"A {letter.kind.id} carries no gift; beside a question or short thanks it looks like a bait.",
            "Keep it for a note of its own, for example a value-add next week.",
        )
