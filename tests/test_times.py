from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.times import Duration, day_of, iso, moment_of
from afterword.words.counts import lasting


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
    assert lasting(duration) == words


@pytest.mark.parametrize("text", ["", "5", "d", "-1d", "1.5d", "5 weeks", "bd5"])
def test_other_forms_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="24h, 60d or 5bd"):
        Duration.parse(text)


@given(st.integers(0, 10**6), st.sampled_from(["h", "d", "bd"]))
def test_text_and_back(count: int, unit: str) -> None:
    assert str(Duration.parse(f"{count}{unit}")) == f"{count}{unit}"


def test_a_date_without_a_time_means_its_noon() -> None:
    assert moment_of(date(2026, 11, 20)) == datetime(2026, 11, 20, 12, 0)
    assert moment_of(datetime(2026, 11, 20, 9, 30)) == datetime(2026, 11, 20, 9, 30)
    assert day_of(datetime(2026, 11, 20, 23, 59)) == day_of(date(2026, 11, 20)) == date(2026, 11, 20)


def test_iso_text_goes_to_the_minute() -> None:
    assert iso(date(2026, 11, 20)) == "2026-11-20"
    assert iso(datetime(2026, 11, 20, 9, 5, 7)) == "2026-11-20T09:05"
