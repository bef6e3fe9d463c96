"""What does not belong in a letter, and what is fair to say in one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.sensitive import _entries, _found, _looked, _pattern, _tables, doubtful, sensitive


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


KINDS = tuple(_tables())


@pytest.mark.parametrize("level", ["sure", "near", "raw"])
@given(data=st.data())
def test_no_pattern_is_passed_over_that_would_find_something(level: str, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    entries = [entry.rstrip("*") for listed in _tables()[kind].values() for entry in _entries(listed)]
    shard = st.sampled_from(
        (*entries, "my ", "She’s ", "has been ", "very ", "the", "-", "'s", "_", " ", "\n", "İ")
    )
    text = "".join(data.draw(st.lists(shard, max_size=6)))
    for said in (text, text.upper()):
        found = [place for place in _found(said, level) if place.kind == kind]
        matches = _pattern(kind, level).finditer(_looked(said)[0])
        spans = sorted(
            match.span(group)
            for match in matches
            for group in ("word", "of", "is")
            if match.groupdict().get(group)
        )
        assert sorted((place.at, place.at + len(place.text)) for place in found) == spans
