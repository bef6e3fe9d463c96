"""How long a save takes to be on the page, under ``serve``, beside a build of the whole site.

    python bench/live.py [--sizes 250 1000 4000] [--runs 5]

A server of its own serves an invented journal, as in `build.py`. Each time a file is saved with a word that
was never there; then, as a browser does, the server is asked whether there is a newer site, and for the page
once there is, until the word stands in it. Before the next save all pages are made. Times are medians of
seconds by the clock from the save on; with `mkdocs.yml` saved, the server builds the whole site in the same
process and by the same way. What else the machine does counts, so its load is told, and on Linux how many
seconds of them a processor worked for the server.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from build import CONFIGURATION, OURS, TODAY, journal

#: Seconds at most, by what is saved and the number of records.
GOALS = {
    "a person": {250: 0.3, 1000: 0.5, 4000: 1.0},
    "today": {250: 0.5, 1000: 0.7, 4000: 1.5},
}

SERVE = """
from mkdocs.livereload import LiveReloadServer

def activate(server, activate=LiveReloadServer.server_activate):
    activate(server)
    print(server.server_address[1], flush=True)

LiveReloadServer.server_activate = activate
from mkdocs.__main__ import cli
cli(["serve", "--livereload", "-q", "-a", "127.0.0.1:0"])
"""


class Taken(NamedTuple):
    """Seconds by the clock, and of a processor."""

    clock: float
    processor: float


class Server:
    """A live server, and a browser that looks at it."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE],
            cwd=folder,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        assert self.process.stdout
        port = self.process.stdout.readline()
        if not port:
            raise SystemExit("the server did not begin")
        self.port = int(port)

    def page(self, path: str) -> str:
        """What stands at an address."""
        with closing(HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request("GET", f"/{path}")
            return connection.getresponse().read().decode("utf-8")

    def epoch(self) -> int:
        """The number of the site that is served, when nothing is left to be made of it."""
        self.page("sitemap.xml")
        found = re.search(r"livereload\((\d+),|name=\"afterword\" content=\"\S+ (\d+) ", self.page(""))
        assert found
        return int(found[1] or found[2])

    def taken(self, path: str, word: str, save: Callable[[], None]) -> Taken:
        """From a save until a word of it stands on a page."""
        epoch = self.epoch()
        begun, worked = perf_counter(), self.worked()
        save()
        while True:
            epoch = int(self.page(f"livereload/{epoch}/0"))
            if word in self.page(path):
                return Taken(perf_counter() - begun, self.worked() - worked)

    def worked(self) -> float:
        """Seconds that a processor has worked for it; always 0 where the system does not tell."""
        file = Path(f"/proc/{self.process.pid}/stat")
        if not file.is_file():
            return 0.0
        fields = file.read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()


def saves(folder: Path) -> dict[str, Callable[[str], tuple[str, Callable[[], None]]]]:
    """By what is saved: for a word, the page to look at and what saves the word."""

    def changed(path: str, old: str, new: str) -> Callable[[], None]:
        file = folder / path
        text = file.read_text(encoding="utf-8").replace(old, new, 1)
        return lambda: write(file, text)

    def person(word: str) -> tuple[str, Callable[[], None]]:
        return "contacts/p1/", changed("contacts/p1.md", "\n---\n", f"\n---\n{word}.\n")

    def today(word: str) -> tuple[str, Callable[[], None]]:
        promise = f"## p0\n\n- promised: the {word}, by {TODAY}\n"
        return "", changed("interviews/i0.md", "## p0\n", promise)

    def note(word: str) -> tuple[str, Callable[[], None]]:
        text = f"---\nto: p1\nsent: {TODAY}\nkind: value-add\nsubject: On {word}\n---\nHello,\n\n{word}.\n"
        return f"notes/{word}/", lambda: write(folder / "notes" / f"{word}.md", text)

    def everything(word: str) -> tuple[str, Callable[[], None]]:
        return "contacts/p1/", changed("mkdocs.yml", "site_name: ", f"site_name: {word} ")

    return {"a person": person, "today": today, "a new note": note, "all of it": everything}


def write(file: Path, text: str) -> None:
    """Write a file as an editor does: whole, and in its place."""
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def measured(records: int, runs: int, root: Path) -> dict[str, Taken]:
    """Medians for one size, by what is saved."""
    files = journal(records) | {"mkdocs.yml": CONFIGURATION.format(rest=OURS)}
    folder = root / str(records)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "docs").mkdir()
    server = Server(folder)
    times: dict[str, list[Taken]] = {}
    try:
        for run in range(runs):
            for name, prepare in saves(folder).items():
                if name == "all of it" and run % 2:
                    continue
                word = f"{name.split()[-1]}word{run}"
                path, save = prepare(word)
                times.setdefault(name, []).append(server.taken(path, word, save))
    finally:
        server.stop()
    return {name: Taken(*map(statistics.median, zip(*taken, strict=True))) for name, taken in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[250, 1000, 4000], help="records in each journal"
    )
    parser.add_argument("--runs", type=int, default=5, help="saves of each kind")
    options = parser.parse_args()
    if hasattr(os, "getloadavg"):
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    before: dict[str, Taken] = {}
    missed = 0
    print(f"{'records':>7}  {'saved':<11}{'seconds':>8}{'goal':>8}{'worked':>9}  growth", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for records in options.sizes:
            found = measured(records, options.runs, Path(folder))
            for name, (seconds, worked) in found.items():
                goal = GOALS.get(name, {}).get(records)
                told = f"{goal:.1f} s" if goal else ""
                growth = f"{seconds / before[name].clock:.1f} times" if name in before else ""
                missed += bool(goal and seconds > goal)
                print(
                    f"{records:7,}  {name:<11}{seconds:6.2f} s{told:>8}{worked:7.2f} s  {growth}".rstrip(),
                    flush=True,
                )
            before = found
    if hasattr(os, "getloadavg"):
        print(f"\nload {os.getloadavg()[0]:.1f} at the end", end="")
    print(f"\n{missed} of the goals missed" if missed else "\nevery goal reached")


if __name__ == "__main__":
    main()
