"""Searches for something on an interest: ours, those of the settings, and the words in their addresses."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from afterword.settings.finders import FINDERS, Search, searches
from afterword.settings.settings import Settings


def read(value: object) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    settings, problems = Settings.read({"finders": value})
    return settings.finders, tuple(f"{each.message} {each.fix}" for each in problems)


def test_ours() -> None:
    assert [name for name, _ in FINDERS] == ["news", "papers", "talks", "podcasts", "books", "events"]
    assert Settings().finders == FINDERS
    for _, address in FINDERS:
        assert address.startswith("https://")
        assert address.count("{words}") == 1


def test_the_words_of_an_interest() -> None:
    finders = (("films", "https://search.example/?q={words}&s=1"),)
    (found,) = searches(finders, "sailing/dinghy-racing")
    assert found == Search("films", "https://search.example/?q=sailing%20dinghy%20racing&s=1")
    for odd in ("C++ & more", "größe", "a#b?c=d", "“;--"):
        (found,) = searches(finders, odd)
        parts = urlsplit(found.url)
        assert found.url.isascii()
        assert parse_qs(parts.query) == {"q": [odd.replace("-", " ").strip()], "s": ["1"]}
        assert not parts.fragment


def test_those_of_the_user_stand_besides_and_in_the_place_of_ours() -> None:
    own = {"news": "https://n.example/{words}", "events": False, "films": "https://f.example/?q={words}"}
    finders, problems = read(own)
    assert not problems
    assert [name for name, _ in finders] == ["news", "papers", "talks", "podcasts", "books", "films"]
    assert dict(finders)["news"] == "https://n.example/{words}"
    assert read(False) == ((), ())


@pytest.mark.parametrize(
    "value",
    [
        ["https://n.example/{words}"],
        "https://n.example/{words}",
        {"news": "https://n.example/"},
        {"news": "http://n.example/{words}"},
        {"news": "javascript:alert('{words}')"},
        {"news": "https://{words}.example/"},
        {"news": "https://n.example/{words} x"},
        {"news": 'https://n.example/"{words}'},
        {"news": True},
        {"news": None},
        {"": "https://n.example/{words}"},
        {3: "https://n.example/{words}"},
    ],
)
def test_what_is_no_search(value: object) -> None:
    finders, problems = read(value)
    assert finders == FINDERS
    [problem] = problems
    assert "https address that has {words} in it" in problem
    assert "https://search.example/?q={words}" in problem
