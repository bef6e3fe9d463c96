"""The Today page: what to write now, to whom, and why; then everything one keeps an eye on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from afterword.followups.coverage import Thanked
from afterword.followups.follow_up import State
from afterword.followups.wait import Wait, is_waiting
from afterword.followups.waiting import closing, silent_positions
from afterword.gifts.shelf import shelf
from afterword.kinds import kind_words
from afterword.pages.cards import Card, card, line
from afterword.pages.edition import COMING_UP, Edition
from afterword.pages.page import Page
from afterword.pages.places import interest_path
from afterword.records.interview import Interview
from afterword.records.position import OUTCOME_WORDS, Position
from afterword.records.problems import Level
from afterword.times import day_of
from afterword.words.counts import capital, number
from afterword.words.shell import command

#: Cards that carry their draft; beyond, the person's own page has it, and this one stays light.
_WITH_DRAFT = 30
#: Cards at all; a real week has a dozen.
_MOST = 120
#: Lines in each list beside them.
_BESIDE = 6


@dataclass(frozen=True)
class Group:
    """Follow-ups that stand together.

    Attributes:
        states: what the script sorts into it.
        title: its heading.
        hint: beside the heading.
        cards: in the order of the plan.
    """

    states: str
    title: str
    anchor: str
    hint: str
    cards: tuple[Card, ...]

    @property
    def shown(self) -> int:
        """How many of them are to be seen now."""
        return sum(not each.later for each in self.cards)


@dataclass(frozen=True)
class Waiting:
    """A position whose next word is theirs.

    Attributes:
        position: which one.
        wait: how long it has been.
        words: when they decide.
        close: the command that closes it, where nothing is left to ask; else empty.
    """

    position: Position
    wait: Wait
    words: str
    close: str


@dataclass(frozen=True)
class Ahead:
    """An interview that has not ended yet.

    Attributes:
        interview: which one.
        when: in words.
        prepare: the command that prints what to know before it; empty where others may see the site.
    """

    interview: Interview
    when: str
    prepare: str


@dataclass(frozen=True)
class AtAGlance:
    """A position in a line."""

    position: Position
    outcome: str
    thanked: tuple[Thanked, ...]


@dataclass(frozen=True)
class LookFor:
    """An interest that nothing answers yet."""

    tag: str
    path: str
    people: str


def today_page(edition: Edition) -> Page:
    """The page, at ``edition.home``."""
    shown = [each for each in edition.follow_ups if edition.soon(each)]
    shown += edition.forecast.newcomers.values()
    cards = [card(edition, each) for each in shown[:_WITH_DRAFT]]
    cards += [line(edition, each) for each in shown[_WITH_DRAFT:_MOST]]
    cards = [replace(each, order=order) for order, each in enumerate(cards)]
    looked_for = _look_for(edition)
    problems = [each for each in edition.problems if each.level is not Level.HINT]
    return edition.page(
        "today",
        edition.home,
        "Today",
        searched=False,
        lead=_lead(edition),
        empty=not edition.journal.contacts and not edition.journal.interviews,
        groups=_groups(edition, cards),
        more=max(0, len(shown) - _MOST),
        ahead=_ahead(edition)[:_BESIDE],
        waiting=_waiting(edition)[:_BESIDE],
        positions=_at_a_glance(edition)[:_BESIDE],
        missing=looked_for[:_BESIDE],
        missing_more=max(0, len(looked_for) - _BESIDE),
        problems=problems[:3],
        problem_count=len(edition.problems),
    )


def _groups(edition: Edition, cards: list[Card]) -> tuple[Group, ...]:
    last_day = edition.today + COMING_UP
    cards = [
        replace(each, later=True)
        if each.follow_up.state == "upcoming" and day_of(each.follow_up.opens) > last_day
        else each
        for each in cards
    ]

    def of(*states: State) -> tuple[Card, ...]:
        return tuple(each for each in cards if each.follow_up.state in states)

    upcoming = tuple(sorted(of("upcoming"), key=lambda each: each.opens))
    return (
        Group("due late", "To write", "to-write", "", of("due", "late")),
        Group("upcoming", "Coming up", "coming-up", "in the next two weeks", upcoming),
        Group("held", "Waiting their turn", "waiting-their-turn", "nothing to do now", of("held")),
        Group("owed", "Still owed?", "still-owed", "their day is long past", of("owed")),
    )


def _lead(edition: Edition) -> str:
    """The day in a sentence; the script says the same in the same words when the day moves on."""
    now = [each for each in edition.follow_ups if each.state in ("late", "due")]
    if not edition.journal.contacts and not edition.journal.interviews:
        return "Your journal is empty, and that is a fine place to start."
    if now:
        first = now[0]
        when = first.when(edition.calendar)
        what = f"{first.name}: {kind_words(first.kind)}, {when}"
        if len(now) == 1:
            return f"One note to write, to {what}."
        return f"{capital(number(len(now)))} notes to write. Begin with {what}."
    coming = sorted(
        (each for each in edition.follow_ups if each.state == "upcoming"), key=lambda each: day_of(each.opens)
    )
    if coming:
        first = coming[0]
        what = f"{first.name}: {kind_words(first.kind)}, from {edition.calendar.near(first.opens)}"
        return f"Nothing to write today. Next is {what}."
    return "Nothing to write today."


def _ahead(edition: Edition) -> list[Ahead]:
    return [
        Ahead(
            interview,
            edition.calendar.near(interview.when),
            "" if edition.redacted else command("prepare", interview.company),
        )
        for interview in edition.journal.ahead
    ]


def _waiting(edition: Edition) -> list[Waiting]:
    known = edition.journal, edition.today, edition.settings, edition.outlook
    silent = {} if edition.redacted else dict(silent_positions(*known))
    waiting = []
    for id_, wait in edition.waits.items():
        position = edition.journal.positions[id_]
        if not is_waiting(edition.journal, position):
            continue
        if decision := position.decision_ahead(edition.today):
            words = f"they decide by {edition.calendar.day(decision)}"
        elif position.decision_by:
            words = f"they meant to decide by {edition.calendar.day(position.decision_by)}"
        else:
            words = "they gave no date"
        close = closing(position) if id_ in silent else ""
        waiting.append(Waiting(position, wait, words, close))
    return sorted(waiting, key=lambda each: -each.wait.days)


def _at_a_glance(edition: Edition) -> list[AtAGlance]:
    positions = sorted(
        edition.journal.positions.values(),
        key=lambda each: (each.ended, -each.newest.ends.toordinal(), each.id),
    )
    return [AtAGlance(each, OUTCOME_WORDS[each.outcome], edition.thanked(each)) for each in positions]


def _look_for(edition: Edition) -> list[LookFor]:
    interests = edition.journal.interests
    return [
        LookFor(
            each.interest,
            interest_path(interests[each.interest.casefold()].slug),
            edition.names(each.contacts),
        )
        for each in shelf(edition.journal, edition.today).missing()
    ]
