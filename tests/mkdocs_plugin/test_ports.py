"""Where a site is served: at the usual port, the next free one, or where somebody says."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from built_site import SCRUBBED, configuration
from journals import SMALL
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from afterword.mkdocs_plugin.ports import Port, kept_port

HOST = "127.0.0.1"

#: Serves, and says at which port; the system ends what never begins.
SERVE = """
import signal, sys
from HOST.livereload import LiveReloadServer

def activate(server, activate=LiveReloadServer.server_activate):
    activate(server)
    print(server.server_address[1], flush=True)

LiveReloadServer.server_activate = activate
if hasattr(signal, "alarm"):
    signal.alarm(600)
"""
COMMANDS = {
    "mkdocs": "from mkdocs.__main__ import cli\ncli(['serve', *sys.argv[1:]])",
    "properdocs": "from properdocs.__main__ import cli\ncli(['serve', *sys.argv[1:]])",
    "afterword": "from afterword.cli import main\nmain(['serve', *sys.argv[1:]])",
}


def listening(number: int = 0) -> socket.socket:
    made = socket.socket()
    try:
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, number))
        made.listen()
    except OSError:
        made.close()
        raise
    return made


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens at."""
    with closing(listening()) as other:
        yield other.getsockname()[1]


def test_a_port_that_is_taken_is_left_to_whoever_has_it(taken: int) -> None:
    port = Port(HOST, taken)
    assert port.number != taken
    with pytest.raises(OSError), closing(listening(port.number)):  # kept from now on
        pass
    assert port.address(f"http://{HOST}:{taken}/notes/") == f"http://{HOST}:{port.number}/notes/"
    port.give_back()
    listening(port.number).close()


def test_a_port_that_is_free_is_the_one() -> None:
    with closing(listening()) as other:
        number = other.getsockname()[1]
    port = Port(HOST, number)
    assert port.number == number
    port.give_back()


def config_of(folder: Path, settings: dict[str, object], asked: str | None = None) -> MkDocsConfig:
    (folder / "docs").mkdir()
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(configuration(**settings)), encoding="utf-8")
    return load_config(str(file), dev_addr=asked)


@pytest.mark.parametrize(("settings", "asked"), [({"dev_addr": "PORT"}, None), ({}, "PORT")])
def test_where_somebody_names_a_port_it_is_that_one(
    tmp_path: Path, taken: int, settings: dict[str, object], asked: str | None
) -> None:
    named = f"{HOST}:{taken}"
    config = config_of(tmp_path, dict.fromkeys(settings, named), asked and named)
    config.site_url = f"http://{named}/"
    bind = LiveReloadServer.server_bind
    assert kept_port(config) is None
    assert LiveReloadServer.server_bind is bind


def test_a_site_that_is_only_built_takes_no_port(tmp_path: Path) -> None:
    config = config_of(tmp_path, {})
    for address in (None, "https://search.example/"):
        config.site_url = address
        assert kept_port(config) is None


@pytest.mark.parametrize("flags", [[], ["--no-livereload"]], ids=["", "no-livereload"])
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_moves_on_and_says_where(tmp_path: Path, command: str, flags: list[str]) -> None:
    if not find_spec(command):
        pytest.skip(f"{command} is not installed")
    for path, text in (SMALL | {"docs/a.md": "# A\n"}).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    host = "mkdocs" if command == "afterword" else command
    log = tmp_path / "serve.log"
    environment = {name: value for name, value in os.environ.items() if name not in (*SCRUBBED, "LD_PRELOAD")}
    other = None
    with suppress(OSError):  # somebody else has it, which is as good
        other = listening(8000)
    with log.open("wb") as told:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE.replace("HOST", host) + COMMANDS[command], *flags],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=told,
            encoding="utf-8",
            env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        )
    try:
        assert process.stdout
        line = process.stdout.readline()
        said = log.read_text(encoding="utf-8")
        assert line, said
        port = int(line)
        assert port != 8000
        assert (
            f"Port 8000 is taken, perhaps by another journal that is served, so this one is at http://{HOST}:{port}/"
            in said
        )
        connection = HTTPConnection(HOST, port)
        with closing(connection):
            connection.request("GET", "/contacts/ana-sol/")
            page = connection.getresponse().read().decode("utf-8")
        assert f'<link rel="canonical" href="http://{HOST}:{port}/contacts/ana-sol/">' in page
        assert f"{HOST}:8000" not in page
    finally:
        process.terminate()
        process.wait()
        assert process.stdout
        process.stdout.close()
        if other:
            other.close()
    assert f"Serving on http://{HOST}:{port}/" in log.read_text(encoding="utf-8")
