"""People from an address book: new files for those who are new, and empty fields filled for those known."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from afterword.actions.came_of_it import opening
from afterword.actions.desk import Desk
from afterword.actions.known_people import KnownPeople, Match
from afterword.actions.who_was_met import same_value
from afterword.errors import AfterwordError
from afterword.exchange.as_text import as_text
from afterword.exchange.found import Found, FoundPerson, LeftOut
from afterword.exchange.people import number_key, profile_key
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.keeping.editing import Parts, Value, add_to, edit, set_body
from afterword.keeping.new_records import free_among, new_contact
from afterword.records.contact import Contact
from afterword.records.names import company_key, folded, name_key
from afterword.records.who import unread_in
from afterword.words.counts import counted, listed_briefly
from afterword.words.person_names import without_title
from afterword.words.shell import command

#: What is taken into a field of one value.
_FIELDS = ("company", "role", "email", "phone", "linkedin")
_LISTS = ("other_emails", "interests")


@frozen
class Chosen:
    """The people of a file whom the user wants.

    Attributes:
        chosen: these.
        left_out: those whom the user named and who are not in it.
        said: how many others there are.
    """

    chosen: tuple[FoundPerson, ...]
    left_out: tuple[LeftOut, ...] = ()
    said: tuple[str, ...] = ()


@frozen
class Wanted:
    """Which people of a file the user wants, and what of them.

    Attributes:
        known: those who are in the journal already.
        only: those of these names.
        company: those who work there.
        interests: their tags too.
    """

    known: bool = False
    only: tuple[str, ...] = ()
    company: str = ""
    interests: bool = False

    def chosen(self, desk: Desk, found: Found) -> Chosen:
        """The people of a file whom the user wants.

        Raises:
            AfterwordError: it is a whole network, and nothing says which of it.
        """
        if not (self.known or self.only or self.company):
            if found.network and found.people:
                raise AfterwordError(_which_of_a_network(desk, found))
            return Chosen(found.people)
        known = _known(desk)
        names = {name_key(name): name for name in self.only}
        house = company_key(self.company)
        chosen = tuple(
            person
            for person in found.people
            if name_key(person.name) in names
            or (self.company and company_key(person.company) == house)
            or (self.known and known.match(person).slug)
        )
        there = {name_key(person.name) for person in chosen}
        missing = tuple(
            LeftOut(name, "nobody in the file is called so; give the whole name as it stands there")
            for key, name in names.items()
            if key not in there
        )
        others = len(found.people) - len(chosen)
        said = (
            (f"{counted(others, 'other person', 'other people')} in the file left alone.",) if others else ()
        )
        return Chosen(chosen, missing, said)


def _known(desk: Desk) -> KnownPeople:
    return KnownPeople(desk.journal.contacts, unread_in(desk.journal, "contacts"))


def _which_of_a_network(desk: Desk, found: Found) -> str:
    known = _known(desk)
    there = sum(bool(known.match(person).slug) for person in found.people)
    example = found.people[0]
    company = next((person.company for person in found.people if person.company), "Halden Optics")
    return (
        f"This is everybody you are connected with, {counted(len(found.people), 'person', 'people')}, of "
        f"whom {there} {'is' if there == 1 else 'are'} in the journal; only those whom you met belong here. "
        "Say which:\n"
        "  those in the journal already: --known\n"
        f"  one of them, or several: --only {_shown(example.name)}\n"
        f"  those at one company: --company {_shown(company)}"
    )


def _shown(words: str) -> str:
    return '"' + words.replace('"', "") + '"'


@dataclass
class _Known:
    """What becomes of the file of somebody known.

    Attributes:
        text: a note for a file in which nothing is written below the front matter.
    """

    contact: Contact
    fills: dict[str, Value] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)
    text: str = ""


class Newcomers:
    """People taken in, one after the other."""

    def __init__(self, desk: Desk, wanted: Wanted) -> None:
        self.desk, self.wanted = desk, wanted
        self.left_out: list[LeftOut] = []
        self.said: list[str] = []
        self._known = _known(desk)
        self._taken = {slug.casefold() for slug in desk.taken("contacts")}
        self._files: dict[str, _Known] = {}
        self._new: dict[str, tuple[Contact, str]] = {}
        self._tags = {
            tag.casefold(): tag for each in desk.journal.contacts.values() for tag in each.interests
        } | {tag.casefold(): tag for each in desk.journal.gifts.values() for tag in each.interests}

    def take(self, person: FoundPerson) -> str:
        """Take somebody in.

        Returns:
            The slug of their file; empty where it cannot be told who they are.
        """
        person = replace(person, interests=tuple(self._spelt(person)))
        match = self._known.match(person)
        if match.slug:
            self._fill(match.slug, person)
            return match.slug
        if match.maybe or match.unread:
            self.left_out.append(LeftOut(person.name, self._maybe(person, match), person.line))
            return ""
        return self._begin(person)

    def _spelt(self, person: FoundPerson) -> Iterator[str]:
        """Their tags as the journal spells them."""
        if self.wanted.interests:
            yield from (self._tags.get(tag.casefold(), tag) for tag in person.interests)

    def _maybe(self, person: FoundPerson, match: Match) -> str:
        if match.unread:
            return f"{match.unread.path} may be about them, and cannot be read; see `afterword check`"
        paths = listed_briefly([self._path(slug) for slug in match.maybe])
        new = command("new contact", person.name)
        return (
            f"{paths} may be the same person, and a name alone does not say so. If it is, write their "
            f"address or company there; if not: {new}"
        )

    def name_of(self, slug: str) -> str:
        """What somebody is called, whether they were there before or are new."""
        return (self._new[slug][0] if slug in self._new else self.desk.journal.contacts[slug]).name

    def _path(self, slug: str) -> str:
        contact = self.desk.journal.contacts.get(slug)
        return contact.file.path if contact else f"contacts/{slug}.md"

    def _begin(self, person: FoundPerson) -> str:
        slug = free_among(without_title(person.name), self._taken)
        self._taken.add(slug.casefold())
        for other in self._known.called(person.name):
            self.said.append(
                f"contacts/{slug}.md: {self._path(other)} has the same name, at another company. If they are "
                f"one person, put the two together: `{command('merge', slug, other)}`."
            )
        emails = person.emails
        contact = Contact(
            slug,
            person.name,
            person.company,
            person.role,
            email=emails[0] if emails else "",
            phone=person.phone,
            linkedin=person.linkedin,
            other_emails=emails[1:],
            interests=person.interests,
        )
        self._new[slug] = (contact, as_text(person.text))
        self._know(slug, person)
        if person.guessed:
            self.said.append(
                f"{person.name}: the name is guessed from the address; correct it in contacts/{slug}.md."
            )
        return slug

    def _know(self, slug: str, person: FoundPerson) -> None:
        self._known.add(slug, person.name, person.emails, person.linkedin)
        self._known.works_at(slug, person.company)

    def _fill(self, slug: str, person: FoundPerson) -> None:
        """Fill what is empty, and add to lists; what is there stays."""
        file = self._files.get(slug)
        contact = (
            file.contact
            if file
            else self._new[slug][0]
            if slug in self._new
            else self.desk.journal.contacts[slug]
        )
        if contact.do_not_contact:
            self.left_out.append(
                LeftOut(
                    person.name,
                    f"{self._path(slug)} says not to write to them, so it stays as it is",
                    person.line,
                )
            )
            return
        changed = self._with(contact, person)
        self._know(slug, person)
        if slug in self._new:
            self._new[slug] = (changed, self._new[slug][1] or as_text(person.text))
            return
        file = file or _Known(contact)
        for name in _FIELDS:
            if getattr(changed, name) != getattr(contact, name):
                file.fills[name] = getattr(changed, name)
        for name in _LISTS:
            new = [each for each in getattr(changed, name) if each not in getattr(contact, name)]
            if new:
                file.added[name] = [*file.added.get(name, []), *new]
        file.contact = changed
        file.text = file.text or self._note(contact, person.text)
        self._files[slug] = file

    def _note(self, contact: Contact, words: str) -> str:
        """A note about somebody known, where nothing is written of them yet; else it is told."""
        path, note = self._path(contact.slug), as_text(words)
        written = Parts.of((self.desk.root / path).read_bytes(), path).body if note else ""
        if not written.strip():
            return note
        if " ".join(note.split()) not in " ".join(written.split()):
            said = opening(" ".join(words.split()))
            self.said.append(f"{path}: kept: what you wrote; the file has a note, too: “{said}”.")
        return ""

    def _with(self, contact: Contact, person: FoundPerson) -> Contact:
        """A contact with what the file knows beside what is written down."""
        fills = {}
        for name in ("company", "role", "phone", "linkedin"):
            there, told = getattr(contact, name), getattr(person, name)
            if told and not there:
                fills[name] = told
            elif told and not _same(name, there, told) and not self._left(contact, name, told):
                self.said.append(
                    f"{self._path(contact.slug)}: kept: {name} “{there}”; the file says “{told}”."
                )
        if folded(person.name) != folded(contact.name) and name_key(person.name) != name_key(contact.name):
            self.said.append(
                f"{self._path(contact.slug)}: kept: name “{contact.name}”; the file says “{person.name}”."
            )
        known = {email.casefold() for email in contact.emails}
        emails = [email for email in person.emails if email not in known]
        if emails and not contact.email:
            fills["email"] = emails.pop(0)
        tags = {tag.casefold() for tag in contact.interests}
        return replace(
            contact,
            **fills,
            other_emails=(*contact.other_emails, *emails),
            interests=(*contact.interests, *(tag for tag in person.interests if tag.casefold() not in tags)),
        )

    @staticmethod
    def _left(contact: Contact, name: str, told: str) -> bool:
        """Whether a company is one that they have left, as their file says."""
        return name == "company" and any(same_value("company", each, told) for each in contact.former)

    def changes(self) -> Iterator[Change]:
        """The files of everybody taken in: the new ones, and those that get something."""
        for contact, text in self._new.values():
            yield new_contact(contact, text)
        for slug, file in self._files.items():
            if not (file.fills or file.added or file.text):
                continue
            path = self._path(slug)
            old = (self.desk.root / path).read_bytes()
            data = edit(old, file.fills, path) if file.fills else old
            for name, items in file.added.items():
                data = add_to(data, name, items, path)
            if file.text:
                data = set_body(data, file.text, path)
            yield Change(path, old, data)

    def unchanged(self) -> Collection[str]:
        """The files of those known."""
        return [self._path(slug) for slug in self._files]


def _same(name: str, there: str, told: str) -> bool:
    if name == "phone":
        return number_key(there) == number_key(told)
    if name == "linkedin":
        return profile_key(there) == profile_key(told)
    return same_value(name, there, told)
