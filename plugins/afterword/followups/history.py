"""What has passed between the user and each person, and in each position, as the rules look at it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property

from afterword.frozen import frozen
from afterword.kinds import KINDS, THANK_YOUS
from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.records.remembering import remembered
from afterword.words.counts import counted

#: Before everything, for people who never answered.
NEVER = datetime(1, 1, 1)

#: Notes that do not count among those of a day.
NOT_COUNTED = (*THANK_YOUS, "forward-request", "answer")

#: Notes with which the user leaves a position.
LEAVING = ("withdraw", "decline-offer")


def _minds_gaps(note: Note) -> bool:
    """Whether other notes keep a distance from it; from a call none does."""
    return note.kind in KINDS and KINDS[note.kind].minds_gaps


def happened(note: Note) -> datetime:
    """When a note that is no draft counts as sent or received.

    Where only the day is known, an answer counts as coming after what was sent that day: somebody who
    asks and is answered within a day writes down two notes with one date.
    """
    if isinstance(note.at, datetime):
        return note.at
    return datetime.combine(note.at or date.max, time.max if note.incoming else time.min)


@frozen
class PersonHistory:
    """What has passed with one person.

    Attributes:
        notes: to them and from them, oldest first; drafts are none.
        sent: those to them.
        answered: when they last wrote, or were last met.
        unanswered: notes in a row that had no answer, as ``unanswered_cap`` counts them.
        touched: when anything last passed, a note or call either way, or a meeting; else ``NEVER``.
    """

    notes: tuple[Note, ...]
    sent: tuple[Note, ...]
    answered: datetime
    unanswered: int
    touched: datetime

    @property
    def last_sent(self) -> date | None:
        """The day of the last note to them."""
        return self.sent[-1].day if self.sent else None

    def last_with_gap(self) -> Note | None:
        """The last note to them that other notes keep a distance from."""
        return next((note for note in reversed(self.sent) if _minds_gaps(note)), None)

    def since_answer(self, kind: str) -> tuple[Note, ...]:
        """The notes of one kind that had no answer yet."""
        return tuple(note for note in self.sent if note.kind == kind and happened(note) > self.answered)


@frozen
class PositionHistory:
    """What has passed in one position, with anybody.

    Attributes:
        position: which one.
        answered: when anybody there last wrote, the last interview, or the day it was reopened.
        asks: questions since then, to anybody, oldest first.
        closing: the closing note since then.
        left: the note with which the user withdrew or declined; a round that the files have after it
            says that they went on all the same, or that the round is still to be taken out.
        last_touch: the day of the last interview or note either way.
        given: how many value-adds went to whom, by slug.
        notes: every note, oldest first.
        elsewhere: whether the search that it belongs to has ended with another position.
    """

    position: Position
    answered: datetime
    asks: tuple[Note, ...]
    closing: Note | None
    left: Note | None
    last_touch: date
    given: Mapping[str, int]
    notes: tuple[Note, ...]
    elsewhere: bool

    @cached_property
    def over(self) -> bool:
        """Whether it has ended; a withdrawal that was sent ends it, whatever the files still say."""
        return self.position.ended or self.left is not None

    @cached_property
    def open(self) -> bool:
        """Whether questions and gifts go on: it is neither over nor paused, and the search has not ended."""
        return not self.over and not self.elsewhere and self.position.outcome == "open"


def positions_of(journal: Journal, note: Note) -> tuple[Position, ...]:
    """The positions a note counts for: one, none, or several where nobody can tell.

    A note that names no interview, to somebody who was never met and runs several positions, may be
    about any of them. It counts for all, so that none of them has the same note called for again.
    """
    position = journal.position_of_note(note)
    if position:
        return (position,)
    outside = note.interview or journal.interviews_with(note.contact)
    return () if outside else journal.positions_with(note.contact)


def companies_of(
    journal: Journal, contact: str, positions: Iterable[Position], sent: date | datetime | None = None
) -> frozenset[str]:
    """The companies a note counts for: where the person works, and where the position is.

    An agency is a company of its own, whomever it recruits for (design, section 4).

    Args:
        journal: the records.
        contact: whom it goes to.
        positions: what it is about.
        sent: when it went out; None: it is still to be written. Where they are met later moves no note.
    """
    positions = tuple(positions)
    if is_agency(journal, contact, positions):
        return frozenset({journal.house_of(contact) if journal.contacts[contact].company else f"@{contact}"})
    names = (journal.company_of(contact, sent), *(position.company for position in positions))
    return frozenset(folded(name) for name in names if name.strip())


def is_agency(journal: Journal, contact: str, positions: Iterable[Position] = ()) -> bool:
    """Whether somebody recruits for others, as their file or a debrief of these positions says."""
    if journal.contacts[contact].part == "agency":
        return True
    return any(journal.part_of(contact, position.newest.slug) == "agency" for position in positions)


@frozen
class Past:
    """The history of a whole journal.

    Attributes:
        people: by the slug of the contact.
        positions: by id.
        companies: the last note to each company that other notes keep a distance from.
        by_day: how many notes went to each company on each day, thank-yous, answers and calls apart.
        offers: the positions with an offer, the newest offer first.
        filled: the positions that the user has taken, the first of them first.
    """

    people: Mapping[str, PersonHistory]
    positions: Mapping[str, PositionHistory]
    companies: Mapping[str, Note]
    by_day: Mapping[date, Mapping[str, int]]
    offers: tuple[Position, ...]
    filled: tuple[Position, ...]

    def sent_on(self, day: date) -> Mapping[str, int]:
        """How many notes went to each company on a day, thank-yous, answers and calls apart."""
        return self.by_day.get(day, {})


@remembered
def past(journal: Journal) -> Past:
    """The history of a journal, worked out once."""
    notes: dict[str, list[Note]] = defaultdict(list)
    companies: dict[str, Note] = {}
    by_day: dict[date, Counter[str]] = defaultdict(Counter)
    for note in sorted(
        (note for note in journal.notes.values() if not note.draft), key=lambda n: (happened(n), n.slug)
    ):
        about = positions_of(journal, note)
        for position in about:
            notes[position.id].append(note)
        if note.incoming or note.kind not in KINDS or note.kind in NOT_COUNTED:
            continue
        houses = companies_of(journal, note.contact, about, note.at)
        if _minds_gaps(note):
            companies.update(dict.fromkeys(houses, note))
        by_day[happened(note).date()].update(houses)
    positions = journal.positions.values()
    offers = [each for each in positions if each.outcome == "offer"]
    taken = [each for each in positions if each.outcome == "filled-by-me"]
    return Past(
        {slug: _person(journal, contact) for slug, contact in journal.contacts.items()},
        {
            id_: _position(journal, position, notes[id_], _taken_elsewhere(position, taken))
            for id_, position in journal.positions.items()
        },
        companies,
        by_day,
        tuple(sorted(offers, key=lambda each: (each.known_on, each.id), reverse=True)),
        tuple(sorted(taken, key=lambda each: each.known_on)),
    )


def _person(journal: Journal, contact: Contact) -> PersonHistory:
    dated = tuple(
        sorted(
            (note for note in journal.notes_with(contact.slug) if not note.draft),
            key=lambda n: (happened(n), n.slug),
        )
    )
    sent = tuple(note for note in dated if not note.incoming)
    heard = [happened(note) for note in dated if note.incoming]
    met = [interview.ends for interview in journal.interviews_with(contact.slug)]
    answered = max((*heard, *met), default=NEVER)
    since = (note for note in sent if happened(note) > answered)
    touched = max([answered, *map(happened, sent[-1:])])
    return PersonHistory(dated, sent, answered, _unanswered(since), touched)


def silence(count: int, whom: str = "") -> str:
    """That so many notes in a row had no answer, as a clause; ``whom`` is put in: " to them"."""
    if not count:
        return "no note goes unanswered (`unanswered_cap: 0`)"
    if count == 1:
        return f"your last note{whom} had no answer"
    return f"{counted(count, 'note')} in a row{whom} had no answer"


def _unanswered(since: Iterable[Note]) -> int:
    """Notes in a row without an answer, counted from the first that wanted one.

    Gifts before it left nothing unanswered, since nothing was asked. Without this the growing gaps
    between gifts to somebody who is never asked anything (7, 11, 16, 24 …) would end at the third.
    """
    counting = [note for note in since if note.kind in KINDS and KINDS[note.kind].counts]
    wanting = (at for at, note in enumerate(counting) if not _needs_no_reply(note))
    first = next(wanting, len(counting))
    return len(counting) - first


def _needs_no_reply(note: Note) -> bool:
    return KINDS[note.kind].needs_no_reply if note.needs_no_reply is None else note.needs_no_reply


def _taken_elsewhere(position: Position, taken: Sequence[Position]) -> bool:
    """Whether the search it belongs to ended with another position; a later search is another one."""
    return any(
        position.first.day <= (each.outcome_on or each.newest.day) for each in taken if each is not position
    )


def _position(
    journal: Journal, position: Position, notes: Sequence[Note], elsewhere: bool
) -> PositionHistory:
    # Whoever has nothing to do with it, or leaves, answers nothing about it.
    people = frozenset(position.people)
    heard = (
        happened(note)
        for note in notes
        if note.incoming and note.contact in people and not journal.has_left(note.contact, position.company)
    )
    met = (interview.ends for interview in position.held)
    answered = max((*heard, *met), default=NEVER)
    if position.outcome == "open" and position.outcome_on:
        # Who said that it goes on has answered.
        answered = max(answered, datetime.combine(position.outcome_on, time.min))
    sent = [note for note in notes if not note.incoming]
    since = [note for note in sent if happened(note) > answered]
    left = [note for note in sent if note.kind in LEAVING and happened(note).date() >= position.last_met]
    return PositionHistory(
        position=position,
        answered=answered,
        asks=tuple(note for note in since if note.kind in KINDS and KINDS[note.kind].ask),
        closing=next((note for note in reversed(since) if note.kind == "close-the-loop"), None),
        left=left[-1] if left else None,
        last_touch=max(answered.date(), *(happened(note).date() for note in notes), position.newest.day),
        given=Counter(note.contact for note in sent if note.kind == "value-add"),
        notes=tuple(notes),
        elsewhere=elsewhere,
    )
