"""What is packed for users: all that runs, the example, and nothing that only the documentation needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest
from built_site import SCRUBBED
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    [made] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(made)


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
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


def test_the_pictures_of_the_readme_stay_at_home(packed: set[str]) -> None:
    assert list((ROOT / "docs" / "pictures").glob("*.png"))
    assert not [path for path in packed if path.endswith(".png")]


def test_nothing_that_runs_needs_the_documentation_s_tables(packed: set[str]) -> None:
    package = ROOT / "plugins" / "afterword"
    for path in package.rglob("*.py"):
        if "reference" not in path.relative_to(package).parts:
            assert "afterword.reference" not in path.read_text(encoding="utf-8"), path


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    folder = tmp_path_factory.mktemp("source")
    [archive] = SdistBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return folder / Path(archive).name.removesuffix(".tar.gz")


def test_the_source_holds_the_checkout_and_nothing_that_was_made_in_it(source: Path) -> None:
    folders = ("plugins", "docs", "tests", "bench", "contacts", "interviews", "gifts", "notes", ".ci")
    files = {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not {"__pycache__", ".hypothesis"} & {*path.parts}
    }
    files |= {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "mkdocs.yml", "pyproject.toml"}
    there = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert files <= there
    assert {path.split("/")[0] for path in there} <= {
        *folders,
        *(path for path in files if "/" not in path),
        "PKG-INFO",
        ".gitignore",
        "documentation.yml",
        ".pre-commit-hooks.yaml",
    }


def test_the_source_makes_the_same_wheel(source: Path, packed: set[str], tmp_path: Path) -> None:
    [wheel] = WheelBuilder(str(source)).build(directory=str(tmp_path), versions=["standard"])
    with ZipFile(wheel) as opened:
        assert set(opened.namelist()) == packed


def test_the_package_says_how_it_is_started(packed: set[str], source: Path) -> None:
    assert "afterword/__main__.py" in packed
    assert "afterword/py.typed" in packed
    told = message_from_string((source / "PKG-INFO").read_text("utf-8"))
    assert told["Requires-Python"] == ">=3.11"
    tried = {line.rpartition(" ")[2] for line in told.get_all("Classifier", []) if "Python :: 3." in line}
    assert tried == {"3.11", "3.12", "3.13"}


Run = Callable[..., str]


@pytest.fixture
def python(wheel: Path, tmp_path: Path) -> Run:
    """Run Python with the wheel in place of the checkout, in a folder of its own."""
    packages, here = tmp_path / "packages", tmp_path / "here"
    with ZipFile(wheel) as opened:
        opened.extractall(packages)
    here.mkdir()
    # A clock faked from outside is no business of these; the day is given.
    environment = {name: value for name, value in os.environ.items() if name not in (*SCRUBBED, "LD_PRELOAD")}
    environment |= {"PYTHONPATH": str(packages), "PYTHONIOENCODING": "utf-8"}

    def run(*words: str, **more: str) -> str:
        command = [sys.executable, *words]
        done = subprocess.run(
            command, cwd=here, env=environment | more, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = run("-c", "import afterword; print(afterword.__file__)")
    assert Path(where.strip()).is_relative_to(packages)
    return run


def test_the_wheel_runs_without_the_checkout(python: Run, tmp_path: Path) -> None:
    """What the README shows, from the first command on; how serving ends is tested with the server."""
    search = tmp_path / "here" / "search"
    at = ("--root", "search", "--date", "2026-11-21T10:00")
    python("-m", "afterword", "init", "search", "--demo", *at[2:])
    due = json.loads(python("-m", "afterword", "due", "--json", *at))["follow_ups"]
    assert [(each["contact"], each["kind"]) for each in due[:3]] == [
        ("dana-whit", "thank-you-round"),
        ("priya-raman", "thank-you"),
        ("tom-okafor", "thank-you"),
    ]
    before = {path: path.read_bytes() for path in (search / "notes").iterdir()}
    python("-m", "afterword", "draft", "priya", "--kind", "thank-you", "--save", *at)
    [note] = {*(search / "notes").iterdir()} - {*before}
    draft = note.read_bytes()
    assert b"\nsent: " not in draft
    python("-m", "afterword", "sent", "priya", *at)
    assert b"\nsent: 2026-11-21" in note.read_bytes()
    python("-m", "afterword", "undo", *at)
    assert note.read_bytes() == draft
    python("-m", "afterword", "undo", *at)
    assert {path: path.read_bytes() for path in (search / "notes").iterdir()} == before
    # The seconds of 21 November 2026, 10:00, as local time.
    python("-m", "afterword", "build", "--root", "search", "--quiet", SOURCE_DATE_EPOCH="1795255200")
    assert "Saturday 21 November" in (search / "site" / "index.html").read_text("utf-8")
