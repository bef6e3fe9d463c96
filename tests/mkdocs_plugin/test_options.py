from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from built_site import Built, build
from journals import SMALL
from mkdocs.config import load_config

from afterword.mkdocs_plugin.plugin import AfterwordPlugin, _now
from afterword.records.problems import Problem
from afterword.settings.configuration import read_settings
from afterword.settings.settings import Settings


def loaded(options: dict[str, object], folder: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """What the plugin makes of options that MkDocs read from the `mkdocs.yml` in a folder."""
    plugin = AfterwordPlugin()
    assert plugin.load_config(options, str(folder / "mkdocs.yml")) == ([], [])
    return plugin.settings, plugin.problems


def test_without_options_the_settings_are_the_defaults(tmp_path: Path) -> None:
    assert loaded({}, tmp_path) == (Settings(), ())


WRONG = (
    "site_name: A search\nplugins:\n  - search\n  - afterword:\n      publsh: full\n      publish: yes\n"
    "      templates_dir: mine\n      cadence: {ask_gap: 7}\n"
)


def test_the_plugin_and_the_command_line_read_alike(tmp_path: Path) -> None:
    for text in (WRONG, WRONG.replace("mine", "docs")):
        (tmp_path / "docs").mkdir(exist_ok=True)
        file = tmp_path / "mkdocs.yml"
        file.write_text(text, encoding="utf-8")
        config = load_config(str(file))
        plugin = config.plugins["afterword"]
        assert isinstance(plugin, AfterwordPlugin)
        assert (plugin.settings, plugin.problems) == read_settings(file)


def test_options_that_stand_in_no_file_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    settings, (problem,) = loaded({"templates_dir": "mine", "publish": "yes"}, tmp_path)
    assert (settings.templates_dir, settings.publish) == (str(tmp_path / "mine"), "never")
    assert "`publish: yes` should be never" in problem.message


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(
        tmp_path_factory.mktemp("wrong"),
        SMALL,
        afterword={"cadense": {}, "publish": "ful", "me": {"name": "Mira Castellane", "phone": 5}},
    )


PLACES = ("`cadense`", "`publish: ful`", "`phone: 5`")


def test_wrong_settings_are_in_the_log_with_their_lines(wrong: Built) -> None:
    assert not wrong.failed
    told = [line for line in wrong.warnings if "afterword: mkdocs.yml:" in line]
    assert len(told) == 3
    for place in PLACES:
        assert any(place in line for line in told), told


def test_wrong_settings_are_on_the_problems_page(wrong: Built) -> None:
    words = wrong.words("problems/index.html")
    assert "mkdocs.yml ¶" in words
    for place in PLACES:
        assert place.replace("`", "") in words
    assert re.search(r"Did you mean cadence ?\?", words)


def test_wrong_settings_fail_a_strict_build(tmp_path: Path) -> None:
    assert "strict" in build(tmp_path, {}, strict=True, afterword={"cadense": {}}).failed


def test_a_redacted_build_only_counts_them(tmp_path: Path) -> None:
    built = build(tmp_path, SMALL, afterword={"publish": "redacted", "me": {"name": ["Mira Castellane"]}})
    assert not [line for line in built.log if "mkdocs.yml" in line or "Mira" in line]
    assert any("1 of your files has errors" in line for line in built.warnings)
    assert "mkdocs.yml" not in built.words("problems/index.html")


@pytest.mark.parametrize(
    ("options", "environment", "now"),
    [
        ({"today": "2026-11-21"}, {}, datetime(2026, 11, 21, 12)),
        ({"today": "2026-11-21T10:00"}, {"SOURCE_DATE_EPOCH": "0"}, datetime(2026, 11, 21, 10)),
        ({}, {"SOURCE_DATE_EPOCH": "1795255200"}, datetime(2026, 11, 21, 10)),
    ],
)
def test_where_now_comes_from(options: dict[str, str], environment: dict[str, str], now: datetime) -> None:
    assert _now(Settings.read(options)[0], environment) == now


def test_a_dirty_build_is_warned_of_once(caplog: pytest.LogCaptureFixture) -> None:
    plugin = AfterwordPlugin()
    plugin.load_config({"publish": "full"})
    plugin.on_startup(command="build", dirty=True)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "--dirty" in caplog.text
