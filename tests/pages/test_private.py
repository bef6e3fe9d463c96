"""What is private is marked, in whatever list it stands, and nothing else is touched."""

from __future__ import annotations

import pytest
from followups.search import Search
from pages.editions import page

from afterword.pages.private import private_marked


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("- private: tired", "- <span>private: tired</span>"),
        ("* **Private:** tired", "* <span>**Private:** tired</span>"),
        ("1. [ ] private： tired", "1. [ ] <span>private： tired</span>"),
        ("• private: tired\n• say: Hello.", "• <span>private: tired</span>\n• say: Hello."),
        (
            "- private: tired,\n  between two managers\n- say: Hi.",
            "- <span>private: tired,\n  between two managers</span>\n- say: Hi.",
        ),
        (
            "- talked about: boats\n    - private: tired",
            "- talked about: boats\n    - <span>private: tired</span>",
        ),
        ("```\n- private: tired\n```", "```\n- private: tired\n```"),
        ("It was private: nobody else came.", "It was private: nobody else came."),
        ("- talked about: private: schools", "- talked about: private: schools"),
        ("", ""),
    ],
)
def test_an_item_that_is_private_is_marked(written: str, marked: str) -> None:
    assert private_marked(written) == marked.replace("<span>", '<span class="aw-private">')


def test_the_page_of_an_interview_marks_it_and_how_much_it_is_wanted() -> None:
    search = Search().contact("tom")
    search.interview("one", "## Tom\n\n- private: tired\n- say: Hello.\n", met=["tom"], feeling=9)
    markdown = page(search, "2026-11-23T10:00", "interviews/one.md").markdown
    assert '- <span class="aw-private">private: tired</span>\n- say: Hello.' in markdown
    assert '<li class="aw-private">How much you want it: 9 of 10</li>' in markdown
