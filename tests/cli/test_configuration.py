from __future__ import annotations

from pathlib import Path

import pytest

from afterword.errors import NoJournalError
from afterword.settings.configuration import ConfigurationError, read_options
from afterword.settings.root import configuration_file, find_root


@pytest.fixture
def configured(tmp_path: Path, write_files):
    def configure(files: str | dict[str, str]) -> object:
        return read_options(
            write_files(tmp_path, files if isinstance(files, dict) else {"mkdocs.yml": files})
        )

    return configure


@pytest.mark.parametrize(
    ("plugins", "options"),
    [
        ("[search, afterword]", {}),
        ("[search, {afterword: {country: uk}}]", {"country": "uk"}),
        ("[{afterword: }]", {}),
        ("{search: {}, afterword: {country: uk}}", {"country": "uk"}),
        ("{afterword: }", {}),
        ("[search]", None),
        ("[]", None),
        ("", None),
    ],
)
def test_every_way_to_list_a_plugin(configured, plugins: str, options: object) -> None:
    assert configured(f"site_name: x\nplugins: {plugins}\n") == options


def test_tags_of_other_programs_are_no_obstacle(configured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_COUNTRY", "de")
    monkeypatch.delenv("NOT_SET", raising=False)
    options = configured(
        """
        site_name: x
        docs_dir: !relative $config_dir
        markdown_extensions:
          - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
          - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
        plugins:
          - afterword:
              country: !ENV MY_COUNTRY
              git_commit: !ENV [NOT_SET, true]
        """
    )
    assert options == {"country": "de", "git_commit": True}


def test_inherited_files_are_merged_as_mkdocs_does(configured) -> None:
    files = {
        "mkdocs.yml": "INHERIT: base/one.yml\nplugins:\n  afterword: {me: {name: Mira}}\n",
        "base/one.yml": "INHERIT: two.yml\nplugins:\n  afterword: {me: {phone: '1'}, country: uk}\n",
        "base/two.yml": "plugins:\n  search: {}\n  afterword: {country: de, publish: full}\n",
    }
    assert configured(files) == {"me": {"name": "Mira", "phone": "1"}, "country": "uk", "publish": "full"}


def test_a_list_takes_the_place_of_an_inherited_one(configured) -> None:
    files = {
        "mkdocs.yml": "INHERIT: base.yml\nplugins: [search]\n",
        "base.yml": "plugins: [afterword]\n",
    }
    assert configured(files) is None


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"mkdocs.yml": "plugins: [a"}, "is no YAML that can be read"),
        ({"mkdocs.yml": "- a\n- b\n"}, "is not a list of settings"),
        ({"mkdocs.yml": "today: 2026-13-01\n"}, "is no YAML that can be read"),
        ({"mkdocs.yml": "INHERIT: gone.yml\n"}, "inherits from, cannot be read: No such file"),
        ({"mkdocs.yml": "INHERIT: b.yml\n", "b.yml": "INHERIT: mkdocs.yml\n"}, "inherits from itself"),
    ],
)
def test_what_cannot_be_read_is_a_clear_word(configured, files: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        configured(files)


def test_the_nearest_folder_above_is_the_journal(tmp_path: Path, write_files) -> None:
    write_files(tmp_path, {"mkdocs.yml": "", "a/b/c.md": "", "other/mkdocs.yaml": ""})
    assert find_root(tmp_path / "a" / "b") == tmp_path
    assert find_root(tmp_path / "other") == tmp_path / "other"
    assert configuration_file(tmp_path / "other").name == "mkdocs.yaml"


def test_root_is_not_searched_above(tmp_path: Path, write_files) -> None:
    write_files(tmp_path, {"mkdocs.yml": "", "a/b.md": ""})
    with pytest.raises(NoJournalError):
        configuration_file(tmp_path / "a")


def test_bad_settings_and_a_missing_plugin_are_said(afterword, small_journal: Path) -> None:
    (small_journal / "mkdocs.yml").write_text("plugins: [{afterword: {publsh: full}}]\n", "utf-8")
    assert "publsh" in afterword("due").stderr
    (small_journal / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    result = afterword("due", "--date", "2026-11-23")
    assert "does not list the afterword plugin" in result.stderr
    assert result.exit_code == 0


def test_the_option_wins_over_a_pinned_day(afterword) -> None:
    import json

    assert json.loads(afterword("due", "--json").stdout)["today"] == "2026-11-23"
    for words in (["due", "--json", "--date", "2026-11-30"], ["--date", "2026-11-30", "due", "--json"]):
        assert json.loads(afterword(*words).stdout)["today"] == "2026-11-30"
