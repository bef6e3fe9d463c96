"""What waits for a yes, and where to look: for an interest, in place of a gift, and for a held follow-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from afterword.followups.follow_up import FollowUp
from afterword.followups.gives import wants_a_gift
from afterword.frozen import frozen
from afterword.gifts.candidate_list import Entry, Receiver
from afterword.gifts.looking import answering
from afterword.gifts.objections import objections, unfit
from afterword.gifts.waiting import tags_of
from afterword.pages.edition import Edition
from afterword.records.gift import Gift
from afterword.records.journal import Interest
from afterword.settings.finders import Search, searches
from afterword.words.shell import command


@frozen
class Look:
    """An interest that no gift answers, and where to look for one."""

    tag: str
    searches: tuple[Search, ...]


@frozen
class Glad:
    """People who would be glad of a candidate for one and the same reason."""

    people: tuple[str, ...]
    why: str


@frozen
class Offered:
    """A candidate, and all of those by whom it stands on a page, the gladdest first."""

    entry: Entry
    glad: tuple[Glad, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Their slugs."""
        return tuple(slug for each in self.glad for slug in each.people)


@frozen
class Offers:
    """Candidates in a list of a page, the best first.

    Attributes:
        shown: of them.
        more: how many are left out.
        yes: the command that makes a gift of the first.
    """

    shown: tuple[Offered, ...]
    more: int
    yes: str


def offers(found: tuple[Offered, ...], most: int | None = None) -> Offers | None:
    """Candidates as a page lists them, at most ``most``; None where there are none."""
    if not found:
        return None
    shown = found[:most]
    return Offers(shown, len(found) - len(shown), said_yes(shown[0].entry))


def offered_to(contact: str, entries: Sequence[tuple[Entry, Receiver]]) -> tuple[Offered, ...]:
    """What may become a gift for somebody, in the order that it comes in."""
    return tuple(Offered(entry, (Glad((contact,), receiver.why),)) for entry, receiver in entries)


def offered_on(edition: Edition) -> Mapping[str, tuple[Offered, ...]]:
    """What may become a gift, by the case-folded interest that it answers or is nested in, the best first.

    Each stands there once, with everybody who would be glad of it for that interest.
    """
    found: dict[str, dict[Entry, list[tuple[str, Receiver]]]] = defaultdict(lambda: defaultdict(list))
    for contact, entries in edition.candidates_by_person.items():
        for entry, receiver in entries:
            for tag in tags_of(receiver):
                found[tag][entry].append((contact, receiver))
    return {tag: _gladdest_first(mine) for tag, mine in found.items()}


def _gladdest_first(found: Mapping[Entry, Sequence[tuple[str, Receiver]]]) -> tuple[Offered, ...]:
    best: list[tuple[float, Entry, tuple[Glad, ...]]] = []
    for entry, receivers in found.items():
        by_score = sorted(receivers, key=lambda each: (-each[1].score, each[0]))
        by_reason: dict[str, list[str]] = defaultdict(list)
        for contact, receiver in by_score:
            by_reason[receiver.why].append(contact)
        glad = tuple(Glad(tuple(people), why) for why, people in by_reason.items())
        best.append((by_score[0][1].score, entry, glad))
    best.sort(key=lambda each: (-each[0], each[1].lines))
    return tuple(Offered(entry, glad) for _, entry, glad in best)


def said_yes(entry: Entry) -> str:
    """The command that makes a gift of a candidate."""
    return command("gifts", yes=str(entry.number or entry.item.url or entry.item.title))


def is_ready(edition: Edition, interest: Interest) -> bool:
    """Whether a gift answers an interest: for somebody who has not had it, or for whoever may come."""
    people = [slug for slug, _ in interest.people]
    if people:
        return any(answering(edition.journal, edition.fitting(slug), interest.tag) for slug in people)
    return any(not unfit(edition.journal.gifts[slug], edition.today) for slug in interest.gifts)


def where_to_look(edition: Edition, interest: Interest) -> tuple[Search, ...]:
    """The searches for what answers an interest: none where a gift does, or nobody may be written to."""
    contacts = edition.journal.contacts
    cared = any(not contacts[slug].do_not_contact for slug, _ in interest.people)
    if not cared or is_ready(edition, interest):
        return ()
    return searches(edition.settings.finders, interest.tag)


def instead_of(edition: Edition, gift: Gift) -> tuple[Look, ...]:
    """Where to look for another where a gift is none any more: it costs, has expired, or all have had it."""
    if any(each.id in ("unread", "not-agreed") for each in objections(gift, edition.today)):
        return ()
    interests = (edition.journal.interests[tag.casefold()] for tag in gift.interests)
    found = (Look(each.tag, where_to_look(edition, each)) for each in interests)
    return tuple(look for look in found if look.searches)


def looked_for(edition: Edition, follow_up: FollowUp) -> tuple[Search, ...]:
    """Where to look for what a follow-up waits for, the interest that its reason names; empty: it has one."""
    interests = edition.journal.contacts[follow_up.contact].interests
    if not interests or not wants_a_gift(follow_up):
        return ()
    return searches(edition.settings.finders, interests[0])
