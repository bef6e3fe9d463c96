"""What YAML takes away without a word, and what it leaves in a value that was meant to stand around it.

A ``#`` begins a comment, ``&boss`` a name for what follows, and typographic quotation marks are letters like
any other: the file can be read, and does not say what was written. Each is told; where the meaning is plain,
the value is used as it was meant.
"""

from __future__ import annotations

from dataclasses import replace

from afterword.patterns import lazy
from afterword.records.entries import Entry, Item, unreadable
from afterword.records.problems import Level
from afterword.records.quoting import quoted, scalar
from afterword.records.repairs import ODD_BLANKS
from afterword.records.schema import Field, FieldType
from afterword.records.showing import Report, advice, example_of, shortened

#: Types of fields that hold words, as they stand.
WORDS = (FieldType.TEXT, FieldType.REASON, FieldType.NUMBER_OR_WORDS)

_CLOSED_BY = {"“": "”“", "„": "“”", "‟": "”", "‘": "’‘", "‚": "‘’", "«": "»", "»": "«"}
#: A comment that somebody wrote as one has a blank behind the sign.
_MEANT_AS_WORD = lazy(r"#[^\s#!]")
_AROUND = lazy(rf"^[\s{ODD_BLANKS}]+|[\s{ODD_BLANKS}]+$")
_DASHED = lazy(rf"-[{ODD_BLANKS}]*(?=\S)")


def as_meant(field: Field, entry: Entry, report: Report) -> Entry | None:
    """The entry without marks that were meant to stand around it; None where nothing is left of the value."""
    entry = _without_marks(field, entry, report)
    taken = [remark for remark in entry.remarks if _MEANT_AS_WORD.match(remark.text)]
    if not entry.text and (entry.value is None or unreadable(entry.value)):
        _nothing_left(field, entry, taken[0].text if taken else "", report)
        return None
    if not taken:
        return entry
    empty = {part.line for part in entry.parts if part.value is None}
    for remark in taken:
        place = remark.line, remark.column
        word = remark.text.lstrip("#").rstrip(",] ")
        message = f"`{shortened(remark.text)}` is a comment to YAML, so it is no part of `{field.name}`."
        if entry.block and remark.line in empty:
            fix = advice("Leave the # off", f"- {scalar(word, in_list=True)}")
            report(place, Level.WARNING, "comment", message, fix)
        elif entry.text is None and not entry.block:
            fix = "Leave the # off, or put the word in quotes; a remark of your own has a blank behind the #."
            report(place, Level.WARNING, "comment", message, fix)
        elif entry.text is not None and field.type in WORDS and not entry.quoted:
            line = f"{field.name}: {quoted(f'{entry.text} {remark.text}')}"
            fix = advice("If it belongs to it, put the whole in quotes", line)
            report(place, Level.HINT, "comment", message, fix)
    return entry


def _nothing_left(field: Field, entry: Entry, comment: str, report: Report) -> None:
    """Report a value that is there to people and not to YAML."""
    source = entry.source.strip()
    if comment:
        gone, word = comment, comment.lstrip("#").strip()
        why = "`#` begins a comment to YAML"
        place = entry.remarks[0].line, entry.remarks[0].column
    elif source.startswith(("&", "!")):
        gone, word, place = source, source.lstrip("&! "), entry.place
        why = f"`{source[0]}` has a meaning of its own in YAML"
    else:
        return
    if field.type is FieldType.TAGS:
        value = f"[{scalar(word, in_list=True)}]"
    elif field.type in WORDS:
        value = quoted(gone)
    elif field.type in (FieldType.CONTACT, FieldType.CONTACTS, FieldType.INTERVIEW, FieldType.GIFT):
        value = scalar(word, in_list=True)
    else:
        value = example_of(field)
    report(
        place,
        Level.ERROR if field.required else Level.WARNING,
        "comment" if comment else "yaml-type",
        f"`{field.name}` has no value: {why}, and `{shortened(gone)}` is lost.",
        advice("Write", f"{field.name}: {value}"),
    )


def _without_marks(field: Field, entry: Entry, report: Report) -> Entry:
    """The entry without typographic quotation marks around it, and without dashes that open no list."""
    if entry.text is not None and not entry.quoted:
        inner = between_marks(entry.text)
        if inner is not None:
            value = scalar(inner) if field.type in WORDS else inner
            _tell_marks(entry.place, f"{field.name}: {value}", entry.text, report)
            return entry._replace(text=inner, value=inner)
        if field.type in (FieldType.TAGS, FieldType.CONTACTS) and _DASHED.match(entry.text):
            return _undashed(entry, report)
    found = [part for part in entry.parts if part.kind == "word" and between_marks(part.text) is not None]
    if not found:
        return entry
    parts = tuple(
        replace(part, text=inner, value=inner)
        if isinstance(part.value, str) and (inner := between_marks(part.text)) is not None
        else part
        for part in entry.parts
    )
    if entry.block:
        for part in found:
            word = scalar(between_marks(part.text) or "", in_list=True)
            _tell_marks(part.place, f"- {word}", part.text, report)
    else:
        listed = f"[{', '.join(written(part) for part in parts)}]"
        one_line = "\n" not in entry.source
        report(
            found[0].place,
            Level.WARNING,
            "quotes",
            f"The marks around {shortened(found[0].text)} are typographic, and letters to YAML; "
            "the words in them count.",
            advice("Leave them off", f"{field.name}: {listed}" if one_line else ""),
        )
    return entry._replace(parts=parts, items=tuple(part.text for part in parts))


def _tell_marks(place: tuple[int, int], line: str, text: str, report: Report) -> None:
    report(
        place,
        Level.WARNING,
        "quotes",
        f"The marks around {shortened(text)} are typographic, and letters to YAML; the words in them count.",
        advice("Leave them off", line),
    )


def _undashed(entry: Entry, report: Report) -> Entry:
    """``-sailing``, or a dash with a no-break space behind it: YAML sees words, and people a list."""
    words = []
    for offset, line in enumerate(entry.source.split("\n")):
        bare = _AROUND.sub("", line)
        dash = _DASHED.match(bare)
        word = bare[dash.end() if dash else 0 :]
        if dash:
            report(
                (entry.value_line + offset, entry.value_column),
                Level.WARNING,
                "list",
                "A plain blank is missing behind the dash, so YAML reads no list here.",
                advice("Write", f"- {scalar(word, in_list=True)}"),
            )
        words.append(word)
    parts = tuple(
        Item(word, word, "word", entry.value_line + offset, entry.value_column)
        for offset, word in enumerate(words)
    )
    return entry._replace(text=None, value=words, items=tuple(words), parts=parts, block=True)


def between_marks(text: str) -> str | None:
    """The words between typographic quotation marks around the whole; None where there are none."""
    if len(text) < 3 or text[-1] not in _CLOSED_BY.get(text[0], ""):
        return None
    inner = text[1:-1].strip()
    return inner if inner and not set(inner) & set(text[0] + text[-1]) - {"’"} else None


def written(part: Item) -> str:
    """An item as it should stand in a list in brackets."""
    return f'"[[{part.text}]]"' if part.kind == "link" else scalar(part.text, in_list=True)
