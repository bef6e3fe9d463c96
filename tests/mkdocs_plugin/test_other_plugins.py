"""Beside other plugins: what people said is no template; pages that are taken away leave no dead links."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from built_site import Built, build
from journals import ANA, MET_ANA, SMALL

SAID = "the `{{ values }}` in charts, {% if %} in Ansible, {{ 7*7 }} and {# no comment #} {{{x}}}"

#: Fills in templates as the macros plugin does, at its place in the order, and remembers what it was shown.
HOOK = """
import json
import jinja2

seen = []

def on_page_markdown(markdown, page, config, files):
    file = page.file
    seen.append({"path": file.src_uri, "meta": page.meta.get("render_macros"), "source": file.abs_src_path})
    return jinja2.Environment().from_string(markdown).render()

def on_post_build(config):
    with open(config.site_dir + "/seen.json", "w", encoding="utf-8") as out:
        json.dump(seen, out)
"""


def note(who: str, kind: str, when: str) -> str:
    return f"---\n{who}: ana-sol\nkind: {kind}\n{when}: 2026-11-21\n---\n{SAID}\n"


JOURNAL = {
    "contacts/ana-sol.md": ANA + SAID + "\n",
    "interviews/2026-11-20-harbor-works.md": MET_ANA + f"\n## Ana Sol\n\n- talked about: {SAID}\n\n{SAID}\n",
    "notes/out.md": note("to", "value-add", "sent"),
    "notes/in.md": note("from", "reply", "received"),
    "docs/own.md": "# Own\n\n{{ 6*7 }}\n",
    "hook.py": HOOK,
}


@pytest.fixture(scope="module")
def filled_in(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(tmp_path_factory.mktemp("templates"), JOURNAL, hooks=["hook.py"])


@pytest.mark.parametrize(
    "page",
    ["contacts/ana-sol", "interviews/2026-11-20-harbor-works", "notes/out", "notes/in"],
)
def test_what_people_said_is_no_template(filled_in: Built, page: str) -> None:
    assert not filled_in.failed, filled_in.log
    words = filled_in.words(f"{page}/index.html")
    for part in ("{{ values }}", "{% if %}", "{{ 7*7 }}", "{# no comment #}", "{{{x}}}"):
        assert part in words, page
    assert "\ufdd0" not in filled_in.pages[f"{page}/index.html"]


def test_the_author_s_own_pages_stay_templates(filled_in: Built) -> None:
    assert "42" in filled_in.words("own/index.html")


def test_plugins_are_told_that_our_pages_are_no_templates_and_where_their_source_is(filled_in: Built) -> None:
    seen = {each["path"]: each for each in json.loads((filled_in.path / "seen.json").read_text("utf-8"))}
    root = filled_in.path.parent
    assert seen["own.md"]["meta"] is None
    for path in ("contacts/ana-sol.md", "notes/in.md"):
        assert seen[path]["meta"] is False
        assert Path(seen[path]["source"]) == root / path
    assert seen["contacts/index.md"]["meta"] is False
    assert seen["contacts/index.md"]["source"] is None


def test_a_mark_of_attributes_is_still_read(tmp_path: Path) -> None:
    files = SMALL | {"contacts/ana-sol.md": ANA + "\n## Boats {#boats}\n\nA *sloop*{.fast}.\n"}
    page = build(tmp_path, files, strict=True).pages["contacts/ana-sol/index.html"]
    assert 'id="boats"' in page
    assert 'class="fast"' in page


#: Takes pages away as exclude plugins do, after the journal added them.
TAKEN_AWAY = """
from mkdocs.structure.files import Files

def on_files(files, config):
    return Files([f for f in files if not f.src_uri.startswith(("contacts/ana", "drafts/"))])
"""


def test_links_to_pages_that_are_taken_away_are_plain_words(tmp_path: Path) -> None:
    files = SMALL | {
        "contacts/ana-sol.md": ANA.replace("---\nname", "---\nemail: ana@harbor.example\nname"),
        "contacts/bo-lund.md": "---\nname: Bo Lund\n---\n",
        "hook.py": TAKEN_AWAY,
    }
    built = build(tmp_path, files, strict=True, hooks=["hook.py"])
    assert not built.failed, built.warnings
    assert "contacts/ana-sol/index.html" not in built.pages
    assert built.broken_links() == []
    assert "Ana Sol" in built.words("index.html")
    assert "Ana Sol" in built.words("interviews/2026-11-20-harbor-works/index.html")
    assert 'href="bo-lund/"' in built.pages["contacts/index.html"]


def test_the_macros_plugin_itself_shows_them_as_they_are(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_macros", reason="the macros plugin is not installed")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    built = build(
        tmp_path, JOURNAL, plugins=["search", "macros", {"afterword": {"today": "2026-11-21T10:00"}}]
    )
    assert not built.failed
    assert "{{ values }}" in built.words("contacts/ana-sol/index.html")
    assert not [line for line in built.warnings if "Macro" in line]
