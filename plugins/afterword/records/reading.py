"""Reading the journal: every file, every problem, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from afterword.frozen import frozen
from afterword.records import building
from afterword.records.copies import without_copies
from afterword.records.folders import is_record, read_folders
from afterword.records.journal import Journal
from afterword.records.lookalikes import lookalikes
from afterword.records.names import folded
from afterword.records.problems import Level, Problem, in_order
from afterword.records.raw_record import RawRecord, There, slug_of_path
from afterword.records.schema import CONTACT, GIFT, INTERVIEW, NOTE, SCHEMAS, Schema
from afterword.records.showing import shortened
from afterword.records.snippets import is_snippets, read_snippets
from afterword.records.unread import left_out

T = TypeVar("T")

#: What the records of the last few journals drew on: six of each.
_STATES = 24


@frozen
class Found:
    """What lies in the folders of a journal.

    Attributes:
        files: the bytes of every file of records or snippets, by path.
        problems: what could not be read.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def find(root: Path) -> Found:
    """Look into the four record folders and the snippets below ``root``; nothing outside them is opened."""
    problems: list[Problem] = []

    def report(path: str, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(path, 1, 1, Level.ERROR, rule, message, fix))

    files = read_folders(root, report)
    return Found(files, tuple(problems))


def read_journal(root: Path, today: date | None = None) -> Journal:
    """Read the four record folders and the snippets below ``root``; nothing outside them is opened.

    A file or folder that cannot be read, or a link that leads out of the journal, is a problem, not an
    exception, and takes no other file with it.

    Args:
        root: the folder of the journal.
        today: a record may name days up to two years after it; None: it is not known.
    """
    return read_found(find(root), today)


def read_found(found: Found, today: date | None = None) -> Journal:
    """Read what ``find`` found, as ``read_journal`` does."""
    return _read(found.files, list(found.problems), today)


def read_files(files: Mapping[str, bytes], today: date | None = None, unread: Iterable[str] = ()) -> Journal:
    """Read a journal from bytes by path (``contacts/ana-sol.md``), as ``read_journal`` does from disk.

    Args:
        files: the bytes by path.
        today: as there.
        unread: paths of files that are there too and cannot be read: nothing says that they are not there.
    """
    known = {path: data for path, data in files.items() if is_record(path) or is_snippets(path)}
    return _read(known, [], today, unread)


def _read(
    files: Mapping[str, bytes], problems: list[Problem], today: date | None, unread: Iterable[str] = ()
) -> Journal:
    snippets = read_snippets({path: files[path] for path in files if is_snippets(path)}, problems)
    records: dict[str, list[RawRecord]] = {}
    there: dict[str, There] = {}
    closed = [*unread, *(problem.path for problem in problems)]
    for schema in SCHEMAS:
        raw: list[RawRecord] = []
        paths = sorted(path for path in files if path.startswith(f"{schema.folder}/"))
        for path in paths:
            try:
                raw.append(RawRecord(path, schema, files[path], today))
            except Exception as error:  # whatever it is, the others are read
                problems.append(_fault(path, error))
        records[schema.kind], instead = without_copies(_without_twins(raw))
        # What else is wrong in a file that is left out can wait until it counts.
        problems += (problem for record in raw for problem in record.told)
        there[schema.kind] = _there(schema, paths, closed, instead)
        for record in records[schema.kind]:
            record.there = there

    def built(schema: Schema, drawn_on: object, build: Callable[[RawRecord], T | None]) -> dict[str, T]:
        found: dict[str, T] = {}
        for record in sorted(records[schema.kind], key=lambda record: record.slug):
            try:
                value = record.built(drawn_on, build)
            except Exception as error:
                problems.append(_fault(record.path, error))
                value = None
            problems.extend(record.problems)
            if value is not None:
                found[record.slug] = value
        return found

    contacts = built(CONTACT, building.contact, building.contact)
    by_name = {folded(contact.name): slug for slug, contact in contacts.items()}
    people = _state(there[CONTACT.kind].state, tuple(contacts))
    named = _state(building.interview, people, tuple(contact.name for contact in contacts.values()))
    interviews = built(INTERVIEW, named, lambda record: building.interview(record, contacts, by_name))
    gifts = built(GIFT, _state(building.gift, people), lambda record: building.gift(record, contacts))
    rounds = _state(there[INTERVIEW.kind].state, tuple(interviews))
    drawn_on = _state(building.note, people, rounds, _state(there[GIFT.kind].state, tuple(gifts)))
    notes = built(NOTE, drawn_on, lambda record: building.note(record, contacts, interviews, gifts))
    problems += lookalikes(contacts, interviews, gifts)
    ordered = in_order(problems)
    kinds = (contacts, interviews, gifts, notes)
    read = {record.file.path for kind in kinds for record in kind.values()}
    return Journal(
        MappingProxyType(contacts),
        MappingProxyType(interviews),
        MappingProxyType(gifts),
        MappingProxyType(notes),
        ordered,
        left_out(ordered, read, files),
        snippets,
    )


@lru_cache(maxsize=_STATES)
def _state(*seen: Hashable) -> object:
    """One object for all that is equal, so that it is compared once and not again for each record."""
    return object()


def _there(schema: Schema, paths: Iterable[str], unread: Iterable[str], instead: Mapping[str, str]) -> There:
    """What is there of one kind: files, and files and folders that could not be read."""
    closed = [path for path in unread if path.split("/")[0] == schema.folder]
    slugs = frozenset(slug_of_path(path) for path in (*paths, *filter(is_record, closed)))
    return There(slugs, instead, all(map(is_record, closed)))


def _fault(path: str, error: Exception) -> Problem:
    """A fault of the program at one file, as a problem of that file."""
    said = shortened(f"{type(error).__name__}: {error}")
    return Problem(
        path,
        1,
        1,
        Level.ERROR,
        "unreadable",
        f"Afterword itself failed at this file ({said}). That is a fault of the program.",
        "Please report it, with the front matter of the file; until then, write it more plainly.",
    )


def _without_twins(records: list[RawRecord]) -> list[RawRecord]:
    """Records whose slug another file has, or has but for case, are reported; only the first is used."""
    first: dict[str, RawRecord] = {}
    for record in records:
        other = first.setdefault(record.slug.casefold(), record)
        if other is record:
            continue
        same = other.slug == record.slug
        record.report_at(
            1,
            1,
            Level.ERROR,
            "same-slug" if same else "slug-case",
            f"{other.path} has the same name"
            + ("" if same else " but for capital letters, which some disks cannot tell apart")
            + ", so this file is left out.",
            f"Rename one of the two, for example to {record.slug}-2.md.",
        )
    return list(first.values())
