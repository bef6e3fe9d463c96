"""Two people of the journal who care about one thing and work apart: an introduction both may be glad of.

It is a proposal alone. Both are asked first, and it says what an introduction gives away: whoever is
introduced learns that you talk with the other's company.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

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


def introductions(journal: Journal, contact: str = "") -> tuple[Introduction, ...]:
    """Who could be introduced to whom, those who care most first; a person twice at most.

    Nobody who asked to be left in peace, nobody to a colleague, nobody by an interest that is a private
    matter, and no two of whom one has been told of the other.

    Args:
        journal: all records.
        contact: only with this person; empty: with anybody.
    """
    keen = _keen(journal)
    person = journal.contacts.get(contact)
    own = {each for tag in person.interests for each in ancestors(tag.casefold())} if person else keen.keys()
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for tag in keen.keys() & own:
        people = keen[tag]
        mine = people[:_KEENEST]
        if contact:
            mine = [each for each in people if each[1] == contact] + mine
        # The narrower interest says more of two people, and so does one that few share.
        narrow = 1 + tag.count("/") / 2
        for rank, one, again, other in _pairs(mine):
            if contact in ("", one, other) and _apart(journal, one, other):
                fit = narrow * (1 / rank + 1 / again) / len(people)
                pair = (min(one, other), max(one, other))
                best[pair] = max(best.get(pair, (0.0, "")), (fit, tag))
    found: list[Introduction] = []
    times: Counter[str] = Counter()
    for (one, other), (_, tag) in sorted(best.items(), key=lambda each: (-each[1][0], each[0])):
        if len(found) < MOST and (contact or max(times[one], times[other]) < _A_PERSON):
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


def _pairs(people: list[tuple[int, str]]) -> Iterator[tuple[int, str, int, str]]:
    for at, (rank, one) in enumerate(people):
        yield from ((rank, one, again, other) for again, other in people[at + 1 :] if other != one)


def _apart(journal: Journal, one: str, other: str) -> bool:
    """Whether two may not know each other: they work at two houses, and neither was told of the other."""
    givings = ledger(journal)
    house = givings.house(one)
    if house and house == givings.house(other):
        return False
    return not (_told_of(journal, one, other) or _told_of(journal, other, one))


def _told_of(journal: Journal, contact: str, other: str) -> bool:
    given = (journal.gifts.get(giving.gift) for giving in ledger(journal).to(contact))
    return any(
        words_of_name(person_named(gift)) == words_of_name(journal.contacts[other].name)
        for gift in given
        if gift and gift.kind == "introduction"
    )


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
