"""Debriefs that were broken off: their answers lie in a file of their own until they are written up.

The file has the form that ``debrief --from`` reads, and is written anew with every answer, so that neither a
crash nor a terminal that goes away takes more than the words on their way.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from itertools import count
from pathlib import Path

from afterword.actions.told import Person, Told
from afterword.errors import AfterwordError
from afterword.keeping.atomic import Change, carry_out
from afterword.keeping.own_folder import OWN_FOLDER
from afterword.records.debrief import HEADING, undressed
from afterword.records.names import folded
from afterword.records.quoting import scalar
from afterword.times import moment_of

_NAME = "debrief-"


class Unfinished:
    """The file of one debrief that is under way, or was broken off.

    Attributes:
        root: the folder of the journal.
        path: of the file, relative to the journal.
        obstacle: why the last answers could not be kept; empty where they could.
    """

    def __init__(self, root: Path, path: str) -> None:
        self.root, self.path = root, path
        self.obstacle = ""
        self._begun: bytes | None = None
        self._there = self._read()

    @staticmethod
    def is_path(path: str) -> bool:
        """Whether a file of that path, relative to the journal, would be one of these."""
        folder, _, name = path.partition("/")
        return folder == OWN_FOLDER and bool(re.fullmatch(rf"{_NAME}[\w-]+\.md", name))

    @property
    def text(self) -> str:
        """What the file says.

        Raises:
            AfterwordError: it is not UTF-8, such as after an edit by hand.
        """
        try:
            return (self._there or b"").decode("utf-8")
        except UnicodeDecodeError as error:
            raise AfterwordError(f"{self.path} is not UTF-8.") from error

    @property
    def on(self) -> date | None:
        """The day on which it was begun; None where somebody gave the file another name."""
        with contextlib.suppress(ValueError):
            return date.fromisoformat(Path(self.path).name.removeprefix(_NAME)[:10])
        return None

    def keep(self, told: Told) -> bool:
        """Keep what was told so far; False where nothing can be written, and ``obstacle`` says why."""
        new = as_text(told).encode("utf-8")
        self._take_in()
        self._begun = new
        try:
            carry_out(self.root, (Change(self.path, self._there, new),))
        except AfterwordError as error:
            self.obstacle = str(error)
            return False
        self._there, self.obstacle = new, ""
        return True

    def drop(self) -> None:
        """Take the file away, since what it says is written up.

        Raises:
            AfterwordError: it cannot be deleted.
        """
        self._take_in()
        if self._there is not None:
            carry_out(self.root, (Change(self.path, self._there, None),))
            self._there = None

    def _read(self) -> bytes | None:
        with contextlib.suppress(OSError):
            return (self.root / self.path).read_bytes()
        return None

    def _take_in(self) -> None:
        """Know what we wrote ourselves, where Ctrl-C came between the writing and the note of it."""
        if self._begun is not None and self._begun != self._there and self._read() == self._begun:
            self._there = self._begun


def begun(root: Path, now: date | datetime) -> Unfinished:
    """A new one, named after the moment it was begun; no file is made before there is an answer."""
    stamp = moment_of(now).strftime("%Y-%m-%dT%H%M")
    names = (f"{OWN_FOLDER}/{_NAME}{stamp}{number}.md" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return Unfinished(root, next(name for name in names if not (root / name).exists()))


def broken_off(root: Path) -> tuple[Unfinished, ...]:
    """Those that were broken off, the newest first."""
    found = sorted((root / OWN_FOLDER).glob(f"{_NAME}*.md"), reverse=True)
    return tuple(Unfinished(root, f"{OWN_FOLDER}/{path.name}") for path in found if path.is_file())


def as_text(told: Told) -> str:
    """What was told, as a file that ``told.read_file`` reads back to the same."""
    fields = dict(told.fields)
    owner = next((person for person in told.people if person.who == fields.get("owner")), None)
    if owner:
        del fields["owner"]  # said in their section, since a name is not always a reference
    if told.prose:
        fields["said"] = told.prose
    if told.new:
        fields["new"] = ", ".join(sorted(told.new))
    if told.absent:
        fields["absent"] = ", ".join(told.absent)
    if told.note:
        fields["note"] = told.note
    taken = {folded(person.who) for person in told.people}
    sections = []
    for person in told.people:
        heading = _heading(person.who, taken)
        taken.add(folded(heading))
        sections.append(_section(person, heading, owns=person is owner))
    return "\n".join([_front_matter(fields), *sections])


def _front_matter(fields: Mapping[str, str | int | date | datetime]) -> str:
    lines = [f"{key}: {scalar(value)}\n" for key, value in fields.items()]
    return "".join(["---\n", *lines, "---\n"])


def _heading(who: str, taken: Collection[str]) -> str:
    """A heading for somebody: the name, or where Markdown would read another one there, a number."""
    found = HEADING.match(f"## {who}")
    if found and undressed(found[1]) == who:
        return who
    return next(name for number in count(1) if folded(name := f"Person {number}") not in taken)


def _section(person: Person, heading: str, *, owns: bool) -> str:
    said = [("name", person.who)] if heading != person.who else []
    said += [("new", "yes")] if person.new else []
    said += [("same", "yes")] if person.same else []
    said += [("owner", "yes")] if owns else []
    said += [(key.replace("_", " "), text) for key, text in person.personal.items()]
    lines = [*(f"- {key}: {text}" for key, text in said), *person.lines]
    return "\n".join([f"## {heading}", "", *lines, *([""] if lines else [])])
