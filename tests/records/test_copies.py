"""What editors leave, what programs that sync make a second time, and one meeting written down twice."""

from __future__ import annotations

import pytest
from records.fixes import TODAY, follow_ups

from afterword.records.journal import Journal
from afterword.records.leavings import is_sync_copy, sure_copy_of
from afterword.records.problems import Level
from afterword.records.reading import read_files

ANA = "---\nname: Ana Sol\ncompany: Acme\nemail: ana@acme.example\n---\nLikes boats.\n"
MEETING = (
    "---\ncompany: Acme\nposition: Engineer\nwhen: 2026-11-20T14:00\nmet: [ana-sol]\n---\n"
    "## Ana Sol\n\n- promised: the chart by 2026-11-24\n"
)
GIFT = "---\ntitle: Tides\nkind: tool\ninterests: [sailing]\nurl: https://a.example/tides\nread: yes\n---\n"
NOTE = (
    "---\nto: ana-sol\nkind: thank-you\ninterview: i\nsubject: Hello\nsent: 2026-11-20T18:00\n---\n"
    "Dear Ana,\n"
)
JOURNAL = {
    "contacts/ana-sol.md": ANA,
    "interviews/i.md": MEETING,
    "gifts/tides.md": GIFT,
    "notes/n.md": NOTE,
}

#: Names that say so themselves, as their programs make them of `a.md`.
SURE = [
    "a (Robin's conflicted copy 2026-11-20).md",
    "a (Robin’s conflicted copy 2026-11-20).md",
    "a (MacBook-Pro's conflicted copy 2026-11-20 (1)).md",
    "a (Case Conflict).md",
    "a (Selective Sync Conflict).md",
    "a (Unicode Encoding Conflict).md",
    "a (In Konflikt stehende Kopie von Robin 2026-11-20).md",
    "a (Copie en conflit de Robin 2026-11-20).md",
    "a (copia en conflicto de Robin 2026-11-20).md",
    "a (conflicted copy 2026-11-20 101112).md",
    "a_conflict-20261120-101112.md",
    "a.sync-conflict-20261120-101112-ABCDEFG.md",
    "a.sync-conflict-20261120-101112.md",
    "a (Conflict 2026-11-20).md",
    "a (Conflicted copy Robin's Mac 202611201011).md",
    "a (SFConflict robin@acme.example 2026-11-20-10-11-12).md",
    "a.Conflict.md",
    "a_ROBIN-PC_Nov-20-101112-2026_Conflict.md",
    "a (conflict #1 on 2026-11-20).md",
    "a (conflicted).md",
    "a [conflicted].md",
    "a (競合コピー 2026-11-20).md",
    "a_LOCAL_4711.md",
    "a_REMOTE_4711.md",
    "a_BASE_4711.md",
    "a_BACKUP_4711.md",
    "a.variant-1a2b.md",
]
#: Names that may as well be somebody's choice.
DOUBTFUL = [
    "a 2.md",
    "a 3.md",
    "a (1).md",
    "a(1).md",
    "a-2.md",
    "a_2.md",
    "a copy.md",
    "a copy 2.md",
    "a - Copy.md",
    "a - Copy (2).md",
    "a (copy).md",
    "a (another copy).md",
    "a-ROBIN-PC.md",
    "a-Robins-MacBook-Pro.md",
    "Copy of a.md",
    "a (from my phone).md",
]


def read(files: dict[str, str]) -> Journal:
    return read_files({path: text.encode() for path, text in files.items()}, TODAY)


def like(path: str, name: str) -> str:
    """The path of a file with a name made of `a.md`."""
    folder, _, own = path.rpartition("/")
    stem = own.removesuffix(".md")
    return f"{folder}/{name.replace('a', stem, 1) if name[0] == 'a' else name.replace(' a.', f' {stem}.')}"


@pytest.mark.parametrize("name", SURE)
def test_names_of_programs_that_sync(name: str) -> None:
    assert sure_copy_of(name) == "a.md"
    assert is_sync_copy(name, {"a.md", name})


@pytest.mark.parametrize(
    "name",
    [
        *DOUBTFUL,
        "a.md",
        "2026-11-20-conflict-kitchen.md",
        "conflict.md",
        "conflict-resolution.md",
        "on-conflict (a talk).md",
        "local_4711.md",
        "base_.md",
        "variant-1a2b.md",
    ],
)
def test_names_that_say_nothing(name: str) -> None:
    assert sure_copy_of(name) is None


@pytest.mark.parametrize("path", JOURNAL)
@pytest.mark.parametrize("name", [*SURE, *DOUBTFUL])
def test_a_second_copy_is_a_problem_and_no_record(path: str, name: str) -> None:
    copy = like(path, name)
    journal = read(JOURNAL | {copy: JOURNAL[path]})
    assert [(p.path, p.level) for p in journal.problems] == [(copy, Level.ERROR)]
    assert path in journal.problems[0].message
    plain = read(JOURNAL)
    assert [len(kind) for kind in (journal.contacts, journal.interviews, journal.gifts, journal.notes)] == [
        1
    ] * 4
    assert follow_ups(journal) == follow_ups(plain) != []


@pytest.mark.parametrize("name", SURE)
def test_a_copy_whose_name_says_so_may_differ(name: str) -> None:
    copy = like("interviews/i.md", name)
    later = MEETING.replace("14:00", "15:00").replace("[ana-sol]", "[]")
    assert [(p.path, p.rule) for p in read(JOURNAL | {copy: later}).problems] == [(copy, "sync-copy")]


@pytest.mark.parametrize("name", [*SURE, *DOUBTFUL])
def test_where_the_plain_file_is_gone_the_copy_is_the_record(name: str) -> None:
    journal = read({"contacts/ana-sol.md": ANA, like("interviews/i.md", name): MEETING})
    assert journal.problems == ()
    assert len(journal.interviews) == 1


@pytest.mark.parametrize("name", DOUBTFUL)
@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("contacts/ana-sol.md", ANA.replace("name: Ana Sol", "name: Bea Sol")),
        ("contacts/ana-sol.md", ANA.replace("company: Acme", "company: Harbor")),
        ("interviews/i.md", MEETING.replace("14:00", "16:00")),
        ("interviews/i.md", MEETING.replace("Engineer", "Director")),
        ("gifts/tides.md", GIFT.replace("title: Tides", "title: Tides at night")),
        ("notes/n.md", NOTE.replace("thank-you", "value-add")),
    ],
)
def test_a_name_alone_makes_no_copy(name: str, path: str, other: str) -> None:
    journal = read(JOURNAL | {like(path, name): other})
    assert [p for p in journal.problems if p.level is Level.ERROR] == []


@pytest.mark.parametrize("name", DOUBTFUL)
def test_two_people_of_one_name_are_two(name: str) -> None:
    other = ANA.replace("ana@acme", "ana.sol@acme")
    journal = read(JOURNAL | {like("contacts/ana-sol.md", name): other})
    assert len(journal.contacts) == 2
    assert {p.rule for p in journal.problems} == {"same-name"}


def test_two_people_of_whom_no_more_is_known_are_two() -> None:
    """This program itself names the second of two of one name so."""
    bare = "---\nname: Alex Kim\ncompany: Acme\n---\n"
    journal = read({"contacts/alex-kim.md": bare, "contacts/alex-kim-2.md": bare})
    assert sorted(journal.contacts) == ["alex-kim", "alex-kim-2"]
    assert [p.rule for p in journal.problems] == ["same-name"]


def test_two_notes_of_one_day_are_two() -> None:
    journal = read(JOURNAL | {"notes/n-2.md": NOTE.replace("Dear Ana,", "Dear Ana, once more.")})
    assert len(journal.notes) == 2


def test_a_copy_of_a_copy() -> None:
    names = ["i (conflicted copy 2026-11-20 101112).md", "i (conflicted copy 2026-11-20 101112) 2.md"]
    journal = read(JOURNAL | {f"interviews/{name}": MEETING for name in names})
    assert [p.rule for p in journal.problems] == ["sync-copy", "sync-copy"]
    assert list(journal.interviews) == ["i"]


def test_copies_in_other_folders_are_no_copies() -> None:
    other = ANA.replace("Ana", "Bea").replace("ana@", "bea@")
    journal = read(JOURNAL | {"contacts/old/ana-sol (conflicted copy 2026-11-20 101112).md": other})
    assert len(journal.contacts) == 2


def test_what_else_is_wrong_in_a_copy_can_wait() -> None:
    copy = (
        MEETING.replace("minutes", "minuets").replace("[ana-sol]", "[[ana-sol]]")
        + "## Nobody\n- promised: x\n"
    )
    journal = read(JOURNAL | {"interviews/i (conflicted copy 2026-11-20 101112).md": copy})
    assert [problem.rule for problem in journal.problems] == ["sync-copy"]


def test_a_reference_to_a_copy_means_the_one_that_counts() -> None:
    copy = MEETING.replace("[ana-sol]", '["[[ana-sol 2]]"]')
    files = JOURNAL | {"contacts/ana-sol 2.md": ANA, "interviews/i.md": copy}
    journal = read(files)
    assert [(p.path, p.rule) for p in journal.problems] == [("contacts/ana-sol 2.md", "sync-copy")]
    assert journal.interviews["i"].met == ("ana-sol",)


def test_one_meeting_in_two_files_counts_once() -> None:
    other = MEETING.replace("company: Acme", "company:  ACME").replace("[ana-sol]", "[ana-sol, ben]")
    files = JOURNAL | {
        "interviews/with-acme.md": other,
        "contacts/ben.md": "---\nname: Ben\n---\n",
        "notes/n.md": NOTE.replace("interview: i", "interview: with-acme"),
    }
    journal = read(files)
    assert [(p.path, p.rule, p.line) for p in journal.problems] == [
        ("interviews/with-acme.md", "same-interview", 4)
    ]
    # The note about the one that is left out is one about the one that counts: nobody is thanked twice.
    assert journal.notes["n"].interview == "i"
    kinds = [item.kind for item in follow_ups(journal) if item.state != "held"]
    assert kinds.count("thank-you") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("when: 2026-11-20T14:00", "when: 2026-11-20T15:00"),
        ("position: Engineer", "position: Director"),
        ("met: [ana-sol]", "met: [ben]"),
        ("minutes: 60", "round: 2"),
    ],
)
def test_meetings_that_are_two(one: str, other: str) -> None:
    first = MEETING.replace("met:", "minutes: 60\nmet:").replace("minutes: 60\n", "round: 1\n", 1)
    second = first.replace("round: 1", other) if one == "minutes: 60" else first.replace(one, other)
    files = JOURNAL | {
        "interviews/i.md": first,
        "interviews/j.md": second,
        "contacts/ben.md": "---\nname: Ben\n---\n",
    }
    journal = read(files)
    assert sorted(journal.interviews) == ["i", "j"]
    assert "same-interview" not in {p.rule for p in journal.problems}


def test_a_copy_of_what_cannot_be_read_is_none_where_the_name_leaves_doubt() -> None:
    journal = read({"contacts/ana-sol.md": "---\nname: [\n---\n", "contacts/ana-sol 2.md": ANA})
    assert list(journal.contacts) == ["ana-sol 2"]
