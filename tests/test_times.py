from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.times import Duration


@pytest.mark.parametrize(
    ("text", "duration", "words"),
    [
        ("24h", Duration(24, "h"), "24 hours"),
        ("1d", Duration(1, "d"), "1 day"),
        (" 5 BD ", Duration(5, "bd"), "5 business days"),
    ],
)
def test_forms(text: str, duration: Duration, words: str) -> None:
    assert Duration.parse(text) == duration
    assert duration.words == words


@pytest.mark.parametrize("text", ["", "5", "d", "-1d", "1.5d", "5 weeks", "bd5"])
def test_other_forms_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="24h, 60d or 5bd"):
        Duration.parse(text)


@given(st.integers(0, 10**6), st.sampled_from(["h", "d", "bd"]))
def test_text_and_back(count: int, unit: str) -> None:
    assert str(Duration.parse(f"{count}{unit}")) == f"{count}{unit}"
