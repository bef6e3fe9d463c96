"""The last actions, each kept so that it can be taken back whole; and no action that is half done.

Before the first file of an action is written, a record of it says what each file held before and, as a hash,
what it will hold. While the files are written that record is the pending one; once all are, it gets a number.
A command that is killed in between leaves the pending record behind, and the next one puts every file back.
To take an action back is the same work, later: its record becomes the pending one again, every file is put
back, and the record goes. So whatever ends a command, and when, its files are all old or all new.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.keeping.atomic import (
    BusyError,
    Change,
    PartlyWrittenError,
    carry_out,
    checked,
    explained,
    hidden_name,
    inside,
    locked,
    patiently,
    settle,
)
from afterword.keeping.own_folder import OWN_FOLDER
from afterword.words.counts import listed

#: Where the records lie. Each holds whole files of the user's: nobody else may look, and git never sees them.
FOLDER = f"{OWN_FOLDER}/undo"
#: How many actions can be taken back (design, section 7).
MOST = 20

_PENDING = f"{FOLDER}/pending.json"
_IGNORED = f"{FOLDER}/.gitignore"
_LOCK = "lock"
_VERSION = 1
#: How often, and how many seconds apart, to wait for another command that is writing.
_TRIES, _PAUSE = 40, 0.05


class NotAsLeftError(AfterwordError):
    """A file is no longer as the action left it, so that taking the action back would lose something."""

    def __init__(self, what: str, paths: Sequence[str]) -> None:
        verb, them = ("is", "it") if len(paths) == 1 else ("are", "them")
        super().__init__(
            f"{listed(paths)} {verb} no longer as “{what}” left {them}, and what was changed since would be "
            "lost. So nothing was taken back; please change it by hand."
        )
        self.paths = tuple(paths)


class HalfDoneError(AfterwordError):
    """Files could be neither all written nor put back; the next command puts them back."""

    def __init__(self, first: BaseException, second: AfterwordError) -> None:
        why = f"{first} " if isinstance(first, AfterwordError) else ""
        super().__init__(
            f"{why}What had been written could not be put back at once: {second} "
            "The next command puts it back; run it when that is solved."
        )


@frozen
class Kept:
    """One file of an action.

    Attributes:
        path: relative to the journal.
        old: its bytes before; None: there was no file.
        new: the hash of its bytes afterwards; empty: the file went.
        mode: its permissions before, where there was a file.
        source: the path of the file whose words it took in; empty where there is none.
    """

    path: str
    old: bytes | None
    new: str
    mode: int | None = None
    source: str = ""


@frozen
class Past:
    """An action of the past.

    Attributes:
        number: they count up; 0 of one that is pending.
        what: in a line, such as "sent: thank-you to Priya Raman".
        files: that it wrote.
    """

    number: int
    what: str
    files: tuple[Kept, ...]


def act(root: Path, changes: Iterable[Change], what: str, *, lasting: bool = False) -> tuple[str, ...]:
    """Write all the changes of an action or, whatever happens, none of them; and keep how to take it back.

    Args:
        root: the folder of the journal.
        changes: in the order in which they are to be written.
        what: the action in a line.
        lasting: it can never be taken back, nor can what came before: nothing of either is kept.

    Returns:
        The paths that were written; a change of nothing writes nothing, and is no action.

    Raises:
        AfterwordError: as ``atomic.carry_out``; every file is then as it was before.
        HalfDoneError: not even that could be had; the next command puts the files back.
    """
    pending = [change for change, _ in checked(root, changes)]
    if not pending:
        return ()
    with _alone(root):
        if _mend(root):
            checked(root, pending)
        kept = tuple(_kept(root, change) for change in pending)
        carry_out(root, (Change(_PENDING, None, _as_json(what, kept)),))
        written = _all_or_none(root, pending, kept, _drop_pending)
        if lasting:
            for path in _files(root):
                _unlink(path, root)
            _drop_pending(root)
        else:
            _move(root, _PENDING, _path(max((*_numbers(root), 0)) + 1))
            for number in _numbers(root)[:-MOST]:
                _unlink(root / _path(number), root)
    return written


def last(root: Path) -> Past | None:
    """The last action that has not been taken back; None where none is kept.

    Raises:
        AfterwordError: its record cannot be read.
    """
    numbers = _numbers(root)
    return _read(root, _path(numbers[-1]), numbers[-1]) if numbers else None


def changes_back(root: Path, past: Past) -> tuple[Change, ...]:
    """The changes that take an action back.

    Raises:
        NotAsLeftError: files are not as it left them.
    """
    there = {file.path: _bytes(root, file.path) for file in past.files}
    other = [file.path for file in past.files if _hash(there[file.path]) != file.new]
    if other:
        raise NotAsLeftError(past.what, other)
    held = {file.source: file.path for file in past.files if file.source}
    return tuple(
        Change(file.path, there[file.path], file.old, holds=held.get(file.path, ""))
        for file in reversed(past.files)
    )


def take_back(root: Path, past: Past) -> tuple[str, ...]:
    """Put every file back to what it was before an action.

    Args:
        root: the folder of the journal.
        past: the last one.

    Returns:
        The paths that were written.

    Raises:
        NotAsLeftError: files are not as it left them; nothing is changed.
        AfterwordError: as ``act``.
    """
    with _alone(root):
        _mend(root)
        if last(root) != past:
            raise AfterwordError(
                "Another command has written meanwhile. Nothing was taken back; run it again."
            )
        changes = changes_back(root, past)
        kept = tuple(_kept(root, change) for change in changes)
        _move(root, _path(past.number), _PENDING)
        written = _all_or_none(root, changes, kept, lambda root: _move(root, _PENDING, _path(past.number)))
        _restore_modes(root, past.files)
        _drop_pending(root)
    return written


def mend(root: Path) -> str:
    """Put back what a command that was cut short has begun to write.

    Returns:
        What was put back, in a sentence or two; empty where nothing had been cut short, or the command that
        writes is still at work.

    Raises:
        AfterwordError: a file cannot be written.
    """
    if not (root / _PENDING).is_file():
        return ""
    try:
        with _alone(root, tries=1):
            return _mend(root)
    except BusyError:
        return ""


def _mend(root: Path) -> str:
    """The same, where no other command can be at work."""
    if not (root / _PENDING).is_file():
        return ""
    past = _read(root, _PENDING, 0)
    other = _put_back(root, past.files)
    _drop_pending(root)
    said = f"A command was cut short; “{past.what}” is taken back as if it had not been."
    if other:
        was = "was" if len(other) == 1 else "were"
        said += f" {listed(other)} {was} changed by somebody else since, and left so; look it over."
    return said


@contextlib.contextmanager
def _alone(root: Path, tries: int = _TRIES) -> Iterator[None]:
    """Hold the journal, so that two commands never write at once; it is let go however the command ends.

    Raises:
        BusyError: another command holds it, and goes on doing so.
    """
    folder = inside(root, FOLDER)
    with explained(FOLDER):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        for left in reversed(range(tries)):
            try:
                with explained(FOLDER):
                    stack.enter_context(locked(folder / hidden_name(_LOCK), "The journal"))
                break
            except BusyError:
                if not left:
                    raise
                time.sleep(_PAUSE)
        if not (root / _IGNORED).exists():
            carry_out(root, (Change(_IGNORED, None, b"*\n"),))
        yield


def _all_or_none(
    root: Path, changes: Sequence[Change], kept: Sequence[Kept], give_up: Callable[[Path], None]
) -> tuple[str, ...]:
    """Carry out all the changes, or put back what was written and give the action up."""
    try:
        return carry_out(root, changes)
    except BaseException as error:
        first = error.error if isinstance(error, PartlyWrittenError) else error
        try:
            _put_back(root, kept)
            give_up(root)
        except AfterwordError as second:
            raise HalfDoneError(first, second) from error
        if first is error:
            raise
        raise first from error


def _put_back(root: Path, files: Sequence[Kept]) -> list[str]:
    """Put back the files that were written; the paths of those that somebody else has written since."""
    other = []
    for file in reversed(files):
        there = _bytes(root, file.path)
        if there == file.old:
            continue
        if _hash(there) != file.new:
            other.append(file.path)
            continue
        carry_out(root, (Change(file.path, there, file.old),))
    _restore_modes(root, [file for file in files if file.path not in other])
    return other


def _restore_modes(root: Path, files: Iterable[Kept]) -> None:
    """Files that had gone have the permissions again that they had."""
    for file in files:
        target = root / file.path
        if file.mode is not None and not file.new and target.is_file():
            with explained(file.path):
                target.chmod(file.mode)


def _kept(root: Path, change: Change) -> Kept:
    mode = None
    if change.old is not None:
        with contextlib.suppress(OSError):  # gone meanwhile: the writing says so
            mode = stat.S_IMODE((root / change.path).stat().st_mode)
    return Kept(change.path, change.old, _hash(change.new), mode, change.source)


def _bytes(root: Path, path: str) -> bytes | None:
    with explained(path):
        try:
            return inside(root, path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None


def _hash(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _path(number: int) -> str:
    return f"{FOLDER}/{number:06}.json"


def _numbers(root: Path) -> list[int]:
    return sorted(int(file.stem) for file in (root / FOLDER).glob("*.json") if file.stem.isdecimal())


def _files(root: Path) -> list[Path]:
    """Everything that holds, or may hold, words of the user's, but the pending record and the lock."""
    kept = {_PENDING, _IGNORED, f"{FOLDER}/{hidden_name(_LOCK)}"}
    there = (root / FOLDER).iterdir()
    return sorted(file for file in there if file.relative_to(root).as_posix() not in kept)


def _drop_pending(root: Path) -> None:
    _unlink(root / _PENDING, root)


def _unlink(file: Path, root: Path) -> None:
    with explained(file.relative_to(root).as_posix()):
        patiently(file.unlink)
        settle(file.parent)


def _move(root: Path, old: str, new: str) -> None:
    with explained(new):
        patiently(lambda: (root / old).replace(root / new))
        settle((root / new).parent)


def _as_json(what: str, files: Iterable[Kept]) -> bytes:
    """A record as it is kept; bytes that are no UTF-8 are carried through."""
    data = {
        "version": _VERSION,
        "what": what,
        "files": [
            {
                "path": file.path,
                "old": _as_text(file.old),
                "new": file.new,
                "mode": file.mode,
                "source": file.source,
            }
            for file in files
        ],
    }
    return json.dumps(data, indent=1).encode("ascii")


def _as_text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "surrogateescape")


def _read(root: Path, path: str, number: int) -> Past:
    """A record.

    Raises:
        AfterwordError: it cannot be read, as after an edit by hand.
    """
    try:
        data = json.loads((root / path).read_bytes())
        if data["version"] != _VERSION:
            raise ValueError
        files = tuple(
            Kept(
                file["path"],
                None if file["old"] is None else file["old"].encode("utf-8", "surrogateescape"),
                file["new"],
                file["mode"],
                file.get("source", ""),
            )
            for file in data["files"]
        )
        return Past(number, data["what"], files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise AfterwordError(
            f"{path} cannot be read, so nothing can be taken back by it. Look at your files; then delete it."
        ) from error
