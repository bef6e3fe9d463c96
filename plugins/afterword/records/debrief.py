"""The debriefs in an interview's body: who said and cared about what.

A level 2 heading with a contact's name or slug opens that person's debrief; list items below it that begin
with a lead-in (``talked about:`` …) are facts. All else is the user's and is left alone (design, section 3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from afterword.records.contact import PARTS, Contact, Part
from afterword.records.fences import with_code
from afterword.records.interview import Debrief, Fact
from afterword.records.lead_ins import READABLE, WORDS, Said, list_lines, meant, said_in, without_colon
from afterword.records.names import folded
from afterword.records.problems import MOST_OF_A_KIND, Level
from afterword.records.promises import is_nothing, read_promise
from afterword.records.scalars import chosen, shown, target, targets, unmarked, unmarked_heading
from afterword.records.schema import LEAD_INS
from afterword.records.values import slug_of
from afterword.words.spelling import did_you_mean

#: Takes line, column, level, rule, message and fix.
ReportAt = Callable[[int, int, Level, str, str, str], None]

#: What closes a heading; looked for behind a word only: a line of # is not gone through for each of them.
_CLOSING = r"[ \t]*+#*+[ \t]*+$"
HEADING = re.compile(rf"^ {{0,3}}##[ \t]+(.(?={_CLOSING})|.+?(?:(?<![ \t])(?=[ \t])|(?<![ \t#]))){_CLOSING}")
_TOP_HEADING = re.compile(r"^ {0,3}#[ \t]+\S")
_WORDS = re.compile(r"[^\W_]+")
_LINKED = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")


@dataclass
class Section:
    """What stands below one heading, as numbered lines."""

    heading: str
    line: int
    lines: list[tuple[int, str]]

    @property
    def name(self) -> str:
        """The heading as a name is compared."""
        return undressed(self.heading)


def undressed(heading: str) -> str:
    """A heading without emphasis, link or colon: "**Ana Sol**:" is Ana Sol."""
    plain = _LINKED.sub(r"\1", unmarked_heading(heading)).strip(" \t*_`=")
    return plain.rstrip(":： \t").rstrip("*_`=")


def read_debriefs(
    body: str,
    body_line: int,
    met: Sequence[str],
    contacts: Mapping[str, Contact],
    by_name: Mapping[str, str],
    day: date | None,
    report: ReportAt,
    unread: Collection[str] = (),
) -> dict[str, Debrief]:
    """The debriefs of one interview, by the person's slug.

    Args:
        body: the Markdown below the front matter.
        body_line: the line of the file on which it begins.
        met: slugs of those met, as far as they exist.
        contacts: everybody in the journal.
        by_name: slugs by case-folded name.
        day: of the interview, from which words such as "friday" count; None where the file gives none.
        report: takes the problems.
        unread: slugs of those met whose files cannot be read; a heading may be theirs.
    """
    readers: dict[str, _Facts] = {}
    there, by_heading = frozenset(met), _by_heading(met, contacts)
    unknown = 0
    for section in sections(body, body_line):
        named = _who(section, there, by_heading)
        if len(named) > 1:
            report(
                section.line,
                4,
                Level.WARNING,
                "debrief-name",
                f'"{section.heading}" names {len(named)} people met here, so the section is not used.',
                f"Use the file name instead: ## {named[0]}, or ## {named[1]}",
            )
            continue
        if not named:
            unknown += 1
            if not unread and unknown <= MOST_OF_A_KIND:
                lost = _Facts(section.line, day, None)  # whose slips are not told one by one
                lost.read(section)
                _unknown_heading(section, lost.any, met, contacts, by_name, report)
            continue
        slug = named[0]
        if slug in readers:
            report(
                section.line,
                1,
                Level.WARNING,
                "debrief-twice",
                f"{contacts[slug].name} has a debrief on line {readers[slug].line} already.",
                "Put both under one heading; until then both count.",
            )
        readers.setdefault(slug, _Facts(section.line, day, report)).read(section)
    return {slug: reader.debrief(slug) for slug, reader in readers.items()}


def read_promises(body: str, body_line: int, day: date | None, report: ReportAt) -> tuple[Fact, ...]:
    """The promises in the text of a note: its list items that begin with ``promised:``.

    Args:
        body: the Markdown below the front matter.
        body_line: the line of the file on which it begins.
        day: of the note, from which words such as "friday" count; None: it is a draft.
        report: takes the problems.
    """
    if "promised" not in body.casefold():
        return ()
    return _Facts(body_line, day, report).promises(list(enumerate(body.split("\n"), body_line)))


def sections(body: str, body_line: int) -> list[Section]:
    """The level 2 headings outside fenced code, each with the lines below it up to the next."""
    found: list[Section] = []
    inside = False
    for number, (line, code) in enumerate(with_code(body.split("\n")), body_line):
        heading = None if code else HEADING.match(line)
        if heading:
            found.append(Section(heading[1], number, []))
            inside = True
            continue
        if not code and _TOP_HEADING.match(line):
            inside = False
        if inside:
            found[-1].lines.append((number, line))
    return found


class _Facts:
    """Takes the facts out of the sections of one person.

    Attributes:
        line: of the first heading.
    """

    def __init__(self, line: int, day: date | None, report: ReportAt | None) -> None:
        self.line = line
        self._facts: dict[str, list[Fact]] = {words: [] for words in WORDS}
        #: To each question, in their order.
        self._answers: list[list[Fact]] = []
        self._part: Part | None = None
        self._rest: list[str] = []
        self._day = day
        self._report = report

    @property
    def any(self) -> bool:
        """Whether there is a fact at all."""
        return any(self._facts.values())

    def debrief(self, contact: str) -> Debrief:
        """What was read."""
        facts = {lead_in.field: tuple(self._facts[lead_in.words]) for lead_in in LEAD_INS}
        asked = zip(self._facts["asked me"], self._answers, strict=True)
        facts["asked_me"] = tuple(replace(fact, answers=tuple(answers)) for fact, answers in asked)
        del facts["part"]
        prose = "\n".join(self._rest).strip("\n")
        return Debrief(contact, self.line, **facts, part=self._part, prose=prose)

    def read(self, section: Section) -> None:
        """Take the facts of a section; what is left is the user's own."""
        for line in list_lines(section.lines):
            self._place = (line.number, line.column)
            if line.text is None and not line.code:
                self._perhaps_an_item(line.raw)
            said = said_in(line.text) if line.text is not None else None
            if said is None or said.lead_in is None:
                if line.text is not None:
                    self._perhaps_a_fact(line.text, said)
                self._rest.append(line.raw)
            elif shown(words := unmarked(" ".join(said.text.split()))):
                # Else it is a prompt from the template, not filled in yet.
                self._take(said.lead_in, words, line.number)

    def promises(self, lines: Sequence[tuple[int, str]]) -> tuple[Fact, ...]:
        """What is promised in some lines; of them nothing else is read."""
        for line in list_lines(lines):
            said = said_in(line.text) if line.text is not None else None
            if said and said.lead_in == "promised" and said.text:
                self._place = (line.number, line.column)
                self._promise(unmarked(" ".join(said.text.split())), line.number)
        return tuple(self._facts["promised"])

    def _take(self, lead_in: str, words: str, line: int) -> None:
        if lead_in == "part":
            self._take_part(words)
        elif lead_in == "promised":
            self._promise(words, line)
        elif lead_in == "answer" and self._facts["asked me"]:
            self._answers[-1].append(Fact(shown(words), line))
        else:
            if lead_in == "asked me":
                self._answers.append([])
            if lead_in == "answer":
                self._say(
                    Level.WARNING,
                    "lead-in",
                    "`answer:` belongs to the `asked me:` before it, and there is none.",
                    "Write the question on the line above: - asked me: whether I have led a team",
                )
            self._facts[lead_in].append(Fact(shown(words), line))

    def _promise(self, words: str, line: int) -> None:
        if is_nothing(words):
            self._say(
                Level.HINT,
                "no-promise",
                f"`promised: {words}` promises nothing, so it does not count.",
                "Leave the line out.",
            )
            return
        if self._day is None:
            self._facts["promised"].append(Fact(shown(words), line))
            return
        promised = read_promise(words, self._day)
        if promised.doubt:
            self._say(
                Level.WARNING,
                "promise-date",
                f"{promised.doubt} Until that is mended the promise has no day.",
                f"Write the day: - promised: {promised.right}",
            )
        self._facts["promised"].append(Fact(shown(promised.text), line, promised.by))

    def _take_part(self, words: str) -> None:
        part = chosen(target(words), PARTS)
        if part is None:
            guess = did_you_mean(words, PARTS)
            self._say(
                Level.ERROR,
                "choice",
                f"`part: {words}` is not one of {', '.join(PARTS)}.",
                f"Did you mean - part: {guess}?" if guess else f"Write, for example: - part: {PARTS[0]}",
            )
        elif self._part not in (None, part):
            self._say(
                Level.WARNING,
                "debrief-twice",
                f"`part: {words}` is the second part that is given here; the first, {self._part}, counts.",
                "Leave one of the two out.",
            )
        else:
            self._part = cast("Part", part)

    def _perhaps_a_fact(self, text: str, said: Said | None) -> None:
        """Tell of a list item that looks like a fact and is none."""
        guess = meant(said.words) if said else None
        if said and guess:
            self._say(
                Level.WARNING,
                "lead-in",
                f"`{said.words}:` looks like `{guess}:` misspelt, so the line is not used.",
                f"Write - {guess}: {said.text}",
            )
        elif not said and (guess := without_colon(text)):
            rest = " ".join(text.strip("*_=`~ ").split()[len(guess.split()) :]).lstrip("-–—=> ")
            if guess == "promised" and is_nothing(rest):
                return
            self._say(
                Level.HINT,
                "lead-in",
                f"`{guess}` has no colon behind it, so the line is shown and not used.",
                f"If it is a fact, write - {guess}: {rest}",
            )

    def _perhaps_an_item(self, raw: str) -> None:
        """Tell of a line with a lead-in that stands in no list."""
        text = raw.strip().lstrip("-+*").lstrip()
        said = said_in(text)
        if said and said.words in READABLE and said.text:
            self._say(
                Level.HINT,
                "lead-in",
                f"`{said.words}:` stands in no list, so the line is shown and not used.",
                f"If it is a fact, write - {said.words}: {said.text}",
            )

    def _say(self, level: Level, rule: str, message: str, fix: str) -> None:
        if self._report:
            self._report(*self._place, level, rule, message, fix)


def _by_heading(met: Sequence[str], contacts: Mapping[str, Contact]) -> dict[str, list[str]]:
    """Slugs of the people in ``met`` by folded name, and by slug whatever its capitals."""
    named: dict[str, list[str]] = {}
    for slug in met:
        for name in {folded(contacts[slug].name), slug.casefold()}:
            named.setdefault(name, []).append(slug)
    return named


def _who(section: Section, met: Collection[str], named: Mapping[str, list[str]]) -> list[str]:
    """Slugs of the people in ``met`` whom a heading names: by slug one, by name perhaps several."""
    for heading in dict.fromkeys((section.heading, section.name)):
        slug = slug_of(heading)
        if slug in met:
            return [slug]
        for name in dict.fromkeys((heading, targets(heading))):
            if folded(name) in named:
                return named[folded(name)]
    return []


def _unknown_heading(
    section: Section,
    has_facts: bool,
    met: Sequence[str],
    contacts: Mapping[str, Contact],
    by_name: Mapping[str, str],
    report: ReportAt,
) -> None:
    """A heading that names nobody met: a slip if it is like a name or holds facts, else the user's own."""
    names = {slug: contacts[slug].name for slug in met}
    heading = section.name
    slug = slug_of(heading)
    elsewhere = by_name.get(folded(heading)) or (slug if slug in contacts else None)
    meant = () if elsewhere else _perhaps(heading, names)
    if elsewhere:
        level, fix = Level.WARNING, f"Add {elsewhere} to `met`, or rename the heading."
    elif len(meant) == 1:
        level, fix = Level.WARNING, f"Did you mean ## {names[meant[0]]}?"
    elif meant:
        wholes = ", or ".join(f"## {names[slug]}" for slug in meant)
        level, fix = Level.WARNING, f"It could be {len(meant)} people. Write the whole name: {wholes}"
    elif has_facts:
        known = ", ".join(names.values()) or "nobody yet"
        level, fix = Level.WARNING, f"Use the name of somebody in `met` ({known}), or add them to it."
    else:
        level, fix = Level.HINT, "If it is a section of your own, leave it: it is shown as you wrote it."
    said = f'The heading "{section.heading}" names nobody in `met`.'
    report(section.line, 4, level, "debrief-name", said, fix)


def _perhaps(heading: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Slugs of those whom a heading may mean: by a part of the name, or the name with more or misspelt."""
    said = _WORDS.findall(folded(heading))
    parts = {slug: _WORDS.findall(folded(name)) for slug, name in names.items()}
    found = [
        slug
        for slug, words in parts.items()
        if said and words and (said[0] == words[0] or set(said) <= set(words) or set(words) <= set(said))
    ]
    if found:
        return tuple(found)
    guess = did_you_mean(heading, names.values())
    guesses = {guess} if guess else set()
    if not guess and len(said) == 1 and said[0]:
        near = did_you_mean(said[0], {word for words in parts.values() for word in words})
        guesses = {names[slug] for slug, words in parts.items() if near in words}
    return tuple(slug for slug, name in names.items() if name in guesses)
