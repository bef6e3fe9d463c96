"""Texts of one construct over and over are read through, in time that grows with them, not with the square.

Nothing is compared with a clock: each text has far more seconds of processor time than it needs, and far less
than it would need if its time grew with the square. `bench/growth.py` measures.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from thoroughness import THOROUGH

GROWTH = Path(__file__).parents[1] / "bench" / "growth.py"

#: Texts that once took a minute and more each.
SLOW = {
    "check": ["one open bracket", "dots, then a letter", "'!'", "'['", "abbreviations", "dates", "thanks"],
    "check alone": ["hyphens", "apostrophes", "greeting and spaces", "one long sentence", "companies"],
    "pages": ["'['", "spaces, then a letter", "our comments", "our digits", "placeholders"],
    "redact": ["words", "one word", "letters with spaces", "chinese", "digits in groups"],
    "redact names": ["words", "chinese", "hyphens"],
}


def growth(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(GROWTH), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("operation", SLOW)
def test_what_was_slow_ends(operation: str) -> None:
    texts = [argument for text in SLOW[operation] for argument in ("--text", text)]
    done = growth("--size", "60000", "--limit", "15", "--only", operation, *texts)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "texts, the longest" in done.stdout


@pytest.mark.skipif(not THOROUGH, reason="goes through hundreds of texts")
@pytest.mark.parametrize("operation", SLOW)
def test_every_sign_and_every_construct_ends(operation: str) -> None:
    done = growth("--size", "30000", "--limit", "15", "--only", operation)
    assert done.returncode == 0, done.stdout + done.stderr
