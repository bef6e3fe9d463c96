"""Records cannot vanish: MkDocs empties its output folder, and is stopped before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from built_site import SCRUBBED, build, configuration
from journals import SMALL
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.utils import clean_directory

FILES = SMALL | {
    "notes/a.md": "---\nto: ana-sol\nkind: thank-you\n---\nDear Ana,\n",
    "gifts/sails.md": "---\ntitle: On sails\nkind: tip\ninterests: [a]\n---\ngive: Reef early.\n",
    "docs/a.md": "# A\n",
    "mine/x.txt": "mine",
    "letters/cv.txt": "a CV",
    ".afterword/last": "undo",
    ".git/HEAD": "ref: refs/heads/main\n",
}

Journal = Callable[..., Path]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    def write(**options: object) -> Path:
        root = tmp_path / "search"
        for path, text in FILES.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        (root / "contacts-link").symlink_to(root / "contacts")
        text = yaml.safe_dump(
            configuration(afterword={"templates_dir": "mine", "publish": "full"}, **options)
        )
        (root / "mkdocs.yml").write_text(text, encoding="utf-8")
        return root

    return write


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, in the folder of the journal."""
    environment = {name: value for name, value in os.environ.items() if name not in SCRUBBED}
    start = ["-m", "mkdocs"] if words[0] == "mkdocs" else ["-c", "from afterword.cli import main; main()"]
    return subprocess.run(
        [sys.executable, *start, *words[1:]],
        cwd=root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


FOLDERS = [
    "notes",
    "contacts/site",
    "..",
    ".",
    "docs",
    "mine",
    ".git",
    ".afterword",
    "contacts-link",
    "GIFTS",
    "letters",
]


@pytest.mark.parametrize("folder", [*FOLDERS, "interviews/", "notes\\", "absolute"])
def test_a_build_into_what_is_kept_stops_before_anything_is_touched(journal: Journal, folder: str) -> None:
    root = journal()
    before = everything(root)
    target = str(root / "notes") if folder == "absolute" else folder
    with pytest.raises(Abort):
        config = load_config(str(root / "mkdocs.yml"), site_dir=target)
        mkdocs_build.build(config)
    assert everything(root) == before


@pytest.mark.parametrize("dirty", [True, False])
def test_the_sentence_names_the_folder(
    journal: Journal, caplog: pytest.LogCaptureFixture, dirty: bool
) -> None:
    root = journal(site_dir="contacts-link/x")
    with pytest.raises(Abort):
        mkdocs_build.build(load_config(str(root / "mkdocs.yml")), dirty=dirty)
    (said,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert f"the output folder {root / 'contacts-link/x'} lies in contacts/" in said
    assert "\n" not in said


def test_a_site_that_links_back_into_the_records_is_not_built_over(journal: Journal) -> None:
    root = journal()
    (root / "site").mkdir()
    (root / "site" / "404.html").touch()
    (root / "site" / "contacts").symlink_to(root / "contacts")
    before = everything(root / "contacts")
    with pytest.raises(Abort):
        mkdocs_build.build(load_config(str(root / "mkdocs.yml")))
    assert everything(root / "contacts") == before


def test_an_earlier_site_is_built_over(tmp_path: Path) -> None:
    for _ in range(2):
        assert not build(tmp_path, SMALL).failed
    # Also where an earlier build was cut short after the folder had been emptied.
    clean_directory(str(tmp_path / "site"))
    assert not build(tmp_path, SMALL).failed


@pytest.mark.parametrize(
    "words",
    [
        ("mkdocs", "build", "-q", "-d", "notes"),
        ("mkdocs", "build", "-qd", "interviews"),
        ("mkdocs", "build", "-q", "--dirty", "--site-dir=contacts"),
        ("afterword", "build", "-q", "-d", "notes"),
        ("afterword", "build", "-d", "../search"),
    ],
    ids=" ".join,
)
def test_every_way_to_say_it_is_understood(journal: Journal, words: tuple[str, ...]) -> None:
    root = journal()
    before = everything(root)
    result = run(root, *words)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert (
        len([line for line in result.stderr.splitlines() if "notes" in line or "site" in line.lower()]) <= 2
    )
    assert everything(root) == before


@pytest.mark.parametrize(
    "words",
    [
        ("mkdocs", "build", "-q"),
        ("mkdocs", "serve", "-q", "-a", "127.0.0.1:1"),
        ("mkdocs", "gh-deploy", "-q"),
        ("afterword", "build", "-q"),
        ("afterword", "serve", "-q", "-a", "127.0.0.1:1"),
    ],
    ids=" ".join,
)
def test_a_site_dir_in_mkdocs_yml_stops_every_command(journal: Journal, words: tuple[str, ...]) -> None:
    root = journal(site_dir="notes")
    before = everything(root)
    result = run(root, *words)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "is notes/" in result.stderr
    assert everything(root) == before


def test_afterword_builds_nothing_where_the_plugin_cannot_guard(journal: Journal) -> None:
    root = journal()
    for plugins in ("[search]", "[search, {afterword: {enabled: false}}]"):
        (root / "mkdocs.yml").write_text(f"site_name: x\nplugins: {plugins}\n", encoding="utf-8")
        before = everything(root)
        result = run(root, "afterword", "build", "-d", "notes")
        assert result.returncode == 1
        assert "does not list and enable the afterword plugin" in result.stderr
        assert everything(root) == before
