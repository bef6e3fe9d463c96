"""Everything the rules look at: the journal, the moment, the settings and the history."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, timedelta

from afterword.followups.business_days import BusinessDays, business_days
from afterword.followups.circles import Circle, everybody
from afterword.followups.history import PersonHistory, PositionHistory, companies_of, past
from afterword.gifts.shelf import Fit, shelf
from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.records.position import Position
from afterword.records.remembering import remembered
from afterword.settings.cadence import Cadence
from afterword.settings.countries import CountryPreset
from afterword.settings.settings import Settings
from afterword.times import Duration, Span, moment_of
from afterword.words.dates import DAYS, short_day

#: Gifts named with a follow-up: enough for a choice, after colleagues have had theirs.
_MOST_GIFTS = 20
_DAY = timedelta(days=1)
#: A day so near is the only one of its name, without a year.
_WITHOUT_YEAR = 180


class Situation:
    """The journal as it stands at one moment, under one set of rules."""

    def __init__(self, journal: Journal, now: date | datetime, settings: Settings) -> None:
        self.journal = journal.at(now)
        self.now = moment_of(now)
        self.today: date = self.now.date()
        self.settings = settings
        self.cadence: Cadence = settings.cadence
        self.preset: CountryPreset = settings.preset
        self.days: BusinessDays = business_days(self.preset.calendar)
        self.past = past(self.journal)
        #: For whom the rules are asked.
        self.circle: Circle = everybody(self.journal)
        self._gifts: dict[str, tuple[Fit, ...]] = {}
        self._companies = _known_companies(self.journal)
        self._quiet: dict[date, Span | None] = {}
        self._lapses: dict[tuple[date, Duration], date] = {}
        #: The positions with an offer that still counts for the others, the newest offer first.
        self.offered = tuple(each for each in self.past.offers if self.today <= self.offer_ends(each))

    def within(self, circle: Circle) -> Situation:
        """The same, with the rules asked for some people alone; what is worked out is shared."""
        part = copy(self)
        part.circle = circle
        return part

    def said(self, day: date) -> str:
        """A day in three words, as short reasons say it: "Fri 20 Nov"; far from today, "20 Nov 2025"."""
        far = abs((day - self.today).days) > _WITHOUT_YEAR
        return f"{short_day(day)} {day.year}" if far else f"{DAYS[day.weekday()][:3]} {short_day(day)}"

    def after(self, day: date, length: Duration) -> date:
        """The day that is so long after another."""
        return self.days.after(day, length)

    def person(self, contact: str) -> PersonHistory:
        """What has passed with somebody."""
        return self.past.people[contact]

    def history(self, position: Position) -> PositionHistory:
        """What has passed in a position."""
        return self.past.positions[position.id]

    def companies(self, contact: str, position: Position | None) -> tuple[str, ...]:
        """The companies that a note to somebody counts for, where it is about a position or about none."""
        key = contact, position.id if position else ""
        if key not in self._companies:
            found = companies_of(self.journal, contact, [position] if position else ())
            self._companies[key] = tuple(sorted(found))
        return self._companies[key]

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

    def welcome(self, slug: str | None, position: Position | None = None) -> str | None:
        """The slug again, where there is somebody who may be written to; else None.

        Args:
            slug: of whom.
            position: what it would be about; whoever has left its company has nothing to do with it any more.
        """
        if not slug or self.journal.contacts[slug].do_not_contact:
            return None
        return None if position and self.journal.has_left(slug, position.company) else slug

    def reachable(self, slug: str | None, position: Position | None = None) -> str | None:
        """The same, where an address is known too: without one, nothing but thanks is owed."""
        welcome = self.welcome(slug, position)
        return welcome if welcome and self.journal.contacts[welcome].has_address else None

    def skipped(self, slug: str, opens: date, *kinds: str) -> date | None:
        """The first day from ``opens`` on which a follow-up of these kinds was passed over; else None."""
        days = (skip.on for skip in self.contact(slug).skipped if skip.kind in kinds and skip.on >= opens)
        return min(days, default=None)

    def last_skipped(self, slug: str, kind: str) -> date:
        """The last day on which a follow-up of a kind was passed over; the first day there is, if never."""
        return max((skip.on for skip in self.contact(slug).skipped if skip.kind == kind), default=date.min)

    def quiet(self, day: date) -> Span | None:
        """The days around a day on which nobody writes: the user is away, or the whole country."""
        if day not in self._quiet:
            spans = (*self.cadence.away, *(yearly.around(day) for yearly in self.preset.quiet))
            found = (span for span in spans if span and day in span)
            self._quiet[day] = max(found, key=lambda span: span.last, default=None)
        return self._quiet[day]

    def offer_ends(self, position: Position) -> date:
        """The last day on which an offer counts for other positions: that by which it is to be answered.

        Where no day was given, it counts as long as a question does.
        """
        return position.answer_by or self.lapses(position.known_on, self.cadence.ask_until)

    def lapses(self, day: date, length: Duration) -> date:
        """The day that is so long after another, days on which nobody writes not counted."""
        if not self.cadence.away and not self.preset.quiet:
            return self.days.after(day, length)
        key = day, length
        if key not in self._lapses:
            left = length.count
            while left and day < date.max:
                day += _DAY
                counts = length.unit != "bd" or self.days.is_business_day(day)
                left -= counts and not self.quiet(day)
            self._lapses[key] = day
        return self._lapses[key]


@remembered
def _known_companies(journal: Journal) -> dict[tuple[str, str], tuple[str, ...]]:
    """What ``companies`` found so far: every day of one journal has the same ones."""
    return {}


def week_begins(journal: Journal, now: date | datetime, settings: Settings) -> bool:
    """Whether it is the first day of its week on which people are at work: holidays and quiet days are none.

    Args:
        journal: the records.
        now: local civil time; a date means its noon.
        settings: whose country and ``away`` say when people are at work.
    """
    situation = Situation(journal, now, settings)

    def at_work(day: date) -> bool:
        return situation.days.is_business_day(day) and not situation.quiet(day)

    today = situation.today
    before = (today - timedelta(days=count) for count in range(1, today.weekday() + 1))
    return at_work(today) and not any(map(at_work, before))
