"""vCards of the versions 2.1, 3.0 and 4.0: read from any program, written as 3.0 (RFC 2426), which all read.

They are taken apart here rather than by ``vobject``: 0.9.9 needs a second for a line of eighty characters
whose parameters are wrong (``TEL;A=B;A=B;…``), and twice as long for each further one.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from uuid import UUID, uuid5

from afterword.exchange import people
from afterword.exchange.decoding import UnreadableFileError, in_words, lines_of
from afterword.exchange.found import Found, FoundPerson, LeftOut
from afterword.frozen import frozen
from afterword.records.contact import Contact

#: Characters of a line whose name and parameters are looked at; none that anybody writes has more.
_LONGEST_HEAD = 1_000
#: Characters of the longest value that is of use here; pictures have more, and are passed over.
_LONGEST_VALUE = 200_000
_HEAD = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;.*)?)\Z", re.DOTALL)
_QUOTED_COLON = re.compile(r'(?:[^":]|"[^"]*")*:')
_PARAMETER = re.compile(r'(?:[^";]|"[^"]*")+')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SOFT_BREAK = re.compile(r"quoted-printable", re.IGNORECASE)
#: What is taken of a card; all else, from birthdays to pictures, is nobody's need here.
_NAMES = (
    "kind n fn org title role email tel url impp socialprofile x-socialprofile x-abshowas categories note"
)
_TAKEN = frozenset(_NAMES.split())
#: The name space of the UIDs that are written.
_CARDS = UUID("5f3c9a52-6a0e-5c63-9f0a-2d1f3f4c7b11")


@frozen
class _Property:
    name: str
    parameters: dict[str, tuple[str, ...]]
    value: str

    def says(self, *words: str) -> bool:
        """Whether it is of one of these types."""
        types = (*self.parameters.get("type", ()), *self.parameters.get("", ()))
        return any(part.strip().casefold() in words for each in types for part in each.split(","))

    @property
    def rank(self) -> int:
        """How much it is preferred; the least first."""
        if (given := self.parameters.get("pref")) and given[0].isdecimal() and given[0].isascii():
            return min(int(given[0][:3]), 100)
        return 0 if self.says("pref") else 150 if self.says("work") else 200

    @property
    def text(self) -> str:
        return _plain(self.value)

    @property
    def parts(self) -> list[str]:
        return [_plain(part) for part in _split(self.value, ";")]


def read_vcards(text: str) -> Found:
    """The people in vCards.

    Raises:
        UnreadableFileError: there is no card in it.
    """
    found: list[FoundPerson] = []
    left_out: list[LeftOut] = []
    begun = 0
    card: list[_Property] = []
    inside = False
    depth = 0
    for number, logical in _unfolded(text):
        word = logical.strip().casefold() if len(logical) < 40 else ""
        if word == "begin:vcard":
            if inside and card and card[-1].name == "agent":  # the card of somebody else, within this one
                depth += 1
                continue
            if inside:
                left_out.append(_not_closed(begun))
            card, begun, inside, depth = [], number, True, 0
        elif word == "end:vcard" and depth:
            depth -= 1
        elif word == "end:vcard" and inside:
            person = _person(begun, card)
            (found if isinstance(person, FoundPerson) else left_out).append(person)  # type: ignore[arg-type]
            inside = False
        elif inside and not depth and logical.strip():
            read = _property(logical)
            if isinstance(read, str):
                left_out.append(LeftOut(f"line {number}", read, number))
            elif read:
                card.append(read)
    if inside:
        left_out.append(_not_closed(begun))
    if not begun:
        raise UnreadableFileError(
            "There is no card in this file: no line says BEGIN:VCARD. Export the contacts as vCard once more."
        )
    return Found("vCards", tuple(found), left_out=tuple(left_out))


def _not_closed(line: int) -> LeftOut:
    return LeftOut(f"the card on line {line}", "it has no END:VCARD; is the file whole?", line)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each whole line with the number of its first one: broken lines are put together again."""
    begun, parts = 0, [""]
    soft = False
    for number, line in enumerate(lines_of(text), 1):
        if soft:
            parts.append(line)
        elif line[:1] in (" ", "\t") and begun:
            parts.append(line[1:])
        else:
            if begun:
                yield begun, "".join(parts)
            begun, parts = number, [line]
        head = parts[0].partition(":")[0] if len(parts) == 1 or soft else ""
        soft = line.endswith("=") and len(head) < _LONGEST_HEAD and bool(_SOFT_BREAK.search(head))
        if soft:
            parts[-1] = line[:-1]
    if begun:
        yield begun, "".join(parts)


def _property(line: str) -> _Property | str | None:
    """One line taken apart; why it cannot be, in words; None for what is not taken in any case."""
    head, colon, value = line.partition(":")
    if '"' in head:
        there = _QUOTED_COLON.match(line[: _LONGEST_HEAD + 1])
        if not there:
            return "no colon stands behind its name"
        head, value = line[: there.end() - 1], line[there.end() :]
    found = _HEAD.match(head.strip()) if len(head) <= _LONGEST_HEAD else None
    if not colon or not found:
        return "it is no line of a card, such as FN:Ana Sol"
    name = found[1].casefold()
    if name == "agent":
        return _Property(name, {}, "")
    if name not in _TAKEN or len(value) > _LONGEST_VALUE:
        return None
    parameters: dict[str, tuple[str, ...]] = {}
    for piece in _PARAMETER.findall(found[2]):
        key, equals, said = piece.partition("=")
        key, said = (key.strip().casefold(), said) if equals else ("", key)
        parameters[key] = (*parameters.get(key, ()), said.strip().strip('"'))
    encodings = {each.casefold() for each in (*parameters.get("encoding", ()), *parameters.get("", ()))}
    if encodings & {"b", "base64"}:
        return None
    if "quoted-printable" in encodings:
        data = quopri.decodestring(value.encode("utf-8", errors="replace"))
        value = in_words(data, parameters.get("charset", ("",))[0])
    return _Property(name, parameters, value)


def _split(value: str, sign: str) -> list[str]:
    """The parts of a value between signs that no backslash stands before."""
    parts, last, place = [], 0, 0
    while place < len(value):
        if value[place] == "\\":
            place += 1
        elif value[place] == sign:
            parts.append(value[last:place])
            last = place + 1
        place += 1
    return [*parts, value[last:]]


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _person(line: int, card: list[_Property]) -> FoundPerson | LeftOut:
    """Whom a card is about."""
    by_name: dict[str, list[_Property]] = {}
    for each in card:
        by_name.setdefault(each.name, []).append(each)
    texts = {name: people.line(found[0].text) for name, found in by_name.items()}
    company = people.line(by_name["org"][0].parts[0]) if "org" in by_name else ""
    emails = people.addresses(*(each.text for each in sorted(by_name.get("email", []), key=lambda e: e.rank)))
    name = _name(by_name, texts.get("fn", ""))
    kind = texts.get("kind", "individual").casefold()
    if texts.get("x-abshowas", "").casefold() == "company" or kind in ("org", "group", "location"):
        return LeftOut(
            name or company or f"the card on line {line}", "a company or a group, and no person", line
        )
    if not name or people.address(name):
        called = company or (emails[0] if emails else f"the card on line {line}")
        return LeftOut(called, "the card has no name of a person", line)
    if name == company and not any(by_name["n"][0].parts if "n" in by_name else ()):
        return LeftOut(company, "a company, and no person", line)
    phones = [each for each in by_name.get("tel", []) if not each.says("fax", "pager")]
    phones.sort(key=lambda each: (each.rank if each.rank <= 100 else 150, not each.says("cell")))
    words = [part for each in by_name.get("categories", []) for part in _split(each.value, ",")]
    return FoundPerson(
        line,
        name,
        company,
        texts.get("title") or texts.get("role", ""),
        emails[0] if emails else "",
        emails[1:],
        next(filter(None, (people.number(each.text) for each in phones)), ""),
        next(filter(None, map(_profile, card)), ""),
        people.tags(*map(_plain, words)),
        people.text_of("\n\n".join(each.text for each in by_name.get("note", []))),
    )


def _name(by_name: dict[str, list[_Property]], full: str) -> str:
    """The name without a title or degree that the card itself calls one."""
    parts = [*(by_name["n"][0].parts if "n" in by_name else ()), "", "", "", "", ""]
    last, first, middle, before, behind = (people.line(part) for part in parts[:5])
    if not full:
        return people.full_name(first, middle, last)
    if before and full.casefold().startswith(f"{before.casefold()} "):
        full = full[len(before) :].strip()
    if behind and full.casefold().endswith(f" {behind.casefold()}"):
        full = full[: -len(behind)].rstrip(" ,")
    return full[:200].strip()


def _profile(each: _Property) -> str:
    if each.name not in ("url", "impp", "socialprofile", "x-socialprofile"):
        return ""
    if found := people.profile(each.text):
        return found
    user = each.parameters.get("x-user", ("",))[0]
    return people.line(user) if each.says("linkedin") else ""


def write_vcards(contacts: list[Contact], notes: dict[str, str] | None = None) -> str:
    """Contacts as vCards 3.0, with the line ends that it wants. The same contacts are always the same text.

    Args:
        contacts: in the order in which they are to stand.
        notes: what is to stand in NOTE, by slug; by default nothing, since cards go to telephones.
    """
    lines: list[str] = []
    for contact in contacts:
        lines += _card(contact, (notes or {}).get(contact.slug, ""))
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _card(contact: Contact, note: str) -> Iterator[str]:
    read = contact.name_read
    last, first = (read.last, read.first) if read.first and read.last else ("", contact.name)
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{uuid5(_CARDS, contact.slug)}"
    yield f"N:{_escaped(last)};{_escaped(first)};;;"
    yield f"FN:{_escaped(contact.name)}"
    if contact.company:
        yield f"ORG:{_escaped(contact.company)}"
    if contact.role:
        yield f"TITLE:{_escaped(contact.role)}"
    for email in contact.emails:
        preferred = ",PREF" if email == contact.email else ""
        yield f"EMAIL;TYPE=INTERNET{preferred}:{_escaped(email)}"
    if contact.phone:
        yield f"TEL;TYPE=VOICE:{_escaped(contact.phone)}"
    if people.profile(contact.linkedin):
        yield f"URL:{_escaped(contact.linkedin)}"
    elif contact.linkedin:
        user = re.sub(r'[";:,\r\n]', "", contact.linkedin)
        yield f'X-SOCIALPROFILE;TYPE=linkedin;X-USER="{user}":{_escaped(contact.linkedin)}'
    if contact.interests:
        yield f"CATEGORIES:{','.join(map(_escaped, contact.interests))}"
    if note:
        yield f"NOTE:{_escaped(note)}"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets at most, no letter cut."""
    piece, size = "", 0
    for letter in line:
        length = len(letter.encode("utf-8", errors="replace"))
        if size + length > 75:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + length
    yield piece
