"""The four folders on the disk: which files stand there under a record's name, and their bytes.

Whatever stands there, looking at it ends: nothing is opened that might wait for somebody, nothing is read
beyond what a record may hold, no link is followed out of the journal, and what cannot be read is told.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from afterword.records.leavings import is_leaving
from afterword.records.schema import SCHEMAS
from afterword.records.snippets import FOLDER, is_snippets

#: Bytes of the largest file that is read. A record is words: a book of a thousand pages has two million.
LARGEST = 4_000_000

#: A live server looks at the same names after each save.
_REMEMBERED = 20_000

#: Where records lie.
_FOLDERS = frozenset(schema.folder for schema in SCHEMAS)

#: Takes the path, the rule, message and fix.
Report = Callable[[str, str, str, str], None]

# Opening a named pipe waits for somebody to write, unless it is told not to; Windows has neither.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)


@lru_cache(_REMEMBERED)
def is_record(path: str) -> bool:
    """Whether a path relative to the journal names a record (design, section 3)."""
    if "/" not in path:
        return False
    folder, *between, name = path.split("/")
    return (
        folder in _FOLDERS
        and name.lower().endswith(".md")
        and name.lower() not in ("readme.md", "index.md")
        and not is_leaving(name)
        and not any(part.startswith((".", "_")) for part in (*between, name))
    )


def read_folders(root: Path, report: Report) -> dict[str, bytes]:
    """The bytes of every file of records or snippets below ``root``, by path; what cannot be read is told."""
    files: dict[str, bytes] = {}
    inside = os.path.realpath(root)
    for top in (*(schema.folder for schema in SCHEMAS), FOLDER):
        if Path(root, top).is_symlink():
            report(top, *_OUTSIDE)
            continue
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            for name, entry in _entries(root, folder, report):
                path = f"{folder}/{name}"
                record = is_record(path) or is_snippets(path)
                if entry.is_symlink():
                    # A link to a folder could lead anywhere.
                    linked = Path(entry.path).is_dir()
                    if (linked and not name.startswith((".", "_"))) or (
                        record and (linked or not _is_below(os.path.realpath(entry.path), inside))
                    ):
                        report(shown_path(path), *_OUTSIDE)
                    elif record and _fit(path, name, report):
                        _read(files, path, entry.path, report)
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if name.startswith((".", "_")):
                        continue
                    if record:
                        message = "This is a folder, with the name of a record."
                        report(shown_path(path), "unreadable", message, _PUT_A_FILE)
                    if _fit(path, name, report):
                        waiting.append(path)
                elif record and _fit(path, name, report):
                    _read(files, path, entry.path, report)
    return files


_PUT_A_FILE = "Rename it, or put a file in its place."
_OUTSIDE = (
    "outside",
    "This is a link to a folder, or out of the journal, so it is not followed.",
    "Put the files themselves here instead.",
)


def _entries(root: Path, folder: str, report: Report) -> list[tuple[str, os.DirEntry[str]]]:
    """What stands in a folder, by name; nothing where there is no such folder."""
    try:
        with os.scandir(Path(root, folder)) as found:
            return sorted((entry.name, entry) for entry in found)
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        message = f"{shown_path(folder)} is a file, and should be a folder."
        report(shown_path(folder), "unreadable", message, "Rename it, and make the folder.")
    except OSError as error:
        message = f"The folder {shown_path(folder)} cannot be read: {error.strerror or error}."
        fix = "Look at its permissions; on a Mac, also at what the terminal may open, in Privacy & Security."
        report(shown_path(folder), "unreadable", message, fix)
    return []


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _fit(path: str, name: str, report: Report) -> bool:
    """Whether a name can be that of a record, or of a folder with records; reports where it cannot."""
    reason = _unfit(name)
    if reason:
        message = f"The name here {reason}, so nothing can refer to it."
        report(shown_path(path), "file-name", message, "Rename it, for example to ana-sol.md.")
    return not reason


def _read(files: dict[str, bytes], path: str, full: str, report: Report) -> None:
    """Read one file, or report why it is not."""
    try:
        descriptor = os.open(full, _FLAGS)
    except FileNotFoundError as error:
        gone = "It is a link that leads nowhere" if Path(full).is_symlink() else error.strerror
        report(path, "unreadable", f"The file cannot be read: {gone}.", _LOOK)
        return
    except OSError as error:
        report(path, "unreadable", f"The file cannot be read: {error.strerror or error}.", _LOOK)
        return
    try:
        status = os.fstat(descriptor)
        kind = next((words for is_one, words in _KINDS if is_one(status.st_mode)), "")
        if kind:
            report(path, "unreadable", f"This is {kind}, and no file that could be read.", _PUT_A_FILE)
        elif status.st_size > LARGEST:
            size, most = f"{status.st_size / 1e6:,.1f} MB", f"{LARGEST / 1e6:.0f} MB"
            message = f"The file has {size}, and a record has {most} at most."
            report(path, "too-large", message, "Keep pictures and the like in files of their own beside it.")
        else:
            files[path] = _all_of(descriptor, status.st_size)
    except OSError as error:
        report(path, "unreadable", f"The file cannot be read: {error.strerror or error}.", _LOOK)
    finally:
        os.close(descriptor)


def _all_of(descriptor: int, size: int) -> bytes:
    """The bytes of a file, which may have grown a little meanwhile."""
    data = piece = os.read(descriptor, size + 1)
    while piece and len(data) != size and len(data) < LARGEST:
        piece = os.read(descriptor, LARGEST - len(data))
        data += piece
    return data


_LOOK = "Look at its permissions; if it is a link, at where it leads."


@lru_cache(_REMEMBERED)
def _unfit(name: str) -> str:
    """Why a file of this name cannot be a record, in words; empty where it can."""
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        return "is not UTF-8"
    if any(sign < " " or "\x7f" <= sign < "\xa0" or sign in "\u2028\u2029" for sign in name):
        return "holds a control character or a line break"
    return ""


def shown_path(path: str) -> str:
    """A path that can be printed: bytes that are no UTF-8, and control characters, by their numbers."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return (
        "".join(f"\\x{ord(sign):02x}" if sign < " " or "\x7f" <= sign < "\xa0" else sign for sign in text)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
