"""Writing the user's files: whole or not at all, and never over what somebody else has just written.

The new text goes to a hidden file beside the old one and takes its place in one step, so that a crash, a
full disk or a pulled plug leaves the old file or the new one. That hidden file is also the lock: whoever
writes holds an operating system lock on it, which ends with the process however the process ends. A hidden
file left by a killed command therefore blocks nobody; the next write to that file takes it over.
"""

from __future__ import annotations

import contextlib
import difflib
import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import TypeVar

from afterword.errors import AfterwordError, FileChangedError
from afterword.frozen import frozen

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


#: The hidden files, for ``.gitignore``.
HIDDEN_PATTERN = ".afterword-*.tmp"

_LOCK_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
#: What file systems without hard links answer.
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV})
#: How often to try again when another command's write ends between opening its hidden file and locking it.
_TRIES = 5
#: Windows: what it answers while another program, such as an editor or a virus scanner, has a file open
#: (sharing violation, lock violation), and where it may also be a matter of rights (access denied).
_OPEN_ELSEWHERE, _DENIED = frozenset({32, 33}), 5
#: Seconds until the next try there: most hold a file for a moment only.
_PAUSE = 0.1

T = TypeVar("T")


class BusyError(AfterwordError):
    """Another command is writing the same file at this moment."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is being written by another command. Nothing was written; run it again.")
        self.path = path


class OutsideJournalError(AfterwordError):
    """A path leads out of the journal."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} leads out of the journal, so it was left alone. Use a file inside the journal."
        )
        self.path = path


class AlreadyThereError(AfterwordError):
    """A new file would have taken the place of one that exists."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} exists already, and was left as it is. Choose another name, or edit that file."
        )
        self.path = path


class WriteFailedError(AfterwordError):
    """The system would not let the file be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} could not be written: {reason}. What was there before is still there.")
        self.path, self.reason = path, reason


class PartlyWrittenError(AfterwordError):
    """Of several files, some were written before one could not be."""

    def __init__(self, written: tuple[str, ...], error: AfterwordError) -> None:
        super().__init__(f"Only {', '.join(written)} could be written. {error}")
        self.written, self.error = written, error


@frozen
class Change:
    """One file before and after.

    Attributes:
        path: relative to the journal, with forward slashes.
        old: the bytes the change was made from; None: there is no such file yet.
        new: the bytes to be; None: the file goes.
        like: the path of another file whose permissions a new one gets, as where it takes its place.
        holds: the path of another file of the action whose words it takes in; where it takes the place of
            one, ``like`` says so already.
    """

    path: str
    old: bytes | None
    new: bytes | None
    like: str = ""
    holds: str = ""

    @property
    def source(self) -> str:
        """The path of the file whose words it holds from now on; empty where there is none."""
        return self.like or self.holds

    @property
    def verb(self) -> str:
        """What happens to the file: ``created``, ``changed``, ``deleted`` or ``unchanged``."""
        if self.old == self.new:
            return "unchanged"
        if self.old is None:
            return "created"
        return "deleted" if self.new is None else "changed"

    def diff(self) -> str:
        """The change as a unified diff, which ``--dry-run`` shows; empty where nothing changes."""
        before, after = _lines(self.old), _lines(self.new)
        names = (
            "/dev/null" if self.old is None else self.path,
            "/dev/null" if self.new is None else self.path,
        )
        lines = []
        for line in difflib.unified_diff(before, after, *names):
            ended = line.endswith("\n")
            lines.append(line if ended else f"{line}\n\\ No newline at end of file\n")
        return "".join(lines)


def _lines(data: bytes | None) -> list[str]:
    """Lines with their ends; only a line feed ends one, as for git."""
    text = (data or b"").decode("utf-8", errors="replace")
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def carry_out(root: Path, changes: Iterable[Change]) -> tuple[str, ...]:
    """Write all changes, each file whole or not at all.

    Everything that can be known beforehand is checked for every file before the first one is written.

    Args:
        root: the folder of the journal.
        changes: in the order in which they are to be written.

    Returns:
        The paths that were written; a change of nothing writes nothing.

    Raises:
        FileChangedError: a file is no longer what the change was made from.
        BusyError: another command is writing one of the files.
        AlreadyThereError: a new file would overwrite one.
        OutsideJournalError: a path, or a link on it, leads out of the journal.
        WriteFailedError: the system says no: read-only, no space, no permission.
        PartlyWrittenError: any of these, after other files of the same call were written.
    """
    pending = checked(root, changes)
    written: list[str] = []
    for change, target in pending:
        try:
            with explained(change.path):
                _write(change, target, inside(root, change.like) if change.like else target)
        except AfterwordError as error:
            if written:
                raise PartlyWrittenError(tuple(written), error) from error
            raise
        written.append(change.path)
    return tuple(written)


def checked(root: Path, changes: Iterable[Change]) -> list[tuple[Change, Path]]:
    """The changes that change something, each with its real place; whatever can be known beforehand holds.

    Raises:
        AfterwordError: one of them cannot be carried out, as ``carry_out``.
    """
    pending = [(change, inside(root, change.path)) for change in changes if change.old != change.new]
    for change, target in pending:
        with explained(change.path):
            _check(change, target)
    return pending


def inside(root: Path, path: str) -> Path:
    """The real place of a path below the journal, links followed; an error where that is outside."""
    pure = PurePath(path)
    if pure.anchor or ".." in pure.parts:
        raise OutsideJournalError(path)
    try:
        real_root, target = root.resolve(), (root / pure).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise OutsideJournalError(path) from error
    if real_root not in target.parents:
        raise OutsideJournalError(path)
    return target


def _check(change: Change, target: Path) -> None:
    """Refuse what can be seen to fail: a file that changed, is there already, or is read-only."""
    try:
        there: bytes | None = target.read_bytes()
    except FileNotFoundError:
        there = None
    if change.old is None and there is not None:
        raise AlreadyThereError(change.path)
    if there != change.old:
        raise FileChangedError(change.path)
    # Replacing a file needs no right to write it, only one to its folder; a file marked read-only was marked
    # so by somebody who meant it. The mode is looked at as well, since a superuser may write everything.
    if there is not None and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise WriteFailedError(change.path, "it is read-only")


def _write(change: Change, target: Path, like: Path) -> None:
    """Carry out one change under the lock; the file has the permissions of another one, or its own."""
    if change.new is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
    hidden = target.parent / hidden_name(target.name)
    with locked(hidden, change.path) as handle:
        if change.new is None:
            _check(change, target)
            patiently(target.unlink)
            settle(target.parent)
            return
        os.ftruncate(handle, 0)
        if change.old is not None or change.like:
            # Before the first byte: what was for the user's eyes alone stays so.
            with contextlib.suppress(FileNotFoundError):  # gone: the check below says so
                hidden.chmod(stat.S_IMODE(like.stat().st_mode))
        _write_all(handle, change.new)
        os.fsync(handle)
        # Editors know nothing of the lock, so look once more, at the last moment.
        _check(change, target)
        if sys.platform == "win32":
            os.close(handle)  # Windows moves no open file
        if change.old is None:
            _publish(hidden, target, change.path)
        else:
            patiently(lambda: hidden.replace(target))
        settle(target.parent)


def hidden_name(name: str) -> str:
    """A short name beside the file, the same for every command that writes this file."""
    return HIDDEN_PATTERN.replace(
        "*", hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    )


@contextlib.contextmanager
def locked(hidden: Path, path: str) -> Iterator[int]:
    """Hold the hidden file, open and locked; it is gone afterwards, whatever happened."""
    handle = _take(hidden, path)
    try:
        yield handle
    finally:
        # Unlinked before the lock ends, so that it can only be our own.
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                os.close(handle)
        with contextlib.suppress(OSError):
            if _same(hidden, handle):
                hidden.unlink()
        if sys.platform != "win32":
            os.close(handle)


def _take(hidden: Path, path: str) -> int:
    """Open and lock the hidden file, new or left behind by a command that was killed."""
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    for _ in range(_TRIES):
        handle = patiently(lambda: os.open(hidden, flags | getattr(os, "O_CLOEXEC", 0), 0o666))
        try:
            _lock(handle)
        except OSError as error:
            if error.errno in _LOCK_HELD:
                os.close(handle)
                raise BusyError(path) from error
            # A file system without locks: the checks of the file's bytes have to do.
        # The command that held it may have moved it into place meanwhile: then this is no longer the hidden
        # file but the user's own, and must not be touched.
        if _same(hidden, handle):
            if os.fstat(handle).st_nlink == 1:
                return handle
            # A command was killed when its new file had its name already: this is a second name of that file.
            if sys.platform == "win32":
                os.close(handle)  # Windows removes no open file
                patiently(hidden.unlink)
                continue
            hidden.unlink()
        os.close(handle)
    raise BusyError(path)


def _same(hidden: Path, handle: int) -> bool:
    """Whether the hidden file's name still leads to the open file."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(handle), hidden.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def _write_all(handle: int, data: bytes) -> None:
    """Write all bytes; the system may take fewer at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _publish(hidden: Path, target: Path, path: str) -> None:
    """Give a finished new file its name, unless somebody has taken the name meanwhile."""
    try:
        os.link(hidden, target)
    except FileExistsError as error:
        raise AlreadyThereError(path) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if target.exists():
            raise AlreadyThereError(path) from error
        patiently(lambda: hidden.rename(target))


def patiently(act: Callable[[], T]) -> T:
    """Do something to a file, a few times where Windows says that another program has it open.

    Raises:
        OSError: it has it open still, or there is another reason, which is not waited for.
    """
    for _ in range(_TRIES - 1):
        try:
            return act()
        except PermissionError as error:
            if _windows_says(error) not in {*_OPEN_ELSEWHERE, _DENIED}:
                raise
            time.sleep(_PAUSE)
    return act()


def _windows_says(error: OSError) -> int | None:
    """The number of Windows for what went wrong; None on other systems."""
    return getattr(error, "winerror", None)


def settle(folder: Path) -> None:
    """Make the folder's new entry last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn what the system says into a sentence."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()
        if _windows_says(error) in _OPEN_ELSEWHERE:
            reason = "another program has it open; close it there, and run this again"
        elif _windows_says(error) == _DENIED:
            reason = "another program has it open, or you may not write there"
        raise WriteFailedError(path, reason) from error


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write there; look at the rights of the file and its folder",
    errno.EPERM: "you may not write there; look at the rights of the file and its folder",
    errno.EISDIR: "there is a folder of that name",
    errno.ENOTDIR: "one of the folders on the way is a file",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EFBIG: "the file would be larger than the system allows",
}
