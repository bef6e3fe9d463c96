"""What does not belong in a letter, and what is fair to say in one."""

from __future__ import annotations

import pytest

from afterword.words.sensitive import doubtful, sensitive


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I keep thinking of your divorce.", "family"),
        ("I am sorry about your operation.", "health"),
        ("your two people off with stress", "health"),
        ("I am an atheist.", "faith"),
        ("Brexit made it harder.", "politics"),
        ("My German is poor.", "origin"),
        ("The salary is fine.", "pay"),
        ("She is too old for it.", "age"),
        ("It was said off the record.", "confidence"),
        ("He is clueless.", "judgement"),
    ],
)
def test_what_surely_does_not_belong_in_a_letter(text: str, kind: str) -> None:
    found = sensitive(text)
    assert kind in {place.kind for place in found}
    assert all(place.text and text[place.at :].startswith(place.text) for place in found)
    assert doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "You were right about the stores.",
        "I left the call with three ideas.",
        "Your offer is generous, and your team is strong.",
        "I admire your leadership, and the right half of the plan.",
        "The diabetes clinic runs two hours late.",
        "I opened a tin of mackerel on a cold night.",
        "You have already cost me an evening with that book.",
        "The old crane and the hospital roof need paint.",
    ],
)
def test_what_is_fair_to_say(text: str) -> None:
    assert not sensitive(text)


@pytest.mark.parametrize(
    "line",
    [
        "the diabetes clinic",
        "the resignations",
        "the shambles in accounts",
        "68k, maybe 70",
        "he's 54",
        "the payout",
    ],
)
def test_a_line_is_in_doubt_where_a_sentence_is_not(line: str) -> None:
    assert doubtful(line) and not sensitive(line)


@pytest.mark.parametrize(
    "line", ["the old crane", "the German catalogue", "the cold store", "the weight of the lid"]
)
def test_what_is_plain_of_a_thing_is_not_in_doubt(line: str) -> None:
    assert not doubtful(line)
