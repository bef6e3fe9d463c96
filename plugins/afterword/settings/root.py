"""Where the journal is: the folder of its `mkdocs.yml` or `properdocs.yml`, and whose file that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from afterword.errors import NoJournalError
from afterword.keeping.own_folder import MADE


class Host(NamedTuple):
    """A program that builds the site, and takes this plugin.

    Attributes:
        name: as its makers write it.
        module: to import, and to install.
        files: the names of its configuration file, in the order in which it looks for them.
    """

    name: str
    module: str
    files: tuple[str, ...]


MKDOCS = Host("MkDocs", "mkdocs", ("mkdocs.yml", "mkdocs.yaml"))
#: By former maintainers of MkDocs. It looks for `mkdocs.yml` too, after its own names.
PROPERDOCS = Host("ProperDocs", "properdocs", ("properdocs.yml", "properdocs.yaml"))

#: Where a folder has files of both, the first one's counts.
HOSTS = (MKDOCS, PROPERDOCS)


def find_root(start: Path) -> Path:
    """The nearest folder with a configuration file, from ``start`` upwards; pages made for a host are passed.

    Raises:
        NoJournalError: there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if has_configuration(folder) and not (folder / MADE).exists():
            return folder
    raise NoJournalError(str(start))


def has_configuration(folder: Path) -> bool:
    """Whether there is a `mkdocs.yml` or `properdocs.yml` in the folder."""
    return any(_configurations(folder))


def configuration_file(root: Path) -> Path:
    """The file that counts in that folder: the one of MkDocs, and where there is none, of ProperDocs.

    Raises:
        NoJournalError: there is none.
    """
    for file in _configurations(root):
        return file
    raise NoJournalError(str(root))


def other_configuration(file: Path) -> Path | None:
    """The file that another host would read in the folder of ``file``; None where it would read this one."""
    return next((other for other in _configurations(file.parent) if host_of(other) != host_of(file)), None)


def host_of(file: Path) -> Host:
    """Whose configuration file it is by its name; one of any other name is that of MkDocs."""
    return next((host for host in HOSTS if file.name in host.files), MKDOCS)


def _configurations(folder: Path) -> Iterator[Path]:
    return (folder / name for host in HOSTS for name in host.files if (folder / name).is_file())
