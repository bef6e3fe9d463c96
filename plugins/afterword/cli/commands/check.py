"""`afterword check`."""

from __future__ import annotations

from pathlib import Path

import click

from afterword.cli.layout import print_json
from afterword.cli.options import JournalCommand, as_json
from afterword.cli.session import Session


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
    from afterword.cli.open_session import opened
    from afterword.cli.shown.check import print_problem, problems_of, say_how_many
    from afterword.records.problems import Level

    session = opened(ctx.ensure_object(Session))
    problems = problems_of(session, paths)
    if as_json:
        print_json({"version": 1, "problems": [problem.as_json() for problem in problems]})
    else:
        for problem in problems:
            print_problem(problem)
        say_how_many(session, problems, bool(paths))
    bad = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    if any(problem.level in bad for problem in problems):
        ctx.exit(1)
