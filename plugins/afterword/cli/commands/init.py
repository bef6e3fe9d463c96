"""`afterword init`."""

from __future__ import annotations

from pathlib import Path

import click

from afterword.cli.options import JournalCommand, dry_run
from afterword.cli.session import Session, pass_session, say
from afterword.errors import AfterwordError


@click.command(cls=JournalCommand, takes=("date",))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--demo", is_flag=True, help="Fill it with invented people around today.")
@dry_run
@pass_session
def init(session: Session, folder: Path, demo: bool, dry_run: bool) -> None:
    """Begin a new journal.

    DIR is made where it does not exist; a file that is there already is never changed.
    """
    from afterword.actions.starting import example, example_settings, new_journal
    from afterword.keeping.atomic import carry_out
    from afterword.settings.root import has_configuration
    from afterword.settings.settings import Me

    if has_configuration(folder):
        raise AfterwordError(
            f"{folder} has a mkdocs.yml already. "
            "Choose another folder, or add the afterword plugin to that file."
        )
    if demo:
        changes = [*new_journal("An invented search", example_settings().me), *example(session.day_outside)]
    else:
        changes = [*new_journal("My search", Me())]
    kept = [change.path for change in changes if (folder / change.path).exists()]
    new = [change for change in changes if change.path not in kept]
    if dry_run:
        for change in new:
            click.echo(change.diff(), nl=False)
        return
    folder.mkdir(parents=True, exist_ok=True)
    carry_out(folder, new)
    for path in kept:
        say(f"Kept {path}, which was there.")
    say(f"A new journal is in {folder}.")
    say(f"Look at it:  cd {folder} && afterword serve")
    say("Then:        afterword due" if demo else "After your next interview, there:  afterword debrief")
