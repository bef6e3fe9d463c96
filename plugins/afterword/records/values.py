"""Values of front matter keys: from what YAML made of them to what the field wants, or a problem."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from afterword.kinds import KINDS
from afterword.records import scalars
from afterword.records.contact import Skip
from afterword.records.entries import Entry, Item, unreadable
from afterword.records.problems import Level
from afterword.records.quoting import quoted, scalar
from afterword.records.scalars import LINK, shown, target
from afterword.records.schema import Field, FieldType
from afterword.records.showing import (
    Report,
    advice,
    example_line,
    example_of,
    found_in,
    shortened,
    too_long,
    what,
)
from afterword.records.swallowed import as_meant, between_marks, written
from afterword.times import FIRST_DAY, LAST_DAY, day_of
from afterword.words.spelling import did_you_mean

#: What a comma parts in one line of words: not what stands within a link.
LISTED = re.compile(r"(?:\[\[[^\[\]\n]*\]\]|[^,])+")

#: What others wrote, and reasons: brackets there are brackets.
_AS_WRITTEN = frozenset({"subject", "asks", "message_id", "do_not_contact"})
#: Names of what may have a page of its own in Obsidian, and what stands with them: links among other words
#: count too. In the name of a person, or the title of a gift, only a link that is the whole is one.
_NAMING = frozenset({"company", "position", "role"})

#: Fields whose far date only lets something rest: it is used as far as it may reach, so that nothing is due.
_MAY_BE_FAR = frozenset({"snoozed_until", "expires"})


@lru_cache(maxsize=32)
def latest_day(today: date | None) -> date:
    """The last day a record may name: two years after today."""
    if today is None or today.year + 2 > LAST_DAY.year:
        return LAST_DAY
    leap = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + 2, day=28 if leap else today.day)


def read_value(field: Field, entry: Entry, report: Report, today: date | None = None) -> Any:
    """The value of one key, or None where there is none that can be used.

    Where the meaning is plain although the form is off, the value is used and a warning says what to write.

    Args:
        field: what is wanted.
        entry: what the file has.
        report: takes the problems.
        today: for the days that may be named; None: it is not known.
    """
    meant = as_meant(field, entry, report)
    if meant is None:
        return None  # `company:` with nothing behind it, as property panels leave it
    value = _READERS[field.type](field, _without_links(field, meant, report), report)
    if isinstance(value, date):
        return _within_years(field, meant, value, report, today)
    return value


def _within_years(field: Field, entry: Entry, value: date, report: Report, today: date | None) -> date | None:
    """The date, where it lies in the years of a search."""
    day, last = day_of(value), latest_day(today)
    if FIRST_DAY <= day <= last:
        return value
    rests = field.name in _MAY_BE_FAR and day > last
    report(
        entry.place,
        Level.WARNING if rests else Level.ERROR,
        "year",
        f"`{field.name}: {entry.text}` lies outside the years of a search, {FIRST_DAY.year} to {last.year}"
        + ("; it counts as the last of these days." if rests else ", so it is not used."),
        f"Correct the year: {field.name}: {last if rests else example_of(field)}",
    )
    return last if rests else None


def _without_links(field: Field, entry: Entry, report: Report) -> Entry:
    """Links where one value is wanted, read as what they mean; one without quotes as if it had them.

    Property panels write ``company: "[[Northwind Robotics]]"``, and a day as a link to its daily note.
    """
    if field.type in _LISTS:
        return entry
    if len(entry.parts) == 1 and entry.parts[0].kind == "link":
        link = f"[[{entry.parts[0].text}]]"
        _tell_bare_link(field, entry.place, f'{field.name}: "{link}"', report)
        entry = entry._replace(text=link, value=link, items=(), parts=())
    if field.type in _REFS or field.name in _AS_WRITTEN or entry.text is None or "[[" not in entry.text:
        return entry
    meant = target(entry.text)
    meant = shown(meant) if field.name in _NAMING else meant
    return entry if meant == entry.text else entry._replace(text=meant, value=meant)


def _tags(field: Field, entry: Entry, report: Report) -> tuple[str, ...]:
    """A list of tags in order; one word alone counts as a list of one, and repeats are dropped."""
    if entry.text is not None:
        listed = [part for part in LISTED.findall(entry.text) if part.strip()]
        if len(listed) > 1:
            tags = ", ".join(scalar(tag, in_list=True) for part in listed if (tag := tidy_tag(part)))
            report(
                entry.place,
                Level.WARNING,
                "list",
                f"`{field.name}: {found_in(entry)}` should be a list.",
                advice("Write it in brackets", f"{field.name}: [{tags}]"),
            )
    else:
        listed = list(entry.items)
        _tell_odd_items(field, entry, report)
    tags_: dict[str, str] = {}
    for text in listed:
        tag = tidy_tag(text)
        if len(tag) > field.room:
            too_long(field, entry.place, len(tag), report)
        elif tag:
            tags_.setdefault(tag.casefold(), tag)
    return tuple(tags_.values())


def _names(field: Field, entry: Entry, report: Report) -> tuple[str, ...]:
    """A list of names, or one alone: a comma may be part of a name, so a line of words is one of them."""
    if entry.text is not None:
        texts: tuple[str, ...] = (entry.text,)
    else:
        texts = entry.items
        _tell_odd_items(field, entry, report)
    named: dict[str, str] = {}
    for text in texts:
        name = " ".join((shown(target(text)) if field.type is FieldType.NAMES else text).split())
        if len(name) > field.room:
            too_long(field, entry.place, len(name), report)
        elif name:
            named.setdefault(name.casefold(), name)
    return tuple(named.values())


def _emails(field: Field, entry: Entry, report: Report) -> tuple[str, ...]:
    """A list of e-mail addresses, or one alone; repeats are dropped."""
    if entry.text is not None:
        texts = [part.strip() for part in LISTED.findall(entry.text)]
    else:
        texts = [text.strip() for text in entry.items]
        _tell_odd_items(field, entry, report)
    found: dict[str, str] = {}
    for text in map(target, filter(None, texts)):
        if scalars.is_email(text):
            found.setdefault(text.casefold(), text)
        else:
            report(
                entry.place,
                Level.ERROR,
                "email",
                f"`{shortened(text)}` in `{field.name}` is no single e-mail address; it is not used.",
                f"Write addresses alone: {example_line(field)}",
            )
    return tuple(found.values())


def _skips(field: Field, entry: Entry, report: Report) -> tuple[Skip, ...]:
    """Kinds of notes, each with the day it was passed over."""
    listed = entry.text.split(",") if entry.text is not None else [part.text for part in entry.parts]
    found = []
    for text in listed:
        kind, _, day = text.strip().partition(" ")
        try:
            on = date.fromisoformat(day.strip())
        except ValueError:
            on = None
        if kind in KINDS and on and FIRST_DAY <= on <= LAST_DAY:
            found.append(Skip(kind, on))
        elif text.strip():
            guess = did_you_mean(kind, KINDS) if kind not in KINDS else kind
            report(
                entry.place,
                Level.ERROR,
                "type",
                f"`{shortened(text.strip())}` in `{field.name}` is no kind with a day; it is not used.",
                f"Write, for example: {field.name}: [{guess or 'value-add'} {on or '2026-12-01'}]",
            )
    return tuple(found)


def _tell_odd_items(field: Field, entry: Entry, report: Report) -> None:
    """Items that YAML takes for something else than words: each at its line, or the list where it is one."""
    if isinstance(entry.value, dict):
        _tell_pairs(field, entry, report)
        return
    commented = {remark.line for remark in entry.remarks}
    odd = [
        part
        for part in entry.parts
        if (part.kind in ("pair", "list") or not isinstance(part.value, str) or unreadable(part.value))
        if part.kind != "link" and not (part.value is None and part.line in commented)
    ]
    written_out = {id(part) for part in odd}
    for part in odd if entry.block else odd[:1]:
        kind = "a key and a value" if part.kind == "pair" else what(part.value)
        example = quoted(between_marks(part.text) or part.text) if part.text.strip() else ""
        if not entry.block and "\n" not in entry.source:
            items = ", ".join(
                quoted(between_marks(each.text) or each.text) if id(each) in written_out else written(each)
                for each in entry.parts
                if each.text
            )
            example = f"{field.name}: [{items}]"
        elif example:
            example = f"- {example}"
        report(
            part.place,
            Level.WARNING,
            "yaml-type",
            f"`{shortened(part.text)}` in `{field.name}` is {kind} to YAML, and should be words."
            if part.text.strip()
            else f"An item of `{field.name}` is empty.",
            advice("Put it in quotes", example) if part.text.strip() else "Delete the line, or fill it in.",
        )
    _tell_bare_links(field, entry, report)


def _tell_pairs(field: Field, entry: Entry, report: Report) -> None:
    keys = ", ".join(scalar(str(key), in_list=True) for key in entry.value)
    report(
        entry.place,
        Level.ERROR,
        "type",
        f"`{field.name}` should be {field.type.value}, found keys with values.",
        advice("Write", f"{field.name}: [{keys}]" if "\n" not in entry.source else ""),
    )


def tidy_tag(text: str) -> str:
    """A tag without a leading #, doubled blanks or empty parts; empty where nothing is left."""
    link = LINK.fullmatch(text.strip())
    text = link[1] if link else text
    return "/".join(" ".join(part.split()) for part in text.strip().lstrip("#").split("/") if part.strip())


def _reference(field: Field, entry: Entry, report: Report) -> str | None:
    found = _references(field, entry, report)
    if len(found) > 1:
        report(
            entry.place,
            Level.ERROR,
            "many-recipients" if field.name == "to" else "type",
            f"`{field.name}` names {len(found)}, and one is meant; the others are left out.",
            ("Write each other person a note of their own. " if field.name == "to" else "")
            + f"Keep one: {field.name}: {scalar(found[0])}",
        )
    return found[0] if found else None


def _references(field: Field, entry: Entry, report: Report) -> tuple[str, ...]:
    """Slugs, or Obsidian links, which mean the same; whether they exist is for the journal to say."""
    if entry.text is not None:
        texts = [part for part in LISTED.findall(entry.text) if part.strip()]
    elif isinstance(entry.value, dict):
        _tell_pairs(field, entry, report)
        return ()
    else:
        texts = []
        for part in entry.parts:
            if part.kind == "pair":  # `- priya-raman: boss` names priya-raman
                texts.append(part.text.partition(":")[0].strip("{ \"'"))
                report(
                    part.place,
                    Level.WARNING,
                    "yaml-type",
                    f"`{shortened(part.text)}` in `{field.name}` is read by YAML as a key and a value.",
                    advice(
                        "Write the name alone", f"- {scalar(texts[-1], in_list=True)}" if entry.block else ""
                    ),
                )
            else:
                texts.append(f"[[{part.text}]]" if part.kind == "link" else part.text)
        _tell_bare_links(field, entry, report)
    slugs = dict.fromkeys(slug for slug in map(slug_of, texts) if slug)
    for slug in [slug for slug in slugs if len(slug) > field.room]:
        too_long(field, entry.place, len(slug), report)
        del slugs[slug]
    return tuple(slugs)


def _tell_bare_links(field: Field, entry: Entry, report: Report) -> None:
    """Links without quotes in a list: each at its line, or the list where it is one."""
    bare = [
        part for part in entry.parts if part.kind == "link" or (part.kind == "list" and field.type in _REFS)
    ]
    if entry.block:
        for part in bare:
            _tell_bare_link(field, part.place, f"- {_linked(part)}", report)
    elif bare:
        line = f"{field.name}: [{', '.join(_linked(part) for part in entry.parts)}]"
        _tell_bare_link(field, entry.place, line if "\n" not in entry.source else "", report)


def _tell_bare_link(field: Field, place: tuple[int, int], line: str, report: Report) -> None:
    report(
        place,
        Level.WARNING,
        "wikilink",
        f"`{field.name}` holds a link without quotes, which YAML reads as a list in a list.",
        advice("Put the link in quotes", line),
    )


def _linked(part: Item) -> str:
    return f'"[[{part.text}]]"' if part.kind in ("link", "list") else written(part)


def slug_of(text: str) -> str:
    """The slug that ``priya-raman``, ``[[priya-raman]]`` or ``[[contacts/priya-raman|Priya]]`` names."""
    link = LINK.search(text)
    return target(link[0]) if link else text.strip().rsplit("/", 1)[-1].removesuffix(".md").strip()


_LISTS = (
    FieldType.TAGS,
    FieldType.CONTACTS,
    FieldType.EMAILS,
    FieldType.NAMES,
    FieldType.UIDS,
    FieldType.SKIPS,
)
_REFS = (FieldType.CONTACT, FieldType.CONTACTS, FieldType.INTERVIEW, FieldType.GIFT)

_READERS: dict[FieldType, Callable[[Field, Entry, Report], Any]] = {
    FieldType.TEXT: scalars.words,
    FieldType.REASON: scalars.reason,
    FieldType.EMAIL: scalars.email,
    FieldType.EMAILS: _emails,
    FieldType.URL: scalars.url,
    FieldType.DATE: scalars.moment,
    FieldType.MOMENT: scalars.moment,
    FieldType.NUMBER: scalars.number,
    FieldType.NUMBER_OR_WORDS: scalars.number_or_words,
    FieldType.YES_NO: scalars.yes_no,
    FieldType.CHOICE: scalars.choice,
    FieldType.TAGS: _tags,
    FieldType.LANGUAGE: scalars.language,
    FieldType.STAY: scalars.stay,
    FieldType.NAMES: _names,
    FieldType.UIDS: _names,
    FieldType.SKIPS: _skips,
    FieldType.CONTACT: _reference,
    FieldType.CONTACTS: _references,
    FieldType.INTERVIEW: _reference,
    FieldType.GIFT: _reference,
}
