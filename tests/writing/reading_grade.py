"""The school grade it takes to read a text (Flesch and Kincaid): words to a sentence, syllables to a word."""

from __future__ import annotations

import re


def reading_grade(text: str) -> float:
    """The grade of running text; web addresses are left out."""
    text = re.sub(r"https?://\S+", "", text)
    sentences = max(1, len(re.findall(r"[.!?](?:[\s\"\])]|$)", text)))
    words = re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end left out: right for about nine words in ten."""
    word = word.casefold()
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith(("e", "es", "ed")) and not word.endswith(("le", "les", "ted", "ded", "ses"))
    return max(1, groups - silent)
