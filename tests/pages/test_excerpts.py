"""The beginning of a letter, as lists show it."""

from __future__ import annotations

import pytest

from afterword.pages.excerpts import first_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dear Sam,\n\nwe are a little late. Sorry.\n", "we are a little late."),
        ("Dear Sam,\nwe are a little late. Sorry.\n", "we are a little late."),
        ("Hello:\n \nIt was good\nto meet. Thank you.", "It was good to meet."),
        ("Yes\n", "Yes"),
        ("Dear Sam,\n", "Dear Sam,"),
        ("\n", ""),
        ("word " * 60, "word " * 31 + "word …"),
    ],
)
def test_the_first_sentence_that_says_something(text: str, words: str) -> None:
    assert first_words(text) == words
