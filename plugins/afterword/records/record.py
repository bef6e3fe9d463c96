"""What every record has: the file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from afterword.frozen import frozen

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@frozen
class RecordFile:
    r"""Where a record stands on disk, so that a problem or an editor link can point at it.

    Attributes:
        path: relative to the journal, with forward slashes: ``contacts/priya-raman.md``.
        body: the Markdown below the front matter, with ``\n`` line ends.
        body_line: the line of the file on which the body begins, counted from 1.
        places: line and column of each front matter key, counted from 1.
        extra: keys that are not ours, with the values YAML gave them.
    """

    path: str
    body: str = ""
    body_line: int = 1
    places: Mapping[str, tuple[int, int]] = field(default_factory=lambda: _NOTHING)
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)

    def place(self, key: str) -> tuple[int, int]:
        """Line and column of a front matter key; the top of the file where it is absent."""
        return self.places.get(key, (1, 1))


#: Of a record that was made up rather than read.
NO_FILE = RecordFile("")
