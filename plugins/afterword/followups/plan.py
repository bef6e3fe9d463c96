"""The plan: what to write, to whom, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain

from afterword.followups.answers import answers
from afterword.followups.asks import asks
from afterword.followups.endings import endings
from afterword.followups.follow_up import FollowUp, Owed
from afterword.followups.gaps import settled
from afterword.followups.gives import gives
from afterword.followups.history import happened
from afterword.followups.holding import holding
from afterword.followups.moves import moves
from afterword.followups.offers import offers
from afterword.followups.precedence import URGENT
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
RULES = (answers, promises, thank_yous, offers, endings, asks, holding, gives, moves, staying)


@dataclass(frozen=True)
class Outlook:
    """What to write, and for which positions nothing is left to ask.

    Attributes:
        follow_ups: in the order in which to write: by kind, then by turn and due date.
        asked_out: by the id of an open position, the day after which no question and no closing note follows.
    """

    follow_ups: tuple[FollowUp, ...]
    asked_out: Mapping[str, date]


def plan(journal: Journal, now: date | datetime, settings: Settings) -> tuple[FollowUp, ...]:
    """Every follow-up the rules call for: due, late, held, upcoming, and what is still owed.

    Args:
        journal: the records. A note counts once it says when it was sent; drafts never do.
        now: local civil time; a date means its noon.
        settings: of which the cadence and the country count.

    Returns:
        The follow-ups in the order in which to write: by kind, then by turn and due date; at the end those
        that have lapsed and may still be made good (``owed``).
    """
    return outlook(journal, now, settings).follow_ups


def outlook(journal: Journal, now: date | datetime, settings: Settings) -> Outlook:
    """The same, with what it says of the positions themselves; the arguments are those of ``plan``."""
    situation = Situation(journal, now, settings)
    owed = chain.from_iterable(rule(situation) for rule in RULES)
    found = settled(situation, shared(situation, _with_thanks(situation, owed)))
    closed = {
        id_: happened(history.closing).date()
        for id_, history in situation.past.positions.items()
        if history.open and history.closing
    }
    return Outlook(found.follow_ups, found.asked_out | closed)


def _with_thanks(situation: Situation, owed: Iterable[Owed]) -> Iterator[Owed]:
    """Thanks too late for a note of their own go with the next one about that position."""
    for each in owed:
        interview = None
        if (
            each.job
            and KINDS[each.kind].minds_gaps
            and each.kind not in URGENT
            and not situation.history(each.job).over
        ):
            interview = lapsed_thanks(situation, each.contact, each.job)
        if interview:
            reason = f"{each.reason}; it carries your thanks for {spoken(interview.day)}"
            yield replace(each, reason=reason, thanks_for=interview.slug)
        else:
            yield each
