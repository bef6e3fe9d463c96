"""Values of front matter keys: from what YAML made of them to what the field wants, or a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from afterword.records.front_matter import Entry, unreadable
from afterword.records.problems import Level
from afterword.records.schema import Field, FieldType
from afterword.records.slugs import did_you_mean
from afterword.times import Duration

#: Takes the entry, level, rule, message and fix.
Report = Callable[[Entry, Level, str, str, str], None]

_WIKILINK = re.compile(r"\[\[([^\]|#]+)(?:#[^\]|]*)?(?:\|[^\]]*)?\]\]")
_EMAIL = re.compile(r"[^@\s<>,;:]+@[^@\s<>,;:]+\.[^@\s<>,;:.]+")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YES = frozenset({"yes", "true", "on", "y"})
_NO = frozenset({"no", "false", "off", "n"})


def read_value(field: Field, entry: Entry, report: Report) -> Any:
    """The value of one key, or None where there is none that can be used.

    Where the meaning is plain although the form is off, the value is used and a warning says what to write.
    """
    if entry.value is None and not entry.text:
        return None  # `company:` with nothing behind it, as property panels leave it
    return _READERS[field.type](field, entry, report)


def _text(field: Field, entry: Entry, report: Report) -> str | None:
    """Words; a scalar that YAML takes for something else is used as it is written, with a warning."""
    if entry.text is None:
        report(
            entry,
            Level.ERROR,
            "type",
            f"`{field.name}` should be {field.type.value}, found a list.",
            f'Write it on one line: {field.name}: "{", ".join(entry.items) or "…"}"',
        )
        return None
    if not isinstance(entry.value, str) or unreadable(entry.value):
        report(
            entry,
            Level.WARNING,
            "yaml-type",
            f"`{field.name}: {entry.text}` is read by YAML as {_what(entry.value)}, not as words.",
            f'Put it in quotes: {field.name}: "{entry.text}"',
        )
    return " ".join(entry.text.split()) or None


def _reason(field: Field, entry: Entry, report: Report) -> str | None:
    """A reason in words; a plain `no` can only mean that there is none."""
    word = (entry.text or "").strip().casefold()
    if word in _NO or word in _YES:
        report(
            entry,
            Level.WARNING,
            "reason",
            f"`{field.name}: {entry.text}` gives no reason; it counts as {'yes' if word in _YES else 'no'}.",
            f"Write the reason in words, such as {field.name}: asked for no more mail"
            if word in _YES
            else f"Leave the line {field.name} out.",
        )
        return word if word in _YES else None
    return _text(field, entry, report)


def _what(value: Any) -> str:
    """What YAML made of a value, in words."""
    if unreadable(value):
        return "a date that does not exist"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, datetime):
        return "a date and time"
    if isinstance(value, date):
        return "a date"
    if value is None:
        return "nothing"
    return "a list"


def _moment(field: Field, entry: Entry, report: Report) -> date | datetime | None:
    """A date or a local date and time."""
    example = f"Write it as year-month-day: {field.name}: 2026-11-20"
    if field.type is FieldType.MOMENT:
        example += f", with a time: {field.name}: 2026-11-20T14:00"
    value: object = entry.value
    if isinstance(value, str) and not unreadable(value):
        value = _parsed(value)
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            report(
                entry,
                Level.WARNING,
                "time-zone",
                f"`{field.name}: {entry.text}` names a time zone, which is left out of account.",
                f"Write the local time alone: {field.name}: {value:%Y-%m-%dT%H:%M}",
            )
            local = _parsed((entry.text or "")[:16].replace(" ", "T"))
            value = local if isinstance(local, datetime) else value.replace(tzinfo=None)
        minute = value.replace(second=0, microsecond=0)
        return minute.date() if field.type is FieldType.DATE else minute
    if isinstance(value, date):
        return value
    found = entry.text if entry.text is not None else "a list"
    loose = _ISO_DATE.fullmatch(found)
    if loose:
        reason = "is no date: that day does not exist"
        if _exists(loose):
            year, month, day = (int(part) for part in loose.groups())
            report(
                entry,
                Level.WARNING,
                "date",
                f"`{field.name}: {found}` is a date only to this program; others need two digits.",
                f"Write {field.name}: {date(year, month, day).isoformat()}",
            )
            return date(year, month, day)
    elif unreadable(entry.value):
        reason = "does not exist on the calendar"
    elif isinstance(entry.value, int | float):
        reason = f"is read by YAML as {_what(entry.value)}; it should be {field.type.value}"
    else:
        reason = f"should be {field.type.value}"
    report(entry, Level.ERROR, "date", f"`{field.name}: {found}` {reason}.", example)
    return None


def _exists(match: re.Match[str]) -> bool:
    try:
        date(*(int(part) for part in match.groups()))
    except ValueError:
        return False
    return True


def _parsed(text: str) -> date | datetime | None:
    """ISO text as a date or a date and time; None where it is neither."""
    text = text.strip()
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def _number(field: Field, entry: Entry, report: Report) -> int | None:
    limits = f"from {field.low} to {field.high}" if field.high else f"of {field.low} or more"
    text = entry.text or ""
    # The written text decides: YAML reads 010 as the number 8.
    value = int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text.strip()) else None
    if value is None or value < field.low or (field.high is not None and value > field.high):
        report(
            entry,
            Level.ERROR,
            "number",
            f"`{field.name}: {entry.text or 'a list'}` should be a whole number {limits}.",
            f"Write, for example, {field.name}: {min(60, field.high or 60)}",
        )
        return None
    return value


def _number_or_words(field: Field, entry: Entry, report: Report) -> int | str | None:
    if entry.text is not None and re.fullmatch(r"[0-9]{1,9}", entry.text.strip()):
        return int(entry.text)
    return _text(field, entry, report)


def _yes_no(field: Field, entry: Entry, report: Report) -> bool | None:
    word = (entry.text or "").strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    report(
        entry,
        Level.ERROR,
        "yes-no",
        f"`{field.name}: {entry.text or 'a list'}` should be yes or no.",
        f"Write {field.name}: yes",
    )
    return None


def chosen(word: str, choices: Collection[str]) -> str | None:
    """The one of a list of words that is written, with blanks or in capitals too; None where it is none."""
    plain = re.sub(r"[\s_]+", "-", word.strip().casefold())
    return plain if plain in choices else None


def _choice(field: Field, entry: Entry, report: Report) -> str | None:
    word = (entry.text or "").strip()
    found = chosen(word, field.choices)
    if found:
        return found
    guess = did_you_mean(word, field.choices)
    report(
        entry,
        Level.ERROR,
        "choice",
        f"`{field.name}: {word or 'a list'}` is not one of {', '.join(field.choices)}.",
        f"Did you mean {field.name}: {guess}?"
        if guess
        else f"Write, for example, {field.name}: {field.choices[0]}",
    )
    return None


def _email(field: Field, entry: Entry, report: Report) -> str | None:
    text = _text(field, entry, report)
    if text and not _EMAIL.fullmatch(text):
        report(
            entry,
            Level.ERROR,
            "email",
            f"`{field.name}: {text}` is no single e-mail address.",
            f"Write one address alone: {field.name}: ana@acme.example",
        )
        return None
    return text


def _url(field: Field, entry: Entry, report: Report) -> str | None:
    text = _text(field, entry, report)
    if text and text.startswith("http://"):
        report(
            entry,
            Level.WARNING,
            "url",
            f"`{field.name}: {text}` is not encrypted (http).",
            f"Try https: {field.name}: {text.replace('http://', 'https://', 1)}",
        )
    elif text and (not text.startswith("https://") or " " in text):
        report(
            entry,
            Level.ERROR,
            "url",
            f"`{field.name}: {text}` is no https address.",
            f"Write the whole address: {field.name}: https://acme.example/talk",
        )
        return None
    return text


def _tags(field: Field, entry: Entry, report: Report) -> tuple[str, ...]:
    """A list of tags in order; one word alone counts as a list of one, and repeats are dropped."""
    if entry.text is not None:
        listed = tuple(part for part in entry.text.split(",") if part.strip())
        if len(listed) > 1:
            report(
                entry,
                Level.WARNING,
                "list",
                f"`{field.name}: {entry.text}` should be a list.",
                f"Write it in brackets: {field.name}: [{', '.join(tag.strip() for tag in listed)}]",
            )
    else:
        listed = entry.items
        odd = [v for v in _flat(entry.value) if not isinstance(v, str)]
        if odd:
            report(
                entry,
                Level.WARNING,
                "yaml-type",
                f"`{field.name}` holds a value that YAML reads as {_what(odd[0])}, not as words.",
                f'Put it in quotes, such as {field.name}: ["1984"]',
            )
    tags: dict[str, str] = {}
    for text in listed:
        tag = tidy_tag(text)
        if tag:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())


def tidy_tag(text: str) -> str:
    """A tag without a leading #, doubled blanks or empty parts; empty where nothing is left."""
    return "/".join(" ".join(part.split()) for part in text.strip().lstrip("#").split("/") if part.strip())


def _flat(value: Any) -> list[Any]:
    return [inner for item in value for inner in _flat(item)] if isinstance(value, list) else [value]


def _stay(field: Field, entry: Entry, report: Report) -> bool | Duration | None:
    word = (entry.text or "").strip()
    if word.casefold() in _YES | _NO:
        return word.casefold() in _YES
    try:
        return Duration.parse(word)
    except ValueError:
        report(
            entry,
            Level.ERROR,
            "stay-in-touch",
            f"`{field.name}: {word or 'a list'}` should be yes, no or an interval such as 90d.",
            f"Write {field.name}: yes, or {field.name}: 90d",
        )
        return None


def _reference(field: Field, entry: Entry, report: Report) -> str | None:
    found = _references(field, entry, report)
    if len(found) > 1:
        report(
            entry,
            Level.ERROR,
            "many-recipients" if field.name == "to" else "type",
            f"`{field.name}` names {len(found)}, and one is meant; the others are left out.",
            f"Keep one: {field.name}: {found[0]}"
            + ("; write each other person a note of their own." if field.name == "to" else ""),
        )
    return found[0] if found else None


def _references(field: Field, entry: Entry, report: Report) -> tuple[str, ...]:
    """Slugs, or Obsidian links, which mean the same; whether they exist is for the journal to say."""
    if entry.text is not None:
        texts = tuple(part for part in entry.text.split(",") if part.strip())
    else:
        texts = entry.items
        value = entry.value if isinstance(entry.value, list) else []
        if any(isinstance(item, list) for item in value):
            link = f'"[[{texts[0]}]]"' if texts else '"[[ana-sol]]"'
            report(
                entry,
                Level.WARNING,
                "wikilink",
                f"`{field.name}` holds a link without quotes, which YAML reads as a list in a list.",
                f"Put the link in quotes: {field.name}: {link}",
            )
    return tuple(dict.fromkeys(slug for slug in map(slug_of, texts) if slug))


def slug_of(text: str) -> str:
    """The slug that ``priya-raman``, ``[[priya-raman]]`` or ``[[contacts/priya-raman|Priya]]`` names."""
    link = _WIKILINK.search(text)
    target = (link[1] if link else text).strip()
    return target.rsplit("/", 1)[-1].removesuffix(".md").strip()


_READERS: dict[FieldType, Callable[[Field, Entry, Report], Any]] = {
    FieldType.TEXT: _text,
    FieldType.REASON: _reason,
    FieldType.EMAIL: _email,
    FieldType.URL: _url,
    FieldType.DATE: _moment,
    FieldType.MOMENT: _moment,
    FieldType.NUMBER: _number,
    FieldType.NUMBER_OR_WORDS: _number_or_words,
    FieldType.YES_NO: _yes_no,
    FieldType.CHOICE: _choice,
    FieldType.TAGS: _tags,
    FieldType.STAY: _stay,
    FieldType.CONTACT: _reference,
    FieldType.CONTACTS: _references,
    FieldType.INTERVIEW: _reference,
    FieldType.GIFT: _reference,
}
