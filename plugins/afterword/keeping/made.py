"""A folder of files that are made, not written by hand: what changed is written, what is no longer made goes.

A list in the folder names what was made, each file with a hash of its bytes. Nothing but what stands on it is
ever overwritten or removed, and that only while it holds the bytes that were made. The list is written before
the first file and after the last one, so that a run that is cut short leaves nothing that the next one does
not know.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.keeping.atomic import WriteFailedError, explained, hidden_name, locked, patiently
from afterword.keeping.own_folder import MADE
from afterword.words.counts import listed_briefly

_FLAGS = os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class NotOursError(AfterwordError):
    """Something in the folder was not made here, or was changed since, and would be lost."""


@frozen
class Plan:
    """What is to become of a folder; paths are relative to it, with forward slashes.

    Attributes:
        written: files that are new or hold something else.
        removed: files that are no longer made.
        kept: files that are the user's to change, and were changed.
        unchanged: how many files stay as they are.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    unchanged: int


@frozen
class _List:
    """What was made: hashes by path, of which a file holds one; two where a run was cut short."""

    hashes: Mapping[str, tuple[str, ...]]
    finished: bool = True

    def ours(self, path: str, data: bytes) -> bool:
        return _hash(data) in self.hashes.get(path, ())


def plan(folder: Path, files: Mapping[str, bytes], tuned: Collection[str] = ()) -> Plan:
    """Compare a folder with what is to be in it; nothing is written.

    Args:
        folder: which need not be there.
        files: everything that is to be in it, by path.
        tuned: paths of files that the user may change, and that are kept then.

    Raises:
        NotOursError: the folder holds other files and no list, something stands in the way, or a file was
            changed since it was made.
        WriteFailedError: a file that is to change is read-only, or cannot be read.
    """
    there = _read_list(folder)
    if there is None:
        _refuse_strangers(folder)
        there = _List({})
    _refuse_links(folder, (*files, *there.hashes))
    written: list[str] = []
    removed: list[str] = []
    kept: list[str] = []
    changed: list[str] = []
    for path in sorted(files):
        data = _read(folder, path)
        if data is None:
            written.append(path)
        elif data == files[path]:
            continue
        elif there.ours(path, data):
            _refuse_read_only(folder, path)
            written.append(path)
        elif path in there.hashes:
            (kept if path in tuned else changed).append(path)
        else:
            raise NotOursError(
                f"{folder / path} is there, and was not made by Afterword. Nothing was written. Move it "
                "away, or choose another folder."
            )
    for path in sorted(there.hashes.keys() - files.keys()):
        data = _read(folder, path)
        if data is None:
            continue
        if there.ours(path, data):
            removed.append(path)
        else:
            (kept if path in tuned else changed).append(path)
    if changed:
        raise NotOursError(
            f"In {folder} this was changed since Afterword made it: {listed_briefly(changed)}. Nothing was "
            "written. Move what you changed away (your own pages go into the docs folder of the journal), "
            "or delete the folder to have it made anew."
        )
    unchanged = len(files) - len(written) - len([path for path in kept if path in files])
    return Plan(tuple(written), tuple(removed), tuple(kept), unchanged)


def make(folder: Path, files: Mapping[str, bytes], tuned: Collection[str] = ()) -> Plan:
    """Bring a folder to hold these files, as ``plan``; each file is written whole or not at all.

    Returns:
        What was done.

    Raises:
        NotOursError, WriteFailedError: as ``plan``, before anything is written.
        BusyError: another command is at it.
    """
    plan(folder, files, tuned)  # before a folder is made for nothing
    with explained(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        done = plan(folder, files, tuned)
        before = _read_list(folder) or _List({})
        keep = {path: before.hashes[path] for path in done.kept}
        after = {path: (_hash(data),) for path, data in files.items()} | keep
        if done.written or done.removed:
            both = {
                path: tuple(dict.fromkeys((*before.hashes.get(path, ()), *after.get(path, ()))))
                for path in before.hashes.keys() | after.keys()
            }
            _write_list(folder, _List(both, finished=False))
        if not before.finished:
            _clear_halves(folder, (*files, *before.hashes))
        # Away first: where capitals and small letters are one, the new file may stand under the old name.
        for path in done.removed:
            _remove(folder, path)
        for path in done.written:
            _write(folder, path, files[path])
        _write_list(folder, _List(after))
    return done


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with explained(str(folder)), locked(folder / hidden_name(MADE), str(folder)):
        yield


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_list(folder: Path) -> _List | None:
    """The list of a folder; None where there is none."""
    data = _read(folder, MADE)
    if data is None:
        return None
    try:
        read = json.loads(data)
        hashes = {str(path): tuple(str(each) for each in found) for path, found in read["files"].items()}
        finished = bool(read["finished"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(folder) from error
    if any(_leaves(path) for path in hashes):
        raise _damaged(folder)
    return _List(hashes, finished)


def _damaged(folder: Path) -> NotOursError:
    return NotOursError(
        f"{folder / MADE} is not the list that Afterword wrote, so it cannot be told what in {folder} was "
        "made. Nothing was written. Choose another folder, or delete this one."
    )


def _leaves(path: str) -> bool:
    """Whether a path, read on any system, is not simply a file below the folder."""
    pure, windows = PurePosixPath(path), PureWindowsPath(path)
    return not pure.parts or bool(pure.anchor or windows.anchor) or ".." in (*pure.parts, *windows.parts)


def _write_list(folder: Path, made: _List) -> None:
    files = {path: list(hashes) for path, hashes in sorted(made.hashes.items())}
    text = json.dumps({"version": 1, "finished": made.finished, "files": files}, indent=0)
    data = f"{text}\n".encode()
    if _read(folder, MADE) != data:
        _write(folder, MADE, data)


def _refuse_strangers(folder: Path) -> None:
    with explained(str(folder)):
        # What begins with a dot is no page; it may be the folder of git.
        names = (
            sorted(each.name for each in folder.iterdir() if each.name[:1] != ".") if folder.is_dir() else []
        )
    if names:
        raise NotOursError(
            f"{folder} holds what Afterword did not make ({listed_briefly(names)}). Nothing was written. "
            "Choose a new or empty folder."
        )


def _refuse_links(folder: Path, paths: Iterable[str]) -> None:
    """No link within the folder is followed: it may lead to anything."""
    seen: set[PurePosixPath] = set()
    for path in paths:
        pure = PurePosixPath(path)
        for each in (pure, *tuple(pure.parents)[:-1]):
            if each in seen:
                continue
            seen.add(each)
            if (folder / each).is_symlink():
                raise NotOursError(
                    f"{folder / each} is a link, and links in that folder are not followed. Nothing was "
                    "written. Delete the link, or choose another folder."
                )


def _refuse_read_only(folder: Path, path: str) -> None:
    file = folder / path
    if not (file.stat().st_mode & 0o222 and os.access(file, os.W_OK)):
        raise WriteFailedError(str(file), "it is read-only")


def _read(folder: Path, path: str) -> bytes | None:
    """What a file holds; None where there is none."""
    file = folder / path
    with explained(str(file)):
        try:
            mode = file.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not stat.S_ISREG(mode):
            raise NotOursError(
                f"{file} is there, and is no file. Nothing was written. Move it away, or choose "
                "another folder."
            )
        return file.read_bytes()


def _write(folder: Path, path: str, data: bytes) -> None:
    target = folder / path
    with explained(str(target)):
        target.parent.mkdir(parents=True, exist_ok=True)
        hidden = target.parent / f"{hidden_name(target.name)}.new"
        try:
            with os.fdopen(os.open(hidden, _FLAGS, 0o666), "wb") as opened:
                opened.write(data)
            patiently(lambda: hidden.replace(target))
        except BaseException:
            with contextlib.suppress(OSError):
                hidden.unlink()
            raise


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that are empty then."""
    target = folder / path
    with explained(str(target)):
        patiently(lambda: target.unlink(missing_ok=True))
    with contextlib.suppress(OSError):
        for parent in target.parents:
            if parent == folder:
                break
            parent.rmdir()


def _clear_halves(folder: Path, paths: Iterable[str]) -> None:
    """Remove what a run that was killed left half written."""
    for path in (*paths, MADE):
        target = folder / path
        with contextlib.suppress(OSError):
            (target.parent / f"{hidden_name(target.name)}.new").unlink()
