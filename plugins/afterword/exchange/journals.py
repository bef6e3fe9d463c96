"""A whole journal in one file (JSON): every record with its fields, those of the user's own, and its text."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.found import Found, FoundRecord, LeftOut
from afterword.records.contact import Skip
from afterword.records.entries import Entry, unreadable
from afterword.records.folders import is_record
from afterword.records.quoting import plain, quoted, scalar
from afterword.records.raw_record import RawRecord
from afterword.records.schema import SCHEMAS, Schema
from afterword.records.slugs import DEVICES
from afterword.times import Duration

VERSION = 1
#: Folders within folders, and bytes of a name, that every disk takes.
_DEEPEST, _LONGEST_NAME = 6, 240
#: Lists in lists; what reading a record takes.
_NESTED = 15
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|\u2028\u2029]')


def write_journal(files: Mapping[str, bytes], today: date) -> tuple[str, tuple[LeftOut, ...]]:
    """Every record as JSON, kind by kind in the order of the paths; the same records are the same text.

    Args:
        files: the bytes of every file of the journal, by path.
        today: of the journal.

    Returns:
        The text; and the files whose front matter cannot be read, with the reason.
    """
    left_out: list[LeftOut] = []
    everything: dict[str, Any] = {"version": VERSION}
    for schema in SCHEMAS:
        records = []
        for path in sorted(
            each for each in files if is_record(each) and each.startswith(f"{schema.folder}/")
        ):
            raw = RawRecord(path, schema, files[path], today)
            if not raw.parts.readable:
                problem = raw.problems[0]
                left_out.append(LeftOut(path, f"it cannot be read: line {problem.line}: {problem.message}"))
                continue
            fields = {
                key: _of_value(raw.values[key]) if raw.values.get(key) is not None else of_entry(entry)
                for key, entry in raw.parts.entries.items()
            }
            records.append({"file": path, "fields": fields, "body": raw.parts.body})
        everything[schema.folder] = records
    return json.dumps(everything, ensure_ascii=False, indent=2, allow_nan=False), tuple(left_out)


def _of_value(value: Any) -> Any:
    """What a field holds, as JSON has it."""
    if isinstance(value, tuple):
        return [_of_value(each) for each in value]
    if isinstance(value, Skip):
        return f"{value.kind} {value.on}"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return str(value) if isinstance(value, date | Duration) else value


def of_entry(entry: Entry) -> Any:
    """What stands in the file under a key that is not ours, or that holds what its field cannot."""
    if entry.text is not None and (unreadable(entry.value) or not _has(entry.value)):
        return entry.text
    return _nested(entry.value)


def _nested(value: Any) -> Any:
    if isinstance(value, list):
        return [_nested(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _nested(each) for key, each in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value if _has(value) else str(value)


def _has(value: Any) -> bool:
    """Whether JSON has such a value."""
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | int | bool | list | dict)


def read_journal_file(text: str) -> Found:
    """The records in such a file.

    Raises:
        UnreadableFileError: it is no such file.
    """
    try:
        everything = json.loads(text, parse_constant=_no_number)
    except RecursionError as error:
        raise UnreadableFileError(f"The brackets in this file are nested without end. {_EXPECTED}") from error
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"Line {error.lineno}, column {error.colno} is no JSON: {error.msg}. Is the file whole? "
            f"{_EXPECTED}"
        ) from error
    except ValueError as error:
        raise UnreadableFileError(f"This file is no JSON: {error}. {_EXPECTED}") from error
    if not isinstance(everything, dict) or not any(schema.folder in everything for schema in SCHEMAS):
        raise UnreadableFileError(
            "This is JSON, and not what `export --json` writes, nor bookmarks, a library (CSL) or what was "
            f"starred in a reader. {_EXPECTED}"
        )
    if everything.get("version") != VERSION:
        raise UnreadableFileError(
            f"This file says version {str(everything.get('version'))[:20]}, and version {VERSION} can be "
            "read. Perhaps a newer Afterword wrote it; import it with that one."
        )
    records: list[FoundRecord] = []
    left_out: list[LeftOut] = []
    for schema in SCHEMAS:
        listed = everything.get(schema.folder, [])
        if not isinstance(listed, list):
            left_out.append(LeftOut(schema.folder, "it is no list of records"))
            continue
        for number, item in enumerate(listed, 1):
            read = _record(item, schema, f"{schema.kind} {number}")
            (records if isinstance(read, FoundRecord) else left_out).append(read)  # type: ignore[arg-type]
    return Found("a journal", records=tuple(records), left_out=tuple(left_out))


_EXPECTED = 'A whole one begins {"version": 1, "contacts": [{"file": "contacts/ana-sol.md", "fields": {…'


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _record(item: Any, schema: Schema, called: str) -> FoundRecord | LeftOut:
    path = item.get("file") if isinstance(item, dict) else None
    fields = item.get("fields") if isinstance(item, dict) else None
    body = item.get("body", "") if isinstance(item, dict) else None
    if not isinstance(path, str) or not isinstance(fields, dict) or not isinstance(body, str):
        return LeftOut(called, "it has no file, fields and body")
    path = unicodedata.normalize("NFC", path)
    if not is_record(path) or not path.startswith(f"{schema.folder}/") or not _fit(path):
        return LeftOut(
            path[:100] or called, f"it is no name of a file in {schema.folder}/, such as ana-sol.md"
        )
    if not all(_shallow(value) for value in fields.values()):
        return LeftOut(path, "its lists are nested too deeply")
    return FoundRecord(0, path, fields, body)


def _fit(path: str) -> bool:
    """Whether a path stays where it says, on every disk."""
    parts = path.split("/")
    return len(parts) <= _DEEPEST and all(
        part
        and part == part.strip()
        and not part.endswith(".")
        and not _FORBIDDEN.search(part)
        and not DEVICES.fullmatch(part.partition(".")[0])
        and len(part.encode("utf-8", errors="replace")) <= _LONGEST_NAME
        and not any("\ud800" <= sign <= "\udfff" for sign in part)
        for part in parts
    )


def _shallow(value: Any, depth: int = 0) -> bool:
    inner: Iterable[Any] = (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    )
    return depth <= _NESTED and all(_shallow(each, depth + 1) for each in inner)


def record_bytes(record: FoundRecord) -> bytes:
    """The file of a record: read again, it says what it was made from."""
    lines = [line for key, value in record.fields.items() for line in _lines(key, value)]
    whole = "\n".join(("---", *lines, "---", "")) + record.body
    return whole.encode("utf-8", errors="replace")


def _lines(key: str, value: Any) -> list[str]:
    name = key if plain(key) and not key.startswith(("-", "?")) and len(key) < 100 else quoted(key)
    if isinstance(value, list) and value and not any(isinstance(each, list | dict) for each in value):
        return [f"{name}:", *(f"  - {_scalar(each, in_list=True)}" for each in value)]
    written = _flow(value) if isinstance(value, list | dict) else _scalar(value)
    return [f"{name}: {written}".rstrip()]


def _scalar(value: Any, *, in_list: bool = False) -> str:
    """A value as it stands in a file; words that are a date are one."""
    if value is None:
        return "" if not in_list else "null"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str) and _ISO.fullmatch(value):
        return value
    return scalar(value, in_list=in_list)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return (
        quoted(value)
        if isinstance(value, str) and not _ISO.fullmatch(value)
        else _scalar(value, in_list=True)
    )
