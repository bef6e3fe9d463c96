"""Which words can mean only one person, so that they may be replaced wherever they stand.

A name of one word is a word like any other; a date is no telephone number, whichever key it stands behind;
and what the files say themselves, such as ``thank-you`` or ``hiring-manager``, is nobody.
"""

from __future__ import annotations

import re
from datetime import date

from afterword.records.names import folded, whole_unspaced_name
from afterword.records.schema import LEAD_INS, SCHEMAS
from afterword.words.day_words import COUNTS, MONTH_NUMBERS, WEEKDAYS
from afterword.words.english import is_english
from afterword.words.said_dates import DateError, NoSuchDayError, parse_moment

#: Dates in figures, with the time behind them: never a number, though one may have their figures.
_MONTH, _OF_MONTH, _YEAR = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])", r"(?:19|20)\d\d"
DATES = (
    r"(?<!\d)(?:"
    + rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|"
    + "|".join(
        rf"{_YEAR}{sign}{_MONTH}{sign}{_OF_MONTH}|"
        rf"(?:{_OF_MONTH}{sign}{_MONTH}|{_MONTH}{sign}{_OF_MONTH}){sign}{_YEAR}"
        for sign in ("-", "/", r"\.")
    )
    + r")(?:[T ]\d\d:\d\d(?::\d\d)?|[T-]\d{4}(?:\d\d)?)?(?!\d)"
)
_WORD = re.compile(r"[^\W_]+")
#: A telephone number among other words; blanks, brackets, dots, hyphens and strokes group it.
_NUMBER = re.compile(r"\+?\(?\d(?:[\s()./-]*\d)+")
#: A number of fewer figures may count anything: it is a telephone's only if a + or a 0 leads it.
_FEWEST_FIGURES, _FEWEST_LED = 6, 5
_E_MAIL = re.compile(r"[^\s<>,;:()\"@]+@[^\s<>,;:()\"@]+")
#: A host where many people have a page each: alone it is nobody's.
_EVERYBODYS = re.compile(r"(?:\w+\.)?(?:linkedin|xing|github)\.com|(?:\w+\.)?x\.com", re.IGNORECASE)
#: Any day: only whether a text is a date is asked, not which.
_SOME_DAY = date(2000, 1, 1)
#: What stands in files for something else than a person: keys, their words, folders, lead-ins.
_OF_THE_FILES = frozenset(
    folded(word.replace("-", " ").replace("_", " "))
    for schema in SCHEMAS
    for word in (
        schema.folder,
        *(name for field in schema.fields for name in (field.name, *field.choices)),
        *(lead_in.words for lead_in in LEAD_INS),
    )
)


def is_date(text: str) -> bool:
    """Whether a text is a date or a time, or has the form of one: ``2026-02-30``, ``20261120``, ``2 pm``."""
    try:
        parse_moment(text, _SOME_DAY, "past")
    except NoSuchDayError:
        return True
    except DateError:
        return False
    return True


def telling_name(name: str) -> bool:
    """Whether a name can only be the person: one of several words, or a whole one in a script without blanks.

    Will, Art, Mark and Bo are words or parts of other names, and so is one sign of Chinese. "20 Nov 2026",
    "12 30", "A B", and "Hiring Manager" are several words and no name that may be replaced everywhere.
    """
    name = " ".join(name.split())
    return whole_unspaced_name(name) or (" " in name and _tells(name))


def telling_slug(slug: str) -> bool:
    """Whether the slug of a file can only mean that file; one word, or a date, may mean anything."""
    return "-" in slug.strip("-") and not is_date(slug) and _tells(slug.replace("-", " "))


def telling_addresses(key: str, text: str) -> tuple[str, ...]:
    """The e-mail addresses, telephone numbers and web addresses in the value of a key, as they stand there.

    Args:
        key: ``email``, ``phone`` or ``linkedin``.
        text: what stands behind it, on one line.

    Returns:
        None where there are only other words, dates or figures.
    """
    if key == "phone":
        found = [match[0].strip() for match in _NUMBER.finditer(re.sub(DATES, ";", text))]
        return tuple(each for each in found if _is_number(each))
    mails = tuple(match[0] for match in _E_MAIL.finditer(text))
    if mails or key == "email":
        return mails
    bare = re.sub(r"^https?://(www\.)?", "", text).rstrip("/")
    if not re.search(r"[^\W\d_]", bare) or is_date(bare) or _EVERYBODYS.fullmatch(bare):
        return ()
    if " " in bare:
        return (text,) if telling_name(bare) and not all(map(is_english, bare.split())) else ()
    # The name of a profile alone; one that is an English word is that word, and no more.
    return (text,) if re.search(r"[/.]", bare) or not is_english(bare) else ()


def _is_number(text: str) -> bool:
    figures = re.sub(r"\D", "", text)
    fewest = _FEWEST_LED if text.lstrip("(").startswith(("+", "0")) else _FEWEST_FIGURES
    return len(figures) >= fewest and not is_date(text)


def _tells(name: str) -> bool:
    """Whether several words with blanks between them are more than figures, initials, a date, or a key."""
    words = _WORD.findall(name.casefold())
    letters = [word for word in words if not any(map(str.isdigit, word))]
    if len(letters) < len(words):
        letters = [word for word in letters if word not in {*MONTH_NUMBERS, *WEEKDAYS, *COUNTS}]
    return (
        any(len(word) > 1 or ord(word) > 0x2E80 for word in letters)
        and folded(" ".join(words)) not in _OF_THE_FILES
        and not is_date(name)
    )
