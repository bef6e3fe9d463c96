from __future__ import annotations

from afterword.words.spelling import did_you_mean, nearest


def test_did_you_mean() -> None:
    assert did_you_mean("folow_up", ["follow_up", "name"]) == "follow_up"
    assert did_you_mean("Priya-Ramen", ["priya-raman", "tom"]) == "priya-raman"
    assert did_you_mean("zebra", ["priya-raman", "tom"]) is None


def test_the_nearest_come_first_and_no_more_than_asked_for() -> None:
    words = ["sol", "raman", "ramen", "rahman"]
    assert nearest("raman", words, 2) == ["raman", "rahman"]  # a letter more is nearer than another letter
    assert nearest("osei", words, 3) == []


def test_a_word_of_more_than_a_hundred_letters_is_near_to_nothing() -> None:
    assert did_you_mean("a" * 100, ["a" * 99]) == "a" * 99
    assert did_you_mean("a" * 101, ["a" * 100]) is None
