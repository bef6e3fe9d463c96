"""What is packed for users: all that runs, the example, and nothing that only the documentation needs."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    [wheel] = WheelBuilder(str(ROOT)).build(
        directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]
    )
    with ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_every_file_that_runs_is_packed(packed: set[str]) -> None:
    package = ROOT / "plugins" / "afterword"
    files = {
        f"afterword/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    documentation = {path for path in files if "/reference/" in path}
    assert documentation, "the documentation's own tables stand in the checkout"
    assert files - documentation <= packed
    assert not documentation & packed


def test_the_example_is_packed(packed: set[str]) -> None:
    for folder in ("contacts", "interviews", "gifts", "notes"):
        assert any(path.startswith(f"afterword/demo/{folder}/") for path in packed)
    assert "afterword/demo/mkdocs.yml" in packed


def test_nothing_that_runs_needs_the_documentation_s_tables(packed: set[str]) -> None:
    package = ROOT / "plugins" / "afterword"
    for path in package.rglob("*.py"):
        if "reference" not in path.relative_to(package).parts:
            assert "afterword.reference" not in path.read_text(encoding="utf-8"), path
