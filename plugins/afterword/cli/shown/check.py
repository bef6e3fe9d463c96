"""What is wrong, on a terminal: `afterword check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from afterword.actions.foreseen import left_open
from afterword.actions.jotted import waiting
from afterword.checking.checker import check_notes
from afterword.cli.layout import sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import Styled, put, say
from afterword.gifts.candidate_list import shown_list
from afterword.gifts.lines import hints
from afterword.gifts.waiting import named_in_vain
from afterword.hosting.calendar import zone_of
from afterword.records.problems import Problem, in_order
from afterword.records.skipped_hours import skipped_hours
from afterword.settings.configuration import ConfigurationError
from afterword.settings.settings import Settings
from afterword.times import moment_of
from afterword.words.counts import counted, listed

_COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}


def problems_of(session: OpenSession, paths: Sequence[Path]) -> tuple[Problem, ...]:
    """What is wrong with settings, records and notes, in order; with paths, in those files and folders."""
    wrong = _settings(session)
    journal = session.journal
    notes = check_notes(journal, session.now, session.settings, session.desk.plans)
    candidates = shown_list(session.root)
    own = (
        *hints(journal),
        *candidates.problems,
        *named_in_vain(journal, candidates),
        *left_open(journal, session.plan),
        *waiting(session.root, session.today),
    )
    zone = zone_of(session.settings.timezone, moment_of(session.now))
    skipped = skipped_hours(journal.interviews.values(), zone)
    found = in_order((*wrong, *journal.problems, *notes, *own, *skipped))
    if not paths:
        return found
    wanted = [path.resolve() for path in paths]
    root = session.root.resolve()
    return tuple(p for p in found if any((root / p.path).is_relative_to(path) for path in wanted))


def _settings(session: OpenSession) -> tuple[Problem, ...]:
    """What is wrong with the settings; where they cannot be read at all, the check goes on without them."""
    try:
        session.settings, problems = session.configured
    except ConfigurationError as error:
        session.settings, problems = Settings(), (error.problem,)
    return problems


def print_problem(problem: Problem) -> None:
    """Print one problem as editors read it, and below what to write instead."""
    before, behind = problem.told("\0").split("\0")
    put(before, Styled(str(problem.level), _COLOURS[problem.level]), behind)
    put(sentence(problem.fix, 4))


def say_how_many(session: OpenSession, problems: Sequence[Problem], chosen: bool) -> None:
    """Say how many there are of each level; ``chosen``: only in some files."""
    levels = [str(problem.level) for problem in problems]
    said = [counted(levels.count(level), level) for level in _COLOURS if level in levels]
    if said:
        say(f"{listed(said)}.")
    elif chosen:
        say("No problems there.")
    else:
        records = sum(map(len, (session.journal.contacts, session.journal.interviews)))
        records += sum(map(len, (session.journal.gifts, session.journal.notes)))
        say(f"All is well: {counted(records, 'record')}, no problems.")
