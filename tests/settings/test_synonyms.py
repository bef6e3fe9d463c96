"""Words of the user's own that speak of an interest, and what is none."""

from __future__ import annotations

import pytest

from afterword.settings.settings import Settings


def read(value: object) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    settings, problems = Settings.read({"synonyms": value})
    return settings.synonyms, tuple(f"{each.message} {each.fix}" for each in problems)


def test_words_by_interest() -> None:
    assert Settings().synonyms == ()
    own = {"bell-hanging": ["headstock", " bell frame "], "C++": ["C++26", "the standard's papers"]}
    assert read(own) == (
        (("bell-hanging", "headstock", "bell frame"), ("C++", "C++26", "the standard's papers")),
        (),
    )
    assert read({"bells": "headstock, clapper"}) == ((("bells", "headstock", "clapper"),), ())
    assert read({"鐘": ["龍頭"]}) == ((("鐘", "龍頭"),), ())


def test_of_an_interest_within_others_the_last_part_counts() -> None:
    assert read({"music/bell-hanging": ["headstock"]}) == ((("bell-hanging", "headstock"),), ())


@pytest.mark.parametrize(
    "value",
    [
        "headstock",
        ["headstock", "clapper"],
        {"bell-hanging": []},
        {"bell-hanging": ""},
        {"bell-hanging": "headstock,, clapper"},
        {"bell-hanging": None},
        {"bell-hanging": {"headstock": "clapper"}},
        {"bell-hanging": ["headstock", 3]},
        {"bell-hanging": ["???"]},
        {"bell-hanging": ["head\x00stock"]},
        {"bell-hanging": ["the headstock of the bell"]},
        {"": ["headstock"]},
        {"music/": ["headstock"]},
        {3: ["headstock"]},
    ],
)
def test_what_is_no_group_of_words(value: object) -> None:
    synonyms, [problem] = read(value)
    assert synonyms == ()
    assert "`synonyms" in problem and "a list of words that speak of it" in problem
    assert ": [headstock, bell clapper], say" in problem
