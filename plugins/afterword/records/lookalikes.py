"""Names that look like one thing written twice: people, companies and tags. Hints, never more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.interview import Interview
from afterword.records.names import company_key, folded, misspelt, name_key, resembling, without_legal_form
from afterword.records.problems import Level, Problem
from afterword.records.record import RecordFile
from afterword.records.slugs import slugify
from afterword.words.shell import command

#: Shorter tags differ by a letter and mean different things: rust and trust, C and C++.
_LONG_ENOUGH = 6


def lookalikes(
    contacts: Mapping[str, Contact], interviews: Mapping[str, Interview], gifts: Mapping[str, Gift]
) -> Iterator[Problem]:
    """A hint for each person, company, position or tag that is probably there already in another spelling."""
    yield from _people(contacts)
    yield from _companies(contacts, interviews)
    yield from _positions(interviews)
    yield from _panels(interviews)
    yield from _tags([*contacts.values(), *gifts.values()])


def _people(contacts: Mapping[str, Contact]) -> Iterator[Problem]:
    """People of one name at one company, in whatever spelling, and people with one address."""
    by_name: dict[tuple[str, str], Contact] = {}
    by_address: dict[str, Contact] = {}
    for contact in contacts.values():
        house = company_key(contact.company)
        keys = {(resembling(contact.name), house), (name_key(contact.name), house)}
        other = next((by_name[key] for key in keys if key in by_name), contact)
        for key in keys:
            by_name.setdefault(key, contact)
        if other is not contact:
            same = folded(other.name) == folded(contact.name)
            yield _hint(
                contact.file,
                "name",
                "same-name",
                f"{other.file.path} has the same name and company."
                if same
                else f'"{contact.name}" is written "{other.name}" in {other.file.path}, at the same company.',
                f"If they are one person, {_together(contact.slug, other.slug)} If they are two, leave it; "
                "debrief headings then need the slug, not the name.",
            )
            continue
        for email in contact.emails:
            other = by_address.setdefault(email.casefold(), contact)
            if other is not contact:
                alike = name_key(other.name) == name_key(contact.name)
                yield _hint(
                    contact.file,
                    "email" if email == contact.email else "other_emails",
                    "same-address",
                    f"{other.file.path}, {other.name}, has the same address{' and name' if alike else ''}.",
                    f"If they are one person, {_together(contact.slug, other.slug)} "
                    "If they share it, leave it.",
                )
                break


def _companies(contacts: Mapping[str, Contact], interviews: Mapping[str, Interview]) -> Iterator[Problem]:
    """Companies that differ in accents, punctuation, a legal form or a slip: kept apart, they may be two."""
    first: dict[str, Interview | Contact] = {}
    records: list[Interview | Contact] = [*interviews.values(), *contacts.values()]
    by_form: dict[str, Interview | Contact] = {}
    for record in records:
        if record.company:
            key = company_key(record.company)
            if key not in first:
                forms = _forms(key)
                near = (by_form[form] for form in forms if form in by_form)
                alike = next((each for each in near if misspelt(each.company, record.company)), None)
                for form in forms:
                    by_form.setdefault(form, record)
                if alike:
                    first[key] = alike
            other = first.setdefault(key, record)
            if folded(other.company) != folded(record.company):
                yield _hint(
                    record.file,
                    "company",
                    "company-spelling",
                    f'"{record.company}" is written "{other.company}" in {other.file.path}.',
                    f"If they are one company, {_together(record.company, other.company, 'company')}",
                )


def _positions(interviews: Mapping[str, Interview]) -> Iterator[Problem]:
    """Titles at one company that differ in accents or punctuation."""
    first: dict[tuple[str, str], Interview] = {}
    for interview in interviews.values():
        if interview.position:
            key = company_key(interview.company), resembling(interview.position)
            other = first.setdefault(key, interview)
            if folded(other.position) != folded(interview.position):
                yield _hint(
                    interview.file,
                    "position",
                    "position-spelling",
                    f'"{interview.position}" is written "{other.position}" in {other.file.path}.',
                    f"If they are one position, {_together(interview.position, other.position, 'position')}",
                )


def _panels(interviews: Mapping[str, Interview]) -> Iterator[Problem]:
    """One meeting in two files, of the same day and people, for a company or position spelt in two ways."""
    first: dict[tuple[date, frozenset[str]], list[Interview]] = defaultdict(list)
    for interview in interviews.values():
        if not interview.met:
            continue
        others = first[interview.day, frozenset(interview.met)]
        other = next((each for each in others if _one_meeting(each, interview)), None)
        others.append(interview)
        if other:
            key = "position" if folded(other.company) == folded(interview.company) else "company"
            yield _hint(
                interview.file,
                key,
                "same-panel",
                f"{other.file.path} is about the same day and people, with "
                f"`{key}: {getattr(other, key) or '(none)'}`.",
                "If it is one meeting, put both into one file; if they are two, give each its time.",
            )


def _one_meeting(one: Interview, other: Interview) -> bool:
    """Whether two interviews with the same people on one day may be one.

    A whole panel is not met twice a day without a word of it; one person may be, for two positions.
    """
    timed = isinstance(one.when, datetime) and isinstance(other.when, datetime)
    if (timed and one.when != other.when) or (
        one.round != other.round and None not in (one.round, other.round)
    ):
        return False
    if folded(one.company) == folded(other.company):
        alike = _begin_alike(one.position, other.position)
        return folded(one.position) != folded(other.position) and (len(one.met) > 1 or alike)
    return len(one.met) > 1 or _begin_alike(one.company, other.company)


def _begin_alike(one: str, other: str) -> bool:
    """Whether each word of one of two names begins a word of the other."""
    words = [slugify(without_legal_form(name)).split("-") for name in (one, other) if name]
    return len(words) < 2 or any(
        all(any(long.startswith(short) for long in longer) for short in shorter)
        for shorter, longer in (words, words[::-1])
    )


def _together(one: str, other: str, what: str = "person") -> str:
    """How to make one of two."""
    options = {} if what == "person" else {"what": what}
    return f"put the two together: `{command('merge', one, other, **options)}`."


def _hint(file: RecordFile, key: str, rule: str, message: str, fix: str) -> Problem:
    return Problem(file.path, *file.place(key), Level.HINT, rule, message, fix)


def _tags(records: Iterable[Contact | Gift]) -> Iterator[Problem]:
    """Tags one letter apart, or in accents and punctuation: the one used less, or later, gets the hint."""
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
        if usual and (_letters(tag) == _letters(usual) or _differs_in_letters(tag, usual)):
            yield _hint(
                users[tag][0],
                "interests",
                "tag-spelling",
                f"The tag {spelt[tag]} looks like {spelt[usual]}, which {users[usual][0].path} has.",
                f"Did you mean {spelt[usual]}? If so, {_together(spelt[tag], spelt[usual], 'interest')} "
                "If they are two interests, leave it.",
            )
        for form in forms:
            by_form.setdefault(form, tag)


def _forms(tag: str) -> list[str]:
    """The tag, and the tag with each letter left out: two tags one slip apart share one of these.

    So tags are compared in proportion to their number, never each with each.
    """
    letters = f"={_letters(tag)}"
    if len(tag) < _LONG_ENOUGH:
        return [letters]
    return [letters, tag, *(tag[:place] + tag[place + 1 :] for place in range(len(tag)))]


def _letters(tag: str) -> str:
    """A tag by its letters alone, part by part."""
    return "/".join(map(resembling, tag.split("/")))


def _differs_in_letters(one: str, other: str) -> bool:
    """Whether digits and signs are the same: python-2 and python-3 are two things."""
    signs = [
        [letter for letter in tag if not letter.isalpha() and letter not in " -_"] for tag in (one, other)
    ]
    return signs[0] == signs[1]
