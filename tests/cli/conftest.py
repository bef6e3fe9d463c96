"""For tests of the command line: the transcripts' small journal, a clock that stands, a git of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from asking import WATCH
from click.testing import CliRunner, Result

from afterword.cli import main
from afterword.cli.session import Session

TRANSCRIPTS = Path(__file__).parent / "transcripts"

WriteFiles = Callable[[Path, str | Mapping[str, str]], Path]
Afterword = Callable[..., Result]

#: What the clock says to every command: the moment of ``transcripts/journal.md``, a Monday.
MOMENT = datetime(2026, 11, 23, 10)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The clock stands, so that a journal without ``today:`` is as good for a test as one with it."""
    monkeypatch.setattr(Session, "clock", staticmethod(lambda: MOMENT))
    return MOMENT


@pytest.fixture(autouse=True)
def no_other_machine() -> Iterator[None]:
    """No command asks another machine. `may_ask` is for the tests of the one that does."""
    with WATCH.watching() as asked:
        yield
        assert asked == []


@pytest.fixture
def may_ask(no_other_machine: None) -> None:
    """This test is of `gather`."""
    WATCH.on = False


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


@pytest.fixture(autouse=True)
def _own_git(git_config: Path) -> None:
    """No command of these tests reads another configuration of git."""
