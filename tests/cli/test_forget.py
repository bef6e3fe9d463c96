"""`afterword forget` beyond the records: what it leaves is said, what it cannot do is refused whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of Unix")


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_sites_and_pages_still_hold_is_said(afterword, small_journal: Path) -> None:
    for path, text in {"docs/about.md": "Ana Sol\n", "out/index.html": "<p>Ana Sol"}.items():
        (small_journal / path).parent.mkdir()
        (small_journal / path).write_text(text, "utf-8")
    configuration = small_journal / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8") + "site_dir: out\n", "utf-8")
    for words in (["--dry-run"], ["--yes"]):
        said = afterword("forget", "ana", *words).stderr
        assert "docs/about.md:1: names them, and is left as it is" in said
        assert "out/: 1 built file still names them; build the site anew, or delete the folder" in said
    assert (small_journal / "docs/about.md").read_text("utf-8") == "Ana Sol\n"


@posix
def test_a_contact_that_is_a_link_is_refused_whole(afterword, small_journal: Path) -> None:
    (small_journal / "contacts/ana-sol.md").rename(small_journal / "contacts/ana.txt")
    (small_journal / "contacts/ana-sol.md").symlink_to("ana.txt")
    before = everything(small_journal)
    result = afterword("forget", "ana", "--yes")
    assert result.exit_code == 1
    assert "contacts/ana-sol.md is a link to ana.txt, and links are not followed here." in result.stderr
    assert everything(small_journal) == before


@posix
def test_other_links_and_pipes_are_no_obstacle(afterword, small_journal: Path) -> None:
    (small_journal / "contacts/again.md").symlink_to("../notes/2026-11-21-ana-sol-thank-you.md")
    os.mkfifo(small_journal / "notes/pipe")
    result = afterword("forget", "ana", "--yes")
    assert result.exit_code == 0
    assert "contacts/again.md:1: left, a link to ../notes/2026-11-21-ana-sol-thank-you.md" in result.stderr


def test_history_is_not_searched_for_a_word(afterword, small_journal: Path) -> None:
    (small_journal / "contacts/will.md").write_text("---\nname: Will\n---\n", "utf-8")
    assert "Will is forgotten." in afterword("forget", "will", "--yes").stderr


def test_nobody_is_forgotten_without_a_word(afterword, small_journal: Path) -> None:
    before = everything(small_journal)
    result = afterword("forget", "ana")
    assert result.exit_code == 1
    assert "Ana Sol was not forgotten. Add --yes" in result.stderr
    assert everything(small_journal) == before


def test_the_list_of_candidates_forgets_them_too(afterword, small_journal: Path) -> None:
    listed = small_journal / "gifts/_candidates.md"
    before = listed.read_text("utf-8")
    said = afterword("forget", "ana", "--yes").stderr
    assert "gifts/_candidates.md:7: taken out of the list of candidates" in said
    left = [line for line in before.splitlines(keepends=True) if "ana-sol" not in line]
    assert listed.read_text("utf-8") == "".join(left)


@pytest.mark.parametrize("folder", ["gifts", "notes", "interviews"])
def test_a_folder_that_is_not_there_is_no_obstacle(afterword, small_journal: Path, folder: str) -> None:
    (small_journal / "contacts/will.md").write_text("---\nname: Will Osei\n---\n", "utf-8")
    (small_journal / folder).rename(small_journal / "aside")
    result = afterword("forget", "will", "--yes")
    assert result.exit_code == 0 and "Will Osei is forgotten." in result.stderr
    assert not (small_journal / "contacts/will.md").exists()
    assert afterword("undo").exit_code == 1  # what is forgotten does not come back
