"""`afterword import` and `export` as they are typed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FILES = Path(__file__).parents[1] / "exchange" / "files"


def tree(root: Path) -> dict[str, tuple[bytes, int]]:
    files = (file for file in root.rglob("*") if file.is_file() and ".afterword" not in file.parts)
    return {file.relative_to(root).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


def test_a_file_is_taken_in_once(afterword, small_journal: Path) -> None:
    done = afterword("import", str(FILES / "contacts/apple.vcf"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "Left out (line 20): Halden Optics: a company or a group, and no person\n"
        "1 created, 0 changed, 0 unchanged, 1 left out.\n"
        "Created contacts/lotte-wiersma.md\n"
    )
    before = tree(small_journal)
    again = afterword("import", str(FILES / "contacts/apple.vcf"))
    assert again.exit_code == 0
    assert "0 created, 0 changed, 1 unchanged, 1 left out.\n" in again.stderr
    assert tree(small_journal) == before


def test_what_would_be_written_is_shown_only(afterword, small_journal: Path) -> None:
    before = tree(small_journal)
    shown = afterword("import", str(FILES / "contacts/v4.vcf"), "--dry-run")
    assert "+name: Yewande Cole" in shown.stdout.splitlines()
    assert tree(small_journal) == before


def test_the_plan_as_json(afterword, small_journal: Path) -> None:
    shown = afterword("import", str(FILES / "contacts/apple.vcf"), "--json", "--dry-run")
    assert json.loads(shown.stdout) == {
        "version": 1,
        "created": ["contacts/lotte-wiersma.md"],
        "changed": [],
        "unchanged": [],
        "left_out": [{"what": "Halden Optics", "reason": "a company or a group, and no person"}],
        "problems": [],
    }
    assert not (small_journal / "contacts/lotte-wiersma.md").exists()
    done = afterword("import", str(FILES / "contacts/apple.vcf"), "--json")
    assert json.loads(done.stdout)["created"] == ["contacts/lotte-wiersma.md"]
    assert (small_journal / "contacts/lotte-wiersma.md").exists()


def test_from_the_standard_input(afterword, small_journal: Path) -> None:
    text = (FILES / "contacts/v4.vcf").read_text("utf-8")
    assert afterword("import", "-", given=text).exit_code == 0
    assert (small_journal / "contacts/yewande-cole.md").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere.csv"], 2, "nowhere.csv cannot be read: No such file or directory."),
        (["https://blog.example/feed.xml"], 2, 'read with: afterword gather "https://blog.example/feed.xml"'),
        (["letters"], 1, "There is no mail in letters."),
        (["empty.csv"], 1, "This file is empty."),
        (["board.csv"], 2, "No column of this table is called Name. Its headers are: Titel, Firma."),
        (["book.xlsx"], 1, "save the sheet as CSV"),
        (["board.csv", "--map", "x"], 2, "--map x is not understood"),
    ],
)
def test_what_is_refused(afterword, small_journal: Path, words: list[str], code: int, said: str) -> None:
    (small_journal / "empty.csv").write_bytes(b"")
    (small_journal / "board.csv").write_text("Titel,Firma\nx,y\n", "utf-8")
    (small_journal / "book.xlsx").write_bytes(b"PK\x03\x04")
    before = tree(small_journal)
    refused = afterword("import", *words)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert said in refused.stderr
    assert tree(small_journal) == before


def test_a_long_list_is_told_briefly(afterword, small_journal: Path) -> None:
    rows = "".join(f"Ana Sol{number},House {number}\n" for number in range(40))
    (small_journal / "many.csv").write_text(f"Name,Company\n{rows}", "utf-8")
    told = afterword("import", "many.csv").stderr
    assert told.count("Created ") == 30
    assert told.endswith("… and 10 files more.\n")


def test_names_do_not_steer_the_terminal(afterword, small_journal: Path) -> None:
    (small_journal / "x.csv").write_text("Name,Company\n,\x1b[2JHarbour\n", "utf-8")
    assert "\x1b" not in afterword("import", "x.csv").stderr


@pytest.mark.parametrize("form", ["--vcf", "--csv", "--json"])
def test_the_same_journal_is_the_same_bytes(afterword, small_journal: Path, form: str) -> None:
    shown = afterword("export", form)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert afterword("export", form, "--out", "out.txt").exit_code == 0
    assert (small_journal / "out.txt").read_bytes() == shown.stdout_bytes
    assert afterword("export", form).stdout_bytes == shown.stdout_bytes


def test_everything_into_an_empty_journal(afterword, small_journal: Path, tmp_path: Path) -> None:
    assert afterword("export", "--json", "--out", str(tmp_path / "all.json")).exit_code == 0
    assert afterword("init", str(tmp_path / "other")).exit_code == 0
    other = ("--root", str(tmp_path / "other"))
    assert afterword("import", str(tmp_path / "all.json"), *other).exit_code == 0
    assert afterword("export", "--json", *other).stdout_bytes == (tmp_path / "all.json").read_bytes()
    plan = afterword("import", str(tmp_path / "all.json"), "--json", *other).stdout
    assert not json.loads(plan)["created"] and not json.loads(plan)["changed"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say in which form: --vcf, --csv or --json."),
        (["--csv", "--notes"], "--notes is for --vcf"),
    ],
)
def test_an_export_of_what(afterword, small_journal: Path, words: list[str], said: str) -> None:
    refused = afterword("export", *words)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr


def test_a_file_that_is_there_is_not_overwritten(afterword, small_journal: Path) -> None:
    (small_journal / "out.vcf").write_text("mine", "utf-8")
    refused = afterword("export", "--vcf", "--out", "out.vcf")
    assert refused.exit_code == 1
    assert "out.vcf is there already, and was left as it is." in refused.stderr
    assert (small_journal / "out.vcf").read_text("utf-8") == "mine"


def test_a_file_in_the_journal_is_told_to_be_kept_private(afterword, small_journal: Path) -> None:
    assert "keep it out of what you publish" in afterword("export", "--vcf", "--out", "out.vcf").stderr


def test_no_other_command_pays_for_it() -> None:
    code = (
        "import sys\nfrom afterword.cli.commands import due, show, sent, check\n"
        "import afterword.cli.open_session, afterword.actions.heard\n"
        "print([name for name in sys.modules if '.exchange' in name or 'importing' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


def test_bookmarks_become_candidates_and_never_gifts(afterword, small_journal: Path) -> None:
    """Trackers and anchors cut, both of one page are one, what is no page refused, nothing marked read."""
    listed = small_journal / "gifts/_candidates.md"
    before, gifts = listed.read_bytes(), sorted((small_journal / "gifts").iterdir())
    done = afterword("import", str(FILES / "reading/bookmarks.html"), "--json")
    plan = json.loads(done.stdout)
    assert (plan["created"], plan["changed"]) == ([], ["gifts/_candidates.md"])
    assert [each["what"] for each in plan["left_out"]] == ["A button for sailing", "My sailing notes"]
    assert "only http and https" in plan["left_out"][0]["reason"]
    after = listed.read_bytes()
    assert after.startswith(before)
    new = after[len(before) :].decode("utf-8")
    assert "4. [Reading the start line of a regatta](https://regatta.example/starts?id=7)\n" in new
    assert "    - for [[ana-sol]]: sailing/dinghies" in new
    assert "once more" not in new and "Seven ways" not in new and "utm" not in new
    assert "5. [Frames for bees that winter outside](https://hives.example/frames)\n" in new
    assert sorted((small_journal / "gifts").iterdir()) == gifts
    again = json.loads(afterword("import", str(FILES / "reading/bookmarks.html"), "--json").stdout)
    assert (again["changed"], again["unchanged"]) == ([], ["gifts/_candidates.md"])


def test_a_reading_list_is_offered_with_what_you_wrote_of_it(afterword, small_journal: Path) -> None:
    said = afterword("import", str(FILES / "reading/raindrop.csv")).stderr
    assert "Left out: https://untitled.example/: it has no title" in said
    assert "For Ben Osei: 1 new, first “Bees, a year of them” (bees" in said
    new = (small_journal / "gifts/_candidates.md").read_text("utf-8")
    assert "4. [Bees, a year of them](https://bees.example/year)\n" in new
    assert "    - why: It shows each week of a hive.\n" in new
    afterword("gifts", "--yes", "4", "--read")
    gift = (small_journal / "gifts/bees-a-year-of-them.md").read_text("utf-8")
    assert "why: It shows each week of a hive." in gift and "read: true" in gift


def test_one_folder_of_bookmarks(afterword, small_journal: Path) -> None:
    refused = afterword("import", str(FILES / "reading/bookmarks.html"), "--folder", "Mornings")
    assert refused.exit_code == 2 and "Its folders are: Evenings." in refused.stderr
    assert (
        "Of 6 things"
        in afterword("import", str(FILES / "reading/bookmarks.html"), "--folder", "evenings").stderr
    )
    refused = afterword("import", str(FILES / "reading/raindrop.csv"), "--folder", "Gifts")
    assert refused.exit_code == 2 and "--folder is for bookmarks" in refused.stderr


def test_somebody_forgotten_is_created_like_anybody_new(afterword, small_journal: Path) -> None:
    """Nothing is kept of them that could tell, so what is created is told."""
    (small_journal / "people.csv").write_text("Name,Company,Email\nKit Moss,Mill,kit@mill.example\n", "utf-8")
    assert "Created contacts/kit-moss.md" in afterword("import", "people.csv").stderr
    assert afterword("forget", "kit-moss", "--yes").exit_code == 0
    assert not (small_journal / "contacts/kit-moss.md").exists()
    assert "Created contacts/kit-moss.md" in afterword("import", "people.csv").stderr
