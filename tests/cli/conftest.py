"""The small journal of the transcripts, for every test of the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afterword.cli import main

TRANSCRIPTS = Path(__file__).parent / "transcripts"

WriteFiles = Callable[[Path, str | Mapping[str, str]], Path]
Afterword = Callable[..., Result]


@pytest.fixture
def small_journal(tmp_path: Path, write_files: WriteFiles, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh copy of ``transcripts/journal.md``, and the current folder in it."""
    text = (TRANSCRIPTS / "journal.md").read_text("utf-8")
    root = write_files(tmp_path / "search", text[text.index("=== ") :])
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return root


@pytest.fixture
def afterword(small_journal: Path) -> Afterword:
    """Run a command in the small journal: ``afterword("due", "--json")``."""

    def run(*words: str, given: str | None = None, **options: object) -> Result:
        result = CliRunner().invoke(main, words, input=given, prog_name="afterword", **options)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
