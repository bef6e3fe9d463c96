"""Several files, all old or all new at any moment; and the last actions can be taken back, byte for byte."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from actions import test_merging as merging
from actions import test_renaming as renaming
from keeping.dying import Dying, every_step
from thoroughness import THOROUGH

from afterword.actions.merging import merge
from afterword.actions.renaming import rename
from afterword.errors import AfterwordError, FileChangedError
from afterword.keeping import past
from afterword.keeping.atomic import BusyError, Change, WriteFailedError, hidden_name, locked

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and locks as on POSIX systems")

#: One of each: a file changed, one created in a new folder, one deleted, one that is no UTF-8.
OLD = {
    "contacts/ana.md": b"\xef\xbb\xbfAna\r\nno end",
    "contacts/ben.md": b"Ben\n" * 3000,
    "gifts/odd.md": b"\xff\xfe\x00 \xed\xa0\x80 \xf0\x9f\x90\x9d\n",
}
NEW = {
    "contacts/ana.md": b"Anna\r\nno end",
    "notes/2026/cy.md": b"Cy\n" * 3000,
    "gifts/odd.md": b"\xfe\n",
}
CHANGES = [
    Change(path, OLD.get(path), NEW.get(path))
    for path in ("contacts/ana.md", "notes/2026/cy.md", "gifts/odd.md", "contacts/ben.md")
]


def write(root: Path, files: dict[str, bytes]) -> None:
    """Make these the files of a journal, and no others."""
    for path in tree(root):
        (root / path).unlink()
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def tree(root: Path) -> dict[str, bytes]:
    """Every record by its path; what a killed command leaves hidden is none."""
    files = (file for file in root.rglob("*.md") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def store(root: Path) -> list[str]:
    """What the store holds, beside the lock and what tells git to overlook it."""
    beside = {".gitignore", hidden_name("lock")}
    return sorted({file.name for file in (root / past.FOLDER).iterdir()} - beside)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, OLD)
    return tmp_path


def undo(root: Path) -> tuple[str, ...]:
    found = past.last(root)
    assert found
    return past.take_back(root, found)


def test_an_action_and_back(root: Path) -> None:
    assert past.last(root) is None
    written = past.act(root, CHANGES, "rename: Ana")
    assert written == tuple(change.path for change in CHANGES)
    assert tree(root) == NEW
    found = past.last(root)
    assert found and found.what == "rename: Ana"
    assert sorted(undo(root)) == sorted(written)
    assert tree(root) == OLD
    assert past.last(root) is None
    assert store(root) == []


def test_a_change_of_nothing_is_no_action(root: Path) -> None:
    assert past.act(root, [Change("contacts/ana.md", b"x", b"x")], "nothing") == ()
    assert not (root / past.FOLDER).exists()


def test_further_and_further_back(root: Path) -> None:
    states = [tree(root)]
    for number in range(past.MOST + 5):
        old = (root / "contacts/ana.md").read_bytes()
        past.act(root, [Change("contacts/ana.md", old, f"{number}\n".encode())], f"step {number}")
        states.append(tree(root))
    assert len(store(root)) == past.MOST == 20
    for number in reversed(range(5, past.MOST + 5)):
        found = past.last(root)
        assert found and found.what == f"step {number}"
        undo(root)
        assert tree(root) == states[number]
    assert past.last(root) is None


def test_what_was_changed_since_is_not_lost(root: Path) -> None:
    past.act(root, CHANGES, "rename: Ana")
    (root / "contacts/ana.md").write_bytes(b"typed since\n")
    (root / "notes/2026/cy.md").unlink()
    with pytest.raises(past.NotAsLeftError) as raised:
        undo(root)
    assert str(raised.value) == (
        "contacts/ana.md and notes/2026/cy.md are no longer as “rename: Ana” left them, and what was changed "
        "since would be lost. So nothing was taken back; please change it by hand."
    )
    assert tree(root) == {"contacts/ana.md": b"typed since\n", "gifts/odd.md": b"\xfe\n"}
    # As it was left, it can be.
    write(root, NEW)
    undo(root)
    assert tree(root) == OLD


def test_what_lasts_empties_the_store(root: Path) -> None:
    past.act(root, CHANGES[:1], "one")
    left = root / past.FOLDER / hidden_name("000001.json")
    left.write_bytes(b"left by a command that was killed")
    past.act(root, CHANGES[1:], "forget: a contact", lasting=True)
    assert tree(root) == NEW
    assert store(root) == []
    assert past.last(root) is None


def test_git_never_sees_it(root: Path) -> None:
    past.act(root, CHANGES, "one")
    assert (root / past.FOLDER / ".gitignore").read_bytes() == b"*\n"


@posix
def test_nobody_else_may_look(root: Path) -> None:
    (root / "contacts/ben.md").chmod(0o600)
    past.act(root, CHANGES, "one")
    assert (root / past.FOLDER).stat().st_mode & 0o777 == 0o700
    undo(root)
    assert (root / "contacts/ben.md").stat().st_mode & 0o777 == 0o600


def test_a_record_that_was_edited_by_hand(root: Path) -> None:
    past.act(root, CHANGES, "one")
    for text in (b"{", b"[]", b'{"version": 2}', b'{"version": 1, "what": "x", "files": [{}]}', b"\xff"):
        (root / past.FOLDER / "000001.json").write_bytes(text)
        with pytest.raises(
            AfterwordError, match=r"000001\.json cannot be read, so nothing can be taken back"
        ):
            past.last(root)


# --- The system says no ----------------------------------------------------------------------------------


def refusing(monkeypatch: pytest.MonkeyPatch, path: str, *, times: int = 1000) -> None:
    """The system refuses to replace, publish or delete a file."""
    for name in ("link", "replace", "unlink", "rename"):
        real = getattr(os, name)

        def call(*arguments: object, real: Callable[..., None] = real, **options: object) -> None:
            nonlocal times
            if str(arguments[-1]).endswith(path) and times > 0:
                times -= 1
                raise OSError(errno.ENOSPC, "full")
            real(*arguments, **options)

        monkeypatch.setattr(os, name, call)


@pytest.mark.parametrize("path", [change.path for change in CHANGES])
def test_all_or_none(root: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    with monkeypatch.context() as patch:
        refusing(patch, path)
        with pytest.raises(WriteFailedError, match="the disk is full"):
            past.act(root, CHANGES, "one")
    assert tree(root) == OLD
    assert store(root) == []
    past.act(root, CHANGES, "one")
    with monkeypatch.context() as patch:
        refusing(patch, path)
        with pytest.raises(WriteFailedError, match="the disk is full"):
            undo(root)
    assert tree(root) == NEW
    assert store(root) == ["000001.json"]
    undo(root)
    assert tree(root) == OLD


def test_what_can_be_seen_beforehand_leaves_no_trace(root: Path) -> None:
    with pytest.raises(FileChangedError):
        past.act(root, [*CHANGES[:2], Change("contacts/ben.md", b"stale", b"x")], "one")
    assert tree(root) == OLD
    assert not (root / past.FOLDER).exists()


def test_what_cannot_be_put_back_at_once_is_put_back_next_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        refusing(patch, "gifts/odd.md")
        real = os.replace

        def never_twice(source: object, target: object) -> None:
            if (
                str(target).endswith("ana.md")
                and (root / "contacts/ana.md").read_bytes() != OLD["contacts/ana.md"]
            ):
                raise OSError(errno.ENOSPC, "full")
            real(source, target)  # type: ignore[arg-type]

        patch.setattr(os, "replace", never_twice)
        with pytest.raises(past.HalfDoneError) as raised:
            past.act(root, CHANGES, "one")
    assert str(raised.value) == (
        "gifts/odd.md could not be written: the disk is full. What was there before is still there. "
        "What had been written could not be put back at once: contacts/ana.md could not be written: the disk "
        "is full. What was there before is still there. The next command puts it back; run it when that is "
        "solved."
    )
    assert past.mend(root) == "A command was cut short; “one” is taken back as if it had not been."
    assert tree(root) == OLD
    assert past.mend(root) == ""


# --- Killed ----------------------------------------------------------------------------------------------

#: Every call in the thorough look; in the brief one the beginning and the end of each step are met in turn.
STEP = 1 if THOROUGH else 3


def test_an_action_killed_at_every_call(root: Path) -> None:
    seen = []

    def look(process: Dying) -> None:
        told = past.mend(root)
        there = tree(root)
        assert there in (OLD, NEW), f"killed at call {process.at}"
        assert told in ("", "A command was cut short; “one” is taken back as if it had not been.")
        assert not (root / past.FOLDER / "pending.json").exists()
        # Whole, and the next action is as any other.
        past.act(root, [Change("contacts/di.md", None, b"Di\n")], "two")
        undo(root)
        seen.append(there == NEW)
        assert (past.last(root) is not None) == (there == NEW)
        if there == NEW:
            undo(root)
        assert tree(root) == OLD
        write(root, OLD)

    calls = every_step(lambda: past.act(root, CHANGES, "one"), look, STEP)
    assert calls > 60
    assert seen[-1] and not seen[0]


def test_taking_back_killed_at_every_call(root: Path) -> None:
    past.act(root, CHANGES, "one")

    def look(process: Dying) -> None:
        past.mend(root)
        there = tree(root)
        assert there in (OLD, NEW), f"killed at call {process.at}"
        found = past.last(root)
        assert (found is not None) == (there == NEW)
        if found is None:
            past.act(root, CHANGES, "one")
        assert tree(root) == NEW

    assert every_step(lambda: undo(root), look, STEP) > 60


def test_forgetting_killed_at_every_call(root: Path) -> None:
    """Forgotten whole, with nothing kept, or not at all."""
    past.act(root, [Change("contacts/ana.md", OLD["contacts/ana.md"], b"Ana Sol\n")], "before")
    before = tree(root)
    changes = [Change("contacts/ana.md", b"Ana Sol\n", None), *CHANGES[1:]]

    def look(process: Dying) -> None:
        past.mend(root)
        there = tree(root)
        if there != before:
            assert "contacts/ana.md" not in there
            assert store(root) == [], f"killed at call {process.at}"
        write(root, before)

    every_step(lambda: past.act(root, changes, "forget", lasting=True), look, STEP)


@pytest.mark.parametrize("name", ["rename", "merge"])
def test_another_name_killed_at_every_call(tmp_path: Path, name: str) -> None:
    """Files that are changed, named anew and gone, as the actions want them."""
    files, make = {
        "rename": (renaming.FILES, lambda desk: rename(desk, "owen-fich", "Owen Finch")),
        "merge": (merging.FILES, lambda desk: merge(desk, "sabine-krueger", "ute-brandt", keep=["email"])),
    }[name]
    before = {path: text.encode("utf-8") for path, text in files.items()}
    write(tmp_path, before)
    action = make(renaming.desk(tmp_path))
    assert {change.verb for change in action.changes} == {"changed", "created", "deleted"}
    past.act(tmp_path, action.changes, action.summary)
    after = tree(tmp_path)
    undo(tmp_path)
    assert tree(tmp_path) == before
    seen = []

    def look(process: Dying) -> None:
        past.mend(tmp_path)
        seen.append(tree(tmp_path))
        assert seen[-1] in (before, after), f"killed at call {process.at}"
        assert past.mend(tmp_path) == ""
        if seen[-1] == after:
            undo(tmp_path)
        assert tree(tmp_path) == before

    # Each file takes some twenty calls: in the brief look, one of each kind of call, in one file or another.
    step = 1 if THOROUGH else 7
    assert every_step(lambda: past.act(tmp_path, action.changes, action.summary), look, step) > 150
    assert seen[0] == before and seen[-1] == after


def test_mending_killed_at_every_call(root: Path) -> None:
    def half_done() -> None:
        past.act(root, CHANGES, "one")
        (root / past.FOLDER / "000001.json").replace(root / past.FOLDER / "pending.json")
        (root / "contacts/ben.md").write_bytes(OLD["contacts/ben.md"])

    def look(process: Dying) -> None:
        past.mend(root)
        assert tree(root) == OLD, f"killed at call {process.at}"
        half_done()

    half_done()
    every_step(lambda: past.mend(root), look, STEP)


def test_what_somebody_else_changed_is_left_and_told_of(root: Path) -> None:
    past.act(root, CHANGES, "one")
    (root / past.FOLDER / "000001.json").replace(root / past.FOLDER / "pending.json")
    (root / "contacts/ana.md").write_bytes(b"typed since\n")
    assert past.mend(root) == (
        "A command was cut short; “one” is taken back as if it had not been. contacts/ana.md was changed by "
        "somebody else since, and left so; look it over."
    )
    assert tree(root) == OLD | {"contacts/ana.md": b"typed since\n"}


# --- Two at once -----------------------------------------------------------------------------------------


@posix
def test_one_command_at_a_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past.act(root, CHANGES[:1], "one")
    waited: list[float] = []
    monkeypatch.setattr(past.time, "sleep", waited.append)
    with locked(root / past.FOLDER / hidden_name("lock"), "The journal"):
        with pytest.raises(BusyError, match="The journal is being written by another command"):
            past.act(root, CHANGES[1:], "two")
        (root / past.FOLDER / "pending.json").write_bytes(json.dumps({}).encode())
        # It is the other command's, which is still at work.
        assert past.mend(root) == ""
    assert sum(waited) == pytest.approx(39 * 0.05)
    assert tree(root) == OLD | {"contacts/ana.md": NEW["contacts/ana.md"]}


@posix
def test_another_command_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past.act(root, CHANGES[:1], "one")
    other = locked(root / past.FOLDER / hidden_name("lock"), "The journal")
    other.__enter__()
    monkeypatch.setattr(past.time, "sleep", lambda seconds: other.__exit__(None, None, None))
    past.act(root, CHANGES[1:], "two")
    assert tree(root) == NEW
