"""`why:` and `give:` in the text of a gift, as people write them."""

from __future__ import annotations

import pytest

from afterword.records.gift_lines import gift_lines
from afterword.records.reading import read_files

GIFT = "---\ntitle: A\nkind: tip\ninterests: [a]\nread: yes\n---\n"


def said(body: str) -> dict[str, str]:
    return {word: line.text for word, line in gift_lines(body, 1).items()}


@pytest.mark.parametrize(
    "line",
    [
        "why: It is short.",
        "- why: It is short.",
        "* **why:** It is short.",
        "**Why**: It is short.",
        "WHY： It is short.",
    ],
)
def test_a_line_may_be_bold_or_in_a_list(line: str) -> None:
    assert said(f"Mine.\n\n{line}\n\nMine too.\n") == {"why": "It is short."}


def test_a_reason_goes_on_below_until_its_sentence_ends() -> None:
    assert said("why: It has a table\nfor each month.\nBought from a man I cannot stand.\n") == {
        "why": "It has a table for each month."
    }


def test_a_tip_goes_on_to_the_end_of_its_paragraph() -> None:
    body = "give: Wrap it in foil.\nLight it from the top.\n\nTom's bin, not mine.\nwhy: It works.\n"
    assert said(body) == {"give": "Wrap it in foil. Light it from the top.", "why": "It works."}


@pytest.mark.parametrize("end", ["- mine", "# Mine", "> mine", "```", "why: It works.", "1. mine", "---"])
def test_something_else_ends_a_tip(end: str) -> None:
    assert said(f"give: Wrap it\n{end}\n")["give"] == "Wrap it"


def test_code_and_empty_lines_say_nothing() -> None:
    assert said("```\nwhy: It is code.\n```\ngive:\nwhy:\n") == {}


def test_of_two_the_first_counts() -> None:
    assert said("why: It is short.\n\nwhy: It is long.\n") == {"why": "It is short."}


def test_a_gift_knows_the_lines_of_its_file() -> None:
    files = {"gifts/a.md": f"{GIFT}\nMine.\n\ngive: Wrap it.\n\nwhy: It works.\n".encode()}
    gift = read_files(files).gifts["a"]
    assert (gift.give, gift.give_line) == ("Wrap it.", 10)
    assert (gift.why, gift.why_line) == ("It works.", 12)
