"""Dates in the languages of the country presets, turned into English: ``bis Freitag``, ``le 2 décembre``.

Only texts that are words of one language throughout: a single word from elsewhere means nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from afterword.compiled import table_of
from afterword.words.dates import DAYS, MONTHS

_COUNTED = ("day", "week", "month", "year")
#: What each list of single words means in English.
_MEANT = {
    "today": "today",
    "tomorrow": "tomorrow",
    "after_tomorrow": "day after tomorrow",
    "in": "in",
    "next": "next",
    "this": "this",
    "end": "end of",
    "without_meaning": "",
    **{unit: unit for unit in _COUNTED},
}


@cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    """The words of each language, read when first asked for."""
    return table_of(Path(__file__).with_name("days_elsewhere.toml"))


@cache
def weekdays_elsewhere() -> Mapping[str, int]:
    """The weekdays, with their numbers from 0, in every language."""
    return {
        name: number
        for language in _languages().values()
        for number, names in enumerate(language["weekdays"])
        for name in names.split()
    }


def in_english(words: str) -> str | None:
    """A date of another language in English words; None where it is none.

    Args:
        words: in small letters, with single blanks between them.
    """
    pieces = words.split(" ")
    # A day of a month may have a full stop behind it.
    bare = [piece.rstrip(".") if piece.rstrip(".").isdecimal() else piece for piece in pieces]
    for language in _languages():
        known = _vocabulary(language)
        # "vendredi: le rapport" does not have its article from the day.
        if all(known.get(piece, piece.isdecimal()) for piece in bare[-1:]) and all(
            piece.isdecimal() or piece in known for piece in bare
        ):
            said = " ".join(filter(None, (known.get(piece, piece) for piece in bare)))
            return said if said != words else None
    return None


@cache
def _vocabulary(language: str) -> Mapping[str, str]:
    return dict(_words(_languages()[language]))


def _words(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    # What comes later counts: "sept" is a month in French, and seven only where it is counted with.
    lists = [(data["counts"], map(str, range(1, 13))), (data["weekdays"], DAYS), (data["months"], MONTHS)]
    for names, english in lists:
        for spellings, meant in zip(names, english, strict=True):
            yield from ((name, meant.casefold()) for name in spellings.split())
    for key, meant in _MEANT.items():
        yield from ((name, meant) for name in data[key].split())
