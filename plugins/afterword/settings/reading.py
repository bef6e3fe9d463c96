"""Settings read from what YAML gave: each field knows its own reader, and a fault is a ``Problem``."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import Field, field, fields
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from afterword.frozen import frozen
from afterword.records.problems import Level, Problem
from afterword.words.counts import listed
from afterword.words.spelling import did_you_mean

T = TypeVar("T")

#: The keys that lead to an option, from ``afterword:`` down.
Keys = tuple[object, ...]

#: More of a value than this tells nobody anything.
_SHOWN = 60


class WrongSettingError(ValueError):
    """A value that a setting cannot have.

    Attributes:
        expected: what it should be, after "should be".
        fix: what to write instead, a sentence.
    """

    def __init__(self, expected: str, fix: str) -> None:
        super().__init__(f"expected {expected}. {fix}")
        self.expected, self.fix = expected, fix


@frozen
class Place:
    """A spot in a file: its path relative to the journal, line and column counted from 1."""

    path: str = "mkdocs.yml"
    line: int = 1
    column: int = 1


_NOWHERE: Mapping[Keys, Place] = MappingProxyType({})
_NO_TEXTS: Mapping[Keys, str] = MappingProxyType({})


@frozen
class Written:
    """Where options stand in the files they were written in.

    Attributes:
        names: the place of each option's name, by the keys that lead to it.
        values: the place of its value.
        texts: its value as it is written, where that is a few words on one line.
        folder: that of ``mkdocs.yml``, which folders in settings are seen from; None: they stay as written.
        top: what stands nowhere else stands here.
    """

    names: Mapping[Keys, Place] = field(default_factory=lambda: _NOWHERE)
    values: Mapping[Keys, Place] = field(default_factory=lambda: _NOWHERE)
    texts: Mapping[Keys, str] = field(default_factory=lambda: _NO_TEXTS)
    folder: Path | None = None
    top: Place = Place()

    def name(self, keys: Keys) -> Place:
        """The place of an option's name; of what holds it, where it came out of an anchor."""
        while keys and keys not in self.names:
            keys = keys[:-1]
        return self.names.get(keys, self.top)

    def value(self, keys: Keys) -> Place:
        """The place of an option's value, or else of its name."""
        return self.values.get(keys) or self.name(keys)

    def text(self, keys: Keys, value: object) -> str:
        """An option's value as it may have been written, on one line; empty for a list or a group."""
        return _clipped(self.texts.get(keys) or _as_written(value))


#: Of options that stand in no file.
NOT_WRITTEN = Written()

Reader = Callable[[Any], Any]


@frozen
class Group:
    """The reader of a setting that has settings of its own below it: the fields of a dataclass."""

    table: type


@frozen
class Folder:
    """The reader of a folder that has to be there."""


def read_group(
    table: type, options: Mapping[Any, Any], written: Written, keys: Keys = ()
) -> tuple[dict[str, Any], list[Problem]]:
    """Read the options of one group.

    Args:
        table: the dataclass; ``metadata["read"]`` of each field reads its value.
        options: as YAML gave them.
        written: where they stand.
        keys: those that lead to the group.

    Returns:
        What was read, by name; for a group within, what was read of it, by name again. A setting that is
        left empty or has a wrong value is not there. And a problem for each that is wrong or unknown.
    """
    known: dict[str, Field[Any]] = {setting.name: setting for setting in fields(table)}
    chosen: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in options.items():
        here = (*keys, name)
        setting = known.get(name) if isinstance(name, str) else None
        if setting is None:
            problems.append(_unknown(str(name), tuple(known), written.name(here), keys))
        elif value is not None:
            try:
                chosen[setting.name], more = _read(setting, value, written, here)
                problems += more
            except WrongSettingError as error:
                problems.append(_wrong(setting.name, written.text(here, value), error, written.value(here)))
    return chosen, problems


def _read(setting: Field[Any], value: Any, written: Written, here: Keys) -> tuple[Any, list[Problem]]:
    read: Reader | Group | Folder = setting.metadata["read"]
    if isinstance(read, Group):
        if not isinstance(value, Mapping):
            raise WrongSettingError(
                "settings by name, on lines of their own below it", f"Write {setting.metadata['form']}."
            )
        return read_group(read.table, value, written, here)
    if isinstance(read, Folder):
        return _folder(value, written.folder), []
    return read(value), []


def words(value: object) -> str:
    """Words, which YAML may have taken for something else.

    Raises:
        WrongSettingError: it did.
    """
    if value is False:  # `country: no` is Norway
        return "no"
    if not isinstance(value, str):
        raise WrongSettingError("words", "Put it in quotes.")
    return value.strip()


def yes_no(value: object) -> bool:
    """Yes or no.

    Raises:
        WrongSettingError: neither.
    """
    if not isinstance(value, bool):
        raise WrongSettingError("yes or no", "Write yes or no, without quotes.")
    return value


def one_of(choices: tuple[str, ...]) -> Reader:
    """A reader of one of some words."""

    def read(value: object) -> str:
        if value not in choices:
            guess = did_you_mean(value, choices) if isinstance(value, str) else None
            raise WrongSettingError(
                listed(choices, "or"), f"Did you mean {guess}?" if guess else f"Write {choices[0]}, say."
            )
        return str(value)

    return read


def _folder(value: object, beside: Path | None) -> str:
    name = words(value)
    if not name or beside is None:
        return name
    path = os.path.normpath(beside / name)
    if not Path(path).is_dir():
        raise WrongSettingError(
            "a folder that is there, seen from the folder of mkdocs.yml",
            "Make the folder, or correct the name.",
        )
    return path


def _unknown(name: str, known: tuple[str, ...], place: Place, keys: Keys) -> Problem:
    guess = did_you_mean(name, known)
    under = f" under `{keys[-1]}`" if keys else ""
    return Problem(
        place.path,
        place.line,
        place.column,
        Level.ERROR,
        "unknown-setting",
        f"There is no setting `{_clipped(name)}`{under}, so it changes nothing.",
        f"Did you mean `{guess}`?" if guess else f"There are {listed(known)}.",
    )


def _wrong(name: str, written: str, error: WrongSettingError, place: Place) -> Problem:
    shown = f"{name}: {written}" if written else name
    return Problem(
        place.path,
        place.line,
        place.column,
        Level.ERROR,
        "wrong-setting",
        f"`{shown}` should be {error.expected}; until then it counts as left out.",
        error.fix,
    )


def _as_written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | float) else ""


def _clipped(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
