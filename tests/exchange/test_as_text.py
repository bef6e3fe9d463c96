"""Words of others in the text of a record: they read as they came, and do nothing."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.exchange.as_text import as_text
from afterword.exchange.people import text_of

EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "admonition", "abbr"]


def shown(words: str) -> str:
    return markdown.markdown(as_text(words), extensions=EXTENSIONS)


def read(page: str) -> str:
    """The words that a page of paragraphs shows."""
    return html.unescape(re.sub(r"</?p>|<br ?/?>", "", page))


@pytest.mark.parametrize(
    "words",
    [
        '<img src="https://t.example/z.gif">',
        "<script>fetch('x')</script>",
        "![x](https://t.example/z.gif)",
        "[click](javascript:alert(1))",
        "# heading",
        "- item",
        "1. item",
        "heading\n===",
        "heading\n---",
        "---\nname: x\n---",
        "> quote",
        "`code`",
        "    code",
        "```\ncode\n```",
        "a | b\n--|--\n1 | 2",
        "[^1]: note",
        "*[X]: abbreviation",
        "{: onclick=alert(1) }",
        "term\n: definition",
        "!!! note\n    x",
        "<https://t.example>",
        "&lt;b&gt; &amp; [[wiki]] ~~x~~ ==y== $z$",
        "back\\slash \\* star",
    ],
)
def test_what_means_something_only_stands_there(words: str) -> None:
    page = shown(words)
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "br"}
    assert read(page).split() == words.split()


@given(st.text(st.sampled_from("ab \n\t<>&[]()!#*_`~|=-+:.1{}\\\"'^$/@"), max_size=60))
def test_nothing_but_paragraphs_comes_of_any_words(words: str) -> None:
    page = shown(words)
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "br"}
    assert read(page).split() == text_of(words).split()
