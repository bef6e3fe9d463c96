"""`afterword serve` and `build` are MkDocs, or ProperDocs, in the same process."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from built_site import SCRUBBED, epoch

from afterword import __version__
from afterword.cli import installed, site
from afterword.settings.root import Host


class Started:
    """Stands for MkDocs and ProperDocs: remembers what was told to which, and answers an exit code."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.hosts: list[str] = []
        self.answer = 0

    def __call__(self, host: Host, arguments: list[str]) -> int:
        self.hosts.append(host.name)
        self.calls.append(arguments)
        return self.answer


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    started = Started()
    monkeypatch.setattr(site, "_run", started)
    return started


@pytest.mark.parametrize(
    ("command", "given", "passed"),
    [
        ("serve", [], ["--config-file", "CONFIG", "--livereload"]),
        (
            "serve",
            ["-a", "localhost:8001", "--open"],
            ["--config-file", "CONFIG", "--livereload", "-a", "localhost:8001", "--open"],
        ),
        ("serve", ["--no-livereload"], ["--config-file", "CONFIG", "--no-livereload"]),
        ("serve", ["--dirty"], ["--config-file", "CONFIG", "--dirty"]),
        (
            "build",
            ["--strict", "-d", "out", "-q"],
            ["--config-file", "CONFIG", "--strict", "-d", "out", "-q"],
        ),
        ("build", ["-f", "other.yml"], ["-f", "other.yml"]),
        ("build", ["--config-file=other.yml"], ["--config-file=other.yml"]),
    ],
)
def test_every_argument_is_passed_on(
    started: Started, afterword, small_journal: Path, command: str, given: list[str], passed: list[str]
) -> None:
    (small_journal / "other.yml").write_text("plugins: [afterword]\n", "utf-8")
    assert afterword(command, *given).exit_code == 0
    config = str(small_journal / "mkdocs.yml")
    assert started.calls == [[command, *(config if word == "CONFIG" else word for word in passed)]]


def test_the_exit_code_is_that_of_mkdocs(started: Started, afterword) -> None:
    started.answer = 3
    assert afterword("build").exit_code == 3


def test_without_a_journal_nothing_is_run(started: Started, afterword, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert afterword("serve").exit_code == 2
    assert started.calls == []


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("plugins: [search]\n", 1, "does not list and enable the afterword plugin"),
        ("plugins: [{afterword: {enabled: no}}]\n", 1, "does not list and enable the afterword plugin"),
        ("plugins: [a\n", 2, "mkdocs.yml:1:10: error: The file cannot be read as YAML"),
    ],
)
def test_without_the_plugin_nothing_is_run(
    started: Started, afterword, small_journal: Path, text: str, code: int, said: str
) -> None:
    for given in ([], ["-f", "mkdocs.yml"]):
        (small_journal / "mkdocs.yml").write_text(text, "utf-8")
        result = afterword("build", *given)
        assert result.exit_code == code
        assert said in result.stderr
    assert started.calls == []


@pytest.mark.parametrize(
    ("there", "files", "given", "runs"),
    [
        ("mkdocs", ["mkdocs.yml"], [], "MkDocs"),
        ("properdocs", ["mkdocs.yml"], [], "ProperDocs"),
        ("mkdocs", ["properdocs.yml"], [], "MkDocs"),
        ("mkdocs properdocs", ["mkdocs.yml"], [], "MkDocs"),
        ("mkdocs properdocs", ["properdocs.yml"], [], "ProperDocs"),
        ("mkdocs properdocs", ["properdocs.yaml"], [], "ProperDocs"),
        ("mkdocs properdocs", ["mkdocs.yml", "properdocs.yml"], [], "MkDocs"),
        ("mkdocs properdocs", ["mkdocs.yml", "properdocs.yml"], ["-f", "properdocs.yml"], "ProperDocs"),
        ("mkdocs properdocs", ["properdocs.yml", "other.yml"], ["-f", "other.yml"], "MkDocs"),
    ],
)
def test_the_journal_s_file_and_what_is_installed_say_what_runs(
    started: Started,
    afterword,
    small_journal: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: str,
    files: list[str],
    given: list[str],
    runs: str,
) -> None:
    monkeypatch.setattr(
        installed, "find_spec", lambda name: find_spec(name) if name in [*there.split(), "material"] else None
    )
    (small_journal / "mkdocs.yml").unlink()
    for name in files:
        (small_journal / name).write_text("plugins: [afterword]\n", "utf-8")
    for command in ("build", "serve"):
        assert afterword(command, *given).exit_code == 0
    assert started.hosts == [runs, runs]
    first = files[0] if not given else given[1]
    assert all(
        Path(call[call.index("-f" if given else "--config-file") + 1]).name == first for call in started.calls
    )


def test_without_a_host_there_is_a_sentence(afterword, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda name: None)
    result = afterword("build")
    assert result.exit_code == 1
    assert result.stderr.startswith("Neither MkDocs nor ProperDocs is installed")
    assert "pip install mkdocs-material" in result.stderr


def test_a_host_that_is_broken_is_told_of(afterword, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mkdocs.__main__", None)
    result = afterword("build")
    assert result.exit_code == 1
    assert result.stderr.startswith("MkDocs is installed, and cannot be started")
    assert "pip install --force-reinstall mkdocs" in result.stderr


class Packages:
    """What is installed in a test: versions by package, and the theme's base template."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.versions = {"mkdocs": "1.6.1", "mkdocs-material": "9.8.2"}
        self.base = folder / "material" / "templates" / "base.html"
        self.base.parent.mkdir(parents=True)
        self.base.write_text('<meta content="mkdocs-1.6.1, mkdocs-material-9.8.2">', "utf-8")
        (folder / "material" / "__init__.py").write_text("", "utf-8")
        monkeypatch.syspath_prepend(folder)
        monkeypatch.delitem(sys.modules, "material", raising=False)
        self.others = installed.metadata.version
        monkeypatch.setattr(installed.metadata, "version", self.version)
        monkeypatch.setattr(installed.platform, "python_version", lambda: "3.13.0")

    def version(self, name: str) -> str:
        if name not in ("mkdocs", "properdocs", "mkdocs-material"):
            return self.others(name)
        if name not in self.versions:
            raise installed.metadata.PackageNotFoundError(name)
        return self.versions[name]


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Packages:
    return Packages(tmp_path / "packages", monkeypatch)


def test_the_version_comes_with_those_of_what_builds_the_site(afterword, packages: Packages) -> None:
    result = afterword("--version")
    first, second = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert first == f"afterword {__version__}"
    assert second == "MkDocs 1.6.1, Material for MkDocs 9.8.2, Python 3.13.0"
    packages.versions |= {"properdocs": "1.6.7"}
    assert "MkDocs 1.6.1, ProperDocs 1.6.7, Material" in afterword("--version").stdout


def test_the_version_says_what_is_missing(
    afterword, packages: Packages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages.versions = {}
    monkeypatch.chdir(tmp_path)  # no journal here, and so Material's theme
    monkeypatch.setattr(installed, "find_spec", lambda name: None)
    result = afterword("--version")
    assert result.exit_code == 0
    assert result.stdout == f"afterword {__version__}\nPython 3.13.0\n"
    host, theme = result.stderr.splitlines()
    assert host.startswith("Neither MkDocs nor ProperDocs is installed")
    assert theme.endswith("is not installed. Install it: pip install mkdocs-material")


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ('<meta content="mkdocs-1.6.1, mkdocs-material-9.8.2">', ""),
        (
            '<meta content="mkdocs-1.6.1, mkdocs-materialx-10.2.2">',
            "mkdocs-materialx has written its files over those of Material for MkDocs",
        ),
        (
            None,
            "Files of Material for MkDocs, the theme of the site, are missing",
        ),  # by taking the other away
    ],
    ids=["whole", "overwritten", "gone"],
)
def test_a_theme_that_is_not_itself_is_told_and_the_site_is_built(
    started: Started, afterword, packages: Packages, small_journal: Path, base: str | None, said: str
) -> None:
    (small_journal / "mkdocs.yml").write_text("plugins: [afterword]\ntheme: material\n", "utf-8")
    if base is None:
        packages.base.unlink()
    else:
        packages.base.write_text(base, "utf-8")
    for command in ("build", "serve", "--version"):
        result = afterword(command)
        assert result.exit_code == 0
        assert result.stderr.startswith(said) if said else not result.stderr
        assert ("pip install --force-reinstall --no-deps mkdocs-material" in result.stderr) == bool(said)
    assert len(started.calls) == 2
    assert "Material" not in afterword("due").stderr, "only what builds the site speaks of it"


@pytest.mark.parametrize(
    "theme", ["theme: materialx", "theme: {name: readthedocs}", "theme:\n  name: materialx"]
)
def test_of_a_theme_that_was_chosen_in_place_of_it_nothing_is_said(
    started: Started, afterword, packages: Packages, small_journal: Path, theme: str
) -> None:
    packages.base.write_text('<meta content="mkdocs-1.6.1, mkdocs-materialx-10.2.2">', "utf-8")
    (small_journal / "mkdocs.yml").write_text(f"plugins: [afterword]\n{theme}\n", "utf-8")
    for command in ("build", "serve", "--version"):
        result = afterword(command)
        assert (result.exit_code, result.stderr) == (0, "")


def run(root: Path, clock: datetime, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in SCRUBBED}
    return subprocess.run(
        [sys.executable, "-c", "from afterword.cli import main; main()", *words],
        cwd=root,
        env=environment | epoch(clock),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_new_journal_builds_strictly(small_journal: Path, clock: datetime) -> None:
    assert run(small_journal, clock, "init", "demo", "--demo", "--date", str(clock.date())).returncode == 0
    result = run(small_journal, clock, "build", "--root", "demo", "--strict", "--quiet")
    assert (result.returncode, result.stdout) == (0, "")
    assert (small_journal / "demo" / "site" / "contacts" / "index.html").is_file()


def test_no_file_of_the_journal_is_taken_for_a_module(small_journal: Path) -> None:
    (small_journal / "docs").mkdir()
    for name in ("jinja2", "markdown", "mkdocs", "material"):
        (small_journal / f"{name}.py").write_text("raise SystemExit('mine was run')\n", "utf-8")
    afterword = Path(sys.executable).with_name("afterword")
    result = subprocess.run(
        [str(afterword), "build", "--quiet"],
        cwd=small_journal,
        env={name: value for name, value in os.environ.items() if name not in SCRUBBED},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, "mine was run" in result.stderr) == (0, False), result.stderr


def test_a_misuse_is_said_by_mkdocs(small_journal: Path, clock: datetime) -> None:
    result = run(small_journal, clock, "build", "--no-such-option")
    assert result.returncode == 2
    assert "--no-such-option" in result.stderr
