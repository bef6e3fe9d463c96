"""The debriefs in an interview's body: who said and cared about what.

A level 2 heading with a contact's name or slug opens that person's debrief; list items below it that begin
with a lead-in (``talked about:`` …) are facts. All else is the user's and is left alone (design, section 3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from afterword.records.contact import Contact
from afterword.records.fences import with_code
from afterword.records.interview import Debrief, Fact
from afterword.records.names import folded
from afterword.records.problems import Level
from afterword.records.slugs import did_you_mean
from afterword.records.values import slug_of
from afterword.words.dates import DAYS

#: Takes line, column, level, rule, message and fix.
ReportAt = Callable[[int, int, Level, str, str, str], None]

LEAD_INS = ("talked about", "lit up at", "worried about", "promised")

HEADING = re.compile(r"^ {0,3}##[ \t]+(.+?)[ \t]*#*[ \t]*$")
_TOP_HEADING = re.compile(r"^ {0,3}#[ \t]+\S")
_ITEM = re.compile(r"^( {0,3})[-*+][ \t]+(.*)$")
#: Indented below an item, and no item of its own.
_CONTINUED = re.compile(r"^[ \t]+[^\s*+-]")
_LEAD_IN = re.compile(
    r"^[*_]{0,2}([A-Za-z]+(?: [A-Za-z]+){0,2})[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]*(.*)$", re.DOTALL
)
_BY = re.compile(r"^(.*?)[,;]?\s+by\s+(\S+)\s*[.!]?$", re.DOTALL | re.IGNORECASE)
_DATE_LIKE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_DAY_WORDS = frozenset(day.casefold() for day in DAYS) | {"today", "tomorrow", "tonight"}


@dataclass
class Section:
    """What stands below one heading, as numbered lines."""

    heading: str
    line: int
    lines: list[tuple[int, str]]


def read_debriefs(
    body: str,
    body_line: int,
    met: Sequence[str],
    contacts: Mapping[str, Contact],
    by_name: Mapping[str, str],
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
        report: takes the problems.
        unread: slugs of those met whose files cannot be read; a heading may be theirs.
    """
    debriefs: dict[str, Debrief] = {}
    for section in sections(body, body_line):
        facts: dict[str, list[Fact]] = {lead_in: [] for lead_in in LEAD_INS}
        rest: list[str] = []
        named = _who(section.heading, met, contacts)
        slug = named[0] if len(named) == 1 else None
        for line, text, raw in _items(section.lines):
            lead_in, fact = _fact(line, text, slug is not None, report) if text is not None else (None, None)
            if lead_in and fact:
                facts[lead_in].append(fact)
            elif not lead_in:
                rest.append(raw)
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
        if slug is None:
            if not unread:
                _unknown_heading(section, any(facts.values()), met, contacts, by_name, report)
            continue
        if slug in debriefs:
            report(
                section.line,
                1,
                Level.WARNING,
                "debrief-twice",
                f"{contacts[slug].name} has a debrief on line {debriefs[slug].line} already.",
                "Put both under one heading; until then both count.",
            )
            facts = {
                lead_in: [*getattr(debriefs[slug], lead_in.replace(" ", "_")), *found]
                for lead_in, found in facts.items()
            }
            rest.insert(0, debriefs[slug].prose)
        debriefs[slug] = Debrief(
            slug,
            debriefs[slug].line if slug in debriefs else section.line,
            **{lead_in.replace(" ", "_"): tuple(found) for lead_in, found in facts.items()},
            prose="\n".join(rest).strip("\n"),
        )
    return debriefs


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


def _items(lines: list[tuple[int, str]]) -> list[tuple[int, str | None, str]]:
    """Each list item as line, text and raw text, its continuation lines joined; other lines with None."""
    items: list[tuple[int, str | None, str]] = []
    for (number, _), (line, code) in zip(lines, with_code(line for _, line in lines), strict=True):
        item = None if code else _ITEM.match(line)
        if item:
            items.append((number, item[2].strip(), line))
        elif items and items[-1][1] is not None and not code and _CONTINUED.match(line):
            first, text, raw = items[-1]
            items[-1] = (first, f"{text} {line.strip()}", f"{raw}\n{line}")
        else:
            items.append((number, None, line))
    return items


def _fact(line: int, text: str, known: bool, report: ReportAt) -> tuple[str | None, Fact | None]:
    """The lead-in and the fact of a list item; nothing where it is the user's own."""
    match = _LEAD_IN.match(text)
    if not match:
        return None, None
    said = " ".join(match[1].casefold().split())
    words = " ".join(match[2].split())
    if said not in LEAD_INS:
        guess = did_you_mean(said, LEAD_INS)
        if guess and known:
            report(
                line,
                3,
                Level.WARNING,
                "lead-in",
                f"`{match[1]}:` looks like `{guess}:` misspelt, so the line is not used.",
                f"Write - {guess}: {words}",
            )
        return None, None
    if not words:
        return said, None  # a prompt from the template, not filled in yet
    if said != "promised":
        return said, Fact(words, line)
    return said, _promise(words, line, report)


def _promise(words: str, line: int, report: ReportAt) -> Fact:
    match = _BY.match(words)
    if not match or not (_DATE_LIKE.fullmatch(match[2]) or match[2].casefold() in _DAY_WORDS):
        return Fact(words, line)
    try:
        return Fact(match[1], line, date.fromisoformat(match[2]))
    except ValueError:
        report(
            line,
            3,
            Level.WARNING,
            "promise-date",
            f"`by {match[2]}` is no date this program can count with, so the promise has none.",
            f"Write the day: - promised: {match[1]} by 2026-11-24",
        )
        return Fact(words, line)


def _who(heading: str, met: Sequence[str], contacts: Mapping[str, Contact]) -> list[str]:
    """Slugs of the people in ``met`` whom a heading names: by slug one, by name perhaps several."""
    slug = slug_of(heading)
    if slug in met:
        return [slug]
    name = folded(heading)
    return [slug for slug in met if name in (folded(contacts[slug].name), slug.casefold())]


def _unknown_heading(
    section: Section,
    has_facts: bool,
    met: Sequence[str],
    contacts: Mapping[str, Contact],
    by_name: Mapping[str, str],
    report: ReportAt,
) -> None:
    """A heading that names nobody met: a slip if it is like a name or holds facts, else the user's own."""
    names = {contacts[slug].name: slug for slug in met}
    first_names = {contacts[slug].first_name: contacts[slug].name for slug in met}
    heading = section.heading
    guess = did_you_mean(heading, names) or first_names.get(did_you_mean(heading, first_names) or "")
    elsewhere = by_name.get(folded(heading)) or (slug_of(heading) if slug_of(heading) in contacts else None)
    if elsewhere:
        level, fix = Level.WARNING, f"Add {elsewhere} to `met`, or rename the heading."
    elif guess:
        level, fix = Level.WARNING, f"Did you mean ## {guess}?"
    elif has_facts:
        known = ", ".join(names) or "nobody yet"
        level, fix = Level.WARNING, f"Use the name of somebody in `met` ({known}), or add them to it."
    else:
        level, fix = Level.HINT, "If it is a section of your own, leave it: it is shown as you wrote it."
    report(section.line, 4, level, "debrief-name", f'The heading "{heading}" names nobody in `met`.', fix)
