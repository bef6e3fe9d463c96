"""Every page of the site, from the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo

from afterword.exchange.calendars_out import CALENDAR
from afterword.followups.kept import Kept
from afterword.gifts.candidate_list import CandidateList
from afterword.pages.calendar import calendar
from afterword.pages.contacts import contact_pages, contacts_page
from afterword.pages.edition import Edition
from afterword.pages.gifts import gift_pages, gifts_page
from afterword.pages.interests import interest_pages, interests_page
from afterword.pages.interviews import interview_pages, interviews_page
from afterword.pages.lasting import lasts
from afterword.pages.notes import note_pages, notes_page
from afterword.pages.page import Page, Site
from afterword.pages.positions import insights_page, position_pages, positions_page
from afterword.pages.problems import problems_page
from afterword.pages.today import today_page
from afterword.records.journal import Journal
from afterword.records.problems import Problem
from afterword.settings.settings import Settings
from afterword.times import moment_of

NO_CANDIDATES = CandidateList()


def build_site(
    journal: Journal,
    now: date | datetime,
    settings: Settings,
    *,
    journal_root: str = "",
    home: str = "index.md",
    setting_problems: tuple[Problem, ...] = (),
    zone: tzinfo | None = None,
    address: Callable[[str], str] | None = None,
    before: Site | None = None,
    listed: CandidateList = NO_CANDIDATES,
) -> Site:
    """Everything the journal adds to a site; each page writes its words when they are first asked for.

    Args:
        journal: already redacted where ``settings.publish`` is ``redacted``.
        now: local civil time; a date means its noon.
        settings: what the user set; a ``today`` in it is told on the pages.
        journal_root: the absolute path of the journal, for links that open a file in the editor.
        home: where the Today page stands.
        setting_problems: what is wrong with the settings.
        zone: the one that the times of the journal are in, for the calendar; None where that is not known.
        address: the whole address of the page at a path; None where nobody knows where the site will be.
        before: the site as it was before an edit; what still holds of it is not worked out again.
        listed: what may become a gift.
    """
    moment = moment_of(now)
    kept = before.kept if before else Kept()
    edition = Edition(
        journal, moment, settings, journal_root, home, setting_problems, zone, address, kept, listed
    )
    return Site(
        tuple(_pages(edition)),
        lambda: tuple(edition.post.files.values()),
        {CALENDAR: lambda: calendar(edition)},
        lambda: lasts(edition),
        kept,
    )


def _pages(edition: Edition) -> Iterator[Page]:
    yield today_page(edition)
    yield contacts_page(edition)
    yield interviews_page(edition)
    yield positions_page(edition)
    yield interests_page(edition)
    yield gifts_page(edition)
    yield notes_page(edition)
    yield insights_page(edition)
    yield problems_page(edition)
    yield from contact_pages(edition)
    yield from interview_pages(edition)
    yield from position_pages(edition)
    yield from interest_pages(edition)
    yield from gift_pages(edition)
    yield from note_pages(edition)
