"""A short run of the fuzzer: every command and the build over hostile journals, with a judge of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from runpy import run_path

import pytest
from thoroughness import examples

BENCH = Path(__file__).parents[1] / "bench"
harm = run_path(str(BENCH / "harm.py"))["harm"]

NOTE = b"---\nto: ana\nkind: thank-you # soon\nsent:\n---\nDear Ana,\n- done: yes\n"


@pytest.mark.fuzz
def test_nothing_crashes_hangs_or_is_lost() -> None:
    cases = examples(6, 40)
    done = subprocess.run(
        [sys.executable, str(BENCH / "fuzz.py"), "--cases", str(cases), "--seed", "11"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    tried = done.stdout.rpartition("| all | ")[2].partition(" |")[0]
    assert int(tried.replace(",", "")) >= 9 * cases


@pytest.mark.parametrize(
    ("command", "changed", "wrong"),
    [
        ("sent", NOTE.replace(b"sent:", b"sent: 2026-11-21"), False),
        ("sent", NOTE.replace(b"sent:\n", b"sent: 2026-11-21\nvia: phone\n"), False),
        ("sent", NOTE.replace(b"# soon", b"# later"), True),
        ("sent", NOTE.replace(b"Dear Ana", b"Dear Bo"), True),
        ("sent", NOTE.replace(b"yes\n", b"yes"), True),
        ("sent", NOTE.replace(b"\n", b"\r\n"), True),
        ("sent", None, True),
        ("due", NOTE.replace(b"sent:", b"sent: 2026-11-21"), True),
        ("due", NOTE, False),
        ("forget", NOTE.replace(b"Dear Ana", b"Dear [forgotten]"), False),
        ("forget", None, False),
        ("gather", NOTE.replace(b"# soon", b"# later"), True),
        ("gifts", None, True),
    ],
)
def test_the_judge_sees_what_was_not_asked_for(command: str, changed: bytes | None, wrong: bool) -> None:
    before = {"notes/n.md": NOTE, "contacts/ana.md": b"---\nname: Ana\n---\n"}
    after = {path: data for path, data in (before | {"notes/n.md": changed}).items() if data is not None}
    assert bool(list(harm(command, True, "ana", before, after))) is wrong


@pytest.mark.parametrize(
    ("command", "changed", "wrong"),
    [
        (
            "gather",
            b"1. [A](https://a.example)\n    - for [[ana]]: tides\n2. [B](https://b.example)\n",
            False,
        ),
        ("gather", b"1. [A](https://a.example)\n2. [B](https://b.example)\n", True),
        ("gifts", b"1. [A](https://a.example)\n    - not for [[ana]]: tides\n", False),
        ("gifts", b"1. [A](https://a.example)\n    - for [[ana]]: tides\n    - no\n", False),
        ("gifts", b"    - for [[ana]]: tides\n", True),
        ("due", b"1. [A](https://a.example)\n", True),
    ],
)
def test_the_judge_knows_what_may_become_of_the_candidates(command: str, changed: bytes, wrong: bool) -> None:
    path = "gifts/_candidates.md"
    before = {path: b"1. [A](https://a.example)\n    - for [[ana]]: tides\n"}
    assert bool(list(harm(command, True, "", before, {path: changed}))) is wrong
    assert list(harm(command, False, "", before, {path: changed}))
    new = {"gifts/b.md": b"---\ntitle: B\n---\n"}
    assert bool(list(harm(command, True, "", before, before | new))) is (command != "gifts")


def test_the_judge_sees_what_is_new_or_was_left_behind() -> None:
    record = b"---\nname: Ana\n---\n"
    assert list(harm("due", True, "", {}, {"contacts/ana.md": record}))
    assert list(harm("new", False, "", {}, {"contacts/ana.md": record}))
    assert not list(harm("new", True, "", {}, {"contacts/ana.md": record}))
    assert list(harm("new", True, "", {}, {"contacts/ana.md.tmp": record}))
