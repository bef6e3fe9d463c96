"""Address books in LDIF (RFC 2849), as Thunderbird and directories of companies write them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from afterword.exchange import people
from afterword.exchange.decoding import UnreadableFileError, lines_of
from afterword.exchange.found import Found, FoundPerson, LeftOut

_LINE = re.compile(r"([A-Za-z][\w.-]*)(?:;[\w;.-]*)?(::|:<|:) *(.*)", re.DOTALL)
#: Letters of the longest value that is of use; pictures have more, and are passed over.
_LONGEST = 200_000
_GROUPS = frozenset({"groupofnames", "groupofuniquenames", "mozillaablistalpha", "organizationalunit"})
#: Attributes by what they hold here, the surest first, in small letters.
_ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("cn", "displayname", "mozillanickname"),
        "first": ("givenname", "gn"),
        "last": ("sn", "surname"),
        "company": ("o", "company", "organizationname"),
        "role": ("title", "personaltitle"),
        "email": ("mail", "mozillasecondemail", "rfc822mailbox"),
        "phone": ("mobile", "cellphone", "telephonenumber", "homephone"),
        "linkedin": ("labeleduri", "workurl", "mozillaworkurl", "homeurl", "mozillahomeurl"),
        "note": ("description", "notes"),
    }
)


def read_ldif(text: str) -> Found:
    """The people in an address book.

    Raises:
        UnreadableFileError: there is no entry in it.
    """
    found: list[FoundPerson] = []
    left_out: list[LeftOut] = []
    for line, entry in _entries(text):
        read = _person(line, entry)
        (found if isinstance(read, FoundPerson) else left_out).append(read)  # type: ignore[arg-type]
    if not found and not left_out:
        raise UnreadableFileError(
            "There is no entry in this address book: none begins with a line such as dn: cn=Ana Sol. Export "
            "it as LDIF or vCard once more."
        )
    return Found("an address book", tuple(found), left_out=tuple(left_out))


def _entries(text: str) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Each entry with the line on which it begins, its values by attribute in small letters."""
    entry: dict[str, list[str]] = {}
    begun = 0
    for number, line in _unfolded(text):
        if not line.strip():
            if "dn" in entry:
                yield begun, entry
            entry = {}
            continue
        told = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
        if told is None or told[2] == ":<":
            continue
        if not entry:
            begun = number
        value = _decoded(told[3]) if told[2] == "::" else told[3]
        entry.setdefault(told[1].casefold(), []).append(value)
    if "dn" in entry:
        yield begun, entry


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each whole line with the number of its first one, without remarks; the last one is empty."""
    begun, parts = 0, list[str]()
    for number, line in enumerate([*lines_of(text), ""], 1):
        if line[:1] == " " and parts:
            parts.append(line[1:])
            continue
        if parts and not parts[0].startswith("#"):
            yield begun, "".join(parts)
        begun, parts = number, [line]
    yield begun, ""


def _decoded(value: str) -> str:
    try:
        return base64.b64decode(value, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _person(line: int, entry: Mapping[str, list[str]]) -> FoundPerson | LeftOut:
    def values(name: str) -> list[str]:
        return [value for each in _ATTRIBUTES[name] for value in entry.get(each, ())]

    def first(name: str) -> str:
        return next(filter(None, map(people.line, values(name))), "")

    emails = people.addresses(*values("email"))
    name = people.full_name(first("first"), "", first("last")) if first("first") else ""
    name = (name or first("name"))[:200]
    company = first("company")
    called = name or company or (emails[0] if emails else f"the entry on line {line}")
    if _GROUPS & {each.strip().casefold() for each in entry.get("objectclass", ())}:
        return LeftOut(called, "a group, and no person", line)
    if not name or people.address(name):
        return LeftOut(called, "the entry has no name of a person", line)
    if name == company:
        return LeftOut(called, "a company, and no person", line)
    return FoundPerson(
        line,
        name,
        company,
        first("role"),
        emails[0] if emails else "",
        emails[1:],
        next(filter(None, map(people.number, values("phone"))), ""),
        next(filter(None, map(people.profile, values("linkedin"))), ""),
        text=people.text_of("\n\n".join(values("note"))),
    )
