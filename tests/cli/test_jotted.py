"""A debrief from a phone: the template filled in elsewhere, completed at the desk, and taken away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from afterword.actions.told import Person
from afterword.records.reading import read_journal

#: As it comes back from a phone: lead-ins in any order, some of them empty, names as they are spoken.
JOTTED = """---
afterword: debrief
when: "2026-11-20"
company: harbour
position:
decision_by: in 2 weeks
feeling: 7
---

## osei

- promised: a list of looms by friday
- lit up at:\x20
- talked about: bees in the roof
- private: tired
- interests: bees, honey
- role:\x20

Asked twice about the roof.

## Kit Moss

- asked me: whether I would travel
- answer:\x20
- role: Steward

## Who else?

- talked about:\x20
- interests:\x20
"""


def jot(root: Path, text: str = JOTTED, path: str = "Untitled.md") -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    return root / path


def test_check_offers_to_complete_it(afterword, small_journal: Path) -> None:
    before = afterword("check").stdout
    jot(small_journal)
    result = afterword("check")
    assert "Untitled.md:1:1: hint: A debrief with osei and Kit Moss waits here to be completed. [jotted]" in (
        result.stdout
    )
    assert "or afterword debrief --from Untitled.md" in " ".join(result.stdout.split())
    assert result.stdout.endswith(before)
    assert "jotted" not in afterword("check", "contacts").stdout


def test_it_becomes_records_at_once_and_undo_brings_it_back(afterword, small_journal: Path) -> None:
    note = jot(small_journal)
    result = afterword("debrief", "--from", "Untitled.md")
    assert result.exit_code == 0, result.stderr
    assert "Deleted Untitled.md" in result.stderr and not note.exists()
    text = (small_journal / "interviews/2026-11-20-harbour-analytics.md").read_text("utf-8")
    for line in (
        "- talked about: bees in the roof",
        "- promised: a list of looms by 2026-11-27",  # the Friday after the 20th, a Friday itself
        "- private: tired",
        "Asked twice about the roof.",
        "- asked me: whether I would travel",
    ):
        assert line in text
    assert not [line for line in text.splitlines() if line.startswith("- ") and line.rstrip().endswith(":")]
    assert "Who else" not in text and "afterword:" not in text
    journal = read_journal(small_journal)
    assert journal.contacts["kit-moss"].role == "Steward"
    assert journal.contacts["ben-osei"].interests == ("bees", "honey")
    assert "jotted" not in afterword("check").stdout
    assert afterword("undo").exit_code == 0
    assert note.read_text("utf-8") == JOTTED
    assert "kit-moss" not in read_journal(small_journal).contacts


@pytest.mark.parametrize("path", ["Untitled.md", "Inbox/After an interview 2.md", "docs/a.md"])
@pytest.mark.parametrize("lines", ["\n", "\r\n"])
def test_it_may_lie_anywhere_but_among_the_records(
    afterword, small_journal: Path, path: str, lines: str
) -> None:
    (small_journal / path).parent.mkdir(exist_ok=True)
    (small_journal / path).write_bytes(b"\xef\xbb\xbf" + JOTTED.replace("\n", lines).encode("utf-8"))
    assert f"{path}:1:1: hint" in afterword("check").stdout
    assert afterword("debrief", "--from", path).exit_code == 0
    assert not (small_journal / path).exists()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Untitled.md", "Some thoughts.\n\nafterword: debrief\n"),
        ("Untitled.md", "---\ntitle: x\n---\n\nafterword: debrief\n"),
        ("Untitled.md", "---\nafterword: another\n---\n"),
        ("_templates/After an interview.md", JOTTED),
        (".trash/Untitled.md", JOTTED),
        ("Untitled.txt", JOTTED),
        ("Untitled.md", JOTTED + "x" * 300_000),
    ],
)
def test_other_files_are_left_alone(afterword, small_journal: Path, path: str, text: str) -> None:
    jot(small_journal, text, path)
    assert "jotted" not in afterword("check").stdout


def test_a_heading_without_a_name_is_told_and_nothing_is_written(afterword, small_journal: Path) -> None:
    note = jot(small_journal, JOTTED.replace("## osei", "## Who?"))
    result = afterword("debrief", "--from", "Untitled.md")
    assert result.exit_code == 1
    assert "In Untitled.md something stands below ## Who?, which is nobody's name." in result.stderr
    assert note.exists()


def test_a_name_may_stand_behind_the_prompt(afterword, small_journal: Path) -> None:
    jot(small_journal, JOTTED.replace("## osei", "## Who? osei"))
    assert "A debrief with osei and Kit Moss waits" in afterword("check").stdout


def test_what_cannot_be_read_is_told_in_check_with_its_line(afterword, small_journal: Path) -> None:
    jot(small_journal, JOTTED.replace("feeling: 7", "feeling: 70"))
    result = afterword("check")
    told = (
        "This debrief cannot be completed yet: `feeling: 70` should be a whole number from 1 to 10. [jotted]"
    )
    assert f"Untitled.md:7:10: warning: {told}" in result.stdout
    jot(small_journal, JOTTED.replace("2026-11-20", "{{date:YYYY-MM-DD}}"))
    assert "A debrief with osei and Kit Moss waits" in afterword("check").stdout


def test_the_template_is_one(afterword, small_journal: Path) -> None:
    afterword("init", "--obsidian")
    template = (small_journal / "_templates/After an interview.md").read_text("utf-8")
    front = template.split("---\n")[1]
    assert yaml.safe_load(front)["afterword"] == "debrief"
    filled = template.replace("{{date:YYYY-MM-DD}}", "2026-11-23").replace("company:", "company: Mill")
    for prompt, said in {
        "## Who?": "## Kit Moss",
        "- talked about: ": "- talked about: looms that sing",
        "- interests: ": "- interests: looms",
        "- role: ": "- role: Steward",
    }.items():
        filled = filled.replace(prompt, said, 1)
    jot(small_journal, filled)
    result = afterword("debrief", "--from", "Untitled.md")
    assert result.exit_code == 0, result.stderr
    journal = read_journal(small_journal)
    kit = journal.contacts["kit-moss"]
    assert (kit.name, kit.company, kit.role, kit.interests) == ("Kit Moss", "Mill", "Steward", ("looms",))
    [debrief] = journal.interviews["2026-11-23-mill"].debriefs.values()
    assert [fact.text for fact in debrief.talked_about] == ["looms that sing"]
    assert debrief.prose == ""


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_on_a_terminal_it_asks_for_what_is_missing(small_journal: Path) -> None:
    from cli.test_debrief_on_a_terminal import converse

    note = jot(small_journal, JOTTED.replace("## Kit Moss", "## Who?"))
    said, code = converse(
        [
            (
                "osei and somebody without a name was jotted down in Untitled.md. Complete it? [Y/n]",
                "",
            ),
            ("Who was it? (asked me: whether I would travel)", "Kit Moss"),
            ("Who else was there, besides", ""),
            ("harbour: do you mean Harbour Analytics?", ""),
        ],
        end="For which position",
    )
    assert code == 0, said
    assert not note.exists()
    journal = read_journal(small_journal)
    assert journal.contacts["kit-moss"].role == "Steward"
    assert list((small_journal / ".afterword").glob("debrief-*")) == []


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_names_as_they_were_said_are_asked_for(small_journal: Path) -> None:
    from cli.test_debrief_on_a_terminal import converse

    text = JOTTED.replace("## osei", "## osei and the boss").replace("## Kit Moss", "## the Kit from a mill")
    jot(small_journal, text + "\n## Who?\n\nJun Abe\n- lit up at: kites\n")
    said, code = converse(
        [
            ("Complete it?", ""),
            ('"osei and the boss" is more than one. Who?', "osei, Ida Lund"),
            (
                'Nobody here is called "the Kit from a mill". Their name? [the Kit from a mill]',
                "Kit Moss",
            ),
            ("Who was it? (Jun Abe; lit up at: kites) [Jun Abe]", ""),
            ("Who else was there, besides", ""),
            ("harbour: do you mean Harbour Analytics?", ""),
        ],
        end="For which position",
    )
    assert code == 0, said
    journal = read_journal(small_journal)
    [debriefs] = [each.debriefs for each in journal.interviews.values() if "jun-abe" in each.debriefs]
    assert "bees in the roof" in [fact.text for fact in debriefs["ben-osei"].talked_about]
    assert [fact.text for fact in debriefs["kit-moss"].asked_me] == ["whether I would travel"]
    assert [fact.text for fact in debriefs["jun-abe"].lit_up_at] == ["kites"]
    assert debriefs["jun-abe"].prose == ""
    assert "ida-lund" in journal.contacts


def test_one_heading_for_two_is_refused_where_nobody_can_be_asked(afterword, small_journal: Path) -> None:
    note = jot(small_journal, JOTTED.replace("## osei", "## osei and Kit"))
    before = sorted(small_journal.rglob("*.md"))
    result = afterword("debrief", "--from", "Untitled.md")
    assert result.exit_code == 1
    assert "the heading ## osei and Kit names more than one" in result.stderr
    assert note.exists() and sorted(small_journal.rglob("*.md")) == before


def test_days_count_from_the_interview_however_late_it_is_completed(afterword, small_journal: Path) -> None:
    jot(small_journal)
    assert afterword("debrief", "--from", "Untitled.md", "--date", "2026-11-24").exit_code == 0
    interview = read_journal(small_journal).interviews["2026-11-20-harbour-analytics"]
    assert str(interview.decision_by) == "2026-12-04"  # two weeks from the 20th


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Unix")
def test_what_was_refused_stays(small_journal: Path) -> None:
    from cli.test_debrief_on_a_terminal import converse

    note = jot(small_journal)
    said, _ = converse([("Complete it?", "n")], end="Who was there")
    assert "It stays in Untitled.md." in said
    assert note.read_text("utf-8") == JOTTED


def test_links_in_headings_and_lines_are_what_they_lead_to(afterword, small_journal: Path) -> None:
    text = JOTTED.replace("## osei", "## [[ben-osei|Ben]] ^b1").replace(
        "## Kit Moss", "## [[people/Kit Moss|Kit]]"
    )
    text = text.replace("interests: bees, honey", "interests: [[bees]], [[food/honey|honey]]")
    jot(small_journal, text.replace("role: Steward", 'role: "[[Steward]]"'))
    assert afterword("debrief", "--from", "Untitled.md").exit_code == 0
    journal = read_journal(small_journal)
    kit = journal.contacts["kit-moss"]
    assert (kit.name, kit.role) == ("Kit Moss", "Steward")
    assert {"bees", "food/honey"} <= set(journal.contacts["ben-osei"].interests)
    assert "[" not in (small_journal / "contacts/kit-moss.md").read_text("utf-8")


def test_one_single_name_above_two_sections_is_two_people_until_it_is_said(
    afterword, small_journal: Path
) -> None:
    note = jot(small_journal, JOTTED.replace("## Kit Moss", "## Osei"))
    result = afterword("debrief", "--from", "Untitled.md")
    assert result.exit_code == 1
    assert "two headings say ## Osei. If they are two people, write more of their names" in result.stderr
    assert note.exists()


def test_nothing_filled_in_is_said_so_and_not_called_waiting(afterword, small_journal: Path) -> None:
    jot(small_journal, "---\nafterword: debrief\nwhen: 2026-11-20\n---\n\n## Who?\n\n- talked about:\n")
    result = afterword("debrief", "--from", "Untitled.md")
    assert result.exit_code == 1
    assert "In Untitled.md nothing is filled in yet." in result.stderr
    assert "jotted down" not in afterword("debrief", "--company", "Mill", "--met", "Kit Moss").stderr


def test_without_a_terminal_the_note_that_waits_is_named(afterword, small_journal: Path) -> None:
    jot(small_journal)
    result = afterword("debrief")
    assert result.exit_code == 2
    assert "such as afterword debrief --from Untitled.md" in " ".join(result.stderr.split())


@pytest.mark.parametrize("mark", ["afterword: debreif", "Afterwrod: debrief", 'afterword: "debrief."'])
def test_a_slip_in_the_mark_is_told(afterword, small_journal: Path, mark: str) -> None:
    jot(small_journal, JOTTED.replace("afterword: debrief", mark))
    stdout = " ".join(afterword("check").stdout.split())
    assert "Untitled.md:2:1: hint:" in stdout or "Untitled.md:1:1: hint: A debrief with" in stdout


def test_what_was_told_of_one_person_twice_is_joined() -> None:
    one, other = Person("Kit Moss"), Person("the loud one")
    one.add("talked about", "looms")
    one.add("interests", "kites")
    other.add("private", "tired")
    other.add("interests", "bees")
    other.add("role", "Steward")
    one.join(other)
    assert one.lines == ["- talked about: looms", "- private: tired"]
    assert one.personal == {"interests": "kites, bees", "role": "Steward"}
