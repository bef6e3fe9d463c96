"""The broken rules of ``bench/mutations.toml`` still fit the code; ``bench/mutations.py`` tries them."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "afterword"
ROWS = tomllib.loads((ROOT / "bench" / "mutations.toml").read_text(encoding="utf-8"))["mutation"]

#: Rooms in which rules stand that a user would meet broken.
ROOMS = {
    *("actions", "checking", "followups", "gifts", "keeping", "kinds.py", "pages"),
    *("records", "settings", "words", "writing"),
}


def test_there_are_enough_rows_and_each_room_has_some() -> None:
    assert len(ROWS) >= 60
    assert {row["file"].partition("/")[0] for row in ROWS} >= ROOMS


def test_every_row_has_a_name_of_its_own_and_says_what_a_user_would_meet() -> None:
    assert {name for name, count in Counter(row["name"] for row in ROWS).items() if count > 1} == set()
    assert all(row["meaning"].strip().endswith((".", "”")) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_the_text_before_stands_in_its_file_once(row: dict[str, str]) -> None:
    text = (PACKAGE / row["file"]).read_text(encoding="utf-8")
    assert text.count(row["before"]) == 1, f"bench/mutations.toml, {row['name']}: mend `before`"
    after = text.replace(row["before"], row["after"])
    assert after != text
    if row["file"].endswith(".py"):
        ast.parse(after)  # a change that is no Python would be noticed by anything
