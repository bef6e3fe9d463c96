from __future__ import annotations

import pytest

from afterword.errors import AfterwordError
from afterword.records.who import UnknownNameError, find_contact, find_position, matching

PEOPLE = {
    "contacts/ana-sol.md": "---\nname: Ana Sol\n---\n",
    "contacts/joana-soler.md": "---\nname: Joana Soler\n---\n",
    "contacts/zoe.md": "---\nname: Zoë Ångström-O'Neill\n---\n",
    "contacts/lukasz-zak.md": "---\nname: Łukasz Żak\n---\n",
    "contacts/wei.md": "---\nname: 林薇\n---\n",
    "contacts/sam-lee.md": "---\nname: Sam Lee\ncompany: Mill\n---\n",
    "contacts/sam-lee-2.md": "---\nname: Sam Lee\ncompany: Dock\n---\n",
    "contacts/index-card.md": "---\nname: Index\n---\n",
}


@pytest.mark.parametrize(
    ("who", "slug"),
    [
        ("ana-sol", "ana-sol"),
        ("Ana Sol", "ana-sol"),  # the whole name, though it is also a part of another
        ("ANA SOL", "ana-sol"),
        ("joana", "joana-soler"),
        ("soler", "joana-soler"),
        ("sol ana joa", "joana-soler"),
        ("zoe", "zoe"),
        ("ZOË", "zoe"),
        ("angstrom", "zoe"),
        ("oneill", "zoe"),
        ("Ångström-O’Neill", "zoe"),
        ("lukasz", "lukasz-zak"),
        ("łukasz", "lukasz-zak"),
        ("林", "wei"),
        ("wei", "wei"),
        ("sam-lee", "sam-lee"),
        ("sam-lee-2", "sam-lee-2"),
        ("index", "index-card"),
    ],
)
def test_any_unambiguous_part_is_enough(journal, who: str, slug: str) -> None:
    assert find_contact(journal(PEOPLE), who).slug == slug


@pytest.mark.parametrize("who", ["ana", "sol", "Sam Lee", "sam", "l"])
def test_nobody_is_guessed(journal, who: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_contact(journal(PEOPLE), who)
    assert caught.value.ambiguous
    assert len(caught.value.candidates) > 1
    assert caught.value.exit_code == 1


def test_two_of_one_name_are_told_apart(journal) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_contact(journal(PEOPLE), "sam lee")
    assert caught.value.candidates == ("Sam Lee (sam-lee, Mill)", "Sam Lee (sam-lee-2, Dock)")


@pytest.mark.parametrize(
    ("who", "near"),
    [
        ("jaona", "Joana Soler (joana-soler)"),
        ("Lukas Zack", "Łukasz Żak (lukasz-zak)"),
        ("xyz", None),
        (" ", None),
    ],
)
def test_nobody_of_that_name(journal, who: str, near: str | None) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_contact(journal(PEOPLE), who)
    assert not caught.value.ambiguous
    assert (near in caught.value.candidates) if near else caught.value.candidates == ()


def test_signs_of_a_pattern_are_letters_like_any_other(journal) -> None:
    assert matching(".*", {"a": "Ana"}) == ()
    assert matching("[", {"a": "Ana"}) == ()


def position(slug: str, title: str, outcome: str = "open", company: str = "Mill") -> dict[str, str]:
    head = f"company: {company}\nposition: {title}\nwhen: 2026-11-20\noutcome: {outcome}\n"
    return {f"interviews/{slug}.md": f"---\n{head}outcome_on: 2026-11-23\n---\n"}


def test_of_several_positions_the_open_one_is_meant(journal) -> None:
    found = journal(position("a", "Weaver", "closed") | position("b", "Dyer"))
    assert find_position(found, "mill", None).title == "Dyer"
    # By its title one that has ended can be meant as well.
    assert find_position(found, "mill", "weav").title == "Weaver"
    found = journal(position("a", "Weaver", "closed"))
    assert find_position(found, "mill", None).title == "Weaver"


@pytest.mark.parametrize("outcomes", [("open", "on-hold"), ("closed", "declined")])
def test_of_two_open_ones_or_two_that_have_ended_none_is_guessed(journal, outcomes: tuple[str, str]) -> None:
    found = journal(position("a", "Weaver", outcomes[0]) | position("b", "Dyer", outcomes[1]))
    with pytest.raises(AfterwordError, match="could be 2 positions"):
        find_position(found, "mill", None)


def test_no_such_position_lists_those_there_are(journal) -> None:
    found = journal(position("a", "Weaver") | position("b", "Pilot", company="Harbour"))
    with pytest.raises(AfterwordError, match=r"(?s)No position matches .orchard.*Weaver at Mill"):
        find_position(found, "orchard", None)
    with pytest.raises(AfterwordError, match="There are none yet"):
        find_position(journal({}), "orchard", None)


@pytest.mark.parametrize(("text", "known"), [("mill", True), ("the mill", False), ("mil", False)])
def test_a_company_is_nobody_and_its_people_are_named(journal, text: str, known: bool) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_contact(journal(PEOPLE), text)
    assert ("is where people work, and nobody's name. There you know Sam Lee" in str(caught.value)) is known
