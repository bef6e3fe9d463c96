"""The candidates that wait for a word of the user, by who would be glad of them, the neediest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from afterword.frozen import frozen
from afterword.gifts.candidate_list import PATH, CandidateList, Entry, Receiver
from afterword.gifts.ledger import ledger
from afterword.records.journal import Journal, ancestors
from afterword.records.names import folded
from afterword.records.problems import Level, Problem
from afterword.words.addresses import page_of


@frozen
class Waiting:
    """What somebody may be glad of.

    Attributes:
        contact: slug of the person.
        entries: of the list, each with what makes it theirs, the best first.
        had: how many gifts they have had.
    """

    contact: str
    entries: tuple[tuple[Entry, Receiver], ...]
    had: int


def waiting(
    journal: Journal, listed: CandidateList, today: date, next_gift: Mapping[str, date] | None = None
) -> tuple[Waiting, ...]:
    """The entries that are open, by person: first who has had the least, then whose next gift comes soonest.

    Nobody is there who said stop, or whom the journal does not have; nor what is a gift by now, or what they
    or a colleague have had since.

    Args:
        journal: all records.
        listed: the list.
        today: the day.
        next_gift: from when something would be right for somebody, where that is known.
    """
    givings, soon = ledger(journal), next_gift or {}
    mine: dict[str, list[tuple[Entry, Receiver]]] = defaultdict(list)
    there = {page_of(each.url) for each in journal.gifts.values() if each.url}
    for entry in listed.open(today):
        if entry.item.url and page_of(entry.item.url) in there:
            continue  # written down by hand since
        gifts = givings.given_in(None, entry.item.url) if entry.item.url else ()
        for receiver in entry.for_whom:
            slug = person_named(journal, receiver.contact)
            if not slug or journal.contacts[slug].do_not_contact:
                continue
            # The best of several comes first: two files of one person were put together, say.
            again = slug in mine and mine[slug][-1][0] is entry
            if not again and not any(givings.had(slug, gift) or givings.beside(slug, gift) for gift in gifts):
                mine[slug].append((entry, receiver))
    found = [
        Waiting(slug, tuple(sorted(entries, key=lambda each: -each[1].score)), len(givings.to(slug)))
        for slug, entries in mine.items()
    ]
    return tuple(
        sorted(
            found, key=lambda each: (each.had, soon.get(each.contact, date.max), -each.entries[0][1].score)
        )
    )


def answering_one_of(people: Iterable[Waiting], tags: Collection[str]) -> tuple[Waiting, ...]:
    """Of what waits, that which answers one of some interests, or one nested in it, in the same order.

    Args:
        people: with what waits for each.
        tags: case-folded.
    """
    found = (
        replace(each, entries=tuple(pair for pair in each.entries if not tags_of(pair[1]).isdisjoint(tags)))
        for each in people
    )
    return tuple(each for each in found if each.entries)


def tags_of(receiver: Receiver) -> frozenset[str]:
    """The interest that an entry answers for somebody, and those it is nested in, case-folded."""
    return frozenset(ancestors(receiver.interest.casefold()))


def named_in_vain(journal: Journal, listed: CandidateList) -> tuple[Problem, ...]:
    """The open entries that are for nobody of the journal, as problems with their lines."""
    return tuple(
        Problem(
            PATH,
            receiver.line,
            1,
            Level.WARNING,
            "candidates",
            f"“{receiver.contact}” is nobody of the journal, or two people, so it is offered to nobody.",
            f"Name the file of the person, such as: - for [[{example}]]: {receiver.why}",
        )
        for example in sorted(journal.contacts)[:1] or ["ana-sol"]
        for entry in listed.entries
        if entry.state in ("open", "later")
        for receiver in entry.for_whom
        if not person_named(journal, receiver.contact)
    )


def person_named(journal: Journal, who: str) -> str:
    """The slug of the contact that a list names by slug or by name; empty where it is nobody, or two."""
    if who in journal.contacts:
        return who
    named = [slug for slug, each in journal.contacts.items() if folded(each.name) == folded(who)]
    return named[0] if len(named) == 1 else ""
