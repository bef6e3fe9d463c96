"""Whether somebody who was told of is known already, and whether it is surely the same person.

What a file says of somebody is never overwritten because somebody else has their name. Where what was told
differs from it in what tells people apart (company, addresses, greeting), the user says which it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from afterword.actions.told import Person, Told
from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.records.contact import FOR_OTHERS, Contact
from afterword.records.journal import Journal
from afterword.records.names import name_key, resembling, without_legal_form
from afterword.records.slugs import slugify
from afterword.records.who import UnknownNameError, UnreadableError, label, matching, names_of_all, readable
from afterword.words.counts import listed
from afterword.words.person_names import are_several, last_name_first, names_in, without_title
from afterword.words.shell import quoted

#: What tells two people of one name apart.
TELLING = ("company", "email", "phone", "linkedin", "address")


class MaybeKnownError(AfterwordError):
    """A full name is a part of somebody's, or spelt nearly so: the same person, or a new one."""

    def __init__(self, journal: Journal, who: str, candidates: tuple[str, ...]) -> None:
        others = listed([label(journal, slug) for slug in candidates], "or")
        super().__init__(
            f'"{who}" may be {others}. If so, give the file name: {_met(candidates[0])}. '
            f"If it is somebody else: {_met(f'{who}; new: yes')}"
        )
        self.candidates = candidates


class SeveralNamesError(AfterwordError):
    """What was given as the name of one person names more than one."""

    def __init__(self, who: str) -> None:
        turned = last_name_first(who)
        one = f", with the last name first: {_met(turned)}" if turned else f": {_met(f'{who}; new: yes')}"
        super().__init__(
            f'"{who}" names more than one person. Name each by themselves, with what they said: '
            f"{' '.join(_met(each) for each in names_in(who))}. If it is one person{one}"
        )


class TwoPeopleError(AfterwordError):
    """What was told of somebody is not what their file says: they moved, or it is another of that name."""

    def __init__(self, doubts: tuple[Doubt, ...]) -> None:
        super().__init__("\n".join(map(_refusal, doubts)))
        self.doubts = doubts


@frozen
class Doubt:
    """Somebody known, of whom was told what differs from their file.

    Attributes:
        person: as told.
        contact: as their file says.
        differing: field, what the file says, what was told.
        said: the fields of these that were said of the person, and are not only where the interview was.
    """

    person: Person
    contact: Contact
    differing: tuple[tuple[str, str, str], ...]
    said: tuple[str, ...]

    @property
    def there(self) -> str:
        """What the file says, where that differs: "company Mill, phone 0131 496 0123"."""
        return ", ".join(f"{field} {text}" for field, text, _ in self.differing)

    @property
    def told(self) -> str:
        """What was told instead."""
        return ", ".join(f"{field} {text}" for field, _, text in self.differing)

    @property
    def moved(self) -> bool:
        """Whether, if it is the same person, they may have gone to another company."""
        return any(field == "company" for field, _, _ in self.differing)


@frozen
class Meaning:
    """One answer to a doubt.

    Attributes:
        word: ``same``, ``moved`` (the same, at the company that was told) or ``another``.
        values: what it says of the person, by name of an attribute or of a field of their own.
    """

    word: str
    values: Mapping[str, str | bool]


def meanings(doubt: Doubt) -> tuple[Meaning, ...]:
    """What may be answered to a doubt."""
    same: dict[str, str | bool] = {"who": doubt.contact.slug, "same": True}
    found = [Meaning("same", same)]
    company = next((text for field, _, text in doubt.differing if field == "company"), "")
    if company and "company" not in doubt.said:
        found.append(Meaning("moved", {**same, "company": company}))
    name = doubt.contact.name if doubt.person.who == doubt.contact.slug else doubt.person.who
    return (*found, Meaning("another", {"who": name, "new": True}))


def take(person: Person, meaning: Meaning) -> None:
    """Keep the answer to a doubt with what was told of the person."""
    for key, value in meaning.values.items():
        if key in ("who", "new", "same"):
            setattr(person, key, value)
        else:
            person.personal[key] = str(value)


def known(journal: Journal, who: str) -> Contact | None:
    """The contact of that name, by any part of it; None for somebody new.

    A name of several words has to match whole words: Sam Lee is not Sam Leeson. Titles do not count.

    Raises:
        UnknownNameError: it could be several people.
        MaybeKnownError: it is a part of somebody's name, or that name spelt otherwise, and may be new all the
            same.
        UnreadableError: it is somebody whose file cannot be read.
    """
    names = names_of_all(journal)
    if who in names:
        return readable(journal, who)
    bare = without_title(who)
    found = matching(who, names) or matching(bare, names)
    words = slugify(bare).split("-")
    if len(words) > 1:
        whole = tuple(
            slug for slug in found if set(words) <= set(f"{slugify(names[slug])}-{slug}".split("-"))
        )
        if found and not whole:
            raise MaybeKnownError(journal, who, found)
        found = whole
        if not found:
            alike = tuple(slug for slug, name in names.items() if name_key(name) == name_key(who))
            if alike:
                raise MaybeKnownError(journal, who, alike)
    if len(found) > 1:
        raise UnknownNameError.several(who, [label(journal, slug) for slug in found])
    return readable(journal, found[0]) if found else None


def refuse_several(person: Person) -> None:
    """Refuse somebody new under several names: "Ana and Tom".

    Raises:
        SeveralNamesError: it names more than one; what was said would be in the letter to nobody.
    """
    if not person.new and are_several(person.who):
        raise SeveralNamesError(person.who)


def doubts(journal: Journal, told: Told, *, on_terminal: bool = False) -> Iterator[Doubt]:
    """Who of those told may be another person than the one in the file of that name.

    Args:
        journal: as it is.
        told: with the company, as far as it is known.
        on_terminal: names were found by parts, so that a slug says nothing about who was meant.
    """
    for person in told.people:
        if person.new or person.same:
            continue
        try:
            contact = known(journal, person.who)
        except (UnknownNameError, MaybeKnownError, UnreadableError):
            continue  # told where they are looked up
        if contact is None:
            continue
        said = {field: person.personal[field] for field in TELLING if field in person.personal}
        sure = person.who == contact.slug and not on_terminal
        if "company" not in said and told.company and not sure and not _at_home(journal, contact, told):
            said["company"] = told.company
        differing = tuple(
            (field, there, text)
            for field, text in said.items()
            if (there := getattr(contact, field)) and not same_value(field, there, text)
            if field != "email" or text.casefold() not in map(str.casefold, contact.other_emails)
        )
        if differing:
            fields = tuple(field for field, _, _ in differing if field in person.personal)
            yield Doubt(person, contact, differing, fields)


def same_value(field: str, there: str, told: str) -> bool:
    """Whether a field of somebody's file says what was told, spelling apart."""
    if field == "company":
        there, told = without_legal_form(there), without_legal_form(told)
    return resembling(there) == resembling(told)


def _at_home(journal: Journal, contact: Contact, told: Told) -> bool:
    """Whether somebody may well be met where the interview was, whatever company is theirs."""
    if contact.part in FOR_OTHERS:
        return True
    # Also one that lies ahead, or has just been written down.
    named = (each for each in journal.interviews.values() if contact.slug in (*each.met, each.owner))
    return any(same_value("company", each.company, told.company) for each in named)


def _refusal(doubt: Doubt) -> str:
    there = listed([f"{field}: {there}" for field, there, _ in doubt.differing])
    told = listed([f"{field}: {text}" for field, _, text in doubt.differing])
    pieces = "".join(f"; {field}: {text}" for field, _, text in doubt.differing if field in doubt.said)
    lines = [
        f"{doubt.contact.file.path} says {there}; you say {told}. Is it the same {doubt.contact.name}, "
        "or another? Nothing was written; say which:",
        f"  the same: {_met(f'{doubt.contact.slug}; same: yes{pieces}')}",
    ]
    if doubt.moved and "company" not in doubt.said:
        company = next(text for field, _, text in doubt.differing if field == "company")
        moved = f"{doubt.contact.slug}; same: yes; company: {company}{pieces}"
        lines[1] = (
            f"  the same, met away from {doubt.contact.company}: {_met(f'{doubt.contact.slug}{pieces}')}"
        )
        lines.append(f"  the same, who works there now: {_met(moved)}")
    name = doubt.person.name or (doubt.contact.name if doubt.person.who == doubt.contact.slug else "")
    lines.append(f"  another: {_met(f'{name or doubt.person.who}; new: yes{pieces}')}")
    lines.append("In a file that is a list item below their heading: - same: yes, or - new: yes")
    return "\n".join(lines)


def _met(text: str) -> str:
    return f"--met {quoted(text)}"
