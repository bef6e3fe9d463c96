"""Who is going quiet: people of open positions whose impression fades while nothing is to be written to them.

Once a week is often enough to look for something; a gift found on the first day has the week to be right.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from afterword.followups.follow_up import FollowUp
from afterword.followups.freshness import freshness
from afterword.followups.gives import to_look_for
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.records.journal import Journal
from afterword.settings.finders import Search, searches
from afterword.settings.settings import Settings
from afterword.times import day_of


@frozen
class Quiet:
    """Somebody who is going quiet.

    Attributes:
        contact: slug.
        since: the day on which anything last passed between you.
        days: since then.
        gift: slug of what there is for them; empty where nothing is.
        right_from: the day on which that is right to send; None where nothing says so.
        look_for: what to look for, as a clause, where there is no gift; else empty.
        searches: where, in the web.
    """

    contact: str
    since: date
    days: int
    gift: str = ""
    right_from: date | None = None
    look_for: str = ""
    searches: tuple[Search, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As ``due --json`` prints it."""
        return {
            "contact": self.contact,
            "since": self.since.isoformat(),
            "days": self.days,
            "gift": self.gift or None,
            "right_from": self.right_from.isoformat() if self.right_from else None,
            "look_for": self.look_for,
            "searches": [{"finder": each.finder, "url": each.url} for each in self.searches],
        }


def going_quiet(
    journal: Journal, now: date | datetime, settings: Settings, plan: Sequence[FollowUp]
) -> tuple[Quiet, ...]:
    """Everybody of an open position whose impression is not fresh any more, the longest silence first.

    Left out are those to whom something is to be written now, and those met again before long.

    Args:
        journal: the records.
        now: local civil time; a date means its noon.
        settings: of which the cadence and the country count.
        plan: the follow-ups of that moment.
    """
    situation = Situation(journal, now, settings)
    now_written = {each.contact for each in plan if each.state in ("due", "late")}
    ahead = {slug for interview in situation.journal.ahead for slug in interview.met}
    gives = {each.contact: each for each in plan if each.kind == "value-add"}
    found = []
    for slug, give in gives.items():
        fresh = freshness(situation.journal, slug, now, settings)
        if slug in now_written or slug in ahead or fresh.word == "fresh" or fresh.days is None:
            continue
        since = situation.today - timedelta(days=fresh.days)
        if give.gifts:
            found.append(Quiet(slug, since, fresh.days, give.gifts[0], day_of(give.opens)))
        else:
            contact = situation.contact(slug)
            look = searches(settings.finders, contact.interests[0]) if contact.interests else ()
            missing = to_look_for(contact).missing
            found.append(Quiet(slug, since, fresh.days, look_for=missing, searches=look))
    return tuple(sorted(found, key=lambda each: (each.since, each.contact)))
