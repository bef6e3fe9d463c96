"""Pictures and other files that lie beside the records."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from afterword.records.leavings import is_leaving, is_sync_copy
from afterword.records.schema import SCHEMAS

#: Files that a browser runs as pages: a mail saved as one would ask other machines, and could read the site.
_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".xml", ".xsl", ".svgz"})
#: What makes a picture more than a picture when it is opened by itself.
_ACTIVE = re.compile(
    rb"<\s*(?:script|foreignobject|iframe)|[\s/\"']on[a-z]+\s*=|javascript\s*:|@import"
    rb"|(?:href|src|url)\s*[=(]\s*[\"']?\s*(?:https?:)?//",
    re.IGNORECASE,
)


def real_path(path: Path) -> Path:
    """Where a path leads; also of a link that leads nowhere, or round in a circle."""
    return Path(os.path.realpath(path))


def is_markdown(name: str) -> bool:
    """Whether a file is a page by the end of its name, as MkDocs has it."""
    return name.endswith((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))


def attachments(root: Path) -> Iterator[str]:
    """Paths of the files beside the records that belong on a site, relative to the journal.

    What editors, systems and sync programs leave there is not among them, nor is what a link leads to
    outside the four folders. Saved pages and pictures with scripts in them stay behind: they are words of
    others too.
    """
    folders = [root / schema.folder for schema in SCHEMAS]
    inside = [real_path(folder) for folder in folders if not folder.is_symlink()]
    for top in folders:
        for folder, below, names in os.walk(top):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                full = Path(folder, name)
                if is_markdown(name.lower()) or name.startswith("."):
                    continue
                if is_leaving(name) or is_sync_copy(name, names) or not full.is_file():
                    continue
                if any(real_path(full).is_relative_to(each) for each in inside) and not _acts(full):
                    yield full.relative_to(root).as_posix()


def _acts(path: Path) -> bool:
    """Whether opening a file in a browser could run what is in it."""
    ending = path.suffix.lower()
    if ending != ".svg":
        return ending in _PAGES
    try:
        return bool(_ACTIVE.search(path.read_bytes()))
    except OSError:
        return True  # whoever cannot look into it cannot vouch for it
