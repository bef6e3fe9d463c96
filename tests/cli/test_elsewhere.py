"""`afterword build --to DIR`: into which folders, and for whose eyes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from built_site import SCRUBBED

from afterword.keeping.own_folder import MADE


@pytest.fixture(autouse=True)
def _no_builder(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SCRUBBED:
        monkeypatch.delenv(name, raising=False)


def settings(root: Path, text: str) -> None:
    (root / "mkdocs.yml").write_text(f"site_name: A\nplugins:\n- search\n- afterword:\n{text}", "utf-8")


def test_it_writes_and_says_so(afterword, small_journal: Path) -> None:
    result = afterword("build", "--to", "pages")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (small_journal / "pages" / "docs" / "index.md").is_file()
    assert "cd pages && zensical build" in result.stderr
    again = afterword("build", "--to", "pages")
    assert "Wrote no files in pages, removed 0" in again.stderr


def test_a_dry_run_writes_nothing(afterword, small_journal: Path) -> None:
    result = afterword("build", "--to", "pages", "--dry-run")
    assert result.exit_code == 0
    assert "write docs/index.md\n" in result.stdout
    assert not (small_journal / "pages").exists()


@pytest.mark.parametrize(
    "given",
    [
        ["--links", "url"],
        ["--dry-run"],
        ["--to", "pages", "-d", "out"],
        ["--to", "pages", "-f", "other.yml"],
        ["--to", "pages", "--links", "html"],
    ],
)
def test_what_does_not_go_together_is_a_misuse(afterword, small_journal: Path, given: list[str]) -> None:
    assert afterword("build", *given).exit_code == 2
    assert not (small_journal / "pages").exists()


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        (".", "is the folder of the journal"),
        ("..", "holds the folder of the journal"),
        ("contacts", "is contacts/"),
        ("notes/pages", "lies in notes/"),
        ("docs", "is docs (docs_dir)"),
        ("docs/pages", "lies in docs (docs_dir)"),
        ("site", "is site (site_dir)"),
        ("site/pages", "lies in site (site_dir)"),
        (".afterword/pages", "lies in .afterword/"),
        ("link", "is contacts/"),
        ("../other/contacts/new", "lies in contacts/"),
        ("../other/pages", ""),
        ("../other", "is a journal of its own"),
        ("../full", "holds what Afterword did not make (holiday.txt)"),
    ],
)
def test_a_folder_with_anything_to_keep_is_refused(
    afterword, small_journal: Path, folder: str, says: str
) -> None:
    other = small_journal.parent / "other"
    (other / "contacts").mkdir(parents=True)
    (other / "mkdocs.yml").write_text("plugins: [afterword]\n", "utf-8")
    (small_journal.parent / "full").mkdir()
    (small_journal.parent / "full" / "holiday.txt").write_text("mine", "utf-8")
    (small_journal / "link").symlink_to(small_journal / "contacts")
    before = {path: path.read_bytes() for path in small_journal.parent.rglob("*") if path.is_file()}
    result = afterword("build", "--to", folder)
    assert (result.exit_code, says in result.stderr) == (1 if says else 0, True), result.stderr
    after = {path: path.read_bytes() for path in small_journal.parent.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert not says or after == before


def test_a_folder_of_pages_is_no_journal(
    afterword, small_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert afterword("build", "--to", "pages").exit_code == 0
    monkeypatch.chdir(small_journal / "pages" / "docs")
    assert afterword("show", "ana").exit_code == 0
    # Unless somebody makes one of it.
    (small_journal / "pages" / "mkdocs.yml").write_text("plugins: [afterword]\n", "utf-8")
    monkeypatch.chdir(small_journal)
    result = afterword("build", "--to", "pages")
    assert "is a journal of its own" in result.stderr


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def test_what_is_not_to_be_published_goes_where_git_does_not_look(afterword, small_journal: Path) -> None:
    git(small_journal, "init", "-q")
    result = afterword("build", "--to", "out/pages")
    assert result.exit_code == 1
    assert "git does not ignore out/pages/" in result.stderr
    assert "/out/pages/" in result.stderr
    assert not (small_journal / "out").exists()
    (small_journal / ".gitignore").write_text("/out/pages/\n", "utf-8")
    assert afterword("build", "--to", "out/pages").exit_code == 0
    # Outside of every repository nothing is seen.
    assert afterword("build", "--to", "../away").exit_code == 0


@pytest.mark.parametrize(
    "ignored", ["/out/*\n!/out/docs/\n", "/out/\n!/out/\n", "/out/docs/\n", "*.md\n", "/site/\n"]
)
def test_a_part_that_git_would_take_is_enough(afterword, small_journal: Path, ignored: str) -> None:
    git(small_journal, "init", "-q")
    (small_journal / ".gitignore").write_text(ignored, "utf-8")
    assert afterword("build", "--to", "out").exit_code == 1
    assert not (small_journal / "out").exists()


def test_what_git_knows_already_is_not_ignored(afterword, small_journal: Path) -> None:
    assert afterword("build", "--to", "out").exit_code == 0
    git(small_journal, "init", "-q")
    (small_journal / ".gitignore").write_text("/out/\n", "utf-8")
    assert afterword("build", "--to", "out").exit_code == 0
    git(small_journal, "add", "-f", "out/docs/index.md")
    result = afterword("build", "--to", "out")
    assert result.exit_code == 1
    assert "git does not ignore out/docs/index.md" in result.stderr


def test_a_repository_that_git_will_not_speak_of_is_in_doubt(
    afterword, small_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(small_journal, "init", "-q")
    (small_journal / ".gitignore").write_text("/out/\n", "utf-8")
    monkeypatch.setenv("PATH", str(small_journal / "nothing"))
    result = afterword("build", "--to", "out")
    assert result.exit_code == 1
    assert "git is not installed" in result.stderr
    assert afterword("build", "--to", "../away").exit_code == 0


def test_pages_that_may_be_published_may_go_into_git(afterword, small_journal: Path) -> None:
    git(small_journal, "init", "-q")
    settings(small_journal, "    publish: redacted\n")
    assert afterword("build", "--to", "out").exit_code == 0


def test_a_builder_stops_it_as_it_stops_a_build(
    afterword, small_journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETLIFY", "true")
    result = afterword("build", "--to", "out")
    assert result.exit_code == 1
    assert "Stopped before Netlify could publish this journal" in result.stderr
    assert not (small_journal / "out").exists()
    monkeypatch.delenv("NETLIFY")
    monkeypatch.setenv("CI", "1")
    assert "`CI` is set" in afterword("build", "--to", "out").stderr


def test_broken_files_are_named_and_strict_refuses(afterword, small_journal: Path) -> None:
    (small_journal / "contacts" / "bo.md").write_text("---\nname: [Bo\n---\n", "utf-8")
    strict = afterword("build", "--to", "out", "--strict")
    assert strict.exit_code == 1
    assert not (small_journal / "out").exists()
    result = afterword("build", "--to", "out")
    assert result.exit_code == 0
    assert "contacts/bo.md:2" in result.stderr


def test_a_person_who_is_forgotten_is_told_of_in_the_folder(afterword, small_journal: Path) -> None:
    afterword("build", "--to", "out")
    said = afterword("forget", "ana-sol", "--yes").output
    assert "out/: " in said
    assert f"out/{MADE}:" not in said


def test_settings_that_were_changed_are_kept_and_told(afterword, small_journal: Path) -> None:
    afterword("build", "--to", "out")
    (small_journal / "out" / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")
    result = afterword("build", "--to", "out")
    assert result.exit_code == 0
    assert "Kept out/mkdocs.yml, which you changed" in result.stderr
