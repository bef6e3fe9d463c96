"""`afterword init`."""

from __future__ import annotations

from pathlib import Path

import click

from afterword.cli.options import JournalCommand, dry_run
from afterword.cli.session import Session
from afterword.cli.terminal import put, say
from afterword.errors import AfterwordError
from afterword.settings.root import HOSTS, MKDOCS, has_configuration


def _code(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from afterword.words.languages import language_meant, read_language

    code = read_language(value)
    if code is None:
        raise click.BadParameter(
            f"{value} is not the code or the name of a language; write {language_meant(value) or 'de'}, say."
        )
    return code


@click.command(cls=JournalCommand, takes=("date",))
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
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
@click.option("--obsidian", is_flag=True, help="Property types, two tables and a template, for Obsidian.")
@click.option("--vscode", is_flag=True, help="Tasks, problems in the list of the editor, and snippets.")
@click.option("--vim", is_flag=True, help="A compiler file, so that :make checks the journal.")
@dry_run
@click.pass_context
def init(
    ctx: click.Context,
    /,
    folder: Path | None,
    demo: bool,
    language: str,
    host: str,
    dry_run: bool,
    **editors: bool,
) -> None:
    """Begin a new journal, or add the files for an editor to one.

    DIR is made where it does not exist; a file that is there already is never changed. In a journal that
    is there, with --obsidian, --vscode or --vim, only the files for that editor are made, and DIR may be
    left out.
    """
    session = ctx.ensure_object(Session)
    wanted = [name for name, is_wanted in editors.items() if is_wanted]
    if folder is None and not wanted:
        raise click.UsageError(
            "Say where the journal is to be: afterword init DIR, or for this folder: afterword init ."
        )
    if wanted and not demo and (folder is None or has_configuration(folder)):
        _equip(session, folder, wanted, dry_run=dry_run)
    elif folder is None:
        raise click.UsageError("Say where the demo is to be: afterword init DIR --demo")
    else:
        _begin(session, folder, wanted, demo=demo, language=language, host=host, dry_run=dry_run)


def _equip(session: Session, folder: Path | None, editors: list[str], *, dry_run: bool) -> None:
    """Add the files for some editors to a journal that is there."""
    from afterword.actions.editors import for_editors
    from afterword.cli.open_session import opened
    from afterword.cli.writes import carry_through

    session.start = folder
    journal = opened(session)
    act = for_editors(journal.root, editors)
    carry_through(journal, act, dry_run=dry_run)
    if not act.changes:
        say("All of it was there already.")


def _begin(
    session: Session,
    folder: Path,
    editors: list[str],
    *,
    demo: bool,
    language: str,
    host: str,
    dry_run: bool,
) -> None:
    from afterword.actions.editors import with_editors
    from afterword.actions.starting import begin
    from afterword.keeping.atomic import carry_out
    from afterword.words.shell import quoted

    try:
        chosen = next(each for each in HOSTS if each.module == host)
        act = begin(folder, session.day_outside, demo=demo, language=language, host=chosen)
        act = with_editors(act, folder, editors) if editors else act
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
    if folder == Path():
        say("A new journal is in this folder.")
    else:
        say(f"A new journal is in {folder}")
        say(f"Go there:    cd {quoted(str(folder) if not str(folder).startswith('-') else f'./{folder}')}")
    say("Look at it:  afterword serve")
    say("Then:        afterword due" if demo else "After your next interview:  afterword debrief")
