"""Ways to mend a line of front matter that YAML cannot read, the likeliest first.

Nobody takes them on trust: ``slips`` tries each, and advises the first that lets YAML read on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from afterword.frozen import frozen
from afterword.patterns import lazy
from afterword.records.entries import composed
from afterword.records.quoting import quoted, scalar
from afterword.records.schema import Field, FieldType
from afterword.records.showing import advice, example_of, shortened

#: Blanks that are none to YAML, signs that take no room, and line ends that no editor counts.
ODD_BLANKS = "\u00a0\u1680\u2000-\u200b\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\u0085\u00ad"
ODD = lazy(f"[{ODD_BLANKS}]")
_LEADING = lazy(rf"[ \t{ODD_BLANKS}]*")
_KEY = r"[^\W\d][\w-]*"
PAIR = lazy(rf"({_KEY})[ \t]*:(?:[ \t]+(.*))?", re.DOTALL)
_UNSPACED = lazy(rf"({_KEY})([:：])(?!//)(\S.*)", re.DOTALL)
_WIDE_COLON = lazy(rf"({_KEY})[ \t]*：[ \t]*(.*)", re.DOTALL)
_NO_COLON = lazy(rf"({_KEY})[ \t]*[=\t ][ \t]*(\S.*)", re.DOTALL)
_ITEM = lazy(r"-(?:[ \t]+(.*))?", re.DOTALL)

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'"})
_SMART = lazy("[“”„‟‘’‚‛]")

#: What each sign means to YAML where a value would begin.
_SIGNS = {
    "*": "stands for something written elsewhere",
    "&": "gives a name to what follows",
    "!": "says what kind of value follows",
    "%": "begins a directive",
    "@": "is kept for later",
    "`": "is kept for later",
    "|": "opens a block of lines",
    ">": "opens a block of lines",
    "?": "opens a key of several lines",
    "-": "opens a list",
    ",": "parts the items of a list",
    "]": "closes a list",
    "}": "closes a mapping",
    "#": "begins a comment, and takes the rest of the line with it",
}


@frozen
class Repair:
    """One way to mend a line.

    Attributes:
        column: of the slip, counted from 0.
        message: what is wrong.
        line: as it would be, to be tried.
        fix: what to do, ending with the line as it should stand.
    """

    column: int
    message: str
    line: str
    fix: str


def odd_sign(letter: str) -> str:
    """A sign that does not show, by its name: "a no-break space (U+00A0)"."""
    name = unicodedata.name(letter, "control character").lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} (U+{ord(letter):04X})"


def repairs(line: str, number: int, field: Field | None, fields: Mapping[str, Field]) -> Iterator[Repair]:
    """Ways to mend a line, the likeliest first."""
    lead = _LEADING.match(line)[0]  # type: ignore[index]  # it matches the empty text too
    stripped = line[len(lead) :].rstrip()
    if not stripped or stripped.startswith("#"):
        return
    item = _ITEM.fullmatch(stripped)
    indent = "  " if item else ""
    yield from _odd_blanks(line, lead, stripped, indent, fields)
    if "\t" in lead:
        yield Repair(
            lead.index("\t"),
            "There is a tab here, which YAML does not allow.",
            indent + stripped,
            advice("Use spaces instead of the tab", stripped),
        )
    if item:
        value = item[1] or ""
        begin = len(lead) + len(stripped) - len(value)
        for repair in _value_repairs(value, begin, _Slot("- ", field, True)):
            yield Repair(repair.column, repair.message, lead + repair.line, repair.fix)
        pair = PAIR.match(value)
        if number == 0 and not lead and pair:
            yield Repair(
                0,
                "This is an item of a list, not a key with its value.",
                value,
                advice("Leave the dash out", value),
            )
        return
    if lead:
        yield Repair(
            0,
            "This line begins with a blank, so YAML takes it for a part of what stands above it.",
            stripped,
            advice("Begin the line with the key", stripped),
        )
    yield from _colons(lead, stripped, fields)
    pair = PAIR.fullmatch(stripped)
    if pair:
        value = pair[2] or ""
        slot = _Slot(f"{pair[1]}: ", fields.get(pair[1]), False)
        yield from _value_repairs(value, len(lead) + len(stripped) - len(value), slot)


def _odd_blanks(
    line: str, lead: str, stripped: str, indent: str, fields: Mapping[str, Field]
) -> Iterator[Repair]:
    """Blanks that look like one and are none: at the beginning, behind the colon, or anywhere."""
    found = ODD.search(line)
    if not found:
        return
    spaced = re.sub(" +", " ", ODD.sub(" ", stripped))
    place = "at the beginning of the line" if found.start() < len(lead) else "here"
    if line[: found.start()].rstrip().endswith(":"):
        place = "after the colon"
    for mended in (spaced, *(repair.line for repair in _colons("", spaced, fields))):
        yield Repair(
            found.start(),
            f"There is {odd_sign(found[0])} {place}, where YAML wants a plain blank.",
            indent + mended,
            advice("Type a plain blank in its place", mended),
        )


def _colons(lead: str, stripped: str, fields: Mapping[str, Field]) -> Iterator[Repair]:
    """A key and its value with no blank, no colon or another colon between them."""
    unspaced = _UNSPACED.fullmatch(stripped)
    if unspaced:
        wide = unspaced[2] == "："
        yield from _keyed(
            unspaced[1],
            unspaced[3],
            len(lead) + unspaced.start(2),
            "The colon here is a full-width one (：), which means nothing to YAML."
            if wide
            else "A blank is missing after the colon.",
            fields,
        )
    wide_colon = _WIDE_COLON.fullmatch(stripped)
    if wide_colon and not unspaced:
        yield from _keyed(
            wide_colon[1],
            wide_colon[2],
            len(lead) + stripped.index("："),
            "The colon here is a full-width one (：), which means nothing to YAML.",
            fields,
        )
    bare = _NO_COLON.fullmatch(stripped)
    if bare and bare[1] in fields:
        message = f"There is no colon after `{bare[1]}`."
        yield from _keyed(bare[1], bare[2], len(lead) + len(bare[1]), message, fields)


def _keyed(key: str, value: str, column: int, message: str, fields: Mapping[str, Field]) -> Iterator[Repair]:
    slot = _Slot(f"{key}: ", fields.get(key), False)
    for written in (value, slot.safe(value)):
        line = f"{key}: {written}"
        yield Repair(column, message, line, advice("Write", line))


@frozen
class _Slot:
    """Where a value stands: behind its key, or behind the dash of an item."""

    before: str
    field: Field | None
    item: bool

    def safe(self, value: str) -> str:
        """The value so that YAML reads it, and that it suits the field."""
        kind = self.field.type if self.field else FieldType.TEXT
        if kind in (FieldType.TEXT, FieldType.REASON, FieldType.NUMBER_OR_WORDS):
            return quoted(value)
        if kind in _LISTS:
            words = _listed(value) if not self.item else [value]
            written = [_word(word, self.field) for word in words if word.strip()]
            return ", ".join(written) if self.item else f"[{', '.join(written)}]"
        if kind in _REFERENCES:
            return _word(value, self.field)
        return example_of(self.field) if self.field else quoted(value)

    def repair(self, column: int, message: str, value: str, words: str = "Write") -> Repair:
        """The line with another value in it."""
        line = f"{self.before}{value}"
        return Repair(column, message, line, advice(words, line))


_LISTS = (FieldType.TAGS, FieldType.CONTACTS)
_REFERENCES = (FieldType.CONTACT, FieldType.INTERVIEW, FieldType.GIFT)


def _listed(value: str) -> list[str]:
    """The items of a list in brackets, or of words with commas between them."""
    inner = value.strip().translate(_STRAIGHT)
    if not inner.startswith("[["):
        inner = inner.removeprefix("[").removesuffix("]")
    found = re.findall(r"\[\[[^\[\]\n]*\]\]|\"[^\"\n]*\"|[^,\[\]]+", inner)
    return [word.strip().strip("\"'").strip() for word in found if word.strip()]


def _word(text: str, field: Field | None) -> str:
    """One item of a list, fit to stand in it; a tag needs no #, and a reference no sign at all."""
    word = text.strip().translate(_STRAIGHT).strip("\"'")
    if field and field.type is FieldType.TAGS:
        word = word.lstrip("#")
    elif not word.startswith("[["):
        word = word.lstrip("#*&!@%`|>?-, ")
    return scalar(composed(word), in_list=True)


def _value_repairs(value: str, begin: int, slot: _Slot) -> Iterator[Repair]:
    """Ways to mend a value; ``begin`` is its column, counted from 0."""
    if not value:
        return
    sign = value[0]
    shown = shortened(slot.before + value)
    quotes = "Put the value in quotes" if slot.safe(value).startswith('"') else "Write"
    smart = _SMART.search(value)
    if smart and (smart.start() == 0 or sign == "["):
        straight = value.translate(_STRAIGHT)
        message = "The quotation marks here are typographic ones, which mean nothing to YAML."
        for written in (straight, slot.safe(straight.strip("\"'"))):
            yield slot.repair(begin + smart.start(), message, written, "Use straight ones")
    if sign in "\"'":
        yield from _quotes(value, begin, slot)
    if sign in "[{":
        yield from _brackets(value, begin, slot)
    colons = list(re.finditer(r":(?=\s|$)", value))
    second = colons[1] if slot.item and len(colons) > 1 else colons[0] if colons else None
    if second and sign not in "\"'[{":
        message = f"`{shown}` holds a second colon, so YAML cannot tell where the value begins."
        yield slot.repair(begin + second.start(), message, slot.safe(value), quotes)
    if sign in _SIGNS:
        message = f"`{shown}`: a value cannot begin with '{sign}', which {_SIGNS[sign]} in YAML."
        yield slot.repair(begin, message, slot.safe(value), quotes)
    yield slot.repair(begin, f"`{shown}` is not read by YAML as it stands.", slot.safe(value), quotes)


def _quotes(value: str, begin: int, slot: _Slot) -> Iterator[Repair]:
    sign = value[0]
    inner = value[1:]
    if sign not in inner:
        message = "A quotation mark is opened here and never closed, so the rest cannot be read."
        yield slot.repair(begin, message, value + sign, "Close it on the same line")
        yield slot.repair(begin, message, slot.safe(inner), "Close it on the same line")
        return
    if sign == '"' and "\\" in inner:
        message = "A backslash in double quotes has a meaning of its own in YAML."
        literal = value.strip('"').replace("'", "''")
        at = begin + value.index("\\")
        yield slot.repair(at, message, f"'{literal}'", "Put single quotes around it")
    end = begin + 1 + inner.index(sign) + 1
    message = "The value goes on behind its closing quotation mark, or a quotation mark in it closes it."
    yield slot.repair(end, message, slot.safe(value), "Put quotes around the whole")


def _brackets(value: str, begin: int, slot: _Slot) -> Iterator[Repair]:
    """A list in brackets that is not closed, goes on behind its end, or holds what no list may."""
    opening, closing = ("[", "]") if value[0] == "[" else ("{", "}")
    comment = re.search(r"(?:^|[\[,\s])(#)", value)
    if comment:
        at = begin + comment.start(1)
        message = "`#` begins a comment here, which takes the rest of the line with it, the bracket too."
        yield slot.repair(at, message, slot.safe(value), "Leave the # off, or put it in quotes")
    links = re.fullmatch(r"\[\[[^\[\]\n]+\]\](?:\s*,\s*\[\[[^\[\]\n]+\]\])*,?", value)
    if links:
        message = "Links without quotes are lists of lists to YAML."
        yield slot.repair(begin, message, slot.safe(value), "Put each link in quotes")
    depth = value.count(opening) - value.count(closing)
    if depth > 0:
        message = "A bracket is opened here and never closed, so the rest cannot be read."
        yield slot.repair(begin, message, value + closing * depth, "Close it on the same line")
        yield slot.repair(begin, message, slot.safe(value), "Close it on the same line")
    if depth < 0:
        at = begin + len(value) - 1
        message = "A bracket is closed here that was never opened."
        yield slot.repair(at, message, slot.safe(value), "Leave it out")
    if (slot.field is None or slot.field.type in _LISTS) and value.endswith(closing):
        at, sign = _odd_item(value)
        message = (
            f"An item of a list cannot begin with '{sign}' in YAML." if sign else "An item is missing here."
        )
        yield slot.repair(begin + at, message, slot.safe(value), "Put it in quotes")


def _odd_item(value: str) -> tuple[int, str]:
    """Where in a list in brackets an item begins with a sign that means something else, and the sign."""
    found = re.search(r"(?:^\[|,)\s*([*&!%@`|>?,\]}-])", value)
    return (found.start(1), found[1] if found[1] not in ",]" else "") if found else (0, "")
