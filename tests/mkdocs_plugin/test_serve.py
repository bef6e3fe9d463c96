"""Live reload: the guard against a click that turns it off, and a real server."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from importlib.util import find_spec
from pathlib import Path
from unittest import mock

import pytest
import yaml
from built_site import SCRUBBED, configuration
from journals import SMALL
from mkdocs.config import load_config

#: Serves, and says on which port. Nothing here waits for a time: the server itself tells of a newer site, and
#: only one that never comes takes as long as the system lets the process live, ten minutes.
SERVE = """
import signal
from HOST.__main__ import cli
from HOST.livereload import LiveReloadServer

def activate(server, activate=LiveReloadServer.server_activate):
    activate(server)
    print(server.server_address[1], flush=True)

LiveReloadServer.server_activate = activate
if hasattr(signal, "alarm"):
    signal.alarm(600)
cli(["serve", "--livereload", "-a", "127.0.0.1:0"], prog_name="HOST")
"""

#: Besides what makes a builder: a clock faked from outside, under which the server's waits may never end.
FOREIGN = (*SCRUBBED, "LD_PRELOAD")


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
    """A server in a process of its own, on a free port of this machine."""

    def __init__(self, folder: Path, host: str) -> None:
        self.log = folder / "serve.log"
        environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE.replace("HOST", host)],
                cwd=folder,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
                env=environment | {"NO_MKDOCS_2_WARNING": "1"},
            )

    def listening(self) -> None:
        """Return once it serves."""
        assert self.process.stdout
        port = self.process.stdout.readline()
        assert port, self.said()
        self.port = int(port)

    def page(self, path: str) -> str:
        """A page, or nothing while there is none; asked during a build, the server answers after it."""
        connection = HTTPConnection("127.0.0.1", self.port)
        try:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            text = answer.read().decode("utf-8")
        except (OSError, HTTPException) as error:
            pytest.fail(f"{error!r}:\n{self.said()}")
        finally:
            connection.close()
        return text if answer.status == 200 else ""

    def until(self, path: str, words: str) -> None:
        """Return once a page has these words: look at it, and at each newer site."""
        while True:
            [epoch] = re.findall(r'name="afterword" content="\S+ (\d+) ', self.page(""))
            if words in self.page(path):
                return
            # Answered as soon as there is a newer site, or with the same epoch after a minute.
            while int(self.page(f"livereload/{epoch}/0")) <= int(epoch):
                pass

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture(params=["mkdocs", "properdocs"])
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    if not find_spec(request.param):
        pytest.skip(f"{request.param} is not installed")
    write(tmp_path, SMALL | {"docs/a.md": "# A\n"})
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    server = Server(tmp_path, request.param)
    try:
        server.listening()
        yield server
    finally:
        server.stop()


def test_what_is_written_appears(server: Server, tmp_path: Path) -> None:
    ana = "contacts/ana-sol/"
    server.until(ana, "Ana Sol")

    path = tmp_path / "contacts" / "ana-sol.md"
    path.write_text("---\nname: Ana Soler\n---\nLikes *maps*.\n", encoding="utf-8")
    server.until(ana, "<em>maps</em>")
    assert "Ana Soler" in server.page("contacts/")

    path.write_text("---\nname: Ana Solera\nrole: [half\n", encoding="utf-8")
    server.until("problems/", "contacts/ana-sol.md")
    path.write_text("---\nname: Ana Solera\n---\n", encoding="utf-8")
    server.until(ana, "Ana Solera")

    write(tmp_path, {"contacts/bo-lund.md": "---\nname: Bo Lund\n---\n"})
    server.until("contacts/bo-lund/", "Bo Lund")

    # Where there was no such folder.
    write(tmp_path, {"gifts/sails.md": "---\ntitle: On sails\nkind: tip\ninterests: [a]\n---\n"})
    server.until("gifts/sails/", "On sails")
    write(tmp_path, {"gifts/sails.md": "---\ntitle: On oars\nkind: tip\ninterests: [a]\n---\n"})
    server.until("gifts/sails/", "On oars")

    # Seven changes, each seen by the system, by MkDocs, and in a new folder by us; no build sets off another.
    assert server.said().count("Documentation built") == 1, server.said()
    assert server.said().count("Detected file changes") <= 3 * 7
