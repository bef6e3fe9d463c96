"""What lay in the folders that a site is made from: whatever is the same need not be looked at again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from afterword.frozen import frozen
from afterword.gifts.candidate_list import PATH as CANDIDATES
from afterword.hosting.attachments import attachments, is_markdown
from afterword.records.reading import Found, find

#: A file that is copied as it is may be a film: its bytes are not compared, but all that tells of a change.
Marks = tuple[int, ...]


@frozen
class Seen:
    """What lay there at one moment.

    Attributes:
        records: files of the journal.
        own: the author's pages, by path.
        templates: of the user's own notes, by path.
        copied: files that are copied as they are, by path.
        listed: what tells of a change of the list of candidates for gifts.
        apart: the settings, and whatever else the author has watched. Nobody knows what that is for, so a
            change of it calls for a whole build.
    """

    records: Found
    own: Mapping[str, bytes]
    templates: Mapping[str, bytes]
    copied: Mapping[str, Marks]
    listed: Marks
    apart: Mapping[str, bytes | Marks]

    @property
    def placed(self) -> tuple[frozenset[str], frozenset[str]]:
        """Which files there are besides the records."""
        return frozenset(self.own), frozenset(self.copied)


def look(config: MkDocsConfig, root: Path, templates: Iterable[Path], watched: Iterable[Path]) -> Seen:
    """Look into every folder.

    Args:
        config: of the last whole build.
        root: the folder of the journal.
        templates: folders with the user's own templates of notes.
        watched: what the author has watched besides.
    """
    own: dict[str, bytes] = {}
    copied = {path: marks for each in attachments(root) if (marks := _marks(path := str(root / each)))}
    for path in _below(Path(config.docs_dir), links=True):
        if is_markdown(path):
            own[path] = _bytes(path)
        elif marks := _marks(path):
            copied[path] = marks
    letters = {path: _bytes(path) for folder in templates for path in _below(folder, links=True)}
    apart: dict[str, bytes | Marks] = {}
    for place in watched:
        apart |= {path: _marks(path) for path in (_below(place) if place.is_dir() else [str(place)])}
    if config.config_file_path:
        apart[config.config_file_path] = _bytes(config.config_file_path)
    return Seen(find(root), own, letters, copied, _marks(str(root / CANDIDATES)), apart)


def _below(folder: Path, *, links: bool = False) -> Iterable[str]:
    for here, _, names in os.walk(folder, followlinks=links):
        yield from (f"{here}{os.sep}{name}" for name in names)


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""  # gone meanwhile, or closed: whoever needs it will say so


def _marks(path: str) -> Marks:
    """All that a disk tells of a file without opening it; nothing of one that is gone."""
    try:
        found = Path(path).stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
