"""The gifts: what there is to give, who would be glad of it, and who has had it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from afterword.gifts.objections import objections, unfit
from afterword.pages.edition import Chip, Edition
from afterword.pages.page import Page
from afterword.pages.places import gift_path
from afterword.records.gift import Gift
from afterword.words.addresses import parts_of
from afterword.words.counts import capital

SECTION = "gifts/index.md"

#: People who would be glad, on a gift's page.
_GLAD = 12


@dataclass(frozen=True)
class GiftRow:
    """A gift in the listing: how many would be glad of it, and how many have had it."""

    gift: Gift
    chips: tuple[Chip, ...]
    glad: int
    given: int
    state: str


def gifts_page(edition: Edition) -> Page:
    """The table of every gift."""
    by_title = sorted(edition.journal.gifts.values(), key=lambda each: (each.title.casefold(), each.slug))
    rows = [_row(edition, each) for each in by_title]
    return edition.page("gifts", SECTION, "Interests & gifts", searched=False, gifts=rows)


def gift_pages(edition: Edition) -> Iterator[Page]:
    """One page for each gift."""
    for gift in edition.journal.gifts.values():
        yield _page(edition, gift)


def _row(edition: Edition, gift: Gift) -> GiftRow:
    had = {each.contact for each in edition.ledger.of(gift.slug) if not each.drafted}
    state = next((each.state for each in objections(gift, edition.today)), "ready")
    chips = edition.tags(gift.interests)
    return GiftRow(gift, chips, len(edition.glad.get(gift.slug, ())), len(had), state)


def _page(edition: Edition, gift: Gift) -> Page:
    web = gift.url.startswith(("https://", "http://"))
    return edition.page(
        "gift",
        gift_path(gift.slug),
        gift.title,
        body=gift.file.body,
        section=SECTION,
        record=gift.file.path,
        gift=gift,
        lead=_lead(edition, gift),
        state=unfit(gift, edition.today),
        interests=edition.tags(gift.interests),
        url=gift.url if web else "",
        host=(parts_of(gift.url).hostname or gift.url) if web else "",
        glad=edition.glad.get(gift.slug, ())[:_GLAD],
        glad_more=max(0, len(edition.glad.get(gift.slug, ())) - _GLAD),
        given=edition.ledger.of(gift.slug),
    )


def _lead(edition: Edition, gift: Gift) -> str:
    words = capital(gift.kind)
    if gift.found:
        words += f", found {edition.calendar.day(gift.found)}"
    if gift.expires:
        words += f", until {edition.calendar.day(gift.expires)}"
    return f"{words}."
