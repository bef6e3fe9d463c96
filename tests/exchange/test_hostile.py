"""Spoilt files of other programs: no crash, nothing outside the journal, nothing of a person's lost."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import pytest
from thoroughness import examples

BENCH = run_path(str(Path(__file__).parents[2] / "bench" / "imports.py"))


@pytest.mark.fuzz
@pytest.mark.parametrize(
    "kind", ["contacts", "trackers", "vcards", "messages", "json", "calendar", "mail", "reading"]
)
def test_spoilt_files_do_no_harm(tmp_path: Path, kind: str) -> None:
    desk = BENCH["desk"](tmp_path)
    files = BENCH["sources"](tmp_path)[kind]
    found = {
        number: said
        for number, data in BENCH["cases"](kind, files, examples(40, 300), 7)
        if (said := list(BENCH["wrong"](desk, data, BENCH["WAYS"][number % 4])))
    }
    assert not found
    assert sorted(path.name for path in tmp_path.iterdir()) == ["contacts", "interviews"]
