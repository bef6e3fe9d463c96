"""Single values: words, dates, numbers, words of a list and addresses, or a problem where they are none."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime

from afterword.records.entries import Entry, unreadable
from afterword.records.problems import Level
from afterword.records.quoting import quoted, scalar
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
from afterword.times import Duration
from afterword.words.languages import language_meant, read_language
from afterword.words.spelling import did_you_mean

#: An Obsidian link: what it leads to, and the heading and the other words it may have. One behind a ``!``
#: puts a picture or another note there.
LINK = re.compile(r"!?\[\[([^\[\]|#\n]+)(?:#[^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]")
#: The name of a block at the end of a line behind its words. Obsidian hides any letters, digits and dashes
#: behind a blank and a circumflex, so for it the `^n` of "grows as 2 ^n" and the `^this` of "ask them ^this"
#: are such names. To lose a word that somebody jotted is worse than to show a name that they gave: only what
#: can be no word goes. That is what Obsidian makes by itself (`^dcf64c`), and a name with a digit or a dash
#: (`^b2`, `^stock-list`), but behind a number, a lone letter or a bracket, where it is an exponent.
_MADE = re.compile(r"(?<=\S)[ \t]+\^(?=[0-9]*[a-f])[0-9a-f]{6}[ \t]*$")
_GIVEN = re.compile(
    r"(?<=\S)(?<![0-9)}])(?<!(?<!\])\])(?<!\b\w)[ \t]+"
    r"\^(?:[0-9]{6}|(?=[0-9-]*[A-Za-z])(?=[A-Za-z-]*[0-9]|[A-Za-z0-9]+-)[A-Za-z0-9-]+)[ \t]*$"
)
#: Behind the name of a person nothing else can stand.
_OF_HEADING = re.compile(r"(?<=\S)[ \t]+\^[A-Za-z0-9-]+[ \t]*$")
_EMBED = re.compile(rf"(?=!){LINK.pattern}")
_BEFORE_A_STOP = re.compile(r" (?=[.,;:?!](?:\s|$))")
_EMAIL = re.compile(r"[^@\s<>,;:]+@[^@\s<>,;:]+\.[^@\s<>,;:.]+")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_YES = frozenset({"yes", "true", "on", "y"})
_NO = frozenset({"no", "false", "off", "n"})

#: An ISO time with its zone is shorter than this; ten years are long.
_LONGEST_MOMENT, _LONGEST_STAY = 40, 3_650


def shown(text: str) -> str:
    """A text with its Obsidian links as Obsidian shows them: the words after the bar, else the name.

    What is put there whole, a picture or a note, has no words.
    """
    plain, gone = _EMBED.subn(" ", text)
    if gone:
        plain = _BEFORE_A_STOP.sub("", " ".join(plain.split()))
    return LINK.sub(lambda link: (link[2] or "").strip() or _leads_to(link), plain)


def unmarked(text: str) -> str:
    """Words of a line without the name of its block, which Obsidian hides; what may be a word stays."""
    return _GIVEN.sub("", _MADE.sub("", text)).rstrip()


def unmarked_heading(text: str) -> str:
    """A heading without the name of its block."""
    return _OF_HEADING.sub("", text).rstrip()


def targets(text: str) -> str:
    """A text with each of its Obsidian links as what it leads to."""
    return LINK.sub(_leads_to, text)


def target(text: str) -> str:
    """What a text that is one Obsidian link leads to; any other text as it is.

    ``[[companies/Halden Optics|Halden]]`` is Halden Optics.
    """
    link = LINK.fullmatch(text.strip())
    return _leads_to(link) if link else text


def _leads_to(link: re.Match[str]) -> str:
    """The name of what a link leads to, without folders and without the ending of a file."""
    return link[1].strip().rsplit("/", 1)[-1].removesuffix(".md").strip()


def words(field: Field, entry: Entry, report: Report) -> str | None:
    """Words; a scalar that YAML takes for something else is used as it is written, with a warning."""
    if entry.text is None:
        listed = ", ".join(entry.items)
        report(
            entry.place,
            Level.ERROR,
            "type",
            f"`{field.name}` should be {field.type.value}, found {what(entry.value)}.",
            advice(
                "Write it on one line", f"{field.name}: {quoted(listed) if listed else example_of(field)}"
            ),
        )
        return None
    text = " ".join(entry.text.split())
    if len(text) > field.room:
        too_long(field, entry.place, len(text), report)
        return None
    if not isinstance(entry.value, str) or unreadable(entry.value):
        report(
            entry.place,
            Level.WARNING,
            "yaml-type",
            f"`{field.name}: {shortened(entry.source)}` is {what(entry.value)} to YAML, and should be words.",
            advice("Put it in quotes", f"{field.name}: {quoted(entry.source.strip())}"),
        )
    elif entry.source.startswith("&"):
        report(
            entry.place,
            Level.HINT,
            "yaml-type",
            f"`{shortened(entry.source.split()[0])}` is no part of the words to YAML, but a name for them.",
            advice("If it belongs to them, put the whole in quotes", f"{field.name}: {quoted(entry.source)}"),
        )
    return text or None


def reason(field: Field, entry: Entry, report: Report) -> str | None:
    """A reason in words; a plain `no` can only mean that there is none."""
    word = (entry.text or "").strip().casefold()
    if word in _NO or word in _YES:
        report(
            entry.place,
            Level.WARNING,
            "reason",
            f"`{field.name}: {entry.text}` gives no reason; it counts as {'yes' if word in _YES else 'no'}.",
            f"Write the reason in words, such as {example_line(field)}"
            if word in _YES
            else f"Leave the line {field.name} out.",
        )
        return word if word in _YES else None
    return words(field, entry, report)


def language(field: Field, entry: Entry, report: Report) -> str | None:
    """The code of a language, of its code or its name; `no` is Norwegian, whatever YAML takes it for."""
    # YAML reads the code of Norwegian as "false".
    text = "no" if entry.value is False and (entry.text or "").strip().casefold() == "no" else None
    text = text or words(field, entry, report)
    if text is None:
        return None
    code = read_language(text)
    if code is None:
        meant = language_meant(text)
        report(
            entry.place,
            Level.ERROR,
            "choice",
            f"`{field.name}: {shortened(text)}` should be {field.type.value}"
            + ("; this is a country's code." if meant else "."),
            f"Write {field.name}: {meant or example_of(field)}",
        )
    return code


def moment(field: Field, entry: Entry, report: Report) -> date | datetime | None:
    """A date or a local date and time."""
    value: object = entry.value
    if isinstance(value, str) and not unreadable(value):
        value = _parsed(value)
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            local = _parsed((entry.text or "")[:16].replace(" ", "T"))
            value = local if isinstance(local, datetime) else value.replace(tzinfo=None)
            report(
                entry.place,
                Level.WARNING,
                "time-zone",
                f"`{field.name}: {found_in(entry)}` names a time zone, which is left out of account.",
                f"Write the local time alone: {field.name}: {value.isoformat(timespec='minutes')}",
            )
        minute = value.replace(second=0, microsecond=0)
        return minute.date() if field.type is FieldType.DATE else minute
    if isinstance(value, date):
        return value
    loose = _ISO_DATE.fullmatch(entry.text or "")
    if loose:
        reason = "is no date: that day does not exist"
        if _exists(loose):
            year, month, day = (int(part) for part in loose.groups())
            report(
                entry.place,
                Level.WARNING,
                "date",
                f"`{field.name}: {entry.text}` is a date only to this program; others need two digits.",
                f"Write {field.name}: {date(year, month, day).isoformat()}",
            )
            return date(year, month, day)
    elif unreadable(entry.value):
        reason = f"is {entry.value}"
    elif isinstance(entry.value, int | float):
        reason = f"is read by YAML as {what(entry.value)}; it should be {field.type.value}"
    else:
        reason = f"should be {field.type.value}"
    time = ", with the time where you know it" if field.type is FieldType.MOMENT else ""
    report(
        entry.place,
        Level.ERROR,
        "date",
        f"`{field.name}: {found_in(entry)}` {reason}.",
        f"Write it as year-month-day{time}: {example_line(field)}",
    )
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
    if len(text) > _LONGEST_MOMENT:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def number(field: Field, entry: Entry, report: Report) -> int | None:
    """A whole number within the limits of the field."""
    limits = f"from {field.low} to {field.high}" if field.high else f"of {field.low} or more"
    text = entry.text or ""
    # The written text decides: YAML reads 010 as the number 8.
    value = int(text) if re.fullmatch(r"[+-]?[0-9]{1,9}", text.strip()) else None
    if value is None or value < field.low or (field.high is not None and value > field.high):
        report(
            entry.place,
            Level.ERROR,
            "number",
            f"`{field.name}: {found_in(entry)}` should be a whole number {limits}.",
            f"Write, for example, {example_line(field)}",
        )
        return None
    return value


def number_or_words(field: Field, entry: Entry, report: Report) -> int | str | None:
    """A round: a number, or what it is called."""
    if entry.text is not None and re.fullmatch(r"[0-9]{1,9}", entry.text.strip()):
        return int(entry.text)
    return words(field, entry, report)


def yes_no(field: Field, entry: Entry, report: Report) -> bool | None:
    """Yes or no, in any of the words YAML has for them."""
    word = (entry.text or "").strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    report(
        entry.place,
        Level.ERROR,
        "yes-no",
        f"`{field.name}: {found_in(entry)}` should be yes or no.",
        f"Write {example_line(field)}",
    )
    return None


def chosen(word: str, choices: Collection[str]) -> str | None:
    """The one of a list of words that is written, with blanks or in capitals too; None where it is none."""
    plain = re.sub(r"[\s_]+", "-", word.strip().casefold())
    return plain if plain in choices else None


def choice(field: Field, entry: Entry, report: Report) -> str | None:
    """One of the words of the field, whatever its capitals and gaps."""
    word = (entry.text or "").strip()
    found = chosen(word, field.choices)
    if found:
        return found
    guess = did_you_mean(word, field.choices)
    report(
        entry.place,
        Level.ERROR,
        "choice",
        f"`{field.name}: {found_in(entry)}` is not one of {', '.join(field.choices)}.",
        f"Did you mean {guess}? Write {field.name}: {guess}"
        if guess
        else f"Write, for example, {example_line(field)}",
    )
    return None


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address alone."""
    return bool(_EMAIL.fullmatch(text))


def email(field: Field, entry: Entry, report: Report) -> str | None:
    """One e-mail address."""
    text = words(field, entry, report)
    if text and not is_email(text):
        report(
            entry.place,
            Level.ERROR,
            "email",
            f"`{field.name}: {shortened(text)}` is no single e-mail address.",
            f"Write one address alone: {example_line(field)}",
        )
        return None
    return text


def url(field: Field, entry: Entry, report: Report) -> str | None:
    """An https address; http is used, with a warning."""
    text = words(field, entry, report)
    if not text:
        return None
    secure = text.replace("http://", "https://", 1)
    if not secure.startswith("https://") or " " in text:
        report(
            entry.place,
            Level.ERROR,
            "url",
            f"`{field.name}: {shortened(text)}` is no https address.",
            f"Write it whole: {example_line(field)}",
        )
        return None
    if text != secure:
        report(
            entry.place,
            Level.WARNING,
            "url",
            f"`{field.name}: {shortened(text)}` is not encrypted (http).",
            advice("Try https", f"{field.name}: {scalar(secure)}"),
        )
    return text


def stay(field: Field, entry: Entry, report: Report) -> bool | Duration | None:
    """Yes, no, or an interval of at most ten years."""
    word = (entry.text or "").strip()
    if word.casefold() in _YES | _NO:
        return word.casefold() in _YES
    try:
        found = Duration.parse(word[:_LONGEST_MOMENT])
    except ValueError:
        found = None
    if found is not None and 0 < found.count <= _LONGEST_STAY * (24 if found.unit == "h" else 1):
        return found
    report(
        entry.place,
        Level.ERROR,
        "stay-in-touch",
        f"`{field.name}: {found_in(entry)}` should be yes, no or an interval such as 90d, "
        f"of at most {_LONGEST_STAY:,} days.",
        f"Write, for example, {example_line(field)}",
    )
    return None
