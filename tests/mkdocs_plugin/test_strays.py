"""Nothing reaches the site that is not meant to: leavings, sync copies, links out of the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import Built, build
from journals import ANA, SMALL

SECRET = b"an earlier draft: private words"

LEAVINGS = [
    "ana-sol.md~",
    "ana-sol.md.bak",
    "ana-sol.md.orig",
    "ana-sol.md.swp",
    "4913",
    "#ana-sol.md#",
    ".#ana-sol.md",
    "Thumbs.db",
    "desktop.ini",
    ".DS_Store",
    "boat (conflicted copy 2026-11-20).png",
    "boat.sync-conflict-20261120-101500-ABCDEFG.png",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files: dict[str, str | bytes] = dict(SMALL)
    for folder in ("contacts", "contacts/harbor", "interviews", "gifts", "notes"):
        files |= {f"{folder}/{name}": SECRET for name in LEAVINGS}
    files["contacts/boat.png"] = files["contacts/boat 2.png"] = b"\x89PNG"
    return build(tmp_path_factory.mktemp("strays"), files, afterword={"publish": "full"})


def test_what_editors_systems_and_sync_programs_leave_is_not_copied(built: Built) -> None:
    assert not built.failed
    assert [name for name, content in built.everything().items() if SECRET in content] == []


def test_the_user_s_own_files_are(built: Built) -> None:
    assert (built.path / "contacts" / "boat.png").is_file()
    assert (built.path / "contacts" / "boat 2.png").is_file()


def test_nothing_outside_the_folders_of_records_comes_along_by_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "key.txt").write_bytes(SECRET)
    root = tmp_path / "journal"
    for folder in ("contacts", ".git", ".afterword", "interviews"):
        (root / folder).mkdir(parents=True)
        (root / folder / "own.txt").write_bytes(SECRET if folder.startswith(".") else b"fine")
    for number, target in enumerate(
        (
            outside / "key.txt",
            root / ".git" / "own.txt",
            root / ".afterword" / "own.txt",
            "mkdocs.yml",
            "gone",
        )
    ):
        (root / "contacts" / f"link{number}.txt").symlink_to(target)
    (root / "contacts" / "loop.txt").symlink_to(root / "contacts" / "loop.txt")
    (root / "contacts" / "more").symlink_to(outside)
    (root / "contacts" / "inside.txt").symlink_to(root / "interviews" / "own.txt")
    (root / "notes").symlink_to(outside)
    built = build(root, SMALL)
    assert not built.failed
    assert [name for name, content in built.everything().items() if SECRET in content] == []
    assert sorted(path.name for path in (built.path / "contacts").glob("*.txt")) == ["inside.txt", "own.txt"]


def test_links_out_of_the_author_s_own_pages_are_left_out_and_said(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "key.txt").write_bytes(SECRET)
    (outside / "page.md").write_bytes(b"# A page\n\n" + SECRET)
    root = tmp_path / "journal"
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "key.txt").symlink_to(outside / "key.txt")
    (root / "docs" / "folder").symlink_to(outside)
    (root / "docs" / "about.md").symlink_to(root / "about.md")
    built = build(root, SMALL | {"about.md": "# About\n\nMine.\n"})
    assert not built.failed
    assert "Mine." in built.words("about/index.html")
    assert [name for name, content in built.everything().items() if SECRET in content] == []
    said = [line for line in built.warnings if "leads out of the journal" in line]
    assert sorted(line.split()[2] for line in said) == ["folder/key.txt", "folder/page.md", "key.txt"]


def test_pages_of_one_s_own_may_lie_elsewhere_as_a_whole(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.md").write_text("# A page of mine\n", encoding="utf-8")
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "pages").symlink_to(pages)
    for number, docs_dir in enumerate(("../pages", "pages")):
        built = build(tmp_path / "journal", SMALL, strict=True, docs_dir=docs_dir)
        assert not built.failed, built.warnings
        assert "A page of mine" in built.words("a/index.html"), number


@pytest.mark.parametrize("directory_urls", [True, False])
def test_names_at_the_limit_of_the_disk_build(tmp_path: Path, directory_urls: bool) -> None:
    latin, wide = "a" * 251, "李" * 80
    files = {
        f"contacts/{latin}.md": ANA.replace("---\nname", "---\nemail: ana@harbor.example\nname"),
        f"contacts/{latin[:-1]}b.md": "---\nname: Ana Second\n---\n",
        f"contacts/{wide}.md": "---\nname: 李 小龙\nemail: li@harbor.example\n---\n",
        f"interviews/{'b' * 136}.md": "---\ncompany: Harbor\nposition: Engineer\nwhen: 2026-11-20T14:00\n"
        f"met: [{latin}, {wide}]\n---\n",
        f"gifts/{'é' * 120}.md": "---\ntitle: On sails\nkind: tip\ninterests: [a]\n---\ngive: Reef.\n",
        f"notes/{'n' * 251}.md": f"---\nto: {latin}\nkind: value-add\nsubject: A\n---\nDear Ana,\n",
        "contacts/deep.md": f"---\nname: Dee Ep\ninterests: [{'/'.join(['sailing dinghies'] * 40)}]\n---\n",
    }
    built = build(tmp_path, files, use_directory_urls=directory_urls)
    assert not built.failed, built.warnings
    assert built.broken_links() == []
    people = [page for page in built.pages if page.startswith("contacts/")]
    assert len(people) == 4 + 1
    drafts = sorted(path.name for path in (built.path / "drafts").iterdir())
    assert len(drafts) >= 3
    assert max(len(name.encode()) for name in drafts) < 230
    assert max(len(path.relative_to(built.path).as_posix()) for path in built.path.rglob("*")) < 200
