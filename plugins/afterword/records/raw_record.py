"""A record file on its way to becoming a record: its values, and where to report what is wrong."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from afterword.records.entries import Entry
from afterword.records.front_matter import FrontMatter, split
from afterword.records.problems import MOST_OF_A_KIND, Level, Problem
from afterword.records.quoting import quoted, scalar
from afterword.records.record import RecordFile
from afterword.records.repairs import ODD, odd_sign
from afterword.records.schema import MATERIAL_KEYS, SCHEMAS, Schema
from afterword.records.showing import advice, example_line, shortened
from afterword.records.values import read_value, slug_of
from afterword.words.spelling import did_you_mean

#: Keys other programs keep in front matter, which earn no hint.
_FOREIGN_KEYS = frozenset(
    {"aliases", "alias", "cssclasses", "cssclass", "created", "updated", "date", "id", "uid"}
)


#: Each guess takes a look at every name there is, so their number must not grow with the journal.
_MOST_GUESSES = 100

#: By kind and name: asked for with every key of every file.
_FIELDS = {schema.kind: {field.name: field for field in schema.fields} for schema in SCHEMAS}


@dataclass(frozen=True)
class There:
    """The files of one kind that are there, whether a record came of them or not.

    Attributes:
        slugs: of all of them.
        instead: by the slug of a second copy, that of the record which counts.
        whole: whether every folder could be looked into; if not, any file may be there.
    """

    slugs: Collection[str]
    instead: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
    _guesses: dict[str, str | None] = field(default_factory=dict)

    def has(self, slug: str) -> bool:
        """Whether there is a file of this slug, or may be."""
        return slug in self.slugs or not self.whole

    def guess(self, slug: str, records: Collection[str]) -> str | None:
        """The record that a slug most likely means; of many unknown ones only the first are guessed at."""
        if slug not in self._guesses and len(self._guesses) < _MOST_GUESSES:
            self._guesses[slug] = did_you_mean(slug, records)
        return self._guesses.get(slug)


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


class RawRecord:
    """One file, split and read key by key.

    Attributes:
        values: by key, of the fields that hold something usable.
    """

    def __init__(
        self,
        path: str,
        schema: Schema,
        data: bytes,
        problems: list[Problem],
        today: date | None = None,
    ) -> None:
        """Read a file.

        Args:
            path: relative to the journal.
            schema: of its folder.
            data: its bytes.
            problems: takes what is wrong.
            today: for the days that may be named; None: it is not known.
        """
        self.path = path
        self.schema = schema
        self.slug = slug_of_path(path)
        self.today = today
        self.problems = problems
        #: The files there are, by kind: nothing may say of one of them that it is not there.
        self.there: Mapping[str, There] = {}
        self._told: Counter[str] = Counter()
        self._reports = 0
        self.parts: FrontMatter = split(path, data) if data.strip(_BLANK) else _empty(path)
        problems.extend(self.parts.problems)
        self.values: dict[str, Any] = {}
        #: Required keys whose absence is told already, by what stands in their place.
        self._explained: set[str] = set()
        fields = _FIELDS[schema.kind]
        for key, entry in self.parts.entries.items():
            if key in fields:
                told = self._reports
                self.values[key] = read_value(fields[key], entry, self.report, today)
                if self._reports > told:
                    self._explained.add(key)
            else:
                self._unknown_key(key, entry)
        self.file = RecordFile(
            path,
            self.parts.body,
            self.parts.body_line,
            MappingProxyType({key: (e.line, e.column) for key, e in self.parts.entries.items()}),
            MappingProxyType({k: e.value for k, e in self.parts.entries.items() if k not in fields}),
        )

    def report(self, place: tuple[int, int], level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a place: line and column of the file, counted from 1."""
        self.report_at(*place, level, rule, message, fix)

    def report_at(self, line: int, column: int, level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a line and column of the file, counted from 1."""
        self._reports += 1
        self._told[rule] += 1
        if self._told[rule] > MOST_OF_A_KIND:
            return  # a list of ten thousand would help nobody
        if self._told[rule] == MOST_OF_A_KIND:
            message += " More of this kind follow in the file, and are not listed."
        self.problems.append(Problem(self.path, line, column, level, rule, message, fix))

    def report_key(self, key: str, level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a key, or at the top of the front matter where it is missing."""
        self.report_at(*self.file.place(key), level, rule, message, fix)

    def _unknown_key(self, key: str, entry: Entry) -> None:
        if key in _FOREIGN_KEYS:
            return
        shown = shortened(key)
        ours, colon, begun = key.partition(":")
        if colon and begun and ours in self.schema.names:  # `name:Priya: the boss`
            self._explained.add(ours)
            line = f"{ours}: {quoted(f'{begun}: {entry.source}')}" if "\n" not in entry.source else ""
            self.report_at(
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
            listed = self._told["unknown-key"] < MOST_OF_A_KIND
            guess = did_you_mean(key, self.schema.names) if listed else None
            message = f"`{shown}` is no field of {self.schema.article}; it is kept and not used."
            fix = "If it is your own, leave it."
            if guess and guess not in self.parts.entries:
                fix = f"Did you mean `{guess}`? {fix}"
                if self.schema.field(guess).required:
                    self._explained.add(guess)
                    level = Level.ERROR
                    message = (
                        f"`{shown}` is no field of {self.schema.article}, and `{guess}`, which it needs, "
                        "is missing."
                    )
                    fix = advice(f"Did you mean `{guess}`? Write", self._line_of(guess, entry))
        self.report_at(entry.line, entry.column, level, "unknown-key", message, fix)

    def _key_written_otherwise(self, key: str, meant: str, entry: Entry) -> None:
        """A key of ours in capitals, with hyphens, or with a blank that is none before or behind it."""
        odd = ODD.search(key)
        if meant in self.parts.entries:
            self.report_at(
                entry.line,
                entry.column,
                Level.ERROR,
                "duplicate-key",
                f"`{meant}` stands on line {self.parts.entries[meant].line} too, and that line counts: "
                "capitals make no other key.",
                "Keep one of the two lines.",
            )
            return
        self._explained.add(meant)
        self.report_at(
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

    def spoilt(self, key: str) -> bool:
        """Whether the file has a value for a key, and none that can be used; that is told already."""
        return key in self._explained and self.values.get(key) is None

    def complete(self) -> bool:
        """Whether the required fields are there; reports those that are not."""
        if not self.parts.readable and not self.parts.entries:
            return False
        missing = [each for each in self.schema.fields if each.required and not self.values.get(each.name)]
        for each in missing:
            if each.name in self._explained:
                continue
            there = each.name in self.parts.entries
            self.report_key(
                each.name,
                Level.ERROR,
                "required",
                f"{self.schema.article.capitalize()} needs `{each.name}`. {each.help}",
                f"{'Write' if there else 'Add a line'} {example_line(each)}",
            )
        return not missing

    def known(self, key: str, records: Mapping[str, Any], kind: str) -> tuple[str, ...]:
        """The references under ``key`` that exist; reports the others.

        A reference to the second copy of a record means the one that counts. A reference to a file that is
        there and cannot be read earns no second problem: that file has one.
        """
        found = []
        for slug in self._references(key):
            if slug in records:
                found.append(slug)
            elif kind in self.there and self.there[kind].has(slug):
                instead = self.there[kind].instead.get(slug, "")
                found += [instead] if instead in records else []
            else:
                self._unknown(key, slug, records, kind)
        return tuple(dict.fromkeys(found))

    def unread(self, key: str, records: Mapping[str, Any], kind: str) -> tuple[str, ...]:
        """The references under ``key`` to files that are there, and of which no record came."""
        there = self.there.get(kind, There(frozenset()))
        return tuple(
            slug
            for slug in self._references(key)
            if there.has(slug) and slug not in records and slug not in there.instead
        )

    def _references(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key) or ()
        return (value,) if isinstance(value, str) else tuple(value)

    def _unknown(self, key: str, slug: str, records: Mapping[str, Any], kind: str) -> None:
        entry = self.parts.entries[key]
        part = next((part for part in entry.parts if slug_of(part.text) == slug), None)
        guess = self.there[kind].guess(slug, records) if kind in self.there else None
        fix = f"Correct the name, or write the file {kind}s/{shortened(slug)}.md."
        if guess:
            fix = f"Did you mean {guess}?"
            if entry.text is not None and len(self._references(key)) == 1:
                fix += f" Write {key}: {scalar(guess)}"
            elif part and entry.block:
                fix += f" Write - {scalar(guess)}"
        self.report(
            part.place if part else entry.place,
            Level.ERROR,
            f"unknown-{kind}",
            f"`{key}` names {shortened(slug)}, but there is no {kind}s/{shortened(slug)}.md.",
            fix,
        )

    def one(self, key: str, records: Mapping[str, Any], kind: str) -> str | None:
        """The one reference under ``key``, where it exists."""
        found = self.known(key, records, kind)
        return found[0] if found else None


def _plain_key(key: str) -> str:
    """A key by its letters alone: `Name`, `stay-in-touch` and a key with a blank that does not show."""
    return ODD.sub("", key).strip().casefold().replace("-", "_").replace(" ", "_")


def slug_of_path(path: str) -> str:
    """The slug of a record file: its name without ``.md``, composed so that one name has one spelling."""
    return unicodedata.normalize("NFC", path.rsplit("/", 1)[-1][:-3])
