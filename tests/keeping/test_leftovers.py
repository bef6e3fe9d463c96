"""What forgetting does not change and may still hold the person is said, and stays as it is."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from afterword.keeping.leftovers import leftovers, links
from afterword.keeping.traces import Sought, Traces

ANA = Traces(Sought("ana-sol", ("Ana Sol", "Zoë O'Neil"), ("ana@acme.example",)), ())
WILL = Traces(Sought("will", (), ()), ())

BUILT = {
    "index.html": "<p>Ana <b>Sol</b></p>",
    "contacts/ana-sol/index.html": "nothing",
    "page/index.html": "<p>Zo&euml; O&#39;Neil</p>",
    "other/index.html": '<a href="/x/Zo%C3%AB%20O%27Neil">x</a>',
    "search/search_index.json": '{"text": "Zo\\u00eb O\'Neil"}',
    "none/index.html": "<p>Nobody</p>",
}


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["site", "dist", "out/public", "../elsewhere"])
def test_built_sites_are_counted(name: str, tmp_path: Path) -> None:
    root = tmp_path / "search"
    root.mkdir()
    write(root / name, BUILT)
    (root / name / "sitemap.xml.gz").write_bytes(gzip.compress(b"<loc>/contacts/ana-sol/</loc>"))
    before = everything(tmp_path)
    said = leftovers(root, root / (name if name.startswith("..") else "site"), ANA)
    assert said == (f"{name}/: 5 built files still name them; build the site anew, or delete the folder",)
    assert everything(tmp_path) == before


def test_a_name_of_one_word_is_found_by_its_page_alone(tmp_path: Path) -> None:
    write(tmp_path / "site", {"index.html": "Will you?", "contacts/will/index.html": "x"})
    assert leftovers(tmp_path, tmp_path / "site", WILL) == (
        "site/: 1 built file still names them; build the site anew, or delete the folder",
    )


def test_pages_of_ones_own_are_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "docs/about.md": "One.\n\nThanks to ANA SOL.\n",
            "docs/fine.md": "Nobody.\n",
            ".obsidian/workspace.json": '["contacts/ana-sol.md"]',
            "contacts/ana-sol.md": "a record",
            "notes/x.md": "Ana Sol",
            ".git/COMMIT_EDITMSG": "Ana Sol",
            "env/pyvenv.cfg": "",
            "env/x.py": "Ana Sol",
        },
    )
    (tmp_path / "docs/photo.png").write_bytes(b"\x89PNG\0Ana Sol")
    assert leftovers(tmp_path, tmp_path / "site", ANA) == (
        ".obsidian/workspace.json:1: names them, and is left as it is",
        "docs/about.md:3: names them, and is left as it is",
    )


def test_many_pages_are_not_all_named(tmp_path: Path) -> None:
    write(tmp_path, {f"docs/{number}.md": "Ana Sol" for number in range(9)})
    said = leftovers(tmp_path, tmp_path / "site", ANA)
    assert len(said) == 6
    assert said[-1] == "and 4 more files outside the records name them"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_said_and_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "search"
    write(root, {"contacts/ben.md": "knows Ana Sol", "contacts/cy.md": "x", "notes/n.md": "x"})
    write(tmp_path, {"vault/ana.md": "Ana Sol", "vault/other.md": "nobody"})
    (root / "contacts/v.md").symlink_to(tmp_path / "vault/ana.md")
    (root / "contacts/w.md").symlink_to(tmp_path / "vault/other.md")
    (root / "contacts/2026-11-20-ana-sol.md").symlink_to("cy.md")
    (root / "notes/ana-sol.md").symlink_to("gone.md")
    (root / "notes/folder").symlink_to(tmp_path / "vault")
    found = [str(item) for item in links(root, ANA)]
    assert found == [
        "contacts/2026-11-20-ana-sol.md:1: left, a link to cy.md, which names them; links are not followed",
        f"contacts/v.md:1: left, a link to {tmp_path}/vault/ana.md, which names them; links are not followed",
        "notes/ana-sol.md:1: left, a link to gone.md, which leads nowhere",
        f"notes/folder:1: left, a link to {tmp_path}/vault, a folder that is not looked into",
    ]
