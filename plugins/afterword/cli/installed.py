"""What builds the site, as it is installed beside Afterword: the versions, and whether the theme is whole."""

from __future__ import annotations

import platform
import re
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from afterword import __version__
from afterword.errors import AfterwordError
from afterword.settings.root import HOSTS, MKDOCS, Host, configuration_file, find_root

#: The name of Material in `theme:`.
THEME = "material"
_THEME = ("Material for MkDocs", "mkdocs-material")
#: It puts its own files where those of the theme are: the two share one folder, `material`.
_INTRUDER = "mkdocs-materialx"
#: The template that every page of the theme is made from, and that names whose it is.
_BASE = "templates/base.html"
_INSTALL_ANEW = "pip install --force-reinstall --no-deps mkdocs-material"


def installed_host(wanted: Host) -> Host:
    """The program to run: the one whose file the journal has, else the other.

    Raises:
        AfterwordError: neither is installed.
    """
    for host in sorted(HOSTS, key=lambda host: host != wanted):
        if find_spec(host.module):
            return host
    raise AfterwordError(
        "Neither MkDocs nor ProperDocs is installed beside Afterword, and one of them builds the site. "
        "Install one: pip install mkdocs-material"
    )


def versions() -> str:
    """The versions of Afterword, and below it of what builds the site and of Python, for a report."""
    programs = [*((host.name, host.module) for host in HOSTS), _THEME]
    found = [f"{name} {version}" for name, package in programs if (version := _version(package))]
    return f"afterword {__version__}\n{', '.join([*found, f'Python {platform.python_version()}'])}"


def trouble(here: Path) -> list[str]:
    """What keeps the site from being built as it should, a sentence each; none where all is well.

    Args:
        here: a folder; the theme is that of the journal around it, or Material where it lies in none.
    """
    said = []
    try:
        installed_host(MKDOCS)
    except AfterwordError as error:
        said.append(str(error))
    theme = theme_trouble(THEME)
    if theme and _theme_around(here) == THEME:
        said.append(theme)
    return said


def _theme_around(here: Path) -> str:
    # Only where there is something to say: `--version` reads no YAML otherwise.
    from afterword.settings.configuration import read_configuration

    try:
        return read_configuration(configuration_file(find_root(here))).theme
    except AfterwordError:
        return THEME


def theme_trouble(theme: str) -> str:
    """A sentence where the theme's files are not its own, or are gone; empty where all is well.

    Args:
        theme: its name in the journal. Of one that somebody chose in place of Material nothing is said.
    """
    if theme != THEME:
        return ""
    if not _version(_THEME[1]):
        return f"{_THEME[0]}, the theme of the site, is not installed. Install it: pip install {_THEME[1]}"
    package = find_spec("material")
    folders = (package.submodule_search_locations if package else None) or ()
    try:
        texts = [(Path(folder) / _BASE).read_text("utf-8") for folder in folders]
    except (FileNotFoundError, UnicodeDecodeError):
        texts = []
    maker = re.search(r"mkdocs-material\w*", "".join(texts))
    if maker is None:
        return f"Files of {_THEME[0]}, the theme of the site, are missing. Install it anew: {_INSTALL_ANEW}"
    if maker[0] == _INTRUDER:
        return (
            f"{_INTRUDER} has written its files over those of {_THEME[0]}, so the site is not shown with the "
            f"theme it is made for. Remove it and install the theme anew: pip uninstall {_INTRUDER}, then "
            f"{_INSTALL_ANEW}"
        )
    return ""


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
