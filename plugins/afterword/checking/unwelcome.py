"""What a kind of note must not hold: each id of ``kinds.UNWELCOME``, and the rule that looks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from afterword.checking.context import Context
from afterword.checking.gifts import KEEP_IT, baits, carries_none, gives, handed_over
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


def unwelcome(letter: Letter, context: Context) -> Iterator[Finding]:
    """Something that a note of its kind must not hold, and no other rule looks for."""
    # A question beside a gift is one fault, and `ask-with-gift` says so.
    yield from found_phrases("unwelcome", letter, but="status-question" if gives(letter) else "")
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
    if letter.kind is None or "gift" not in letter.kind.must_not or baits(letter):
        return
    for at in handed_over(letter)[:1]:
        yield Finding(at, carries_none(letter.kind.id), KEEP_IT)
