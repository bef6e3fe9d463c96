from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.visible import visible

#: What steers a terminal or hides, as Unicode has it: controls, format, halves of pairs, separators of lines.
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;title\x07", r"\x1b[2J\x1b]0;title\x07"),
        ("a\x9b31mb\x7f\x00", r"a\x9b31mb\x7f\x00"),
        ("\u202eevil\u2066\u2069", r"\u202eevil\u2066\u2069"),
        ("Sam\u200bReed\u200e\ufeff\xad", r"Sam\u200bReed\u200e\ufeff\xad"),
        ("Sam\u200dReed", r"Sam\u200dReed"),
        ("\ud83d", r"\ud83d"),
        ("a\u2028b", r"a\u2028b"),
        ("\u3164", r"\u3164"),
        ("one\rtwo", r"one\x0dtwo"),
    ],
)
def test_what_steers_or_hides_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Zoë 林薇 Łukasz",
        "می\u200cخواهم",  # a Persian word is spelt with a non-joiner
        "क\u094d\u200dष",  # a Hindi half-form with a joiner
        "👩\u200d🔬 👍🏽 ❤\ufe0f 🇬🇧",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "two\nlines\r\nand\ta tab",
        "no\u00a0break",
    ],
)
def test_what_spelling_needs_stays(text: str) -> None:
    assert visible(text) == text


def test_a_name_has_one_line() -> None:
    assert visible("a\nb\r\nc\td", one_line=True) == r"a\x0ab\x0d\x0ac\x09d"


@given(text=st.text(st.characters(codec=None), max_size=40))
def test_nothing_unseen_gets_through_but_joiners(text: str) -> None:
    shown = visible(text, one_line=True)
    left = {sign for sign in shown if unicodedata.category(sign) in UNSEEN}
    assert left <= {"\u200c", "\u200d"}
    assert visible(shown, one_line=True) == shown
    assert shown.isprintable() or left or any(unicodedata.category(s) in ("Cn", "Co", "Zs") for s in shown)
