"""Where things stand: paths of pages, links between them, and links that open a file in the editor."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Self
from urllib.parse import quote

from afterword.frozen import frozen
from afterword.records.slugs import DEVICES
from afterword.settings.settings import Settings

#: "vscode://file/" already ends in the slash that "/home/mira" begins with, and "C:/search" has none.
_ENDS_IN_SLASH = re.compile(r"[^/]/\{path\}")

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")


#: A name in an address has at most so many letters, and so many bytes: with `.html` behind it still a file
#: name on every disk (255 bytes), and with its folders still a path where those are short (260 letters).
_LETTERS, _BYTES = 120, 200

#: The same for the folders of a nested tag and its name together.
_PATH = 160


def contact_path(slug: str) -> str:
    """The page of a contact."""
    return f"contacts/{fitting_name(slug)}.md"


def interview_path(slug: str) -> str:
    """The page of an interview."""
    return f"interviews/{fitting_name(slug)}.md"


def position_path(id_: str) -> str:
    """The page of a position."""
    return f"positions/{fitting_name(id_)}.md"


def interest_path(slug: str) -> str:
    """The page of an interest."""
    return f"interests/{fitting_name(slug)}.md"


def gift_path(slug: str) -> str:
    """The page of a gift."""
    return f"gifts/{fitting_name(slug)}.md"


def note_path(slug: str) -> str:
    """The page of a note."""
    return f"notes/{fitting_name(slug)}.md"


def draft_path(key: str) -> str:
    """The download of a draft."""
    return f"drafts/{fitting_name(key)}.eml"


@lru_cache(maxsize=20_000)
def fitting_name(path: str) -> str:
    """A name, or a path of names, that every disk takes.

    What is too long ends in a hash of the whole, as does what ends in a dot or a blank, which Windows leaves
    out, so that two folders would be one; what Windows keeps for a device begins with one.
    """
    parts = [_cut(part, path) for part in path.split("/")]
    if len("/".join(parts)) <= _PATH:
        return "/".join(parts)
    # So deep a tag lies directly below its first part.
    return f"{_short(parts[0])}/{_short(parts[-1])}-{_hash(path)}"


def _cut(part: str, whole: str) -> str:
    if DEVICES.fullmatch(part.partition(".")[0]):
        return f"{_hash(whole)}-{part.rstrip('. ')}"  # of interests and positions, which may have any name
    if part.endswith((".", " ")):
        return f"{_short(part)}-{_hash(whole)}"
    if len(part) <= _LETTERS and len(part.encode("utf-8", "surrogateescape")) <= _BYTES:
        return part
    return f"{_short(part)}-{_hash(whole)}"


def _short(part: str) -> str:
    """The beginning of a name: far enough below the limits for a hash and a number behind it."""
    short = part[: _LETTERS // 2]
    while len(short.encode("utf-8", "surrogateescape")) > _BYTES * 3 // 4:
        short = short[:-1]
    return short.rstrip("- .")


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:10]


def href(origin: str, target: str) -> str:
    """A link from one page's path to another's, percent-encoded; ``target`` may end in ``#anchor``."""
    return "../" * origin.count("/") + _from_the_top(target)


@lru_cache(maxsize=20_000)
def _from_the_top(target: str) -> str:
    # A file name may hold a "#" of its own.
    page, suffix, anchor = target.partition(".md#")
    if suffix:
        page += ".md"
    return quote(page) + (f"#{quote(anchor)}" if anchor else "")


def as_markdown(text: str) -> str:
    """Plain text as one line of Markdown that shows exactly that text, whatever extensions are on."""
    return as_references(" ".join(text.split()))


def as_references(text: str) -> str:
    """Text with a character reference for each mark of ASCII: no markup of any kind is left in it."""
    return _MARKS.sub(lambda match: f"&#{ord(match[0])};", text)


@frozen
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
