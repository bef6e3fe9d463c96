"""Front matter: a file's bytes split into keys with their places, and the body.

python-frontmatter says where the front matter begins and ends; PyYAML's C loader, the dialect that MkDocs
reads, says what it means. Both drop what they cannot read without a word, so each key is built on its own
here and every fault becomes a ``Problem`` with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from afterword.records.fences import with_code
from afterword.records.problems import Level, Problem

_CONFLICT = re.compile(r"^(<{7}|>{7})( |$)")
_NODES = {yaml.SequenceNode: "list", yaml.ScalarNode: "text"}


@dataclass(frozen=True)
class Entry:
    """One key of the front matter.

    Attributes:
        value: what YAML made of it.
        text: the scalar as it is written in the file; None for a list or mapping.
        items: the scalars of a list as they are written, a nested list as its own; empty for a scalar.
        line, column: of the key.
        value_line, value_column: of the value.
    """

    value: Any
    text: str | None
    items: tuple[str, ...]
    line: int
    column: int
    value_line: int
    value_column: int


@dataclass(frozen=True)
class FrontMatter:
    """A file, split.

    Attributes:
        entries: by key; empty where there is no front matter that can be read.
        readable: whether the entries can be trusted to be all there is.
    """

    entries: Mapping[str, Entry]
    body: str
    body_line: int
    readable: bool
    problems: tuple[Problem, ...]


def split(path: str, data: bytes) -> FrontMatter:
    """Split a file into front matter and body.

    Args:
        path: for the problems, relative to the journal.
        data: the bytes of the file.
    """
    problems: list[Problem] = []

    def report(line: int, column: int, level: Level, rule: str, message: str, fix: str) -> None:
        problems.append(Problem(path, line, column, level, rule, message, fix))

    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        report(
            line,
            column,
            Level.ERROR,
            "encoding",
            f"The file is not UTF-8: byte 0x{data[error.start]:02x} on this line has no meaning there.",
            "Save the file as UTF-8 in your editor.",
        )
        return FrontMatter({}, "", 1, False, tuple(problems))

    if text.startswith("\ufeff"):
        text = text[1:]
        report(
            1,
            1,
            Level.HINT,
            "bom",
            "The file begins with a byte order mark, which some programs take for text.",
            'Save it as "UTF-8" rather than "UTF-8 with BOM".',
        )
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        report(
            line,
            1,
            Level.HINT,
            "line-ends",
            "The lines end as on Windows (CRLF); that works, and git may show whole files as changed.",
            "Set the line ends to LF in your editor, or leave them: commands keep them as they are.",
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if text and not text.endswith("\n"):
        report(
            len(lines),
            len(lines[-1]) + 1,
            Level.HINT,
            "final-newline",
            "The last line has no line end; where it is the closing ---, MkDocs would see no front matter.",
            "End the file with a line break.",
        )
    conflict = _conflict_line(lines)
    if conflict:
        report(
            conflict,
            1,
            Level.ERROR,
            "conflict",
            "Git left the marks of a merge conflict here.",
            "Keep the lines you want and delete the <<<<<<<, ======= and >>>>>>> lines.",
        )

    bounds = list(boundaries(text))
    if not bounds or bounds[0][0] != 0:
        report(
            1,
            1,
            Level.ERROR,
            "front-matter",
            "There is no front matter: the first line is not ---.",
            "Begin the file with a line ---, then the keys, such as `name: Ana Sol`, then another line ---.",
        )
        return FrontMatter({}, text, 1, False, tuple(problems))
    if len(bounds) < 2:
        report(
            1,
            1,
            Level.ERROR,
            "front-matter",
            "The front matter is never closed: a second line --- is missing.",
            "Put a line --- below the last key.",
        )
        return FrontMatter({}, "", len(lines), False, tuple(problems))
    (_, start), (end, rest) = bounds
    body_line = text.count("\n", 0, rest) + 1
    first_line = text.count("\n", 0, start) + 1
    if conflict and conflict < body_line:
        return FrontMatter({}, text[rest:], body_line, False, tuple(problems))
    entries, readable = _entries(text[start:end], first_line, report)
    return FrontMatter(entries, text[rest:], body_line, readable, tuple(problems))


def boundaries(text: str) -> list[tuple[int, int]]:
    """Where the two ``---`` lines begin and where the text after each begins."""
    bounds = []
    for match in YAMLHandler.FM_BOUNDARY.finditer(text):
        line_end = text.find("\n", match.start())
        bounds.append((match.start(), len(text) if line_end < 0 else line_end + 1))
        if len(bounds) == 2:
            break
    return bounds


def _conflict_line(lines: list[str]) -> int:
    """The first line that git marked as in conflict, outside fenced code; 0 where there is none."""
    for number, (line, code) in enumerate(with_code(lines), 1):
        if not code and _CONFLICT.match(line):
            return number
    return 0


def _entries(text: str, first_line: int, report: Any) -> tuple[dict[str, Entry], bool]:
    """The keys of a YAML mapping with their places, each built on its own."""
    loader = yaml.CSafeLoader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context_mark and any(word in str(error) for word in ("quoted scalar", "',' or")):
            mark = error.context_mark  # where the quote or bracket was opened
        line = first_line + (mark.line if mark else 0)
        column = mark.column + 1 if mark else 1
        report(line, column, Level.ERROR, "yaml", *_explain(text, mark.line if mark else 0, error))
        return {}, False
    except yaml.YAMLError as error:
        report(
            first_line,
            1,
            Level.ERROR,
            "yaml",
            f"The front matter cannot be read: {str(error).splitlines()[0]}.",
            "Retype the line; it may hold a character that does not show.",
        )
        return {}, False
    if root is None:
        return {}, True
    if not isinstance(root, yaml.MappingNode):
        report(
            first_line + root.start_mark.line,
            root.start_mark.column + 1,
            Level.ERROR,
            "front-matter",
            f"The front matter is a {_NODES.get(type(root), 'text')}, not keys with values.",
            "Write one `key: value` a line, such as `name: Ana Sol`.",
        )
        return {}, False

    entries: dict[str, Entry] = {}
    readable = True
    for key_node, value_node in root.value:
        line, column = first_line + key_node.start_mark.line, key_node.start_mark.column + 1
        # The key as written: YAML would turn `no` and `12:30` into other things.
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if key is None or key == "<<":
            report(
                line,
                column,
                Level.ERROR,
                "yaml",
                "A key here is not a plain word.",
                "Write `key: value` with a plain word as the key.",
            )
            readable = False
            continue
        if key in entries:
            report(
                line,
                column,
                Level.ERROR,
                "duplicate-key",
                f"`{key}` stands on line {entries[key].line} already; of two, the last one counts.",
                "Keep one of the two lines.",
            )
        try:
            value = loader.construct_object(value_node, deep=True)
        except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
            value = _Unreadable(str(error).splitlines()[0] if str(error) else type(error).__name__)
        entries[key] = Entry(
            value,
            value_node.value if isinstance(value_node, yaml.ScalarNode) else None,
            tuple(_scalars(value_node)) if isinstance(value_node, yaml.SequenceNode) else (),
            line,
            column,
            first_line + value_node.start_mark.line,
            value_node.start_mark.column + 1,
        )
    return entries, readable


class _Unreadable(str):
    """A value YAML could not build, such as a date that does not exist; the text says why."""

    __slots__ = ()


def unreadable(value: object) -> bool:
    """Whether YAML could not build this value, such as ``2026-02-30``."""
    return isinstance(value, _Unreadable)


def _scalars(node: yaml.SequenceNode) -> list[str]:
    """The scalars of a list as written; ``[[ana]]`` without quotes is a list in a list, and means ana."""
    found: list[str] = []
    for item in node.value:
        if isinstance(item, yaml.ScalarNode):
            found.append(item.value)
        elif isinstance(item, yaml.SequenceNode):
            found.extend(_scalars(item))
        else:
            found.append("")
    return found


def _explain(text: str, line: int, error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """A YAML error in words for somebody who never wanted to learn YAML: the message and the fix."""
    lines = text.split("\n")
    shown = lines[line].strip() if line < len(lines) else ""
    said = (error.problem or "").lower()
    if "\t" in (lines[line] if line < len(lines) else ""):
        return "There is a tab here, which YAML does not allow.", "Use spaces instead of the tab."
    if "mapping values are not allowed" in said:
        key, _, value = shown.partition(":")
        return (
            f"`{shown}` holds a second colon, so YAML cannot tell where the value begins.",
            f'Put the value in quotes: {key}: "{value.strip()}"',
        )
    if "cannot start any token" in said or "undefined alias" in said or "expected alphabetic" in said:
        key, _, value = shown.partition(":")
        return (
            f"`{shown}`: a value cannot begin with {value.strip()[:1] or shown[:1]!r} in YAML.",
            f'Put the value in quotes: {key}: "{value.strip()}"',
        )
    if "quoted scalar" in said or "end of stream" in said or "',' or" in said:
        return "A quotation mark or a bracket is opened here and never closed.", "Close it on the same line."
    return (
        f"The front matter cannot be read from here: {error.problem or error.context}.",
        "Write one `key: value` a line; put values with : # [ ] { } or quotes in them in double quotes.",
    )
