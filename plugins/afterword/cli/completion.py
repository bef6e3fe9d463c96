"""Shell completion from file names alone: no record is read, so that a press of Tab costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from afterword.cli.session import Session
from afterword.errors import NoJournalError

Completer = Callable[[click.Context, click.Parameter, str], list[str]]


def records(folder: str) -> Completer:
    """Complete the slugs of one folder: those that begin with what was typed, else those that hold it."""

    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
        typed = incomplete.casefold()
        try:
            slugs = _slugs(ctx.ensure_object(Session).root / folder)
        except NoJournalError:
            return []
        begin = [slug for slug in slugs if slug.casefold().startswith(typed)]
        return [slug for slug in begin or slugs if typed in slug.casefold()]

    return complete


def _slugs(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    from afterword.records.slugs import RESERVED

    stems = (path.stem for path in folder.rglob("*.md"))
    return sorted(
        stem for stem in stems if not stem.startswith(("_", ".")) and stem.casefold() not in RESERVED
    )
