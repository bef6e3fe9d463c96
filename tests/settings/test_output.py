"""Which folders may be built into."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from afterword.settings.configuration import read_settings
from afterword.settings.output import compared, danger, kept_folders, links_out_of, strangers


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal without interviews/ and without git, three folders down."""
    root = tmp_path / "home" / "search"
    for folder in ("contacts", "gifts", "notes/2026", "docs", "mine"):
        (root / folder).mkdir(parents=True)
    (root / "links").symlink_to(root / "contacts")
    (tmp_path / "elsewhere").symlink_to(root)
    return root


def wrong(output: Path | str, root: Path) -> str:
    return danger(root / output, root, kept_folders(root, {"docs_dir": "docs", "templates_dir": "mine"}))


@pytest.mark.parametrize(
    ("output", "relation"),
    [
        ("contacts", "is contacts/"),
        ("./contacts/", "is contacts/"),
        ("notes/2026", "lies in notes/"),
        ("notes/new/site", "lies in notes/"),
        ("interviews", "is interviews/"),
        ("interviews/site", "lies in interviews/"),
        ("docs", "is docs (docs_dir)"),
        ("docs/site", "lies in docs (docs_dir)"),
        ("mine", "is mine (templates_dir)"),
        (".afterword", "is .afterword/"),
        (".", "is the folder of the journal"),
        ("..", "holds the folder of the journal"),
        ("../..", "holds the folder of the journal"),
        ("/", "holds the folder of the journal"),
        ("gifts/../contacts", "is contacts/"),
        ("site/../../search/notes", "is notes/"),
        ("links", "is contacts/"),
        ("links/site", "lies in contacts/"),
        ("../../elsewhere", "is the folder of the journal"),
        ("../../elsewhere/notes", "is notes/"),
        ("Contacts", "is contacts/"),
        ("INTERVIEWS/site", "lies in interviews/"),
        ("../Search", "is the folder of the journal"),
        ("notes.", "is notes/"),
        ("notes ", "is notes/"),
        ("notes\\", "is notes/"),
        (".\\notes\\site", "lies in notes/"),
    ],
)
def test_nothing_is_built_into_over_or_around_what_is_kept(root: Path, output: str, relation: str) -> None:
    assert wrong(output, root) == relation


@pytest.mark.parametrize(
    "output", ["site", "out/site", "../site", "contacts-site", "my-notes", "x/contacts", "sites"]
)
def test_other_folders_are_free(root: Path, output: str) -> None:
    assert wrong(output, root) == ""


def test_a_folder_of_records_that_is_a_link_is_kept_where_it_lies(root: Path, tmp_path: Path) -> None:
    vault = tmp_path / "vault" / "people"
    vault.mkdir(parents=True)
    (root / "interviews").symlink_to(vault)
    assert wrong(vault, root) == "is interviews/"
    assert wrong(vault.parent, root) == "holds interviews/"
    assert wrong(vault / "site", root) == "lies in interviews/"


def test_a_name_that_is_spelt_in_two_ways_is_one(root: Path) -> None:
    (root / "me\u0301moire").mkdir()
    kept = kept_folders(root, {"templates_dir": "me\u0301moire"})
    assert danger(root / "m\u00e9moire", root, kept) == "is me\u0301moire (templates_dir)"


def test_templates_above_the_journal_do_not_forbid_every_folder(root: Path) -> None:
    kept = kept_folders(root, {"templates_dir": ".."})
    assert danger(root / "site", root, kept) == ""
    assert danger(root.parent, root, kept) == "holds the folder of the journal"


@pytest.mark.parametrize("above", [True, False])
def test_the_folder_of_git_is_kept_also_above(root: Path, above: bool) -> None:
    git = (root.parent if above else root) / ".git"
    git.mkdir()
    assert wrong(git, root) == "is the folder of git"
    assert wrong(git / "hooks", root) == "lies in the folder of git"


def test_the_repository_of_a_worktree_is_kept(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "main" / ".git" / "worktrees" / "search"
    own.mkdir(parents=True)
    (root / ".git").write_text(f"gitdir: {own}\n", encoding="utf-8")
    assert wrong(own, root) == "is the folder of git"
    assert wrong(tmp_path / "main", root) == "holds the folder of git"
    assert wrong(tmp_path / "main" / ".git" / "objects", root) == "lies in the repository it is a worktree of"
    assert wrong(tmp_path / "main" / "site", root) == ""


@pytest.mark.parametrize(
    "path",
    [
        "C:\\Search\\Notes",
        "c:/search/notes",
        "C:\\search\\contacts\\..\\notes\\",
        "\\\\?\\C:\\Search\\notes",
        "C:\\search\\notes.",
        "C:\\search\\.\\notes ",
    ],
)
def test_paths_of_windows_are_compared_as_windows_does(path: str) -> None:
    assert compared(path) == ("c:", "search", "notes")


def test_links_within_the_output_that_lead_back_are_found(root: Path) -> None:
    kept = kept_folders(root, {})
    site = root / "site"
    assert links_out_of(site, kept) == ""
    (site / "a" / "b").mkdir(parents=True)
    (site / "a" / "fine").symlink_to(site)
    assert links_out_of(site, kept) == ""
    (site / "a" / "b" / "back").symlink_to(root / "notes" / "2026")
    assert links_out_of(site, kept) == "holds a link, back, that leads to notes/"


def test_a_site_may_be_built_again_and_nothing_else_is_emptied(tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert strangers(output) == ""
    output.mkdir()
    (output / ".git").mkdir()
    (output / ".nojekyll").touch()
    assert strangers(output) == ""
    for name in ("b.txt", "a.txt", "c.txt", "d.txt", "e.txt"):
        (output / name).touch()
    assert strangers(output) == "a.txt, b.txt, c.txt and 2 more"
    (output / "sitemap.xml").touch()
    assert strangers(output) == ""


@pytest.mark.skipif(os.name == "nt", reason="a device is no folder there")
def test_an_output_that_is_no_folder_is_left_to_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    assert strangers(tmp_path / "out") == ""


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("site_name: x\nsite_dir: notes\n", 2, 11),
        ("site_dir: ../search/./Contacts\n", 1, 11),
        ("INHERIT: base/one.yml\n", 2, 11),
        ("docs_dir: site\n", 1, 1),
    ],
)
def test_an_output_folder_in_mkdocs_yml_is_a_problem(root: Path, text: str, line: int, column: int) -> None:
    (root / "base").mkdir()
    (root / "base" / "one.yml").write_text("site_name: x\nsite_dir: gifts\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(f"{text}plugins: [afterword]\n", encoding="utf-8")
    (problem,) = read_settings(root / "mkdocs.yml")[1]
    assert problem.path == ("base/one.yml" if "INHERIT" in text else "mkdocs.yml")
    assert (problem.line, problem.column, problem.rule) == (line, column, "unsafe-output")
    assert problem.level == "error"
