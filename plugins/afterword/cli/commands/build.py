"""`afterword build`."""

from __future__ import annotations

import click

from afterword.cli.options import JournalCommand
from afterword.cli.session import Session
from afterword.cli.site import run_host


@click.command(cls=JournalCommand, takes=("root",), context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS ARGUMENTS]...")
@click.pass_context
def build(ctx: click.Context, arguments: tuple[str, ...]) -> None:
    """Build the journal as a site.

    Everything after `build` goes to MkDocs, or to ProperDocs where the journal's file is a properdocs.yml or
    MkDocs is not installed: `afterword build --strict`, `afterword build -d out`.
    """
    ctx.exit(run_host(ctx.ensure_object(Session).root, "build", arguments))
