"""`afterword build`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from afterword.cli.options import JournalCommand
from afterword.cli.session import Session
from afterword.cli.site import run_host


@click.command(
    cls=JournalCommand,
    takes=("root",),
    lists_problems=True,
    context_settings={"ignore_unknown_options": True},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[MKDOCS ARGUMENTS]...")
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the pages as Markdown into this folder, for Zensical, Hugo or MkDocs without a plugin.",
)
@click.option(
    "--links",
    type=click.Choice(("md", "url")),
    default="md",
    help="With --to: links as .md files, for Zensical, or as addresses, for Hugo and MkDocs.",
)
@click.option("--dry-run", is_flag=True, help="With --to: print what would be written, and write nothing.")
@click.pass_context
def build(
    ctx: click.Context, arguments: tuple[str, ...], folder: Path | None, links: Any, dry_run: bool
) -> None:
    """Build the journal as a site.

    Everything after `build` goes to MkDocs, or to ProperDocs where the journal's file is a properdocs.yml or
    MkDocs is not installed: `afterword build --strict`, `afterword build -d out`. With --to no site is
    built: the folder then holds the pages, and settings for a program that builds them.
    """
    session = ctx.ensure_object(Session)
    if folder is None:
        given = [name for name in ("links", "dry_run") if ctx.get_parameter_source(name) is not _DEFAULT]
        if given:
            raise click.UsageError(f"--{given[0].replace('_', '-')} goes with --to DIR only.", ctx)
        ctx.exit(run_host(session.root, "build", arguments))
    others = [word for word in arguments if word not in ("--strict", "-s")]
    if others:
        raise click.UsageError(f"With --to no site is built, so {others[0]} means nothing here.", ctx)
    from afterword.cli.elsewhere import build_elsewhere
    from afterword.cli.open_session import opened

    build_elsewhere(
        opened(session),
        folder.expanduser(),
        links,
        dry_run=dry_run,
        strict=bool(arguments),
    )


_DEFAULT = click.core.ParameterSource.DEFAULT
