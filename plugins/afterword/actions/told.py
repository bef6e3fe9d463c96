"""What the user tells about an interview: from the questions, from options, or from a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from afterword.actions.new import refused
from afterword.errors import AfterwordError
from afterword.patterns import lazy
from afterword.records.debrief import HEADING, undressed
from afterword.records.fences import with_code
from afterword.records.lead_ins import READABLE, WORDS, Said, meant, said_in, text_of_item
from afterword.records.names import folded
from afterword.records.problems import Problem
from afterword.records.promises import is_nothing, read_promise
from afterword.records.raw_record import RawRecord
from afterword.records.scalars import LINK, is_email, targets
from afterword.records.schema import INTERVIEW
from afterword.records.slugs import slugify
from afterword.words.person_names import address_behind, job_behind
from afterword.words.said_dates import DateError, parse_day, parse_moment

#: What may be said of a person besides the facts of a debrief, and goes into their own file; ``part`` where
#: that gives none yet, else it is a fact of this interview.
PERSONAL = ("role", "part", "company", "address", "email", "phone", "linkedin", "interests", "stay_in_touch")
_SPELLINGS = {
    "e-mail": "email",
    "interest": "interests",
    "cares about": "interests",
    "stay in touch": "stay_in_touch",
}

#: What says where it was.
PLACES = ("company", "position")
#: What the front matter of a told file may say besides the fields of an interview.
OURS = ("said", "new", "absent", "note")
#: What says who is meant: nobody known, or the one of that name all the same.
_MEANT = ("new", "same")
#: What a piece of ``--met`` may begin with, the facts first.
KNOWN = tuple(word.replace("_", " ") for word in dict.fromkeys((*WORDS, *PERSONAL, *_MEANT)))
_PIECES = "|".join(re.escape(word) for word in (*PERSONAL, *_SPELLINGS, *READABLE))
_PIECE = lazy(
    rf";\s*(?=(?:{_PIECES})\s*[:：]|(?:{'|'.join(_MEANT)})\s*[:：]\s*yes\s*(?:;|$)"
    r"|<?(?:mailto:)?[^\s<>;:@]+@[^\s<>;:@]+>?\s*(?:;|$))",
    re.IGNORECASE,
)
#: What a section of a file may say besides: how the name is really spelt, who is meant, and who will be heard
#: from.
_OF_THE_SECTION = ("name", *_MEANT, "owner")
_MARK = lazy(rf"\s*[-*+]\s+({'|'.join(_OF_THE_SECTION)})\s*:\s*(.*)", re.IGNORECASE)


#: How a file refers to somebody: a name it is not.
REFERENCE = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_IN_BRACKETS = lazy(r"\s*([^()]*[^()\s])\s*\(([^()]+)\)\s*")
#: An address as mail programs copy it: ``Ana Sol <ana@acme.example>``, ``<mailto:ana@acme.example>``.
_ADDRESS = lazy(r"[^<>@]*<(?:mailto:)?([^<>\s]+@[^<>\s]+)>", re.IGNORECASE)

#: How the days of an interview are read as they are said, on the day given: in answers and in files.
SAID_DAYS: Mapping[str, Callable[[str, date], date]] = {
    "when": lambda text, today: parse_moment(text, today, "past"),
    "decision_by": lambda text, today: parse_day(text, today, "future"),
    "outcome_on": lambda text, today: parse_day(text, today, "past"),
}


def spelt(words: str) -> str:
    """The field of a person that some words before a colon stand for; else the words."""
    return _SPELLINGS.get(words, words)


class NotReadError(AfterwordError):
    """A file of what was told cannot be taken as it is; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        numbered = (replace(each, message=f"Line {each.line}: {each.message}") for each in problems)
        super().__init__(refused(numbered, "The file"))
        self.problems = tuple(problems)


@dataclass
class Person:
    """One person met.

    Attributes:
        who: the name as it was given.
        personal: fields of their own file, by name of the field.
        new: nobody of the journal, whatever the name is like.
        same: the one of that name, though what was told of them is not what their file says.
        name: as it is to be written, where ``who`` is a reference.
        lines: Markdown for their debrief.
    """

    who: str
    new: bool = False
    same: bool = False
    name: str = ""
    personal: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take an address and a job behind a name for theirs, and what is in brackets for a word on them."""
        self.who, address = address_behind(targets(self.who))
        if address:
            self.personal.setdefault("email", address)
        self.who, job = job_behind(self.who)
        if job:
            self.personal.setdefault("role", job)
        found = _IN_BRACKETS.fullmatch(self.who)
        if found:
            self.who, word = found.groups()
            self.lines.append(word)

    def add(self, lead_in: str, text: str) -> None:
        """Take one thing said, under a lead-in of a debrief or a field of a contact."""
        lead_in = " ".join(lead_in.casefold().split())
        lead_in = spelt(lead_in)
        if not text.strip():
            return
        if lead_in in _MEANT and text.strip().casefold() == "yes":
            setattr(self, lead_in, True)
            return
        fact = None if lead_in in PERSONAL else Said(lead_in, text.strip()).lead_in
        if fact is None:
            plain = _plain(lead_in, text.strip())
            before = self.personal.get(lead_in, "") if lead_in == "interests" else ""
            self.personal[lead_in] = f"{before}, {plain}" if before else plain
        elif fact != "promised" or not is_nothing(text):
            self.lines.append(f"- {fact}: {text.strip()}")

    def has(self, lead_in: str) -> bool:
        """Whether something was said under a lead-in, or for a field of the contact."""
        return lead_in in self.personal or any(line.startswith(f"- {lead_in}:") for line in self.lines)

    def join(self, other: Person) -> None:
        """Take what was told of somebody who turns out to be the same person."""
        self.lines += other.lines
        for key, text in other.personal.items():
            if key == "interests":
                self.add(key, text)
            else:
                self.personal.setdefault(key, text)

    @property
    def says_something(self) -> bool:
        """Whether anything was told of them."""
        return bool(self.lines or self.personal)

    @property
    def interests(self) -> tuple[str, ...]:
        """The tags named, the dearest first."""
        return tags(self.personal.get("interests", ""))


@dataclass
class Told:
    """One interview as told, complete or not.

    Attributes:
        fields: front matter of the interview, by name of the field.
        people: everybody met, in the order they were named.
        prose: what stands above the first heading.
        kept: whether these are answers of a debrief that was broken off, which may be written down already.
        on: the day on which it was told; None: today.
        new: which of ``company`` and ``position`` are new, whatever they are like.
        absent: who was invited and did not come, by slug.
        note: the path of the note in which it was jotted down, relative to the journal; empty: none.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    prose: str = ""
    kept: bool = False
    on: date | None = None
    new: frozenset[str] = frozenset()
    absent: tuple[str, ...] = ()
    note: str = ""

    @property
    def company(self) -> str:
        """The company; empty where it was not said."""
        return str(self.fields.get("company") or "")

    def person(self, who: str) -> Person:
        """The person of that name; added where they were not named before."""
        one = Person(who)
        for person in self.people:
            if folded(person.who) == folded(one.who):
                return person
        self.people.append(one)
        return one


def read_met(text: str) -> Person:
    """Read one ``--met``: a name, then pieces such as ``role: …`` or ``lit up at: …`` after semicolons.

    Raises:
        ValueError: it names nobody, or a piece begins with no word that is known.
    """
    given, *pieces = _PIECE.split(text)
    person = Person(given.strip())
    name = person.who
    if not name.strip():
        raise ValueError("it begins with the name of the person.")
    if ";" in name or ":" in name:
        raise ValueError(
            f'"{name.strip()}" is no name. After it, and a semicolon, comes one of: {", ".join(KNOWN)}.'
        )
    for piece in pieces:
        said = _said(piece.strip().replace("\n", " "))
        if is_email(piece.strip("<> ").removeprefix("mailto:")):
            person.add("email", piece.strip("<> ").removeprefix("mailto:"))
        elif said:
            _refuse_misspelt(said.text)
            person.add(said.words, said.text)
    return person


def _refuse_misspelt(text: str) -> None:
    """Refuse a piece that was to be one of its own: in the words of another it would do nothing.

    Raises:
        ValueError: there is one.
    """
    for word in re.findall(r";\s*([^;:]+?)\s*[:：]", text):
        said = word.casefold()
        if guess := meant(said) or next((each for each in READABLE if each.split()[0] == said), None):
            raise ValueError(f"`{word}:` looks like `{guess}:` misspelt. Write it so: {guess}: …")


def _said(text: str) -> Said | None:
    """What an item says; its first word may be a field as files write it: ``stay_in_touch:``."""
    word, colon, rest = text.partition(":")
    return said_in(f"{word.replace('_', ' ')}{colon}{rest}" if word.strip() in PERSONAL else text)


def read_file(text: str, today: date) -> Told:
    """Read a Markdown file in the shape of an interview's, where people may be new.

    Days may be said as answers are (``SAID_DAYS``), those of promises too (``with_dates``).

    ``met`` may hold names; without it every heading of level 2 names somebody who was met. In a person's
    section, list items such as ``- role: …`` go into their own file, ``- name: …`` is their name where it is
    not the heading, ``- new: yes`` says that it is nobody known, ``- same: yes`` that it is the one of that
    name all the same, and ``- owner: yes`` that they will be heard from; all else stays as it was written.
    ``said:`` in the front matter stands above the first heading, ``new:`` says that the company or the
    position is a new one, ``absent:`` who was invited and did not come, and ``note:`` in which note it was
    jotted down.

    Raises:
        NotReadError: the front matter cannot be read.
    """
    prose: list[str] = []
    record = RawRecord("interviews/told.md", INTERVIEW, text.encode("utf-8"))
    if text.lstrip().startswith("---"):
        problems, values = _with_said_days(record, today)
        # What is no field would be lost on the way, without a word.
        ours = {record.file.place(key) for key in OURS if key in record.file.extra}
        lost = (p for p in problems if p.rule == "unknown-key" and (p.line, p.column) not in ours)
        wrong = (*(p for p in problems if p.level == "error"), *lost)
        if wrong:
            raise NotReadError(wrong)
        body = record.file.body
        prose = [str(record.file.extra["said"])] if "said" in record.file.extra else []
    else:
        values, body = {}, text.replace("\r\n", "\n").replace("\r", "\n")
    extra = record.file.extra if text.lstrip().startswith("---") else {}
    told = Told(
        {key: value for key, value in values.items() if value is not None},  # `position:`, left empty
        new=_new_places(extra.get("new")) if values else frozenset(),
        absent=_listed(extra.get("absent")),
        note=str(extra.get("note") or ""),
    )
    met = [told.person(who) for who in told.fields.pop("met", None) or ()]
    section = prose
    person: Person | None = None
    for line, code in with_code(body.split("\n")):
        found = None if code else HEADING.match(line)
        heading = targets(undressed(found[1])) if found else ""
        among = _meant(heading, met) if heading else None
        if heading and (not met or among):
            person = among or told.person(heading)
            # A reference is no name, nor is a part of one; else `met` says how it is spelt.
            named, _ = job_behind(heading)
            if named != slugify(named) and (REFERENCE.fullmatch(person.who) or _goes_on(person.who, named)):
                person.name = named
            section = person.lines
            continue
        mark = _MARK.fullmatch(line) if person and not code else None
        if mark and person and _marked(told, person, mark[1].casefold(), mark[2].strip()):
            continue
        item = None if code else text_of_item(line)
        said = _said(line.strip() if item is None else item) if person and not code else None
        if said and person and spelt(said.words) in PERSONAL:
            person.add(said.words, said.text)
        else:
            section.append(line)
    told.prose = "\n".join(prose).strip("\n")
    for each in told.people:
        each.lines = "\n".join(each.lines).strip("\n").split("\n") if any(each.lines) else []
    return told


def retold(
    text: str, key: str, wanted: Callable[[Sequence[str]], Sequence[str]], *, listed: bool = False
) -> str:
    """The file of a debrief with other words in the sections, where they say a field of the person's own.

    Args:
        text: of the file.
        key: the field, whatever it is called there.
        wanted: takes the items and gives what they are to be.
        listed: commas part the items; else the line is one.
    """
    lines = []
    within = False
    for line, code in with_code(text.split("\n")):
        within = within or bool(not code and HEADING.match(line))
        item = text_of_item(line) if within and not code else None
        said = said_in(item) if item else None
        if said and said.text and spelt(said.words) == key:
            old = list(tags(said.text)) if listed else [said.text]
            new = list(wanted(old))
            if new != old:
                start = line.rindex(said.text)
                line = f"{line[:start]}{', '.join(new)}{line[start + len(said.text) :]}"
        lines.append(line)
    return "\n".join(lines)


def _with_said_days(record: RawRecord, today: date) -> tuple[list[Problem], dict[str, Any]]:
    """Problems and values of a front matter, with days as they are said: a record wants year-month-day."""
    problems, values = list(record.problems), dict(record.values)
    for key, read in SAID_DAYS.items():
        entry = record.parts.entries.get(key)
        if entry is None or not entry.text or values.get(key) is not None:
            continue
        mine = [each for each in problems if (each.line, each.column, each.rule) == (*entry.place, "date")]
        problems = [each for each in problems if each not in mine]
        try:
            values[key] = read(entry.text, today)
        except DateError as error:
            problems += [replace(each, message=f"`{key}`:", fix=str(error)) for each in mine]
    return problems, values


def _new_places(value: object) -> frozenset[str]:
    """What ``new:`` in the front matter says: ``company``, ``position``, both of them, or yes for both."""
    if value is True:
        return frozenset(PLACES)
    words = value if isinstance(value, list) else str(value or "").split(",")
    return frozenset(PLACES) & {str(word).strip().casefold() for word in words}


def _listed(value: object) -> tuple[str, ...]:
    """Names, as a list or with commas between them."""
    words = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(filter(None, (str(word).strip() for word in words)))


def _marked(told: Told, person: Person, mark: str, text: str) -> bool:
    """Take what a section says of its person; False where it is the user's own list item."""
    if mark == "name" and text:
        person.who = targets(text)
    elif mark in _MEANT and text.casefold() == "yes":
        setattr(person, mark, True)
    elif mark == "owner" and text.casefold() == "yes":
        told.fields["owner"] = person.who
    else:
        return False
    return True


def tags(text: str) -> tuple[str, ...]:
    """Tags with commas between them."""
    return tuple(tag.strip() for tag in text.split(",") if tag.strip())


def _meant(heading: str, met: Sequence[Person]) -> Person | None:
    """Whom in ``met`` a heading means: the one of that name, else the only one by a part of it."""
    for each in met:
        if slugify(heading) == slugify(each.who):
            return each
    parts = [each for each in met if _is_part(heading, each.who) or _goes_on(each.who, heading)]
    return parts[0] if len(parts) == 1 else None


def _is_part(said: str, name: str) -> bool:
    """Whether every word said is one of a longer name."""
    words, whole = slugify(said).split("-"), slugify(name).split("-")
    return len(words) < len(whole) and set(words) <= set(whole)


def _goes_on(said: str, name: str) -> bool:
    """Whether a longer name begins with what was said: Kit Moss with Kit, and no "Kit and the others"."""
    return _is_part(said, name) and name.startswith(said) and all(word[0].isupper() for word in name.split())


def _plain(field: str, text: str) -> str:
    """What is said of a person, without the marks that front matter, or a mail program, puts around it."""
    if field == "email":
        found = _ADDRESS.fullmatch(text)
        return found[1] if found else text
    # The folders of a tag are part of it.
    text = LINK.sub(lambda link: link[1].strip(), text) if field == "interests" else targets(text)
    inner = text[1:-1]
    if len(text) > 2 and text[0] == text[-1] and text[0] in "\"'" and text[0] not in inner:
        return inner.strip()
    return inner.strip() if field == "interests" and text[:1] + text[-1:] == "[]" else text


def with_dates(lines: Sequence[str], day: date) -> list[str]:
    """The lines of a person with the days of promises as dates: "by friday" becomes "by 2026-11-27".

    Args:
        lines: as they were told; one that has a date already stays as it was written.
        day: of the interview. Whenever and however it is told, the words of a promise count from it.
    """
    return [line if code else _dated(line, day) for line, code in with_code(lines)]


def _dated(line: str, day: date) -> str:
    item = text_of_item(line)
    said = said_in(item) if item is not None else None
    if not said or said.lead_in != "promised":
        return line
    promised = read_promise(said.text, day)
    dated = f"{promised.text} by {promised.by}"
    if not promised.by or promised.by.isoformat() in said.text or read_promise(dated, day) != promised:
        return line
    start = line.rindex(said.text)
    return f"{line[:start]}{dated}{line[start + len(said.text) :]}"
