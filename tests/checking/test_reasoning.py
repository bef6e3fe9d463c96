"""What the checker works out from the journal and from the shape of a sentence, not from its words."""

from __future__ import annotations

import pytest
from checking.checked import SEARCH, found

from afterword.records.problems import Level


def test_what_was_told_off_the_record_is_private_without_a_lead_in() -> None:
    path = "interviews/2026-11-20-northwind.md"
    told = SEARCH[path].replace(
        "        She asked twice",
        "        - off the record: the Leeds depot closes in March\n\n        She asked twice",
    )
    sentence = "It will be a hard spring with the Leeds depot to close in March."
    found_there = found("sensitive", f"Dear Priya,\n\n{sentence}", files={path: told})
    assert [problem.level for problem in found_there] == [Level.ERROR]
    assert not found("sensitive", f"Dear Priya,\n\n{sentence}")


def test_a_name_of_somebody_met_is_no_sign_of_having_listened() -> None:
    body = "Dear Priya,\n\nThank you and Tom for your time. I would love to join you and can talk again."
    path = "interviews/2026-11-20-northwind.md"
    with_name = SEARCH[path].replace("- lit up at: sailing her", "- lit up at: Tom, sailing her")
    assert found("no-callback", body, files={path: with_name})


@pytest.mark.parametrize(
    ("sentence", "many"),
    [
        ("Has it been settled, does the board have to agree, and from when would the new one start?", True),
        ("Has it been settled, and from when would the new one start?", False),
        ("Do you know how the tide, the wind and the moon, which is new, will play on it?", False),
    ],
)
def test_several_questions_in_one_breath(sentence: str, many: bool) -> None:
    assert bool(found("many-questions", f"Dear Priya,\n\n{sentence}", kind="decision-check-in")) == many


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("I admire how Calder Mutual treats its members.", True),
        ("I have wanted to work on the scale that Harcastle Consulting does.", True),
        ("I admire how Northwind Robotics treats its members.", False),
        ("I like how Edith Crowle writes of glass.", False),  # a person, as the family name is no word
    ],
)
def test_a_house_that_is_praised_and_in_no_file(sentence: str, wrong: bool) -> None:
    assert bool(found("wrong-company", f"Dear Priya,\n\n{sentence}")) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("I liked the question Thom put to me.", True),
        ("I liked the question Tom put to me.", False),
        ("Mark the hull, he said, and I did.", False),
    ],
)
def test_a_name_that_sounds_the_same(sentence: str, wrong: bool) -> None:
    assert bool(found("wrong-name", f"Dear Priya,\n\n{sentence}")) == wrong


def test_three_things_with_nothing_above_them_in_one_sentence() -> None:
    heaped = "The loveliest people, the cleverest plans and the neatest yard."
    assert found("over-praise", f"Dear Priya,\n\n{heaped}")
    assert not found("over-praise", "Dear Priya,\n\nThe oldest loom is the quietest of all.")
