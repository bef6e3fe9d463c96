"""The problems: everything wrong or doubtful, by file and line, with what to write instead."""

from __future__ import annotations

from afterword.pages.edition import Edition
from afterword.pages.page import Page
from afterword.records.problems import Level
from afterword.words.counts import capital, counted, listed


def problems_page(edition: Edition) -> Page:
    """The page of all problems."""
    return edition.page(
        "problems",
        "problems.md",
        # A number among the tabs, where there is anything to put right; else nothing.
        capital(counted(len(edition.problems), "problem")) if edition.problems else "Problems",
        section="" if edition.problems else edition.home,
        searched=False,
        lead=_lead(edition),
        files=tuple(edition.problems_in.items()),
    )


def _lead(edition: Edition) -> str:
    counts = {level: sum(each.level is level for each in edition.problems) for level in Level}
    if edition.redacted:
        return "Nothing to put right here: what is wrong in the files stays with the files."
    if not edition.problems:
        return "Nothing to put right. Every file was read, whole."
    parts = [
        counted(counts[level], one)
        for level, one in ((Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.HINT, "hint"))
        if counts[level]
    ]
    return f"{capital(listed(parts))}. Everything else in these files was read all the same."
