"""Changing single keys of a file, and no other byte of it.

yaml-edit makes the change and keeps comments, quotes, order and line ends; it is young, and reads a newer
YAML than the site does. So nothing is taken on trust: the result is read again with the site's own reader,
and compared with the file as it was, character by character, outside the values that were to change. Where
the two differ in anything else the edit is refused, with the line to change by hand.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum

import yaml
import yaml_edit

from afterword.errors import EditRefusedError, TooLongError
from afterword.frozen import frozen
from afterword.keeping import regions
from afterword.keeping.line_ends import in_cr, to_cr, to_lf
from afterword.records import front_matter
from afterword.records.entries import Entry, composed, unreadable
from afterword.records.problems import Level
from afterword.records.quoting import plain, scalar
from afterword.records.schema import SCHEMAS
from afterword.records.values import slug_of, tidy_tag


class Removed(Enum):
    """The wish that a key be gone."""

    REMOVED = "removed"


REMOVED = Removed.REMOVED

#: What a key can be given: a date is written as ISO, a time to the minute.
Value = str | int | bool | date | datetime | Sequence[str]

_BOM = "\ufeff"


def edit(data: bytes, changes: Mapping[str, Value | Removed], path: str) -> bytes:
    """Give keys of the front matter new values.

    Of a list, only the items that differ are touched. A new key goes behind those that the schema has before
    it, such as ``outcome_on`` behind ``outcome``; else below all others.

    Args:
        data: the file.
        changes: the wanted value by key; ``REMOVED`` takes the key away.
        path: for the refusal, relative to the journal.

    Returns:
        The file with the change; the same bytes where it says so already.

    Raises:
        EditRefusedError: the change could not be made without touching anything else.
        TooLongError: a value has more characters than its field takes.
    """
    if in_cr(data):
        return to_cr(edit(to_lf(data), changes, path))
    whole = Parts.of(data, path)
    before = front_matter.split(path, data)
    wanted = {key: value for key, value in changes.items() if not _says(before.entries.get(key), value)}
    if not wanted:
        return data
    for problem in before.problems:
        if problem.level is Level.ERROR and not before.readable:
            raise EditRefusedError(path, problem.line, problem.message)
    _refuse_twice(whole, wanted, path)
    _refuse_too_long(before.entries, wanted, path)
    # New keys go where the schema has them; where that would disturb a comment, below all others.
    for order in (_schema_order(path), ()):
        try:
            changed = _changed(whole.yaml, wanted, whole.newline, order, before.entries)
            result = whole.with_yaml(changed)
            if regions.only(whole.yaml, changed, wanted) and _reads(before.entries, result, wanted, path):
                return result
        except (ValueError, TypeError, yaml.YAMLError):  # yaml-edit's errors are ValueErrors
            continue
    key, value = next(iter(wanted.items()))
    place = before.entries.get(key)
    raise EditRefusedError(
        path, place.line if place else 1, f"{_in_words(key, value)} here without touching something else."
    )


def add_to(data: bytes, key: str, items: Sequence[str], path: str) -> bytes:
    """Add items to the end of a list, those that it does not hold yet; without a list, begin one.

    A link and the slug it leads to are one item, as are two tags that differ in case.

    Raises:
        EditRefusedError: as ``edit``.
    """
    entry = front_matter.split(path, data).entries.get(key)
    there: list[str] = []
    if entry is not None and isinstance(entry.value, list):
        there = list(entry.texts)
    elif entry is not None and entry.text:
        there = [part.strip() for part in entry.text.split(",") if part.strip()]
    # The folders in a link are part of a tag, and of no reference.
    same = (lambda item: tidy_tag(item).casefold()) if key == "interests" else _same_item
    known = {same(item) for item in there}
    new = [item for item in dict.fromkeys(items) if same(item) not in known]
    return edit(data, {key: [*there, *new]}, path) if new else data


def set_body(data: bytes, text: str, path: str) -> bytes:
    """Put a text below the front matter in place of what stands there; line ends follow the file."""
    if in_cr(data):
        return to_cr(set_body(to_lf(data), text, path))
    parts = Parts.of(data, path)
    if parts.body.replace("\r\n", "\n").strip("\n") == text.strip("\n"):
        return data
    return parts.with_body("\n" + text.strip("\n") + "\n" if text.strip("\n") else "")


def add_to_body(data: bytes, text: str, path: str) -> bytes:
    """Put a text at the end of the file, below one empty line; line ends follow the file."""
    if not text.strip("\n"):
        return data
    if in_cr(data):
        return to_cr(add_to_body(to_lf(data), text, path))
    parts = Parts.of(data, path)
    kept = parts.body.replace("\r\n", "\n")
    gap = "" if kept.endswith("\n\n") else "\n" if kept.endswith("\n") or not kept else "\n\n"
    return parts.with_body(text.strip("\n") + "\n", kept=parts.body, gap=gap)


@frozen
class Parts:
    """A file cut in four; joined again they are the same file."""

    bom: str
    opening: str
    yaml: str
    closing: str
    body: str

    @classmethod
    def of(cls, data: bytes, path: str) -> Parts:
        """Cut a file.

        Raises:
            EditRefusedError: it has no front matter that could be changed.
        """
        text = data.decode("utf-8", errors="replace")
        bom = _BOM if text.startswith(_BOM) else ""
        text = text.removeprefix(_BOM)
        bounds = front_matter.boundaries(text)
        if "\ufffd" in text or len(bounds) < 2 or bounds[0][0] != 0:
            found = front_matter.split(path, data)
            for problem in found.problems if not found.readable else ():
                said = problem.message
                if problem.rule == "front-matter" and "no front matter" not in said:
                    said = f"There is no front matter to be changed. {said}"
                raise EditRefusedError(path, problem.line, said)
        if len(bounds) < 2 or bounds[0][0] != 0:
            line = len(re.split("\r(?!\n)", text)[0].split("\n"))
            raise EditRefusedError(path, line, "The lines of this file end in more than one way.")
        (_, start), (end, rest) = bounds
        return cls(bom, text[:start], text[start:end], text[end:rest], text[rest:])

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if self.opening.endswith("\r\n") else "\n"

    def with_yaml(self, text: str) -> bytes:
        """The file with another front matter."""
        return (self.bom + self.opening + text + self.closing + self.body).encode("utf-8")

    def with_body(self, new: str, *, kept: str = "", gap: str = "") -> bytes:
        """The file with another text below, behind what is kept of it."""
        closing = self.closing if self.closing.endswith("\n") else self.closing + self.newline
        added = (gap + new).replace("\n", self.newline)
        return (self.bom + self.opening + self.yaml + closing + kept + added).encode("utf-8")


def _in_words(key: str, value: Value | Removed) -> str:
    if isinstance(value, Removed):
        return f"`{key}` cannot be taken away"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"`{key}: [{', '.join(scalar(item, in_list=True) for item in value)}]` cannot be written"
    return f"`{key}: {scalar(value)}` cannot be written"


def _refuse_twice(whole: Parts, wanted: Mapping[str, Value | Removed], path: str) -> None:
    """Refuse to change a key that stands in the file twice: which one is meant, only the user knows."""
    seen: set[str] = set()
    for key, _ in regions.entries(whole.yaml):
        if key.value in seen and key.value in wanted:
            line = whole.opening.count("\n") + key.start_mark.line + 1
            raise EditRefusedError(
                path, line, f"`{key.value}` stands here a second time; keep one of the two."
            )
        seen.add(key.value)


def _refuse_too_long(before: Mapping[str, Entry], wanted: Mapping[str, Value | Removed], path: str) -> None:
    """Refuse what would be left out when the file is read; what is there already is the user's own."""
    folder = path.split("/")[0]
    fields = next((schema.fields for schema in SCHEMAS if schema.folder == folder), ())
    for field in (each for each in fields if each.name in wanted):
        value, place = wanted[field.name], before.get(field.name)
        there = place.texts if place else ()
        for piece in (value,) if isinstance(value, str) else value if isinstance(value, Sequence) else ():
            if len(piece) > field.room and piece not in there:
                raise TooLongError(path, place.line if place else 1, field.name, len(piece), field.room)


def _same_item(item: object) -> str:
    text = str(item)
    return (slug_of(text) if "[[" in text else text.lstrip("#")).casefold()


def _says(entry: Entry | None, value: Value | Removed) -> bool:
    """Whether a key has a value already, as the site reads it."""
    if entry is None or isinstance(value, Removed):
        return entry is None and isinstance(value, Removed)
    if isinstance(value, str):
        return isinstance(entry.value, str) and entry.value == composed(value) and not unreadable(entry.value)
    if isinstance(value, datetime):
        return entry.text == scalar(value)
    if isinstance(value, bool | int | date):
        return type(entry.value) is type(value) and entry.value == value
    return isinstance(entry.value, list) and list(entry.texts) == [composed(item) for item in value]


def _schema_order(path: str) -> tuple[str, ...]:
    """The keys of a record in the order of its schema; none for a file that is no record."""
    folder = path.split("/")[0]
    return next((schema.names for schema in SCHEMAS if schema.folder == folder), ())


def _changed(
    text: str,
    wanted: Mapping[str, Value | Removed],
    newline: str,
    order: Sequence[str],
    before: Mapping[str, Entry],
) -> str:
    """The front matter with the change, by yaml-edit."""
    present = {key.value for key, _ in regions.entries(text)}
    if not present:  # nothing, or comments alone, which yaml-edit will not open
        new = yaml_edit.Document.parse("")
        for key, value in wanted.items():
            _set(new, key, value)
        return text + str(new).replace("\n", newline)
    gone = {key for key, value in wanted.items() if value is REMOVED}
    if present <= gone:  # yaml-edit would leave an empty pair of braces
        text = regions.cut(text, [region for key in gone for region in regions.lines_of(text, key)])
        rest = {key: value for key, value in wanted.items() if key not in gone}
        return _changed(text, rest, newline, order, before) if rest else text
    document = yaml_edit.Document.parse(text)
    for key, value in wanted.items():
        if value is REMOVED:
            document.remove(key)
        elif _is_list(value) and (there := document.get_sequence(key)) is not None:
            _change_list(there, list(value), before[key].texts)  # type: ignore[arg-type]
        elif _is_list(value) and key in present:
            # `met:` as property panels leave it, or one word: a list in brackets keeps the line's comment.
            document.set(key, _as_node(value, flow=True))
        else:
            above = order[: order.index(key)] if key in order and key not in document else ()
            behind = next((known for known in reversed(above) if known in document), None)
            if behind is not None:
                document.insert_after(behind, key, yaml_edit.ScalarValue("x"))
            _set(document, key, value)
    return str(document)


def _set(document: yaml_edit.Document, key: str, value: Value | Removed) -> None:
    if _is_list(value):
        # A list that takes the place of a word is indented, as property panels write it.
        document.set(key, yaml_edit.ScalarValue("x"))
    document.set(key, _as_node(value, like=document.get(key)))


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _change_list(there: yaml_edit.Sequence, wanted: list[str], old: list[str]) -> None:
    """Touch only the items that differ, the last ones first, so that places stay right.

    Raises:
        ValueError: the site reads other items than yaml-edit does.
    """
    if len(there) != len(old):
        raise ValueError("the list is read in two ways")
    new = [composed(item) for item in wanted]
    steps = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    for tag, first, last, new_first, new_last in reversed(steps):
        if tag == "equal":
            continue
        shared = min(last - first, new_last - new_first)
        for index in range(last - 1, first + shared - 1, -1):
            del there[index]
        for value in reversed(wanted[new_first + shared : new_last]):
            there.insert(first + shared, _as_scalar(value, in_list=True))
        for offset in range(shared):
            there[first + offset] = _as_scalar(wanted[new_first + offset], in_list=True)


def _as_node(
    value: Value | Removed, *, flow: bool = False, like: yaml_edit.Node | None = None
) -> yaml_edit.ScalarValue | yaml_edit.Sequence | int:
    if isinstance(value, Removed):
        raise TypeError("a removed key has no value")
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = yaml_edit.Sequence(flow=flow or not value)
        for item in value:
            items.append(_as_scalar(item, in_list=True))
        return items
    return _as_scalar(value, like=like)


def _as_scalar(
    value: str | int | bool | date | datetime, *, in_list: bool = False, like: yaml_edit.Node | None = None
) -> yaml_edit.ScalarValue | int:
    """A value in the style the old one had where that is quotes, else plain where that is safe."""
    if isinstance(value, bool | int):
        return value
    if not isinstance(value, str):
        return yaml_edit.ScalarValue(scalar(value), "plain")
    old = like.as_scalar() if like is not None else None
    style = old.style() if old is not None else "plain"
    if style == "single-quoted" and value.isprintable():
        return yaml_edit.ScalarValue(value, style)
    if style != "double-quoted" and plain(value, in_list=in_list):
        return yaml_edit.ScalarValue(value, "plain")
    return yaml_edit.ScalarValue(value, "double-quoted")


def _reads(old: Mapping[str, Entry], result: bytes, wanted: Mapping[str, Value | Removed], path: str) -> bool:
    """Whether the site would read exactly the wanted values, and every other key as before, in order."""
    after = front_matter.split(path, result)
    expected = [key for key in old if wanted.get(key) is not REMOVED]
    expected += [key for key, value in wanted.items() if value is not REMOVED and key not in old]
    return (
        after.readable
        and sorted(after.entries) == sorted(expected)
        and [key for key in after.entries if key in old] == [key for key in expected if key in old]
        and all(_says(after.entries.get(key), value) for key, value in wanted.items())
        and all(_meaning(old[key]) == _meaning(after.entries[key]) for key in expected if key not in wanted)
    )


def _meaning(entry: Entry) -> tuple[str, str | None, tuple[str, ...]]:
    """What a key says, comparable (a NaN, for one, never equals itself)."""
    return repr(entry.value), entry.text, entry.items
