"""The live server in processes of its own: whatever ends it, no process, port or copy of the site stays."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
import yaml
from built_site import SCRUBBED, configuration
from journals import SMALL

pty = pytest.importorskip("pty", reason="a terminal of Unix")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

#: How long a server may take to begin or to end, in seconds; a test that passes waits for as long as it must.
PATIENCE = 60

COMMANDS = {
    "mkdocs": ["-m", "mkdocs", "serve", "--livereload"],
    "mkdocs without live reload": ["-m", "mkdocs", "serve", "--no-livereload"],
    "afterword": ["-c", "from afterword.cli import main; main()", "serve"],
}


class Server:
    """A server on a free port, in a session of its own, with its temporary files in a folder to look at."""

    def __init__(self, folder: Path, command: str, terminal: bool = False) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = folder / "serve.log"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        environment = {name: value for name, value in os.environ.items() if name not in SCRUBBED}
        environment |= {"TMPDIR": str(self.temporary), "NO_MKDOCS_2_WARNING": "1"}
        words = [sys.executable, *COMMANDS[command], "-a", f"127.0.0.1:{self.port}"]
        self.terminal, theirs = pty.openpty() if terminal else (-1, -1)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                words,
                cwd=folder / "search",
                stdin=theirs if terminal else subprocess.DEVNULL,
                stdout=theirs if terminal else log,
                stderr=theirs if terminal else log,
                env=environment,
                start_new_session=True,
                preexec_fn=partial(_begin, terminal),
            )
        if terminal:
            os.close(theirs)
        self.number = self.process.pid

    def answer(self, host: str = "") -> tuple[int, str]:
        """Status and text of the start page; 0 where nobody answers."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/contacts/ana-sol/")
        if host:
            request.add_header("Host", host)
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return answer.status, answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8")
        except OSError:
            return 0, ""

    def until(self, happened: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not happened():
            log = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
            assert time.monotonic() < end, f"{what}:\n{log}"
            time.sleep(0.1)

    def group(self) -> list[int]:
        """The processes of the group that still run."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[2]) == self.number and fields[0] != "Z":
                found.append(int(folder.name))
        return found

    def end(self) -> None:
        for process in self.group():
            os.kill(process, signal.SIGKILL)
        with suppress(OSError):  # closed by the test
            os.close(self.terminal)
        self.process.wait(timeout=PATIENCE)


def _begin(terminal: bool) -> None:
    """In the child: a terminal of its own, and no signal ignored, as a runner may have chosen."""
    if terminal:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


Start = Callable[..., Server]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    for path, text in (SMALL | {"docs/a.md": "# A\n"}).items():
        (tmp_path / "search" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "search" / path).write_text(text, encoding="utf-8")
    (tmp_path / "search" / "mkdocs.yml").write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    servers: list[Server] = []

    def begin(command: str, terminal: bool = False) -> Server:
        server = Server(tmp_path, command, terminal)
        servers.append(server)
        server.until(lambda: server.answer()[0] == 200, "the first build")
        return server

    yield begin
    for server in servers:
        server.end()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("command", ["mkdocs", "afterword"])
def test_a_signal_ends_it_and_nothing_stays(start: Start, command: str, number: int) -> None:
    server = start(command)
    assert len(server.group()) == 1
    assert list(server.temporary.iterdir())
    os.kill(server.number, number)
    server.until(lambda: not server.group(), "the end")
    assert server.answer() == (0, "")
    assert not list(server.temporary.iterdir())


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")
def test_no_process_outlives_one_that_is_killed(start: Start) -> None:
    server = start("afterword")
    os.kill(server.number, signal.SIGKILL)
    server.until(lambda: not server.group(), "the end")
    assert server.answer() == (0, "")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")
@pytest.mark.parametrize("command", ["mkdocs", "afterword"])
def test_a_terminal_that_is_closed_takes_it_along(start: Start, command: str) -> None:
    server = start(command, terminal=True)
    os.close(server.terminal)
    server.until(lambda: not server.group(), "the end")
    assert server.answer() == (0, "")
    assert not list(server.temporary.iterdir())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_way_to_serve_answers_its_own_names_only(start: Start, command: str) -> None:
    server = start(command)
    assert server.answer(f"localhost:{server.port}")[0] == 200
    status, text = server.answer("evil.example")
    assert status == 403
    assert "Ana" not in text
