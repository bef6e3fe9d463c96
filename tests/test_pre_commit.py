"""What pre-commit runs in the repository of a journal."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


def test_each_hook_has_what_pre_commit_asks_for() -> None:
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    command, *words = HOOKS["afterword-check"]["entry"].split()
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert (command in scripts, words) == (True, ["check"])


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        *(("contacts/ana-sol.md", True), ("notes/2026/a.md", True), ("gifts/a.md", True)),
        *(("interviews/2026-11-20-acme.md", True), ("docs/about.md", False), ("README.md", False)),
        *(("old/contacts/ana.md", False), ("contacts/ana.vcf", False)),
    ],
)
def test_records_are_checked_and_nothing_else(path: str, checked: bool) -> None:
    assert bool(re.search(HOOKS["afterword-check"]["files"], path)) is checked


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        *(("due.ics", True), ("people.VCF", True), ("mail/thanks.eml", True), ("Takeout/job.mbox", True)),
        *(("Connections.csv", True), ("in/messages.csv", True), ("positions.csv", False)),
        *(("notes/a.md", False), ("my-connections.csv", False), ("ics.md", False), ("book.LDIF", True)),
    ],
)
def test_what_other_programs_exported_is_refused(path: str, refused: bool) -> None:
    assert bool(re.search(HOOKS["afterword-nothing-exported"]["files"], path)) is refused


def test_git_ignores_in_a_new_journal_what_the_hook_refuses() -> None:
    ignored = (ROOT / "plugins/afterword/templates/journal/gitignore").read_text("utf-8").splitlines()
    assert {"*.ics", "*.vcf", "*.ldif", "*.eml", "*.mbox", "Connections.csv", "messages.csv"} <= set(ignored)
    assert {"/exports/", "/imports/"} <= set(ignored)
