"""Problems: something wrong or doubtful in a file, as a value.

Reading never stops at a problem: the rest of the file, and every other file, is still read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from afterword.frozen import frozen
from afterword.words.visible import visible


class Level(StrEnum):
    """How bad a problem is: an error fails strict builds and ``check``; a hint never does."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


#: So many problems of one rule are told of one file: a list of ten thousand would help nobody.
MOST_OF_A_KIND = 20


@frozen
class Problem:
    """One thing wrong or doubtful in one file.

    Attributes:
        path: the file, relative to the journal, with forward slashes.
        line: counted from 1.
        column: counted from 1, in characters.
        level: error, warning or hint.
        rule: the stable id of what was broken, such as ``unknown-contact``.
        message: what was found and what was expected.
        fix: what to write instead, with an example.
    """

    path: str
    line: int
    column: int
    level: Level
    rule: str
    message: str
    fix: str

    def __str__(self) -> str:
        """``path:line:column: level: message``, the form editors jump to."""
        return self.told(str(self.level))

    def told(self, level: str) -> str:
        """The same with the level as it is to be shown, such as in a colour; fit for a terminal."""
        place = f"{visible(self.path, one_line=True)}:{self.line}:{self.column}"
        return f"{place}: {level}: {visible(self.message)} [{self.rule}]"

    def as_json(self) -> dict[str, Any]:
        """The problem as ``check --json`` prints it."""
        return asdict(self) | {"level": str(self.level)}


class Reports:
    """The problems of one file as they are found; of one rule so many at most.

    Attributes:
        problems: those that are told.
        count: how many were reported, told or not.
    """

    def __init__(self, path: str, before: Reports | None = None) -> None:
        """Begin.

        Args:
            path: of the file.
            before: what was reported of it already, which counts and is not repeated.
        """
        self._path = path
        self.problems: list[Problem] = []
        self.count: int = before.count if before else 0
        self._of_rule: dict[str, int] = dict(before._of_rule) if before else {}

    def told(self, rule: str) -> int:
        """How often a rule was broken."""
        return self._of_rule.get(rule, 0)

    def at_place(self, place: tuple[int, int], level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a place: line and column of the file, counted from 1."""
        self.at(*place, level, rule, message, fix)

    def at(self, line: int, column: int, level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a line and column of the file, counted from 1."""
        self.count += 1
        self._of_rule[rule] = told = self.told(rule) + 1
        if told > MOST_OF_A_KIND:
            return  # a list of ten thousand would help nobody
        if told == MOST_OF_A_KIND:
            message += " More of this kind follow in the file, and are not listed."
        self.problems.append(Problem(self._path, line, column, level, rule, message, fix))


_SEVERITY = {Level.ERROR: 0, Level.WARNING: 1, Level.HINT: 2}


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, then line and column, the worse first on one spot; repeats dropped."""
    return tuple(
        sorted(set(problems), key=lambda p: (p.path, p.line, p.column, _SEVERITY[p.level], p.rule, p.message))
    )
