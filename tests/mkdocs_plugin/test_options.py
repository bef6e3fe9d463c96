from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from built_site import build

from afterword.mkdocs_plugin.plugin import AfterwordPlugin, _now
from afterword.settings.settings import Settings


def loaded(options: dict[str, object], folder: Path) -> tuple[Settings, list[str]]:
    plugin = AfterwordPlugin()
    errors, warnings = plugin.load_config(options, str(folder / "mkdocs.yml"))
    assert not errors
    return plugin.settings, [str(warning) for warning in warnings]


def test_without_options_the_settings_are_the_defaults(tmp_path: Path) -> None:
    assert loaded({}, tmp_path) == (Settings(), [])


def test_a_wrong_option_is_a_warning_that_says_what_is_right(tmp_path: Path) -> None:
    settings, [warning] = loaded({"publish": "yes"}, tmp_path)
    assert settings.publish == "never"
    assert warning.startswith("publish:")
    assert "redacted" in warning


def test_an_unknown_option_is_a_warning_that_guesses(tmp_path: Path) -> None:
    _, [warning] = loaded({"publsh": "full"}, tmp_path)
    assert "Did you mean publish?" in warning


def test_the_templates_are_looked_for_beside_mkdocs_yml(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    settings, warnings = loaded({"templates_dir": "mine"}, tmp_path)
    assert (settings.templates_dir, warnings) == (str(tmp_path / "mine"), [])


def test_a_missing_templates_folder_is_a_warning(tmp_path: Path) -> None:
    _, [warning] = loaded({"templates_dir": "mine"}, tmp_path)
    assert "no folder mine" in warning


def test_a_bad_option_fails_a_strict_build_and_no_other(tmp_path: Path) -> None:
    assert build(tmp_path / "a", {}, strict=True, afterword={"cadense": {}}).failed
    built = build(tmp_path / "b", {}, afterword={"cadense": {}})
    assert not built.failed
    assert any("cadense" in line for line in built.warnings)


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
