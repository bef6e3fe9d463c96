"""The questions of `afterword debrief`, answered on a real terminal (a pty)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

fcntl, pty, termios = (
    pytest.importorskip(name, reason="a terminal of Unix") for name in ("fcntl", "pty", "termios")
)

#: Seconds after which the system ends the command. Nothing here waits for a time: the test reads until the
#: question has come, or the command is gone, so only a question that never comes takes as long as this.
GUARD = 600

#: Runs the command; asking the machine for the time is an error (the journal has a `today:`).
DEBRIEF = """
import sys
from afterword.cli import main
from afterword.cli.session import Session

Session.clock = None
main(["debrief"], prog_name="afterword")
"""

PANEL = [
    ("Who was there", "ana, osei, Kit Moss, ben"),
    ("Who is it", "läng"),
    ("Which company", ""),
    ("For which position", ""),
    *[
        ("talked about", "one pager a week"),
        ("lit up at", "sails"),
        ("asked me", ""),
        ("worries them", ""),
        ("cares", "bees, Data quality"),
    ],
    *[("you promised", "the list by friday"), ("you promised", "")],
    *[
        ("talked about", ""),
        ("lit up at", ""),
        ("asked me", ""),
        ("worries them", ""),
        ("cares", ""),
        ("you promised", ""),
    ],
    *[
        ("talked about", "ink"),
        ("lit up at", ""),
        ("asked me", ""),
        ("worries them", ""),
        ("cares", "ink/pens"),
        ("you promised", ""),
    ],
    *[
        ("talked about", ""),
        ("lit up at", ""),
        ("asked me", ""),
        ("worries them", "rain"),
        ("cares", ""),
        ("you promised", ""),
    ],
    ("When will they decide", "soonish"),
    ("When will they decide", "in 2 weeks"),
    ("Who will you hear from", "zoltan"),
    ("Who will you hear from", "kit"),
    ("How did it feel", "eleven"),
    ("How did it feel", "8"),
    ("Anything else", "Tea was good."),
    ("When did it begin", "8:30"),
    ("How did you meet", "pan"),
    ("Role of Kit Moss", "Scribe"),
    ("E-mail address of Kit Moss", "kit at home"),
]


def converse(answers: Sequence[tuple[str, str]], *, end: str = "") -> tuple[str, int]:
    """Run the command on a terminal, answer each question; return all it said, and its exit."""
    terminal, other = pty.openpty()

    def at_home() -> None:
        """In the command's own process: this is its terminal, and Ctrl-C stops it."""
        fcntl.ioctl(other, termios.TIOCSCTTY, 0)
        # A runner in the background is started with Ctrl-C ignored, and its children inherit that.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.alarm(GUARD)

    command = subprocess.Popen(
        [sys.executable, "-c", DEBRIEF],
        stdin=other,
        stdout=other,
        stderr=other,
        start_new_session=True,
        preexec_fn=at_home,
        env=os.environ | {"TERM": "dumb", "NO_COLOR": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    os.close(other)
    try:
        said = ""
        for question, answer in answers:
            said += _until(terminal, question)
            os.write(terminal, f"{answer}\n".encode())
        if end:
            said += _until(terminal, end)
            # Where Ctrl-C comes just before the prompt begins to listen, it is seen once a key is pressed.
            os.write(terminal, b"\x03\n")
        while chunk := _read(terminal):
            said += chunk
        return said.replace("\r\n", "\n"), command.wait()
    finally:
        command.kill()
        command.wait()
        os.close(terminal)


def _until(terminal: int, question: str) -> str:
    said = ""
    # A question ends where the cursor waits; what was said before it may mention the same words.
    while not re.search(rf"{re.escape(question)}[^\n]*[:?] $", said):
        chunk = _read(terminal)
        assert chunk, f"no question {question!r} after:\n{said}"
        said += chunk
    return said


def _read(terminal: int) -> str:
    """What comes next, as soon as it comes; nothing once the command has ended."""
    try:
        return os.read(terminal, 4096).decode("utf-8", "replace")
    except OSError:  # Linux says so where the other end is closed
        return ""


def test_a_panel_of_four(small_journal: Path) -> None:
    said, code = converse(PANEL)
    assert code == 0
    assert '"ben" could be 2 people' in said
    assert "Kit Moss (new)" in said
    assert '"soonish" is no date I know' in said
    assert 'Nobody here is called "zoltan"' in said
    assert "A number from 1 to 10, please." in said
    # The address cannot be right; nothing else is lost for it.
    assert "contacts/kit-moss.md:5:8: error: `email: kit at home` is no single e-mail address" in said
    assert said.rstrip().endswith("Next: afterword draft ana-sol")
    assert (
        (small_journal / "interviews/2026-11-23-harbour-analytics.md").read_text("utf-8")
        == """---
company: Harbour Analytics
position: Data Engineer
when: 2026-11-23T08:30
format: panel
met:
  - ana-sol
  - ben-osei
  - kit-moss
  - benedikt-lang
owner: kit-moss
decision_by: 2026-12-07
feeling: 8
---

Tea was good.

## Ana Sol

- talked about: one pager a week
- lit up at: sails
- promised: the list by 2026-11-27

## Ben Osei

- talked about:
- lit up at:
- asked me:
- worries them:

## Kit Moss

- talked about: ink

## Benedikt Läng

- worries them: rain
"""
    )
    assert "interests: [data quality, sailing/dinghies, bees]\n" in (
        small_journal / "contacts/ana-sol.md"
    ).read_text("utf-8")
    kit = (small_journal / "contacts/kit-moss.md").read_text("utf-8")
    assert kit.startswith("---\nname: Kit Moss\ncompany: Harbour Analytics\nrole: Scribe\n")


def test_a_misspelt_name_is_asked_about(small_journal: Path) -> None:
    said, _ = converse(
        [
            ("Who was there", "Anna Sol, Ben Ose"),
            ("Anna Sol: do you mean Ana Sol", "y"),
            ("Ben Ose: do you mean Ben Osei", "n"),
        ],
        end="Which company",
    )
    assert "Ana Sol (Head of Data, Harbour Analytics)" in said
    assert "Ben Ose (new)" in said
    assert (small_journal / "contacts/ben-ose.md").is_file()


def test_ctrl_c_keeps_what_was_said(small_journal: Path) -> None:
    said, code = converse(
        [
            ("Who was there", "ana, Kit Moss"),
            ("Which company", "Lantern Press"),
            ("For which position", "Typesetter"),
            ("talked about", "hyphenation"),
        ],
        end="lit up at",
    )
    assert code == 0
    assert (
        "What you said is in interviews/2026-11-23-lantern-press.md; `afterword debrief` again adds to it."
        in said
    )
    text = (small_journal / "interviews/2026-11-23-lantern-press.md").read_text("utf-8")
    assert "met:\n  - ana-sol\n  - kit-moss\n" in text
    assert "## Ana Sol\n\n- talked about: hyphenation\n\n## Kit Moss\n" in text


def test_ctrl_c_before_the_company_leaves_a_gap_that_check_shows(small_journal: Path) -> None:
    said, _ = converse([("Who was there", "Kit Moss")], end="Which company")
    [path] = (small_journal / "interviews").glob("2026-11-23-*.md")
    assert 'company: "[company]"' in path.read_text("utf-8")
    assert "the company is missing" in said


def test_ctrl_c_at_once_writes_nothing(small_journal: Path) -> None:
    before = sorted(small_journal.rglob("*"))
    said, code = converse([], end="Who was there")
    assert code == 1
    assert said.rstrip().endswith("Aborted!")
    assert sorted(small_journal.rglob("*")) == before


def test_files_that_cannot_be_edited_are_no_reason_to_lose_a_word(small_journal: Path) -> None:
    anchored = "---\nname: Ana Sol\ncompany: Mill\ninterests: &all [bees]\naliases: *all\n---\n"
    (small_journal / "contacts" / "ana-sol.md").write_text(anchored, "utf-8")
    said, code = converse(
        [
            *[("Who was there", "ana"), ("Which company", ""), ("For which position", "")],
            *[
                ("talked about", "looms"),
                ("lit up at", ""),
                ("asked me", ""),
                ("worries them", ""),
                ("cares", "wool"),
            ],
        ],
        end="you promised",
    )
    assert code == 0
    assert "contacts/ana-sol.md:4: " in said
    assert "The file is unchanged; please edit that line by hand." in said
    text = (small_journal / "interviews" / "2026-11-23-mill.md").read_text("utf-8")
    assert "- talked about: looms" in text


def test_what_cannot_be_written_is_printed(small_journal: Path) -> None:
    (small_journal / "interviews").rename(small_journal / "aside")
    (small_journal / "interviews").write_text("a file where the folder should be", "utf-8")
    said, code = converse([("Who was there", "ana"), ("Which company", "")], end="For which position")
    assert code == 1
    assert "+company: Harbour Analytics" in said
