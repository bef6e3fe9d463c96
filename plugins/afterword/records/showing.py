"""How values are shown in problems: a right one for each field, and what was found in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from afterword.records.entries import Entry, unreadable
from afterword.records.problems import Level
from afterword.records.schema import Field, FieldType

#: Takes the place (line and column), level, rule, message and fix.
Report = Callable[[tuple[int, int], Level, str, str, str], None]

#: A longer line is not shown again: nobody would read it.
_LONGEST_SHOWN = 200

_BY_NAME = {
    # After the day that examples of interviews give, so that one example does not contradict another.
    "decision_by": "2026-12-04",
    "outcome_on": "2026-12-10",
    "answer_by": "2026-12-11",
    "snoozed_until": "2026-12-01",
    "expires": "2026-12-31",
}
_BY_TYPE = {
    FieldType.REASON: "asked for no more mail",
    FieldType.EMAIL: "ana@acme.example",
    FieldType.EMAILS: "[ana@acme.example]",
    FieldType.URL: "https://acme.example/talk",
    FieldType.DATE: "2026-11-20",
    FieldType.MOMENT: "2026-11-20T14:00",
    FieldType.NUMBER_OR_WORDS: "2",
    FieldType.YES_NO: "yes",
    FieldType.TAGS: "[observability, sailing/dinghies]",
    FieldType.LANGUAGE: "de",
    FieldType.STAY: "90d",
    FieldType.UIDS: "[4t7hq0@cal.example]",
    FieldType.CONTACT: "ana-sol",
    FieldType.CONTACTS: "[ana-sol]",
    FieldType.INTERVIEW: "2026-11-20-acme",
    FieldType.GIFT: "tide-tables",
}


def example_of(field: Field) -> str:
    """A value of the field as it would stand in the file."""
    if field.choices:
        return field.choices[0]
    if field.type is FieldType.NUMBER:
        return str(min(60, field.high or 60))
    return _BY_NAME.get(field.name) or _BY_TYPE.get(field.type, "Ana Sol")


def example_line(field: Field) -> str:
    """The whole line, such as ``when: 2026-11-20T14:00``."""
    return f"{field.name}: {example_of(field)}"


def what(value: Any) -> str:
    """What YAML made of a value, in words."""
    if unreadable(value):
        return str(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"the number {shortened(str(value))}"
    if isinstance(value, datetime):
        return "a date and time"
    if isinstance(value, date):
        return "a date"
    if isinstance(value, dict):
        return "a key and a value"
    return "nothing" if value is None else "a list"


def found_in(entry: Entry) -> str:
    """The value as it stands in the file, short enough for a message."""
    return shortened(entry.text) if entry.text is not None else what(entry.value)


def too_long(field: Field, place: tuple[int, int], length: int, report: Report) -> None:
    """Report a value of more letters than any name has; it is left out."""
    report(
        place,
        Level.ERROR,
        "too-long",
        f"`{field.name}` has {length:,} characters in one piece, more than {field.room:,}, "
        "so it is left out.",
        "Keep what names it, and write the rest below the front matter.",
    )


def shortened(text: str, longest: int = 60) -> str:
    """A text short enough for a message, on one line."""
    whole = " ".join(text[: 4 * longest].split())
    return whole if len(whole) <= longest and len(text) <= 4 * longest else f"{whole[: longest - 1]}…"


def advice(words: str, line: str) -> str:
    """The advice, ending with the line as it should stand, where that is not too long to be read."""
    return f"{words}: {line}" if 0 < len(line) <= _LONGEST_SHOWN else f"{words}."
