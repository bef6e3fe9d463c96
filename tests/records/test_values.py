"""Values at the edges of what a field may hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from afterword.records.journal import Journal

Make = Callable[[dict[str, str]], Journal]


@pytest.mark.parametrize(
    ("key", "value", "right"),
    [
        *(("feeling", "0", False), ("feeling", "1", True), ("feeling", "10", True), ("feeling", "11", False)),
        *(("minutes", "0", False), ("minutes", "1", True), ("minutes", "1440", True)),
        *(("minutes", "1441", False), ("minutes", "45.5", False), ("minutes", "-5", False)),
    ],
)
def test_a_number_lies_within_its_limits(journal: Make, key: str, value: str, right: bool) -> None:
    found = journal({"interviews/i.md": f"---\ncompany: Acme\nwhen: 2026-11-20\n{key}: {value}\n---\n"})
    assert [problem.rule for problem in found.problems] == ([] if right else ["number"])
    usual = {"feeling": None, "minutes": 60}
    assert getattr(found.interviews["i"], key) == (int(value) if right else usual[key])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *(("yes", True), ("true", True), ("on", True), ("y", True), ("YES", True)),
        *(("no", False), ("false", False), ("off", False), ("n", False), ("Off", False)),
        *(("maybe", None), ("1", None), ("[yes]", None)),
    ],
)
def test_every_way_to_say_yes_and_no(journal: Make, word: str, meant: bool | None) -> None:
    found = journal({"gifts/g.md": f"---\ntitle: T\nkind: tip\ninterests: [a]\npaid: {word}\n---\n"})
    assert [problem.rule for problem in found.problems] == (["yes-no"] if meant is None else [])
    assert found.gifts["g"].paid is bool(meant)


@pytest.mark.parametrize(
    ("word", "stays", "gap"),
    [("yes", True, None), ("no", False, None), ("90d", True, "90d"), ("10bd", True, "10bd")],
)
def test_staying_in_touch_is_a_wish_or_an_interval(
    journal: Make, word: str, stays: bool, gap: str | None
) -> None:
    ana = journal({"contacts/ana.md": f"---\nname: Ana\nstay_in_touch: {word}\n---\n"}).contacts["ana"]
    assert ana.stay_in_touch is stays
    assert (str(ana.stay_gap) if ana.stay_gap else None) == gap


@pytest.mark.parametrize(
    ("value", "read", "rules"),
    [
        ("[ana@acme.example, a.sol@home.example]", ("ana@acme.example", "a.sol@home.example"), []),
        ("\n  - ana@acme.example\n  - ANA@acme.example", ("ana@acme.example",), []),
        ("ana@acme.example, a.sol@home.example", ("ana@acme.example", "a.sol@home.example"), []),
        ("ana@acme.example", ("ana@acme.example",), []),
        ("[ana@acme.example, ask Tom]", ("ana@acme.example",), ["email"]),
        ("ana at acme", (), ["email"]),
        ("", (), []),
    ],
)
def test_further_addresses_are_a_list_or_one(
    journal: Make, value: str, read: tuple[str, ...], rules: list[str]
) -> None:
    found = journal({"contacts/ana.md": f"---\nname: Ana\nother_emails: {value}\n---\n"})
    assert found.contacts["ana"].other_emails == read
    assert [problem.rule for problem in found.problems] == rules
