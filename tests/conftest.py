"""Fixtures that every test may use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings
from thoroughness import ALIKE, ELSEWHERE

from afterword.records.journal import Journal
from afterword.records.reading import read_files

GOLDEN = Path(__file__).parent / "golden"

# A slow machine is no failure: nothing here waits for, or is measured by, the clock. Nor is bad luck: the
# examples are the same everywhere, unless others are asked for.
settings.register_profile(
    "afterword", deadline=None, derandomize=not ELSEWHERE, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("afterword")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files and reference pages anew"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no process waits for it at the end; what is alike is marked."""
    items.sort(key=lambda item: item.path.name != "test_growth.py")
    for item in items:
        module = getattr(item, "module", None)
        if item.path.parent.name in ALIKE and not hasattr(module, "subprocess"):
            item.add_marker(pytest.mark.alike)


@pytest.fixture(scope="session", autouse=True)
def no_clock() -> Iterator[None]:
    """A test in which the product asks the machine for the time fails: it would be another test tomorrow."""

    def refuse() -> datetime:
        pytest.fail("asked the machine for the time; pin it: --date, `today:` or SOURCE_DATE_EPOCH")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("afterword.cli.session.Session.clock", staticmethod(refuse))
        patch.setattr("afterword.mkdocs_plugin.plugin._clock", refuse)
        yield


def split_files(text: str) -> dict[str, str]:
    """Several files in one text, each under a line ``=== contacts/ana.md``."""
    parts = re.split(r"^=== (\S.*)\n", dedent(text), flags=re.MULTILINE)
    assert not parts[0].strip(), f"text before the first === line: {parts[0]!r}"
    return dict(zip((name.strip() for name in parts[1::2]), parts[2::2], strict=True))


@pytest.fixture
def journal() -> Callable[[str | Mapping[str, str]], Journal]:
    """Make a journal from inline files: ``journal('''=== contacts/ana.md ...''')`` or a mapping."""

    def make(files: str | Mapping[str, str]) -> Journal:
        texts = split_files(files) if isinstance(files, str) else files
        return read_files({path: text.encode("utf-8") for path, text in texts.items()})

    return make


@pytest.fixture
def write_files() -> Callable[[Path, str | Mapping[str, str]], Path]:
    """Write inline files below a folder and return the folder."""

    def write(folder: Path, files: str | Mapping[str, str]) -> Path:
        texts = split_files(files) if isinstance(files, str) else files
        for path, text in texts.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
        return folder

    return write


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``tests/golden/<name>``; ``--update-golden`` writes it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.is_file(), f"no golden file {name}; run pytest --update-golden and read it"
        assert text == path.read_bytes().decode("utf-8"), (
            f"{name} differs; if meant, run pytest --update-golden"
        )

    return compare


#: What git reads from its surroundings; a hook that runs the tests sets the first few.
GIT = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_AUTHOR_DATE",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE",
    "EMAIL",
)


@pytest.fixture
def git_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only configuration of git there is: no other, no repository and no identity reaches the tests."""
    for name in GIT:
        monkeypatch.delenv(name, raising=False)
    config = tmp_path.parent / f"{tmp_path.name}.gitconfig"
    config.write_text(
        "[user]\nname = Mira Castellane\nemail = mira@post.example\n[init]\ndefaultBranch = main\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(config.with_suffix(".none")))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return config
