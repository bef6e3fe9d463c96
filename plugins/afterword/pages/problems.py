"""The problems: what is wrong or doubtful, by file and line, with what to write instead.

Files that cannot be read come first. A draft that is not finished is no fault: what it lacks stands apart and
is not counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from afterword.pages.edition import Edition
from afterword.pages.page import Page
from afterword.records.problems import Level, Problem
from afterword.words.counts import capital, counted, listed

#: What a draft lacks that only time will bring.
_TOO_SOON = "too-soon"


@dataclass(frozen=True)
class Group:
    """Files under one heading, each with its problems."""

    heading: str
    files: tuple[tuple[str, tuple[Problem, ...]], ...]


def problems_page(edition: Edition) -> Page:
    """The page of all problems."""
    drafts = {note.file.path for note in edition.journal.notes.values() if note.draft}
    finished = {path: found for path, found in edition.problems_in.items() if path not in drafts}
    wrong = [each for found in finished.values() for each in found]
    return edition.page(
        "problems",
        "problems.md",
        # A number among the tabs, where there is anything to put right; else nothing.
        capital(counted(len(wrong), "problem")) if wrong else "Problems",
        section="" if wrong else edition.home,
        searched=False,
        lead=_lead(edition, wrong),
        groups=[group for group in (*_files(edition, finished), _drafts(edition, drafts)) if group.files],
    )


def _files(edition: Edition, problems_in: Mapping[str, tuple[Problem, ...]]) -> tuple[Group, Group]:
    unread = {each.path for each in edition.journal.unread}
    lost = tuple((path, found) for path, found in problems_in.items() if path in unread)
    read = tuple((path, found) for path, found in problems_in.items() if path not in unread)
    return Group("Cannot be read", lost), Group("Read all the same" if lost else "To put right", read)


def _drafts(edition: Edition, drafts: set[str]) -> Group:
    found = []
    for path, problems in edition.problems_in.items():
        lacking = tuple(each for each in problems if each.rule != _TOO_SOON)
        if path in drafts and lacking:
            found.append((path, lacking))
    return Group("Drafts to finish", tuple(found))


def _lead(edition: Edition, wrong: list[Problem]) -> str:
    counts = {level: sum(each.level is level for each in wrong) for level in Level}
    if edition.redacted:
        return "Nothing to put right here: what is wrong in the files stays with the files."
    if not wrong:
        return "Nothing to put right. Every file was read, whole."
    parts = [
        counted(counts[level], one)
        for level, one in ((Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.HINT, "hint"))
        if counts[level]
    ]
    lost = len({each.path for each in wrong} & {each.path for each in edition.journal.unread})
    but = ""
    if lost:
        but = f"{capital(counted(lost, 'file is', 'files are', words=True))} left out until "
        but += "it can be read. " if lost == 1 else "they can be read. "
    return f"{capital(listed(parts))}. {but}Everything else in these files was read all the same."
