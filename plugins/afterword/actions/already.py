"""What was told and is written down already, so that nothing is written twice.

A command may be killed when the record is written and the kept answers are not deleted yet; whoever takes
them up again tells the same once more, and perhaps more below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from afterword.actions.told import PERSONAL
from afterword.records.contact import Contact
from afterword.records.debrief import sections
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.lead_ins import text_of_item
from afterword.records.names import folded


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
