"""A search as it is lived: commands on the days they are typed, and what the person who types them sees."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import pytest
import yaml
from click.testing import CliRunner

from afterword.cli import main
from afterword.cli.session import Session

#: States in which a follow-up is to be written now.
OPEN = ("due", "late")


class Search:
    """A journal of its own in a folder; the clock stands where each command says."""

    def __init__(self, root: Path, **settings: object) -> None:
        self.root = root
        #: What the last command printed.
        self.said = ""
        known = {"me": {"name": "Nadia Beaumont"}} | settings
        config = {"site_name": "Search", "plugins": [{"afterword": known}]}
        root.mkdir(exist_ok=True)
        (root / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")

    def run(self, moment: str, line: str, given: str | None = None) -> tuple[int, str, str]:
        """A command line as it is typed, without `afterword`: its exit code, what it prints, what it says."""
        words = ["--root", str(self.root), *shlex.split(line)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Session, "clock", staticmethod(lambda: datetime.fromisoformat(moment)))
            result = CliRunner().invoke(main, words, input=given, prog_name="afterword")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    def on(self, moment: str, line: str, given: str | None = None) -> str:
        """A command that does what it should; all that it prints."""
        code, out, err = self.run(moment, line, given)
        assert code == 0, f"{line}\n{out}{err}"
        self.said = out + err
        return self.said

    def refused(self, moment: str, line: str, given: str | None = None) -> str:
        """A command that is refused, and changes no file; why."""
        before = self.files()
        code, out, err = self.run(moment, line, given)
        assert code in (1, 2), f"not refused: {line}\n{out}{err}"
        assert self.files() == before
        return out + err

    def due(self, moment: str) -> list[str]:
        """What is to be written now: person and kind, in the order shown."""
        return [f"{each['contact']} {each['kind']}" for each in self.plan(moment) if each["state"] in OPEN]

    def plan(self, moment: str, who: str | None = None, kind: str | None = None) -> list[dict[str, Any]]:
        """Every follow-up, to one person or of one kind where asked."""
        code, out, err = self.run(moment, "due --all --json")
        assert code == 0, out + err
        found: list[dict[str, Any]] = json.loads(out)["follow_ups"]
        return [each for each in found if who in (None, each["contact"]) and kind in (None, each["kind"])]

    def the(self, moment: str, who: str, kind: str) -> dict[str, Any]:
        """The one follow-up of this kind to this person."""
        (found,) = self.plan(moment, who, kind)
        return found

    def letter(self, moment: str, line: str) -> dict[str, Any]:
        """A draft, as ``draft --json`` gives it."""
        code, out, err = self.run(moment, f"draft {line} --json")
        assert code == 0, out + err
        found: dict[str, Any] = json.loads(out)
        return found

    def write(self, moment: str, who: str, kind: str = "") -> str:
        """The note that is due, in words of one's own, and marked as sent."""
        chosen = f" --kind {kind}" if kind else ""
        return self.on(moment, f'sent {who}{chosen} --text "Thank you, and until soon."')

    def problems(self, moment: str) -> list[str]:
        """The rules of all problems that `check` names."""
        _, out, _ = self.run(moment, "check --json")
        return [each["rule"] for each in json.loads(out)["problems"]]

    def set(self, path: str, **fields: object) -> Self:
        """Fields of a record written by hand into its front matter; an old line of the same key goes."""
        file = self.root / path
        head, body = file.read_text("utf-8").removeprefix("---\n").split("---\n", 1)
        kept = (yaml.safe_load(head) or {}) | fields
        file.write_text(f"---\n{yaml.safe_dump(kept, allow_unicode=True)}---\n{body}", encoding="utf-8")
        return self

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def front(self, path: str) -> dict[str, Any]:
        """The front matter of a record."""
        found: dict[str, Any] = yaml.safe_load(self.read(path).split("---\n")[1])
        return found

    def files(self) -> Mapping[str, bytes]:
        """Every record, by path."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes() for path in self.root.glob("*/*.md")
        }


def days(first: str, last: str) -> list[str]:
    """Each day from one to another, at ten in the morning."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [f"{start + timedelta(n)}T10:00" for n in range((end - start).days + 1)]
