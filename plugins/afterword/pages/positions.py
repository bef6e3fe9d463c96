"""The positions: the listing, and one page for each, with its picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from afterword.followups.coverage import Thanked, coverage
from afterword.followups.follow_up import FollowUp
from afterword.followups.wait import Wait
from afterword.pages.cards import line
from afterword.pages.edition import Chip, Edition
from afterword.pages.insights import insights
from afterword.pages.page import Page
from afterword.pages.pictures import timeline
from afterword.pages.places import position_path
from afterword.records.position import OUTCOME_WORDS, Position
from afterword.times import day_of
from afterword.words.counts import capital

SECTION = "positions/index.md"


@dataclass(frozen=True)
class PositionRow:
    """A position in the listing."""

    position: Position
    thanked: tuple[Thanked, ...]
    share: float | None
    wait: Wait | None
    outcome: str


@dataclass(frozen=True)
class PersonMet:
    """Somebody met for a position."""

    slug: str
    role: str
    chips: tuple[Chip, ...]


def positions_page(edition: Edition) -> Page:
    """The table of every position, open ones first, and below it what works."""
    positions = sorted(
        edition.journal.positions.values(), key=lambda each: (each.ended, each.company.casefold(), each.id)
    )
    rows = [_row(edition, each) for each in positions]
    return edition.page(
        "positions",
        SECTION,
        "Positions",
        searched=False,
        positions=rows,
        insights=insights(edition),
    )


def insights_page(edition: Edition) -> Page:
    """Where the insights had a page of their own: an old address leads to them."""
    there = bool(insights(edition))
    return edition.page("insights", "insights.md", "Insights", section=SECTION, searched=False, there=there)


def position_pages(edition: Edition) -> Iterator[Page]:
    """One page for each position."""
    for position in edition.journal.positions.values():
        yield _page(edition, position)


def _row(edition: Edition, position: Position) -> PositionRow:
    thanked = edition.thanked(position)
    share = sum(each.thanked for each in thanked) / len(thanked) if thanked else None
    return PositionRow(
        position, thanked, share, edition.waits.get(position.id), OUTCOME_WORDS[position.outcome]
    )


def _page(edition: Edition, position: Position) -> Page:
    return edition.page(
        "position",
        position_path(position.id),
        f"{position.title}, {position.company}",
        section=SECTION,
        position=position,
        lead=_lead(edition, position),
        wait=edition.waits.get(position.id),
        picture=timeline(edition, position),
        rows=[line(edition, each) for each in _in_time(edition.follow_ups_at.get(position.id, ()))],
        rounds=[(each, coverage(edition.journal, each.slug)) for each in position.interviews],
        thanked=edition.thanked(position),
        people=[_person(edition, slug, position.newest.slug) for slug in position.met],
    )


def _in_time(follow_ups: tuple[FollowUp, ...]) -> list[FollowUp]:
    """What is open first, in the order of the plan, then what comes, by its day."""
    return sorted(
        follow_ups,
        key=lambda each: (
            each.state == "owed",
            day_of(each.opens).isoformat() if each.state in ("upcoming", "held") else "",
        ),
    )


def _lead(edition: Edition, position: Position) -> str:
    words = capital(OUTCOME_WORDS[position.outcome])
    if position.outcome_on and position.outcome != "open":
        words += f" since {edition.calendar.day(position.outcome_on)}"
    if position.owner:
        words += f"; run by {edition.person(position.owner)}"
    if not position.ended and position.decision_by:
        words += f"; they {'decide' if position.decision_ahead(edition.today) else 'meant to decide'}"
        words += f" by {edition.calendar.day(position.decision_by)}"
    return f"{words}."


def _person(edition: Edition, slug: str, interview: str) -> PersonMet:
    contact = edition.journal.contacts[slug]
    return PersonMet(slug, edition.work(slug, interview), edition.chips(contact))
