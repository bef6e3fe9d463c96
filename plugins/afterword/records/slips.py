"""What is wrong in a front matter that YAML cannot read, for somebody who never wanted to learn YAML.

The parser says where it gave up, which is often a line or a page below the slip. Our front matter is flat, a
key a line, so it is cut into its keys, the first that does not stand alone is looked at line by line, and
each repair of a known slip is tried before it is advised: what is advised is what made the key readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from afterword.frozen import frozen
from afterword.records.entries import Places
from afterword.records.repairs import ODD, PAIR, Repair, odd_sign, repairs
from afterword.records.schema import Field, Schema
from afterword.records.showing import advice, shortened

#: What YAML lets nobody write: control characters, and half of a pair. No pattern before it is needed: that
#: takes as long as reading a short journal.
_FORBIDDEN = r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"

#: The parser gives up behind the slip, and seldom far: so many lines back, and characters, are looked at.
_LINES_BACK, _LONGEST_MENDED = 40, 20_000
#: So many pieces that begin at the beginning of a line may be one key.
_TOGETHER = 6
_OPENED = re.compile(r"[^\W\d][\w-]*[ \t]*:[ \t]+[\[{\"']")
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")


@frozen
class Slip:
    """What is wrong and what to write instead.

    Attributes:
        line, column: in the file, counted from 1.
        message: what was found.
        fix: what to do; where it is known, it ends with the line as it should stand.
    """

    line: int
    column: int
    message: str
    fix: str


def find_slip(text: str, first_line: int, schema: Schema | None, error: yaml.YAMLError | None) -> Slip | None:
    """The slip that keeps a front matter from being read.

    Args:
        text: the front matter.
        first_line: the line of the file on which it begins.
        schema: of the record, for its keys.
        error: what PyYAML said; None: it read something that is no mapping.

    Returns:
        None where there is no error, and nothing looks like a key that was meant.
    """
    fields = {field.name: field for field in schema.fields} if schema else {}
    places = Places(text, first_line)
    if "maximum nesting" in str(getattr(error, "problem", "")):
        mark = getattr(error, "problem_mark", None)
        line, column = places.of(mark) if mark else (first_line, 1)
        return Slip(line, column, "Lists lie in lists here, too deep to be read.", "Write one flat list.")
    forbidden = re.search(_FORBIDDEN, text)
    if forbidden:
        line, column = places.at(forbidden.start())
        whole = text.split("\n")[line - first_line]
        return Slip(
            line,
            column,
            f"There is {odd_sign(forbidden[0])} here, which does not show and which YAML does not allow.",
            advice("Retype the line without it", re.sub(_FORBIDDEN, "", whole).strip()),
        )
    anchors: set[str] = set()
    chunks = list(_chunks(text))
    at = 0
    while at < len(chunks):
        number, chunk = chunks[at]
        wrong = _error_in(chunk, anchors)
        if wrong is not None:
            together = _read_together(chunks[at : at + _TOGETHER], anchors)
            if not together:
                return _slip_in(chunk, first_line + number, wrong, anchors, fields, error)
            at += together - 1
        anchors.update(_ANCHOR.findall(chunk))
        at += 1
    if error is None:
        return None
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = places.of(mark) if mark else (first_line, 1)
    return Slip(line, column, _unknown("", error), _GENERAL)


_STRAY = "Put it below the closing ---, or begin it with `# `, as a remark of your own."
_GENERAL = "Write one `key: value` a line; put a value with : # [ ] { } or quotes in it in double quotes."


def _unknown(line: str, error: yaml.YAMLError) -> str:
    if line.strip() and ":" not in line:
        return f"`{shortened(line.strip())}` is no key with a value."
    said = getattr(error, "problem", None) or getattr(error, "context", None) or str(error).split("\n")[0]
    shown = f" `{shortened(line.strip())}`:" if line.strip() else ""
    return f"The front matter cannot be read from here:{shown} {said}."


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The keys of a front matter, each with all its lines, and the number of the first, from 0."""
    begun = 0
    kept: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if kept and line[:1] not in ("", " ", "\t", "#", "-", "]", "}") and not ODD.match(line):
            yield begun, "\n".join(kept) + "\n"
            begun, kept = number, []
        kept.append(line)
    yield begun, "\n".join(kept)


def _error_in(chunk: str, anchors: set[str]) -> int | None:
    """The line of a chunk, from 0, where YAML gives up; -1: it is read, and is no key; None: all is well."""
    try:
        root = yaml.compose(chunk, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        alias = _ALIAS.match(chunk, mark.index) if mark else None
        if alias and "undefined alias" in str(error.problem) and alias[1] in anchors:
            return None
        return chunk.count("\n", 0, mark.index) if mark else 0
    except yaml.YAMLError:
        return 0
    if root is None:
        return None
    keyed = isinstance(root, yaml.MappingNode) and (root.start_mark.column == 0 or root.flow_style)
    return None if keyed else -1


def _read_together(chunks: Sequence[tuple[int, str]], anchors: set[str]) -> int:
    """How many pieces make one key: a list in brackets may go on at the beginning of a line; 0: none do."""
    for count in range(2, len(chunks) + 1):
        if _error_in("".join(chunk for _, chunk in chunks[:count]), anchors) is None:
            return count
    return 0


def _slip_in(
    chunk: str,
    first_line: int,
    wrong: int,
    anchors: set[str],
    fields: Mapping[str, Field],
    error: yaml.YAMLError | None,
) -> Slip | None:
    """The slip in the one key that cannot be read: a repair that was tried, or the place as YAML gives it."""
    lines = chunk.split("\n")
    last = min(wrong + 1, len(lines)) if wrong >= 0 else len(lines)
    first = max(1, last - _LINES_BACK)
    # Of a long list only the lines about the place: the others were read.
    kept = [lines[0], *lines[first:last], *lines[last : last + 1]]
    numbers = [0, *range(first, len(lines))]
    if sum(map(len, kept)) <= _LONGEST_MENDED:
        found = _mended(kept, wrong - first + 1 if wrong >= first else wrong, anchors, fields)
        if found:
            at, repair = found
            return Slip(first_line + numbers[at], repair.column + 1, repair.message, repair.fix)
    if error is None:
        return None
    opened = _OPENED.match(lines[0])
    if opened and len(lines) > 1:
        message = "A quotation mark or a bracket is opened here and never closed, so the rest cannot be read."
        return Slip(first_line, opened.end(), message, "Close it on the same line.")
    at = min(max(wrong, 0), len(lines) - 1)
    if at and not lines[at].strip():  # at its end
        at -= 1
    return Slip(first_line + at, 1, _unknown(lines[at], error), _GENERAL if ":" in lines[at] else _STRAY)


def _mended(
    lines: list[str], wrong: int, anchors: set[str], fields: Mapping[str, Field]
) -> tuple[int, Repair] | None:
    """The first line of a key whose repair lets YAML read on, and the repair."""
    key = PAIR.match(lines[0])
    field = fields.get(key[1]) if key else None
    for number, line in enumerate(lines):
        for repair in repairs(line, number, field, fields):
            now = _error_in("\n".join([*lines[:number], repair.line, *lines[number + 1 :]]), anchors)
            if now is None or now > max(wrong, number):
                return number, repair
    return None
