"""What other programs say of people, made fit for a contact: names, addresses, numbers, profiles, tags."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from afterword.records.names import unspaced
from afterword.records.scalars import is_email
from afterword.records.slugs import slugify
from afterword.records.values import tidy_tag

#: Longer is no name, no title and no number.
_LONGEST = 200
#: The most characters of a note that are kept.
LONGEST_TEXT = 20_000
#: Local parts of addresses that a house shares: they tell nobody from anybody.
_SHARED_WORDS = """
admin bewerbung bewerbungen careers contact contacto hello help hi hr info jobs karriere kontakt mail
marketing noreply no-reply donotreply office people personal post recruiting recruitment sales service
support talent team welcome
"""
_SHARED = frozenset(_SHARED_WORDS.split())
#: A language may stand in front, and "in" is none: the name of Ines begins with it, too.
_PROFILE = re.compile(
    r"linkedin\.com/(?:(?!in/)[a-z]{2}/)?(?:mwlite/)?(in/|pub/|profile/view\?id=)([^/?#\s]+)", re.I
)
_SPACE = re.compile(r"\s+")
#: What no text holds: all signs below the blank but the end of a line and the tabulator.
_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f]")
#: Closed by its semicolon; "R&D" and "AT&T" are names.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def line(text: str) -> str:
    """Words on one line, in which no sign stands as HTML writes it: ``Quillon &amp; Daughters``."""
    plain = _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text
    shown = "".join(sign for sign in plain if sign >= " " or sign.isspace())
    return _SPACE.sub(" ", shown).strip()[: _LONGEST * 4].strip()


def text_of(text: str) -> str:
    """A text of several lines, as it came, without what no text holds."""
    lines = _LINE_END.sub("\n", text)
    return _UNSHOWN.sub("", lines).strip()[:LONGEST_TEXT].strip()


def address(text: str) -> str:
    """An e-mail address in small letters; empty for what is none, as what Exchange writes in its place."""
    found = line(text).removeprefix("mailto:").removeprefix("MAILTO:").strip("<>'\" ").casefold()
    return found if len(found) <= _LONGEST and is_email(found) else ""


def addresses(*texts: str) -> tuple[str, ...]:
    """The addresses among texts, each once and in order."""
    return tuple(dict.fromkeys(filter(None, map(address, texts))))


def shared(email: str) -> bool:
    """Whether an address is one that a house shares, such as info@."""
    return re.sub(r"[.+_\d-]+$", "", email.casefold().partition("@")[0]) in _SHARED


def profile(text: str) -> str:
    """The address of a LinkedIn profile without what tracks whoever follows it; empty for anything else."""
    found = line(text)
    if not (there := _PROFILE.search(found)):
        return ""
    name = there[2].strip("/")
    return (
        f"https://www.linkedin.com/{'pub' if there[1].casefold() == 'pub/' else 'in'}/{name}" if name else ""
    )


def profile_key(text: str) -> str:
    """What tells a profile from all others, however it is written; empty where a text names none."""
    there = _PROFILE.search(text)
    name = unquote(there[2]) if there else text.strip().strip("/@").removeprefix("in/")
    return "" if not name or "/" in name or " " in name else name.casefold()


def number(text: str) -> str:
    """A telephone number as it is written down; empty for what is none."""
    found = line(text)
    found = re.sub(r"^tel:", "", found, flags=re.IGNORECASE).partition(";")[0].strip()
    return found if len(found) <= 60 and sum(sign.isdigit() for sign in found) >= 3 else ""


def number_key(text: str) -> str:
    """The digits of a number."""
    return "".join(sign for sign in text if sign.isdigit())


def full_name(first: str, middle: str = "", last: str = "") -> str:
    """A name from its parts; where no blanks stand between words, the family name comes first."""
    parts = [line(first), line(middle), without_degrees(line(last))]
    given = [part for part in parts if part]
    if len(given) > 1 and all(unspaced(part[0]) for part in given):
        return "".join((parts[2], parts[0], parts[1]))[:_LONGEST]
    return " ".join(given)[:_LONGEST].strip()


def without_degrees(last: str) -> str:
    """A family name without the degrees that people put behind it: "Quintana Ríos, PhD"."""
    return last.partition(",")[0].strip()


def tags(*texts: str) -> tuple[str, ...]:
    """Words as tags: "dune walks" is dune-walks, and what a program marks as its own is left out."""
    found = (tidy_tag(line(text)) for text in texts if not text.strip().startswith("*"))
    written = (
        "/".join(slugify(part) if " " in part else part for part in tag.split("/")) for tag in found if tag
    )
    return tuple({tag.casefold(): tag for tag in written if len(tag) <= 100}.values())
