"""The Today page: what to write now, to whom, by when and why; then what comes, and whom one waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from afterword.followups.coverage import Thanked, coverage
from afterword.followups.waiting import Waiting, closing, waiting
from afterword.frozen import frozen
from afterword.pages.cards import Card, card, line
from afterword.pages.desk import Desk, desk, lead
from afterword.pages.edition import COMING_UP, SHELF_LIFE, Edition
from afterword.pages.excerpts import first_words
from afterword.pages.page import Page, Words
from afterword.pages.places import note_path
from afterword.records.interview import Interview
from afterword.records.note import Note
from afterword.times import day_of
from afterword.words.shell import command

#: Follow-ups that carry their letter; beyond, the person's own page has it, and this one stays light.
_WITH_LETTER = 30
#: Rows at all; a real week has a dozen.
_MOST = 120
#: Lines of a list that stand open; the rest is folded.
_OPEN = 5
#: Replies are news for so long.
_FRESH = timedelta(days=7)


@frozen
class Occasion:
    """An interview that several rows are about.

    Attributes:
        interview: which one.
        words: when it was, and for what.
        thanked: who has been thanked.
        cards: the rows that stand below it now.
    """

    interview: Interview
    words: str
    thanked: tuple[Thanked, ...]
    cards: tuple[Card, ...]


@frozen
class Section:
    """A heading and its rows: an occasion, what closes this week besides, or what is in no hurry."""

    name: str
    occasion: Occasion | None
    cards: tuple[Card, ...]


@frozen
class Reply:
    """What came in lately, in its first words."""

    note: Note
    path: str
    when: str
    words: str


@frozen
class Day:
    """A day of the agenda: what opens on it, by what is to be written.

    Attributes:
        day: which one.
        cards: what opens, by its words.
        later: it is not shown before the reader's clock gets there.
    """

    day: date
    cards: tuple[tuple[str, tuple[Card, ...]], ...]
    later: bool


@frozen
class Wait:
    """A position whose next word is theirs, in a line.

    Attributes:
        waiting: how long it has been.
        words: when they decide.
        close: the command that closes it, where nothing is left to ask; else empty.
    """

    waiting: Waiting
    words: str
    close: str


@frozen
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


def today_page(edition: Edition) -> Page:
    """The page, at ``edition.home``."""
    return Page(edition.home, "Today", partial(_words, edition))


def _words(edition: Edition, page: Page) -> Words:
    everything = [each for each in edition.follow_ups if edition.soon(each)]
    everything += edition.shown.newcomers
    cards = _with_letters(edition, [line(edition, each) for each in everything[:_MOST]])
    laid = desk(cards, edition.now)
    rows = {
        each.order
        for each in cards
        if each.open or each.follow_up.state == "owed" or _may_open(edition, each)
    }
    waits = [
        _wait(edition, each)
        for each in waiting(edition.journal, edition.today, edition.settings, edition.outlook)
    ]
    replies = _replies(edition)
    return edition.words(
        page,
        "today",
        searched=False,
        lead=_lead(edition, laid, cards),
        empty=not edition.journal.contacts and not edition.journal.interviews,
        sections=_sections(edition, laid, cards),
        folded=laid.folded,
        coming=[
            each for each in cards if each.order in rows and not each.open and each.follow_up.state != "owed"
        ],
        held_on=[each for each in cards if each.order not in rows and each.follow_up.state == "held"],
        rows=rows,
        owed=[each for each in cards if each.follow_up.state == "owed"],
        held=sum(each.follow_up.state == "held" for each in cards),
        more=max(0, len(everything) - _MOST),
        agenda=_agenda(edition, cards),
        ahead=_ahead(edition)[:_OPEN],
        ahead_more=max(0, len(edition.journal.ahead) - _OPEN),
        replies=replies[:3],
        replies_more=max(0, len(replies) - 3),
        waits=waits[:_OPEN],
        waits_more=waits[_OPEN:],
    )


def _with_letters(edition: Edition, cards: Sequence[Card]) -> list[Card]:
    """The rows with their letters, as far as they are open or may be while the page is read."""
    ordered = [replace(each, order=order) for order, each in enumerate(cards)]
    first = [*desk(ordered, edition.now).cards]
    first += sorted(
        (each for each in ordered if not each.open and _may_open(edition, each)), key=lambda each: each.opens
    )
    written = {each.order for each in first[:_WITH_LETTER]}
    return [
        replace(card(edition, each.follow_up), order=each.order) if each.order in written else each
        for each in ordered
    ]


def _may_open(edition: Edition, card: Card) -> bool:
    """Whether it may be open while the page is read; what is not needs no row of its own."""
    if card.follow_up.state == "upcoming" and day_of(card.follow_up.opens) <= edition.today + SHELF_LIFE:
        return True
    return card.later or any(each.endswith(("=due", "=late")) for each in card.days.split())


def _sections(edition: Edition, laid: Desk, cards: Sequence[Card]) -> list[Section]:
    """The piles that lie open; then, empty, those that the reader's clock may yet lay out."""
    sections = [_section(edition, pile.name, pile.cards) for pile in laid.piles]
    about = Counter(each.about for each in cards if each.about and each.follow_up.state != "held")
    names = [name for name, count in about.items() if count > 1]
    there = {pile.name for pile in laid.piles}
    return sections + [_section(edition, name, ()) for name in (*names, "week", "also") if name not in there]


def _section(edition: Edition, name: str, cards: tuple[Card, ...]) -> Section:
    if name in ("week", "also"):
        return Section(name, None, cards)
    interview = edition.journal.interviews[name]
    words = edition.calendar.day(interview.when)
    if interview.position:
        words += f", {interview.position}"
    return Section(name, Occasion(interview, words, coverage(edition.journal, name), cards), cards)


def _lead(edition: Edition, laid: Desk, cards: Sequence[Card]) -> str:
    """The day in a sentence; the script says the same in the same words when the day moves on."""
    if not edition.journal.contacts and not edition.journal.interviews:
        return "Your journal is empty, and that is a fine place to start."
    if words := lead(laid, edition.calendar):
        return words
    coming = sorted(
        (each for each in cards if each.follow_up.state == "upcoming" and not each.later),
        key=lambda each: day_of(each.follow_up.opens),
    )
    if coming:
        first = coming[0]
        when = edition.calendar.near(first.follow_up.opens)
        return f"Nothing to write today. Next is {first.follow_up.name}: {first.kind}, from {when}."
    return "Nothing to write today."


def _agenda(edition: Edition, cards: Sequence[Card]) -> list[Day]:
    """What opens, day by day; a page may be days old when read, and its reader's two weeks are there."""
    days: dict[date, dict[str, list[Card]]] = {}
    for each in cards:
        if each.follow_up.state == "upcoming" or each.later:
            kinds = days.setdefault(day_of(each.follow_up.opens), {})
            kinds.setdefault(each.kind, []).append(each)
    last = edition.today + COMING_UP
    return [
        Day(
            day,
            tuple((kind, tuple(found)) for kind, found in days[day].items()),
            day > last or all(each.later for found in days[day].values() for each in found),
        )
        for day in sorted(days)
    ]


def _replies(edition: Edition) -> list[Reply]:
    """What came in within the last week, the newest first."""
    since = edition.today - _FRESH
    found = [
        each
        for each in edition.journal.notes.values()
        if each.incoming and each.day and since < each.day <= edition.today
    ]
    found.sort(key=lambda each: (str(each.at), each.slug), reverse=True)
    return [
        Reply(
            each,
            note_path(each.slug),
            edition.calendar.near(each.day or edition.today),
            "" if edition.redacted else first_words(each.text),
        )
        for each in found
    ]


def _wait(edition: Edition, waiting: Waiting) -> Wait:
    position = waiting.position
    if decision := position.decision_ahead(edition.today):
        words = f"they decide by {edition.calendar.day(decision)}"
    elif position.decision_by:
        words = f"they meant to decide by {edition.calendar.day(position.decision_by)}"
    else:
        words = "they gave no date"
    close = closing(position) if waiting.silent_since and not edition.redacted else ""
    return Wait(waiting, words, close)


def _ahead(edition: Edition) -> list[Ahead]:
    return [
        Ahead(
            interview,
            edition.calendar.near(interview.when),
            "" if edition.redacted else command("prepare", interview.company),
        )
        for interview in edition.journal.ahead
    ]
