"""A plain value is a dataclass, compared, hashed and shown as ``dataclass(frozen=True)`` has it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

import pytest

from afterword.frozen import frozen


@frozen
class Meeting:
    """With whom, when, and where it was noted."""

    person: str
    days: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    asked: str = field(default="", repr=False)


@frozen
class Second(Meeting):
    """One that came after another."""

    after: str = ""


@frozen
class Nothing:
    pass


@dataclass(frozen=True)
class AsPython:
    person: str
    days: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    asked: str = field(default="", repr=False)


#: Arguments of two, and whether they are equal.
PAIRS = [
    (("Pat",), ("Pat", ()), True),
    (("Pat",), ("Sam",), False),
    (("Pat", ("friday",)), ("Pat", ("friday",)), True),
    (("Pat", ("friday",)), ("Pat", ("monday",)), False),
    (("Pat", (), 3), ("Pat", (), 4), True),  # where it was noted makes no other meeting of it
    (("Pat", (), 3, "yes"), ("Pat", (), 3, "no"), False),
]


@pytest.mark.parametrize(("one", "other", "equal"), PAIRS)
@pytest.mark.parametrize("made", [Meeting, AsPython])
def test_values_are_equal_by_their_fields(made: Any, one: Any, other: Any, equal: bool) -> None:
    assert (made(*one) == made(*other)) is equal
    assert (hash(made(*one)) == hash(made(*other))) is equal
    assert len({made(*one), made(*other)}) == (1 if equal else 2)


def test_values_of_two_classes_are_never_equal() -> None:
    assert Meeting("Pat") != Second("Pat")
    assert Second("Pat") != Meeting("Pat")
    assert Meeting("Pat") != AsPython("Pat")
    assert Nothing() == Nothing()
    assert Nothing() != Meeting("Pat")


def test_a_value_is_shown_as_it_is_written() -> None:
    assert repr(Meeting("Pat", ("friday",), 3, "yes")) == "Meeting(person='Pat', days=('friday',), line=3)"
    assert repr(Meeting("Pat")) == repr(AsPython("Pat")).replace("AsPython", "Meeting")
    assert repr(Nothing()) == "Nothing()"


def test_a_value_is_a_dataclass() -> None:
    assert [each.name for each in fields(Second)] == ["person", "days", "line", "asked", "after"]
    assert replace(Second("Pat", line=3), after="Sam") == Second("Pat", after="Sam")
    with pytest.raises(TypeError):
        Meeting()  # type: ignore[call-arg]
    match Meeting("Pat", ("friday",)):
        case Meeting(person, days):
            assert (person, days) == ("Pat", ("friday",))
