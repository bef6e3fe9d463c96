"""Slips of the pen: a word written twice, and forms that are no English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.checking.tone import found_phrases
from afterword.checking.wording import WORDING

#: The same word again, on one line or over the end of one, but not over an empty line.
_TWICE = re.compile(
    r"(?<![\w'’-])([^\W\d_]+(?:['’][a-z]+)?)(?:[ \t]+|[ \t]*\n[ \t]*)(\1)(?![\w'’-])", re.IGNORECASE
)


def doubled_word(letter: Letter, context: Context) -> Iterator[Finding]:
    """A word stands twice in a row, where that is neither right nor meant."""
    if not letter.english:
        return
    for match in _TWICE.finditer(letter.middle):
        one, other = match[1], match[2]
        name = one[0].isupper() and other[0].isupper()  # "Baden Baden"
        if not name and one.casefold() not in WORDING.may_be_doubled:
            yield Finding(
                match.start(2), f"“{one} {other}”: the word stands there twice.", f"Write “{one}” once."
            )


def slip(letter: Letter, context: Context) -> Iterator[Finding]:
    """A form that spelling programs let pass, and readers do not."""
    yield from found_phrases("slip", letter)
