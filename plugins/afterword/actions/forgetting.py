"""Removing a person from the journal."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.actions.unfinished import broken_off
from afterword.errors import AfterwordError
from afterword.gifts.candidate_list import PATH, read_list, without
from afterword.gifts.waiting import person_named
from afterword.keeping import forgetting
from afterword.keeping.atomic import Change
from afterword.keeping.history import history
from afterword.keeping.leftovers import leftovers, links
from afterword.keeping.telling import telling_name
from afterword.records.contact import Contact
from afterword.records.schema import SCHEMAS
from afterword.settings.configuration import read_configuration
from afterword.settings.root import configuration_file


def forget(desk: Desk, contact: Contact) -> Act:
    """Their file and notes deleted, and their name taken out of all else.

    What still holds them, and is not changed, is said beforehand; what the history of git holds, afterwards.

    Raises:
        AfterwordError: a file cannot be read, or is a link; nothing is changed.
    """
    own = desk.root / contact.file.path
    if own.is_symlink():
        raise AfterwordError(
            f"{contact.file.path} is a link to {own.readlink()}, and links are not followed here. "
            "Put the file itself in its place, then forget them; nothing was changed."
        )
    files = _files(desk)
    listed, lines = files.get(PATH), _listed_for(desk, files, contact)
    struck = {PATH: without(files[PATH], lines)} if lines else {}
    found = forgetting.forget({**files, **struck}, contact.slug)
    changes = [replace(change, old=listed) if change.path in struck else change for change in found.changes]
    if struck and not any(change.path == PATH for change in changes):
        changes.insert(0, Change(PATH, listed, struck[PATH]))
    site = read_configuration(configuration_file(desk.root)).site
    left = (*links(desk.root, found.traces), *leftovers(desk.root, site, found.traces))

    def afterwards(later: Desk) -> Iterator[str]:
        past = history(desk.root, found.deleted, found.words)
        yield past or f"{contact.name} is forgotten."
        if past and not telling_name(contact.name):
            yield f'"{contact.name}" alone was not looked for there, since it may be a word.'

    # The commit must not say the name again.
    said = (
        *(f"{PATH}:{line}: taken out of the list of candidates" for line in lines),
        *(str(item) for item in (*found.report, *left)),
    )
    return Act(tuple(changes), "forget: a contact", said, afterwards, lasting=True)


def _listed_for(desk: Desk, files: Mapping[str, bytes], contact: Contact) -> list[int]:
    """The lines of the list of candidates that are about somebody."""
    return [
        each.line
        for entry in read_list(files.get(PATH, b"")).entries
        for each in entry.receivers
        if person_named(desk.journal, each.contact) == contact.slug
    ]


def _files(desk: Desk) -> dict[str, bytes]:
    """Every file of the four folders, whether it is a record or not, and debriefs that were broken off."""
    paths = [
        path for schema in SCHEMAS for path in sorted(_below(desk.root / schema.folder)) if path.is_file()
    ]
    paths += [desk.root / unfinished.path for unfinished in broken_off(desk.root)]
    return {path.relative_to(desk.root).as_posix(): _read(path, desk.root) for path in paths}


def _below(top: Path) -> Iterator[Path]:
    """Every file below a folder; links are no files, and a folder that is not there has none.

    Raises:
        AfterwordError: a folder cannot be looked into.
    """

    def refuse(error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            return
        raise AfterwordError(
            f"{error.filename} cannot be looked into: {error.strerror}. Nothing was changed."
        ) from error

    for folder, _, names in os.walk(top, onerror=refuse):
        yield from (path for path in (Path(folder, name) for name in names) if not path.is_symlink())


def _read(path: Path, root: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        name = path.relative_to(root).as_posix()
        raise AfterwordError(f"{name} cannot be read: {error.strerror}. Nothing was changed.") from error
