from __future__ import annotations

import pytest

from afterword.words.spelling import did_you_mean, nearest, sound_distance, sounds_alike


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alexandra", "Aleksandra"),
        ("Catherine", "Katherine"),
        ("Steven", "Stephen"),
        ("Sophie", "Sofie"),
        ("Geoff", "Jeff"),
        ("Stuart", "Stewart"),
        ("Claire", "Clare"),
        ("Jon", "John"),
        ("Anne", "Ann"),
        ("Theresa", "Teresa"),
        ("Zoë", "Zoe"),
    ],
)
def test_names_that_sound_alike(one: str, other: str) -> None:
    assert sounds_alike(one, other)
    assert sounds_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Anne"),
        ("Tom", "Tim"),
        ("Jan", "Jane"),
        ("Dan", "Dana"),
        ("May", "Maya"),
        ("Lucy", "Luca"),
        ("Josh", "Joss"),
        ("Sam", "sam"),
    ],
)
def test_two_names_or_the_same(one: str, other: str) -> None:
    assert not sounds_alike(one, other)


def test_a_sound_more_or_less() -> None:
    assert sound_distance("Catriona", "Katrina") == 1
    assert sound_distance("Catherine", "Martina") == 2  # they begin with different sounds
    assert sound_distance("Priya", "Priyanka") == 2
