"""Wrong settings on the command line: a problem like any other, and a word on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

WRONG = "plugins:\n  - search\n  - afterword:\n      publsh: full\n      cadence: {ask_gap: 7}\n"
FIRST = "mkdocs.yml:4:7: error: There is no setting `publsh`, so it changes nothing. [unknown-setting]"


def configure(journal: Path, text: str) -> None:
    (journal / "mkdocs.yml").write_text(text, "utf-8")


def test_check_tells_each_with_its_line_and_fails(afterword, small_journal: Path) -> None:
    configure(small_journal, WRONG)
    result = afterword("check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert FIRST in lines
    assert lines[lines.index(FIRST) + 1].strip() == "Did you mean `publish`?"
    assert any(line.startswith("mkdocs.yml:5:26: error: `ask_gap: 7` should be ") for line in lines)
    assert "mkdocs.yml" not in result.stderr


def test_check_tells_them_to_other_programs(afterword, small_journal: Path) -> None:
    configure(small_journal, WRONG)
    result = afterword("check", "--json", "mkdocs.yml")
    assert result.exit_code == 1
    first, second = json.loads(result.stdout)["problems"]
    assert first == {
        "path": "mkdocs.yml",
        "line": 4,
        "column": 7,
        "level": "error",
        "rule": "unknown-setting",
        "message": "There is no setting `publsh`, so it changes nothing.",
        "fix": "Did you mean `publish`?",
    }
    assert (second["line"], second["column"], second["rule"]) == (5, 26, "wrong-setting")


def test_check_of_another_file_leaves_them_out(afterword, small_journal: Path) -> None:
    configure(small_journal, WRONG)
    assert "mkdocs.yml" not in afterword("check", "contacts").output


@pytest.mark.parametrize(
    "command", ["due", "draft ana", "gifts ana", "show ana", "snooze ana --until tomorrow"]
)
def test_every_other_command_says_a_word_and_does_its_work(
    afterword, small_journal: Path, command: str
) -> None:
    configure(small_journal, WRONG)
    result = afterword(*command.split(), "--date", "2026-11-23")
    assert result.exit_code == 0
    told = [line for line in result.stderr.splitlines() if "mkdocs.yml" in line]
    said = "mkdocs.yml:4: There is no setting `publsh`, so it changes nothing."
    assert told == [f"{said} (and 1 more) See `afterword check`."]


def test_a_missing_plugin_is_said(afterword, small_journal: Path) -> None:
    configure(small_journal, "site_name: x\n")
    result = afterword("due", "--date", "2026-11-23")
    assert "The afterword plugin is not listed and enabled here" in result.stderr
    assert result.exit_code == 0
    assert afterword("check", "mkdocs.yml").exit_code == 0
    assert afterword("check", "mkdocs.yml", "--strict").exit_code == 1


def test_settings_that_cannot_be_read_stop_commands_and_not_the_check(afterword, small_journal: Path) -> None:
    configure(small_journal, "plugins:\n  - afterword: {today: x\n")
    (small_journal / "contacts" / "broken.md").write_text("---\nname: Bo\n", "utf-8")
    line = "mkdocs.yml:2:16: error: The file cannot be read as YAML"
    for command in (["due"], ["draft", "ana"]):
        result = afterword(*command, "--date", "2026-11-23")
        assert result.exit_code == 2
        assert line in result.stderr
        assert result.stdout == ""
    result = afterword("check", "--date", "2026-11-23")
    assert result.exit_code == 1
    assert line in result.stdout
    assert "contacts/broken.md:1:1: error" in result.stdout


def test_the_option_wins_over_a_pinned_day(afterword) -> None:
    assert json.loads(afterword("due", "--json").stdout)["today"] == "2026-11-23"
    for words in (["due", "--json", "--date", "2026-11-30"], ["--date", "2026-11-30", "due", "--json"]):
        assert json.loads(afterword(*words).stdout)["today"] == "2026-11-30"


def test_an_interview_in_an_hour_that_is_skipped_there(afterword, small_journal: Path) -> None:
    (small_journal / "interviews/ahead.md").write_text(
        "---\ncompany: Mill\nwhen: 2027-03-28T02:30\nmet: []\n---\n", "utf-8"
    )
    for zone, lines in (("Europe/Berlin", 1), ("Asia/Tokyo", 0)):
        configure(small_journal, f"plugins:\n  - afterword:\n      timezone: {zone}\n")
        result = afterword("check", "interviews/ahead.md")
        assert result.stdout.count("[skipped-hour]") == lines, result.output
        assert result.exit_code == 0
