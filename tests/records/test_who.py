from __future__ import annotations

import pytest

from afterword.records.who import UnknownNameError, find_contact, matching

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
