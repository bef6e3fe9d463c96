"""Nothing but `gather` asks another machine.

Every test of this folder runs under that watch, and with them each command there is: whoever adds one has to
add a session of it (``test_transcripts``). The site is built by another program, so here it is built once.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from asking import WATCH, Asked
from built_site import SCRUBBED

TESTS = Path(__file__).parents[1]
#: Any command, in a process that ends when it asks.
WATCHED = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from asking import WATCH
from afterword.__main__ import run
with WATCH.watching():
    run()
"""


def watched(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in SCRUBBED}
    return subprocess.run(
        [sys.executable, "-c", WATCHED, str(TESTS), *words],
        cwd=root,
        env=environment | {"SOURCE_DATE_EPOCH": "1795428000"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("words", [["build", "--quiet"], ["build", "--to", "out"], ["due"]], ids=" ".join)
def test_a_build_asks_nobody(words: list[str], small_journal: Path) -> None:
    """Not for the feeds of the settings either."""
    config = small_journal / "mkdocs.yml"
    text = config.read_text("utf-8")
    feeds = "country: uk\n      feeds: [https://blog.example/feed.xml]"
    config.write_text(text.replace("country: uk", feeds), encoding="utf-8")
    (small_journal / "docs").mkdir(exist_ok=True)
    (small_journal / ".gitignore").write_text("/site/\n/out/\n", encoding="utf-8")
    done = watched(small_journal, *words)
    assert done.returncode == 0, done.stderr


def test_a_process_that_asks_ends(small_journal: Path) -> None:
    done = watched(small_journal, "gather", "http://127.0.0.1:9/feed")
    assert done.returncode != 0
    assert "Asked" in done.stderr


@pytest.mark.parametrize(
    "ask",
    [
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("blog.example", 80),
        lambda: urllib.request.urlopen("https://blog.example/feed.xml"),
    ],
    ids=["connection", "name", "page"],
)
def test_the_watch_sees_it(ask) -> None:
    with pytest.raises(Asked):
        ask()
    assert WATCH.seen
    WATCH.seen.clear()
