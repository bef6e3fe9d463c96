"""Gaps, and the words that count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.note_text import Gap, gaps_in, unveil, veil, words_in

#: What a user may have written down, and could be taken for something to fill in.
BRACKETED = (
    *("[sic]", "[1]", "[like this]", "{{topic}}", "{{ values }}", "{% raw %}", "${HOME}", "{name}"),
    *("<name>", "<<team>>", "TODO", "TBD", "FIXME", "XXX", "???", "____", "[[tail-sampling]]", "lorem ipsum"),
)


@pytest.mark.parametrize(
    "text",
    [
        "I liked [what they spoke of].",
        "It starts [on which day?].",
        "[one line on why you suit the job]",
        "As for me: [an example]: it was long ago.",
        "Hello {{first_name}}.",
        "The role at <company> suits me.",
        "TODO: say something of sailing.",
        "We met on ??? about it.",
        "See [[tail-sampling]] for more.",
    ],
)
def test_what_is_to_be_filled_in(text: str) -> None:
    (gap,) = gaps_in("", text)
    assert (gap.where, gap.line) == ("body", 1)
    assert text[gap.offset :].startswith(gap.text)


@pytest.mark.parametrize(
    "text",
    [
        "I liked [the talk](https://talks.example/tail) you named.",
        "I liked [the talk][tail] you named.",
        "[tail]: https://talks.example/tail",
        '  [tail]: <https://talks.example/tail> "On tails"',
        "See the note[^1] below, and [2], and [b].",
        "- [ ] is how we tick things off, and - [x] how we are done",
        "She said “it were [sic] so”, and [...] or […] went on.",
        "The code `values[index]` and `[like this]` is ours.",
        "```\n[like this]\n```\nand <!-- [like this] -->",
        "We keep a TODO list.",
        "She wrote fields[name] to me.",
        "Well??",
    ],
)
def test_what_is_not(text: str) -> None:
    assert gaps_in("", text) == ()


def test_a_gap_knows_its_place() -> None:
    body = "Dear Ana,\n\nI liked [the one] and [the other].\n\n[why]\n"
    assert gaps_in("Thanks: [role]", body) == (
        Gap("[role]", "subject", 8, 0),
        Gap("[the one]", "body", 19, 3),
        Gap("[the other]", "body", 33, 3),
        Gap("[why]", "body", 47, 5),
    )
    assert body[19:28] == "[the one]" and body[33:44] == "[the other]" and body[47:52] == "[why]"


@pytest.mark.parametrize("text", [*BRACKETED, " ".join(BRACKETED), "`", "<!-- ", "[a", "b]"])
def test_what_is_veiled_is_no_gap_and_hides_none(text: str) -> None:
    hidden = veil(text)
    assert gaps_in(hidden, hidden) == ()
    assert [gap.text for gap in gaps_in("", f"{hidden} [why] {hidden}")] == ["[why]"]
    assert (len(hidden), unveil(hidden)) == (len(text), text)


@given(st.text() | st.text(alphabet="[]{}<>?_`$!%^.x TODXLoremipsu\n"))
def test_whatever_is_veiled_comes_back(text: str) -> None:
    hidden = veil(text)
    assert gaps_in("", hidden) == ()
    assert unveil(hidden) == text
    assert len(hidden) == len(text)


@given(st.text(alphabet="[]{}<>?_`:( TODa\n"), st.text(alphabet="[]{}<>?_`:( TODa\n"))
def test_gaps_lie_where_they_say_in_order(subject: str, body: str) -> None:
    found = gaps_in(subject, body)
    texts = {"subject": subject, "body": body}
    for gap in found:
        assert texts[gap.where][gap.offset :].startswith(gap.text)
        assert gap.line == (0 if gap.where == "subject" else body.count("\n", 0, gap.offset) + 1)
    places = [(gap.where != "subject", gap.offset) for gap in found]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "sign", ["[", "[a", "[[", "{", "{{", "{%", "<", "<your ", "<<", "?", "_", "_ ", "`", "<!--", "!["]
)
def test_a_sign_repeated_costs_no_more_than_its_length(sign: str) -> None:
    # In proportion this takes a moment; with the square of the length it would not end.
    gaps_in("", sign * 50_000)
    words_in(sign * 50_000)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Dear Ana,\n\nThank you for Friday.\n\nKind regards,\nSam", 4),
        ("Dear Ana,\n\nSee https://talks.example/tail - it is short.\n\nBest wishes,\nSam", 4),
        ("Dear Ana,\n\nWrite to sam@lee.example, or ring — as you like.\n", 7),
        ("Hi Ana,\n\n[one line]\n", 2),
        ("", 0),
    ],
)
def test_words_are_counted_without_greeting_sign_off_addresses_and_dashes(body: str, count: int) -> None:
    found = words_in(body)
    assert len(found) == count
    assert all(body[word.start() : word.end()] == word[0] for word in found)
