"""Telling in the log what a build comes upon."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mkdocs.plugins import get_plugin_logger

from afterword.hosting.calendar import calendar_words, zone_of
from afterword.records.journal import Journal
from afterword.records.problems import Level, Problem
from afterword.settings.settings import Settings
from afterword.words.counts import counted

log = get_plugin_logger("afterword")


def report(problems: Sequence[Problem], publish: str) -> None:
    """Tell the problems: each error is a warning of the build, so that strict builds fail."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if publish == "redacted" and errors:
        # The log of a public build is public, and problems name people.
        broken = {problem.path for problem in errors}
        have = counted(len(broken), "of your files has errors in it", "of your files have errors in them")
        log.warning(f"{have}; run `afterword check` to see which.")
    elif publish != "redacted":
        for problem in errors:
            log.warning(str(problem))
    others = len(problems) - len(errors)
    if others:
        things = counted(others, "smaller thing")
        log.info(f"{things} to look at: see the page Problems, or run `afterword check`.")


def tell_of_calendar(journal: Journal, now: datetime, settings: Settings) -> None:
    """Tell what there is to know of the calendar beside the pages."""
    for word in calendar_words(journal.at(now), settings, zone_of(settings.timezone, now)):
        log.info(word)
