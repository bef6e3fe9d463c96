"""Timing: whether the rules say that this note is not to be sent yet, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from afterword.checking.context import Context
from afterword.checking.letter import Finding, Letter
from afterword.followups.business_days import BusinessDays, business_days
from afterword.followups.follow_up import FollowUp
from afterword.followups.gives import wants_a_gift
from afterword.kinds import KINDS, THANK_YOUS, kind_words
from afterword.records.problems import Level
from afterword.times import day_of, moment_of
from afterword.words.counts import counted, lasting
from afterword.words.dates import Calendar

#: So many business days before its day a note is early, and not wrong.
_NEARLY = 3


def too_soon(letter: Letter, context: Context) -> Iterator[Finding]:
    """The plan holds such a note back, or the person asked for no more."""
    person = letter.person
    if person.do_not_contact:
        yield Finding(
            "to",
            f"{person.name} is not to be written to: {person.do_not_contact}",
            "Leave the note unsent; if they have written to you since, clear `do_not_contact` in their file.",
        )
        return
    if person.snoozed_until and person.snoozed_until > context.today:
        yield Finding(
            "to",
            f"Nothing goes to {person.name} before {_when(context, person.snoozed_until)}.",
            f"Keep the draft until then, or change `snoozed_until` in contacts/{person.slug}.md",
        )
        return
    planned = [each for each in context.follow_ups(person.slug) if _is_meant(each, letter)]
    if any(each.state in ("due", "late", "owed") or _may_go(each, context) for each in planned):
        return
    if planned:
        first = min(planned, key=lambda each: moment_of(each.opens))
        if first.state == "upcoming":
            yield Finding(
                "to",
                f"It is too soon for this note ({kind_words(letter.kind_id)}): {_sentence(first.why)}",
                f"Keep the draft; it is right to send from {_when(context, first.opens)} on.",
                Level.HINT if _is_near(first, letter, context) else None,
            )
        else:
            yield Finding(
                "to",
                f"This note ({kind_words(letter.kind_id)}) is held back: {_sentence(first.why)}",
                f"Keep the draft until then; afterword due says what comes first for {person.first_name}.",
            )
        return
    yield from _unplanned_ask(letter, context)


def _is_near(follow_up: FollowUp, letter: Letter, context: Context) -> bool:
    """Whether it opens so soon that nobody could tell the difference.

    A gap of five days is no worse than one of seven; before a meeting, or before the day they gave for their
    decision, a note is too soon all the same.
    """
    if letter.interview and moment_of(letter.interview.ends) > moment_of(context.now):
        return False
    if letter.position and letter.position.decision_ahead(context.today) and letter.kind and letter.kind.ask:
        return False
    calendar = business_days(context.settings.preset.calendar)
    opens = follow_up.opens
    if follow_up.unmoved and KINDS[follow_up.kind].give and _leaves_room(follow_up, context, calendar):
        opens = follow_up.unmoved
    return day_of(opens) <= calendar.add(context.today, _NEARLY)


def _leaves_room(follow_up: FollowUp, context: Context, calendar: BusinessDays) -> bool:
    """Whether a gift of today keeps its distance from every question that is known to come."""
    cadence = context.settings.cadence
    gaps = ((each, cadence.person_gap) for each in context.follow_ups(follow_up.contact))
    around = context.around(follow_up.contact)
    others = ((each, cadence.company_gap) for each in around if each.company == follow_up.company)
    return all(
        calendar.after(context.today, gap) <= day_of(each.opens)
        for each, gap in (*gaps, *others)
        if KINDS[each.kind].ask
    )


def _may_go(follow_up: FollowUp, context: Context) -> bool:
    """Whether what holds it back is no reason against this note: its day is there, and the gift in it."""
    if follow_up.state == "held" and wants_a_gift(follow_up):
        return True
    return _only_by_name(follow_up, context)


def _only_by_name(follow_up: FollowUp, context: Context) -> bool:
    """Whether somebody else at the company comes first for nothing but the order of their names."""
    if follow_up.state != "held":
        return False
    return any(
        other.name in follow_up.hold
        and (other.kind, other.company) == (follow_up.kind, follow_up.company)
        and moment_of(other.due) == moment_of(follow_up.due)
        for other in context.around(follow_up.contact)
        if other.contact != follow_up.contact and other.state in ("due", "late")
    )


def _unplanned_ask(letter: Letter, context: Context) -> Iterator[Finding]:
    """A question about a decision that the plan does not hold: before their date, or after too many."""
    position = letter.position
    if letter.kind is None or not letter.kind.ask or letter.kind_id == "competing-offer" or position is None:
        return
    cap, history = context.settings.cadence.ask_cap, context.history(position)
    if history.over:
        outcome = position.outcome if position.ended else "you left it"
        yield Finding(
            "to",
            f"The position has ended ({outcome}), so there is no decision to ask about.",
            "Close it kindly instead, for example with a gracious goodbye, or by staying in touch.",
        )
    elif decision := position.decision_ahead(context.today):
        yield Finding(
            "to",
            f"They said they would decide by {_when(context, decision)}; a question before that is too soon.",
            f"Keep the draft until {lasting(context.settings.cadence.ask_after_decision)} after that date.",
        )
    elif not cap:
        yield Finding(
            "to",
            "Your settings allow no question about a decision (`ask_cap: 0`).",
            "Leave it unsent, or write for example ask_cap: 2 below cadence: in the settings",
        )
    elif len(history.asks) >= cap:
        asked, have = counted(len(history.asks), "question"), "has" if len(history.asks) == 1 else "have"
        yield Finding(
            "to",
            f"{asked} about this position {have} gone unanswered; more would only press.",
            "Write a closing note, which asks nothing: "
            f"{context.command('draft', letter.person.slug, kind='close-the-loop')}",
        )


def _is_meant(follow_up: FollowUp, letter: Letter) -> bool:
    """Whether a follow-up calls for a note of this kind; the thank-yous are one kind."""
    same = follow_up.kind == letter.kind_id or (follow_up.kind in THANK_YOUS and letter.kind_id in THANK_YOUS)
    here = letter.interview is None or follow_up.interview in (None, letter.interview.slug)
    return same and here


def _sentence(why: str) -> str:
    return why if why.endswith((".", "!", "?")) else f"{why}."


def _when(context: Context, moment: date | datetime) -> str:
    """As the plan says a moment: "Fri 20 Nov, 15:00"."""
    return Calendar(moment_of(context.now)).moment(moment)
