"""`afterword check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.layout import print_json, sentence
from afterword.cli.options import JournalCommand, as_json
from afterword.cli.session import Session
from afterword.cli.terminal import Styled, put, say

if TYPE_CHECKING:
    from afterword.records.problems import Problem

_COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}


@click.command(cls=JournalCommand, lists_problems=True)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@as_json
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], strict: bool, as_json: bool) -> None:
    """Check the settings and every record and note.

    Each line is PATH:LINE:COLUMN, as editors read it, then what is wrong and what to write instead.
    With PATHs only problems in those files and folders are shown. Exit 1 where there are errors.
    """
    from afterword.records.problems import Level

    session = ctx.ensure_object(Session)
    problems = _problems(session, paths)
    if as_json:
        print_json({"version": 1, "problems": [problem.as_json() for problem in problems]})
    else:
        for problem in problems:
            _print(problem)
        _say_how_many(session, problems, bool(paths))
    bad = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    if any(problem.level in bad for problem in problems):
        ctx.exit(1)


def _problems(session: Session, paths: Sequence[Path]) -> tuple[Problem, ...]:
    from afterword.checking.checker import check_notes
    from afterword.records.problems import in_order

    wrong = _settings(session)
    journal = session.journal
    notes = check_notes(journal, session.now, session.settings)
    found = in_order((*wrong, *journal.problems, *notes))
    if not paths:
        return found
    wanted = [path.resolve() for path in paths]
    root = session.root.resolve()
    return tuple(p for p in found if any((root / p.path).is_relative_to(path) for path in wanted))


def _settings(session: Session) -> tuple[Problem, ...]:
    """What is wrong with the settings; where they cannot be read at all, the check goes on without them."""
    from afterword.settings.configuration import ConfigurationError
    from afterword.settings.settings import Settings

    try:
        session.settings, problems = session.configured
    except ConfigurationError as error:
        session.settings, problems = Settings(), (error.problem,)
    return problems


def _print(problem: Problem) -> None:
    before, behind = problem.told("\0").split("\0")
    put(before, Styled(str(problem.level), _COLOURS[problem.level]), behind)
    put(sentence(problem.fix, 4))


def _say_how_many(session: Session, problems: Sequence[Problem], chosen: bool) -> None:
    from afterword.words.counts import counted, listed

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
