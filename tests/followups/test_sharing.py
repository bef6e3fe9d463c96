"""Among colleagues the best fit gets a gift, whatever they are called."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import pytest
from followups.search import Search, at
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.followups.asked_for import wanted
from afterword.followups.plan import plan
from afterword.settings.settings import Settings

#: The day after the panel, while every thank-you is open.
SATURDAY = "2026-11-21T10:00"


def panel(*people: tuple[str, list[str], str], met: list[str] | None = None, **interview: Any) -> Search:
    """Colleagues met together: slug, interests, and the lines of their debrief."""
    search = Search()
    for slug, interests, _ in people:
        search.contact(slug, interests=interests)
    body = "\n".join(f"## {slug.title()}\n\n{lines}\n" for slug, _, lines in people)
    return search.interview("i", body, met=met or [slug for slug, _, _ in people], **interview)


def first(search: Search, when: str = SATURDAY, kind: str = "thank-you") -> dict[str, str | None]:
    """The first choice of everybody, by slug."""
    found = search.plan(when)
    return {each.contact: next(iter(each.gifts), None) for each in found if each.kind == kind}


@pytest.mark.parametrize(("paul", "sunita"), [("paul", "sunita"), ("zed", "sunita"), ("paul", "alma")])
def test_the_gift_for_loans_goes_to_who_cares_about_loans(paul: str, sunita: str) -> None:
    search = panel(
        (paul, ["sailing"], "- lit up at: sailing his Contessa"),
        (sunita, ["loans", "archives"], "- lit up at: the loan agreements with the Dutch"),
    ).gift("loan-paperwork", "loans", "sailing")
    assert first(search) == {paul: None, sunita: "loan-paperwork"}


@pytest.mark.parametrize("better", ["ana", "zoe"])
@pytest.mark.parametrize(
    ("of_better", "of_other"),
    [
        ((["kites"], ""), (["bread", "kites"], "")),  # the rank of the interest
        ((["kites"], "- lit up at: flying kites"), (["kites"], "- talked about: flying kites")),
        ((["kites"], "- talked about: flying kites"), (["kites"], "- talked about: the rota")),
        ((["kites"], ""), (["wind"], "")),  # the first of the gift's own tags
        ((["kites", "wind"], ""), (["kites"], "")),  # two interests answered
    ],
)
def test_the_better_fit_gets_it(better: str, of_better: Any, of_other: Any) -> None:
    other = "zoe" if better == "ana" else "ana"
    people = sorted([(better, *of_better), (other, *of_other)])
    for order in (people, people[::-1]):
        search = panel(*order).gift("kites", "kites", "wind")
        assert first(search) == {better: "kites", other: None}


@pytest.mark.parametrize("earlier", ["ana", "zoe"])
def test_among_equals_whoever_had_nothing_for_longest(earlier: str) -> None:
    other = "zoe" if earlier == "ana" else "ana"
    search = panel((earlier, ["kites"], ""), (other, ["kites"], "")).gift("kites", "kites").gift("old", "tea")
    search.sent(other, "value-add", "2026-11-01", gift="old")
    assert first(search) == {earlier: "kites", other: None}


@pytest.mark.parametrize("earlier", ["ana", "zoe"])
def test_then_whoever_is_listed_first(earlier: str) -> None:
    other = "zoe" if earlier == "ana" else "ana"
    search = panel((other, ["kites"], ""), (earlier, ["kites"], ""), met=[earlier, other]).gift(
        "kites", "kites"
    )
    assert first(search) == {earlier: "kites", other: None}


@pytest.mark.parametrize("earlier", ["ana", "zoe"])
def test_then_whose_right_day_comes_first(earlier: str) -> None:
    other = "zoe" if earlier == "ana" else "ana"
    search = Search().contact(earlier, interests=["kites"]).contact(other, interests=["kites"])
    search.interview("a", when="2026-11-20T16:00", met=[other]).gift("kites", "kites")
    search.interview("b", when="2026-11-20T09:00", met=[earlier])
    assert first(search) == {earlier: "kites", other: None}


def test_a_second_gift_goes_to_who_would_else_have_none() -> None:
    search = (
        panel(("ana", ["kites", "tea"], ""), ("zoe", ["tea"], "")).gift("kites", "kites").gift("tea", "tea")
    )
    assert first(search) == {"ana": "kites", "zoe": "tea"}


def test_what_is_for_a_colleague_holds_a_value_add_back() -> None:
    search = panel(("ana", ["kites"], ""), ("zoe", ["bread", "kites"], "")).gift("kites", "kites")
    found = {each.contact: each for each in search.plan("2026-12-10") if each.kind == "value-add"}
    assert found["ana"].gifts == ("kites",)
    assert found["zoe"].gifts == () and "look for something on bread" in found["zoe"].hold


def test_what_a_thank_you_gives_is_no_value_add_to_a_colleague() -> None:
    search = panel(("ana", ["bread", "kites"], ""), ("zoe", ["kites"], "")).gift("kites", "kites")
    search.sent("zoe", "thank-you", "2026-11-20T18:00", interview="i")
    assert first(search) == {"ana": "kites"}
    assert first(search, kind="value-add") == {"ana": "kites", "zoe": None}


def test_a_note_that_is_asked_for_leaves_a_colleague_their_own() -> None:
    search = panel(("ana", ["kites"], ""), ("zoe", ["bread", "kites"], "")).gift("kites", "kites")
    journal, now, usual = search.journal, at("2026-12-10"), Settings()
    found = plan(journal, now, usual)
    for who, gifts in (("ana", ("kites",)), ("zoe", ())):
        assert wanted(journal, found, journal.contacts[who], "holding", now, usual).gifts == gifts


def test_people_of_two_companies_may_get_the_same() -> None:
    search = (
        Search().contact("ana", interests=["kites"]).contact("zoe", company="Hop Row", interests=["kites"])
    )
    search.interview("a", met=["ana"]).interview("b", company="Hop Row", met=["zoe"]).gift("kites", "kites")
    assert first(search) == {"ana": "kites", "zoe": "kites"}


TAGS = ["kites", "bread", "loans", "tides"]
LINES = [
    "- lit up at: the kites",
    "- talked about: the bread",
    "- lit up at: loans",
    "- talked about: the rota",
]


def _of(rng: random.Random, names: list[str]) -> Search:
    people = [
        (name, rng.sample(TAGS, rng.randint(1, 3)), "\n".join(rng.sample(LINES, rng.randint(0, 2))))
        for name in names
    ]
    search = panel(*people)
    for number in range(rng.randint(1, 5)):
        search.gift(f"g{number}", *rng.sample(TAGS, rng.randint(1, 2)))
    if rng.random() < 0.3:
        search.sent(rng.choice(names), "value-add", "2026-11-10", gift="g0")
    return search


def _choices(search: Search, when: str) -> list[Mapping[str, str | None]]:
    return [first(search, when, kind) for kind in ("thank-you", "value-add")]


@settings(max_examples=examples(40, 400), deadline=None)
@given(
    st.integers(0, 10**6),
    st.permutations(["ana", "bo", "mia", "zoe"]),
    st.sampled_from([SATURDAY, "2026-12-10"]),
)
def test_whoever_is_renamed_gets_the_same(seed: int, renamed: list[str], when: str) -> None:
    names = ["ana", "bo", "mia", "zoe"]
    new = dict(zip(names, renamed, strict=True))
    before = _choices(_of(random.Random(seed), names), when)
    after = _choices(_of(random.Random(seed), renamed), when)
    assert [{new[who]: gift for who, gift in each.items()} for each in before] == after


def test_what_follows_a_gift_that_was_let_pass_has_gifts_too() -> None:
    search = panel(("ana", ["kites"], ""), ("zoe", ["kites"], ""), owner="zoe", decision_by="2027-12-01")
    search.gift("kites", "kites")
    for slug in ("ana", "zoe"):
        search.sent(slug, "thank-you", "2026-11-20T18:00", interview="i")
    # Right from Tuesday 1 December, for 15 business days; Zoe's, for which nothing is left, never lapses.
    for day, state in (("2026-12-22", "late"), ("2026-12-23", "upcoming")):
        gift = search.the("ana", "value-add", day)
        assert (gift.state, gift.gifts) == (state, ("kites",))
        empty = search.the("zoe", "value-add", day)
        assert (empty.state, empty.gifts, empty.until) == ("held", (), None)
