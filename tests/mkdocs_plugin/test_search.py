"""The search holds the words of people and notes, and nothing of what the pages are made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import Built, build
from journals import MET_ANA, WHOLE


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder: Path = tmp_path_factory.mktemp("search")
    talk = MET_ANA.replace("---\ncompany", "---\ndecision_by: 2026-12-04\ncompany")
    talk += "\n## Ana Sol\n\n- talked about: splicing under load\n"
    draft = "---\nto: ana-sol\nkind: value-add\n---\nDear Ana,\n\nsee [what].\n"
    files = {"interviews/2026-11-20-harbor-works.md": talk, "notes/open.md": draft}
    return build(folder, WHOLE | files)


def test_what_was_said_is_found(built: Built) -> None:
    words = " ".join(entry["text"] for entry in built.search())
    assert "splicing" in words


@pytest.mark.parametrize(
    "machinery",
    [
        "Edit contacts",
        "Edit interviews",
        "Built on",
        "keeps the clock",
        "rings are theirs",
        "thanked",
        "checks passed",
    ],
)
def test_what_the_pages_are_made_of_is_not(built: Built, machinery: str) -> None:
    assert [entry["location"] for entry in built.search() if machinery in entry["text"]] == []
