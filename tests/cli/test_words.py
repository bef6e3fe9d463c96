"""Words that begin with a dash, and commands that are suggested: both do what they look like."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import Result

from afterword.cli import main
from afterword.cli.words import in_utf8, is_text

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize(
    "text",
    ["- he calls", "---", "-- and then", "- h, -o and --on", "-\u00a0so", "--on = friday", "- x=y", "--- -"],
)
def test_what_was_said_may_begin_with_a_dash(text: str, afterword, small_journal: Path) -> None:
    assert afterword("heard", "ana", text, "--on", "yesterday").exit_code == 0
    [note] = (small_journal / "notes").glob("2026-11-22-ana-sol-reply*")
    assert note.read_text("utf-8").rpartition("---\n\n")[2].strip() == text.strip() or text == "---"
    assert note.read_text("utf-8").rstrip("\n").endswith(text)


@pytest.mark.parametrize(
    "words",
    [
        ["stop", "ana", "--said", "- no"],
        ["new", "contact", "- Kit"],
        ["new", "gift", "--- Looms", "--kind", "tip", "--interests", "looms"],
    ],
)
def test_so_may_other_words(words: list[str], afterword) -> None:
    assert afterword(*words).exit_code == 0


@pytest.mark.parametrize("word", ["-ok", "--dryrun", "--decison-by=friday"])
def test_what_may_be_a_slip_is_no_text(word: str, afterword, small_journal: Path) -> None:
    result = afterword("heard", "ana", word)
    assert result.exit_code == 2
    assert "No such option" in result.stderr
    assert "put -- before it" in result.stderr
    assert not list((small_journal / "notes").glob("*reply*"))
    assert afterword("heard", "ana", "--", word).exit_code == 0


def test_an_option_keeps_its_value(afterword) -> None:
    assert (
        "- x"
        in afterword("debrief", "--company", "Mill", "--met", "Kit", "--said", "- x", "--dry-run").stdout
    )


def test_bytes_that_are_no_text() -> None:
    assert in_utf8("caf\udcc3\udca9") == "café"
    assert in_utf8("caf\udce9") == "caf\udce9"
    assert is_text("café 李")
    assert not is_text("caf\udce9")


def suggested(text: str) -> list[str]:
    """Commands in what the program says: to the end of the line, or of the quotation."""
    sessions = re.findall(r"^\$ afterword .*\n((?:(?!\$ ).*\n)*)", text, flags=re.MULTILINE)
    said = re.sub(r"^(\+|Usage: ).*\n", "", "".join(sessions), flags=re.MULTILINE)
    quoted = re.findall(r"`(afterword [^`\n]+)`", said)
    rest = re.sub(r"`[^`\n]*`", "", said)
    lines = re.findall(r"(?:: +|  )(afterword [a-z]+(?: [^\n]*)?)$", rest, flags=re.MULTILINE)
    # A word in capitals, or a choice, stands for one that only the user knows.
    known = (line.rstrip(".") for line in (*quoted, *lines))
    return [line for line in known if not re.search(r" [A-Z]+\b|[|]|>", line)]


def test_there_are_suggestions() -> None:
    found = {line for path in TRANSCRIPTS for line in suggested(path.read_text("utf-8"))}
    assert len(found) > 10
    assert "afterword draft ana-sol" in found


def in_sh(line: str) -> list[str]:
    """The words of a command as sh reads them."""
    done = subprocess.run(["sh", "-c", f"printf '%s\\0' {line}"], capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\0")[1:-1]


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_each_suggestion_can_be_pasted(transcript: Path, small_journal: Path) -> None:
    for line in suggested(transcript.read_text("utf-8")):
        words = in_sh(line)
        assert shlex.split(line)[1:] == words
        command: click.Command | None = main
        ctx = click.Context(main, info_name="afterword", **main.context_settings)
        while isinstance(command, click.Group):
            command = command.get_command(ctx, words.pop(0))
        assert command, line
        with command.make_context(command.name, words, parent=ctx):  # a misuse where it cannot be parsed
            pass


SAM = "---\nname: Sam Reed\ninterests: [data quality]\n---\n"
ODD = [
    *("Priya Raman", "sam o'neill", "O’Neill", "a$HOME", "back`tick", "bang!", "-dash", "it's $5"),
    *("(x) & y", "a,b"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not allow")
@pytest.mark.parametrize("slug", ODD)
def test_a_file_of_any_name_is_suggested_so_that_it_runs(slug: str, small_journal: Path, afterword) -> None:
    for old in (small_journal / "interviews").iterdir():
        old.unlink()
    (small_journal / f"contacts/{slug}.md").write_text(SAM, "utf-8")
    (small_journal / "interviews/i.md").write_text(
        f'---\ncompany: Mill\nposition: Weaver\nwhen: 2026-11-20\nmet: ["{slug}"]\n---\n', "utf-8"
    )

    def suggestion(result: Result, before: str) -> Result:
        [line] = re.findall(rf"^{before}: (.*)$", result.stderr, flags=re.MULTILINE)
        then = afterword(*in_sh(line))
        assert then.exit_code == 0, then.stderr
        return then

    suggestion(afterword("gifts", "sam reed"), "Put one into a note")
    saved = suggestion(suggestion(afterword("due"), "Begin with"), "To make it yours")
    [note] = (small_journal / "notes").glob("2026-11-23-*")
    note.write_text(note.read_text("utf-8").replace("[one line on why you suit the job]", "I do."), "utf-8")
    suggestion(saved, "Once it is on its way")
    assert "sent: 2026-11-23" in note.read_text("utf-8")
