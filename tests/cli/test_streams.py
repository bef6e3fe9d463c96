"""The program in pipes of every kind: a sentence and an exit code, and nothing that steers a terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")

#: A clock faked from outside opens a file of its own, and that takes the place of a stream that was closed.
FAKED = "faketime" in os.environ.get("LD_PRELOAD", "")

PROGRAM = [sys.executable, "-m", "afterword"]
ENCODINGS = ["cp1252", "cp437", "ascii", "latin-1", "utf-8"]
#: Names of every kind that a code page does not know, and that a terminal must not get as they are.
HOSTILE = "\\e[2J\\a\\u202eecnep\\u202c\\u200b \\x9b31m Łukasz 李小龙 👩\\u200d🔬"
READERS = [
    *(["due", "--all"], ["due", "--json"], ["show", "odd"], ["show", "odd", "--json"], ["draft", "odd"]),
    *(
        ["draft", "odd", "--json"],
        ["gifts", "odd"],
        ["gifts", "odd", "--json"],
        ["check"],
        ["check", "--json"],
    ),
    *(
        ["snooze", "odd", "--until", "friday", "--dry-run"],
        ["forget", "odd", "--dry-run"],
        ["show", "nobody Ł"],
    ),
    *(["--help"], ["debrief", "--help"], ["heard", "odd", "Ł", "--kind", "Ł"], ["show", "o"]),
]


@pytest.fixture
def odd_journal(small_journal: Path) -> Path:
    (small_journal / "contacts/odd.md").write_text(
        f'---\nname: "{HOSTILE}"\ncompany: "{HOSTILE}"\nemail: "{HOSTILE}"\nnmae: x\n---\nRaw \x1b[31m\n',
        "utf-8",
    )
    (small_journal / "interviews/odd.md").write_text(
        "---\ncompany: Mill\nposition: Weaver\nwhen: 2026-11-20\nmet: [odd]\n---\n\n"
        "## odd\n\n- talked about: looms \x1b[2J\u202e\n",
        "utf-8",
    )
    (small_journal / "contacts/\x1b[31m.md").write_text("---\nname: [\n---\n", "utf-8")
    return small_journal


#: Runs one command after the other, since starting a program is most of what it costs.
ONE_BY_ONE = """
import json, os, sys
from afterword.cli import main
for number, words in enumerate(json.loads(sys.argv[1])):
    for handle in (1, 2):
        os.dup2(os.open(f"{number}.{handle}.said", os.O_CREAT | os.O_WRONLY), handle)
    try:
        main(words, prog_name="afterword")
    except SystemExit:
        pass
"""


def said(cwd: Path, commands: list[list[str]], **environment: str) -> list[tuple[bytes, bytes]]:
    """What each command says, on stdout and stderr."""
    subprocess.run(
        [sys.executable, "-c", ONE_BY_ONE, json.dumps(commands)],
        check=True,
        cwd=cwd,
        env=os.environ | environment,
    )
    files = [[cwd / f"{number}.{handle}.said" for handle in (1, 2)] for number in range(len(commands))]
    return [(out.read_bytes(), err.read_bytes()) for out, err in files]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_code_page_takes_the_output(encoding: str, odd_journal: Path) -> None:
    found = said(odd_journal, READERS, PYTHONIOENCODING=encoding)
    for words, (out, err) in zip(READERS, found, strict=True):
        assert b"Traceback" not in err, words
        text = out.decode(encoding)
        for sign in text + err.decode(encoding):
            assert sign == "\n" or sign.isprintable() or sign == "\u200d", (words, sign)
        if "--json" in words:
            assert json.loads(text)["version"] == 1
        if words == ["show", "odd", "--json"]:
            assert "Łukasz 李小龙" in json.loads(text)["name"]
            assert "\x1b[2J\x07\u202e" in json.loads(text)["name"]
        if words == ["show", "odd"]:
            assert r"\x1b[2J\x07\u202eecnep\u202c\u200b \x9b31m " in text
            assert ("Łukasz" if encoding == "utf-8" else r"\u0141ukasz") in text


def test_a_terminal_gets_no_escapes_of_others_either(odd_journal: Path) -> None:
    pty = pytest.importorskip("pty", reason="a terminal of Unix")
    for words in (["due", "--all"], ["show", "odd"], ["check"]):
        near, far = pty.openpty()
        child = subprocess.Popen(
            [*PROGRAM, *words], stdout=far, stderr=far, cwd=odd_journal, env=os.environ | {"NO_COLOR": "1"}
        )
        os.close(far)
        said = b""
        try:
            while chunk := os.read(near, 4096):
                said += chunk
        except OSError:  # Linux says so where the other end is closed
            pass
        child.wait()
        os.close(near)
        assert b"\\x1b[2J" in said
        assert not {b"\x1b", b"\x07"} & {said[at : at + 1] for at in range(len(said))}


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = f"{sys.executable} -m afterword"
    return subprocess.run(
        ["sh", "-c", line.replace("afterword", program, 1)],
        capture_output=True,
        check=False,
        cwd=cwd,
        text=True,
        encoding="utf-8",
    )


@posix
@pytest.mark.parametrize("command", ["due", "due --json", "draft ana", "--help", "sent --help", "--version"])
@pytest.mark.parametrize(
    ("end", "code", "words"),
    [
        (">/dev/full", 1, "The output could not be written: the disk is full."),
        (">&-", 1, "The output could not be written: the standard output is closed."),
        ("2>/dev/full", 0, ""),
        ("2>&-", 0, ""),
        (">&- 2>&-", 1, ""),
        ("<&-", 0, ""),
    ],
)
def test_an_end_that_takes_nothing(
    command: str, end: str, code: int, words: str, small_journal: Path
) -> None:
    if not Path("/dev/full").exists() and "full" in end:
        pytest.skip("no /dev/full here")
    if FAKED and ">&-" in end.split():
        pytest.skip("the clock is faked")
    done = shell(f"afterword {command} {end}", small_journal)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert (done.returncode, words in done.stderr) == (code, True)


@posix
def test_a_reader_that_has_seen_enough(small_journal: Path) -> None:
    for number in range(400):
        (small_journal / f"contacts/p{number}.md").write_text("---\nname: P\nwhat: x\n---\n", "utf-8")
    done = shell("afterword check | head -n 1", small_journal)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


@posix
def test_what_is_written_is_written_all_the_same(small_journal: Path) -> None:
    done = shell("afterword draft ben-osei --save >/dev/full", small_journal)
    assert done.returncode == 1
    assert (small_journal / "notes/2026-11-23-ben-osei-thank-you.md").is_file()


LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C.UTF-8"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "utf-8:surrogateescape"},
    {"PYTHONIOENCODING": "cp1252"},
]


@posix
@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_what_is_not_utf8_is_refused_and_what_is_stays(locale: dict[str, str], small_journal: Path) -> None:
    def heard(*words: str | bytes, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*PROGRAM, "heard", "ana", *words],
            input=given,
            capture_output=True,
            check=False,
            cwd=small_journal,
            env=os.environ | locale,
        )

    before = sorted(small_journal.rglob("*"))
    (small_journal / "latin.md").write_bytes(b"## Ana Sol\n\n- talked about: caf\xe9\n")
    told = subprocess.run(
        [*PROGRAM, "debrief", "--company", "Mill", "--from", "latin.md"],
        capture_output=True,
        check=False,
        cwd=small_journal,
        env=os.environ | locale,
    )
    (small_journal / "latin.md").unlink()
    for done in (heard("-", given=b"caf\xe9"), heard(b"caf\xe9"), heard("-", given=b"\xff\xfec\0"), told):
        assert done.returncode == 2
        assert b"is not UTF-8" in done.stderr
        assert b"Traceback" not in done.stderr
    assert sorted(small_journal.rglob("*")) == before
    assert heard("-", given="café 李 🐝\n".encode()).returncode == 0
    assert heard("Zoë’s words").returncode == 0
    kept = [path.read_text("utf-8") for path in sorted((small_journal / "notes").glob("*ana-sol-reply*"))]
    assert [text.rsplit("---\n\n")[1] for text in kept] == ["Zoë’s words\n", "café 李 🐝\n"]


@posix
@pytest.mark.skipif(FAKED, reason="the clock is faked")
def test_there_is_nothing_to_read_from(small_journal: Path) -> None:
    for line, code in (("heard ana -", 2), ("debrief", 2), ("forget ana", 1)):
        done = shell(f"afterword {line} <&-", small_journal)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), line


@posix
def test_ctrl_c_is_a_line(small_journal: Path) -> None:
    """While it waits for its input, where it surely is at work."""
    child = subprocess.Popen(
        [*PROGRAM, "heard", "ana", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=small_journal,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert child.stdin is not None
    # A pipe holds far less, so once this is written the command has begun to read.
    child.stdin.write(b"x" * 1_000_000)
    child.stdin.flush()
    child.send_signal(signal.SIGINT)
    _, said = child.communicate()
    assert (child.returncode, said.decode().strip()) == (130, "Stopped.")


#: A signal that another thread of the program gets is noted as one that comes just before a wait is.
JUST_BEFORE = """
import signal, sys, threading
from afterword.cli.attention import attentive

def end(number, frame):
    sys.exit(70)

signal.signal(signal.SIGTERM, end)
thread = threading.Thread(
    target=lambda: [sys.stdin.readline(), signal.pthread_kill(threading.get_ident(), signal.SIGTERM)],
    daemon=True,
)
signal.alarm(600)
with attentive():
    thread.start()
    print("ready", flush=True)
    open(sys.argv[1]).read()
"""


@posix
def test_a_signal_just_before_a_wait_ends_it(tmp_path: Path) -> None:
    """The wait is one that nothing else would end: for somebody to open the other end of a pipe."""
    os.mkfifo(tmp_path / "pipe")
    child = subprocess.Popen(
        [sys.executable, "-c", JUST_BEFORE, str(tmp_path / "pipe")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin and child.stdout
    assert child.stdout.readline() == b"ready\n"
    child.communicate(b"now\n")
    assert child.returncode == 70


@posix
def test_ctrl_c_in_a_hurry_is_one_line(small_journal: Path) -> None:
    for _ in range(5):
        child = subprocess.Popen(
            [*PROGRAM, "heard", "ana", "-"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=small_journal,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        assert child.stdin is not None
        child.stdin.write(b"x" * 1_000_000)
        child.stdin.flush()
        # Until it is gone: some come while it says its line, some while Python takes itself apart.
        while child.poll() is None:
            child.send_signal(signal.SIGINT)
        _, said = child.communicate()
        assert (child.returncode, said.decode().strip()) == (130, "Stopped.")


#: Python tells nobody of what is raised while it deletes something.
LOST = """
import signal, sys
from afterword import __main__ as program

class Deleted:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def main(prog_name):
    deleted = Deleted()
    del deleted
    sys.stdin.read()

sys.modules["afterword.cli"] = type(sys)("afterword.cli")
sys.modules["afterword.cli"].main = main
signal.signal(signal.SIGINT, signal.default_int_handler)
program.run()
"""


@posix
def test_a_ctrl_c_that_python_forgets_is_not_the_last() -> None:
    child = subprocess.Popen([sys.executable, "-c", LOST], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdin is not None
    child.stdin.write(b"x" * 1_000_000)
    child.stdin.flush()
    child.send_signal(signal.SIGINT)
    _, said = child.communicate()
    assert (child.returncode, said) == (130, b"")


def test_twenty_columns(odd_journal: Path) -> None:
    found = said(odd_journal, READERS, COLUMNS="20")
    assert not [words for words, (_, err) in zip(READERS, found, strict=True) if b"Traceback" in err]
    due = found[0][0].decode()
    sentences = due[due.index("You met") : due.index("Ben Osei (")].splitlines()[:-1]
    assert len(sentences) > 3
    assert all(len(line) <= 20 for line in sentences)
