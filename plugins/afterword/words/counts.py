"""Counts and lists as a person would say them."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.times import Duration, Unit

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

_UNITS: dict[Unit, str] = {"h": "hour", "d": "day", "bd": "business day"}


def number(count: int) -> str:
    """A count in words up to twelve, in figures above."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "", *, words: bool = False) -> str:
    """A count with its noun: "1 note", "3 notes", "no notes"; with ``words``: "one note", "three notes"."""
    figure = number(count) if words or not count else f"{count:,}"
    return f"{figure} {one if count == 1 else many or one + 's'}"


def lasting(duration: Duration) -> str:
    """A length of time: "1 day", "5 business days"."""
    return counted(duration.count, _UNITS[duration.unit])


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str], last: str = "and") -> str:
    """A list in words: "Ana", "Ana and Bo", "Ana, Bo and Cy"."""
    return f" {last} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def listed_briefly(items: Sequence[str], most: int = 3) -> str:
    """The first few of a list, and how many more: "Ana, Bo, Cy and 2 more"."""
    more = [f"{len(items) - most:,} more"] if len(items) > most else []
    return listed([*items[:most], *more])
