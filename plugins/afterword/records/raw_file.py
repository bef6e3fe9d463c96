"""A file of a record by itself: its keys read one by one, and what is wrong in it whatever other files say.

This is most of the work of reading, and from one look at a journal to the next nearly every file is the
same. So what came of a file is kept by its bytes: never by its time, which says nothing sure.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from threading import Lock
from types import MappingProxyType
from typing import Any

from afterword.frozen import frozen
from afterword.records.entries import Entry
from afterword.records.front_matter import FrontMatter, split
from afterword.records.problems import MOST_OF_A_KIND, Level, Problem, Reports
from afterword.records.quoting import quoted
from afterword.records.record import RecordFile
from afterword.records.repairs import ODD, odd_sign
from afterword.records.schema import MATERIAL_KEYS, SCHEMAS, Schema
from afterword.records.showing import advice, shortened
from afterword.records.values import read_value
from afterword.words.spelling import did_you_mean

#: Keys other programs keep in front matter, which earn no hint.
_FOREIGN_KEYS = frozenset(
    {"aliases", "alias", "cssclasses", "cssclass", "created", "updated", "date", "id", "uid"}
)

#: By kind and name: asked for with every key of every file.
_FIELDS = {schema.kind: {field.name: field for field in schema.fields} for schema in SCHEMAS}

#: The rule of a file with nothing in it.
EMPTY = "empty"

#: White space, and the byte order mark.
_BLANK = b" \t\r\n\f\v\xef\xbb\xbf"


def _empty(path: str) -> FrontMatter:
    """Of a file that an editor made for somebody about to write in it."""
    problem = Problem(
        path,
        1,
        1,
        Level.HINT,
        EMPTY,
        "The file is empty, so it is no record yet.",
        "Write it, or delete the file.",
    )
    return FrontMatter({}, "", 1, False, (problem,))


@frozen
class Built:
    """What was made of a file among the others.

    Attributes:
        drawn_on: what else it depends on; only what is the very same object is the same.
        value: the record, or None.
        problems: what was wrong with it among the others.
    """

    drawn_on: object
    value: Any
    problems: tuple[Problem, ...]


class RawFile:
    """One file, split and read key by key; get one from ``raw_file``.

    It is shared by everybody who reads the same bytes, so nothing in it changes but ``built``.

    Attributes:
        parts: front matter and body.
        values: by key, of the fields that hold something usable.
        explained: required keys whose absence is told already, by what stands in their place.
        reports: what is wrong in the file by itself.
        file: where it stands.
        built: what was last made of it.
    """

    def __init__(self, path: str, schema: Schema, data: bytes, today: date | None) -> None:
        """Read a file; the arguments are those of ``raw_file``."""
        self.schema = schema
        self.parts: FrontMatter = split(path, data) if data.strip(_BLANK) else _empty(path)
        self.reports = Reports(path)
        self.explained: set[str] = set()
        self.built: Built | None = None
        values: dict[str, Any] = {}
        fields = _FIELDS[schema.kind]
        for key, entry in self.parts.entries.items():
            if key in fields:
                told = self.reports.count
                values[key] = read_value(fields[key], entry, self.reports.at_place, today)
                if self.reports.count > told:
                    self.explained.add(key)
            else:
                self._unknown_key(key, entry)
        self.values: Mapping[str, Any] = MappingProxyType(values)
        self.file = RecordFile(
            path,
            self.parts.body,
            self.parts.body_line,
            MappingProxyType({key: (e.line, e.column) for key, e in self.parts.entries.items()}),
            MappingProxyType({k: e.value for k, e in self.parts.entries.items() if k not in fields}),
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the file, whatever others say."""
        return (*self.parts.problems, *self.reports.problems)

    def _unknown_key(self, key: str, entry: Entry) -> None:
        if key in _FOREIGN_KEYS:
            return
        shown = shortened(key)
        ours, colon, begun = key.partition(":")
        if colon and begun and ours in self.schema.names:  # `name:Priya: the boss`
            self.explained.add(ours)
            line = f"{ours}: {quoted(f'{begun}: {entry.source}')}" if "\n" not in entry.source else ""
            self.reports.at(
                entry.line,
                entry.column + len(ours),
                Level.ERROR if self.schema.field(ours).required else Level.WARNING,
                "unknown-key",
                f"A blank is missing after the colon, so `{ours}` is not read.",
                advice("Write", line),
            )
            return
        meant = _plain_key(key)
        if meant in self.schema.names:
            self._key_written_otherwise(key, meant, entry)
            return
        level = Level.HINT
        if key in MATERIAL_KEYS:
            message = f"`{key}` is a key of the theme, not of {self.schema.article}; the site leaves it out."
            fix = f"Use another word, or one of: {', '.join(self.schema.names)}."
        else:
            listed = self.reports.told("unknown-key") < MOST_OF_A_KIND
            guess = did_you_mean(key, self.schema.names) if listed else None
            message = f"`{shown}` is no field of {self.schema.article}; it is kept and not used."
            fix = "If it is your own, leave it."
            if guess and guess not in self.parts.entries:
                fix = f"Did you mean `{guess}`? {fix}"
                if self.schema.field(guess).required:
                    self.explained.add(guess)
                    level = Level.ERROR
                    message = (
                        f"`{shown}` is no field of {self.schema.article}, and `{guess}`, which it needs, "
                        "is missing."
                    )
                    fix = advice(f"Did you mean `{guess}`? Write", self._line_of(guess, entry))
        self.reports.at(entry.line, entry.column, level, "unknown-key", message, fix)

    def _key_written_otherwise(self, key: str, meant: str, entry: Entry) -> None:
        """A key of ours in capitals, with hyphens, or with a blank that is none before or behind it."""
        odd = ODD.search(key)
        if meant in self.parts.entries:
            self.reports.at(
                entry.line,
                entry.column,
                Level.ERROR,
                "duplicate-key",
                f"`{meant}` stands on line {self.parts.entries[meant].line} too, and that line counts: "
                "capitals make no other key.",
                "Keep one of the two lines.",
            )
            return
        self.explained.add(meant)
        self.reports.at(
            entry.line,
            entry.column,
            Level.ERROR if self.schema.field(meant).required else Level.WARNING,
            "unknown-key",
            f"There is {odd_sign(odd[0])} in the key `{meant}`, so it is not read."
            if odd
            else f"`{shortened(key)}` is not read: the key is `{meant}`.",
            advice("Write", self._line_of(meant, entry)),
        )

    def _line_of(self, key: str, entry: Entry) -> str:
        """The line with another key; nothing where the value goes over several lines."""
        return f"{key}: {entry.source}" if entry.source and "\n" not in entry.source else ""


#: Bytes of the files that are kept, those that were asked for last: twenty thousand records, or eight books.
_MOST_KEPT = 32_000_000

_Key = tuple[str, str, bytes, date | None]


class _Shelf:
    """Files that were read, by all that their reading depends on."""

    def __init__(self) -> None:
        self._files: OrderedDict[_Key, RawFile] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()  # a server reads while it answers

    def find(self, key: _Key) -> RawFile | None:
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    def keep(self, key: _Key, file: RawFile) -> None:
        with self._lock:
            if key not in self._files:
                self._bytes += len(key[2])
            self._files[key] = file
            while self._bytes > _MOST_KEPT:
                (_, _, data, _), _ = self._files.popitem(last=False)
                self._bytes -= len(data)


_SHELF = _Shelf()


def raw_file(path: str, schema: Schema, data: bytes, today: date | None = None) -> RawFile:
    """A file, read; the one that was read before where path, bytes and day are the same.

    Args:
        path: relative to the journal.
        schema: of its folder.
        data: its bytes.
        today: for the days that may be named; None: it is not known.
    """
    key = (path, schema.kind, data, today)
    found = _SHELF.find(key)
    if found is None:
        found = RawFile(path, schema, data, today)
        _SHELF.keep(key, found)
    return found


def _plain_key(key: str) -> str:
    """A key by its letters alone: `Name`, `stay-in-touch` and a key with a blank that does not show."""
    return ODD.sub("", key).strip().casefold().replace("-", "_").replace(" ", "_")
