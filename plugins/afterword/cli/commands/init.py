"""`afterword init`."""

from __future__ import annotations

from pathlib import Path

import click

from afterword.cli.options import JournalCommand, dry_run
from afterword.cli.session import Session, pass_session
from afterword.cli.terminal import put, say
from afterword.errors import AfterwordError
from afterword.settings.root import HOSTS, MKDOCS


def _code(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from afterword.words.languages import language_meant, read_language

    code = read_language(value)
    if code is None:
        raise click.BadParameter(
            f"{value} is not the code or the name of a language; write {language_meant(value) or 'de'}, say."
        )
    return code


@click.command(cls=JournalCommand, takes=("date",))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--demo", is_flag=True, help="Fill it with invented people around today.")
@click.option(
    "--language",
    metavar="LANGUAGE",
    callback=_code,
    default="en",
    help="What you write in, such as de; without it, English.",
)
@click.option(
    "--host",
    type=click.Choice([host.module for host in HOSTS]),
    default=MKDOCS.module,
    help="What builds the site: MkDocs (mkdocs.yml), or ProperDocs, its continuation (properdocs.yml).",
)
@dry_run
@pass_session
def init(session: Session, folder: Path, demo: bool, language: str, host: str, dry_run: bool) -> None:
    """Begin a new journal.

    DIR is made where it does not exist; a file that is there already is never changed.
    """
    from afterword.actions.starting import begin
    from afterword.keeping.atomic import carry_out
    from afterword.words.shell import quoted

    try:
        chosen = next(each for each in HOSTS if each.module == host)
        act = begin(folder, session.day_outside, demo=demo, language=language, host=chosen)
        if not dry_run:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AfterwordError(f"The folder cannot be made: {error.strerror}. Choose another one.") from error
    for told in act.said:
        say(told)
    if dry_run:
        for change in act.changes:
            put(change.diff(), end="")
        return
    carry_out(folder, act.changes)
    say(f"A new journal is in {folder}.")
    say(f"Go there:    cd {quoted(str(folder) if not str(folder).startswith('-') else f'./{folder}')}")
    say("Look at it:  afterword serve")
    say("Then:        afterword due" if demo else "After your next interview:  afterword debrief")
