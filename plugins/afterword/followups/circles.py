"""Circles: people whose follow-ups may hold each other back, so that each circle can be planned by itself.

Somebody is in one circle with everybody at a company of theirs, at a company where they were met or that they
run a position of, and at one that a note with them is about. Nothing of one circle counts in another but an
offer, or a job taken, and those are known of all positions (``history.Past``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from afterword.frozen import frozen
from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.position import Position
from afterword.records.remembering import remembered

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Circle:
    """Some people, and all that is between them and the user; each in the order of the journal.

    Attributes:
        number: its place among the circles, the same at every moment of one journal.
        contacts: by slug.
        positions: theirs.
        held: their interviews that took place, by their time.
        ahead: those that are to come, by their time.
        records: every contact, interview and note of theirs.
    """

    number: int
    contacts: Mapping[str, Contact]
    positions: tuple[Position, ...]
    held: tuple[Interview, ...]
    ahead: tuple[Interview, ...]
    records: tuple[object, ...] = ()

    @cached_property
    def state(self) -> Hashable:
        """What tells it from itself before or after an edit, while either is there: which records it has.

        What took place is a part of it, and what its positions are called among all others.
        """
        held = tuple(each.slug for each in self.held)
        return tuple(map(id, self.records)), held, tuple(each.id for each in self.positions)


@frozen
class Circles:
    """The circles of a journal; everybody is in one.

    Attributes:
        all: every circle.
        of: by the slug of a contact.
        companies: by the name of a company where somebody was met, or is to be, ``folded``.
    """

    all: tuple[Circle, ...]
    of: Mapping[str, Circle]
    companies: Mapping[str, Circle]

    def at(self, company: str) -> Circle | None:
        """That of a company, however it is spelt; None where nobody was met there."""
        return self.companies.get(folded(company))


def everybody(journal: Journal) -> Circle:
    """The whole journal as one circle."""
    return Circle(0, journal.contacts, tuple(journal.positions.values()), journal.held, journal.ahead)


@remembered
def circles(journal: Journal) -> Circles:
    """The circles of a journal, found once; the cost is in proportion to its records."""
    joined = _Joined()
    for one, other in _ties(journal):
        joined.join(one, other)

    def there(company: str) -> str:
        return joined.head(folded(company))

    contacts = _by_head((joined.head(f"@{slug}"), each) for slug, each in journal.contacts.items())
    interviews = _by_head((there(each.company), each) for each in journal.interviews.values())
    notes = _by_head((joined.head(f"@{each.contact}"), each) for each in journal.notes.values())
    positions = _by_head((there(each.company), each) for each in journal.positions.values())
    held = _by_head((there(each.company), each) for each in journal.held)
    ahead = _by_head((there(each.company), each) for each in journal.ahead)
    found = {
        head: Circle(
            number,
            {contact.slug: contact for contact in contacts[head]},
            tuple(positions[head]),
            tuple(held[head]),
            tuple(ahead[head]),
            (*contacts[head], *interviews[head], *notes[head]),
        )
        for number, head in enumerate(dict.fromkeys((*contacts, *interviews)))
    }
    companies = {folded(each.company) for each in journal.interviews.values()}
    return Circles(
        tuple(found.values()),
        MappingProxyType({slug: found[joined.head(f"@{slug}")] for slug in journal.contacts}),
        MappingProxyType({name: found[joined.head(name)] for name in companies}),
    )


def _by_head(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for head, each in pairs:
        groups[head].append(each)
    return groups


def _ties(journal: Journal) -> Iterator[tuple[str, str]]:
    """Who belongs together: people ("@slug") and companies."""
    for interview in journal.interviews.values():
        company = folded(interview.company)
        for slug in (*interview.met, *([interview.owner] if interview.owner else ())):
            yield f"@{slug}", company
    for slug in journal.contacts:
        if house := journal.house_of(slug):
            yield f"@{slug}", house
    for note in journal.notes.values():
        about = journal.interviews.get(note.interview or "")
        if about:
            yield f"@{note.contact}", folded(about.company)


class _Joined:
    """Names joined with each other, pair by pair; each group has one of its names for a head."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def head(self, name: str) -> str:
        """The head of the group of a name; the name itself where it was joined with no other."""
        path = []
        while (above := self._above.get(name, name)) != name:
            path.append(name)
            name = above
        for each in path:
            self._above[each] = name
        return name

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of two names."""
        self._above[self.head(one)] = self.head(other)
