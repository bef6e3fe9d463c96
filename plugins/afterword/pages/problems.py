"""The problems: what is wrong or doubtful, by file and line, with what to write instead.

Files that cannot be read come first. A draft that is not finished is no fault: what it lacks stands apart and
is not counted.
"""

from __future__ import annotations

from functools import partial

from afterword.frozen import frozen
from afterword.pages.edition import Edition
from afterword.pages.page import Page, Words
from afterword.records.problems import Level, Problem
from afterword.words.counts import capital, counted, listed


@frozen
class Group:
    """Files under one heading, each with its problems; folded to a line each where they are no fault."""

    heading: str
    files: tuple[tuple[str, tuple[Problem, ...]], ...]
    folded: bool = False


def problems_page(edition: Edition) -> Page:
    """The page of all problems."""
    wrong = _wrong(edition)
    # A number among the tabs, where there is anything to put right; else nothing.
    title = capital(counted(len(wrong), "problem")) if wrong else "Problems"
    return Page("problems.md", title, partial(_words, edition), "" if wrong else edition.home)


def _words(edition: Edition, page: Page) -> Words:
    return edition.words(
        page,
        "problems",
        searched=False,
        lead=_lead(edition, _wrong(edition)),
        groups=[group for group in (*_files(edition), _drafts(edition)) if group.files],
    )


def _finished(edition: Edition) -> dict[str, tuple[Problem, ...]]:
    """Problems by file, without those of drafts."""
    return {path: found for path, found in edition.problems.items() if path not in edition.drafts}


def _wrong(edition: Edition) -> list[Problem]:
    return [each for found in _finished(edition).values() for each in found]


def _files(edition: Edition) -> tuple[Group, Group]:
    unread = {each.path for each in edition.journal.unread}
    finished = _finished(edition)
    lost = tuple((path, found) for path, found in finished.items() if path in unread)
    read = tuple((path, found) for path, found in finished.items() if path not in unread)
    return Group("Cannot be read", lost), Group("Read all the same" if lost else "To put right", read)


def _drafts(edition: Edition) -> Group:
    found = []
    for path in sorted(edition.drafts):
        if lacking := edition.to_mend(path):
            found.append((path, lacking))
    return Group("Drafts to finish", tuple(found), folded=True)


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
