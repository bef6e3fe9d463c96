"""The theme's templates are compiled once, and never taken for others."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from unittest import mock

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from afterword.mkdocs_plugin import theme_templates
from afterword.mkdocs_plugin.theme_templates import keep_compiled


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache"


def material() -> Environment:
    environment = Theme(name="material").get_env()
    keep_compiled(environment)
    return environment


def of_folder(folder: Path) -> Environment:
    environment = Environment(loader=FileSystemLoader(folder))
    keep_compiled(environment)
    return environment


def test_a_template_of_the_theme_is_compiled_once() -> None:
    first = material().get_template("partials/copyright.html")
    with mock.patch.object(Environment, "compile", side_effect=AssertionError("compiled again")):
        again = material().get_template("partials/copyright.html")
    said = {"config": {"copyright": "words of theirs", "extra": {"generator": True}}}
    assert "words of theirs" in first.render(said)
    assert again.render(said) == first.render(said)


def test_every_template_of_the_theme_can_be_kept() -> None:
    package = find_spec("material")
    assert package
    assert Path(package.submodule_search_locations[0]).is_relative_to(theme_templates._INSTALLED[0])


def test_a_template_of_the_author_s_is_not_kept(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "main.html").write_text("Priya said so", encoding="utf-8")
    assert of_folder(tmp_path).get_template("main.html").render() == "Priya said so"
    assert not cache.exists()


def test_another_text_is_compiled_anew(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme_templates, "_INSTALLED", (tmp_path,))
    for text in ("one {{ 1 }}", "another {{ 2 }}"):
        (tmp_path / "main.html").write_text(text, encoding="utf-8")
        assert of_folder(tmp_path).get_template("main.html").render() == text.replace("{{ ", "").replace(
            " }}", ""
        )
    assert len([path for path in cache.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("harm", [lambda kept: kept[:-1], lambda kept: b"", lambda kept: kept + b"x"])
def test_what_was_harmed_is_compiled_anew(tmp_path: Path, cache: Path, harm, monkeypatch) -> None:
    monkeypatch.setattr(theme_templates, "_INSTALLED", (tmp_path,))
    (tmp_path / "main.html").write_text("one", encoding="utf-8")
    of_folder(tmp_path).get_template("main.html")
    (file,) = (path for path in cache.rglob("*") if path.is_file())
    file.write_bytes(harm(file.read_bytes()))
    assert of_folder(tmp_path).get_template("main.html").render() == "one"


def test_where_others_have_a_hand_in_it_nothing_is_kept() -> None:
    """A filter of another plugin's may be worked out while a template is compiled."""
    environment = Theme(name="material").get_env()
    environment.filters["shout"] = str.upper
    keep_compiled(environment)
    assert environment.bytecode_cache is None


def test_the_cache_of_another_is_left_alone() -> None:
    theirs = mock.Mock()
    environment = Theme(name="material").get_env()
    environment.bytecode_cache = theirs
    keep_compiled(environment)
    assert environment.bytecode_cache is theirs
