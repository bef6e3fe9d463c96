"""Where the journal is: the folder of its `mkdocs.yml`."""

from __future__ import annotations

from pathlib import Path

from afterword.errors import NoJournalError

_NAMES = ("mkdocs.yml", "mkdocs.yaml")


def find_root(start: Path) -> Path:
    """The nearest folder with a `mkdocs.yml`, from ``start`` upwards.

    Raises:
        NoJournalError: there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if has_configuration(folder):
            return folder
    raise NoJournalError(str(start))


def has_configuration(folder: Path) -> bool:
    """Whether there is a `mkdocs.yml` in the folder."""
    return any((folder / name).is_file() for name in _NAMES)


def configuration_file(root: Path) -> Path:
    """The file MkDocs would read in that folder.

    Raises:
        NoJournalError: there is none.
    """
    for name in _NAMES:
        if (root / name).is_file():
            return root / name
    raise NoJournalError(str(root))
