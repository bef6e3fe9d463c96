"""The style sheets: each is loaded, in order, before the author's; small, tidy, and no rule without a use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built_site import Built, build
from journals import WHOLE

import afterword
from afterword.hosting.dress import SCRIPTS, STYLES
from afterword.mkdocs_plugin import plugin

ASSETS = Path(plugin.__file__).parent / "theme" / "assets" / "afterword"
TEMPLATES = Path(afterword.__file__).parent / "templates" / "pages"
SHEETS = sorted(ASSETS.glob("*.css"))
SCRIPT = "".join(script.read_text(encoding="utf-8") for script in sorted(ASSETS.glob("*.js")))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = WHOLE | {"docs/mine.css": ".aw-item { border: 0 }\n"}
    return build(tmp_path_factory.mktemp("site"), files, strict=True, extra_css=["mine.css"])


def linked(page: str) -> list[str]:
    """The style sheets of a page that are not Material's, in order."""
    sheets = re.findall(r'<link rel="stylesheet" href="(?:\.\./|/)*([^"]+\.css)"', page)
    return [sheet for sheet in sheets if not sheet.startswith("assets/stylesheets/")]


def test_every_page_loads_every_sheet_and_the_author_has_the_last_word(built: Built) -> None:
    for name, page in built.pages.items():
        first, *ours, last = linked(page)
        assert first == "assets/afterword/tokens.css", name
        assert last == "mine.css", name
        assert {first, *ours} == {f"assets/afterword/{sheet.name}" for sheet in SHEETS}, name
        assert ours[-1] == "assets/afterword/paper.css", name
        assert len(ours) == len(SHEETS) - 1, name


def test_styles_and_script_are_small(built: Built) -> None:
    there = list((built.path / "assets" / "afterword").iterdir())
    assert sum(file.stat().st_size for file in there) < 40_000
    for file in ASSETS.iterdir():
        assert len(file.read_text(encoding="utf-8").splitlines()) < 450, file.name


def test_what_is_served_says_the_same_in_fewer_letters(built: Built) -> None:
    # A blank before a colon would be lost: "a :is(b)" is "a *:is(b)".
    styles = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    assert not re.search(r"[\w\])] :[a-z]", styles)
    # Texts within texts, and those over the end of a line, would be taken for code by what makes them small.
    assert not re.search(r"`[^`\n]*\$\{[^`}]*`", SCRIPT)
    assert all(line.count("`") % 2 == 0 for line in SCRIPT.split("\n"))
    for name in (*STYLES, *SCRIPTS):
        source = (ASSETS.parents[1] / name).read_text(encoding="utf-8")
        served = (built.path / name).read_text(encoding="utf-8")
        assert "/*" not in served, name
        assert len(served) < 0.9 * len(source), name
        for text in re.findall(r"\"[^\"\n]*\"|`[^`\n]*`", _without_comments(source)):
            assert text in served, (name, text)


def _without_comments(source: str) -> str:
    return re.sub(r"(?s:/\*.*?\*/)|(?m:(?:^|(?<=[;,{(]))\s*//\s.*$)", "", source)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_colours_and_faces_are_set_in_one_place(sheet: Path) -> None:
    """Elsewhere they are black, as ink on paper, or a variable."""
    if sheet.stem == "tokens":
        return
    text = sheet.read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) <= {"#000"}
    assert all(face.startswith("var(") for face in re.findall(r"font-family: ([^;]+)", text))
    assert not re.findall(r"^\s*--[a-z-]+:", text, re.MULTILINE)


def test_no_class_is_without_a_use() -> None:
    """What the sheets and the script speak of is in a template, and the other way round."""
    spoken = {
        name
        for text in (SCRIPT, *(sheet.read_text(encoding="utf-8") for sheet in SHEETS))
        for name in re.findall(r"\.(aw-[a-z-]+)", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    }
    made = set(re.findall(r'className: "(aw-[a-z-]+)', SCRIPT))
    written = {"aw-sent", "aw-received"}  # the marks of the timeline, by their kind
    for template in TEMPLATES.glob("*.jinja"):
        for names in re.findall(r'class="([^"]*)"', template.read_text(encoding="utf-8")):
            written |= {name for name in names.split() if re.fullmatch("aw-[a-z-]+", name)}
    assert spoken == written | made
