"""Whole journals as whole sites."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from built_site import Built, build
from journals import ANA, MET_ANA, SMALL, WHOLE

from afterword.mkdocs_plugin import plugin

URLS = pytest.mark.parametrize("directory_urls", [True, False], ids=["directories", "files"])


def address(path: str, directory_urls: bool) -> str:
    """The file of the site that a page's path becomes."""
    if path.endswith("index") or not directory_urls:
        return f"{path}.html"
    return f"{path}/index.html"


def sound(built: Built) -> None:
    """What holds for every site we build."""
    assert not built.failed, built.warnings
    assert built.warnings == []
    assert built.broken_links() == []
    assert built.requests_elsewhere() == []


@URLS
@pytest.mark.parametrize(
    "files", [{}, SMALL, WHOLE], ids=["nothing", "contacts and interviews", "everything"]
)
def test_a_strict_build_is_sound(tmp_path: Path, files: dict[str, str], directory_urls: bool) -> None:
    built = build(tmp_path, files, strict=True, use_directory_urls=directory_urls)
    sound(built)
    for listing in ("contacts/index", "interviews/index", "positions/index", "problems", "insights", "index"):
        assert address(listing, directory_urls) in built.pages
    for path in files:
        assert address(path.removesuffix(".md"), directory_urls) in built.pages
    if files:
        assert address("positions/harbor-works/staff-engineer", directory_urls) in built.pages
        assert address("interests/sailing/dinghies", directory_urls) in built.pages
        assert address("interests/c-plus-plus", directory_urls) in built.pages


def test_an_empty_journal_tells_how_to_begin(tmp_path: Path) -> None:
    for folder in ("contacts", "interviews", "gifts", "notes"):
        (tmp_path / folder).mkdir()
    built = build(tmp_path, {}, strict=True)
    sound(built)
    assert "afterword debrief" in built.words("index.html")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_it_builds_without_material(tmp_path: Path, theme: str) -> None:
    built = build(tmp_path, WHOLE, strict=True, theme={"name": theme})
    assert not built.failed, built.warnings
    assert "Ana Sol" in built.words("contacts/ana-sol/index.html")
    assert built.broken_links() == []


def test_a_pinned_day_is_told(tmp_path: Path) -> None:
    built = build(tmp_path, WHOLE, strict=True, afterword={"today": "2026-11-21"})
    assert "21 November 2026" in built.words("index.html") or "November 21, 2026" in built.words("index.html")


@URLS
def test_the_user_s_own_markdown_keeps_its_links_and_pictures(tmp_path: Path, directory_urls: bool) -> None:
    body = (
        "\nMet at [Harbor](../interviews/2026-11-20-harbor-works.md), see ![the boat](img/boat.png) "
        "and [the plan](plan%20b.pdf).\n\n## Their words\n\nA *fine* boat.\n"
    )
    files = SMALL | {
        "contacts/ana-sol.md": ANA + body,
        "contacts/img/boat.png": b"\x89PNG",
        "contacts/plan b.pdf": b"%PDF",
        "contacts/.hidden.txt": "no",
        "interviews/notes.txt": "yes",
    }
    built = build(tmp_path, files, strict=True, use_directory_urls=directory_urls)
    sound(built)
    page = built.pages[address("contacts/ana-sol", directory_urls)]
    assert "<em>fine</em>" in page
    up = "../" if directory_urls else ""
    assert f'src="{up}img/boat.png"' in page
    assert (built.path / "contacts/img/boat.png").read_bytes() == b"\x89PNG"
    assert (built.path / "interviews/notes.txt").is_file()
    assert not (built.path / "contacts/.hidden.txt").exists()


@URLS
def test_a_record_in_a_subfolder_has_the_same_address(tmp_path: Path, directory_urls: bool) -> None:
    files = SMALL | {
        "contacts/harbor/bo-lund.md": "---\nname: Bo Lund\n---\nWith [Ana](../ana-sol.md). ![b](bo.png)\n",
        "contacts/harbor/bo.png": b"\x89PNG",
        "contacts/ana-sol.md": ANA + "\nWith [Bo](harbor/bo-lund.md).\n",
        "interviews/2026/11/2026-11-20-harbor-works.md": MET_ANA.replace("[ana-sol]", "[ana-sol, bo-lund]"),
    }
    del files["interviews/2026-11-20-harbor-works.md"]
    built = build(tmp_path, files, strict=True, use_directory_urls=directory_urls)
    sound(built)
    assert address("contacts/bo-lund", directory_urls) in built.pages
    assert address("interviews/2026-11-20-harbor-works", directory_urls) in built.pages
    assert not [name for name in built.pages if "harbor/bo-lund" in name]


def test_nothing_outside_the_journal_is_copied(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("a secret", encoding="utf-8")
    journal = tmp_path / "journal"
    (journal / "contacts").mkdir(parents=True)
    (journal / "contacts" / "key.txt").symlink_to(secret / "key.txt")
    (journal / "contacts" / "more").symlink_to(secret)
    (journal / "gifts").symlink_to(secret)
    built = build(journal, SMALL)
    assert not built.failed
    assert "Ana Sol" in built.words("contacts/ana-sol/index.html")
    assert not [name for name, content in built.everything().items() if b"a secret" in content]


def test_an_edit_link_leads_to_the_record(tmp_path: Path) -> None:
    files = SMALL | {"contacts/harbor/bo-lund.md": "---\nname: Bo Lund\n---\n"}
    built = build(
        tmp_path,
        files,
        strict=True,
        repo_url="https://code.example/me/search",
        edit_uri="edit/main/docs/",
        theme={"name": "material", "font": False, "features": ["content.action.edit"]},
    )
    assert (
        "https://code.example/me/search/edit/main/contacts/ana-sol.md"
        in built.pages["contacts/ana-sol/index.html"]
    )
    assert (
        "https://code.example/me/search/edit/main/contacts/harbor/bo-lund.md"
        in built.pages["contacts/bo-lund/index.html"]
    )
    assert "/edit/main/" not in built.pages["contacts/index.html"]


def test_no_page_grows_with_the_number_of_records(tmp_path: Path) -> None:
    few = build(tmp_path / "few", SMALL | _more(5), strict=True)
    many = build(tmp_path / "many", SMALL | _more(60), strict=True)
    for page in (
        "contacts/ana-sol/index.html",
        "interviews/2026-11-20-harbor-works/index.html",
        "insights/index.html",
    ):
        assert len(many.pages[page]) < len(few.pages[page]) + 500, page


def _more(count: int) -> dict[str, str]:
    return {f"contacts/p{number}.md": f"---\nname: Person Number{number}\n---\n" for number in range(count)}


def test_our_own_style_and_script_ask_nobody_for_anything() -> None:
    theme = Path(plugin.__file__).parent / "theme"
    files = [file for file in theme.rglob("*") if file.is_file()]
    assert {file.suffix for file in files} >= {".css", ".js"}
    for file in files:
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        # An address is taken apart, and asked nothing.
        text = text.replace("new URL(`http://${domain}`).hostname", "")
        assert not re.search(
            r"https?://|@import|url\(['\"]?//|fetch\(|XMLHttpRequest|sendBeacon|WebSocket", text
        ), file


def test_other_plugins_may_be_there(tmp_path: Path) -> None:
    tags = {"contacts/ana-sol.md": ANA.replace("---\nname", "---\ntags: [a]\nname")}
    built = build(
        tmp_path,
        WHOLE | tags,
        strict=True,
        plugins=["search", "tags", "meta", {"afterword": {"today": "2026-11-21"}}],
    )
    assert not built.failed, built.warnings


def test_a_broken_template_of_the_user_s_stops_the_build_with_a_sentence(tmp_path: Path) -> None:
    shipped = Path(plugin.__file__).parents[1] / "templates" / "notes"
    broken = {f"mine/{file.name}": "{% if %}" for file in shipped.iterdir() if file.is_file()}
    # Only to somebody with an address is anything more to be written.
    reached = {"contacts/ana-sol.md": ANA.replace("company:", "email: ana@harbor.example\ncompany:")}
    built = build(tmp_path, WHOLE | reached | broken, afterword={"templates_dir": "mine"})
    assert built.failed
    [error] = [line for line in built.log if line.startswith("ERROR")]
    assert "mine" in error
    assert "Traceback" not in error


def test_pages_of_the_author_s_on_another_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows no path leads from one drive to another; the site is whole, without links to edit."""

    def from_there(path: str, start: str = os.curdir) -> str:
        if Path(start).name == "docs" and "contacts" in Path(path).parts:
            raise ValueError("path is on mount 'D:', start on mount 'C:'")
        return relpath(path, start)

    relpath = os.path.relpath
    edited = {"repo_url": "https://code.example/me/search", "edit_uri": "edit/main/docs/"}
    theme = {"name": "material", "font": False, "features": ["content.action.edit"]}
    link = re.compile(r'href="https://code\.example/me/search/edit/main/(docs/\.\./)?contacts/[a-z-]+\.md"')
    here = build(tmp_path / "here", SMALL, theme=theme, **edited)
    assert any(link.search(text) for text in here.pages.values())
    monkeypatch.setattr("afterword.mkdocs_plugin.placing.os.path.relpath", from_there)
    there = build(tmp_path / "there", SMALL, theme=theme, **edited)
    sound(there)
    assert here.pages.keys() == there.pages.keys()
    assert not any(link.search(text) for text in there.pages.values())
