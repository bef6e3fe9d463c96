"""Where things stand: paths of pages, links between them, and links that open a file in the editor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self
from urllib.parse import quote

from afterword.settings.settings import Settings

#: "vscode://file/" already ends in the slash that "/home/mira" begins with, and "C:/search" has none.
_ENDS_IN_SLASH = re.compile(r"[^/]/\{path\}")

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")


def contact_path(slug: str) -> str:
    """The page of a contact."""
    return f"contacts/{slug}.md"


def interview_path(slug: str) -> str:
    """The page of an interview."""
    return f"interviews/{slug}.md"


def position_path(id_: str) -> str:
    """The page of a position."""
    return f"positions/{id_}.md"


def interest_path(slug: str) -> str:
    """The page of an interest."""
    return f"interests/{slug}.md"


def gift_path(slug: str) -> str:
    """The page of a gift."""
    return f"gifts/{slug}.md"


def note_path(slug: str) -> str:
    """The page of a note."""
    return f"notes/{slug}.md"


def href(origin: str, target: str) -> str:
    """A link from one page's path to another's, percent-encoded; ``target`` may end in ``#anchor``."""
    # A file name may hold a "#" of its own.
    page, suffix, anchor = target.partition(".md#")
    if suffix:
        page += ".md"
    return "../" * origin.count("/") + quote(page) + (f"#{quote(anchor)}" if anchor else "")


def as_markdown(text: str) -> str:
    """Plain text as one line of Markdown that shows exactly that text, whatever extensions are on."""
    return _MARKS.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


@dataclass(frozen=True)
class Editor:
    """Links that open a record in the user's editor; none where the site may be seen by others."""

    pattern: str
    root: str

    @classmethod
    def of(cls, settings: Settings, journal_root: str) -> Self:
        """As ``editor:`` says; ``journal_root`` is the absolute path of the journal, empty for no links."""
        return cls(settings.editor_link if journal_root else "", journal_root.replace("\\", "/"))

    def link(self, path: str, line: int = 1, column: int = 1) -> str:
        """The address that opens a file of the journal at a line; empty where there is no editor."""
        if not self.pattern:
            return ""
        full = quote(PurePosixPath(self.root, path).as_posix(), safe="/:")
        if _ENDS_IN_SLASH.search(self.pattern):
            full = full.removeprefix("/")
        return (
            self.pattern.replace("{path}", full).replace("{line}", str(line)).replace("{column}", str(column))
        )
