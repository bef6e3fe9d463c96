"""Everything the rules look at: the journal, the moment, the settings and the history."""

from __future__ import annotations

from datetime import date, datetime

from afterword.followups.business_days import BusinessDays, business_days
from afterword.followups.history import PersonHistory, PositionHistory, past
from afterword.gifts.shelf import Fit, shelf
from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.position import Position
from afterword.settings.cadence import Cadence
from afterword.settings.countries import CountryPreset
from afterword.settings.settings import Settings
from afterword.times import Duration, moment_of

#: Gifts named with a follow-up: enough for a choice, after colleagues have had theirs.
_MOST_GIFTS = 20


class Situation:
    """The journal as it stands at one moment, under one set of rules."""

    def __init__(self, journal: Journal, now: date | datetime, settings: Settings) -> None:
        self.journal = journal
        self.now = moment_of(now)
        self.today: date = self.now.date()
        self.cadence: Cadence = settings.cadence
        self.preset: CountryPreset = settings.preset
        self.days: BusinessDays = business_days(self.preset.calendar)
        self.past = past(journal)
        self._gifts: dict[str, tuple[Fit, ...]] = {}

    def after(self, day: date, length: Duration) -> date:
        """The day that is so long after another."""
        return self.days.after(day, length)

    def person(self, contact: str) -> PersonHistory:
        """What has passed with somebody."""
        return self.past.people[contact]

    def history(self, position: Position) -> PositionHistory:
        """What has passed in a position."""
        return self.past.positions[position.id]

    def contact(self, slug: str) -> Contact:
        """The person with that slug."""
        return self.journal.contacts[slug]

    def name(self, slug: str) -> str:
        """The name of the person with that slug."""
        return self.journal.contacts[slug].name

    def fits(self, slug: str) -> tuple[Fit, ...]:
        """The gifts that fit somebody, the best first, whatever a colleague may get (``sharing``)."""
        if slug not in self._gifts:
            self._gifts[slug] = shelf(self.journal, self.today).fits(slug, _MOST_GIFTS)
        return self._gifts[slug]

    def welcome(self, slug: str | None) -> str | None:
        """The slug again, where there is somebody who may be written to; else None."""
        return slug if slug and not self.journal.contacts[slug].do_not_contact else None

    def newest_round(self, position: Position) -> Interview:
        """Its latest interview that has begun; the first, where none has."""
        begun = [interview for interview in position.interviews if interview.starts <= self.now]
        return begun[-1] if begun else position.first
