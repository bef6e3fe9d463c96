"""Whole sessions on the command line: what is typed, and everything that comes back.

A transcript is a text file of lines ``$ afterword …``, each followed by its output, stdout and stderr as they
come, and by ``[exit 1]`` where it is not 0. ``$ cat FILE`` and ``$ ls FOLDER`` show what became of the files.
Read what ``--update-golden`` writes: nothing else checks it.
"""

from __future__ import annotations

import re
import shlex
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from afterword.cli import main

HERE = Path(__file__).parent / "transcripts"
TRANSCRIPTS = sorted(HERE.glob("*.txt"))


def play(line: str, afterword, monkeypatch: pytest.MonkeyPatch) -> str:
    """The output of one line, as a terminal would show it."""
    command, _, source = line.partition(" < ")
    name, *words = shlex.split(command)
    if name == "cat":
        return Path(words[0]).read_text("utf-8")
    if name == "ls":
        return "".join(f"{path.name}\n" for path in sorted(Path(words[0]).iterdir()))
    if name == "cp":
        Path(words[1]).write_bytes(Path(words[0]).read_bytes())
        return ""
    if name == "cd":
        monkeypatch.chdir(words[0])
        return ""
    assert name == "afterword", line
    result = afterword(*words, given=Path(source).read_text("utf-8") if source else None)
    return result.output + (f"[exit {result.exit_code}]\n" if result.exit_code else "")


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(
    transcript: Path,
    small_journal: Path,
    afterword,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    text = transcript.read_text("utf-8")
    # The wording of help, misuses and scripts is partly click's own, and changes with it.
    if ("Usage: " in text or transcript.stem == "completion") and not version("click").startswith("8.5"):
        pytest.skip("written for click 8.5")
    intro, *parts = re.split(r"^(\$ .*\n)", text, flags=re.MULTILINE)
    played = intro
    for line in parts[::2]:
        output = play(line[2:].strip(), afterword, monkeypatch).replace(str(small_journal.parent), "~")
        played += line + output + ("\n" if output else "")
    played = played.rstrip("\n") + "\n"
    if request.config.getoption("--update-golden"):
        transcript.write_bytes(played.encode("utf-8"))
    assert played == transcript.read_text("utf-8")


def test_each_command_has_its_help_and_a_session() -> None:
    typed = {
        path.stem: re.findall(r"^\$ afterword ([a-z]+)", path.read_text("utf-8"), re.MULTILINE)
        for path in TRANSCRIPTS
    }
    commands = set(main.list_commands(click.Context(main)))
    assert commands - set(typed.pop("help")) == set()
    # MkDocs itself runs in test_site.py.
    assert commands - {name for names in typed.values() for name in names} == {"serve", "build"}
