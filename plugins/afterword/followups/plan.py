"""The plan: what to write, to whom, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from afterword.followups.asks import asks
from afterword.followups.endings import endings
from afterword.followups.follow_up import FollowUp, Owed
from afterword.followups.gaps import settled
from afterword.followups.gives import gives
from afterword.followups.holding import holding
from afterword.followups.promises import promises
from afterword.followups.sharing import shared
from afterword.followups.situation import Situation
from afterword.followups.staying import staying
from afterword.followups.thank_yous import lapsed_thanks, thank_yous
from afterword.kinds import KINDS
from afterword.records.journal import Journal
from afterword.settings.settings import Settings
from afterword.words.dates import spoken

#: The rules, each a function from the situation to the notes it calls for.
RULES = (promises, thank_yous, endings, asks, holding, gives, staying)


def plan(journal: Journal, now: date | datetime, settings: Settings) -> tuple[FollowUp, ...]:
    """Every follow-up the rules call for: due, late, held and upcoming.

    Args:
        journal: the records. A note counts once it says when it was sent; drafts never do.
        now: local civil time; a date means its noon.
        settings: of which the cadence and the country count.

    Returns:
        The follow-ups in the order in which to write: by kind, then by due date, then by name.
    """
    situation = Situation(journal, now, settings)
    owed = chain.from_iterable(rule(situation) for rule in RULES)
    return settled(situation, shared(situation, _with_thanks(situation, owed)))


def _with_thanks(situation: Situation, owed: Iterable[Owed]) -> Iterator[Owed]:
    """Thanks too late for a note of their own go with the next one about that position."""
    for each in owed:
        interview = None
        if each.job and KINDS[each.kind].minds_gaps and not situation.history(each.job).over:
            interview = lapsed_thanks(situation, each.contact, each.job)
        if interview:
            reason = f"{each.reason}; it carries your thanks for {spoken(interview.day)}"
            yield replace(each, reason=reason, thanks_for=interview.slug)
        else:
            yield each
