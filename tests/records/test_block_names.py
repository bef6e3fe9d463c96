"""Names of blocks, which Obsidian puts at the end of a line and hides, and words that only look like one.

Obsidian's help says that such a name has letters, digits and dashes, and makes six hexadecimal digits itself.
"""

from __future__ import annotations

import pytest

from afterword.records.scalars import unmarked, unmarked_heading


@pytest.mark.parametrize("name", ["^dcf64c", "^37066d", "^b2", "^stock-list", "^2026-11-20-drift", "^370661"])
@pytest.mark.parametrize("words", ["talked of drift", "moving the [[stock]]", "Why?", "*all* of it…"])
def test_the_name_of_a_block_is_left_out(words: str, name: str) -> None:
    assert unmarked(f"{words} {name}") == unmarked(f"{words}\t{name}  ") == words


@pytest.mark.parametrize(
    "words",
    [
        "it grows as 2 ^n",
        "as n ^2k, or 2 ^n-1",
        "(a + b) ^k2",
        "f[x] ^m2",
        "some 10 ^100000 ways",
        "ask them ^this",
        "what Ana said ^above",
        "^b2",
        "a^b2",
        "x ^b2 and more",
        "happy ^_^",
        "so glad ^^",
        "drift ^",
        "^-^",
        "smiled ^-^",
        "n ^2",
    ],
)
def test_what_may_be_a_word_stays(words: str) -> None:
    """Losing what somebody jotted is worse than showing the name of a block."""
    assert unmarked(words) == words


def test_behind_a_name_nothing_else_stands() -> None:
    assert unmarked_heading("Ana Sol ^head") == unmarked_heading("Ana Sol ^b1") == "Ana Sol"
