"""The questions of `afterword debrief`, answered on a real terminal (a pty)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from afterword.actions.told import read_file

fcntl, pty, termios = (
    pytest.importorskip(name, reason="a terminal of Unix") for name in ("fcntl", "pty", "termios")
)

#: Seconds after which the system ends the command. Nothing here waits for a time: the test reads until the
#: question has come, or the command is gone, so only a question that never comes takes as long as this.
GUARD = 600

#: Runs the command; asking the machine for the time is an error (the journal has a `today:`).
DEBRIEF = """
import sys
from afterword.__main__ import run
from afterword.cli.session import Session

Session.clock = None
sys.argv = ["afterword", "debrief"]
run()
"""

#: Ana's file says another company than that of the interview; she was only met there.
SAME = ("The same Ana Sol", "same")

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
    *[("Say any of it", ""), ("One thing you have thought", "")],
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
        ("Say any of it", ""),
        ("One thing you have thought", ""),
    ],
    *[
        ("talked about", ""),
        ("lit up at", ""),
        ("asked me", ""),
        ("worries them", "rain"),
        ("cares", ""),
        ("you promised", ""),
        ("Say any of it", ""),
        ("One thing you have thought", ""),
    ],
    ("When will they decide", "soonish"),
    ("When will they decide", "in 2 weeks"),
    ("Who will you hear from", "zoltan"),
    ("Who will you hear from", "kit"),
    *[("Is Kit Moss the recruiter", "kit boss"), ("Is Kit Moss the recruiter", "kit hiring manager")],
    ("How did it feel", "eleven"),
    ("How did it feel", "8"),
    ("Anything else", "Tea was good."),
    ("When did it begin", "8:30"),
    ("How did you meet", "pan"),
    ("Role of Kit Moss", "Scribe"),
    ("E-mail address of Kit Moss", "kit at home"),
]


def converse(
    answers: Sequence[tuple[str, str | bytes]],
    *,
    end: str = "",
    by: signal.Signals | None = None,
    times: int = 1,
    hang_up: bool = False,
    crash: str = "",
) -> tuple[str, int]:
    """Run the command on a terminal, answer each question; return all it said, and its exit.

    Args:
        answers: the questions that have to come, and what to type.
        end: the question at which it is stopped.
        by: the signal that stops it; None: Ctrl-C.
        times: how often Ctrl-C is pressed.
        hang_up: whether it is stopped by closing the terminal.
        crash: a function that is to raise what nobody expected.
    """
    terminal, other = pty.openpty()

    def at_home() -> None:
        """In the command's own process: this is its terminal, and Ctrl-C stops it."""
        fcntl.ioctl(other, termios.TIOCSCTTY, 0)
        # A runner in the background is started with these ignored, and its children inherit that.
        for ignored in (signal.SIGINT, signal.SIGHUP):
            signal.signal(ignored, signal.SIG_DFL)
        signal.alarm(GUARD)

    failing = f"from unittest import mock\nmock.patch({crash!r}, side_effect=ZeroDivisionError).start()\n"
    command = subprocess.Popen(
        [sys.executable, "-c", (failing if crash else "") + DEBRIEF],
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
            os.write(terminal, (answer.encode() if isinstance(answer, str) else answer) + b"\n")
        if end:
            said += _until(terminal, end)
        if hang_up:
            os.close(terminal)
            return said, command.wait()
        if end and by:
            command.send_signal(by)
        elif end:
            os.write(terminal, b"\x03" * times)
        while chunk := _read(terminal):
            said += chunk
        return said.replace("\r\n", "\n"), command.wait()
    finally:
        command.kill()
        command.wait()
        if not hang_up:
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
    assert "contacts/kit-moss.md:6:8: error: `email: kit at home` is no single e-mail address" in said
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
- say:

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
    assert kit.startswith(
        "---\nname: Kit Moss\ncompany: Harbour Analytics\nrole: Scribe\npart: hiring-manager\n"
    )
    assert "A name and one of interviewer, hiring-manager, recruiter" in said


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


def test_two_in_one_answer_are_asked_about(small_journal: Path) -> None:
    said, _ = converse([("Who was there", "ana and Zoe Lark"), ("two people", "y")], end="Which company")
    assert "Ana Sol (Head of Data, Harbour Analytics)" in said
    assert "Zoe Lark (new)" in said


def test_ctrl_c_keeps_what_was_said(small_journal: Path) -> None:
    said, code = converse(
        [
            ("Who was there", "ana, Kit Moss"),
            ("Which company", "Lantern Press"),
            SAME,
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
    assert code == 130
    assert said.rstrip().endswith("Stopped.")
    assert sorted(small_journal.rglob("*")) == before


@pytest.mark.parametrize("attempt", range(5))
def test_ctrl_c_in_a_hurry_ends_it_once(small_journal: Path, attempt: int) -> None:
    """However often it is pressed: the first ends the questions, and no other disturbs what follows."""
    said, code = converse(
        [("Who was there", "ana"), ("Which company", "Mill"), SAME], end="For which", times=3
    )
    assert code == 0
    assert said.count("What you said is in interviews/2026-11-23-mill.md") == 1
    assert list((small_journal / ".afterword").glob("debrief-*")) == []
    said, code = converse([("Who was there", "")], end="Which company", times=3)
    assert (code, said.count("Stopped."), "Traceback" in said) == (130, 1, False)


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


def block(small_journal: Path, folder: str) -> None:
    if (small_journal / folder).exists():
        (small_journal / folder).rename(small_journal / "aside")
    (small_journal / folder).write_text("a file where the folder should be", "utf-8")


def test_what_cannot_be_written_is_kept_and_taken_up(small_journal: Path) -> None:
    block(small_journal, "interviews")
    said, code = converse([("Who was there", "ana"), ("Which company", "")], end="For which position")
    assert code == 1
    assert "could not be written" in said
    [kept] = (small_journal / ".afterword").glob("debrief-*")
    assert f"What you said is in .afterword/{kept.name}; `afterword debrief` takes it up." in said
    (small_journal / "interviews").unlink()
    (small_journal / "aside").rename(small_journal / "interviews")
    said, code = converse(
        [
            ("A debrief with Ana Sol was broken off. Take it up? [Y/n]", ""),
            ("Who else was there, besides Ana Sol", ""),
        ],
        end="For which position",  # the company is known
    )
    assert code == 0
    assert (small_journal / "interviews/2026-11-23-harbour-analytics.md").is_file()
    assert list((small_journal / ".afterword").glob("debrief-*")) == []


def test_where_nothing_can_be_kept_it_is_on_the_screen(small_journal: Path) -> None:
    block(small_journal, "interviews")
    block(small_journal, ".afterword")
    said, code = converse(
        [("Who was there", "ana, Kit Moss"), ("Which company", "Mill"), SAME, ("For which position", "")],
        end="talked about",
    )
    assert code == 1
    text = said[said.index("---\ncompany: Mill") :].partition("interviews/")[0]
    (small_journal / "interviews").unlink()
    (small_journal / "aside").rename(small_journal / "interviews")
    told = read_file(text, date(2026, 11, 23))
    assert [(person.who, person.new) for person in told.people] == [("ana-sol", False), ("Kit Moss", True)]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_an_end_from_outside_takes_no_answer(small_journal: Path, number: signal.Signals) -> None:
    said, code = converse(
        [
            *[
                ("Who was there", "ana, Kit Moss"),
                ("Which company", "Mill"),
                SAME,
                ("For which position", ""),
            ],
            *[("talked about", "looms"), ("lit up at", "")],
        ],
        end="asked me",
        by=number,
    )
    [kept] = (small_journal / ".afterword").glob("debrief-*")
    assert (".afterword/debrief-" in said) == (number != signal.SIGKILL)
    assert code == (-9 if number == signal.SIGKILL else 128 + number)
    assert not (small_journal / "interviews/2026-11-23-mill.md").exists()
    said, code = converse(
        [
            ("A debrief with Ana Sol and Kit Moss was broken off. Take it up?", "y"),
            ("Who else was there", ""),
            ("For which position", ""),
            ("lit up at", "her hives"),
        ],
        end="asked me",
    )
    assert code == 0
    text = (small_journal / "interviews/2026-11-23-mill.md").read_text("utf-8")
    assert "## Ana Sol\n\n- talked about: looms\n- lit up at: her hives\n" in text
    assert not kept.exists()


def test_a_terminal_that_goes_away_takes_no_answer(small_journal: Path) -> None:
    _, code = converse([("Who was there", "ana")], end="Which company", hang_up=True)
    assert code == 128 + signal.SIGHUP
    assert "## ana-sol" in next((small_journal / ".afterword").glob("debrief-*")).read_text("utf-8")


def test_a_crash_takes_no_answer(small_journal: Path) -> None:
    said, code = converse(
        [("Who was there", "ana"), ("Which company", "Mill"), SAME, ("For which position", "Weaver")],
        end="talked about",
        crash="afterword.actions.write_up.write_up",
    )
    assert code == 1
    assert "What you said is in .afterword/debrief-2026-11-23T1000.md" in said
    assert "position: Weaver" in next((small_journal / ".afterword").glob("debrief-*")).read_text("utf-8")


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("edited", [False, True])
def test_answers_that_are_written_down_and_still_kept_are_not_written_twice(
    small_journal: Path, times: int, edited: bool
) -> None:
    """As where the command is killed between the two: between the record and the end of the kept file."""
    converse(
        [
            *[
                ("Who was there", "ana, Kit Moss"),
                ("Which company", "Mill"),
                SAME,
                ("For which position", ""),
            ],
            *[("talked about", "looms"), ("lit up at", "her hives")],
        ],
        end="asked me",
        crash="afterword.actions.unfinished.Unfinished.drop",
    )
    [kept] = (small_journal / ".afterword").glob("debrief-*")
    interview = small_journal / "interviews/2026-11-23-mill.md"
    if edited:
        text = interview.read_text("utf-8").replace("- lit up at", "- worries them: rain\n- lit up at")
        interview.write_text(f"{text}\nMy own words.\n", "utf-8")
    before = {path: path.read_bytes() for path in sorted(small_journal.rglob("*.md")) if path != kept}
    answers = kept.read_bytes()
    for _ in range(times):
        kept.write_bytes(answers)
        _, code = converse(
            [("A debrief with Ana Sol and Kit Moss was broken off. Take it up?", "y")], end="Who else"
        )
        assert code == 0
        assert not kept.exists()
        assert {path: path.read_bytes() for path in sorted(small_journal.rglob("*.md"))} == before
    kept.write_bytes(answers)
    converse(
        [
            *[("Take it up?", "y"), ("Who else", ""), ("For which", ""), ("asked me", "about cloth")],
            *[("worries them", ""), ("cares about", ""), ("you promised", ""), ("Say any of it", "")],
            *[("One thing you have thought", ""), ("Your answer", "Linen."), ("talked about", "wool")],
        ],
        end="lit up at",
    )
    text = interview.read_text("utf-8")
    for said in (
        "talked about: looms",
        "lit up at: her hives",
        "asked me: about cloth\n- answer: Linen.",
        "talked about: wool",
    ):
        assert text.count(said) == 1
    assert text.index("about cloth") < text.index("## Kit Moss") < text.index("wool")
    assert sorted(path.stem for path in (small_journal / "contacts").glob("kit*")) == ["kit-moss"]


def test_names_are_kept_before_one_is_asked_about(small_journal: Path) -> None:
    converse([("Who was there", "Anna Sol, Kit Moss")], end="do you mean Ana Sol", by=signal.SIGKILL)
    [kept] = (small_journal / ".afterword").glob("debrief-*")
    assert [person.who for person in read_file(kept.read_text("utf-8"), date(2026, 11, 23)).people] == [
        "Anna Sol",
        "Kit Moss",
    ]


def test_a_debrief_that_is_not_taken_up_stays(small_journal: Path) -> None:
    (small_journal / ".afterword").mkdir()
    kept = small_journal / ".afterword/debrief-2026-11-22T0900.md"
    kept.write_text("---\ncompany: Mill\n---\n## Kit Moss\n", "utf-8")
    broken = small_journal / ".afterword/debrief-2026-11-21T0900.md"
    broken.write_text("---\ncompany: [\n---\n", "utf-8")
    said, _ = converse([("was broken off. Take it up?", "n")], end="Who was there")
    assert "It stays in .afterword/debrief-2026-11-22T0900.md" in said
    assert ".afterword/debrief-2026-11-21T0900.md cannot be taken up as it is." in said
    assert kept.exists()
    assert broken.exists()


def test_somebody_whose_file_is_broken_keeps_their_place(small_journal: Path) -> None:
    (small_journal / "contacts/p.md").write_text("---\nname: Doris Weber\nrole: Head: Cloth\n---\n", "utf-8")
    said, code = converse(
        [
            *[("Who was there", "doris"), ("Which company", "Mill"), ("For which position", "")],
            *[("talked about", "looms"), ("lit up at", ""), ("asked me", "")],
            *[("worries them", ""), ("cares", "wool")],
        ],
        end="you promised",
    )
    assert code == 0
    assert "contacts/p.md (Doris Weber) is there and cannot be read. Line 3" in said
    text = (small_journal / "interviews/2026-11-23-mill.md").read_text("utf-8")
    assert "met:\n  - p\n" in text
    assert "- talked about: looms\n- interests: wool\n" in text


def test_what_does_not_arrive_as_it_was_typed_is_asked_for_again(small_journal: Path) -> None:
    said, _ = converse(
        [("Who was there", b"Ren\xe9"), ("Who was there", "René Roux")],
        end="Which company",
        by=signal.SIGKILL,
    )
    assert "That did not arrive as it was typed" in said
    assert "René Roux (new)" in said


def test_git_that_does_not_ignore_the_answers_is_told_of(small_journal: Path) -> None:
    block(small_journal, "interviews")
    subprocess.run(["git", "init", "--quiet"], cwd=small_journal, check=True)
    answers = [("Who was there", "ana")]
    said, _ = converse(answers, end="Which company")
    assert "git does not ignore it: put the line /.afterword/ into .gitignore." in said
    (small_journal / ".gitignore").write_text("/.afterword/\n", "utf-8")
    said, _ = converse([("Take it up?", "n"), *answers], end="Which company")
    assert "What you said is in" in said
    assert "git does not ignore it" not in said


def test_what_the_letter_would_say_is_shown_and_said_better(small_journal: Path) -> None:
    said, code = converse(
        [
            *[("Who was there", "ana"), ("Which company", ""), ("For which position", "")],
            ("talked about", "the red panda studbook"),
            ("lit up at", "her divorce"),
            ("asked me", "whether I have run a kiln"),
            *[("worries them", ""), ("cares", ""), ("you promised", "")],
            # What is typed in place of Enter is no sentence of a letter.
            *[("Say any of it", "ok"), ("Say any of it", "Your studbook stayed with me.")],
            ("One thing you have thought", "I was off sick with a migraine."),
            ("Said another way", "I read up on studbooks."),
            ("Your answer", "Two of them, for four years."),
        ],
        end="When will they decide",
    )
    assert code == 0
    shown = said.partition("For the letter:")[2].partition("Say any of it")[0]
    about, lit_up, asked = shown.strip().splitlines()
    assert "the red panda studbook." in about
    assert "left open" in lit_up
    assert "divorce" not in lit_up
    assert "You asked whether I have run a kiln." in asked
    text = (small_journal / "interviews/2026-11-23-harbour-analytics.md").read_text("utf-8")
    assert text.endswith(
        """## Ana Sol

- talked about: the red panda studbook
- lit up at: her divorce
- asked me: whether I have run a kiln
- answer: Two of them, for four years.
- say: Your studbook stayed with me.
- since: I read up on studbooks.
"""
    )


def test_own_words_are_kept_as_they_are_given(small_journal: Path) -> None:
    person = [("talked about", "the tide tables"), *[(words, "") for words in ("lit up", "asked", "worries")]]
    rest = [("cares", ""), ("you promised", "")]
    begin = [("Who was there", "ana, Kit Moss"), ("Which company", "Mill"), SAME, ("For which position", "")]
    answers = [*begin, *person, *rest, ("Say any of it", "I liked your tables.")]
    converse(answers, end="One thing you have thought", by=signal.SIGKILL)
    [kept] = (small_journal / ".afterword").glob("debrief-*")
    assert "- say: I liked your tables.\n" in kept.read_text("utf-8")
    again = [("Take it up? [Y/n]", ""), ("Who else was there", ""), ("For which position", "")]
    # What was told is shown again; what was said in own words is not asked for again.
    said, _ = converse([*again, *person[1:], *rest, ("One thing you have thought", "")], end="talked about")
    assert "I liked your tables." in said.partition("For the letter:")[2]


def test_what_a_broken_debrief_left_is_shown_and_answered_when_it_is_added_to(small_journal: Path) -> None:
    begin = [("Who was there", "ana"), ("Which company", "Mill"), SAME, ("For which position", "")]
    told = [("talked about", "the tide tables"), ("lit up at", ""), ("asked me", "whether I have led a team")]
    converse([*begin, *told], end="worries them")
    rest = [
        (words, "") for words in ("talked about", "lit up", "asked me", "worries", "cares", "you promised")
    ]
    own = [("Say any of it", "I liked your tables."), ("One thing", ""), ("Your answer", "Two, for years.")]
    begin.remove(SAME)  # she is known to be met there
    said, _ = converse([*begin, *rest, *own], end="When will they decide")
    assert "You asked whether I have led a team." in said.partition("For the letter:")[2]
    text = (small_journal / "interviews/2026-11-23-mill.md").read_text("utf-8")
    assert text.endswith(
        """## Ana Sol

- say: I liked your tables.
- talked about: the tide tables
- asked me: whether I have led a team
- answer: Two, for years.
"""
    )


def test_a_panel_of_four_is_asked_little(small_journal: Path) -> None:
    """Three questions a person more than what was said needs, each of which Enter answers."""
    four = ["ana", "ben osei", "Kit Moss", "läng"]
    told = [
        ("talked about", "the tide tables"),
        ("lit up at", "the old harbour"),
        ("asked me", "whether I have led a team"),
        ("worries them", "the heating bill"),
        ("cares about most", "tides"),
        ("you promised", ""),
    ]
    own = [("Say any of it", ""), ("One thing you have thought", ""), ("Your answer", "")]
    before = [("Who was there", ", ".join(four)), ("Which company", ""), ("For which position", "")]
    after = ["When will they decide", "Who will you hear from", "Is Kit Moss", "How did it feel", "Anything"]
    cards = ["When did it begin", "How did you meet", "Role of Kit Moss", "E-mail address of Kit Moss"]
    asked = [*before, *(told + own) * 4, *((question, "") for question in after + cards)]
    said, code = converse(asked)  # which fails where anything else is asked
    assert code == 0
    assert len(re.findall("[^\n]*(?:Say any of it|One thing|Your answer)", said)) == 12
    assert len(asked) < 50  # of three minutes, so many leave 3.6 seconds each
    assert "- say:" not in (small_journal / "interviews/2026-11-23-harbour-analytics.md").read_text("utf-8")


#: The conversation that the guide shows.
OF_THE_GUIDE = [
    *[("Who was there", "ana, Kit Moss"), ("Which company", ""), ("For which position", "")],
    ("talked about", "the warehouse plan"),
    ("lit up at", "first regatta, nearly sick with nerves"),
    ("asked me", "whether I have led a team"),
    ("worries them", "Ben counts the same orders twice"),
    *[("cares about most", "sailing/dinghies"), ("you promised", "the checklist by friday")],
    ("you promised", ""),
    ("Say any of it", "I liked that you steer a dinghy as you run a meeting: with few words."),
    ("One thing you have thought", "I counted our own copies on the way home and found three."),
    ("Your answer", "Four people for two years, two of them straight from school."),
    ("talked about", "the new stock list"),
    *[(words, "") for words in ("lit up at", "asked me", "worries them", "cares about", "you promised")],
    *[("Say any of it", ""), ("One thing you have thought", "")],
    *[("When will they decide", "in 2 weeks"), ("Who will you hear from", "ana"), ("Is Kit Moss", "")],
    *[("How did it feel", "8"), ("Anything else", ""), ("When did it begin", "8:30")],
    *[("How did you meet", "video"), ("Role of Kit Moss", "Data Steward"), ("E-mail address", "")],
]


def test_the_guide_shows_what_is_really_said(small_journal: Path, request: pytest.FixtureRequest) -> None:
    guide = Path(__file__).parents[2] / "docs" / "debrief.md"
    before, shown, after = re.split(
        r"(?<=```text\n)(\$ afterword debrief\n.*?)(?=```)",
        guide.read_text("utf-8"),
        maxsplit=1,
        flags=re.DOTALL,
    )
    said, code = converse(OF_THE_GUIDE)
    assert code == 0
    told = "$ afterword debrief\n" + "".join(f"{line.rstrip()}\n" for line in said.rstrip().split("\n"))
    if request.config.getoption("--update-golden"):
        guide.write_bytes(f"{before}{told}{after}".encode())
        shown = told
    assert told == shown, "docs/debrief.md is old; run pytest --update-golden, and read it"


@pytest.mark.parametrize(
    ("answer", "met", "company"),
    [("s", "ana-sol", "Harbour Analytics"), ("moved", "ana-sol", "Mill"), ("another", "ana-sol-2", "Mill")],
)
def test_somebody_of_another_company_is_asked_about(
    small_journal: Path, answer: str, met: str, company: str
) -> None:
    said, _ = converse(
        [
            ("Who was there", "ana"),
            ("Which company", "Mill"),
            ("The same Ana Sol, moved to Mill, or another", answer),
        ],
        end="For which position",
    )
    assert "contacts/ana-sol.md says company Harbour Analytics; now it is company Mill." in said
    assert f"  - {met}\n" in (small_journal / "interviews/2026-11-23-mill.md").read_text("utf-8")
    text = (small_journal / f"contacts/{met}.md").read_text("utf-8")
    assert f"\ncompany: {company}" in text
    assert ("former:\n  - Harbour Analytics\n" in text) == (answer == "moved")


def test_a_company_that_is_begun_is_asked_about(small_journal: Path) -> None:
    converse(
        [
            *[("Who was there", "Kit Moss"), ("Which company", "harb")],
            *[("harb: do you mean Harbour Analytics", "y"), ("For which position", "data")],
            ("data: do you mean Data Engineer", "n"),
        ],
        end="talked about",
    )
    text = (small_journal / "interviews/2026-11-23-harbour-analytics.md").read_text("utf-8")
    assert text.startswith("---\ncompany: Harbour Analytics\nposition: data\n")


def test_what_was_not_asked_for_ctrl_c_is_asked_the_next_time(small_journal: Path) -> None:
    begin = [("Who was there", "Kit Moss"), ("Which company", "Mill"), ("For which position", "")]
    converse(begin, end="talked about")
    hint = "yes, or how often, such as 3 months"
    rest = [("talked about", "looms"), *[(words, "") for words in ("lit up", "asked", "worries", "cares")]]
    rest += [(words, "") for words in ("you promised", "Say any of it", "One thing", "When will they decide")]
    rest += [("Is Kit Moss the recruiter", "kit recruiter"), ("How did it feel", ""), ("Anything else", "")]
    rest += [(f"Stay in touch with Kit Moss? ({hint}", answer) for answer in ("at times", "6 weeks")]
    rest += [("When did it begin", ""), ("How did you meet", "")]
    rest += [("Role of Kit Moss", "Weaver"), ("E-mail address of Kit Moss", "kit@mill.example")]
    _, code = converse([("Who was there", "kit"), *begin[1:], *rest])
    assert code == 0
    assert (
        (small_journal / "contacts/kit-moss.md")
        .read_text("utf-8")
        .startswith(
            "---\nname: Kit Moss\ncompany: Mill\nrole: Weaver\npart: recruiter\nemail: kit@mill.example\n"
            "stay_in_touch: 42d\n"
        )
    )


def test_a_promise_by_a_day_that_is_two_is_asked_for_again(small_journal: Path) -> None:
    answers = [("Who was there", "Kit Moss"), ("Which company", "Mill"), ("For which position", "")]
    answers += [(words, "") for words in ("talked about", "lit up", "asked", "worries", "cares")]
    answers += [("you promised", "the list by 12/02/2026"), ("Said another way", "the list bis Freitag")]
    said, _ = converse(answers, end="you promised")
    assert "12/02/2026 is two days, 12 February and 2 December" in said
    # 23 November 2026 is a Monday.
    text = (small_journal / "interviews/2026-11-23-mill.md").read_text("utf-8")
    assert "- promised: the list by 2026-11-27\n" in text
