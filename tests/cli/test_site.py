"""`afterword serve` and `build` are MkDocs in the same environment."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from built_site import SCRUBBED, epoch

from afterword.cli.site import run_mkdocs


class Started:
    def __init__(self, waits: list[object]) -> None:
        self.calls: list[tuple[list[str], dict[str, str]]] = []
        self.waits = waits

    def __call__(self, words: list[str], *, env: dict[str, str]) -> Started:
        self.calls.append((words, env))
        return self

    def wait(self) -> object:
        answer = self.waits.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    started = Started([0])
    monkeypatch.setattr(subprocess, "Popen", started)
    return started


@pytest.mark.parametrize(
    ("command", "given", "passed"),
    [
        ("serve", [], ["--config-file", "CONFIG", "--livereload"]),
        (
            "serve",
            ["-a", "localhost:8001", "--open"],
            ["--config-file", "CONFIG", "--livereload", "-a", "localhost:8001", "--open"],
        ),
        ("serve", ["--no-livereload"], ["--config-file", "CONFIG", "--no-livereload"]),
        ("serve", ["--dirty"], ["--config-file", "CONFIG", "--dirty"]),
        (
            "build",
            ["--strict", "-d", "out", "-q"],
            ["--config-file", "CONFIG", "--strict", "-d", "out", "-q"],
        ),
        ("build", ["-f", "other.yml"], ["-f", "other.yml"]),
        ("build", ["--config-file=other.yml"], ["--config-file=other.yml"]),
    ],
)
def test_every_argument_is_passed_on(
    started: Started, afterword, small_journal: Path, command: str, given: list[str], passed: list[str]
) -> None:
    assert afterword(command, *given).exit_code == 0
    [(words, environment)] = started.calls
    config = str(small_journal / "mkdocs.yml")
    assert words == [
        sys.executable,
        "-P",
        "-m",
        "mkdocs",
        command,
        *(config if w == "CONFIG" else w for w in passed),
    ]
    assert environment["NO_MKDOCS_2_WARNING"] == "1"


def test_the_exit_code_is_that_of_mkdocs(started: Started, afterword) -> None:
    started.waits = [3]
    assert afterword("build").exit_code == 3


def test_ctrl_c_is_left_to_mkdocs(started: Started, small_journal: Path) -> None:
    started.waits = [KeyboardInterrupt(), KeyboardInterrupt(), 0]
    assert run_mkdocs(small_journal, "serve", []) == 0


def test_without_a_journal_nothing_is_run(started: Started, afterword, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert afterword("serve").exit_code == 2
    assert started.calls == []


def test_a_new_journal_builds_strictly(
    afterword, small_journal: Path, clock: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SCRUBBED:
        monkeypatch.delenv(name, raising=False)
    for name, value in epoch(clock).items():
        monkeypatch.setenv(name, value)
    afterword("init", "demo", "--demo")
    result = afterword("build", "--root", "demo", "--strict", "--quiet")
    assert result.exit_code == 0
    assert (small_journal / "demo" / "site" / "contacts" / "index.html").is_file()
