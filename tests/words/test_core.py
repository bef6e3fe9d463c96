"""The parts of a note's text: what is said between greeting and sign-off, and the addresses in it."""

from __future__ import annotations

import pytest

from afterword.words.note_text import core, links_in, plain_address


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dear Ana,\n\nThe mast holds.", "The mast holds."),
        # Four words alone on their line greet somebody; five are a sentence of the note.
        ("Good morning dear Ana\n\nThe mast holds.", "The mast holds."),
        ("The mast holds at last\n\nYours is next.", "The mast holds at last\n\nYours is next."),
        # So does a line that goes on.
        ("The mast holds\nand so does the boom.", "The mast holds\nand so does the boom."),
        ("The mast holds.\n\nBest wishes,\nSam", "The mast holds."),
        ("The mast holds.\n\nKind regards\nSam\nsam@lee.example", "The mast holds."),
        # Of two that could end it the last one does.
        ("He closed:\n\nBest wishes,\nas ever.\n\nMany thanks,\nSam", "Best wishes,\nas ever."),
        ("Dear Ana,", ""),
        ("", ""),
    ],
)
def test_greeting_and_sign_off_are_no_part_of_what_is_said(text: str, said: str) -> None:
    assert core(text) == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/talk", "https://a.example/talk/"),
        ("https://a.example/talk", "http://a.example/talk"),
        ("https://a.example/talk", "https://www.a.example/talk"),
        ("https://a.example/talk", "https://A.example/Talk"),
        ("https://a.example/talk", "https://a.example/talk#minute-9"),
        ("https://a.example/talk", " a.example/talk "),
    ],
)
def test_one_address_in_two_spellings(one: str, other: str) -> None:
    assert plain_address(one) == plain_address(other)


@pytest.mark.parametrize(
    "other", ["https://a.example/talk-two", "https://b.example/talk", "https://a.example/talk?page=2"]
)
def test_two_addresses(other: str) -> None:
    assert plain_address("https://a.example/talk") != plain_address(other)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://a.example/talk.", [(4, "https://a.example/talk")]),
        ("(https://a.example/talk)", [(1, "https://a.example/talk")]),
        ("https://a.example/Dinghy_(boat), and on", [(0, "https://a.example/Dinghy_(boat)")]),
        ("at www.a.example!", [(3, "www.a.example")]),
        ("no address: a.example", []),
    ],
)
def test_an_address_ends_before_the_stop_of_its_sentence(text: str, links: list[tuple[int, str]]) -> None:
    assert list(links_in(text)) == links
