"""Files that cannot be read are never passed over in silence, and nobody is called nobody for it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

BROKEN = {
    "contacts/p.md": "---\nname: Priya Raman\ncompany: Mill\nrole: Head: Platform\n---\n",
    "notes/2026-11-21-ben-osei-thank-you.md": "---\nto: ben-osei\nkind: thank-you\nsubject: So: x\n---\n",
    "gifts/knots.md": "---\ntitle: On knots\nkind: [article\n---\n",
}
COMMANDS = [
    *(["due"], ["due", "--all"], ["due", "--json"], ["show", "ana"], ["draft", "ana"], ["gifts", "ana"]),
    *(
        ["sent", "ana"],
        ["heard", "ana", "Yes."],
        ["snooze", "ana", "--until", "friday"],
        ["stop", "ana", "--said", "no"],
    ),
    *(["close", "harbour", "--outcome", "closed"], ["forget", "ana", "--yes"], ["new", "contact", "Kit"]),
    ["debrief", "--company", "Mill", "--met", "Kit Moss"],
]


@pytest.fixture
def broken(small_journal: Path) -> Path:
    for path, text in BROKEN.items():
        (small_journal / path).write_text(text, "utf-8")
    return small_journal


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_command_names_what_it_could_not_read(words: list[str], broken: Path, afterword) -> None:
    result = afterword(*words)
    assert result.exit_code == 0
    said = [line for line in result.stderr.splitlines() if "could not be read" in line]
    assert len(said) == 1
    assert said[0].startswith("3 files could not be read: contacts/p.md:4, gifts/knots.md:")
    assert said[0].endswith("(afterword check says more)")
    if "--json" in words:
        assert json.loads(result.stdout)["version"] == 1


def test_one_file_and_many(small_journal: Path, afterword) -> None:
    (small_journal / "contacts/a1.md").write_text("no front matter", "utf-8")
    assert "1 file could not be read: contacts/a1.md:1 (afterword check says more)" in afterword("due").stderr
    for number in range(2, 10):
        (small_journal / f"contacts/a{number}.md").write_text("no front matter", "utf-8")
    said = afterword("due").stderr
    assert (
        "9 files could not be read: contacts/a1.md:1, contacts/a2.md:1, contacts/a3.md:1 and 6 more" in said
    )


def test_check_lists_them_itself(broken: Path, afterword) -> None:
    assert "could not be read" not in afterword("check").stderr


def test_nothing_is_said_where_all_could_be_read(afterword) -> None:
    assert "could not be read" not in afterword("due").stderr


def test_there_is_no_quiet_to_enjoy_while_files_are_unread(small_journal: Path, afterword) -> None:
    for path in small_journal.glob("interviews/*.md"):
        path.write_text("---\ncompany: Mill: North\nwhen: 2026-11-20\nmet: [ana-sol]\n---\n", "utf-8")
    said = afterword("due").stderr
    assert "Enjoy the quiet" not in said
    assert "No interviews yet" not in said
    assert "Nothing to write, as far as your files could be read." in said


WHO = [
    ["show"],
    ["draft"],
    ["gifts"],
    ["sent"],
    ["heard"],
    ["snooze", "--until", "friday"],
    ["forget", "--yes"],
]


@pytest.mark.parametrize("command", WHO, ids=" ".join)
@pytest.mark.parametrize("who", ["p", "priya", "Priya Raman", "raman", "RAMAN priya"])
def test_who_may_be_somebody_whose_file_is_broken(
    command: list[str], who: str, broken: Path, afterword
) -> None:
    for path in broken.glob("contacts/be*.md"):
        path.unlink()  # nobody else has a p in their name
    result = afterword(command[0], who, *command[1:])
    assert result.exit_code == 1
    assert "contacts/p.md (Priya Raman) is there and cannot be read. Line 4: " in result.stderr
    assert "Nobody" not in result.stderr


def test_a_part_of_two_names_is_no_one_even_if_one_is_broken(broken: Path, afterword) -> None:
    afterword("new", "contact", "Priya Shah")
    result = afterword("heard", "priya", "Yes.")
    assert result.exit_code == 1
    assert '"priya" could be 2 people' in result.stderr
    assert "Priya Raman (contacts/p.md:4, which cannot be read)" in result.stderr
    assert not list((broken / "notes").glob("*priya*"))


def test_nobody_is_said_with_care(broken: Path, afterword) -> None:
    said = afterword("show", "zoltan").stderr
    assert 'Nobody whose file can be read is called "zoltan"; contacts/p.md:4 cannot be read.' in said


def test_a_debrief_makes_no_second_file_of_somebody_whose_file_is_broken(broken: Path, afterword) -> None:
    result = afterword("debrief", "--company", "Mill", "--met", "Priya Raman; talked about: looms")
    assert result.exit_code == 1
    assert "contacts/p.md (Priya Raman) is there and cannot be read" in result.stderr
    assert not (broken / "contacts/priya-raman.md").exists()


def test_gifts_and_notes_that_are_broken_are_there_too(broken: Path, afterword) -> None:
    assert (
        "gifts/knots.md (On knots) is there and cannot be read"
        in afterword("draft", "ana", "--gift", "kno").stderr
    )
    said = afterword("sent", "ben-osei", "--note", "thank-you").stderr
    assert "notes/2026-11-21-ben-osei-thank-you.md is there and cannot be read" in said


def test_a_position_may_stand_in_what_cannot_be_read(small_journal: Path, afterword) -> None:
    (small_journal / "interviews/x.md").write_text(
        "---\ncompany: Mill: North\nwhen: 2026-11-20\n---\n", "utf-8"
    )
    said = afterword("close", "mill", "--outcome", "closed").stderr
    assert "It may stand in what cannot be read: interviews/x.md:2." in said


@pytest.mark.parametrize("who", ["ben-osei", "lin-wei"])
def test_no_second_note_is_made_up_beside_one_that_cannot_be_read(who: str, broken: Path, afterword) -> None:
    result = afterword("sent", who)
    made = [path.name for path in (broken / "notes").glob("2026-11-23-*")]
    if who == "ben-osei":
        assert result.exit_code == 1
        assert "notes/2026-11-21-ben-osei-thank-you.md may be the note that went to Ben Osei" in result.stderr
        assert made == []
    else:
        assert "may be the note" not in result.stderr


@pytest.mark.parametrize(
    ("words", "taken", "made"),
    [
        (
            ["heard", "ana", "Yes."],
            "notes/2026-11-23-ana-sol-reply.md",
            "notes/2026-11-23-ana-sol-reply-2.md",
        ),
        (
            ["draft", "ben-osei", "--save"],
            "notes/2026-11-23-ben-osei-thank-you.md",
            "notes/2026-11-23-ben-osei-thank-you-2.md",
        ),
        (
            ["draft", "ben-osei", "--save"],
            "notes/2026-11-23-ben-osei-thank-you.MD",
            "notes/2026-11-23-ben-osei-thank-you-2.md",
        ),
        (["new", "contact", "Kit Moss"], "contacts/old/kit-moss.md", "contacts/kit-moss-2.md"),
        (["new", "gift", "Looms", "--kind", "tip", "--interests", "x"], "gifts/looms.md", "gifts/looms-2.md"),
        (
            ["debrief", "--company", "Mill", "--met", "Kit Moss"],
            "contacts/kit-moss.md",
            "contacts/kit-moss-2.md",
        ),
        (
            ["debrief", "--company", "Mill", "--met", "ana-sol"],
            "interviews/2026-11-23-mill.md",
            "interviews/2026-11-23-mill-2.md",
        ),
    ],
)
def test_a_name_that_a_broken_file_has_is_not_taken(
    words: list[str], taken: str, made: str, small_journal: Path, afterword
) -> None:
    there = small_journal / taken
    there.parent.mkdir(exist_ok=True)
    there.write_text("---\na: [\n---\n", "utf-8")
    result = afterword(*words)
    if "kit-moss" in taken and words[0] == "debrief":
        assert "is there and cannot be read" in result.stderr  # it may be them
        return
    assert result.exit_code == 0
    assert (small_journal / made).is_file()
    assert there.read_text("utf-8") == "---\na: [\n---\n"


def test_somebody_new_joins_a_meeting_with_bare_links_and_somebody_unread(
    small_journal: Path, afterword
) -> None:
    meeting = small_journal / "interviews" / "mill.md"
    text = "---\ncompany: Mill\nwhen: 2026-11-20\nmet:\n  - [[ben-osei]]\n  - [[p]]\n---\n"
    meeting.write_text(text, "utf-8")
    (small_journal / "contacts/p.md").write_text(BROKEN["contacts/p.md"], "utf-8")
    result = afterword(
        "debrief", "--company", "Mill", "--when", "2026-11-20", "--met", "Kit Moss; role: boss"
    )
    assert result.exit_code == 0, result.stderr
    assert "there is no" not in result.stderr
    changed = meeting.read_text("utf-8")
    assert changed.startswith(text.replace("  - [[p]]\n", "  - [[p]]\n  - kit-moss\n"))


def test_a_folder_that_may_not_be_read_is_an_error_of_check(
    small_journal: Path, afterword, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path) -> object:
        if Path(folder) == small_journal / "interviews":
            raise PermissionError(13, "Permission denied")
        return really(folder)

    really = os.scandir
    monkeypatch.setattr(os, "scandir", refused)
    result = afterword("check")
    assert result.exit_code == 1
    assert "interviews:1:1: error: The folder interviews cannot be read: Permission denied." in result.stdout
    assert "All is well" not in result.stderr


def test_a_candidate_for_nobody_is_told_with_its_line(afterword, small_journal: Path) -> None:
    listed = small_journal / "gifts/_candidates.md"
    before = listed.read_text("utf-8")
    listed.write_text(
        before + "4. Knots\n    - for [[nobody-here]]: sailing\n    - for Ben Osei: bees\n"
        "5. Splices\n    - for [[nobody-here]]: sailing\n    - no\n",
        encoding="utf-8",
    )
    line = before.count("\n") + 2
    told = [each for each in afterword("check").stdout.splitlines() if "nobody-here" in each]
    assert told == [
        f"gifts/_candidates.md:{line}:1: warning: “nobody-here” is nobody of the journal, or two people, "
        "so it is offered to nobody. [candidates]"
    ]


def test_candidates_that_are_no_text_are_told_once_with_what_to_do(afterword, small_journal: Path) -> None:
    (small_journal / "gifts/_candidates.md").write_bytes(b"1. Knots\n2. K\xfcste\n")
    said = afterword("check").stdout
    assert "gifts/_candidates.md:2:1: warning: The list of candidates is not UTF-8." in said
    assert said.count("_candidates.md") == 1
    assert "Save it as UTF-8" in said
    assert afterword("gifts", "ana").exit_code == 0
