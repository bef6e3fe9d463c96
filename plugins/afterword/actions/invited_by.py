"""At which company, and for which position, an invitation is: what the journal knows of those invited."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from afterword.actions.known_people import KnownPeople
from afterword.exchange.found import FoundInterview, FoundPerson
from afterword.exchange.invited import works_nowhere
from afterword.records.contact import FOR_OTHERS, Contact
from afterword.records.journal import Journal
from afterword.records.names import company_key, resembling, without_legal_form
from afterword.words.counts import capital


class Houses:
    """The companies of a journal, by the addresses of those who work there."""

    def __init__(self, journal: Journal) -> None:
        self._people = journal.contacts
        self._known = KnownPeople(journal.contacts)
        self._by_host: dict[str, dict[str, None]] = defaultdict(dict)
        self._names: dict[str, str] = {}
        for interview in journal.interviews.values():
            self._names.setdefault(company_key(interview.company), interview.company)
        for contact in journal.contacts.values():
            if not contact.company:
                continue
            self._names.setdefault(company_key(contact.company), contact.company)
            for email in contact.emails:
                if host := _host(email):
                    self._by_host[host][self._names[company_key(contact.company)]] = None

    def knows_any(self, people: Iterable[FoundPerson]) -> bool:
        """Whether somebody among some people is in the journal."""
        return any(self._contact(person) for person in people)

    def _contact(self, person: FoundPerson) -> Contact | None:
        return self._people.get(self._known.match(person).slug)

    def spelt(self, company: str) -> str:
        """A company as the journal spells it."""
        return self._names.get(company_key(company), company)

    def company_of(self, found: FoundInterview) -> str:
        """The company that an invitation comes from; empty where nothing says it.

        Most of those invited work there; a recruiter who invites for it need not.
        """
        host = _most(found)
        at_home = [each for each in found.people if not host or _host(each.email) == host]
        contacts = [contact for contact in map(self._contact, at_home) if contact]
        theirs = {each.company: None for each in contacts if each.company and each.part not in FOR_OTHERS}
        theirs = theirs or dict(self._by_host.get(host, {}))
        if len(theirs) == 1:
            return next(iter(theirs))
        named = [name for name in self._names.values() if _within(without_legal_form(name), found.title)]
        if named:
            return named[0] if len(named) == 1 else ""
        # The title and the addresses agree on it.
        guess = re.escape(self.guess(found)) or "(?!)"
        there = re.search(rf"\b{guess}\b", found.title, re.IGNORECASE)
        return there[0] if there else ""

    def of(self, person: FoundPerson, found: FoundInterview, company: str) -> str:
        """Where somebody invited works: where the interview is, unless their address says otherwise."""
        there, host = _host(person.email), _most(found)
        known = self._by_host.get(there, {})
        if len(known) == 1:
            return next(iter(known))
        return company if not there or not host or there == host else ""

    @staticmethod
    def guess(found: FoundInterview) -> str:
        """A company made of an address: halden-optics.example is Halden Optics; empty without one."""
        name = _most(found).rpartition(".")[0].rpartition(".")[2] if _most(found) else ""
        return " ".join(capital(word) for word in re.split(r"[-_]", name) if word)


def position_at(journal: Journal, company: str, title: str) -> str:
    """The open position at a company that a meeting is for; empty where that is not plain."""
    positions = [
        each
        for each in journal.positions.values()
        if each.title and not each.ended and company_key(each.company) == company_key(company)
    ]
    named = [each for each in positions if _within(each.title, title)]
    for found in (named, positions):
        if len(found) == 1:
            return found[0].title
    return ""


def _most(found: FoundInterview) -> str:
    """The house at which most of those invited have their address, whoever invites counted last."""
    hosts = Counter(_host(each.email) for each in found.people if each.email != found.organizer)
    hosts.pop("", None)
    if not hosts:
        hosts = Counter(filter(None, (_host(each.email) for each in found.people)))
    ranked = hosts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _host(email: str) -> str:
    """The house of an address; empty for one that everybody may have."""
    return "" if works_nowhere(email) else email.casefold().partition("@")[2]


def _within(name: str, title: str) -> bool:
    """Whether a title holds a name, in whole words."""
    return f" {_words(name)} " in f" {_words(title)} " and bool(_words(name))


def _words(text: str) -> str:
    return " ".join(resembling(word) for word in re.findall(r"\w[\w+#]*", text))
