"""What was told and is written down already, so that nothing is written twice.

A command may be killed when the record is written and the kept answers are not deleted yet; whoever takes
them up again tells the same once more, and perhaps more below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from afterword.actions.told import PERSONAL
from afterword.records.contact import Contact
from afterword.records.debrief import sections
from afterword.records.fences import with_code
from afterword.records.interview import Debrief, Interview
from afterword.records.journal import Journal
from afterword.records.lead_ins import said_in, text_of_item
from afterword.records.names import folded
from afterword.records.scalars import shown
from afterword.records.slugs import slugify
from afterword.times import day_of


def interview_there(journal: Journal, fields: Mapping[str, Any]) -> Interview | None:
    """The interview that is written down already; None: none, or not clear which.

    Args:
        journal: as it is now.
        fields: ``when`` and ``company`` of the one that was told, and the ``position`` where it was said.
    """
    position = slugify(fields["position"]) if fields.get("position") else ""
    found = [
        interview
        for interview in journal.interviews.values()
        if interview.day == day_of(fields["when"])
        and slugify(interview.company) == slugify(fields["company"])
        and (not position or not interview.position or slugify(interview.position) == position)
    ]
    return found[0] if len(found) == 1 else None


def further(lines: Sequence[str], there: Sequence[str]) -> list[str]:
    """The lines from the first on that do not stand in a text already, in their order; items stay whole."""
    rest = iter([line.rstrip() for line in there])
    held = 0
    for line in lines:
        if line.strip() and line.rstrip() not in rest:  # looks on from where the line before it was found
            break
        held += 1
    while 0 < held < len(lines) and not _begins_an_item(lines[held]):
        held -= 1
    return list(lines[held:])


def unsaid(lines: Sequence[str], there: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines that do not stand in a text yet, and the first lines of the items that do, wherever that is.

    An answer stands with its question: "Yes." to another one is new.
    """
    known = {_key(item) for item in _items(there)}
    new: list[str] = []
    old: list[str] = []
    follows = False
    for item in _items(lines):
        said = said_in(text_of_item(item[0]) or "")
        answers = bool(said and said.lead_in == "answer" and follows)
        if _key(item) in known and not answers:
            old += filter(None, [item[0].strip()])
        else:
            new += item
        follows = answers or bool(said and said.lead_in == "asked me" and new[-len(item) :] == item)
    return new, old


def _items(lines: Sequence[str]) -> list[list[str]]:
    """The items and paragraphs of some lines, each with the lines that go on from it."""
    items: list[list[str]] = []
    for line, code in with_code(lines):
        apart = bool(items) and not items[-1][-1].strip() and line.strip() and not line[:1].isspace()
        if not items or (not code and (apart or _begins_an_item(line))):
            items.append([])
        items[-1].append(line)
    return items


def _key(item: Sequence[str]) -> str:
    """An item to compare by, whatever marks stand around its first words."""
    first = text_of_item(item[0])
    said = said_in(first) if first is not None else None
    head = f"{said.words}: {said.text}" if said else first or item[0]
    return folded(" ".join([head, *item[1:]]))


def answers_to(debrief: Debrief, lines: Sequence[str]) -> tuple[dict[int, list[str]], list[str]]:
    """The answers among some lines to questions that are written down already, and the other lines.

    An answer that comes before every question told is to the last one in the file that has none yet.

    Args:
        debrief: what is written down of the person.
        lines: what was told of them.

    Returns:
        The lines of the answers by the line of the question in the file, and what is left.
    """
    unanswered = [fact for fact in debrief.asked_me if not fact.answers] or list(debrief.asked_me)
    question = unanswered[-1] if unanswered else None
    answers: dict[int, list[str]] = {}
    rest: list[str] = []
    into = rest
    for line in lines:
        text = text_of_item(line)
        said = said_in(text) if text is not None else None
        if said and said.lead_in == "asked me":
            asked = folded(shown(said.text))
            same = (fact for fact in debrief.asked_me if folded(fact.text) == asked)
            question = next(same, None)
        new = said and question and shown(said.text) not in (answer.text for answer in question.answers)
        if new and question and said and said.lead_in == "answer":
            into = answers.setdefault(question.line, [])
        elif text is not None or not line[:1].isspace():
            into = rest  # else the line goes on from the item before it
        into.append(line)
    return answers, rest


def section_of(interview: Interview, contact: str) -> list[str]:
    """The lines below the heading of somebody's debrief."""
    line = interview.debriefs[contact].line
    found = sections(interview.file.body, interview.file.body_line)
    return [text for section in found if section.line == line for _, text in section.lines]


def above_sections(interview: Interview) -> list[str]:
    """The lines of an interview above its first heading."""
    lines = interview.file.body.split("\n")
    found = sections(interview.file.body, interview.file.body_line)
    return lines[: found[0].line - interview.file.body_line] if found else lines


def made_of(journal: Journal, new: Contact, day: date) -> Contact | None:
    """The file that was made of somebody new; None where there is none yet, or it is another person's.

    Args:
        journal: as it is now.
        new: the contact that would be made of them.
        day: of the interview.
    """
    met = {slug for each in journal.interviews.values() if each.day == day for slug in each.met}
    for contact in journal.contacts.values():
        if folded(contact.name) != folded(new.name):
            continue
        keys = contact.file.places.keys() - {"name"}
        told = keys <= {*PERSONAL} and all(getattr(contact, key) == getattr(new, key) for key in keys)
        if contact.slug in met or (told and not contact.file.body.strip()):
            return contact
    return None


def _begins_an_item(line: str) -> bool:
    return text_of_item(line) is not None and not line[:1].isspace()
