"""`afterword undo` after any action: every file as it was, byte for byte, with git and without."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from thoroughness import examples

from afterword.cli.group import COMMANDS

FILES = Path(__file__).parents[1] / "exchange" / "files"

#: One line of each command that writes, more of those that write in several ways.
LINES = [
    ["draft", "ben-osei", "--save"],
    ["draft", "ana", "--kind", "value-add", "--save"],
    ["sent", "ana"],
    ["sent", "ben-osei", "--via", "phone"],
    ["sent", "ana", "--text", "In words of my own."],
    ["heard", "ana", "Yes.", "--decision-by", "2026-12-11"],
    ["heard", "lin-wei", "I am leaving.", "--kind", "news"],
    ["heard", "ana", "--asks", "two references by friday", "--promised", "a plan", "--interests", "choirs"],
    ["called", "ana", "Told her whom to ring.", "--promised", "a letter by friday"],
    ["called", "ben-osei", "--interests", "looms"],
    ["skip", "ana"],
    ["skip", "benedikt"],
    ["snooze", "ana", "--until", "friday"],
    ["snooze", "ana", "--until", "2026-12-24"],
    ["stop", "benedikt", "--said", "no more"],
    ["close", "harbour", "--outcome", "closed"],
    ["close", "northfield", "--outcome", "offer"],
    ["new", "contact", "Kit Moss", "--interests", "looms"],
    ["new", "gift", "A loom that sings", "--kind", "article", "--interests", "looms", "--read"],
    ["gifts", "--yes", "1", "--read", "--why", "It shows each of the seven in a drawing."],
    ["gifts", "ana", "--no", "2"],
    ["gifts", "--yes", "1", "2", "--read"],
    ["gifts", "--no", "https://bees.example/winter", "--later", "1", "--until", "friday"],
    ["rename", "ana", "Ana Mendes"],
    ["rename", "harbour", "Harbour & Sons"],
    ["rename", "data engineer", "Lead Data Engineer"],
    ["rename", "sailing", "boats"],
    ["merge", "benedikt", "lin-wei", "--keep", "email"],
    ["merge", "choirs", "bees"],
    ["debrief", "--company", "Mill", "--met", "Kit Moss; interests: looms", "--met", "ana-sol"],
    [
        "debrief",
        "--company",
        "Harbour Analytics",
        "--when",
        "2026-11-20",
        "--met",
        "Ben Osei; say: Thank you.",
    ],
    ["import", str(FILES / "contacts/apple.vcf")],
    ["import", str(FILES / "contacts/google-contacts.csv"), "--interests"],
    ["import", str(FILES / "reading/bookmarks.html")],
    ["gather", str(FILES / "feeds/harbour.xml")],
    ["import", "reply.eml"],
]
#: Commands that write nothing into a journal that is there, undo itself, and the one that is for good.
OTHERS = {
    "due",
    "export",
    "check",
    "show",
    "prepare",
    "serve",
    "build",
    "completion",
    "init",
    "undo",
    "forget",
}


def tree(root: Path) -> dict[str, bytes]:
    """Every file of the journal, but what Afterword and git keep for themselves."""
    files = (file for file in root.rglob("*") if file.is_file())
    names = {file.relative_to(root).as_posix(): file for file in files}
    own = (".afterword/", ".git/")
    return {name: file.read_bytes() for name, file in names.items() if not name.startswith(own)}


def as_people_write(root: Path) -> None:
    """Line ends, a byte order mark and a missing last line end, as other editors leave them."""
    for path, change in {
        "contacts/ana-sol.md": lambda data: data.replace(b"\n", b"\r\n"),
        "contacts/ben-osei.md": lambda data: b"\xef\xbb\xbf" + data,
        "notes/2026-11-21-ana-sol-thank-you.md": lambda data: data.rstrip(b"\n"),
    }.items():
        (root / path).write_bytes(change((root / path).read_bytes()))


def test_every_command_that_writes_is_tried() -> None:
    commands = {name for section in COMMANDS.values() for name in section}
    assert {line[0] for line in LINES} == commands - OTHERS


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_each_action_is_taken_back_whole(line: list[str], afterword, small_journal: Path) -> None:
    as_people_write(small_journal)
    before = tree(small_journal)
    done = afterword(*line)
    after = tree(small_journal)
    assert done.exit_code == 0 and after != before
    undone = afterword("undo")
    assert undone.exit_code == 0
    assert tree(small_journal) == before
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert sorted(undone.stdout.splitlines()) == sorted(changed)
    assert undone.stderr.startswith("Taken back: ")


@pytest.fixture
def anew(small_journal: Path, tmp_path: Path) -> Callable[[], None]:
    """Put the journal back as it was before the test: what one example that failed left is no other's."""
    kept = tmp_path / "kept"
    shutil.copytree(small_journal, kept)

    def put_back() -> None:
        for path in small_journal.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(kept, small_journal, dirs_exist_ok=True)

    return put_back


@settings(
    max_examples=examples(8, 60),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=st.lists(st.sampled_from(LINES), max_size=8))
def test_many_actions_are_taken_back_one_by_one(
    lines: list[list[str]], afterword, small_journal: Path, anew: Callable[[], None]
) -> None:
    anew()
    begin = tree(small_journal)
    states = []
    for line in lines:
        before = tree(small_journal)
        afterword(*line)  # some refuse, since what they ask for is done already
        if tree(small_journal) != before:
            states.append(before)
    for state in reversed(states):
        assert afterword("undo").exit_code == 0
        assert tree(small_journal) == state
    assert afterword("undo").exit_code == 1
    assert tree(small_journal) == begin


def test_a_file_that_was_changed_since_stops_it(afterword, small_journal: Path) -> None:
    afterword("debrief", "--company", "Mill", "--met", "Kit Moss")
    with (small_journal / "contacts/kit-moss.md").open("a", encoding="utf-8") as file:
        file.write("Knows every loom by name.\n")
    before = tree(small_journal)
    refused = afterword("undo")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "contacts/kit-moss.md is no longer as “debrief: Mill” left it" in refused.stderr
    assert tree(small_journal) == before


def test_nothing_of_somebody_forgotten_is_kept(afterword, small_journal: Path) -> None:
    afterword("heard", "ana", "Ring me at home.")
    afterword("snooze", "ana", "--until", "friday")
    kept = [file.read_bytes() for file in (small_journal / ".afterword").rglob("*") if file.is_file()]
    assert any(b"ana.sol@harbour.example" in data for data in kept)
    told = afterword("forget", "ana", "--yes").stderr
    assert ".afterword" not in told
    for file in (small_journal / ".afterword").rglob("*"):
        assert file.is_dir() or file.read_bytes() in (b"*\n", b"")
    refused = afterword("undo")
    assert refused.exit_code == 1
    assert refused.stderr == (
        "There is nothing to take back. The last 20 actions can be; what `forget` does cannot, nor can what "
        "came before it.\n"
    )


def test_a_command_that_was_cut_short_is_told_of(afterword, small_journal: Path) -> None:
    before = tree(small_journal)
    afterword("debrief", "--company", "Mill", "--met", "Kit Moss")
    (small_journal / "interviews/2026-11-23-mill.md").unlink()
    record = small_journal / ".afterword/undo/000001.json"
    record.replace(record.with_name("pending.json"))
    # As where it was killed after the first of its two files; whatever command comes next puts that right.
    told = afterword("show", "ana").stderr
    assert told.startswith("A command was cut short; “debrief: Mill” is taken back as if it had not been.\n")
    assert tree(small_journal) == before
    assert "cut short" not in afterword("show", "ana").stderr


@pytest.fixture
def git(small_journal: Path) -> Callable[..., str]:
    def run(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=small_journal, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.strip()

    path = small_journal / "mkdocs.yml"
    path.write_text(
        path.read_text("utf-8").replace("country: uk", "country: uk\n      git_commit: true"), "utf-8"
    )
    run("init", "--quiet")
    run("add", ".")
    run("commit", "--quiet", "-m", "begin")
    return run


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_with_git_it_is_a_commit_of_its_own(line: list[str], afterword, git, small_journal: Path) -> None:
    """One for the action and one for undo; what the user has staged, edited and begun besides stays so."""
    for path in ("staged.txt", "contacts/README.md", "begun.txt"):
        (small_journal / path).write_text("Mine.\n", "utf-8")
    git("add", "staged.txt")
    mine = git("status", "--porcelain")
    before = tree(small_journal)
    tree_before = git("rev-parse", "HEAD^{tree}")
    begin = git("rev-parse", "HEAD")
    afterword(*line)
    done = git("log", "-1", "--format=%s")
    assert done.startswith(line[0])
    assert git("status", "--porcelain") == mine
    changed = [path for path, data in tree(small_journal).items() if before.get(path) != data]
    assert set(changed) <= set(git("diff", "--no-renames", "--name-only", begin, "HEAD").splitlines())
    assert afterword("undo").exit_code == 0
    assert git("log", "-2", "--format=%s").splitlines() == [f"undo: {done}", done]
    assert git("rev-parse", "HEAD~2") == begin
    assert git("rev-parse", "HEAD^{tree}") == tree_before
    assert git("status", "--porcelain") == mine
    assert tree(small_journal) == before
