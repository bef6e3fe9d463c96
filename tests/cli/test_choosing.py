"""Which position is meant: asked on a terminal, refused elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

SECOND = """\
---
company: Harbour Analytics
position: Data Steward
when: 2026-11-20T16:00
met: [ana-sol]
---
"""


@pytest.fixture
def two_positions(small_journal: Path) -> Path:
    (small_journal / "interviews/2026-11-20-steward.md").write_text(SECOND, "utf-8")
    return small_journal


@pytest.mark.parametrize("command", ["heard", "called"])
def test_off_a_terminal_it_is_refused_with_what_to_say(two_positions: Path, afterword, command: str) -> None:
    before = sorted(path.name for path in (two_positions / "notes").iterdir())
    refused = afterword(command, "ana", "Two more weeks.")
    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[-2:] == ['  --position "Data Engineer"', '  --position "Data Steward"']
    assert sorted(path.name for path in (two_positions / "notes").iterdir()) == before
    assert afterword(command, "ana", "Two more weeks.", "--position", "Data Engineer").exit_code == 0


def test_on_a_terminal_it_is_asked(two_positions: Path, afterword, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afterword.cli.choosing.interactive", lambda: True)
    done = afterword("heard", "ana", "Two more weeks.", "--decision-by", "2026-12-11", given="3\n1\n")
    assert done.exit_code == 0, done.output
    assert (
        "2 positions may be meant:\n  1  Data Engineer at Harbour Analytics\n  2  Data Steward" in done.stderr
    )
    assert "A number from 1 to 2, please." in done.stderr
    assert "Data Engineer at Harbour Analytics: a decision by Fri 11 Dec." in done.stderr


def test_nothing_is_looked_for_to_give_to_whoever_said_stop(afterword, small_journal: Path) -> None:
    assert afterword("stop", "ana", "--said", "asked for no more mail").exit_code == 0
    for words in (["gifts", "ana"], ["gifts", "ana", "--look"]):
        done = afterword(*words)
        assert done.stdout == ""
        assert done.stderr.strip() == 'Ana Sol is not to be written to: "asked for no more mail"'
