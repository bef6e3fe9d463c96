"""The folder of pages: what MkDocs builds from it without our plugin is what the plugin makes."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from unittest import mock
from urllib.parse import unquote

import pytest
import yaml
from built_site import PINNED, SCRUBBED, Built, build, epoch
from click.testing import CliRunner, Result
from journals import WHOLE
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from afterword.cli import main

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _own_git(git_config: Path) -> Iterator[None]:
    """No builder, and no other git, is seen from here."""
    with mock.patch.dict(os.environ, clear=True):
        for name in SCRUBBED:
            os.environ.pop(name, None)
        yield


def export(journal: Path, folder: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["build", "--root", str(journal), "--to", str(folder), *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def built(folder: Path, *, strict: bool = True) -> Built:
    """What MkDocs makes of a folder of pages."""
    with mock.patch.dict(os.environ, epoch(datetime.fromisoformat(PINNED))):
        config = load_config(str(folder / "mkdocs.yml"), strict=strict)
        assert "afterword" not in config.plugins
        mkdocs_build(config)
    return Built(folder / "site", (), "")


def articles(site: Built) -> dict[str, str]:
    found = {
        path: re.search(r"<article[^>]*>(.*)</article>", text, re.DOTALL) for path, text in site.pages.items()
    }
    return {path: match[1].strip() for path, match in found.items() if match}


def compared(plugin: Built, without: Built) -> None:
    ours, theirs = articles(plugin), articles(without)
    assert theirs.keys() == ours.keys()
    different = [path for path in ours if theirs[path] != ours[path]]
    assert not different
    assert without.broken_links() == plugin.broken_links()


def test_the_example_is_the_same_page_by_page(tmp_path: Path) -> None:
    journal = tmp_path / "example"
    for name in ("contacts", "interviews", "gifts", "notes", "docs"):
        shutil.copytree(ROOT / name, journal / name)
    shutil.copy(ROOT / "mkdocs.yml", journal / "mkdocs.yml")
    with mock.patch.dict(os.environ, epoch(datetime.fromisoformat(PINNED))):
        config = load_config(str(journal / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    assert export(journal, tmp_path / "pages", "--links", "url").exit_code == 0
    plugin, without = Built(journal / "site", (), ""), built(tmp_path / "pages")
    assert len(articles(plugin)) > 100
    compared(plugin, without)
    assert not without.broken_links()


ODD = WHOLE | {
    "contacts/people/bo.md": (
        '---\nname: "Bo <b>O\'Neil</b> & Sons {{ 7*7 }}"\ncompany: Harbor Works\n'
        'interests: [c#, "a/b/c"]\n---\n'
        "Met [Ana](../ana-sol.md), ![map](map.png), [a page](../../guide/map.md), "
        "{{< figure >}} and {{% note %}}.\n"
    ),
    "contacts/people/map.png": b"png",
    "contacts/people/saved.html": "<script>alert(1)</script>",
    "docs/guide/map.md": (
        "# The map\n\n[Bo](../contacts/people/bo.md) [Ana](../contacts/ana-sol.md) {{< mine >}} `{{%`\n"
    ),
    "docs/index.md": "# Mine\n",
    "docs/gifts/sails.md": "# My page on sails\n",
    "docs/left/out.md": "# Secret words\n",
}


@pytest.mark.parametrize("url", [True, False])
def test_odd_names_and_places_are_the_same_too(tmp_path: Path, url: bool) -> None:
    plugin = build(tmp_path / "search", ODD, exclude_docs="left/\n")
    assert not plugin.failed
    result = export(tmp_path / "search", tmp_path / "pages", *(["--links", "url"] if url else []))
    assert result.exit_code == 0
    assert "docs/gifts/sails.md" not in result.stderr
    assert "gifts/sails.md stands in the place of the page gifts/sails.md" in result.stderr
    texts = {
        path.relative_to(tmp_path / "pages").as_posix(): path.read_text("utf-8")
        for path in (tmp_path / "pages").rglob("*.md")
    }
    assert not [path for path, text in texts.items() if "Secret words" in text]
    assert (tmp_path / "pages/docs/contacts/people/map.png").read_bytes() == b"png"
    assert not (tmp_path / "pages/docs/contacts/people/saved.html").exists()
    if url:
        assert not [path for path, text in texts.items() if "{{<" in text or "{{%" in text]
        without = built(tmp_path / "pages", strict=False)
        assert not without.broken_links()
        assert "<b>O'Neil" not in without.pages["contacts/people/bo/index.html"]
        return
    # Every path that our HTML names is a file of the folder, seen from where it stands.
    names = [
        (path, link)
        for path, text in texts.items()
        for link in re.findall(r'href="(?![a-z]+:|[#/])([^"#]+\.(?:md|eml))', text)
    ]
    assert len(names) > 40

    folder = tmp_path / "pages"
    assert not [
        (path, link) for path, link in names if not (folder / path).parent.joinpath(unquote(link)).is_file()
    ]


def test_front_matter_is_plain_and_holds_no_markup(tmp_path: Path) -> None:
    build(tmp_path / "search", ODD)
    export(tmp_path / "search", tmp_path / "pages")
    text = (tmp_path / "pages/docs/contacts/people/bo.md").read_text("utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["title"] == "Bo &lt;b&gt;O&#39;Neil&lt;/b&gt; &amp; Sons {{ 7*7 }}"
    assert front["render_macros"] is False


def test_hugo_is_told_where_everything_stands(tmp_path: Path) -> None:
    build(tmp_path / "search", ODD, site_name='A "search" 🌿')
    export(tmp_path / "search", tmp_path / "pages", "--links", "url")
    told = tomllib.loads((tmp_path / "pages/hugo.toml").read_text("utf-8"))
    assert told["title"] == 'A "search" 🌿'
    mounted = {mount["source"]: mount["target"] for mount in told["module"]["mounts"] if "files" not in mount}
    assert mounted["docs/index.md"] == "content/_index.md"
    assert mounted["docs/contacts/index.md"] == "content/contacts/_index.md"
    assert all((tmp_path / "pages" / source).is_file() for source in mounted)
    assert told["menus"]["main"][0] == {"name": "Today", "pageRef": "/today", "weight": 1}
    assert {"name": "The map", "pageRef": "/guide/map", "weight": 2} in told["menus"]["own"]
    layout = (tmp_path / "pages/layouts/_default/baseof.html").read_text("utf-8")
    for path in re.findall(r"assets/afterword/[\w.]+", layout):
        assert (tmp_path / "pages/docs" / path).is_file()
    assert "<%" not in layout


def test_a_redacted_journal_stays_so(tmp_path: Path) -> None:
    whole = build(tmp_path / "search", WHOLE | {"contacts/ana.png": b"png"})
    assert not whole.failed
    folder = tmp_path / "pages"
    assert export(tmp_path / "search", folder).exit_code == 0
    assert (folder / "docs/contacts/ana-sol.md").is_file()
    build(tmp_path / "search", {}, afterword={"publish": "redacted", "me": {"name": "Mira Castellane"}})
    result = export(tmp_path / "search", folder)
    assert result.exit_code == 0
    for path in folder.rglob("*"):
        assert "ana" not in path.name.casefold(), path
        if path.is_file():
            content = path.read_bytes().replace(b"Canadian", b"")
            assert b"Ana" not in content, path
            assert b"Mira" not in content, path
            assert str(tmp_path).encode("utf-8") not in content, path


def test_what_cannot_be_read_cannot_be_redacted(tmp_path: Path) -> None:
    files = WHOLE | {"contacts/bo.md": "---\nname: [Bo\n---\n"}
    build(tmp_path / "search", files, afterword={"publish": "redacted"})
    result = export(tmp_path / "search", tmp_path / "pages")
    assert result.exit_code == 1
    assert "cannot be read whole" in result.stderr
    assert "bo.md" not in result.stderr
    assert not (tmp_path / "pages").exists()
