"""Whatever stands in the four folders: reading ends, each oddity is one problem, and all else is read."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.records import folders
from afterword.records.folders import LARGEST
from afterword.records.problems import Level
from afterword.records.reading import read_files, read_journal

GOOD = "---\nname: Good\n---\n"
MEETING = (
    "---\ncompany: Acme\nposition: X\nwhen: 2026-11-20\nmet: [odd, good]\n---\n## Odd One\n- promised: x\n"
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")


@pytest.fixture
def contacts(tmp_path: Path) -> Iterator[Path]:
    """The folder of contacts of a journal, with a good one and an interview with `odd`."""
    folder = tmp_path / "contacts"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "i.md").write_text(MEETING, encoding="utf-8")
    yield folder
    assert read_journal(tmp_path).contacts["good"].name == "Good"


def problems(contacts: Path) -> list[tuple[str, str]]:
    journal = read_journal(contacts.parent)
    assert all(problem.level is Level.ERROR for problem in journal.problems)
    assert journal.interviews["i"].met == ("good",)
    return [(problem.path, problem.rule) for problem in journal.problems]


@posix
def test_a_named_pipe_is_not_waited_for(contacts: Path) -> None:
    os.mkfifo(contacts / "odd.md")
    assert problems(contacts) == [("contacts/odd.md", "unreadable")]
    assert "named pipe" in read_journal(contacts.parent).problems[0].message


@posix
def test_a_link_to_a_named_pipe_is_not_waited_for(contacts: Path) -> None:
    os.mkfifo(contacts / "pipe")
    (contacts / "odd.md").symlink_to("pipe")
    assert problems(contacts) == [("contacts/odd.md", "unreadable")]


@posix
def test_a_socket(contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(contacts)  # addresses of sockets are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("odd.md")
        assert problems(contacts) == [("contacts/odd.md", "unreadable")]


@posix
def test_a_device_is_not_read(contacts: Path) -> None:
    (contacts / "odd.md").symlink_to("/dev/zero")
    assert problems(contacts) == [("contacts/odd.md", "outside")]


def test_a_folder_with_the_name_of_a_record(contacts: Path) -> None:
    (contacts / "odd.md").mkdir()
    (contacts / "odd.md" / "inner.md").write_text("---\nname: Inner\n---\n", encoding="utf-8")
    assert problems(contacts) == [("contacts/odd.md", "unreadable")]
    assert read_journal(contacts.parent).contacts["inner"].name == "Inner"


@posix
def test_links_that_lead_round_and_round(contacts: Path) -> None:
    (contacts / "odd.md").symlink_to("other.md")
    (contacts / "other.md").symlink_to("odd.md")
    (contacts / "round").symlink_to(".")
    assert problems(contacts) == [
        ("contacts/odd.md", "unreadable"),
        ("contacts/other.md", "unreadable"),
        ("contacts/round", "outside"),
    ]


@posix
def test_a_link_out_of_the_journal(contacts: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "odd.md").write_text(GOOD, encoding="utf-8")
    (contacts / "odd.md").symlink_to(elsewhere / "odd.md")
    (contacts / "folder").symlink_to(elsewhere)
    assert problems(contacts) == [("contacts/folder", "outside"), ("contacts/odd.md", "outside")]


@posix
def test_a_link_within_the_journal_is_followed(contacts: Path) -> None:
    (contacts / "_real.md").write_text("---\nname: Odd One\n---\n", encoding="utf-8")
    (contacts / "odd.md").symlink_to("_real.md")
    journal = read_journal(contacts.parent)
    assert (journal.problems, journal.interviews["i"].met) == ((), ("odd", "good"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such names cannot be made")
def test_names_that_are_not_utf_8(contacts: Path) -> None:
    Path(os.fsdecode(os.fsencode(contacts) + b"/caf\xe9.md")).write_text(GOOD, encoding="utf-8")
    folder = Path(os.fsdecode(os.fsencode(contacts) + b"/caf\xe9"))
    folder.mkdir()
    (folder / "odd.md").write_text(GOOD, encoding="utf-8")
    found = read_journal(contacts.parent).problems
    assert [(p.path, p.rule) for p in found] == [
        ("contacts/caf\\xe9", "file-name"),
        ("contacts/caf\\xe9.md", "file-name"),
    ]
    assert all(str(problem).encode("utf-8") for problem in found)


@posix
@pytest.mark.parametrize("name", ["a\nb.md", "a\tb.md", "a\x1b[31mb.md", "a\x85b.md", "a\u2028b.md"])
def test_names_that_would_break_a_line(contacts: Path, name: str) -> None:
    (contacts / name).write_text(GOOD, encoding="utf-8")
    (problem,) = (p for p in read_journal(contacts.parent).problems if p.path.startswith("contacts"))
    assert problem.rule == "file-name"
    assert str(problem).isprintable()


def test_the_longest_name_is_a_name(contacts: Path) -> None:
    slug = "n" * 200
    (contacts / f"{slug}.md").write_text("---\nname: Long\n---\n", encoding="utf-8")
    assert read_journal(contacts.parent).contacts[slug].name == "Long"


@posix
def test_folders_in_folders_as_deep_as_they_go(contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deeper than the calls of a program may be nested."""
    levels = 1200
    monkeypatch.chdir(contacts)
    try:
        for _ in range(levels):
            Path("d").mkdir()
            os.chdir("d")
        Path("deep.md").write_text("---\nname: Deep\n---\n", encoding="utf-8")
        journal = read_journal(contacts.parent)
        assert journal.contacts["deep"].name == "Deep"
        assert "good" in journal.contacts
    finally:
        # Step by step: nothing else could take them away again.
        Path("deep.md").unlink()
        for _ in range(levels):
            os.chdir("..")
            Path("d").rmdir()


def test_a_file_of_many_megabytes_is_not_read(contacts: Path) -> None:
    with (contacts / "odd.md").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert problems(contacts) == [("contacts/odd.md", "too-large")]


def test_the_largest_file_is_read(contacts: Path) -> None:
    text = "---\nname: Odd One\n---\n"
    (contacts / "odd.md").write_text(text + "x" * (LARGEST - len(text) - 1) + "\n", encoding="utf-8")
    assert read_journal(contacts.parent).contacts["odd"].name == "Odd One"


def test_a_file_that_goes_while_it_is_read(contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def going(full: str, flags: int) -> int:
        if full.endswith("odd.md"):
            raise FileNotFoundError(2, "No such file or directory")
        return really(full, flags)

    really = os.open
    (contacts / "odd.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(os, "open", going)
    assert problems(contacts) == [("contacts/odd.md", "unreadable")]


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")]
)
def test_a_file_that_may_not_be_read(contacts: Path, monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refused(full: str, flags: int) -> int:
        if full.endswith("odd.md"):
            raise error
        return really(full, flags)

    really = os.open
    (contacts / "odd.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(os, "open", refused)
    assert problems(contacts) == [("contacts/odd.md", "unreadable")]
    assert str(error.strerror) in read_journal(contacts.parent).problems[0].message


@pytest.mark.parametrize(("closed", "path"), [("contacts", "contacts"), ("contacts/acme", "contacts/acme")])
def test_a_folder_that_may_not_be_read_is_an_error_and_not_empty(
    contacts: Path, monkeypatch: pytest.MonkeyPatch, closed: str, path: str
) -> None:
    def refused(folder: Path) -> object:
        if Path(folder) == contacts.parent / closed:
            raise PermissionError(13, "Permission denied")
        return really(folder)

    really = os.scandir
    (contacts / "acme").mkdir()
    monkeypatch.setattr(os, "scandir", refused)
    journal = read_journal(contacts.parent)
    # Nobody in it is said not to be there.
    assert [(p.path, p.rule, p.level) for p in journal.problems] == [(path, "unreadable", Level.ERROR)]
    assert f"The folder {path} cannot be read: Permission denied." in journal.problems[0].message
    monkeypatch.setattr(os, "scandir", really)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission(contacts: Path) -> None:
    contacts.chmod(0)
    try:
        assert [p.path for p in read_journal(contacts.parent).problems] == ["contacts"]
    finally:
        contacts.chmod(0o700)


def test_a_file_in_the_place_of_a_folder(contacts: Path) -> None:
    (contacts.parent / "gifts").write_text("mine", encoding="utf-8")
    (problem,) = (p for p in read_journal(contacts.parent).problems if p.path == "gifts")
    assert "is a file, and should be a folder" in problem.message


def test_folders_that_are_not_there_are_empty(tmp_path: Path) -> None:
    assert read_journal(tmp_path).problems == ()


def test_what_editors_leave_is_no_record(contacts: Path) -> None:
    for name in ("good.md~", "#good.md#", ".#good.md", "good.md.swp", "good.md.bak", "good.md.orig", "4913"):
        (contacts / name).write_text("---\nname: [\n", encoding="utf-8")
    assert [p.path for p in read_journal(contacts.parent).problems] == ["interviews/i.md"] * 2


def test_a_fault_of_the_program_is_a_problem_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from afterword.records import raw_file

    def fails(path: str, data: bytes) -> raw_file.FrontMatter:
        if path == "contacts/odd.md":
            raise ZeroDivisionError("oh")
        return really(path, data)

    really = raw_file.split
    monkeypatch.setattr(raw_file, "split", fails)
    files = {
        "contacts/good.md": GOOD.encode(),
        "contacts/odd.md": GOOD.encode() + b"Read nowhere else.\n",
        "interviews/i.md": MEETING.encode(),
    }
    journal = read_files(files)
    assert journal.interviews["i"].met == ("good",)
    (problem,) = journal.problems
    assert (problem.path, problem.rule, problem.level) == ("contacts/odd.md", "unreadable", Level.ERROR)
    assert "ZeroDivisionError" in problem.message
    assert "report" in problem.fix


def test_a_fault_while_a_record_is_built_is_a_problem_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from afterword.records import building

    def fails(record: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(building, "gift", fails)
    journal = read_files(
        {"contacts/good.md": GOOD.encode(), "gifts/g.md": b"---\ntitle: built nowhere else\n---\n"}
    )
    assert [(p.path, p.rule) for p in journal.problems] == [("gifts/g.md", "unreadable")]
    assert "good" in journal.contacts


def test_nothing_is_opened_that_could_wait() -> None:
    if hasattr(os, "O_NONBLOCK"):
        assert folders._FLAGS & os.O_NONBLOCK
