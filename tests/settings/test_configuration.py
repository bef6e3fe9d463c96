"""`mkdocs.yml` read without MkDocs: what counts, and the line of everything that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from afterword.errors import NoJournalError
from afterword.settings.configuration import ConfigurationError, read_configuration, read_settings
from afterword.settings.root import configuration_file, find_root
from afterword.settings.settings import Settings

Configure = Callable[[str | dict[str, str]], Path]


@pytest.fixture
def configure(tmp_path: Path, write_files) -> Configure:
    """Write `mkdocs.yml`, or it and others, and give its path."""

    def write(files: str | Mapping[str, str]) -> Path:
        write_files(tmp_path, {"mkdocs.yml": files} if isinstance(files, str) else files)
        return tmp_path / "mkdocs.yml"

    return write


def places(file: Path) -> list[tuple[str, int, int, str]]:
    return [(p.path, p.line, p.column, p.rule) for p in read_settings(file)[1]]


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
        ("afterword", None),
    ],
)
def test_every_way_to_list_a_plugin(configure: Configure, plugins: str, options: object) -> None:
    assert read_configuration(configure(f"site_name: x\nplugins: {plugins}\n")).options == options


def test_tags_of_other_programs_are_no_obstacle(
    configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_COUNTRY", "de")
    monkeypatch.delenv("NOT_SET", raising=False)
    file = configure(
        """\
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
    assert read_configuration(file).options == {"country": "de", "git_commit": True}


INHERITED = {
    "mkdocs.yml": "INHERIT: base/one.yml\nplugins:\n  afterword: {me: {name: Mira}}\n",
    "base/one.yml": "INHERIT: two.yml\nplugins:\n  afterword: {me: {phone: '1'}, country: uk}\n",
    "base/two.yml": "plugins:\n  search: {}\n  afterword: {country: de, publish: full}\n",
}


def test_inherited_files_are_merged_as_mkdocs_does(configure: Configure) -> None:
    file = configure(INHERITED)
    options = {"me": {"name": "Mira", "phone": "1"}, "country": "uk", "publish": "full"}
    assert read_configuration(file).options == options
    with file.open("rb") as opened:
        assert yaml_load(opened)["plugins"]["afterword"] == options


def test_a_list_takes_the_place_of_an_inherited_one(configure: Configure) -> None:
    file = configure(
        {
            "mkdocs.yml": "INHERIT: base.yml\nplugins: [search, {afterword: {}}]\n",
            "base.yml": "plugins: [{afterword: {countri: uk, me: {name: a, name: b}}}]\n",
        }
    )
    assert read_settings(file) == (Settings(), ())


@pytest.mark.parametrize(
    ("files", "line", "column", "message"),
    [
        ({"mkdocs.yml": "site_name: x\nplugins: [a\n"}, 2, 10, "cannot be read as YAML"),
        ({"mkdocs.yml": "a: b: c\n"}, 1, 5, "cannot be read as YAML"),
        ({"mkdocs.yml": "a: 'b\n\nc: d\n"}, 1, 4, "cannot be read as YAML"),
        ({"mkdocs.yml": "a:\n\tb: c\n"}, 2, 1, "cannot be read as YAML"),
        ({"mkdocs.yml": "a: \x07\n"}, 1, 1, "cannot be read as YAML"),
        ({"mkdocs.yml": "a: *b\n"}, 1, 4, "cannot be read as YAML"),
        ({"mkdocs.yml": "# Mine\n- a\n- b\n"}, 2, 1, "holds no settings by name"),
        ({"mkdocs.yml": "just words\n"}, 1, 1, "holds no settings by name"),
        ({"mkdocs.yml": "site_name: x\nINHERIT: gone.yml\n"}, 2, 10, "gone.yml cannot be read: No such file"),
        (
            {"mkdocs.yml": "INHERIT: b.yml\n", "b.yml": "\nINHERIT: mkdocs.yml\n"},
            2,
            10,
            "inherits from itself",
        ),
        ({"mkdocs.yml": "INHERIT: b.yml\n", "b.yml": "a: b: c\n"}, 1, 5, "cannot be read as YAML"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_with_its_line(
    configure: Configure, files: dict[str, str], line: int, column: int, message: str
) -> None:
    with pytest.raises(ConfigurationError) as wrong:
        read_settings(configure(files))
    problem = wrong.value.problem
    assert problem.path == ("b.yml" if "b.yml" in files else "mkdocs.yml")
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message
    assert problem.fix in str(wrong.value)
    assert str(wrong.value).startswith(f"{problem.path}:{line}:{column}: error: ")
    assert "\n" not in str(wrong.value)


def test_a_date_that_does_not_exist_is_wrong_where_it_stands_and_nowhere_else(configure: Configure) -> None:
    file = configure(
        "since: 2026-13-01\nplugins:\n  - afterword:\n      today: 2026-02-30\n      country: uk\n"
    )
    assert places(file) == [("mkdocs.yml", 4, 14, "wrong-setting")]
    assert read_settings(file)[0].country == "uk"


@pytest.mark.parametrize(
    "value", ["!!timestamp soon", "!!int ''", "!!int abc", "!!float x", "1e999", "!!bool x"]
)
def test_a_value_that_is_not_what_its_tag_says_takes_nothing_along(configure: Configure, value: str) -> None:
    file = configure(f"since: {value}\nplugins:\n  - afterword:\n      publish: {value}\n      country: uk\n")
    assert places(file) == [("mkdocs.yml", 4, 16, "wrong-setting")]
    assert read_settings(file)[0].country == "uk"


def test_each_problem_has_the_place_of_its_value_or_of_its_name(configure: Configure) -> None:
    file = configure(
        """\
site_name: x
plugins:
  - search
  - afterword:
      countri: uk
      publish:   maybe
      me: {name: Robin, nme: x}
      cadence:
        ask_gap: 7
        ask_gap: 8
        aks_gap: 7bd
        give_growth:
          - 1.5
      templates_dir: gone
"""
    )
    assert places(file) == [
        ("mkdocs.yml", 5, 7, "unknown-setting"),
        ("mkdocs.yml", 6, 18, "wrong-setting"),
        ("mkdocs.yml", 7, 25, "unknown-setting"),
        ("mkdocs.yml", 10, 9, "duplicate-key"),
        ("mkdocs.yml", 10, 18, "wrong-setting"),
        ("mkdocs.yml", 11, 9, "unknown-setting"),
        ("mkdocs.yml", 13, 11, "wrong-setting"),
        ("mkdocs.yml", 14, 22, "wrong-setting"),
    ]


def test_a_value_is_told_as_it_is_written(configure: Configure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINE", "atlantis")
    file = configure("plugins: [{afterword: {me: {phone: 0123}, git_commit: 'yes', country: !ENV MINE}}]\n")
    phone, commit, country = (problem.message for problem in read_settings(file)[1])
    assert "`phone: 0123` should be words" in phone
    assert "`git_commit: 'yes'` should be yes or no" in commit
    assert "`country: atlantis` should be" in country


def test_a_problem_of_an_inherited_file_is_told_there(configure: Configure) -> None:
    file = configure(
        {
            "mkdocs.yml": "INHERIT: base/one.yml\nplugins:\n  afterword: {git_commit: 7}\n",
            "base/one.yml": "site_name: x\nplugins:\n  afterword:\n    countri: uk\n    git_commit: 8\n",
        }
    )
    assert places(file) == [
        ("base/one.yml", 4, 5, "unknown-setting"),
        ("mkdocs.yml", 3, 27, "wrong-setting"),
    ]


def test_a_file_of_another_name_is_named(configure: Configure, tmp_path: Path) -> None:
    configure({"other.yaml": "plugins:\n  - afterword:\n      <<: {countri: uk}\n", "third.yml": "a: 1\n"})
    assert [problem.path for problem in read_settings(tmp_path / "other.yaml")[1]] == ["other.yaml"]
    assert [problem.path for problem in read_settings(tmp_path / "third.yml")[1]] == ["third.yml"]


def test_options_from_an_anchor_are_told_at_what_took_them_in(configure: Configure) -> None:
    file = configure(
        "extra: &all\n  countri: uk\nplugins:\n  - afterword:\n      publish: never\n      <<: *all\n"
    )
    [(path, _, _, rule)] = places(file)
    assert (path, rule) == ("mkdocs.yml", "unknown-setting")


def test_folders_are_seen_from_the_folder_of_mkdocs_yml(configure: Configure, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for written in ("mine", "./mine/", "base/../mine", str(tmp_path / "mine")):
        file = configure(
            {
                "mkdocs.yml": "INHERIT: base/one.yml\n",
                "base/one.yml": f"plugins: [{{afterword: {{templates_dir: {written}}}}}]\n",
            }
        )
        settings, problems = read_settings(file)
        assert (settings.templates_dir, problems) == (str(tmp_path / "mine"), ())


def test_a_folder_that_is_not_there_is_a_problem(configure: Configure) -> None:
    settings, (problem,) = read_settings(configure("plugins: [{afterword: {templates_dir: mine}}]\n"))
    assert settings.templates_dir == ""
    assert "`templates_dir: mine` should be a folder that is there" in problem.message


def test_a_missing_plugin_is_a_warning(configure: Configure) -> None:
    settings, (problem,) = read_settings(configure("site_name: x\nplugins:\n  - search\n"))
    assert settings == Settings()
    assert (problem.line, problem.level, problem.rule) == (3, "warning", "no-plugin")


def test_a_list_that_holds_itself_or_explodes_ends(configure: Configure) -> None:
    loops = "plugins: &p\n  - afterword: {me: *p}\n  - *p\n"
    assert read_settings(configure(loops))[0] == Settings()
    lines = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    _, (problem,) = read_settings(configure(f"{lines}plugins: [{{afterword: {{publish: *a11}}}}]\n"))
    assert "`publish` should be never" in problem.message


def test_the_nearest_folder_above_is_the_journal(tmp_path: Path, write_files) -> None:
    write_files(tmp_path, {"mkdocs.yml": "", "a/b/c.md": "", "other/mkdocs.yaml": ""})
    assert find_root(tmp_path / "a" / "b") == tmp_path
    assert find_root(tmp_path / "other") == tmp_path / "other"
    assert configuration_file(tmp_path / "other").name == "mkdocs.yaml"


def test_root_is_not_searched_above(tmp_path: Path, write_files) -> None:
    write_files(tmp_path, {"mkdocs.yml": "", "a/b.md": ""})
    with pytest.raises(NoJournalError):
        configuration_file(tmp_path / "a")


def test_today_keeps_its_kind(configure: Configure) -> None:
    file = configure("plugins: [{afterword: {today: 2026-11-21}}]\n")
    assert read_settings(file)[0].today == date(2026, 11, 21)


def test_a_properdocs_yml_is_a_journal_s_file_too(tmp_path: Path, write_files) -> None:
    write_files(tmp_path, {"properdocs.yml": "", "a/b.md": "", "c/properdocs.yaml": "", "c/mkdocs.yaml": ""})
    assert find_root(tmp_path / "a") == tmp_path
    assert configuration_file(tmp_path).name == "properdocs.yml"
    assert configuration_file(tmp_path / "c").name == "mkdocs.yaml"  # of two, that of MkDocs


SAYS_NEVER = "plugins: [search, {afterword: {publish: never, git_commit: yes}}]\n"


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ("plugins: [{afterword: {publish: full, git_commit: yes}}]\n", "sets `publish` otherwise"),
        ("plugins: [{afterword: {publish: full}}]\n", "sets `publish` and `git_commit` otherwise"),
        ("plugins: [search]\n", "does not list the plugin"),
        ("plugins: [a\n", "cannot be read"),
        ("site_name: Another\nplugins: [{afterword: {git_commit: true}}]\n", ""),
        ("INHERIT: mkdocs.yml\ntheme: materialx\n", ""),
    ],
)
def test_two_files_that_differ_are_told_of(
    configure: Configure, tmp_path: Path, other: str, says: str
) -> None:
    file = configure({"mkdocs.yml": SAYS_NEVER, "properdocs.yml": other})
    told = [problem for problem in read_settings(file)[1] if problem.rule == "two-configurations"]
    assert len(told) == bool(says)
    for problem in told:
        assert (problem.path, problem.line, problem.level) == ("mkdocs.yml", 1, "warning")
        assert problem.message.startswith(f"properdocs.yml lies beside mkdocs.yml and {says}.")
        assert "the command line go by mkdocs.yml, ProperDocs goes by properdocs.yml" in problem.message


def test_two_files_are_told_of_from_either_side(configure: Configure, tmp_path: Path) -> None:
    configure({"mkdocs.yml": SAYS_NEVER, "properdocs.yml": "plugins: [{afterword: {publish: full}}]\n"})
    _, (problem,) = read_settings(tmp_path / "properdocs.yml", {"publish": "full"})
    assert problem.message.startswith(
        "mkdocs.yml lies beside properdocs.yml and sets `publish` and `git_commit`"
    )
    assert problem.fix == "Keep one of the two, or let properdocs.yml be the line INHERIT: mkdocs.yml"
