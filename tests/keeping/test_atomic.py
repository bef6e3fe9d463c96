"""Writing: the old file or the new one, whole, at any moment; one writer at a time; nothing lost."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.errors import AfterwordError, FileChangedError
from afterword.keeping import atomic
from afterword.keeping.atomic import (
    AlreadyThereError,
    BusyError,
    Change,
    OutsideJournalError,
    PartlyWrittenError,
    WriteFailedError,
    carry_out,
)

OLD, NEW = b"old\n" * 5000, b"new\n" * 7000

posix = pytest.mark.skipif(sys.platform == "win32", reason="forks, modes and links as on POSIX systems")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts/ana.md").write_bytes(OLD)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_changed_created_deleted(root: Path) -> None:
    (root / "contacts/ana.md").chmod(0o640)
    changes = [
        Change("contacts/ana.md", OLD, NEW),
        Change("notes/2026/new.md", None, b"text\r\n"),
        Change("contacts/same.md", b"x", b"x"),
    ]
    assert [change.verb for change in changes] == ["changed", "created", "unchanged"]
    assert carry_out(root, changes) == ("contacts/ana.md", "notes/2026/new.md")
    assert (root / "contacts/ana.md").read_bytes() == NEW
    assert (root / "notes/2026/new.md").read_bytes() == b"text\r\n"
    assert carry_out(root, [Change("notes/2026/new.md", b"text\r\n", None)]) == ("notes/2026/new.md",)
    assert names(root / "contacts") == ["ana.md"]
    assert names(root / "notes/2026") == []


@posix
def test_the_mode_stays(root: Path) -> None:
    (root / "contacts/ana.md").chmod(0o640)
    carry_out(root, [Change("contacts/ana.md", OLD, NEW)])
    assert (root / "contacts/ana.md").stat().st_mode & 0o777 == 0o640


@posix
def test_a_new_name_keeps_the_mode(root: Path) -> None:
    (root / "contacts/ana.md").chmod(0o600)
    carry_out(root, [Change("contacts/anna.md", None, NEW, like="contacts/ana.md")])
    assert (root / "contacts/anna.md").stat().st_mode & 0o777 == 0o600


def test_a_change_of_nothing_writes_nothing(root: Path) -> None:
    before = (root / "contacts/ana.md").stat()
    assert carry_out(root, [Change("contacts/ana.md", OLD, OLD)]) == ()
    after = (root / "contacts/ana.md").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_diff() -> None:
    assert Change("a.md", b"1\n2\n", b"1\n3\n").diff() == "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n"
    assert Change("a.md", None, b"1").diff() == (
        "--- /dev/null\n+++ a.md\n@@ -0,0 +1 @@\n+1\n\\ No newline at end of file\n"
    )
    assert Change("a.md", b"1\n", None).diff() == "--- a.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n"
    assert Change("a.md", b"1\n", b"1\n").diff() == ""


# --- Refusals, each before anything is written -----------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (Change("contacts/ana.md", b"something else", NEW), FileChangedError),
        (Change("contacts/ana.md", b"something else", None), FileChangedError),
        (Change("contacts/gone.md", OLD, NEW), FileChangedError),
        (Change("contacts/ana.md", None, NEW), AlreadyThereError),
        (Change("../outside.md", None, NEW), OutsideJournalError),
        (Change("contacts/../../outside.md", None, NEW), OutsideJournalError),
        (Change("/tmp/outside.md", None, NEW), OutsideJournalError),
        (Change("contacts/a\0b.md", None, NEW), OutsideJournalError),
        (Change(".", None, NEW), OutsideJournalError),
        (Change("", None, NEW), OutsideJournalError),
        (Change("contacts/ana.md/x.md", None, NEW), WriteFailedError),
        (Change("contacts", None, NEW), WriteFailedError),
        (Change("contacts/" + "x" * 300 + ".md", None, NEW), WriteFailedError),
    ],
)
def test_refusals(root: Path, change: Change, error: type[AfterwordError]) -> None:
    first = Change("notes/first.md", None, b"x")
    with pytest.raises(error) as raised:
        carry_out(root, [first, change])
    assert raised.value.exit_code == 1
    assert str(raised.value).endswith(".")
    assert (root / "contacts/ana.md").read_bytes() == OLD
    assert not (root / "notes/first.md").exists()
    assert names(root / "contacts") == ["ana.md"]


@posix
def test_links(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_bytes(OLD)
    (root / "contacts/link.md").symlink_to(outside / "secret.md")
    (root / "notes").symlink_to(outside)
    (root / "contacts/inside.md").symlink_to("ana.md")
    (root / "contacts/loop.md").symlink_to("loop.md")
    for path, old in [("contacts/link.md", OLD), ("notes/secret.md", OLD), ("notes/new.md", None)]:
        with pytest.raises(OutsideJournalError):
            carry_out(root, [Change(path, old, NEW)])
    with pytest.raises(AfterwordError):
        carry_out(root, [Change("contacts/loop.md", OLD, NEW)])
    assert names(outside) == ["secret.md"]
    assert (outside / "secret.md").read_bytes() == OLD
    # A link within the journal stays a link; what it leads to is written.
    carry_out(root, [Change("contacts/inside.md", OLD, NEW)])
    assert (root / "contacts/inside.md").is_symlink()
    assert (root / "contacts/ana.md").read_bytes() == NEW


@posix
def test_a_hidden_file_that_is_a_link_is_not_followed(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    victim = tmp_path_factory.mktemp("outside") / "victim"
    victim.write_bytes(b"precious")
    (root / "contacts" / atomic.hidden_name("ana.md")).symlink_to(victim)
    with pytest.raises(WriteFailedError):
        carry_out(root, [Change("contacts/ana.md", OLD, NEW)])
    assert victim.read_bytes() == b"precious"
    assert (root / "contacts/ana.md").read_bytes() == OLD


def test_read_only_file(root: Path) -> None:
    (root / "contacts/ana.md").chmod(0o444)
    for new in (NEW, None):
        with pytest.raises(
            WriteFailedError, match=r"^contacts/ana\.md could not be written: it is read-only"
        ):
            carry_out(root, [Change("contacts/ana.md", OLD, new)])
    assert (root / "contacts/ana.md").read_bytes() == OLD


# --- The system says no, at each step --------------------------------------------------------------------

#: What a write asks of the system, by the object and the name under which it asks.
STEPS = ("open", "ftruncate", "write", "fsync")


def failing(name: str, code: int, *, after: int = 0) -> Callable[..., Any]:
    """A system call that fails with an error, after some that do not; a write takes half before it fails."""
    real = getattr(os, name)
    calls = 0

    def call(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(code, os.strerror(code))
        if name == "write":
            return real(arguments[0], bytes(arguments[1])[:100])
        return real(*arguments, **options)

    return call


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you may not write there"),
        (errno.EIO, "input/output error"),
    ],
)
@pytest.mark.parametrize("new", [NEW, None], ids=["changed", "created"])
def test_the_system_says_no(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, words: str, new: bytes | None
) -> None:
    change = Change("contacts/ana.md", OLD, NEW) if new else Change("contacts/ben.md", None, NEW)
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing(step, code, after=1 if step == "write" else 0))
        with pytest.raises(WriteFailedError, match=words):
            carry_out(root, [change])
    assert (root / "contacts/ana.md").read_bytes() == OLD
    assert names(root / "contacts") == ["ana.md"]
    carry_out(root, [change])
    assert (root / change.path).read_bytes() == NEW


@pytest.mark.parametrize("method", ["replace", "unlink"])
def test_the_last_step_fails(root: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    def refuse(self: Path, *_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, method, refuse)
        with pytest.raises(WriteFailedError, match="you may not write there"):
            carry_out(root, [Change("contacts/ana.md", OLD, NEW if method == "replace" else None)])
    assert (root / "contacts/ana.md").read_bytes() == OLD


def test_short_writes_are_continued(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:997]))
    carry_out(root, [Change("contacts/ana.md", OLD, NEW)])
    assert (root / "contacts/ana.md").read_bytes() == NEW


def test_no_hard_links(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    carry_out(root, [Change("contacts/ben.md", None, NEW)])
    assert (root / "contacts/ben.md").read_bytes() == NEW
    assert names(root / "contacts") == ["ana.md", "ben.md"]


def test_a_name_taken_at_the_last_moment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.link

    def link(source: Path, target: Path) -> None:
        target.write_bytes(b"somebody else's")
        real(source, target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(AlreadyThereError):
        carry_out(root, [Change("contacts/ben.md", None, NEW)])
    assert (root / "contacts/ben.md").read_bytes() == b"somebody else's"
    assert names(root / "contacts") == ["ana.md", "ben.md"]


@posix
def test_a_real_limit_on_the_size_of_files(root: Path) -> None:
    """Not simulated: the system itself takes the first bytes and refuses the rest."""
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from afterword.keeping.atomic import Change, carry_out\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        f"carry_out(Path(sys.argv[1]), [Change('contacts/ana.md', {OLD!r}, {NEW!r})])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, root], capture_output=True, encoding="utf-8", check=False
    )
    assert "WriteFailedError: contacts/ana.md could not be written: the file would be larger" in run.stderr
    assert (root / "contacts/ana.md").read_bytes() == OLD
    assert names(root / "contacts") == ["ana.md"]


# --- Several files ---------------------------------------------------------------------------------------


def test_all_files_are_checked_before_the_first_is_written(root: Path) -> None:
    with pytest.raises(FileChangedError):
        carry_out(root, [Change("contacts/ben.md", None, NEW), Change("contacts/ana.md", b"stale", NEW)])
    assert names(root / "contacts") == ["ana.md"]


def test_what_was_written_before_a_failure_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing("fsync", errno.ENOSPC, after=2))  # a file and its folder
    with pytest.raises(
        PartlyWrittenError, match=r"^Only contacts/ben\.md could be written\. notes/n\.md"
    ) as raised:
        carry_out(root, [Change("contacts/ben.md", None, NEW), Change("notes/n.md", None, NEW)])
    assert raised.value.written == ("contacts/ben.md",)
    assert not (root / "notes/n.md").exists()


# --- Two at once -----------------------------------------------------------------------------------------


def test_one_wins_and_the_other_refuses(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second command comes at the moment when the first has written but not yet replaced."""
    refused: list[AfterwordError] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", real)

    def second(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", real)
        for new in (b"second\n", None):
            with pytest.raises(BusyError) as raised:
                carry_out(root, [Change("contacts/ana.md", OLD, new)])
            refused.append(raised.value)
        real(handle)

    monkeypatch.setattr(os, "fsync", second)
    carry_out(root, [Change("contacts/ana.md", OLD, NEW)])
    assert [str(error) for error in refused] == [
        "contacts/ana.md is being written by another command. Nothing was written; run it again."
    ] * 2
    assert (root / "contacts/ana.md").read_bytes() == NEW
    assert names(root / "contacts") == ["ana.md"]
    with pytest.raises(FileChangedError):
        carry_out(root, [Change("contacts/ana.md", OLD, b"second\n")])


def test_an_editor_that_saves_meanwhile_wins(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def save(handle: int) -> None:
        (root / "contacts/ana.md").write_bytes(b"typed just now\n")
        real(handle)

    monkeypatch.setattr(os, "fsync", save)
    with pytest.raises(FileChangedError):
        carry_out(root, [Change("contacts/ana.md", OLD, NEW)])
    assert (root / "contacts/ana.md").read_bytes() == b"typed just now\n"
    assert names(root / "contacts") == ["ana.md"]


@posix
@pytest.mark.parametrize("old", [OLD, None], ids=["changed", "created"])
def test_a_crowd(root: Path, old: bytes | None) -> None:
    """Ten processes write the same file from the same state at the same time, and again."""
    path = "contacts/ana.md" if old else "contacts/ben.md"
    start = root / "start"
    code = (
        "import sys, time; from pathlib import Path\n"
        "from afterword.errors import AfterwordError\n"
        "from afterword.keeping.atomic import Change, carry_out\n"
        "root, path, me = Path(sys.argv[1]), sys.argv[2], sys.argv[3].encode() * 30000\n"
        "old = (root / path).read_bytes() if (root / path).exists() else None\n"
        "(root / ('ready' + sys.argv[3])).touch()\n"
        "while not (root / 'start').exists(): time.sleep(0.001)\n"
        "try: carry_out(root, [Change(path, old, me)]); print('won')\n"
        "except AfterwordError as error: print(type(error).__name__)\n"
    )
    crowd = [
        subprocess.Popen(
            [sys.executable, "-c", code, root, path, str(number)], stdout=subprocess.PIPE, encoding="utf-8"
        )
        for number in range(6)
    ]
    while len(list(root.glob("ready*"))) < len(crowd):
        assert all(process.poll() is None for process in crowd)
    start.touch()
    said = [process.communicate()[0].strip() for process in crowd]
    assert said.count("won") == 1
    assert set(said) - {"won"} <= {"BusyError", "FileChangedError", "AlreadyThereError"}
    assert (root / path).read_bytes() == str(said.index("won")).encode() * 30000
    assert [name for name in names(root / "contacts") if name.startswith(".")] == []


# --- Killed ----------------------------------------------------------------------------------------------

#: Runs a change and kills itself at the system call with the number given; a write is cut in half.
KILLED = """
import os, pathlib, signal, sys
from afterword.keeping import atomic

root, at, old, new = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
count = 0

def counted(real, name):
    def call(*arguments, **options):
        global count
        if name == "write":
            half = bytes(arguments[1])[: max(1, len(arguments[1]) // 2)]
            step()
            return real(arguments[0], half)
        step()
        return real(*arguments, **options)
    return call

def step():
    global count
    if count == at:
        os.kill(os.getpid(), signal.SIGKILL)
    count += 1

for name in "open close write ftruncate fsync link fstat replace rename unlink chmod stat mkdir".split():
    setattr(os, name, counted(getattr(os, name), name))
atomic._lock = counted(atomic._lock, "lock")
data = lambda text: None if text == "none" else text.encode() * 100
atomic.carry_out(root, [atomic.Change("contacts/ana.md", data(old), data(new))])
"""


@posix
@pytest.mark.parametrize(
    ("old", "new"), [("old", "new"), ("none", "new"), ("old", "none")], ids=["changed", "created", "deleted"]
)
def test_killed_at_every_step(tmp_path: Path, old: str, new: str) -> None:
    def data(text: str) -> bytes | None:
        return None if text == "none" else text.encode() * 100

    file = tmp_path / "contacts/ana.md"
    file.parent.mkdir()
    (tmp_path / "contacts/other.md").write_bytes(b"other")
    seen = set()
    for at in range(200):
        if old == "none":
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(data(old) or b"")
        command = [sys.executable, "-c", KILLED, tmp_path, str(at), old, new]
        code = subprocess.run(command, capture_output=True, check=False).returncode
        assert code in (0, -signal.SIGKILL)
        there = file.read_bytes() if file.exists() else None
        assert there in (data(old), data(new)), f"killed at step {at}: {there!r}"
        seen.add(there)
        assert (tmp_path / "contacts/other.md").read_bytes() == b"other"
        # What the dead left behind stops nobody: the next command writes, and tidies up.
        carry_out(tmp_path, [Change("contacts/ana.md", there, b"next")])
        assert file.read_bytes() == b"next"
        assert names(tmp_path / "contacts") == ["ana.md", "other.md"]
        if code == 0:
            break
    assert at > 10, "too few steps to have been killed in the middle"
    assert seen == {data(old), data(new)}


class Elsewhere:
    """Another program of Windows that has a file open: so many tries fail, with that number."""

    def __init__(self, tries: int, number: int, act: Callable[..., Any]) -> None:
        self.left, self.number, self.act = tries, number, act

    def __call__(self, *words: Any, **named: Any) -> Any:
        if self.left:
            self.left -= 1
            error = PermissionError(errno.EACCES, "The process cannot access the file")
            error.winerror = self.number  # type: ignore[attr-defined,unused-ignore]
            raise error
        return self.act(*words, **named)


CHANGED, GONE = Change("contacts/ana.md", OLD, NEW), Change("contacts/ana.md", OLD, None)


@pytest.mark.parametrize("number", [5, 32, 33], ids=["denied", "sharing", "lock"])
@pytest.mark.parametrize(
    ("owner", "name", "change"),
    [(Path, "replace", CHANGED), (Path, "unlink", GONE), (os, "open", CHANGED)],
    ids=["replace", "unlink", "open"],
)
def test_a_file_that_is_open_elsewhere_for_a_moment_is_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, change: Change, number: int
) -> None:
    monkeypatch.setattr(atomic, "_PAUSE", 0)
    held = Elsewhere(2, number, getattr(owner, name))
    monkeypatch.setattr(owner, name, lambda *words, **named: held(*words, **named))
    assert carry_out(root, [change]) == ("contacts/ana.md",)
    assert held.left == 0
    assert names(root / "contacts") == (["ana.md"] if change.new else [])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (32, "contacts/ana.md could not be written: another program has it open; close it there"),
        (5, "contacts/ana.md could not be written: another program has it open, or you may not write there"),
    ],
)
def test_a_file_that_stays_open_elsewhere_is_told_and_left(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    monkeypatch.setattr(atomic, "_PAUSE", 0)
    held = Elsewhere(1000, number, Path.replace)
    monkeypatch.setattr(Path, "replace", lambda *words: held(*words))
    with pytest.raises(WriteFailedError) as raised:
        carry_out(root, [CHANGED])
    assert str(raised.value).startswith(said)
    assert (root / "contacts/ana.md").read_bytes() == OLD
    assert names(root / "contacts") == ["ana.md"]


def test_another_refusal_is_not_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Elsewhere(1, 19, Path.replace)  # a disk that is protected against writing
    monkeypatch.setattr(Path, "replace", lambda *words: held(*words))
    with pytest.raises(WriteFailedError):
        carry_out(root, [CHANGED])
