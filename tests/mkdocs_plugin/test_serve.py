"""Live reload: the guard against a click that turns it off, and a real server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
import yaml
from built_site import SCRUBBED, configuration
from journals import SMALL
from mkdocs.config import load_config

#: How long a page may take to change, in seconds; a test that passes waits for as long as it must.
PATIENCE = 40


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_mkdocs_serve_still_reloads_with_the_click_we_ask_for() -> None:
    from click.testing import CliRunner
    from mkdocs.__main__ import cli

    with mock.patch("mkdocs.commands.serve.serve") as serve:
        result = CliRunner().invoke(cli, ["serve"])
    assert result.exit_code == 0, result.output
    assert serve.call_args.kwargs["livereload"] is True
    assert not serve.call_args.kwargs["strict"]


def test_the_folders_of_records_and_templates_are_watched(tmp_path: Path) -> None:
    write(tmp_path, SMALL | {"mine/thank-you.txt": "", "docs/a.md": "# A\n"})
    yml = tmp_path / "mkdocs.yml"
    yml.write_text(yaml.safe_dump(configuration(afterword={"templates_dir": "mine"})), encoding="utf-8")
    config = load_config(str(yml), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.on_config(config)
    watched = {Path(path).relative_to(tmp_path).as_posix() for path in config.watch if Path(path) != yml}
    assert watched >= {"contacts", "interviews", "mine"}
    assert "gifts" not in watched  # not there yet; see below


class Server:
    """A ``mkdocs serve`` in a process of its own, on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        self.log = folder / "serve.log"
        environment = {name: value for name, value in os.environ.items() if name not in SCRUBBED}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment | {"NO_MKDOCS_2_WARNING": "1"},
            )

    def page(self, path: str) -> str:
        """A page, or nothing while there is none."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            return ""

    def until(self, happened: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < end, f"{what}:\n{self.log.read_text(encoding='utf-8')}"
            time.sleep(0.2)

    def builds(self) -> int:
        return self.log.read_text(encoding="utf-8").count("Documentation built")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    write(tmp_path, SMALL | {"docs/a.md": "# A\n"})
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    server = Server(tmp_path)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=20)


def test_what_is_written_appears(server: Server, tmp_path: Path) -> None:
    ana = "contacts/ana-sol/"
    server.until(lambda: "Ana Sol" in server.page(ana), "the first build")

    path = tmp_path / "contacts" / "ana-sol.md"
    path.write_text("---\nname: Ana Soler\n---\nLikes *maps*.\n", encoding="utf-8")
    server.until(lambda: "<em>maps</em>" in server.page(ana), "a change of a record")
    assert "Ana Soler" in server.page("contacts/")

    path.write_text("---\nname: Ana Solera\nrole: [half\n", encoding="utf-8")
    server.until(lambda: "contacts/ana-sol.md" in server.page("problems/"), "a half-typed record")
    path.write_text("---\nname: Ana Solera\n---\n", encoding="utf-8")
    server.until(lambda: "Ana Solera" in server.page(ana), "the record is whole again")

    write(tmp_path, {"contacts/bo-lund.md": "---\nname: Bo Lund\n---\n"})
    server.until(lambda: "Bo Lund" in server.page("contacts/bo-lund/"), "a new record")

    write(tmp_path, {"gifts/sails.md": "---\ntitle: On sails\nkind: tip\ninterests: [a]\n---\n"})
    server.until(lambda: "On sails" in server.page("gifts/sails/"), "a record in a new folder")
    (tmp_path / "gifts" / "sails.md").write_text(
        "---\ntitle: On oars\nkind: tip\ninterests: [a]\n---\n", encoding="utf-8"
    )
    server.until(lambda: "On oars" in server.page("gifts/sails/"), "a change in a new folder")

    # Seven changes; a build that wrote into a watched folder would by now have set off many more.
    assert server.builds() <= 1 + 2 * 7
