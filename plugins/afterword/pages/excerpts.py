"""The beginning of a letter, for lists."""

from __future__ import annotations

import re

#: A sentence that is longer is cut at a word.
_LONGEST = 160


def first_words(text: str) -> str:
    """The first sentence of a letter that says something; of a greeting alone the greeting.

    A sentence may go over several lines of its file.
    """
    paragraphs = [each.strip().splitlines() for each in re.split(r"\n\s*\n", text) if each.strip()]
    # A greeting says nothing yet.
    told = [each[1:] if each[0].rstrip().endswith((",", ":")) else each for each in paragraphs]
    said = next((each for each in told if each), paragraphs[0] if paragraphs else [])
    whole = " ".join(" ".join(said).split())
    sentence, stop, _ = whole.partition(". ")
    sentence += stop.strip()
    if len(sentence) <= _LONGEST:
        return sentence
    return f"{sentence[:_LONGEST].rpartition(' ')[0] or sentence[:_LONGEST]} …"
