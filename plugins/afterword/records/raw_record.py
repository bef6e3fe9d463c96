"""A record file on its way to becoming a record: its values, and where to report what is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from afterword.records.front_matter import Entry, FrontMatter, split
from afterword.records.problems import Level, Problem
from afterword.records.record import RecordFile
from afterword.records.schema import MATERIAL_KEYS, FieldType, Schema
from afterword.records.slugs import did_you_mean
from afterword.records.values import read_value

#: Keys other programs keep in front matter, which earn no hint.
_FOREIGN_KEYS = frozenset(
    {"aliases", "alias", "cssclasses", "cssclass", "created", "updated", "date", "id", "uid"}
)


#: White space, and the byte order mark.
_BLANK = b" \t\r\n\f\v\xef\xbb\xbf"


def _empty(path: str) -> FrontMatter:
    """Of a file that an editor made for somebody about to write in it."""
    problem = Problem(
        path,
        1,
        1,
        Level.HINT,
        "empty",
        "The file is empty, so it is no record yet.",
        "Write it, or delete the file.",
    )
    return FrontMatter({}, "", 1, False, (problem,))


class RawRecord:
    """One file, split and read key by key.

    Attributes:
        values: by key, of the fields that hold something usable.
    """

    def __init__(self, path: str, schema: Schema, data: bytes, problems: list[Problem]) -> None:
        self.path = path
        self.schema = schema
        self.slug = slug_of_path(path)
        self.problems = problems
        self.parts: FrontMatter = split(path, data) if data.strip(_BLANK) else _empty(path)
        problems.extend(self.parts.problems)
        self.values: dict[str, Any] = {}
        for key, entry in self.parts.entries.items():
            if key in schema.names:
                self.values[key] = read_value(schema.field(key), entry, self.report)
            else:
                self._unknown_key(key, entry)
        self.file = RecordFile(
            path,
            self.parts.body,
            self.parts.body_line,
            MappingProxyType({key: (e.line, e.column) for key, e in self.parts.entries.items()}),
            MappingProxyType({k: e.value for k, e in self.parts.entries.items() if k not in schema.names}),
        )

    def report(self, entry: Entry, level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a key's value."""
        self.report_at(entry.value_line, entry.value_column, level, rule, message, fix)

    def report_at(self, line: int, column: int, level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a line and column of the file, counted from 1."""
        self.problems.append(Problem(self.path, line, column, level, rule, message, fix))

    def report_key(self, key: str, level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a key, or at the top of the front matter where it is missing."""
        self.report_at(*self.file.place(key), level, rule, message, fix)

    def _unknown_key(self, key: str, entry: Entry) -> None:
        if key in _FOREIGN_KEYS:
            return
        if key in MATERIAL_KEYS:
            message = f"`{key}` is a key of the theme, not of {self.schema.article}; the site leaves it out."
            fix = f"Use another word, or one of: {', '.join(self.schema.names)}."
        else:
            guess = did_you_mean(key, self.schema.names)
            message = f"`{key}` is no field of {self.schema.article}; it is kept and not used."
            fix = "If it is your own, leave it."
            if guess and guess not in self.parts.entries:
                fix = f"Did you mean `{guess}`? {fix}"
        self.report_at(entry.line, entry.column, Level.HINT, "unknown-key", message, fix)

    def complete(self) -> bool:
        """Whether the required fields are there; reports those that are not."""
        if not self.parts.readable and not self.parts.entries:
            return False
        missing = [
            field for field in self.schema.fields if field.required and not self.values.get(field.name)
        ]
        for field in missing:
            if field.name in self.parts.entries and self.parts.entries[field.name].text:
                continue  # there, and reported as unusable
            example = field.choices[0] if field.choices else _EXAMPLES[field.type]
            self.report_key(
                field.name,
                Level.ERROR,
                "required",
                f"{self.schema.article.capitalize()} needs `{field.name}`. {field.help}",
                f"Add a line {field.name}: {example}",
            )
        return not missing

    def known(self, key: str, records: Mapping[str, Any], kind: str) -> tuple[str, ...]:
        """The references under ``key`` that exist; reports the others."""
        value = self.values.get(key) or ()
        found = []
        for slug in (value,) if isinstance(value, str) else value:
            if slug in records:
                found.append(slug)
                continue
            guess = did_you_mean(slug, records.keys())
            entry = self.parts.entries[key]
            self.report(
                entry,
                Level.ERROR,
                f"unknown-{kind}",
                f"`{key}` names {slug}, but there is no {kind}s/{slug}.md.",
                f"Did you mean {guess}?"
                if guess
                else f"Correct the name, or write the file {kind}s/{slug}.md.",
            )
        return tuple(found)

    def one(self, key: str, records: Mapping[str, Any], kind: str) -> str | None:
        """The one reference under ``key``, where it exists."""
        found = self.known(key, records, kind)
        return found[0] if found else None


_EXAMPLES = {
    FieldType.TEXT: "Ana Sol",
    FieldType.MOMENT: "2026-11-20T14:00",
    FieldType.TAGS: "[observability, sailing/dinghies]",
}


def slug_of_path(path: str) -> str:
    """The slug of a record file: its name without ``.md``, composed so that one name has one spelling."""
    return unicodedata.normalize("NFC", path.rsplit("/", 1)[-1][:-3])
