"""ProperDocs, by former maintainers of MkDocs, builds the same site with the same plugin."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from built_site import SCRUBBED, configuration, epoch
from journals import SMALL

from afterword.actions.starting import example_settings
from afterword.times import moment_of

pytestmark = pytest.mark.skipif(not find_spec("properdocs"), reason="properdocs is not installed")

REPOSITORY = Path(__file__).parent.parent.parent

#: The one line of a page that names the program.
GENERATOR = re.compile(rb'<meta name="generator" content="mkdocs-[^"]*">')


def run(host: str, folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if name not in SCRUBBED}
    moment = moment_of(example_settings().today or "")  # type: ignore[arg-type]
    return subprocess.run(
        [sys.executable, "-m", host, *words],
        cwd=folder,
        env=own | epoch(moment) | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_the_example_is_the_same_site(tmp_path: Path) -> None:
    folder = tmp_path / "example"
    for name in ("contacts", "interviews", "gifts", "notes", "docs"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    sites: dict[str, Mapping[str, bytes]] = {}
    for host in ("mkdocs", "properdocs"):
        # Each with a file of its own name; the folder is the same, since pages link to it.
        file = next(folder.glob("*.yml")).rename(folder / f"{host}.yml")
        result = run(host, folder, "build", "-q", "--strict", "-f", file.name, "-d", str(tmp_path / host))
        assert (result.returncode, result.stderr) == (0, ""), result.stderr
        sites[host] = contents(tmp_path / host)
    mkdocs, properdocs = sites["mkdocs"], sites["properdocs"]
    assert mkdocs.keys() == properdocs.keys()
    assert len([path for path in mkdocs if path.endswith(".html")]) > 100
    for path, content in mkdocs.items():
        if path.endswith((".html", ".xml")):
            assert GENERATOR.sub(b"", properdocs[path]) == GENERATOR.sub(b"", content), path
        else:
            assert properdocs[path] == content, path
    assert b'content="mkdocs-ProperDocs ' in properdocs["index.html"]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    for path, text in {**SMALL, "docs/a.md": "# A\n"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "properdocs.yml").write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    return tmp_path


def test_a_broken_record_fails_a_strict_build_there_too(journal: Path) -> None:
    (journal / "contacts" / "broken.md").write_text("---\nname: [Bo\n---\n", encoding="utf-8")
    result = run("properdocs", journal, "build", "--strict")
    assert result.returncode == 1
    assert "contacts/broken.md:" in result.stderr


def test_nothing_is_published_by_accident_there_either(journal: Path) -> None:
    result = run("properdocs", journal, "build", NETLIFY="true")
    assert result.returncode == 1
    assert "Stopped before Netlify could publish this journal" in result.stderr
    assert "under `afterword:` in properdocs.yml" in result.stderr
    assert not (journal / "site").exists()


def test_the_command_line_finds_its_journal_and_runs_it(journal: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "afterword", "build", "-q"],
        cwd=journal / "contacts",
        env={name: value for name, value in os.environ.items() if name not in SCRUBBED},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
    assert b'content="mkdocs-ProperDocs ' in (journal / "site" / "index.html").read_bytes()
