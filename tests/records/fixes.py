"""Shared by tests of odd files: what is planned, and doing what a problem says.

The line that a fix ends with is put in the place of the one that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from afterword.followups.follow_up import FollowUp
from afterword.followups.plan import plan
from afterword.records.journal import Journal
from afterword.records.problems import Problem
from afterword.records.reading import read_files
from afterword.records.schema import SCHEMAS
from afterword.settings.settings import Settings

TODAY = date(2026, 11, 21)

_KEYS = "|".join(sorted({name for schema in SCHEMAS for name in schema.names}))
#: A key with its value, an item of a list, or a fence, at the end of the advice.
_LINE = re.compile(rf"(?:^|\s)((?:{_KEYS}): \S.*|- \S.*|---)$")


def follow_ups(journal: Journal) -> list[FollowUp]:
    """What is planned on the day, without the records it comes from: those know where they lie."""
    found = plan(journal, datetime.combine(TODAY, time(10)), Settings())
    return [replace(item, job=None) for item in found]


def line_in(fix: str) -> str | None:
    """The line that a fix ends with; None where it is given in words alone."""
    found = _LINE.search(fix)
    return found[1] if found else None


def problems_of(files: Mapping[str, bytes], path: str) -> list[Problem]:
    return [problem for problem in read_files(files, TODAY).problems if problem.path == path]


def mended(text: str, problem: Problem) -> str | None:
    """The text of a file as the fix of a problem wants it; None where the fix has no line."""
    line = line_in(problem.fix)
    if line is None:
        return None
    lines = text.split("\n")
    if problem.fix.startswith("Add a line"):
        return "\n".join([*lines[: problem.line], line, *lines[problem.line :]])
    old = lines[problem.line - 1]
    indent = old[: len(old) - len(old.lstrip(" "))] if line.startswith("- ") else ""
    return "\n".join([*lines[: problem.line - 1], indent + line, *lines[problem.line :]])
