"""A small journal whose pages act: served by MkDocs' own live server, in a folder under git."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.request
from html import unescape
from pathlib import Path

import yaml
from built_site import SCRUBBED, configuration

#: Serves, and says on which port; only a server that never ends takes as long as the system lets it live.
_SERVE = """
import signal, sys
from mkdocs.__main__ import cli
from mkdocs.livereload import LiveReloadServer

def activate(server, activate=LiveReloadServer.server_activate):
    activate(server)
    print(server.server_address[1], flush=True)

LiveReloadServer.server_activate = activate
if hasattr(signal, "alarm"):
    signal.alarm(900)
cli(["serve", "--livereload", "-a", f"127.0.0.1:{sys.argv[1]}"], prog_name="mkdocs")
"""

_LINES = {
    "Ana Sol": "the tide tables she draws by hand",
    "Ben Okoro": "his allotment on the old railway line",
    "Cleo Marsh": "a rota in which nobody is woken up",
    "Dan Fisk": "the bell he restored last winter",
}


def files() -> dict[str, str]:
    """Four people met yesterday, none of them thanked yet."""
    slugs = {name: name.lower().replace(" ", "-") for name in _LINES}
    people = {
        f"contacts/{slug}.md": f"---\nname: {name}\ncompany: Harbour Labs\nrole: Engineer\n"
        f"email: {slug}@harbour.example\n---\n"
        for name, slug in slugs.items()
    }
    debriefs = "\n".join(f"## {name}\n\n- lit up at: {line}\n" for name, line in _LINES.items())
    met = ", ".join(slugs.values())
    interview = (
        "---\ncompany: Harbour Labs\nposition: Site Engineer\nwhen: 2026-11-20T10:00\nminutes: 60\n"
        f"met: [{met}]\n---\n\n{debriefs}"
    )
    return people | {
        "interviews/2026-11-20-harbour-labs.md": interview,
        ".gitignore": "/.afterword/\n/site/\n",
        "docs/about.md": "# About\n",
    }


def journal(folder: Path, *, commits: bool = False) -> Path:
    """Write the journal, and put it under git."""
    for path, text in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    features = ["navigation.instant", "navigation.tabs", "navigation.path"]
    settings = configuration(
        theme={
            "name": "material",
            "font": False,
            "features": features,
            "palette": [
                {"media": f"(prefers-color-scheme: {scheme})", "scheme": name, "primary": "afterword"}
                for scheme, name in (("light", "default"), ("dark", "slate"))
            ],
        },
        afterword={"git_commit": commits},
    )
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    if commits:
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "begin"]):
            git(folder, *words)
    return folder


def git(folder: Path, *words: str) -> str:
    """What git says."""
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the user's, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".git", ".afterword", "server.log"} & set(path.relative_to(folder).parts)
    }


class Live:
    """A live server on a journal."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder, self.log, self.port = folder, log, 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Start it; after ``stop`` at the same address again."""
        own = {name: value for name, value in os.environ.items() if name not in (*SCRUBBED, "LD_PRELOAD")}
        own["NO_MKDOCS_2_WARNING"] = "1"
        with self.log.open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _SERVE, str(self.port)],
                cwd=self.folder,
                env=own,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
            )
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line.strip(), self.log.read_text(encoding="utf-8")
        self.port = int(line)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()

    def get(self, path: str = "") -> str:
        """What it answers."""
        with urllib.request.urlopen(f"{self.address}{path}") as answer:
            return str(answer.read().decode("utf-8"))

    def until(self, path: str, words: str) -> None:
        """Return once a page has these words: look at it, and at each newer site."""
        while True:
            [epoch] = re.findall(r'name="afterword" content="\S+ (\d+) ', self.get())
            if words in unescape(self.get(path)):
                return
            # Answered as soon as there is a newer site, or with the same epoch after a minute.
            while int(self.get(f"livereload/{epoch}/0")) <= int(epoch):
                pass
