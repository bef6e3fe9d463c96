"""The records of a journal's own export taken in: whole where they are new, and what is missing where not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from afterword.actions.desk import Desk
from afterword.actions.known_people import KnownPeople
from afterword.actions.who_was_met import same_value
from afterword.errors import EditRefusedError
from afterword.exchange.found import FoundPerson, FoundRecord, LeftOut
from afterword.exchange.journals import of_entry, record_bytes
from afterword.keeping.atomic import Change
from afterword.keeping.editing import Value, add_to, edit
from afterword.keeping.new_records import free_among
from afterword.records import front_matter
from afterword.records.contact import Contact
from afterword.records.entries import Entry
from afterword.records.gift import Gift
from afterword.records.interview import Interview
from afterword.records.names import folded, name_key, resembling
from afterword.records.note import Note
from afterword.records.raw_record import slug_of_path
from afterword.records.reading import read_files
from afterword.records.schema import CONTACT, GIFT, INTERVIEW, NOTE, SCHEMAS, Field, FieldType, Schema
from afterword.records.values import slug_of
from afterword.records.who import unread_in

_LISTS = (
    FieldType.TAGS,
    FieldType.NAMES,
    FieldType.EMAILS,
    FieldType.UIDS,
    FieldType.SKIPS,
    FieldType.CONTACTS,
)
#: Which kind of record a field refers to.
_REFERS = {
    FieldType.CONTACT: CONTACT.kind,
    FieldType.CONTACTS: CONTACT.kind,
    FieldType.INTERVIEW: INTERVIEW.kind,
    FieldType.GIFT: GIFT.kind,
}
Record = Contact | Interview | Gift | Note


@dataclass
class TakenRecords:
    """What becomes of them."""

    changes: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def take_records(desk: Desk, records: Sequence[FoundRecord]) -> TakenRecords:
    """Take in records; people first, since all else refers to them."""
    taking = _Taking(desk, records)
    for schema in SCHEMAS:
        for record in records:
            if record.path.startswith(f"{schema.folder}/"):
                taking.take(record, schema)
    return taking.taken


class _Taking:
    def __init__(self, desk: Desk, records: Sequence[FoundRecord]) -> None:
        self.desk, self.taken = desk, TakenRecords()
        journal = desk.journal
        self.there: Mapping[str, Mapping[str, Record]] = {
            CONTACT.kind: journal.contacts,
            INTERVIEW.kind: journal.interviews,
            GIFT.kind: journal.gifts,
            NOTE.kind: journal.notes,
        }
        self.people = KnownPeople(journal.contacts, unread_in(journal, "contacts"))
        self.names = (
            {schema.kind: {each.casefold() for each in desk.taken(schema.folder)} for schema in SCHEMAS}
            if records
            else {}
        )
        #: By kind, what a slug of the file is called here.
        self.slugs: dict[str, dict[str, str]] = {schema.kind: {} for schema in SCHEMAS}
        # As records they say what they are about, which their fields may write in several ways.
        read = read_files({record.path: record_bytes(record) for record in records}, desk.today)
        self.read: dict[str, Record] = {
            each.file.path: each
            for kind in (read.contacts, read.interviews, read.gifts, read.notes)
            for each in kind.values()
        }

    def take(self, record: FoundRecord, schema: Schema) -> None:
        record = replace(record, fields=dict(self._referring(record.fields, schema)))
        slug = slug_of_path(record.path)
        there = self._same(record, slug, schema)
        if isinstance(there, LeftOut):
            self.taken.left_out.append(there)
            return
        if there is not None:
            self.slugs[schema.kind][slug] = there.slug
            self._fill(there, record, schema)
            return
        free = slug
        if slug.casefold() in self.names[schema.kind]:
            if schema is not CONTACT:
                self.taken.left_out.append(LeftOut(record.path, "another file here has that name"))
                return
            free = free_among(slug, self.names[schema.kind])
        self.names[schema.kind].add(free.casefold())
        self.slugs[schema.kind][slug] = free
        path = f"{record.path.rpartition('/')[0]}/{free}.md"
        self.taken.changes.append(Change(path, None, record_bytes(record)))

    def _referring(self, fields: Mapping[str, Any], schema: Schema) -> Iterator[tuple[str, Any]]:
        """The fields, with what they refer to as it is called here."""
        for key, value in fields.items():
            kind = _REFERS.get(schema.field(key).type) if key in schema.names else None
            if kind is None:
                yield key, value
            elif isinstance(value, list):
                yield key, [self._called(kind, each) for each in value]
            else:
                yield key, self._called(kind, value)

    def _called(self, kind: str, value: Any) -> Any:
        slug = slug_of(value) if isinstance(value, str) else ""
        called = self.slugs[kind].get(slug, slug)
        return called if called != slug else value

    def _same(self, record: FoundRecord, slug: str, schema: Schema) -> Record | LeftOut | None:
        """The record here that it is about; None where it is new."""
        mine = self.read.get(record.path)
        here = self.there[schema.kind]
        if mine is None:  # nothing can be said of it; told when it is read back
            return LeftOut(record.path, "another file here has that name") if slug in here else None
        at_its_place = here.get(slug)
        if isinstance(mine, Contact):
            if at_its_place is not None and name_key(at_its_place.name) == name_key(mine.name):  # type: ignore[union-attr]
                return at_its_place
            person = FoundPerson(
                0,
                mine.name,
                mine.company,
                email=mine.email,
                other_emails=mine.other_emails,
                linkedin=mine.linkedin,
            )
            match = self.people.match(person)
            if match.slug:
                return self.there[CONTACT.kind][match.slug]
            if match.maybe or match.unread:
                paths = ", ".join(f"contacts/{each}.md" for each in match.maybe) or (
                    match.unread.path if match.unread else ""
                )
                return LeftOut(
                    record.path, f"{paths} may be the same person, and a name alone does not say so"
                )
            return None
        mine = self._renamed(mine)
        if at_its_place is not None and _alike(at_its_place, mine):
            return at_its_place
        return next(
            (each for each in here.values() if _alike(each, mine) and not isinstance(each, Note)), None
        )

    def _renamed(self, mine: Record) -> Record:
        """A note of the file to or from whom it is here."""
        if isinstance(mine, Note):
            return replace(mine, contact=self.slugs[CONTACT.kind].get(mine.contact, mine.contact))
        return mine

    def _fill(self, there: Record, record: FoundRecord, schema: Schema) -> None:
        """Fill what is empty in a file, and add to its lists; what is there stays."""
        path = there.file.path
        if isinstance(there, Contact) and there.do_not_contact:
            self.taken.unchanged.append(path)
            return
        old = (self.desk.root / path).read_bytes()
        entries = front_matter.split(path, old).entries
        data = old
        try:
            for key, value in record.fields.items():
                data = self._filled(data, entries.get(key), key, value, schema, path)
        except EditRefusedError as error:
            self.taken.left_out.append(LeftOut(record.path, str(error)))
            return
        if data == old:
            self.taken.unchanged.append(path)
        else:
            self.taken.changes.append(Change(path, old, data))
        if record.body.strip() and record.body.split() != there.file.body.split():
            self.taken.said.append(f"{path}: kept: the text below; that of the file is another.")

    def _filled(
        self, data: bytes, entry: Entry | None, key: str, value: Any, schema: Schema, path: str
    ) -> bytes:
        field = schema.field(key) if key in schema.names else None
        if value is None or value == [] or value == "":
            return data
        if field and field.type in _LISTS:
            items = value if isinstance(value, list) else [value]
            return add_to(data, key, [each for each in items if isinstance(each, str)], path)
        if entry is not None and entry.value not in (None, "", []):
            if of_entry(entry) == value:
                return data
            told = _plain_value(value)
            if folded(str(entry.text)) != folded(told) and not (field and _says_so(field, entry, value)):
                self.taken.said.append(f"{path}: kept: {key} “{entry.text}”; the file says “{told}”.")
            return data
        if isinstance(value, dict | float) or (
            isinstance(value, list) and not all(isinstance(e, str) for e in value)
        ):
            self.taken.said.append(f"{path}: `{key}` holds lists in lists, and was not added.")
            return data
        return edit(data, {key: _typed(field, value)}, path)


def _alike(one: Record, other: Record) -> bool:
    """Whether two records of one kind are about one thing."""
    if isinstance(one, Interview) and isinstance(other, Interview):
        return (
            same_value("company", one.company, other.company)
            and one.when == other.when
            and resembling(one.position) == resembling(other.position)
        )
    if isinstance(one, Gift) and isinstance(other, Gift):
        return (one.url == other.url and bool(one.url)) or resembling(one.title) == resembling(other.title)
    if isinstance(one, Note) and isinstance(other, Note):
        return (one.contact, one.incoming, one.kind) == (other.contact, other.incoming, other.kind) and (
            one.at == other.at or one.at is None or other.at is None
        )
    return False


def _plain_value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _says_so(field: Field, entry: Entry, value: Any) -> bool:
    """Whether a file says what is told, in another way of writing it."""
    if isinstance(value, bool):
        return bool(entry.value) is value
    if field.type in (FieldType.DATE, FieldType.MOMENT) and isinstance(entry.value, date):
        return entry.value == _typed(field, value)
    return field.type in _REFERS and slug_of(str(entry.text or entry.texts)) == slug_of(str(value))


def _typed(field: Field | None, value: Any) -> Value:
    """A value of JSON as the field has it."""
    if field and field.type in (FieldType.DATE, FieldType.MOMENT) and isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            return value
    typed: Value = value
    return typed
