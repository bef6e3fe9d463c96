"""The author's own pages, as MkDocs takes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import File

from afterword.hosting.own_pages import address_of, own_pages


@pytest.mark.parametrize(
    "path",
    [
        "index.md",
        "README.md",
        "a.md",
        "a/index.md",
        "a/README.md",
        "node.js.md",
        "a.b/c.markdown",
        "map.png",
        "a/mail.eml",
        "guide.html",
    ],
)
def test_addresses_are_those_of_mkdocs(path: str) -> None:
    url = File(path, None, "site", use_directory_urls=True).url
    assert (address_of(path) or "./") == url


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    root = tmp_path / "search"
    for path in ("index.md", "README.md", "a/README.md", "a/b.md", "a/map.png", ".hidden/c.md", ".d.md"):
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text("# A\n", "utf-8")
    for path in ("templates/page.html", "drafts/e.md", "secret.md"):
        (root / "docs" / path).parent.mkdir(exist_ok=True)
        (root / "docs" / path).write_text("# B\n", "utf-8")
    (tmp_path / "outside.md").write_text("# Secret\n", "utf-8")
    return root / "docs"


def test_what_mkdocs_leaves_out_is_left_out(docs: Path) -> None:
    found = own_pages(docs, docs.parent, "/drafts/\n*.md\n!b.md\n!index.md\n!README.md")
    assert list(found.files) == ["index.md", "a/README.md", "a/b.md", "a/map.png"]
    assert found.has_home
    assert not own_pages(docs, docs.parent, "/index.md\n/README.md").has_home
    assert own_pages(docs, docs.parent, "/index.md").has_home, "a README is a start page too"


def test_a_link_out_of_the_journal_is_left_out_and_told(docs: Path) -> None:
    (docs / "out.md").symlink_to(docs.parent.parent / "outside.md")
    (docs / "round").symlink_to(docs)
    (docs / "nowhere.md").symlink_to(docs / "gone.md")
    found = own_pages(docs, docs.parent)
    assert not {"out.md", "nowhere.md", "round/index.md"} & found.files.keys()
    assert [warning.split()[0] for warning in found.warnings] == ["out.md"]


def test_no_folder_is_no_pages(tmp_path: Path) -> None:
    assert not own_pages(tmp_path / "docs", tmp_path).files
