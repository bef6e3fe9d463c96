"""Files for editors: made where there are none, added to where there are, and right for their readers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from afterword.actions.editors import obsidian_types
from afterword.records.schema import SCHEMAS

TYPES = ".obsidian/types.json"
#: The types of property there are in Obsidian.
KNOWN = {"text", "multitext", "number", "checkbox", "date", "datetime", "aliases", "tags"}


def test_every_field_has_a_type_that_loses_nothing() -> None:
    types = obsidian_types()
    assert types.keys() == {field.name for schema in SCHEMAS for field in schema.fields}
    assert set(types.values()) <= KNOWN
    # A checkbox would destroy `90d`, and a number `final`.
    assert (types["stay_in_touch"], types["round"]) == ("text", "text")
    assert (types["when"], types["decision_by"], types["met"]) == ("datetime", "date", "multitext")
    assert (types["feeling"], types["read"], types["interests"]) == ("number", "checkbox", "multitext")


def test_a_journal_that_is_there_gets_the_files_of_an_editor(afterword, small_journal: Path) -> None:
    result = afterword("init", "--obsidian", "--vscode", "--vim")
    assert result.exit_code == 0, result.stderr
    for path in ("people.base", "interviews.base"):
        base = yaml.safe_load((small_journal / path).read_text("utf-8"))
        assert base["filters"].startswith("file.inFolder(") and base["views"][0]["order"]
        fields = {field.name for schema in SCHEMAS for field in schema.fields}
        assert {key for view in base["views"] for key in view["order"]} <= fields | {"file.name"}
    assert json.loads((small_journal / TYPES).read_text("utf-8")) == {"types": obsidian_types()}
    settings = json.loads((small_journal / ".obsidian/templates.json").read_text("utf-8"))
    assert list((small_journal / settings["folder"]).glob("*.md"))
    again = afterword("init", "--obsidian", "--vscode", "--vim")
    assert (again.exit_code, "All of it was there already." in again.stderr) == (0, True)
    assert afterword("undo").exit_code == 0
    assert (
        not (small_journal / "people.base").exists() and not (small_journal / ".vscode/tasks.json").exists()
    )


def test_a_new_journal_may_have_them_from_the_beginning(afterword, small_journal: Path) -> None:
    assert afterword("init", "new", "--vscode").exit_code == 0
    assert (small_journal / "new/.vscode/tasks.json").is_file() and (
        small_journal / "new/mkdocs.yml"
    ).is_file()
    assert not (small_journal / "new/people.base").exists()
    shown = afterword("init", "another", "--vim", "--dry-run")
    assert ".vim/compiler/afterword.vim" in shown.stdout and not (small_journal / "another").exists()


@pytest.mark.parametrize("words", [[], ["--demo"], ["--demo", "--vim"]])
def test_a_new_journal_needs_a_place(afterword, small_journal: Path, words: list[str]) -> None:
    result = afterword("init", *words)
    assert (result.exit_code, "Say where" in result.stderr) == (2, True)


def test_what_obsidian_wrote_is_kept_letter_by_letter(afterword, small_journal: Path) -> None:
    path = small_journal / TYPES
    path.parent.mkdir()
    mine = '{\n  "types": {\n    "aliases": "aliases",\n    "when": "date",\n    "mood": "number"'
    mine += '\n  },\n  "x": 1\n}'
    path.write_text(mine, "utf-8")
    result = afterword("init", "--obsidian")
    new = path.read_text("utf-8")
    head, tail = mine.split('\n  },\n  "x"')
    assert new.startswith(head + ",\n") and new.endswith('\n  },\n  "x"' + tail)
    read = json.loads(new)
    assert read["types"] == obsidian_types() | {"aliases": "aliases", "when": "date", "mood": "number"}
    assert "Kept in .obsidian/types.json: when: date (ours: datetime)." in result.stderr
    assert afterword("undo").exit_code == 0
    assert path.read_text("utf-8") == mine


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"types": []}', "\ufeff{}", '{"a": {"types": {}}}', "[" * 9_999]
)
def test_settings_laid_out_otherwise_are_left_alone(afterword, small_journal: Path, text: str) -> None:
    path = small_journal / TYPES
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    result = afterword("init", "--obsidian")
    assert (result.exit_code, path.read_text("utf-8")) == (0, text)
    assert "Kept .obsidian/types.json" in result.stderr


@pytest.mark.parametrize("text", ['{"types":{}}', '{"types":{"a":"text"}}', '{\n  "types": {}\n}\n'])
def test_types_are_added_in_any_layout(afterword, small_journal: Path, text: str) -> None:
    path = small_journal / TYPES
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    afterword("init", "--obsidian")
    assert json.loads(path.read_text("utf-8"))["types"] == json.loads(text)["types"] | obsidian_types()


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("Vorlagen", "Vorlagen"),
        ("a/b/", "a/b"),
        ("", "_templates"),
        ("../x", "_templates"),
        (3, "_templates"),
    ],
)
def test_the_template_goes_where_obsidian_looks(
    afterword, small_journal: Path, folder: object, place: str
) -> None:
    (small_journal / ".obsidian").mkdir()
    (small_journal / ".obsidian/templates.json").write_text(json.dumps({"folder": folder}), "utf-8")
    assert afterword("init", "--obsidian").exit_code == 0
    assert (small_journal / place / "After an interview.md").is_file()
    assert afterword("check").exit_code in (0, 1)
    assert "jotted" not in afterword("check").stdout


def test_the_matcher_reads_what_check_prints(afterword, small_journal: Path) -> None:
    afterword("init", "--vscode")
    tasks = json.loads((small_journal / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    (small_journal / "contacts/zoe.md").write_text(
        "---\nnmae: Zoe\nfeeling: [[x]]\nemail: no\n---\n", "utf-8"
    )
    problems = json.loads(afterword("check", "--json").stdout)["problems"]
    lines = afterword("check").stdout.splitlines()
    found = [match for line in lines if (match := re.fullmatch(pattern["regexp"], line))]
    assert len(found) == len(problems) > 3
    for match, problem in zip(found, problems, strict=True):
        assert match[pattern["file"]] == problem["path"]
        assert (int(match[pattern["line"]]), int(match[pattern["column"]])) == (
            problem["line"],
            problem["column"],
        )
        assert match[pattern["severity"]] == problem["level"]
    snippets = json.loads((small_journal / ".vscode/markdown.code-snippets").read_text("utf-8"))
    assert {snippet["prefix"] for snippet in snippets.values()} == {"debrief", "gift"}


@pytest.mark.skipif(not shutil.which("vim"), reason="no vim here")
def test_vim_reads_what_check_prints(afterword, small_journal: Path) -> None:
    afterword("init", "--vim")
    (small_journal / "contacts/zoe.md").write_text("---\nname: Zoe\nemail: no\n---\n", "utf-8")
    (small_journal / "found.txt").write_text(afterword("check").stdout, "utf-8")
    script = (
        "set rtp+=.vim | compiler afterword | cgetfile found.txt | "
        "call writefile(map(filter(getqflist(), 'v:val.valid'), "
        '\'bufname(v:val.bufnr).":".v:val.lnum.":".v:val.col.":".v:val.type\'), "list.txt")'
    )
    subprocess.run(
        ["vim", "-u", "NONE", "-N", "-es", "-c", script, "-c", "qa!"],
        cwd=small_journal,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    problems = json.loads(afterword("check", "--json").stdout)["problems"]
    assert (small_journal / "list.txt").read_text("utf-8").splitlines() == [
        f"{each['path']}:{each['line']}:{each['column']}:{each['level'][0]}" for each in problems
    ]
