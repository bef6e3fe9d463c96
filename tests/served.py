"""The live server for tests: a process of its own, on a free port of this machine."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import yaml
from built_site import SCRUBBED, configuration

#: Serves, and says on which port, on the descriptor that is given. Nothing here waits for a time: only a
#: server that never begins or never ends takes as long as the system lets the process live, ten minutes.
SERVE = """
import os, signal, sys
from {host}.livereload import LiveReloadServer

def activate(server, activate=LiveReloadServer.server_activate):
    activate(server)
    os.write(int(sys.argv.pop()), b"%d\\n" % server.server_address[1])

LiveReloadServer.server_activate = activate
signal.alarm(600)
"""

#: How people start it: the host whose server it is, and the rest of the program.
COMMANDS = {
    "mkdocs": (
        "mkdocs",
        "from mkdocs.__main__ import cli as c\nc(['serve', '--livereload', *sys.argv[1:3]])",
    ),
    "without reload": (
        "mkdocs",
        "from mkdocs.__main__ import cli as c\nc(['serve', '--no-livereload', *sys.argv[1:3]])",
    ),
    "afterword": ("mkdocs", "from afterword.cli import main as c\nc(['serve', *sys.argv[1:3]])"),
    "properdocs": (
        "properdocs",
        "from properdocs.__main__ import cli as c\nc(['serve', '--livereload', *sys.argv[1:3]])",
    ),
    "afterword properdocs": (
        "properdocs",
        "from afterword.cli import main as c\nc(['serve', *sys.argv[1:3]])",
    ),
}

#: Besides what makes a builder: a clock faked from outside, under which the server's waits may never end.
FOREIGN = (*SCRUBBED, "LD_PRELOAD")

#: What the live server gives to its pages: the key of the run, and the version of the site.
KEY = re.compile(r'<meta name="afterword" content="(\S+) (\d+) (\d+)">')


def search(folder: Path, files: Mapping[str, str], command: str = "mkdocs", **options: object) -> Path:
    """Write a journal with its settings, and return its folder."""
    root = folder / "search"
    for path, text in ({"docs/a.md": "# A\n"} | dict(files)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    host = COMMANDS[command][0]
    (root / f"{host}.yml").write_text(yaml.safe_dump(configuration(afterword=options)), encoding="utf-8")
    return root


class Server:
    """A server in a session of its own, with its temporary files in a folder to look at.

    Args:
        folder: with the journal in ``search``; the server's log and temporary files go beside it.
        command: one of ``COMMANDS``.
        terminal: give it a terminal of its own.
        address: to listen at.
    """

    def __init__(
        self, folder: Path, command: str, terminal: bool = False, address: str = "127.0.0.1:0"
    ) -> None:
        self.log = folder / "serve.log"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        told, telling = os.pipe()
        self.terminal, theirs = -1, -1
        if terminal:
            import pty

            self.terminal, theirs = pty.openpty()
        host, program = COMMANDS[command]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE.format(host=host) + program, "-a", address, str(telling)],
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

    def answer(self, host: str = "", path: str = "/contacts/ana-sol/") -> tuple[int, str]:
        """Status and text of a page, which waits for the first build; 0 where nobody answers."""
        connection = HTTPConnection("127.0.0.1", self.port)
        try:
            headers = {"Host": host} if host else {}
            connection.request("GET", path, headers=headers)
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
        import fcntl
        import termios

        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
