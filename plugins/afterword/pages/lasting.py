"""How long an edition holds: until when its pages would say the same, as long as no file changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from afterword.pages.edition import Edition

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


def lasts(edition: Edition) -> datetime:
    """The first moment after that of the edition at which a page would say something else.

    That is midnight, or earlier an hour that the plan names, or at which an interview ends; the pages also
    tell what is a day from either, such as what closes within 24 hours.
    """
    midnight = datetime.combine(edition.today + _DAY, time())
    days = (each + away for each in _hours(edition) for away in (-_DAY, timedelta(), _DAY))
    # Some things begin at an hour, others end with it.
    moments = (day + away for day in days for away in (timedelta(), _MINUTE))
    return min([midnight, *(moment for moment in moments if moment > edition.now)])


def _hours(edition: Edition) -> Iterator[datetime]:
    for each in edition.follow_ups:
        for moment in (each.opens, each.due, each.until):
            if isinstance(moment, datetime):
                yield moment
    for interview in edition.journal.interviews.values():
        yield interview.ends
