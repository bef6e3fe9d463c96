"""Who of several colleagues gets which gift: the one whom it fits best, whatever they are called.

Colleagues compare what they are sent, so what is first choice for one is left out of the notes to the
others. The best fit chooses first: by the rank of the interest and how fresh the gift is, then by what the
person lit up at or talked about, then by the order of the gift's own tags. Where two people fit alike,
whoever has had no gift for longest comes first, then whoever's right day does, then whoever was met, or is
listed in ``met``, first; never by name. Thank-yous choose before later notes, since they go out first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from afterword.followups.follow_up import Owed
from afterword.followups.gives import to_look_for
from afterword.followups.situation import Situation
from afterword.gifts.ledger import ledger
from afterword.kinds import THANK_YOUS
from afterword.records.journal import Journal
from afterword.records.remembering import remembered
from afterword.times import moment_of

#: After every day there is.
LAST = datetime(9999, 12, 31)

#: By company, who gets which gift as a first choice.
_Choices = Mapping[str, Mapping[str, str]]
_Turn = tuple[date, datetime, datetime, int, str]


def shared(situation: Situation, owed: Iterable[Owed]) -> tuple[Owed, ...]:
    """What is owed, with the gifts for each note in which one is welcome, the best first.

    A value-add for which nothing is left is held, and says what to look for.
    """
    every = tuple(owed)
    choices = _first_choices(situation, [each for each in every if situation.preset.suggests_gift(each.kind)])
    return tuple(_with_gifts(situation, each, choices) for each in every)


def left_for(situation: Situation, contact: str, plan: Sequence[Owed]) -> tuple[str, ...]:
    """Gifts for a note that is in no plan: what fits somebody, and is no colleague's first choice there."""
    choices: dict[str, dict[str, str]] = defaultdict(dict)
    for each in plan:
        if each.gifts:
            choices[_house(situation, each.contact)].setdefault(each.gifts[0], each.contact)
    return _left(situation, contact, choices)


def _with_gifts(situation: Situation, owed: Owed, choices: _Choices) -> Owed:
    if not situation.preset.suggests_gift(owed.kind):
        return owed
    gifts = _left(situation, owed.contact, choices)
    if owed.kind == "value-add" and not gifts:
        # It waits for a gift however long that takes, so it never lapses.
        whole, brief = to_look_for(situation.contact(owed.contact)).hold
        return owed.but(hold=whole, brief_hold=brief, patience=None)
    if owed.lapsed:
        return owed.but(gifts=gifts, lapsed=partial(_next_with_gifts, situation, owed, choices))
    return owed if gifts == owed.gifts else owed.but(gifts=gifts)


def _next_with_gifts(situation: Situation, owed: Owed, choices: _Choices, day: date) -> Owed | None:
    following = owed.lapsed(day) if owed.lapsed else None
    return _with_gifts(situation, following, choices) if following else None


def _left(situation: Situation, contact: str, choices: _Choices) -> tuple[str, ...]:
    spoken_for = choices.get(_house(situation, contact), {})
    return tuple(fit.gift for fit in situation.fits(contact) if spoken_for.get(fit.gift, contact) == contact)


def _house(situation: Situation, contact: str) -> str:
    """Their company, to compare by; of whom none is known, a house of their own."""
    return situation.journal.house_of(contact) or f"/{contact}"


def _first_choices(situation: Situation, owed: Sequence[Owed]) -> _Choices:
    chosen: set[str] = set()
    choices: dict[str, dict[str, str]] = defaultdict(dict)
    thanks = [each for each in owed if each.kind in THANK_YOUS]
    later = [each for each in owed if each.kind not in THANK_YOUS]
    for notes in (thanks, later):
        turns = _turns(situation, notes)
        pairs = sorted(
            (fit.order, turn, fit.gift, contact)
            for contact, turn in turns.items()
            if contact not in chosen
            for fit in situation.fits(contact)
        )
        for _, _, gift, contact in pairs:
            if contact in chosen:
                continue
            of_house = choices[_house(situation, contact)]
            if gift not in of_house:
                chosen.add(contact)
                of_house[gift] = contact
    return choices


def _turns(situation: Situation, owed: Sequence[Owed]) -> dict[str, _Turn]:
    """What tells two people apart whom a gift fits alike: the smaller comes first."""
    had, first_met = ledger(situation.journal), _first_met(situation.journal)
    opens: dict[str, datetime] = {}
    for each in owed:
        opens[each.contact] = min(moment_of(each.opens), opens.get(each.contact, LAST))
    return {
        contact: (
            max((giving.on for giving in had.to(contact) if giving.on), default=date.min),
            opens[contact],
            *first_met.get(contact, (LAST, 0)),
            contact,  # of people never met, nothing else tells
        )
        for contact in opens
    }


@remembered
def _first_met(journal: Journal) -> Mapping[str, tuple[datetime, int]]:
    """When everybody was first met, and their place in that interview's ``met``."""
    found: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for interview in journal.held:
        for place, slug in enumerate(interview.met):
            found[slug].append((interview.starts, place))
    return {slug: min(places) for slug, places in found.items()}
