"""The live server in processes of its own: whatever ends it, no process, port or copy of the site stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import pytest
import yaml
from built_site import SCRUBBED, configuration
from journals import SMALL

pty = pytest.importorskip("pty", reason="a terminal of Unix")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

#: Serves, and says on which port, on the descriptor that is given. Nothing here waits for a time: only a
#: server that never begins or never ends takes as long as the system lets the process live, ten minutes.
SERVE = """
import os, signal, sys
from mkdocs.livereload import LiveReloadServer

def activate(server, activate=LiveReloadServer.server_activate):
    activate(server)
    os.write(int(sys.argv.pop()), b"%d\\n" % server.server_address[1])

LiveReloadServer.server_activate = activate
signal.alarm(600)
"""

COMMANDS = {
    "mkdocs": "from mkdocs.__main__ import cli as c\nc(['serve', '--livereload', *sys.argv[1:3]])",
    "without reload": "from mkdocs.__main__ import cli as c\nc(['serve', '--no-livereload', *sys.argv[1:3]])",
    "afterword": "from afterword.cli import main as c\nc(['serve', *sys.argv[1:3]])",
}

#: Besides what makes a builder: a clock faked from outside, under which the server's waits may never end.
FOREIGN = (*SCRUBBED, "LD_PRELOAD")


class Server:
    """A server in a session of its own, with its temporary files in a folder to look at."""

    def __init__(self, folder: Path, command: str, terminal: bool = False) -> None:
        self.log = folder / "serve.log"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        told, telling = os.pipe()
        self.terminal, theirs = pty.openpty() if terminal else (-1, -1)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE + COMMANDS[command], "-a", "127.0.0.1:0", str(telling)],
                cwd=folder / "search",
                stdin=theirs if terminal else subprocess.DEVNULL,
                stdout=theirs if terminal else log,
                stderr=theirs if terminal else log,
                env=environment | {"TMPDIR": str(self.temporary), "NO_MKDOCS_2_WARNING": "1"},
                pass_fds=[telling],
                start_new_session=True,
                preexec_fn=partial(_begin, terminal),
            )
        os.close(telling)
        if terminal:
            os.close(theirs)
        with os.fdopen(told, encoding="utf-8") as pipe:
            port = pipe.readline()
        assert port, self.log.read_text(encoding="utf-8")
        self.port = int(port)

    def answer(self, host: str = "") -> tuple[int, str]:
        """Status and text of a page, which waits for the first build; 0 where nobody answers."""
        connection = HTTPConnection("127.0.0.1", self.port)
        try:
            headers = {"Host": host} if host else {}
            connection.request("GET", "/contacts/ana-sol/", headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8")
        except OSError:
            return 0, ""
        finally:
            connection.close()

    def session(self) -> list[int]:
        """The processes of the session that still run."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it ended meanwhile
                fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                if int(fields[3]) == self.process.pid and fields[0] != "Z":
                    found.append(int(folder.name))
        return found

    def ended(self) -> None:
        """Return once the process has ended; nothing of it is left then."""
        self.process.wait()
        assert self.session() == []
        assert self.answer() == (0, "")

    def kill(self) -> None:
        for process in self.session():
            os.kill(process, signal.SIGKILL)
        with suppress(OSError):  # closed by the test
            os.close(self.terminal)
        self.process.wait()


def _begin(terminal: bool) -> None:
    """In the child: a terminal of its own, and no signal ignored, as a runner may have chosen."""
    if terminal:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


Start = Callable[..., Server]

LISTED = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    for path, text in (SMALL | {"docs/a.md": "# A\n"}).items():
        (tmp_path / "search" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "search" / path).write_text(text, encoding="utf-8")
    (tmp_path / "search" / "mkdocs.yml").write_text(yaml.safe_dump(configuration()), encoding="utf-8")
    servers: list[Server] = []

    def begin(command: str, terminal: bool = False) -> Server:
        servers.append(Server(tmp_path, command, terminal))
        assert servers[0].answer()[0] == 200
        return servers[0]

    yield begin
    for server in servers:
        server.kill()


@LISTED
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("command", ["mkdocs", "afterword"])
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
@pytest.mark.parametrize("command", ["mkdocs", "afterword"])
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
