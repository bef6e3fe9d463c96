"""Reading the journal: every file, every problem, in one pass."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from afterword.records import building
from afterword.records.journal import Journal
from afterword.records.lookalikes import lookalikes
from afterword.records.names import folded
from afterword.records.problems import Level, Problem, in_order
from afterword.records.raw_record import RawRecord
from afterword.records.schema import CONTACT, GIFT, INTERVIEW, NOTE, SCHEMAS

T = TypeVar("T")


def read_journal(root: Path) -> Journal:
    """Read the four record folders below ``root``; nothing outside them is opened.

    A file that cannot be read, or a link that leads out of the journal, is a problem, not an exception.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []

    def report(path: str, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(path, 1, 1, Level.ERROR, rule, message, fix))

    for path, full in _record_paths(root):
        if full.is_symlink() and (full.is_dir() or not full.resolve().is_relative_to(root.resolve())):
            report(
                path,
                "outside",
                "This is a link to a folder, or out of the journal, so it is not followed.",
                "Put the files themselves here instead.",
            )
            continue
        try:
            files[path] = full.read_bytes()
        except OSError as error:
            report(
                path,
                "unreadable",
                f"The file cannot be read: {error.strerror or error}.",
                "Look at its permissions; if it is a link, at where it leads.",
            )
    return _read(files, problems)


def read_files(files: Mapping[str, bytes]) -> Journal:
    """Read a journal from bytes by path (``contacts/ana-sol.md``), as ``read_journal`` does from disk."""
    return _read({path: data for path, data in files.items() if is_record(path)}, [])


def is_record(path: str) -> bool:
    """Whether a path relative to the journal names a record (design, section 3)."""
    folder, *between, name = path.split("/")
    return (
        folder in {schema.folder for schema in SCHEMAS}
        and name.lower().endswith(".md")
        and name.lower() not in ("readme.md", "index.md")
        and not any(part.startswith((".", "_")) for part in (*between, name))
    )


def _record_paths(root: Path) -> Iterator[tuple[str, Path]]:
    """Every record file, and every folder that is a link: those could lead anywhere."""
    for schema in SCHEMAS:
        top = root / schema.folder
        if top.is_symlink():
            yield schema.folder, top
            continue
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
            for name in sorted((*names, *folders)):
                full = Path(folder, name)
                path = full.relative_to(root).as_posix()
                if is_record(path) if name in names else full.is_symlink():
                    yield path, full


def _read(files: Mapping[str, bytes], problems: list[Problem]) -> Journal:
    records = {
        schema.kind: _without_twins(
            [
                RawRecord(path, schema, files[path], problems)
                for path in sorted(files)
                if path.startswith(f"{schema.folder}/")
            ]
        )
        for schema in SCHEMAS
    }
    contacts = _built(records[CONTACT.kind], building.contact)
    by_name = {folded(contact.name): slug for slug, contact in contacts.items()}
    interviews = _built(records[INTERVIEW.kind], lambda record: building.interview(record, contacts, by_name))
    gifts = _built(records[GIFT.kind], lambda record: building.gift(record, contacts))
    notes = _built(records[NOTE.kind], lambda record: building.note(record, contacts, interviews, gifts))
    problems += lookalikes(contacts, interviews, gifts)
    return Journal(
        MappingProxyType(contacts),
        MappingProxyType(interviews),
        MappingProxyType(gifts),
        MappingProxyType(notes),
        in_order(problems),
    )


def _built(records: list[RawRecord], build: Callable[[RawRecord], T | None]) -> dict[str, T]:
    built = ((record.slug, build(record)) for record in sorted(records, key=lambda record: record.slug))
    return {slug: value for slug, value in built if value is not None}


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
