"""The plan: what to write, to whom, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from operator import itemgetter

from afterword.followups.answers import answers
from afterword.followups.asks import asks
from afterword.followups.circles import Circle, Circles, circles
from afterword.followups.endings import endings
from afterword.followups.follow_up import FollowUp, Owed
from afterword.followups.gaps import Settled, settled
from afterword.followups.gives import gives
from afterword.followups.history import happened
from afterword.followups.holding import holding
from afterword.followups.kept import Kept, KeptDay
from afterword.followups.moves import moves
from afterword.followups.offers import offers
from afterword.followups.precedence import URGENT
from afterword.followups.promises import promises
from afterword.followups.sharing import shared
from afterword.followups.situation import Situation
from afterword.followups.staying import staying
from afterword.followups.thank_yous import lapsed_thanks, thank_yous
from afterword.frozen import frozen
from afterword.kinds import KINDS
from afterword.records.journal import Journal
from afterword.settings.settings import Settings
from afterword.words.dates import spoken

#: The rules, each a function from the situation to the notes it calls for.
RULES = (answers, promises, thank_yous, offers, endings, asks, holding, gives, moves, staying)


@frozen
class Outlook:
    """What to write, and for which positions nothing is left to ask.

    Attributes:
        follow_ups: in the order in which to write: by kind, then by turn and due date.
        asked_out: by the id of an open position, the day after which no question and no closing note follows.
    """

    follow_ups: tuple[FollowUp, ...]
    asked_out: Mapping[str, date]


class Plans:
    """The plan of a journal at one moment, circle by circle, each worked out once, when it is asked for.

    Nothing of one circle holds back anything of another (``circles``), so that whoever asks about one person
    need not have everybody's plan made.
    """

    def __init__(
        self, journal: Journal, now: date | datetime, settings: Settings, kept: Kept | None = None
    ) -> None:
        """Nothing is worked out yet.

        Args:
            journal: the records, as for ``plan``.
            now: local civil time; a date means its noon.
            settings: of which the cadence and the country count.
            kept: what was worked out from the journal before an edit, to be taken over where it still holds.
        """
        self._asked = journal, now, settings
        self._before = kept or Kept()
        self._parts: dict[int, Settled] = {}

    @cached_property
    def situation(self) -> Situation:
        """What the rules look at."""
        return Situation(*self._asked)

    @cached_property
    def _kept(self) -> KeptDay:
        return self._before.day(self.situation)

    @cached_property
    def circles(self) -> Circles:
        """Who holds back whom."""
        return circles(self.situation.journal)

    def part(self, circle: Circle) -> Settled:
        """What is settled for the people of one circle, that of another moment included."""
        if circle.number not in self._parts:
            now = self.circles.all[circle.number]
            self._parts[circle.number] = self._kept.part(self.situation, now, _settled)
        return self._parts[circle.number]

    def around(self, contact: str) -> Sequence[FollowUp]:
        """Those of everybody in somebody's circle, in the order in which to write."""
        circle = self.circles.of.get(contact)
        return self.part(circle).planned if circle else ()

    def of(self, contact: str) -> Sequence[FollowUp]:
        """Those of one person."""
        circle = self.circles.of.get(contact)
        return self.part(circle).by_contact.get(contact, ()) if circle else ()

    @cached_property
    def whole(self) -> Outlook:
        """Everybody's, and for which positions nothing is left to ask."""
        parts = [self.part(circle) for circle in self.circles.all]
        follow_ups = sorted((each for part in parts for each in part.follow_ups), key=itemgetter(0))
        asked_out = sorted((each for part in parts for each in part.asked_out), key=itemgetter(0))
        closed = (
            (id_, happened(history.closing).date())
            for id_, history in self.situation.past.positions.items()
            if history.open and history.closing
        )
        return Outlook(
            tuple(each for _, each in follow_ups), dict((*(each for _, each in asked_out), *closed))
        )


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
    return Plans(journal, now, settings).whole.follow_ups


def _settled(situation: Situation) -> Settled:
    owed = chain.from_iterable(rule(situation) for rule in RULES)
    return settled(situation, shared(situation, _with_thanks(situation, owed)))


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
            yield each.but(reason=reason, thanks_for=interview.slug)
        else:
            yield each
