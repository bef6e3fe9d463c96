"""The settings of a folder of pages: the journal's, without what only the journal's own folder knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from afterword.hosting.settings_file import SettingsFile
from afterword.pages.page import Page

TODAY, PEOPLE = Page("index.md", "Today", ""), Page("contacts/index.md", "People", "")
ANA = Page("contacts/ana.md", "Ana", "", section="contacts/index.md", record="contacts/ana.md")
INSIGHTS = Page("insights.md", "Insights", "", section="positions/index.md")
PAGES = (TODAY, PEOPLE, INSIGHTS, ANA)


def ready(
    folder: Path, text: str, own: tuple[str, ...] = (), pages: tuple[Page, ...] = PAGES, *, url: bool = False
) -> str:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    settings = SettingsFile.of(folder / "mkdocs.yml")
    return settings.ready(pages, own, addresses_written=url, overrides=False).decode("utf-8")


def read(*arguments: Any, **more: Any) -> dict[str, Any]:
    return dict(yaml.safe_load(ready(*arguments, **more)))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("plugins: [search, afterword]", ["search"]),
        (
            "plugins:\n- search:\n    lang: de\n- afterword:\n    me: {name: Mira}",
            [{"search": {"lang": "de"}}],
        ),
        ("plugins:\n  search: {}\n  afterword:\n    me: {name: Mira}", {"search": {}}),
        ("plugins: [afterword]", []),
        ("plugins: {afterword: {}}", {}),
        ("site_name: A", ["search"]),
    ],
)
def test_every_plugin_but_ours_stays(tmp_path: Path, written: str, left: object) -> None:
    text = ready(tmp_path, written)
    assert yaml.safe_load(text)["plugins"] == left
    assert "Mira" not in text


def test_what_holds_for_the_journal_s_folder_alone_goes(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "site_name: Below\ntheme: {name: material, font: false}\nextra: {a: 1}\n", "utf-8"
    )
    got = read(
        tmp_path,
        "INHERIT: base.yml\nsite_name: Mine\ntheme: {language: de, custom_dir: mine}\ndocs_dir: text\n"
        "site_dir: out\nhooks: [a.py]\nwatch: [b]\nexclude_docs: x\ndraft_docs: y\n"
        "use_directory_urls: false\n"
        "repo_url: https://git.example/a\n",
    )
    gone = {"INHERIT", "docs_dir", "site_dir", "hooks", "watch", "exclude_docs", "draft_docs"}
    assert not gone & got.keys()
    assert (got["site_name"], got["extra"], got["edit_uri"]) == ("Mine", {"a": 1}, "")
    assert got["theme"] == {"name": "material", "font": False, "language": "de"}
    assert got["use_directory_urls"] is False
    # Links that are addresses end in a slash.
    assert "use_directory_urls" not in read(tmp_path, "use_directory_urls: false\n", url=True)


def test_what_another_program_understands_stays_as_it_is(tmp_path: Path) -> None:
    text = ready(
        tmp_path,
        "site_url: !ENV [SITE, 'https://a.example/']\nmarkdown_extensions:\n- pymdownx.emoji:\n"
        "    emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "    n: &a [1]\n    m: *a\nname: 李龙\n",
    )
    assert "!ENV [SITE, 'https://a.example/']" in text
    assert "!!python/name:material.extensions.emoji.twemoji" in text
    assert "李龙" in text


@pytest.mark.parametrize(
    ("nav", "own", "pages", "expected"),
    [
        ("nav: [a.md]", (), PAGES, ["index.md", "contacts/index.md", "a.md"]),
        ("nav: [a.md, index.md, b.md]", (), PAGES, ["a.md", "index.md", "contacts/index.md", "b.md"]),
        ("nav: [People: contacts/index.md, b.md]", (), PAGES, ["contacts/index.md", "index.md", "b.md"]),
        ("nav: [Mine: [contacts/index.md], b.md]", (), PAGES, ["index.md", "contacts/index.md", "b.md"]),
        ("nav: [a.md]\nnot_in_nav: /contacts/", (), PAGES, ["index.md", "a.md"]),
        ("nav: [index.md]", (), (Page("today.md", "Today", ""),), ["index.md", "today.md"]),
        (
            "",
            ("b.md", "a/c.md", "a/index.md", "map.png"),
            PAGES[1:2],
            ["b.md", "a/index.md", "a/c.md", "contacts/index.md"],
        ),
        ("not_in_nav: |\n  b.md", ("a.md", "b.md"), PAGES[:1], ["index.md", "a.md"]),
    ],
)
def test_our_rooms_stand_in_the_navigation_where_the_plugin_puts_them(
    tmp_path: Path, nav: str, own: tuple[str, ...], pages: tuple[Page, ...], expected: list[str]
) -> None:
    def paths(node: object) -> list[str]:
        if isinstance(node, dict):
            return [path for each in node.values() for path in paths(each)]
        return [path for each in node for path in paths(each)] if isinstance(node, list) else [str(node)]

    assert paths(read(tmp_path, f"site_name: A\n{nav}\n", own, pages)["nav"]) == expected


def test_everything_else_of_ours_is_in_no_navigation(tmp_path: Path) -> None:
    got = read(tmp_path, "not_in_nav: /mine.md\n")
    assert got["not_in_nav"].splitlines() == ["/mine.md", "/contacts/", "/insights.md"]


def test_folders_of_the_author_s_are_sections(tmp_path: Path) -> None:
    got = read(tmp_path, "site_name: A\n", ("my-notes/a.md", "FAQ/b.md", "c.md"), ())
    assert got["nav"] == ["c.md", {"FAQ": ["FAQ/b.md"]}, {"My notes": ["my-notes/a.md"]}]


def test_the_author_s_styles_and_scripts_keep_their_side_of_ours(tmp_path: Path) -> None:
    got = read(tmp_path, "extra_css: [mine.css]\nextra_javascript: [mine.js]\n")
    assert got["extra_css"][-1] == "mine.css"
    assert got["extra_javascript"][0] == "mine.js"
    assert len(got["extra_css"]) > 1 < len(got["extra_javascript"])
