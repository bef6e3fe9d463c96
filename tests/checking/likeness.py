"""How alike two letters are, as the design limits it: Jaccard of word trigrams (section 5)."""

from __future__ import annotations

from afterword.checking.similarity import jaccard, trigrams


def similarity(one: str, other: str) -> float:
    """The share of word trigrams that two notes have in common: 0 nothing, 1 the same words."""
    return jaccard(trigrams(one), trigrams(other))
