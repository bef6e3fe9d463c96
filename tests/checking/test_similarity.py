from __future__ import annotations

import pytest
from checking.likeness import similarity

from afterword.words.note_text import core

LETTER = """Dear Priya,

Thank you for your time on Friday.

Best wishes,
Sam Carter
+44 20 7946 0018
"""


def test_greeting_and_sign_off_are_left_out() -> None:
    assert core(LETTER) == "Thank you for your time on Friday."


@pytest.mark.parametrize(
    "greeting", ["Hi Tom,", "Dear Professor Solheim,", "Hello Ana!", "Tom,", "Good morning Ana:"]
)
@pytest.mark.parametrize(
    "closing",
    ["Kind regards,", "With best wishes,", "All the best,", "Yours sincerely,", "Many thanks,", "Cheers,"],
)
def test_the_usual_forms_of_both(greeting: str, closing: str) -> None:
    assert core(f"{greeting}\n\nThe build takes an hour.\n\n{closing}\nSam") == "The build takes an hour."


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for Friday. It was good to meet you.",
        "I keep thinking about the build.\n\nIt takes an hour.",
        "Best wishes for the launch. I hope it goes well.",
    ],
)
def test_a_text_without_them_comes_back_whole(text: str) -> None:
    assert core(text) == text


def test_the_same_words_are_alike_whatever_the_names() -> None:
    assert similarity(LETTER, LETTER.replace("Priya", "Tom").replace("Best wishes", "Kind regards")) == 1.0


def test_three_words_in_a_row_count() -> None:
    # Of "a b c", "b c d" and "a b c", "b c e" one in three different trigrams is shared.
    assert similarity("one two three four", "one two three five") == pytest.approx(1 / 3)


def test_case_and_punctuation_do_not_count() -> None:
    assert similarity("Why the build, then, is slow.", "why the build then is slow") == 1.0


def test_nothing_is_like_nothing() -> None:
    assert similarity("", "") == 0.0
    assert similarity("two words", "") == 0.0
