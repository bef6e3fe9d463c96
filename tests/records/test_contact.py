"""How a person is named and reached."""

from __future__ import annotations

import pytest

from afterword.records.contact import Contact


@pytest.mark.parametrize(
    ("name", "first", "initials"),
    [
        ("Priya Raman", "Priya", "PR"),
        ("Dr. Priya Raman", "Priya", "DPR"),
        ("Prof Dr Priya Raman", "Priya", "PDPR"),
        ("Jean-Luc O'Neill", "Jean-Luc", "JO"),
        ("Doctor", "Doctor", "D"),
        # A title alone is all there is to go by.
        ("Dr.", "Dr.", "D"),
        ("", "priya", "?"),
    ],
)
def test_the_first_name_is_the_first_that_is_no_title(name: str, first: str, initials: str) -> None:
    contact = Contact("priya", name)
    assert (contact.first_name, contact.initials) == (first, initials)


def test_somebody_is_addressed_as_they_wish_else_by_the_first_name() -> None:
    assert Contact("p", "Priya Raman", address="Dr Raman").greeting_name == "Dr Raman"
    assert Contact("p", "Priya Raman").greeting_name == "Priya"


@pytest.mark.parametrize("way", ["email", "phone", "linkedin"])
def test_any_way_to_write_to_somebody_is_an_address(way: str) -> None:
    assert Contact("p", "Priya", **{way: "x"}).has_address
    assert not Contact("p", "Priya", company="x", role="x", address="x").has_address
