"""A record file on its way to becoming a record: its values, and where to report what is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import field
from datetime import date
from typing import Any, TypeVar, cast

from afterword.frozen import frozen
from afterword.records.problems import Level, Problem, Reports
from afterword.records.quoting import scalar
from afterword.records.raw_file import Built, raw_file
from afterword.records.schema import Schema
from afterword.records.showing import example_line, shortened
from afterword.records.values import slug_of
from afterword.words.spelling import did_you_mean

T = TypeVar("T")

#: Each guess takes a look at every name there is, so their number must not grow with the journal.
_MOST_GUESSES = 100


@frozen
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

    @property
    def state(self) -> Hashable:
        """All that it says, to be compared."""
        return frozenset(self.slugs), tuple(sorted(self.instead.items())), self.whole

    def has(self, slug: str) -> bool:
        """Whether there is a file of this slug, or may be."""
        return slug in self.slugs or not self.whole

    def guess(self, slug: str, records: Collection[str]) -> str | None:
        """The record that a slug most likely means; of many unknown ones only the first are guessed at."""
        if slug not in self._guesses and len(self._guesses) < _MOST_GUESSES:
            self._guesses[slug] = did_you_mean(slug, records)
        return self._guesses.get(slug)


class RawRecord:
    """One file among the others: what it refers to is looked for, and what comes of it is told.

    Attributes:
        values: by key, of the fields that hold something usable.
        there: the files there are, by kind: nothing may say of one of them that it is not there.
    """

    def __init__(self, path: str, schema: Schema, data: bytes, today: date | None = None) -> None:
        """Read a file.

        Args:
            path: relative to the journal.
            schema: of its folder.
            data: its bytes.
            today: for the days that may be named; None: it is not known.
        """
        self.path = path
        self.schema = schema
        self.slug = slug_of_path(path)
        self.today = today
        self._raw = raw_file(path, schema, data, today)
        self.parts = self._raw.parts
        self.values = self._raw.values
        self.file = self._raw.file
        self.there: Mapping[str, There] = {}
        self._reports = Reports(path, self._raw.reports)
        self._guessed = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with it."""
        return (*self._raw.problems, *self._reports.problems)

    @property
    def told(self) -> tuple[Problem, ...]:
        """What is wrong with it among the others."""
        return tuple(self._reports.problems)

    def built(self, drawn_on: object, build: Callable[[RawRecord], T | None]) -> T | None:
        """What is built of it: what came of the same bytes the last time, where it draws on the same.

        Args:
            drawn_on: all that ``build`` looks at beside the record, as one object that is another one
                wherever something in it is another.
            build: builds it; may report.
        """
        last = self._raw.built
        if last and last.drawn_on is drawn_on and not self._reports.problems:
            self._reports.problems.extend(last.problems)
            return cast("T | None", last.value)
        fresh = not self._reports.problems
        value = build(self)
        # Of many unknown names only the first are guessed at: which these are depends on all other files.
        if fresh and not self._guessed:
            self._raw.built = Built(drawn_on, value, self.told)
        return value

    def report_at(self, line: int, column: int, level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a line and column of the file, counted from 1."""
        self._reports.at(line, column, level, rule, message, fix)

    def report_key(self, key: str, level: Level, rule: str, message: str, fix: str) -> None:
        """Report at a key, or at the top of the front matter where it is missing."""
        self.report_at(*self.file.place(key), level, rule, message, fix)

    def spoilt(self, key: str) -> bool:
        """Whether the file has a value for a key, and none that can be used; that is told already."""
        return key in self._raw.explained and self.values.get(key) is None

    def complete(self) -> bool:
        """Whether the required fields are there; reports those that are not."""
        if not self.parts.readable and not self.parts.entries:
            return False
        missing = [each for each in self.schema.fields if each.required and not self.values.get(each.name)]
        for each in missing:
            if each.name in self._raw.explained:
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
        self._guessed = True
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
        self.report_at(
            *(part.place if part else entry.place),
            Level.ERROR,
            f"unknown-{kind}",
            f"`{key}` names {shortened(slug)}, but there is no {kind}s/{shortened(slug)}.md.",
            fix,
        )

    def one(self, key: str, records: Mapping[str, Any], kind: str) -> str | None:
        """The one reference under ``key``, where it exists."""
        found = self.known(key, records, kind)
        return found[0] if found else None


def slug_of_path(path: str) -> str:
    """The slug of a record file: its name without ``.md``, composed so that one name has one spelling."""
    return unicodedata.normalize("NFC", path.rsplit("/", 1)[-1][:-3])
