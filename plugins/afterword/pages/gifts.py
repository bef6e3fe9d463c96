"""The gifts: what there is to give, who would be glad of it, and who has had it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from afterword.frozen import frozen
from afterword.gifts.objections import objections, unfit
from afterword.pages.edition import Chip, Edition
from afterword.pages.looking import instead_of, offered_to, said_yes
from afterword.pages.page import Page, Words
from afterword.pages.places import gift_path
from afterword.records.gift import Gift
from afterword.words.addresses import parts_of
from afterword.words.counts import capital

SECTION = "gifts/index.md"

#: Introductions on the page of them all.
_INTRODUCED = 5
#: People who would be glad, on a gift's page.
_GLAD = 12


@frozen
class GiftRow:
    """A gift in the listing: how many would be glad of it, and how many have had it."""

    gift: Gift
    chips: tuple[Chip, ...]
    glad: int
    given: int
    state: str


def gifts_page(edition: Edition) -> Page:
    """The table of every gift."""
    return Page(SECTION, "Interests & gifts", partial(_table, edition))


def gift_pages(edition: Edition) -> Iterator[Page]:
    """One page for each gift."""
    for gift in edition.journal.gifts.values():
        yield Page(gift_path(gift.slug), gift.title, partial(_words, edition, gift), SECTION, gift.file.path)


def _table(edition: Edition, page: Page) -> Words:
    by_title = sorted(edition.journal.gifts.values(), key=lambda each: (each.title.casefold(), each.slug))
    rows = [_row(edition, each) for each in by_title]
    waiting = edition.candidates
    return edition.words(
        page,
        "gifts",
        searched=False,
        gifts=rows,
        waiting=waiting,
        offered_to=offered_to,
        introductions=edition.introductions("", _INTRODUCED),
        candidate_command=said_yes(waiting[0].entries[0][0]) if waiting else "",
    )


def _row(edition: Edition, gift: Gift) -> GiftRow:
    had = {each.contact for each in edition.ledger.of(gift.slug) if not each.drafted}
    state = next((each.state for each in objections(gift, edition.today)), "ready")
    chips = edition.tags(gift.interests)
    return GiftRow(gift, chips, len(edition.glad(gift.slug)), len(had), state)


def _words(edition: Edition, gift: Gift, page: Page) -> Words:
    glad = edition.glad(gift.slug)
    web = gift.url.startswith(("https://", "http://"))
    return edition.words(
        page,
        "gift",
        body=gift.file.body,
        gift=gift,
        lead=_lead(edition, gift),
        state=unfit(gift, edition.today),
        interests=edition.tags(gift.interests),
        url=gift.url if web else "",
        host=(parts_of(gift.url).hostname or gift.url) if web else "",
        glad=glad[:_GLAD],
        glad_more=max(0, len(glad) - _GLAD),
        given=edition.ledger.of(gift.slug),
        look=instead_of(edition, gift),
    )


def _lead(edition: Edition, gift: Gift) -> str:
    words = capital(gift.kind)
    if gift.found:
        words += f", found {edition.calendar.day(gift.found)}"
    if gift.expires:
        words += f", until {edition.calendar.day(gift.expires)}"
    return f"{words}."
