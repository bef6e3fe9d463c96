"""Business days: weekends are out, and public holidays where the country is set."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from afterword.compiled import kept
from afterword.times import Duration

_DAY = timedelta(days=1)
_END = datetime(9999, 12, 31, 23, 59)


class _Calendar(Protocol):
    """On which days people work."""

    def is_working_day(self, key: date, /) -> bool: ...


class _Weekdays:
    """No country: Monday to Friday."""

    def is_working_day(self, key: date, /) -> bool:
        return key.weekday() < 5


class _OfACountry:
    """A country, with a region where it has one, as the library of public holidays knows it.

    Its years are kept from one process to the next: to load the library takes longer than a small journal.
    """

    def __init__(self, calendar: str) -> None:
        self._calendar = calendar
        self._years: dict[int, frozenset[int]] = {}

    def is_working_day(self, key: date, /) -> bool:
        if key.year not in self._years:
            place = Path(__file__).with_name(f"{self._calendar}-{key.year}")
            self._years[key.year] = kept(place, partial(_working_days, self._calendar, key.year), "holidays")
        return key.toordinal() in self._years[key.year]


def _working_days(calendar: str, year: int) -> frozenset[int]:
    """The working days of a year, counted as Python counts days."""
    from holidays import country_holidays

    country, _, region = calendar.partition("-")
    # With the years beside it, in which the library says what weekends of this one are worked on.
    years = range(max(year - 1, MINYEAR), min(year + 1, MAXYEAR) + 1)
    known = country_holidays(country, subdiv=region or None, years=years)
    days = range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
    return frozenset(day for day in days if known.is_working_day(date.fromordinal(day)))


class BusinessDays:
    """The business days of one country; get one from ``business_days``.

    What was counted once is kept, since the follow-ups of one search share most of their dates.
    """

    def __init__(self, calendar: _Calendar) -> None:
        self._calendar = calendar
        self._working: dict[date, bool] = {}
        self._added: dict[tuple[date, int], date] = {}

    def is_business_day(self, day: date) -> bool:
        """Whether people are at work on that day."""
        if day not in self._working:
            self._working[day] = self._calendar.is_working_day(day)
        return self._working[day]

    def add(self, day: date, count: int) -> date:
        """The business day that is ``count`` of them after ``day``.

        The day itself is not counted, be it a business day or not: one business day after a Friday,
        and after the Saturday that follows, is the Monday. None after a day is that day.
        """
        key = (day, count)
        if key not in self._added:
            reached = day
            while count and reached < date.max:
                reached += _DAY
                count -= self.is_business_day(reached)
            self._added[key] = reached
        return self._added[key]

    def before(self, day: date, count: int) -> date:
        """The business day that is ``count`` of them before ``day``, which is not counted itself."""
        while count and day > date.min:
            day -= _DAY
            count -= self.is_business_day(day)
        return day

    def between(self, start: date, end: date) -> int:
        """How many business days lie after ``start`` up to and with ``end``; 0 where it is not later."""
        return sum(self.is_business_day(start + _DAY * step) for step in range(1, (end - start).days + 1))

    def after(self, day: date, length: Duration) -> date:
        """The day that is so long after ``day``; hours are counted from its noon."""
        if length.unit == "bd":
            return self.add(day, length.count)
        return self.moment_after(datetime(day.year, day.month, day.day, 12), length).date()

    def moment_after(self, moment: datetime, length: Duration) -> datetime:
        """The moment that is so long after ``moment``, by the clock on the wall.

        A day later is the same time of the next day, also where summer time begins or ends between:
        that is what people mean by it.
        """
        if length.unit == "bd":
            return datetime.combine(self.add(moment.date(), length.count), moment.time())
        span = timedelta(hours=length.count) if length.unit == "h" else timedelta(days=length.count)
        # A year mistyped as 9999 must not take the rest of the list with it.
        return moment + min(span, _END - moment)


@cache
def business_days(calendar: str) -> BusinessDays:
    """The business days of a country.

    Args:
        calendar: its ISO 3166 code, with a region where it has one (``US``, ``GB-ENG``), as in
            ``CountryPreset.calendar``; empty: weekends are out and no holidays are known.
    """
    return BusinessDays(_OfACountry(calendar) if calendar else _Weekdays())
