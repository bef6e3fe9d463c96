"""The interests: who cares about what, how much, and what answers it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from afterword.frozen import frozen
from afterword.gifts.objections import unfit
from afterword.pages.edition import Chip, Edition
from afterword.pages.gifts import SECTION as GIFTS
from afterword.pages.looking import Offered, is_ready, offered_on, offers, where_to_look
from afterword.pages.page import Page, Words
from afterword.pages.places import interest_path
from afterword.records.gift import Gift
from afterword.records.journal import Interest
from afterword.settings.finders import Search
from afterword.words.counts import counted

SECTION = "interests/index.md"
#: Candidates on the page of an interest.
_OFFERED = 12
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


@frozen
class InterestRow:
    """An interest in the listing."""

    interest: Interest
    keenest: str
    ready: bool
    look: tuple[Search, ...]


@frozen
class Keen:
    """Somebody who cares, and how much."""

    slug: str
    words: str


@frozen
class Answer:
    """A gift that answers it."""

    gift: Gift
    words: str


def interests_page(edition: Edition) -> Page:
    """The table of every interest, the most widely shared first."""
    return Page(SECTION, "Interests", partial(_table, edition), GIFTS)


def interest_pages(edition: Edition) -> Iterator[Page]:
    """One page for each interest."""
    nested: dict[str, list[Chip]] = {}
    offered = offered_on(edition)
    for tag, interest in edition.journal.interests.items():
        parent = tag.rpartition("/")[0]
        if parent:
            nested.setdefault(parent, []).append(Chip(interest.tag, 0, interest_path(interest.slug)))
    for tag, interest in edition.journal.interests.items():
        write = partial(_words, edition, interest, nested.get(tag, []), offered.get(tag, ()))
        yield Page(interest_path(interest.slug), interest.tag, write, SECTION)


def _table(edition: Edition, page: Page) -> Words:
    shared_most = sorted(
        edition.journal.interests.values(), key=lambda each: (-len(each.people), each.tag.casefold())
    )
    rows = [_row(edition, each) for each in shared_most]
    return edition.words(page, "interests", searched=False, interests=rows)


def _row(edition: Edition, interest: Interest) -> InterestRow:
    first = [slug for slug, rank in interest.people if rank == 1]
    ready = is_ready(edition, interest)
    look = () if ready else where_to_look(edition, interest)
    return InterestRow(interest, edition.names(first), ready, look)


def _words(
    edition: Edition, interest: Interest, nested: list[Chip], offered: tuple[Offered, ...], page: Page
) -> Words:
    people = [Keen(slug, _rank(rank)) for slug, rank in interest.people]
    gifts = [_answer(edition, edition.journal.gifts[slug]) for slug in interest.gifts]
    lead = (
        f"{counted(len(people), 'person', 'people').capitalize()}, {counted(len(gifts), 'gift')}"
        f"{'' if gifts else ': worth keeping an eye open'}."
    )
    return edition.words(
        page,
        "interest",
        lead=lead,
        nested=nested,
        people=people,
        gifts=gifts,
        look=where_to_look(edition, interest),
        offers=offers(offered, _OFFERED),
    )


def _rank(rank: int) -> str:
    return f"comes {_ORDINALS[rank - 1]}" if rank <= len(_ORDINALS) else f"number {rank} of theirs"


def _answer(edition: Edition, gift: Gift) -> Answer:
    given = tuple(dict.fromkeys(each.contact for each in edition.ledger.of(gift.slug) if not each.drafted))
    words = f"{gift.kind}; given to {edition.names(given)}" if given else gift.kind
    reason = unfit(gift, edition.today)
    return Answer(gift, f"{words}. {reason}" if reason else words)
