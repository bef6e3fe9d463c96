"""The journal: every record of a search, with the look-ups that rules and pages need."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeVar

from afterword.frozen import frozen
from afterword.kinds import THANK_YOUS
from afterword.records.contact import Contact, Part
from afterword.records.gift import Gift
from afterword.records.interview import Debrief, Interview
from afterword.records.names import folded
from afterword.records.note import Note
from afterword.records.position import ENDED, Position
from afterword.records.problems import Problem
from afterword.records.slugs import unique
from afterword.records.snippets import Snippets
from afterword.records.unread import Unread
from afterword.times import moment_of
from afterword.words.note_text import Gap, gaps_in

T = TypeVar("T")

#: Sorts after every time there is.
_NEVER = datetime(9999, 12, 31)

_RECRUITING = ("recruiter", "agency", "coordinator")


@frozen
class Touch:
    """Something that happened between the user and a contact: an interview, or a note sent or received.

    Attributes:
        at: local time; a date without a time is noon, an interview its end.
        interview: the interview itself, or the one the note is about.
        note: None for an interview.
    """

    at: datetime
    contact: str
    kind: Literal["interview", "sent", "received"]
    interview: Interview | None
    note: Note | None

    @property
    def day(self) -> date:
        """The day it happened."""
        return self.at.date()


@frozen
class Interest:
    """A tag that contacts care about or gifts answer.

    Attributes:
        tag: as it was first written, by file name.
        slug: the path of its page, unique: ``sailing/dinghies``, ``c-plus-plus``.
        people: contact slugs with the rank each gives it, counted from 1; the keenest first.
        gifts: slugs of the gifts that answer it or a tag nested below it.
    """

    tag: str
    slug: str
    people: tuple[tuple[str, int], ...]
    gifts: tuple[str, ...]


@dataclass(frozen=True, eq=False)  # told apart by identity, so that look-ups can be kept beside it
class Journal:
    """Every record, each kind by slug in the order of the slugs, and the problems of reading them.

    Attributes:
        unread: the files that are there, and of which no record came.
        snippets: sentences of the user's own for letters, by kind of note.
        moment: local civil time; an interview that has not ended by then is ahead, and nobody was met in it.
            None: every interview that was not cancelled has taken place. See ``at``.
    """

    contacts: Mapping[str, Contact] = field(default_factory=dict)
    interviews: Mapping[str, Interview] = field(default_factory=dict)
    gifts: Mapping[str, Gift] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: tuple[Unread, ...] = ()
    snippets: Snippets = field(default_factory=dict)
    moment: datetime | None = None

    def at(self, now: date | datetime) -> Journal:
        """The journal as it stands at a moment: the same records, and only what was by then has been met.

        Args:
            now: local civil time; a date means its noon.
        """
        moment = moment_of(now)
        if moment in self._moments:
            return self._moments[moment]
        held = sum(interview.took_place(moment) for interview in self.interviews.values())
        # Interviews end one after the other, so as many of them are the same ones.
        if held not in self._views:
            self._views[held] = replace(self, moment=moment)
        self._moments[moment] = view = self._views[held]
        view._moments[moment] = view
        return view

    @cached_property
    def _moments(self) -> dict[datetime, Journal]:
        return {}

    @cached_property
    def _views(self) -> dict[int, Journal]:
        return {len(self.held): self}

    @cached_property
    def held(self) -> tuple[Interview, ...]:
        """The interviews that have taken place, oldest first."""
        return tuple(each for each in self._interviews_by_time if each.took_place(self.moment))

    @cached_property
    def ahead(self) -> tuple[Interview, ...]:
        """The interviews that have not ended yet and are not cancelled, the next one first."""
        return tuple(
            each
            for each in self._interviews_by_time
            if not each.cancelled and not each.took_place(self.moment)
        )

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """Positions by id, in the order of the ids."""
        rounds: dict[tuple[str, str], list[Interview]] = defaultdict(list)
        for interview in self._interviews_by_time:
            if interview.position:
                rounds[folded(interview.company), folded(interview.position)].append(interview)
        # In the order of their first interviews, so that a newcomer never takes an address away.
        titles: dict[str, list[str]] = defaultdict(list)
        for company, title in rounds:
            titles[company].append(title)
        companies = unique(titles)
        positions = (
            self._position(f"{companies[company]}/{slug}", tuple(rounds[company, title]))
            for company, titled in titles.items()
            for title, slug in unique(titled).items()
        )
        return MappingProxyType({position.id: position for position in sorted(positions, key=lambda p: p.id)})

    def _position(self, id_: str, rounds: tuple[Interview, ...]) -> Position:
        interviews = tuple(each for each in rounds if not each.cancelled) or rounds
        held = tuple(each for each in rounds if each.took_place(self.moment))
        said = next((each for each in reversed(rounds) if each.outcome), None)
        outcome = (said.outcome if said else None) or "open"
        known = (said.outcome_on or said.day) if said else None
        ended_before = None
        if said and outcome not in ENDED:
            ends = (each for each in reversed(rounds) if each.outcome in ENDED)
            ended_before = next((each.outcome_on or each.day for each in ends), None)
        elif said and known:
            # Whoever meets again after the end goes on, whatever the older file says.
            since = [each for each in held if each is not said and each.day > known]
            if since:
                outcome, known, ended_before = "open", since[-1].day, known
        dated = next((each.decision_by for each in reversed(rounds) if each.decision_by), None)
        newest = (held or interviews)[-1]
        return Position(
            id=id_,
            company=rounds[-1].company,
            title=rounds[-1].position,
            interviews=interviews,
            held=held,
            owner=self._owner(interviews, held or interviews),
            # A date that a later round has overtaken binds nobody any more.
            decision_by=dated if dated and dated >= newest.day else None,
            answer_by=next((each.answer_by for each in reversed(rounds) if each.answer_by), None),
            outcome=outcome,
            outcome_on=known,
            ended_before=ended_before,
        )

    def _owner(self, interviews: Iterable[Interview], rounds: tuple[Interview, ...]) -> str | None:
        """Who runs the process (design, section 4): whom any interview names, else of those met in rounds."""
        named = [interview.owner for interview in interviews if interview.owner]
        met = list(dict.fromkeys(slug for interview in rounds for slug in interview.met))
        parts = {slug: self._part(slug, rounds) for slug in met}
        candidates = [
            *reversed(named),
            *(slug for slug in met if parts[slug] in _RECRUITING),
            *(slug for slug in met if parts[slug] == "hiring-manager"),
            *met,
        ]
        # Whoever left, asked for silence or cannot be reached is passed over, unless they all are.
        company = rounds[-1].company
        for passed in (self._passed_over, self.has_left):
            for slug in candidates:
                if not passed(slug, company):
                    return slug
        return candidates[0] if candidates else None

    def _passed_over(self, contact: str, company: str) -> bool:
        person = self.contacts[contact]
        return bool(person.do_not_contact) or not person.has_address or self.has_left(contact, company)

    def _part(self, contact: str, rounds: Sequence[Interview]) -> Part:
        """Somebody's part in the rounds of a position: as the newest debrief says, else their file."""
        debriefs = (interview.debriefs.get(contact) for interview in reversed(rounds))
        said = next((debrief.part for debrief in debriefs if debrief and debrief.part), None)
        return said or self.contacts[contact].part

    def part_of(self, contact: str, interview: str) -> Part:
        """Somebody's part in the hiring that an interview belongs to."""
        position = self.position_of(interview)
        met = self.interviews.get(interview)
        rounds = position.interviews if position else (met,) if met else ()
        return self._part(contact, rounds)

    @cached_property
    def interests(self) -> Mapping[str, Interest]:
        """Interests by case-folded tag, in that order."""
        spelt: dict[str, str] = {}
        people: dict[str, list[tuple[str, int]]] = defaultdict(list)
        gifts: dict[str, list[str]] = defaultdict(list)
        for contact in self.contacts.values():
            for rank, tag in enumerate(contact.interests, 1):
                spelt.setdefault(tag.casefold(), tag)
                people[tag.casefold()].append((contact.slug, rank))
        for gift in self.gifts.values():
            answered: dict[str, None] = {}
            for tag in gift.interests:
                spelt.setdefault(tag.casefold(), tag)
                answered.update(dict.fromkeys(ancestors(tag.casefold())))
            for tag in answered:
                gifts[tag].append(gift.slug)
        slugs = unique(sorted(spelt), nested=True)
        return MappingProxyType(
            {
                tag: Interest(
                    spelt[tag],
                    slugs[tag],
                    tuple(sorted(people[tag], key=lambda item: (item[1], item[0]))),
                    tuple(gifts[tag]),
                )
                for tag in sorted(spelt)
            }
        )

    def position_of(self, interview: str) -> Position | None:
        """The position an interview is a round of; None for a conversation outside any position."""
        return self._position_by_interview.get(interview)

    def position_of_note(self, note: Note) -> Position | None:
        """The position a note belongs to.

        That of the interview it names, else of the newest interview with that person on or before its day
        that has one; else, for somebody only ever named as owner, the one position they own.
        """
        if note.interview:
            return self.position_of(note.interview)
        met = [
            position
            for interview in self.interviews_with(note.contact)
            if (note.day is None or interview.day <= note.day)
            and (position := self.position_of(interview.slug))
        ]
        if met:
            return met[-1]
        owned = self.positions_with(note.contact)
        return owned[0] if len(owned) == 1 else None

    def interviews_with(self, contact: str) -> tuple[Interview, ...]:
        """The interviews somebody was met in, oldest first."""
        return self._interviews_by_contact.get(contact, ())

    def positions_with(self, contact: str) -> tuple[Position, ...]:
        """The positions somebody was met for or runs."""
        return self._positions_by_contact.get(contact, ())

    def notes_with(self, contact: str) -> tuple[Note, ...]:
        """Notes to and from somebody: the dated ones oldest first, then the drafts by slug."""
        return self._notes_by_contact.get(contact, ())

    def touches_with(self, contact: str) -> tuple[Touch, ...]:
        """Everything that happened with somebody, oldest first; drafts have not happened."""
        return self._touches_by_contact.get(contact, ())

    def company_of(self, contact: str, by: date | datetime | None = None) -> str:
        """Where somebody works: as their file says, else where they were met last; empty where unknown.

        Args:
            contact: the slug.
            by: a moment, where it matters where they had been met by then, or were met first after it; None:
                by that of the journal.
        """
        person = self.contacts.get(contact)
        if person and person.company:
            return person.company
        met = self.interviews_with(contact)
        if by is not None:
            moment = moment_of(by)
            met = tuple(interview for interview in met if interview.took_place(moment)) or met[:1]
        return met[-1].company if met else ""

    def house_of(self, contact: str) -> str:
        """The company of somebody, to compare by: equal for colleagues; empty where it is unknown."""
        return folded(self.company_of(contact))

    def has_left(self, contact: str, company: str) -> bool:
        """Whether somebody no longer works at a company."""
        former = self.contacts[contact].former
        return bool(former) and folded(company) in map(folded, former)

    def debrief(self, interview: str, contact: str) -> Debrief | None:
        """What was written down about somebody in an interview."""
        found = self.interviews.get(interview)
        return found.debriefs.get(contact) if found else None

    def gaps_of(self, note: Note) -> tuple[Gap, ...]:
        """What is still to be filled in in a saved draft, with places in its subject and its ``text``.

        What stands with its brackets in the records, as in the title of the gift, is no gap: it was quoted.
        """
        found = gaps_in(note.subject, note.text)
        written = self._written_about(note) if found else ""
        return tuple(gap for gap in found if gap.text not in written)

    def _written_about(self, note: Note) -> str:
        """What a draft may quote, a text a line: names, titles, and the facts of the debriefs."""
        contact = self.contacts.get(note.contact)
        texts = [contact.name, contact.address, contact.company, contact.role] if contact else []
        for interview in self.interviews_with(note.contact):
            texts += [interview.company, interview.position]
            debrief = interview.debriefs.get(note.contact)
            texts += [fact.text for fact in debrief.facts] if debrief else []
        gift = self.gifts.get(note.gift) if note.gift else None
        texts += [gift.title, gift.why, gift.give] if gift else []
        return "\n".join(texts)

    @cached_property
    def words_of_names(self) -> frozenset[str]:
        """The words of everybody's names, case folded."""
        return frozenset(word for contact in self.contacts.values() for word in words_of_name(contact.name))

    @cached_property
    def _interviews_by_time(self) -> tuple[Interview, ...]:
        return tuple(sorted(self.interviews.values(), key=lambda i: (i.starts, i.slug)))

    @cached_property
    def _position_by_interview(self) -> dict[str, Position]:
        by_title = {(folded(p.company), folded(p.title)): p for p in self.positions.values()}
        found = (
            (each.slug, by_title[folded(each.company), folded(each.position)])
            for each in self.interviews.values()
            if each.position
        )
        return dict(found)

    @cached_property
    def _interviews_by_contact(self) -> dict[str, tuple[Interview, ...]]:
        return _grouped((slug, interview) for interview in self.held for slug in interview.met)

    @cached_property
    def _positions_by_contact(self) -> dict[str, tuple[Position, ...]]:
        return _grouped((slug, position) for position in self.positions.values() for slug in position.people)

    @cached_property
    def _notes_by_contact(self) -> dict[str, tuple[Note, ...]]:
        ordered = sorted(self.notes.values(), key=lambda n: (n.draft, _moment(n.at), n.slug))
        return _grouped((note.contact, note) for note in ordered)

    @cached_property
    def _touches_by_contact(self) -> dict[str, tuple[Touch, ...]]:
        touches = [
            Touch(interview.ends, slug, "interview", interview, None)
            for interview in self.held
            for slug in interview.met
        ]
        touches += [
            Touch(
                _moment(note.at),
                note.contact,
                "received" if note.incoming else "sent",
                self.interviews.get(note.interview) if note.interview else None,
                note,
            )
            for note in self.notes.values()
            if not note.draft
        ]
        touches.sort(key=lambda t: (_after_it(t), t.kind, t.note.slug if t.note else ""))
        return _grouped((touch.contact, touch) for touch in touches)


def _after_it(touch: Touch) -> datetime:
    """When something happened; thanks of which only the day is known came after the meeting of that day."""
    note, met = touch.note, touch.interview
    if not note or not met or isinstance(note.at, datetime) or note.kind not in THANK_YOUS:
        return touch.at
    return max(touch.at, met.ends) if met.day == touch.day else touch.at


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name, case folded; of an initial nothing."""
    return frozenset(word for word in re.findall(r"[^\W\d_]+", name.casefold()) if len(word) > 1)


def ancestors(tag: str) -> tuple[str, ...]:
    """A nested tag and those above it: ``a/b`` answers ``a/b`` and ``a``."""
    parts = tag.split("/")
    return tuple("/".join(parts[:length]) for length in range(len(parts), 0, -1))


def _moment(at: date | datetime | None) -> datetime:
    """A time to sort by: the end of time for a draft."""
    return moment_of(at) if at else _NEVER


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
