"""Forgetting a person: what has to change in which file so that nothing in the journal names them.

Their file, their notes and introductions to them go; in everything else their debriefs go and their name,
slug and addresses are replaced. A first name alone is left, since it may be somebody else's or no name at
all, and reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from afterword.errors import EditRefusedError
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.keeping.editing import REMOVED, Removed, Value, edit
from afterword.keeping.line_ends import in_cr, to_cr, to_lf
from afterword.keeping.telling import telling_addresses, telling_name
from afterword.keeping.traces import FORGOTTEN, FORGOTTEN_WORD, Sought, Traces
from afterword.records import front_matter
from afterword.records.contact import Contact
from afterword.records.debrief import sections
from afterword.records.entries import Entry
from afterword.records.folders import is_record
from afterword.records.names import folded
from afterword.records.raw_record import slug_of_path
from afterword.records.schema import SCHEMAS, FieldType
from afterword.records.slugs import slugify
from afterword.records.values import slug_of

#: Where addresses stand, and what each is read as.
_ADDRESS_KEYS = {"email": "email", "phone": "phone", "linkedin": "linkedin", "other_emails": "email"}
#: The keys that refer to people or gifts; whose kind of record it is does not matter.
_REFERENCES = {
    field.name: field.type
    for schema in SCHEMAS
    for field in schema.fields
    if field.type in (FieldType.CONTACT, FieldType.CONTACTS, FieldType.GIFT)
}
_NAME = re.compile(r"\s*[-*+]\s+name\s*:\s*(.*\S)\s*", re.IGNORECASE)
#: The first and the last of some lines, counted from 1.
_Lines = tuple[int, int]


@frozen
class Forgotten:
    """One thing that is done or left, where: line of the file as it was, counted from 1."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        """``path:line: what``."""
        return f"{self.path}:{self.line}: {self.what}"


@frozen
class Forgetting:
    """What forgetting somebody takes.

    Attributes:
        name: whom.
        words: everything they went by; also to be looked for where the journal cannot reach.
        changes: of files; the person's own file last, so that a run that was cut short can be repeated.
        report: what changes, and what was left for the user to decide.
        traces: finds them elsewhere.
    """

    name: str
    words: tuple[str, ...]
    changes: tuple[Change, ...]
    report: tuple[Forgotten, ...]
    traces: Traces

    @property
    def deleted(self) -> tuple[str, ...]:
        """Paths of the files that were about them alone, or named after them."""
        return tuple(change.path for change in self.changes if change.new is None)


def forget(files: Mapping[str, bytes], slug: str) -> Forgetting:
    """Work out how to forget a person.

    Args:
        files: every file of the four folders by path, records or not, and debriefs that were broken off.
        slug: of the person's contact file.

    Raises:
        EditRefusedError: a reference to them cannot be taken out safely; nothing is changed.
    """
    return _Forgetter(files, slug).result()


class _Forgetter:
    def __init__(self, files: Mapping[str, bytes], slug: str) -> None:
        self.files = files
        self.slug = slug
        self.report: list[Forgotten] = []
        self._old_names: re.Pattern[str] | None = None
        self._new_stems: dict[str, str] = {}
        self.entries = {
            path: front_matter.split(path, data).entries for path, data in files.items() if is_record(path)
        }
        own = [path for path in files if path.startswith("contacts/") and _stem(path) == slug]
        others = {path: entries for path, entries in self.entries.items() if path not in own}
        contacts = {path: entries for path, entries in others.items() if path.startswith("contacts/")}
        self.other_names = {name for entries in contacts.values() if (name := _said(entries, "name"))}
        known = self.other_names | {_stem(path) for path in contacts}
        for entries in contacts.values():
            known.update(*(_listed(entries, key) for key in _ADDRESS_KEYS))
        said = next((self.entries[path] for path in own if path in self.entries), {})
        names = [_said(said, "name")]
        if " " in _said(said, "address"):  # "Dr. Raman"; one word says too little
            names.append(_said(said, "address"))
        companies = {folded(_said(entries, "company")) for entries in others.values()}
        others_called = {folded(name) for name in self.other_names} | companies
        self.name = names[0] or slug
        #: Names that are somebody else's too, or a company's, so that only the user can tell who is meant.
        self.shared = [name for name in names if folded(name) in others_called]
        #: Names of one word, or of figures: words like any other, but in a reference.
        self.uncertain = [
            name for name in names if name and not telling_name(name) and name not in self.shared
        ]
        unsure = {*self.shared, *self.uncertain}
        addresses: list[str] = []
        #: What stands where an address should: a date, say.
        self.no_addresses: list[str] = []
        for key, kind in _ADDRESS_KEYS.items():
            for text in _listed(said, key):
                addresses += (telling := telling_addresses(kind, text))
                self.no_addresses += [] if telling else [text]
        person = Sought(
            slug,
            tuple(dict.fromkeys(name for name in names if name and name not in unsure)),
            tuple(dict.fromkeys(addresses)),
            slug in map(slugify, companies),
        )
        alone = Traces(person, known)
        self.gone = dict.fromkeys(own, "their file")
        for path, entries in others.items():
            if path.startswith("notes/") and slug in (_reference(entries, "to"), _reference(entries, "from")):
                self.gone[path] = "a note to or from them"
            introduction = path.startswith("gifts/") and _said(entries, "kind") == "introduction"
            if introduction and (alone.spans(_stem(path)) or alone.spans(_said(entries, "title"))):
                self.gone[path] = "an introduction to them"
        staying = {_stem(path) for path in files if path not in self.gone}
        gone = {_stem(path) for path in self.gone if path not in own}
        self.traces = Traces(person, known, sorted(gone - staying))

    def result(self) -> Forgetting:
        renamed = self._renamed()
        changed: list[Change] = []
        deleted: list[Change] = []
        for path, data in self.files.items():
            if path in self.gone:
                self._say(path, 1, f"deleted, {self.gone[path]}")
                deleted.append(Change(path, data, None))
                continue
            new = self._rewritten(path, data, renamed)
            if path in renamed:
                self._say(path, 1, f"renamed to {renamed[path]}")
                changed.append(Change(renamed[path], None, new))
                deleted.append(Change(path, data, None))
            elif new != data:
                changed.append(Change(path, data, new))
        deleted.sort(key=lambda change: self.gone.get(change.path) == "their file")
        report = sorted(self.report, key=lambda item: (item.path, item.line))
        changes = (*changed, *deleted)
        words = self.traces.person.words
        return Forgetting(self.name, words, changes, tuple(dict.fromkeys(report)), self.traces)

    def _say(self, path: str, line: int, what: str) -> None:
        self.report.append(Forgotten(path, line, what))

    def _renamed(self) -> dict[str, str]:
        """New paths of files that stay but are named after the person."""
        renamed: dict[str, str] = {}
        taken = set(self.files)
        for path in self.files:
            folder, _, name = path.rpartition("/")
            new = self._new_name(path, name)
            if path in self.gone or new == name:
                continue
            stem, dot, ending = new.partition(".")
            number, target = 1, f"{folder}/{new}"
            while target in taken:
                number += 1
                target = f"{folder}/{stem}-{number}{dot}{ending}"
            renamed[path] = target
            taken.add(target)
        return renamed

    def _new_name(self, path: str, name: str) -> str:
        """The name of a file without the person; a slug of one word behind a date may be the company's."""
        new = self.traces.without(name, FORGOTTEN_WORD)
        behind = re.match(rf"(\d{{4}}-\d\d-\d\d-){re.escape(self.slug)}(?![^\W_])", new, re.IGNORECASE)
        if self.traces.person.slug_tells or not behind or path in self.gone:
            return new
        entries = self.entries.get(path, {})
        whole = _stem(path) == name[: behind.end()]
        if whole and self._met(entries) and slugify(_said(entries, "company")) != self.slug:
            return behind[1] + FORGOTTEN_WORD + new[behind.end() :]
        self._say(path, 1, f'"{self.slug}" left in the name of the file, since it may mean something else')
        return new

    def _met(self, entries: Mapping[str, Entry]) -> bool:
        """Whether they were met there."""
        met = entries.get("met")
        listed = (met.items or tuple((met.text or "").split(","))) if met else ()
        return self.slug in map(slug_of, listed)

    def _rewritten(self, path: str, data: bytes, renamed: Mapping[str, str]) -> bytes:
        """A file that stays, without the person."""
        if in_cr(data) and path in self.entries:
            return to_cr(self._rewritten(path, to_lf(data), renamed))
        record = path in self.entries
        try:
            text = data.decode("utf-8", errors="surrogateescape" if record else "strict")
        except UnicodeDecodeError:
            return data  # a picture, say
        debriefs = (record and path.startswith("interviews/")) or path.startswith(".")
        done = self._debriefs(path, data) if debriefs else []
        text = _without_lines(text, done)
        if record:
            # Bytes that are not UTF-8 are carried through as they are.
            changed, lines = self._without_references(path, text.encode("utf-8", errors="surrogateescape"))
            text = changed.decode("utf-8", errors="surrogateescape")
            done += lines
        self._report_mentions(path, data.decode("utf-8", errors="surrogateescape"), done)
        text = self._referring(text, renamed)
        bom = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix(bom)
        bounds = front_matter.boundaries(text)
        body = bounds[1][1] if len(bounds) > 1 and bounds[0][0] == 0 else 0
        text = bom + self.traces.without(text[:body], FORGOTTEN_WORD) + self.traces.without(text[body:])
        result = text.encode("utf-8", errors="surrogateescape")
        return self._without_escapes(path, result) if record else result

    def _referring(self, text: str, renamed: Mapping[str, str]) -> str:
        """A text with the new names of files in place of the old ones."""
        if not renamed:
            return text
        if self._old_names is None:
            self._new_stems = {_stem(old).casefold(): _stem(new) for old, new in renamed.items()}
            stems = sorted(self._new_stems, key=len, reverse=True)
            found = "|".join(map(re.escape, stems))
            self._old_names = re.compile(rf"(?<![\w-])(?:{found})(?![\w-])", re.IGNORECASE)
        return self._old_names.sub(lambda match: self._new_stems[match[0].casefold()], text)

    def _without_references(self, path: str, data: bytes) -> tuple[bytes, list[_Lines]]:
        """The file without references to them, and to gifts that go; and the lines of these."""
        entries = self.entries[path]
        changes: dict[str, Value | Removed] = {}
        lines = []
        gone_gifts = {_stem(path) for path in self.gone if path.startswith("gifts/")}
        for key, type_ in _REFERENCES.items():
            slugs = gone_gifts if type_ is FieldType.GIFT else {self.slug}
            entry = entries.get(key)
            if entry is None:
                continue
            listed = entry.texts or tuple((entry.text or "").split(","))
            left = [item for item in listed if slug_of(item) not in slugs]
            if len(left) == len(listed):
                continue
            # Without anybody left the key goes, with the remarks between its items.
            changes[key] = (left if entry.texts else ",".join(left).strip()) or REMOVED
            self._say(path, entry.line, f"taken out of `{key}`")
            below = [other.line for other in entries.values() if other.line > entry.line]
            lines.append((entry.line, min(below) - 1 if below else entry.value_line + len(listed)))
        return (edit(data, changes, path) if changes else data), lines

    def _debriefs(self, path: str, data: bytes) -> list[_Lines]:
        """The lines of each of their debriefs."""
        parts = front_matter.split(path, data)
        met = path.startswith(".") or self._met(self.entries[path])
        found = []
        for section in sections(parts.body, parts.body_line):
            named = [
                section.heading,
                section.name,
                *(text for _, line in section.lines if (text := _told_name(line))),
            ]
            if any(self._means(text, met=met) for text in named):
                self._say(path, section.line, "their debrief taken out")
                found.append((section.line, section.line + len(section.lines)))
        return found

    def _means(self, text: str, *, met: bool) -> bool:
        """Whether a heading is them; one of one word only where they were met."""
        if self.traces.means(text):
            return met or telling_name(text) or self.traces.person.slug_tells
        return met and folded(text) in map(folded, self.uncertain)

    def _report_mentions(self, path: str, text: str, done: Iterable[_Lines]) -> None:
        """Say where they are named, and where they may be and the user has to look."""
        lines = {number for first, last in done for number in range(first, last + 1)}
        spans = self.traces.spans(text)
        starts = [start for start, _ in spans]
        doubtful = [(word, "somebody else is called that too") for word in self.shared]
        doubtful += [(word, "it may be a word, or somebody else") for word in self.uncertain]
        doubtful += [(word, "it may be something else") for word in self.no_addresses]
        doubtful += [(word, "a first name alone may be somebody else's") for word in self._first_name()]
        found = [(start, f"{FORGOTTEN} in their place") for start in starts]
        for word, why in doubtful:
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                before = bisect_right(starts, match.start()) - 1
                if before < 0 or match.start() >= spans[before][1]:
                    found.append((match.start(), f'"{word}" left, since {why}'))
        ends = [match.start() for match in re.finditer("\n", text)]
        for start, what in found:
            line = bisect_right(ends, start - 1) + 1
            if line not in lines:
                self._say(path, line, what)

    def _first_name(self) -> list[str]:
        """The first name, where nobody else has it and it is not the whole name."""
        first = Contact(self.slug, self.name).first_name
        everybody = {word.casefold() for name in self.other_names for word in name.split()}
        known = {self.name, self.slug, *self.uncertain, *self.no_addresses}
        return [first] if first not in known and first.casefold() not in everybody else []

    def _without_escapes(self, path: str, data: bytes) -> bytes:
        """The file without values that name the person in the escapes of YAML, which no search would find."""
        parts = front_matter.split(path, data)
        if not parts.readable and self.entries[path]:
            raise EditRefusedError(path, 1, "The front matter names them in a way that cannot be replaced.")
        changes: dict[str, Value | Removed] = {}
        for key, entry in parts.entries.items():
            value = entry.value
            if isinstance(value, str) and self.traces.spans(value):
                changes[key] = self.traces.without(value, FORGOTTEN_WORD)
            elif isinstance(value, list) and any(self.traces.spans(item) for item in entry.texts):
                changes[key] = [self.traces.without(item, FORGOTTEN_WORD) for item in entry.texts]
        return edit(data, changes, path) if changes else data


def _told_name(line: str) -> str:
    """The name in a line ``- name: …``, which a debrief that was broken off may hold."""
    found = _NAME.fullmatch(line)
    return found[1] if found else ""


def _said(entries: Mapping[str, Entry], key: str) -> str:
    """The words behind a key; empty where there are none."""
    entry = entries.get(key)
    return " ".join(entry.text.split()) if entry and entry.text else ""


def _listed(entries: Mapping[str, Entry], key: str) -> list[str]:
    """The words behind a key, item by item where it is a list."""
    entry = entries.get(key)
    texts = (entry.text,) if entry and entry.text else entry.texts if entry else ()
    return [" ".join(text.split()) for text in texts if text.strip()]


def _reference(entries: Mapping[str, Entry], key: str) -> str:
    return slug_of(_said(entries, key))


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    return slug_of_path(path) if name.endswith(".md") else name.partition(".")[0]


def _without_lines(text: str, gone: Iterable[_Lines]) -> str:
    """A text without some of its lines; blank lines that came before the last ones go with them."""
    lines = text.split("\n")
    last = len(lines)
    for first, end in sorted(gone, reverse=True):
        at_end = end >= last
        del lines[first - 1 : end]
        if at_end:
            while len(lines) > 1 and not lines[-1].strip():
                lines.pop()
            lines.append("")
    return "\n".join(lines)
