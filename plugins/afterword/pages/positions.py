"""The positions: the listing, and one page for each, with its picture."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from afterword.followups.coverage import Thanked, coverage
from afterword.followups.follow_up import in_time
from afterword.followups.wait import Wait
from afterword.frozen import frozen
from afterword.pages.cards import line
from afterword.pages.edition import Chip, Edition
from afterword.pages.insights import insights
from afterword.pages.page import Page, Words
from afterword.pages.pictures import timeline
from afterword.pages.places import position_path
from afterword.records.position import OUTCOME_WORDS, Position, outcome_in_words
from afterword.words.counts import capital

SECTION = "positions/index.md"


@frozen
class PositionRow:
    """A position in the listing."""

    position: Position
    thanked: tuple[Thanked, ...]
    share: float | None
    wait: Wait | None
    outcome: str


@frozen
class PersonMet:
    """Somebody met for a position."""

    slug: str
    role: str
    chips: tuple[Chip, ...]


def positions_page(edition: Edition) -> Page:
    """The table of every position, open ones first, and below it what works."""
    return Page(SECTION, "Positions", partial(_table, edition))


def insights_page(edition: Edition) -> Page:
    """Where the insights had a page of their own: an old address leads to them."""
    return Page("insights.md", "Insights", partial(_moved, edition), SECTION)


def position_pages(edition: Edition) -> Iterator[Page]:
    """One page for each position."""
    for position in edition.journal.positions.values():
        title = f"{position.title}, {position.company}"
        yield Page(position_path(position.id), title, partial(_words, edition, position), SECTION)


def _moved(edition: Edition, page: Page) -> Words:
    return edition.words(page, "insights", searched=False, there=bool(insights(edition)))


def _table(edition: Edition, page: Page) -> Words:
    positions = sorted(
        edition.journal.positions.values(), key=lambda each: (each.ended, each.company.casefold(), each.id)
    )
    rows = [_row(edition, each) for each in positions]
    return edition.words(page, "positions", searched=False, positions=rows, insights=insights(edition))


def _row(edition: Edition, position: Position) -> PositionRow:
    thanked = edition.thanked(position)
    share = sum(each.thanked for each in thanked) / len(thanked) if thanked else None
    return PositionRow(position, thanked, share, edition.wait(position), OUTCOME_WORDS[position.outcome])


def _words(edition: Edition, position: Position, page: Page) -> Words:
    return edition.words(
        page,
        "position",
        position=position,
        lead=_lead(edition, position),
        wait=edition.wait(position),
        picture=timeline(edition, position),
        rows=[line(edition, each) for each in in_time(edition.follow_ups_at(position))],
        rounds=[(each, coverage(edition.journal, each.slug)) for each in position.interviews],
        thanked=edition.thanked(position),
        people=[_person(edition, slug, position.newest.slug) for slug in position.met],
    )


def _lead(edition: Edition, position: Position) -> str:
    day = edition.calendar.day(position.outcome_on) if position.outcome_on else ""
    words = capital(outcome_in_words(position.outcome, day))
    if position.owner:
        words += f"; run by {edition.person(position.owner)}"
    if not position.ended and position.decision_by:
        words += f"; they {'decide' if position.decision_ahead(edition.today) else 'meant to decide'}"
        words += f" by {edition.calendar.day(position.decision_by)}"
    return f"{words}."


def _person(edition: Edition, slug: str, interview: str) -> PersonMet:
    contact = edition.journal.contacts[slug]
    return PersonMet(slug, edition.work(slug, interview), edition.chips(contact))
