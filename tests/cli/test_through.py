"""`draft --through`: a command of the user's is run, and ended, and what it prints is looked at."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from afterword.cli.through import CommandError, run


def python(code: str) -> str:
    """A command that runs some Python."""
    return f"{shlex.quote(sys.executable)} -c {shlex.quote(code)}"


def test_text_goes_in_and_comes_out() -> None:
    code = (
        "import sys; text = sys.stdin.buffer.read().decode(); sys.stdout.buffer.write(text.upper().encode())"
    )
    assert run(python(code), "grüße\n" * 5_000, 64_000) == "GRÜSSE\n" * 5_000


def test_one_that_reads_nothing_and_says_much_on_stderr_is_no_obstacle() -> None:
    talks = python("import sys; sys.stderr.write('x' * 500_000); print('Dear Ana,')")
    assert run(talks, "x" * 1_000_000, 64_000).strip() == "Dear Ana,"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-program-of-mine", "could not be started"),
        ("", "There is no command"),
        ("my-model 'a", "cannot be read"),
        (python("import sys; sys.exit('no model loaded')"), "ended with 1: no model loaded"),
        (python("import sys; sys.stdout.buffer.write(bytes([255]))"), "is not UTF-8"),
        (python("print('x' * 200_000)"), "printed more than 64,000 bytes"),
    ],
)
def test_what_goes_wrong_is_said(command: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        run(command, "{}", 64_000)


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are those of POSIX")
def test_one_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        # Were it left alone, it would say so in the end.
        left = "signal.signal(signal.SIGALRM, lambda *_: (f.write('left'), f.flush(), os._exit(0)))"
        child = f"import os, signal; f = open({str(pipe)!r}, 'w'); {left}; signal.alarm(60); signal.pause()"
        started = f"subprocess.Popen([sys.executable, '-c', {child!r}])"
        slow = python(f"import signal, subprocess, sys; {started}; signal.pause()")
        with pytest.raises(CommandError, match="took longer than"):
            run(slow, "{}", 64_000, patience=5.0)
        # The pipe ends when nobody holds it any more; until then this would wait.
        os.set_blocking(reading, True)
        assert os.read(reading, 1) == b""
    finally:
        os.close(reading)


def test_a_text_is_taken_and_saved(afterword, small_journal: Path) -> None:
    keeps = python("import json, sys; print(json.load(sys.stdin)['draft']['body'])")
    before = afterword("draft", "ben-osei", "--kind", "withdraw")
    result = afterword("draft", "ben-osei", "--kind", "withdraw", "--through", keeps, "--save")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == before.stdout
    assert len(list((small_journal / "notes").glob("*-ben-osei-withdraw.md"))) == 1
    again = afterword("draft", "ben-osei", "--kind", "withdraw", "--through", keeps, "--save")
    assert again.exit_code == 1
    assert "There is a draft already" in again.stderr


def test_a_text_that_does_not_pass_is_refused_and_nothing_is_written(afterword, small_journal: Path) -> None:
    before = sorted((small_journal / "notes").iterdir())
    bad = python("print('Dear Bob,')")
    result = afterword("draft", "ben-osei", "--kind", "withdraw", "--through", bad, "--save")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "The text that came back was not taken" in result.stderr
    assert "does not name Ben Osei" in result.stderr
    assert sorted((small_journal / "notes").iterdir()) == before


def test_no_setting_names_a_command(afterword, small_journal: Path) -> None:
    file = small_journal / "mkdocs.yml"
    text = file.read_text("utf-8").replace("- afterword:", "- afterword:\n      through: my-model")
    file.write_text(text, "utf-8")
    assert "There is no setting `through`" in afterword("check").stdout
