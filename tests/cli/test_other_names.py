"""Another name, and two made one, where files, names and repositories are not as one would like them."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.test_undo import as_people_write, tree

from afterword.records.reading import read_journal

ANA, BEN = "contacts/ana-sol.md", "contacts/ben-osei.md"
INTERVIEW = "interviews/2026-11-20-harbour-analytics.md"
DRAFT = "notes/2026-11-21-ana-sol-thank-you.md"
RENAME = ("rename", "ana-sol", "Ana Mendes: PhD")
MERGE = ("merge", "ben-osei", "ana-sol", "--keep", "email")


def exchange(path: str, old: str, new: str) -> None:
    data = Path(path).read_bytes()
    assert old.encode() in data
    Path(path).write_bytes(data.replace(old.encode(), new.encode()))


# --- Files -----------------------------------------------------------------------------------------------


def all_files(change: Callable[[bytes], bytes]) -> None:
    for path in (ANA, BEN, INTERVIEW, DRAFT):
        Path(path).write_bytes(change(Path(path).read_bytes()))


@pytest.mark.parametrize("line", [RENAME, MERGE], ids=lambda line: line[0])
@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda root: all_files(lambda data: data.replace(b"\n", b"\r\n")), id="crlf"),
        pytest.param(lambda root: all_files(lambda data: data.replace(b"\n", b"\r")), id="cr"),
        pytest.param(lambda root: all_files(lambda data: b"\xef\xbb\xbf" + data), id="bom"),
        pytest.param(as_people_write, id="each otherwise"),
        pytest.param(lambda root: exchange(ANA, "Sol\n", "Sol\r\n"), id="mixed in the front matter"),
        pytest.param(lambda root: exchange(INTERVIEW, "## Ana Sol\n", "## Ana Sol\r\n"), id="mixed below"),
        pytest.param(lambda root: exchange(ANA, "Ana Sol", "'Ana Sol'  # Ana Sol"), id="quoted"),
        pytest.param(lambda root: exchange(ANA, "Ana Sol", '"Ana\\x20Sol"'), id="escaped"),
        pytest.param(lambda root: exchange(ANA, "Ana Sol", ">-\n  Ana\n  Sol"), id="folded"),
        pytest.param(lambda root: exchange(ANA, "Ana Sol", "&ana Ana Sol\naddress: *ana"), id="anchor"),
        pytest.param(lambda root: exchange(ANA, "name: Ana Sol", "nick: &a Ana Sol\nname: *a"), id="alias"),
        pytest.param(lambda root: exchange(ANA, "Ana Sol", "!!str Ana Sol"), id="tagged"),
        pytest.param(
            lambda root: exchange(
                INTERVIEW, "[ana-sol, ben-osei]  # both", '\n  - "[[ana-sol|A]]" # a\n  - ben-osei # b'
            ),
            id="block list",
        ),
        pytest.param(
            lambda root: exchange(INTERVIEW, "[ana-sol, ben-osei]", "[\n  ana-sol, # a\n  ben-osei,\n ]"),
            id="wrapped list",
        ),
        pytest.param(lambda root: exchange(INTERVIEW, "## Ana Sol", "## **ANA  Sol** ##"), id="heading"),
    ],
)
def test_files_as_they_are_found(
    line: tuple[str, ...], written: Callable[[Path], None], afterword, small_journal: Path
) -> None:
    """It is done, and taken back to the byte; or it is refused with a place, and nothing is changed."""
    written(small_journal)
    before = tree(small_journal)
    facts = [len(each.debriefs["ana-sol"].facts) for each in met_ana(small_journal, "ana-sol")]
    done = afterword(*line)
    if done.exit_code:
        assert re.match(r"(contacts|interviews)/\S+\.md:\d+: .*unchanged", done.stderr)
        assert tree(small_journal) == before
        return
    slug = "ana-mendes-phd" if line == RENAME else "ana-sol"
    later = met_ana(small_journal, slug)
    assert [len(each.debriefs[slug].facts) - (line == MERGE) for each in later] == facts
    assert not {"ben-osei", "ana-sol"} - {slug} & set(later[0].met) - (
        {"ben-osei"} if line == RENAME else set()
    )
    after = tree(small_journal)
    for path, data in after.items():
        old = before.get(path.replace("ana-mendes-phd", "ana-sol"))
        # Of two addresses the one that was not chosen takes two lines.
        kept = 2 * data.count(b"other_emails:")
        assert old is not None and data.count(b"\r\n") <= old.count(b"\r\n") + kept
        assert (b"\n" in data.replace(b"\r\n", b"")) == (b"\n" in old.replace(b"\r\n", b""))
    assert afterword("undo").exit_code == 0
    assert tree(small_journal) == before


def met_ana(root: Path, slug: str) -> list:
    journal = read_journal(root)
    return [each for each in journal.interviews.values() if slug in each.met]


# --- Names -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *("Ana/Sol", "Ana: Sol", "Ana 🚀 Sol", "مريم", "{{ 7*7 }}", "<b>Ana</b>", "#1 Ana", "- Ana", "[Ana]"),
        *("null", "yes", "12:30", "../../etc/passwd", "con", "index", "_ana", "Ana [[x]]", "*Ana* Sol", "&a"),
        *('"Ana" Sol', "O'Ana", "Ana # Sol", "ANA SOL", "Ana-Sol", "Ána Söl", "Ana Sol, PhD", "2026-11-20"),
        *("Ana `Sol`", "Ana Sol ##", "Ana\\Sol", "Anna " + "x" * 300, unicodedata.normalize("NFD", "Zoë Å")),
    ],
)
def test_any_name_is_a_name(name: str, afterword, small_journal: Path) -> None:
    before = tree(small_journal)
    assert afterword("rename", "ana-sol", name).exit_code == 0
    journal = read_journal(small_journal)
    wanted = unicodedata.normalize("NFC", name)
    slug = next(key for key, each in journal.contacts.items() if each.name == wanted)
    interview = next(each for each in journal.interviews.values() if slug in each.met)
    assert len(interview.debriefs[slug].facts) == 4
    assert [note.contact for note in journal.notes.values()].count(slug) == 1
    assert {each.level for each in journal.problems} <= {"hint"}
    assert set(tree(small_journal)) & {ANA, f"contacts/{slug}.md"} == {f"contacts/{slug}.md"}
    assert afterword("undo").exit_code == 0
    assert tree(small_journal) == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("ana-sol", "🚀"), "A name has letters"),
        (("ana-sol", ""), "A name has letters"),
        (("ana-sol", "BEN  osei"), "afterword merge ana-sol ben-osei"),
        (("ana-sol", "ben-osei"), "afterword merge ana-sol ben-osei"),
        (("Harbour Analytics", "[[Northfield School]]"), "afterword merge .* --what company"),
        (("bees", "data quality, choirs"), "A comma parts two interests"),
        (("bees", "sailing"), "There is an interest called sailing already"),
        (("bees", "x" * 150), "150 characters in one piece"),
    ],
)
def test_what_is_no_name_for_it(line: tuple[str, str], why: str, afterword, small_journal: Path) -> None:
    before = tree(small_journal)
    refused = afterword("rename", *line)
    assert refused.exit_code == 1 and re.search(why, refused.stderr)
    assert tree(small_journal) == before


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("sailing", "SAILING", "[data quality, SAILING/dinghies]"),
        ("sailing/dinghies", "sailing", "[data quality, sailing]"),
        ("sailing", "a: b", '[data quality, "a: b/dinghies"]'),
        ("data quality", "[q]", '["[q]", sailing/dinghies]'),
    ],
)
def test_names_of_interests(old: str, new: str, wanted: str, afterword, small_journal: Path) -> None:
    assert afterword("rename", old, new).exit_code == 0
    assert f"interests: {wanted}\n" in (small_journal / ANA).read_text("utf-8")


def test_two_people_get_each_others_names(afterword, small_journal: Path) -> None:
    before = tree(small_journal)
    for old, new in (("ana-sol", "Somebody Else"), ("ben-osei", "Ana Sol"), ("somebody-else", "Ben Osei")):
        assert afterword("rename", old, new).exit_code == 0
    after = tree(small_journal)
    assert after[ANA] == before[BEN].replace(b"Ben Osei", b"Ana Sol")
    assert after[BEN] == before[ANA].replace(b"Ana Sol", b"Ben Osei")
    swap = {
        b"ana-sol": b"ben-osei",
        b"ben-osei": b"ana-sol",
        b"Ana Sol": b"Ben Osei",
        b"Ben Osei": b"Ana Sol",
    }
    assert after[INTERVIEW] == re.sub(b"|".join(swap), lambda found: swap[found[0]], before[INTERVIEW])
    for _ in range(3):
        afterword("undo")
    assert tree(small_journal) == before


def test_where_the_former_name_is_a_part_of_the_new_one(afterword, small_journal: Path) -> None:
    assert "The former name" not in afterword("rename", "ana-sol", "Ana Sol, PhD").stderr
    exchange("contacts/ana-sol-phd.md", "Talks fast", "Ana Sol talks fast")
    told = afterword("rename", "ana-sol-phd", "Dr. Ana Sol").stderr
    assert "The former name" not in told
    told = afterword("rename", "dr-ana-sol", "Ana Sol").stderr
    assert "The former name" not in told


# --- Repositories ----------------------------------------------------------------------------------------


def git(*words: str) -> str:
    return subprocess.run(["git", *words], capture_output=True, encoding="utf-8", check=True).stdout.strip()


@pytest.fixture
def repository(small_journal: Path) -> Path:
    exchange("mkdocs.yml", "country: uk", "country: uk\n      git_commit: true")
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "begin")
    return small_journal


MINE = "A line of my own."


def mine(path: str, *, staged: bool = False) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"\n{MINE}\n")
    if staged:
        git("add", path)


@pytest.mark.parametrize("line", [RENAME, MERGE], ids=lambda line: line[0])
@pytest.mark.parametrize("path", [ANA, BEN, INTERVIEW, DRAFT, "contacts/lin-wei.md"])
@pytest.mark.parametrize("staged", [False, True])
def test_what_the_user_has_not_committed_is_not_committed(
    line: tuple[str, ...], path: str, staged: bool, afterword, repository: Path
) -> None:
    mine(path, staged=staged)
    before, status = tree(repository), git("status", "--porcelain")
    assert afterword(*line).exit_code == 0
    assert git("log", "-1", "--format=%s").startswith(line[0])
    assert MINE not in git("log", "-p", "--format=")
    assert afterword("undo").exit_code == 0
    assert tree(repository) == before
    assert MINE not in git("log", "-p", "--format=")
    assert status in git("status", "--porcelain")


@pytest.mark.parametrize("line", [RENAME, MERGE], ids=lambda line: line[0])
def test_what_git_does_not_know_is_not_told_to_it(line: tuple[str, ...], afterword, repository: Path) -> None:
    who = ANA if line == RENAME else BEN
    git("rm", "--quiet", "--cached", who)
    git("commit", "--quiet", "-m", "nobody's business")
    for ignored in (False, True):
        if ignored:
            (repository / ".gitignore").write_text(f"{who}\n", "utf-8")
        known = set(git("ls-files", "contacts").splitlines())
        assert afterword(*line).exit_code == 0
        assert set(git("ls-files", "contacts").splitlines()) == known
        assert git("diff", "HEAD", "--name-only", "--", ANA) == (ANA if line == MERGE else "")
        assert afterword("undo").exit_code == 0
        assert set(git("ls-files", "contacts").splitlines()) == known
