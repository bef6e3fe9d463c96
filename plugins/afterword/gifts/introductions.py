"""Two people of the journal who care about one thing and work apart: an introduction both may be glad of.

It is a proposal alone. Both are asked first, and it says what an introduction gives away: whoever is
introduced learns that you talk with the other's company.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, product

from afterword.frozen import frozen
from afterword.gifts.ledger import ledger
from afterword.gifts.promised import person_named
from afterword.records.contact import Contact
from afterword.records.journal import Journal, ancestors, words_of_name
from afterword.records.remembering import remembered
from afterword.words.sensitive import sensitive

#: So many of those who care most about one thing are looked at; and proposals, in all and a person.
_KEENEST, MOST, _A_PERSON = 6, 10, 2


@frozen
class Introduction:
    """Two people who might be glad to know each other.

    Attributes:
        one, other: their slugs, in the order of the alphabet.
        interest: what both care about.
        gives_away: what each would learn of you, in a sentence.
    """

    one: str
    other: str
    interest: str
    gives_away: str


def introductions(journal: Journal, contact: str = "", most: int = MOST) -> tuple[Introduction, ...]:
    """Who could be introduced to whom, those who care most first; a person twice at most.

    Nobody who asked to be left in peace, nobody to a colleague, nobody by an interest that is a private
    matter, and no two of whom one has been told of the other.

    Args:
        journal: all records.
        contact: only with this person; empty: with anybody.
        most: so many of them.
    """
    keen, known = _keen(journal), _known(journal)
    person = journal.contacts.get(contact)
    own = {each for tag in person.interests for each in ancestors(tag.casefold())} if person else keen.keys()
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for tag in keen.keys() & own:
        people = keen[tag]
        keenest = people[:_KEENEST]
        theirs = [each for each in people if each[1] == contact]
        # The narrower interest says more of two people, and so does one that few share.
        narrow = 1 + tag.count("/") / 2
        for (rank, one), (again, other) in product(theirs, keenest) if contact else combinations(keenest, 2):
            if one != other and known[one].apart(known[other]):
                fit = narrow * (1 / rank + 1 / again) / len(people)
                pair = (min(one, other), max(one, other))
                best[pair] = max(best.get(pair, (0.0, "")), (fit, tag))
    found: list[Introduction] = []
    times: Counter[str] = Counter()
    for (one, other), (_, tag) in sorted(best.items(), key=lambda each: (-each[1][0], each[0])):
        if len(found) < most and (contact or max(times[one], times[other]) < _A_PERSON):
            times[one] += 1
            times[other] += 1
            found.append(
                Introduction(one, other, _spelt(journal, one, tag), _given_away(journal, one, other))
            )
    return tuple(found)


@remembered
def _keen(journal: Journal) -> dict[str, list[tuple[int, str]]]:
    """Who cares about what, by the interest: the rank among theirs and the slug, the keenest first."""
    keen: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for slug, person in journal.contacts.items():
        if not person.do_not_contact:
            for rank, tag in enumerate(person.interests, 1):
                if not sensitive(tag.replace("/", " ").replace("-", " ")):
                    for each in dict.fromkeys(ancestors(tag.casefold())):
                        keen[each].append((rank, slug))
    return {tag: sorted(people) for tag, people in keen.items()}


@frozen
class _Known:
    """What tells whether somebody may know another: where they work, and of whom they were told by name."""

    house: str
    name: frozenset[str]
    told: frozenset[frozenset[str]]

    def apart(self, other: _Known) -> bool:
        """Whether they may not know each other: at two houses, and neither was told of the other."""
        together = bool(self.house) and self.house == other.house
        return not (together or other.name in self.told or self.name in other.told)


@remembered
def _known(journal: Journal) -> dict[str, _Known]:
    """That of everybody, by their slugs."""
    givings = ledger(journal)
    told: dict[str, set[frozenset[str]]] = defaultdict(set)
    for gift in journal.gifts.values():
        if gift.kind == "introduction":
            for giving in givings.of(gift.slug):
                if not giving.drafted:
                    told[giving.contact].add(words_of_name(person_named(gift)))
    return {
        slug: _Known(givings.house(slug), words_of_name(person.name), frozenset(told[slug]))
        for slug, person in journal.contacts.items()
    }


def _spelt(journal: Journal, slug: str, tag: str) -> str:
    """An interest as the file of somebody who has it spells it."""
    spellings = (each[: len(tag)] for each in journal.contacts[slug].interests)
    return next((each for each in spellings if each.casefold() == tag), tag)


def _given_away(journal: Journal, one: str, other: str) -> str:
    here, there = journal.contacts[one], journal.contacts[other]
    return f"It tells {here.first_name} that you talk with {_where(journal, there)}, and " + (
        f"{there.first_name} that you talk with {_where(journal, here)}."
    )


def _where(journal: Journal, person: Contact) -> str:
    return journal.company_of(person.slug) or person.name
