"""Who of the people in a file is in the journal: by address, by profile, by name with company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from afterword.exchange.found import FoundPerson
from afterword.exchange.people import profile_key, shared
from afterword.frozen import frozen
from afterword.records.contact import Contact
from afterword.records.names import company_key, name_key
from afterword.records.unread import Unread


@frozen
class Match:
    """Who somebody is.

    Attributes:
        slug: of the one person they surely are; empty where there is none.
        maybe: the slugs of those they may be, where that cannot be told.
        unread: a file of their name that cannot be read.
    """

    slug: str = ""
    maybe: tuple[str, ...] = ()
    unread: Unread | None = None


class KnownPeople:
    """Everybody known, by what tells them from each other; whoever is written down joins them."""

    def __init__(self, contacts: Mapping[str, Contact], unread: Iterable[Unread] = ()) -> None:
        self._names: dict[str, str] = {}
        self._companies: dict[str, set[str]] = defaultdict(set)
        self._by_address: dict[str, dict[str, None]] = defaultdict(dict)
        self._by_profile: dict[str, dict[str, None]] = defaultdict(dict)
        self._with_profile: set[str] = set()
        self._by_name: dict[str, dict[str, None]] = defaultdict(dict)
        self._unread = {name_key(each.name or each.slug.replace("-", " ")): each for each in unread}
        for contact in contacts.values():
            self.add(contact.slug, contact.name, contact.emails, contact.linkedin)
            for company in (contact.company, *contact.former):
                self.works_at(contact.slug, company)

    def add(self, slug: str, name: str, emails: Iterable[str], linkedin: str) -> None:
        """Know somebody by a name, addresses and a profile."""
        if slug not in self._names:
            self._names[slug] = name
            self._by_name[name_key(name)][slug] = None
        for email in emails:
            if not shared(email):
                self._by_address[email.casefold()][slug] = None
        if key := profile_key(linkedin):
            self._by_profile[key][slug] = None
            self._with_profile.add(slug)

    def works_at(self, slug: str, company: str) -> None:
        """Know where somebody works, or has worked."""
        if company:
            self._companies[slug].add(company_key(company))

    def match(self, person: FoundPerson) -> Match:
        """Who of those known they are."""
        named = self._by_name.get(name_key(person.name), {})
        for there in self._by_what_is_theirs(person):
            if len(there) == 1:
                return Match(next(iter(there)))
            if both := [slug for slug in there if slug in named]:
                return Match(both[0]) if len(both) == 1 else Match(maybe=tuple(both))
        if not named:
            return Match(unread=self._unread.get(name_key(person.name)))
        house = company_key(person.company)
        same = [slug for slug in named if person.company and house in self._companies[slug]]
        if same:
            return Match(same[0]) if len(same) == 1 else Match(maybe=tuple(same))
        # Where both companies are known and differ, they are two people of one name.
        maybe = [slug for slug in named if not person.company or not self._companies[slug]]
        return Match(maybe=tuple(maybe))

    def writing(self, person: FoundPerson) -> Match:
        """Who of those known somebody is who wrote or got a mail or a message.

        An address or a profile tells; a name alone is anybody's, but for one in messages, where everybody is
        named with their profile: there it is the one person of that name whose profile nobody wrote down yet.
        """
        if slug := self.match(replace(person, name="", company="")).slug:
            return Match(slug)
        if person.email or not person.name:
            return Match()
        named = self._by_name.get(name_key(person.name), {})
        free = [slug for slug in named if not (person.linkedin and slug in self._with_profile)]
        return Match(free[0]) if len(free) == 1 else Match(maybe=tuple(named))

    def called(self, name: str) -> tuple[str, ...]:
        """The slugs of everybody of a name, wherever they work."""
        return tuple(self._by_name.get(name_key(name), ()))

    def _by_what_is_theirs(self, person: FoundPerson) -> Iterator[dict[str, None]]:
        yield from (self._by_address[each] for each in person.emails if each in self._by_address)
        key = profile_key(person.linkedin)
        if key in self._by_profile:
            yield self._by_profile[key]
