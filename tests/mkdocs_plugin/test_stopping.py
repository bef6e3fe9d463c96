"""The live server in processes of its own: whatever ends it, no process, port or copy of the site stays."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from journals import SMALL
from served import COMMANDS, Server, search

pytest.importorskip("pty", reason="a terminal of Unix")

#: Every way to serve with live reload, under either host.
WAYS = ["mkdocs", "afterword", "properdocs", "afterword properdocs"]

Start = Callable[..., Server]

LISTED = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    servers: list[Server] = []

    def begin(command: str, terminal: bool = False) -> Server:
        if not find_spec(COMMANDS[command][0]):
            pytest.skip(f"{COMMANDS[command][0]} is not installed")
        search(tmp_path, SMALL, command)
        servers.append(Server(tmp_path, command, terminal))
        assert servers[0].answer()[0] == 200
        return servers[0]

    yield begin
    for server in servers:
        server.kill()


@LISTED
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("command", WAYS)
def test_a_signal_ends_it_and_nothing_stays(start: Start, command: str, number: int) -> None:
    server = start(command)
    assert server.session() == [server.process.pid]
    assert list(server.temporary.iterdir())
    os.kill(server.process.pid, number)
    server.ended()
    assert not list(server.temporary.iterdir())


@LISTED
def test_no_process_outlives_one_that_is_killed(start: Start) -> None:
    server = start("afterword")
    os.kill(server.process.pid, signal.SIGKILL)
    server.ended()


@LISTED
@pytest.mark.parametrize("command", WAYS)
def test_a_terminal_that_is_closed_takes_it_along(start: Start, command: str) -> None:
    server = start(command, terminal=True)
    os.close(server.terminal)
    server.ended()
    assert not list(server.temporary.iterdir())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_way_to_serve_answers_its_own_names_only(start: Start, command: str) -> None:
    server = start(command)
    assert server.answer(f"localhost:{server.port}")[0] == 200
    status, text = server.answer("evil.example")
    assert status == 403
    assert "Ana" not in text
