"""Shell completion from the names of files, and the one line of a contact that says their name.

Nothing else of a record is read, and no YAML, so that a press of Tab costs next to nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from afterword.cli.session import Session
from afterword.errors import NoJournalError

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def records(folder: str) -> Completer:
    """Complete the records of one folder by their slugs, contacts by their names too.

    Those that begin with what was typed come first; where there are none, those that hold it.
    """

    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        typed = _folded(incomplete)
        try:
            files = list(_files(ctx.ensure_object(Session).root / folder))
        except NoJournalError:
            return []
        by_slug = [path for path in files if _folded(path.stem).startswith(typed)]
        found = [CompletionItem(path.stem) for path in by_slug]
        if typed and folder == "contacts":
            found += [_named(path, name, typed) for path in files if (name := _name(path, typed, by_slug))]
        return found or [CompletionItem(path.stem) for path in files if typed in _folded(path.stem)]

    return complete


def _files(folder: Path) -> Iterator[Path]:
    from afterword.records.slugs import RESERVED

    for path in sorted(folder.rglob("*.md"), key=lambda path: path.stem):
        if not path.stem.startswith(("_", ".")) and path.stem.casefold() not in RESERVED:
            yield path


def _name(path: Path, typed: str, found: list[Path]) -> str:
    """The name of a contact, where a word of it begins with what was typed and the slug does not."""
    from afterword.records.name_line import HEAD, name_in
    from afterword.records.slugs import slugify

    if path in found:
        return ""
    try:
        with path.open("rb") as file:
            name = name_in(file.read(HEAD))
    except OSError:
        return ""
    # As WHO is read: case and accents do not count.
    whole, wanted = slugify(name), slugify(typed)
    return name if name and any(word.startswith(wanted) for word in (whole, *whole.split("-"))) else ""


def _named(path: Path, name: str, typed: str) -> CompletionItem:
    """The name as it is typed on, where a shell takes it as one word; else the slug, which it stands for."""
    from afterword.words.shell import quoted

    whole = quoted(name) == name and _folded(name).startswith(typed)
    return CompletionItem(name if whole else path.stem, help=path.stem if whole else name)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
