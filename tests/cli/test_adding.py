from __future__ import annotations

import shlex
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.keeping.adding import add_behind, add_below


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## A\n", "## A\n\n- new\n"),
        ("## A", "## A\n\n- new\n"),
        ("## A\n\n\n- lit up at: x\n", "## A\n\n\n- new\n- lit up at: x\n"),
        (
            "## A\n\n- talked about:\n- lit up at: \n- worried about: rain\n",
            "## A\n\n- new\n- worried about: rain\n",
        ),
        ("## A\n\n- talked about:\n- lit up at:\n\n## B\n", "## A\n\n- new\n\n## B\n"),
        ("## A\nProse.\n", "## A\n\n- new\n\nProse.\n"),
        ("## A\r\n\r\n- talked about:\r\nProse.", "## A\r\n\r\n- new\r\n\r\nProse."),
    ],
)
def test_lines_go_below_the_heading_in_place_of_open_questions(before: str, after: str) -> None:
    assert add_below(before.encode(), 1, ["- new"]).decode() == after


LINES = st.sampled_from(
    ["", "  ", "prose", "- lit up at: x", "- talked about:", "## B", "- mine", "\ttab", "Zoë 🐝"]
)


@given(
    lines=st.lists(LINES, max_size=12),
    at=st.integers(0, 12),
    end=st.sampled_from(["\n", "\r\n"]),
    last=st.booleans(),
)
def test_every_line_stays_but_open_questions(lines: list[str], at: int, end: str, last: bool) -> None:
    lines.insert(min(at, len(lines)), "## A")
    data = end.join(lines) + (end if last else "")
    end = end if end in data else "\n"  # one line alone has no style
    result = add_below(data.encode(), lines.index("## A") + 1, ["- new", "- newer"]).decode()
    assert f"- new{end}- newer{end}" in result
    rest = iter(result.split(end))
    assert all(line in rest for line in lines if line not in ("- talked about:", ""))
    assert result.count(end) - data.count(end) <= 5
    assert result.replace("\r\n", "").count("\r") == 0
    assert end == "\n" or "\n" not in result.replace("\r\n", "")


def test_a_planned_interview_is_filled_in_and_nothing_else_changes(afterword, small_journal: Path) -> None:
    path = small_journal / "interviews" / "2026-11-23-mill.md"
    planned = (
        "---\r\ncompany: Mill # by the river\r\nwhen: 2026-11-23\r\nmet: [ana-sol]\r\n---\r\n\r\n"
        "Bring the portfolio.  \r\n\r\n"
        "## Ana Sol\r\n\r\n- talked about:\r\n- lit up at:\r\n\r\n"
        "## Next time\r\n\r\nAsk."
    )
    path.write_bytes(planned.encode())
    afterword(
        "debrief",
        "--company",
        "mill",
        "--when",
        "today 9:00",
        "--met",
        "ana; lit up at: looms",
        "--met",
        "Kit Moss; talked about: wool",
    )
    assert path.read_bytes().decode() == (
        "---\r\ncompany: Mill # by the river\r\nwhen: 2026-11-23T09:00\r\n"
        "met: [ana-sol, kit-moss]\r\n---\r\n\r\n"
        "Bring the portfolio.  \r\n\r\n"
        "## Ana Sol\r\n\r\n- lit up at: looms\r\n\r\n## Next time\r\n\r\nAsk.\r\n\r\n"
        "## Kit Moss\r\n\r\n- talked about: wool\r\n"
    )


def test_what_is_told_twice_is_written_once_and_said(afterword, small_journal: Path) -> None:
    met = (
        "ana-sol; talked about: looms; private: tired; promised: wool by friday; asked me: why; answer: Yes."
    )
    words = ["debrief", "--company", "Mill", "--said", "Rain.", "--met"]
    afterword(*words, met)
    [path] = (small_journal / "interviews").glob("2026-11-23-*.md")
    before = path.read_bytes()
    done = afterword(*words, met)
    assert path.read_bytes() == before
    assert done.exit_code == 0
    for line in ("Rain.", "- talked about: looms", "- private: tired", "- promised: wool by 2026-11-27"):
        assert f"{path.name} says so already: {line}" in done.stderr
    # What is new goes in; the same answer to another question is new.
    afterword(*words, "ana-sol; Talked about: looms; talked about: wool; asked me: how; answer: Yes.")
    text = path.read_text("utf-8")
    assert text.count("looms") == 1
    assert "- asked me: how\n- answer: Yes.\n" in text
    assert "- talked about: wool\n" in text
    # Another answer stands behind the question that it answers.
    afterword(*words, "ana-sol; asked me: why; answer: For years.")
    text = path.read_text("utf-8")
    assert "- asked me: why\n- answer: For years.\n- answer: Yes.\n" in text
    assert not any(above == below == "" for above, below in pairwise(text.splitlines()))


KEPT = """---
company: Mill
when: 2026-11-20
said: |-
  Rain.

  - a list of my own
---
## Kit Moss

- new: yes
- role: Weaver
- interests: bees, wool
- talked about: looms
  and cloth

## ana-sol

- talked about: looms
"""


@pytest.mark.parametrize("only", ["", "contacts/kit-moss.md"])
def test_kept_answers_that_are_written_down_already_are_not_written_twice(
    afterword, small_journal: Path, only: str
) -> None:
    """A command was killed before it deleted the kept file, or between the contact and the interview."""
    kept = small_journal / ".afterword/debrief-2026-11-20T1000.md"
    kept.parent.mkdir()
    kept.write_text(KEPT, "utf-8")
    before = {path: path.read_bytes() for path in small_journal.rglob("*.md") if path != kept}
    afterword("debrief", "--from", str(kept))
    assert not kept.exists()
    after = {path: path.read_bytes() for path in small_journal.rglob("*.md")}
    interview = small_journal / "interviews/2026-11-20-mill.md"
    assert after.keys() - before.keys() == {small_journal / "contacts/kit-moss.md", interview}
    if only:
        interview.unlink()
    kept.write_text(KEPT, "utf-8")
    afterword("debrief", "--from", str(kept))
    assert {path: path.read_bytes() for path in small_journal.rglob("*.md")} == after


def test_somebody_new_of_the_same_name_stays_somebody_new(afterword, small_journal: Path) -> None:
    (small_journal / "contacts/kit-moss.md").write_text("---\nname: Kit Moss\nrole: Miller\n---\n", "utf-8")
    kept = small_journal / ".afterword/debrief-2026-11-20T1000.md"
    kept.parent.mkdir()
    kept.write_text(KEPT, "utf-8")
    afterword("debrief", "--from", str(kept))
    assert (small_journal / "contacts/kit-moss-2.md").is_file()


def test_another_part_than_their_usual_one_belongs_to_the_interview(afterword, small_journal: Path) -> None:
    contact = small_journal / "contacts" / "benedikt-lang.md"
    before = contact.read_bytes()
    done = afterword(
        *("debrief", "--company", "Mill", "--position", "Weaver", "--met"),
        "läng; part: hiring manager; lit up at: looms",
    )
    assert done.exit_code == 0
    [path] = (small_journal / "interviews").glob("2026-11-23-*.md")
    assert "## Benedikt Läng\n\n- part: hiring-manager\n- lit up at: looms\n" in path.read_text("utf-8")
    assert contact.read_bytes() == before  # he is a recruiter, as a rule


def test_a_part_goes_into_the_file_that_gives_none(afterword, small_journal: Path) -> None:
    afterword(
        "debrief", "--company", "Mill", "--met", "ben-osei; part: peer", "--met", "Kit Moss; part: executive"
    )
    assert "\npart: peer\n" in (small_journal / "contacts" / "ben-osei.md").read_text("utf-8")
    assert "\npart: executive\n" in (small_journal / "contacts" / "kit-moss.md").read_text("utf-8")
    [path] = (small_journal / "interviews").glob("2026-11-23-*.md")
    assert "part:" not in path.read_text("utf-8")


def test_open_questions_are_filled_whatever_their_marker(afterword, small_journal: Path) -> None:
    path = small_journal / "interviews" / "2026-11-23-mill.md"
    path.write_text(
        "---\ncompany: Mill\nwhen: 2026-11-23\nmet: [ana-sol]\n---\n\n## Ana Sol\n\n"
        "1. talked about：\n2. [ ] **asked me:**\n3. worried about:\n\nWarm.\n",
        "utf-8",
    )
    afterword("debrief", "--company", "mill", "--met", "ana; asked me: why looms; answer: For the cloth.")
    assert path.read_text("utf-8").endswith(
        "## Ana Sol\n\n- asked me: why looms\n- answer: For the cloth.\n\nWarm.\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- asked me: x", "- asked me: x\n- new\n"),
        ("- asked me: x\n\n## B\n", "- asked me: x\n- new\n\n## B\n"),
        ("- asked me: x\n  and y\n- lit up at: z\n", "- asked me: x\n  and y\n- new\n- lit up at: z\n"),
        ("- asked me: x\n  - mine\n", "- asked me: x\n- new\n  - mine\n"),
        ("- asked me: x\r\n\tand y\r\nProse.", "- asked me: x\r\n\tand y\r\n- new\r\nProse."),
        ("- asked me: x\r  and y\r", "- asked me: x\r  and y\r- new\r"),
    ],
)
def test_lines_go_behind_the_whole_of_an_item(before: str, after: str) -> None:
    assert add_behind(before.encode(), 1, ["- new"]).decode() == after


ASKED = """---
company: Mill
when: 2026-11-23
met: [ana-sol, ben-osei]
---

## Ana Sol

- asked me: why I weave
  and not spin
- answer: For the cloth.
- asked me: when I can start
- lit up at: her looms

## Ben Osei

- asked me: whether I can lead
"""


@pytest.mark.parametrize(
    ("told", "changed"),
    [
        # To the last question that has none.
        ("ana; answer: In May.", ("when I can start\n", "when I can start\n- answer: In May.\n")),
        (
            "ben osei; answer: For two years; worries them: rain",
            ("- asked me: whether I can lead\n",
             "- worries them: rain\n- asked me: whether I can lead\n- answer: For two years\n"),
        ),
        # With a question of its own it stays with that.
        (
            "ana; asked me: what I read; answer: Maps.",
            ("- asked me: why", "- asked me: what I read\n- answer: Maps.\n- asked me: why"),
        ),
    ],
)  # fmt: skip
def test_an_answer_goes_behind_the_question_that_is_written_down(
    afterword, small_journal: Path, told: str, changed: tuple[str, str]
) -> None:
    path = small_journal / "interviews" / "2026-11-23-mill.md"
    path.write_text(ASKED, "utf-8")
    result = afterword("debrief", "--company", "Mill", "--when", "2026-11-23", "--met", told)
    assert result.exit_code == 0
    assert "belongs to the `asked me:`" not in result.stderr
    assert path.read_text("utf-8") == ASKED.replace(*changed)


def test_answers_that_were_kept_go_behind_the_questions_they_answer(afterword, small_journal: Path) -> None:
    """As where the record was written, the kept file was not deleted, and more was said to it."""
    path = small_journal / "interviews" / "2026-11-23-mill.md"
    path.write_text(ASKED, "utf-8")
    (small_journal / ".afterword").mkdir()
    kept = small_journal / ".afterword" / "debrief-2026-11-23T0900.md"
    kept.write_text(ASKED.replace("start\n", "start\n- answer: In May.\n") + "- answer: I can.\n", "utf-8")
    assert afterword("debrief", "--from", str(kept)).exit_code == 0
    assert path.read_text("utf-8") == (
        ASKED.replace("start\n", "start\n- answer: In May.\n") + "- answer: I can.\n"
    )


@pytest.mark.parametrize(
    ("line", "apart", "made"),
    [
        (["gift", "A loom", "--kind", "article", "--interests", "looms"], ["--read"], "gifts/a-loom"),
        (["contact", "Kit Moss", "--email", "kit@mill.example"], ["--phone", "12"], ""),
        (["contact", "Kit Moss"], [], "contacts/kit-moss"),
    ],
)
def test_what_is_there_already_is_not_written_a_second_time(
    afterword, small_journal: Path, line: list[str], apart: list[str], made: str
) -> None:
    """The second file would be left out as a copy; two of one name of whom no more is known are two."""
    assert afterword("new", *line).exit_code == 0
    before = sorted(small_journal.rglob("*.md"))
    again = afterword("new", *line)
    known = len(line) > 2
    assert again.exit_code == (1 if known else 0)
    if known:
        assert f"is that {line[0]} already, so nothing was written" in again.stderr
        assert sorted(small_journal.rglob("*.md")) == before
    if made:
        assert afterword("new", *line, *apart).exit_code == 0
        assert (small_journal / f"{made}-2.md").exists()
    assert "sync-copy" not in afterword("check").stdout


def test_a_new_file_makes_no_other_the_second_copy(afterword, small_journal: Path) -> None:
    line = ["new", "gift", "A loom", "--kind", "article", "--interests", "looms"]
    assert afterword(*line).exit_code == 0
    (small_journal / "gifts/a-loom.md").rename(small_journal / "gifts/a-loom-2.md")
    refused = afterword(*line)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("gifts/a-loom-2.md is that gift already")


def asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the terminal."""
    monkeypatch.setattr("afterword.cli.terminal.interactive", lambda: True)


def test_of_an_address_the_title_is_asked(afterword, small_journal, monkeypatch) -> None:
    """Of the user, and of no page."""
    asked_for(monkeypatch)
    address = "https://sail.example/talk.pdf?utm_source=mail#page=2"
    result = afterword("new", "gift", address, given="Coatings that drift\nsailing/dinghies, bees\n")
    assert result.exit_code == 0
    assert "What is it called?" in result.stderr
    assert "Taken for: paper." in result.stderr
    text = (small_journal / "gifts/coatings-that-drift.md").read_text("utf-8")
    assert "url: https://sail.example/talk.pdf\n" in text
    assert "kind: paper\n" in text
    assert "interests:\n  - sailing/dinghies\n  - bees\n" in text


def test_of_an_address_nothing_is_asked_that_was_said(afterword, small_journal, monkeypatch) -> None:
    asked_for(monkeypatch)
    words = ("--kind", "talk", "--interests", "bees")
    result = afterword("new", "gift", "https://hive.example/x", *words, given="Winter\n")
    assert result.exit_code == 0
    assert "Taken for" not in result.stderr
    assert (small_journal / "gifts/winter.md").exists()


@pytest.mark.parametrize(
    ("words", "given", "says"),
    [
        (["https://hive.example/x"], "\n", "Without a title"),
        (["https://hive.example/x"], "Winter\n\n", "Missing option '--interests'"),
        (["https://hive.example/x", "--url", "https://hive.example/y"], "", "Give the title in words"),
        (["https://mira:pw@hive.example/x"], "", "a name or a password"),
    ],
)
def test_what_an_address_lacks(afterword, small_journal, monkeypatch, words, given, says) -> None:
    asked_for(monkeypatch)
    before = set((small_journal / "gifts").iterdir())
    result = afterword("new", "gift", *words, given=given)
    assert result.exit_code == 2
    assert says in result.stderr
    assert set((small_journal / "gifts").iterdir()) == before


def test_off_a_terminal_an_address_is_no_title(afterword, small_journal) -> None:
    result = afterword("new", "gift", "https://hive.example/x", "--kind", "talk", "--interests", "bees")
    assert result.exit_code == 2
    suggested = result.stderr.partition("say what it is called: ")[2].strip()
    assert suggested == (
        'afterword new gift "Its title" --url "https://hive.example/x" --kind talk --interests bees'
    )
    assert afterword(*shlex.split(suggested)[1:]).exit_code == 0


def test_the_number_of_a_round_is_written_as_a_number(afterword, small_journal: Path) -> None:
    afterword("debrief", "--company", "Mill", "--round", "2", "--met", "ana-sol; talked about: looms")
    [path] = (small_journal / "interviews").glob("2026-11-23-*.md")
    assert "\nround: 2\n" in path.read_text("utf-8")
