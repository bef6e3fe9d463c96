"""Names that look like one thing written twice: people, companies and tags. Hints, never more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.interview import Interview
from afterword.records.names import folded
from afterword.records.problems import Level, Problem
from afterword.records.record import RecordFile

#: Shorter tags differ by a letter and mean different things: rust and trust, C and C++.
_LONG_ENOUGH = 6


def lookalikes(
    contacts: Mapping[str, Contact], interviews: Mapping[str, Interview], gifts: Mapping[str, Gift]
) -> Iterator[Problem]:
    """A hint for each person, company or tag that is probably there already in another spelling."""
    yield from _people(contacts)
    yield from _companies(interviews)
    yield from _tags([*contacts.values(), *gifts.values()])


def _people(contacts: Mapping[str, Contact]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Contact] = {}
    for contact in contacts.values():
        other = first.setdefault((folded(contact.name), folded(contact.company)), contact)
        if other is not contact:
            yield Problem(
                contact.file.path,
                *contact.file.place("name"),
                Level.HINT,
                "same-name",
                f"{other.file.path} has the same name and company.",
                "If they are two people, leave it; debrief headings then need the slug, not the name.",
            )


def _companies(interviews: Mapping[str, Interview]) -> Iterator[Problem]:
    """Companies that differ only in punctuation are kept apart, with a hint in case they are one."""
    first: dict[str, Interview] = {}
    for interview in interviews.values():
        plain = re.sub(r"[\W_]+", "", interview.company.casefold())
        other = first.setdefault(plain, interview)
        if folded(other.company) != folded(interview.company):
            yield Problem(
                interview.file.path,
                *interview.file.place("company"),
                Level.HINT,
                "company-spelling",
                f'"{interview.company}" is written "{other.company}" in {other.file.path}.',
                "If they are one company, spell it the same in both files.",
            )


def _tags(records: Iterable[Contact | Gift]) -> Iterator[Problem]:
    """Tags one letter apart: the one used less, or later, gets the hint."""
    users: dict[str, list[RecordFile]] = defaultdict(list)
    spelt: dict[str, str] = {}
    for record in records:
        for tag in record.interests:
            users[tag.casefold()].append(record.file)
            spelt.setdefault(tag.casefold(), tag)
    # The commonest first; a tag is compared with those before it only.
    by_form: dict[str, str] = {}
    for tag in sorted(users, key=lambda tag: -len(users[tag])):
        forms = _forms(tag)
        usual = next((by_form[form] for form in forms if form in by_form), None)
        if usual and _differs_in_letters(tag, usual):
            file = users[tag][0]
            yield Problem(
                file.path,
                *file.place("interests"),
                Level.HINT,
                "tag-spelling",
                f"The tag {spelt[tag]} looks like {spelt[usual]}, which {users[usual][0].path} has.",
                f"Did you mean {spelt[usual]}? If they are two interests, leave it.",
            )
        for form in forms:
            by_form.setdefault(form, tag)


def _forms(tag: str) -> list[str]:
    """The tag, and the tag with each letter left out: two tags one slip apart share one of these.

    So tags are compared in proportion to their number, never each with each.
    """
    if len(tag) < _LONG_ENOUGH:
        return []
    return [tag, *(tag[:place] + tag[place + 1 :] for place in range(len(tag)))]


def _differs_in_letters(one: str, other: str) -> bool:
    """Whether digits and signs are the same: python-2 and python-3 are two things."""
    signs = [
        [letter for letter in tag if not letter.isalpha() and letter not in " -_"] for tag in (one, other)
    ]
    return signs[0] == signs[1]
