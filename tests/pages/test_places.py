"""Addresses that every disk takes, however long a name is."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from afterword.pages.places import contact_path, draft_path, fitting_name, interest_path, position_path

LONG = "a" * 300
PLAIN = ["ana-sol", "harbor-works/staff-engineer", "sailing/dinghies", "x" * 120, "李" * 60, "é" * 100]


@pytest.mark.parametrize("name", PLAIN)
def test_a_name_of_common_length_stays(name: str) -> None:
    assert fitting_name(name) == name


def test_paths_say_what_they_hold() -> None:
    assert contact_path("ana-sol") == "contacts/ana-sol.md"
    assert position_path("harbor/engineer") == "positions/harbor/engineer.md"
    assert interest_path("sailing/dinghies") == "interests/sailing/dinghies.md"
    assert draft_path("ana-sol--thank-you--a") == "drafts/ana-sol--thank-you--a.eml"


def test_a_long_name_keeps_its_beginning() -> None:
    cut = fitting_name("ana-sol-" + LONG)
    assert cut.startswith("ana-sol-aaaa")
    assert cut != fitting_name("ana-sol-" + LONG + "b")
    assert fitting_name(cut) == cut


@given(
    st.lists(st.text(alphabet="aé李🚀- .", min_size=1, max_size=260), min_size=1, max_size=6).map("/".join),
)
@example("/".join(["李" * 80] * 40))
@example("/".join("abcdefgh" * 30))
@example(LONG)
@example("\udcff" * 250)
def test_no_name_and_no_path_is_too_long_for_any_disk(path: str) -> None:
    cut = fitting_name(path)
    for part in cut.split("/"):
        # 255 bytes, with `.html` or `-2.eml` behind it; and 255 letters, as Windows and macOS count.
        assert len(part.encode("utf-8", "surrogateescape")) <= 245
        assert len(part.encode("utf-16-le", "surrogatepass")) // 2 <= 245
    assert len(cut) <= 160


@given(
    st.lists(st.text(alphabet="ab", max_size=300).map(lambda end: "a" * 150 + end), unique=True, max_size=20)
)
def test_names_that_differ_stay_apart(names: list[str]) -> None:
    assert len({fitting_name(name) for name in names}) == len(names)
