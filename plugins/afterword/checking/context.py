"""What the checks of many notes share: the journal, the day, the plan, and indexes made once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

from afterword.checking.letter import Letter
from afterword.checking.names_in_text import KnownNames, tokens_of
from afterword.checking.similarity import trigrams
from afterword.checking.words import telling
from afterword.followups.follow_up import FollowUp
from afterword.followups.history import PositionHistory, past
from afterword.followups.plan import Plans
from afterword.gifts.ledger import Ledger, ledger
from afterword.kinds import KINDS
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.interview import Debrief, Interview
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.records.who import typed
from afterword.settings.settings import Settings, Voice
from afterword.settings.voice import greeting_line, voice_of
from afterword.times import day_of
from afterword.words.note_text import Gap, without_gaps
from afterword.words.shell import command

#: A note is compared with so many notes to the same company before it, and as many after it, in the order of
#: their files: colleagues compare what came in the same weeks, and the cost stays in proportion to the notes.
_NEIGHBOURS = 30

#: Stand first in a company's name and are left out when it is called for short.
_ARTICLES = frozenset({"The", "the", "A"})
#: What many companies begin with.
_GENERAL = frozenset(
    {
        "The",
        "A",
        "St",
        "Saint",
        "San",
        "Port",
        "New",
        "North",
        "South",
        "East",
        "West",
        "Old",
        "Royal",
        "National",
        "City",
        "University",
    }
    | {
        "Bank",
        "House",
        "Museum",
        "Hotel",
        "Institute",
        "College",
        "School",
        "Hospital",
        "Studio",
        "Company",
        "Group",
        "First",
        "Great",
    }
    | {
        "International",
        "British",
        "American",
        "European",
        "Green",
        "Blue",
        "Red",
        "Big",
        "Little",
        "Global",
        "General",
        "United",
        "County",
    }
)
_SHORTEST_NAME = 3


def _is_telling(key: tuple[str, ...]) -> bool:
    """Whether the beginning of a company's name is enough to know it by."""
    words = [word for word in key if word not in _GENERAL and len(word) > _SHORTEST_NAME]
    return bool(words) and key[-1][:1].isupper()


#: The follow-ups of a moment, or the plans that work them out for those who are asked about.
Plan = Sequence[FollowUp] | Plans


class Context:
    """The journal on one day, with the look-ups that several checks need."""

    def __init__(
        self,
        journal: Journal,
        now: date | datetime,
        settings: Settings,
        plan: Plan | None = None,
    ) -> None:
        """Nothing is worked out before it is asked for.

        Args:
            journal: all records.
            now: a date means its noon.
            settings: for the cadence.
            plan: the follow-ups of that moment, or what works them out when a rule needs them; None: they
                are worked out here.
        """
        self.journal, self.now, self.settings = journal, now, settings
        self._plan = Plans(journal, now, settings) if plan is None else plan
        self._fingerprints: dict[str, frozenset[int]] = {}

    @property
    def today(self) -> date:
        """The day of ``now``."""
        return day_of(self.now)

    def follow_ups(self, contact: str) -> Sequence[FollowUp]:
        """The plan of somebody."""
        if isinstance(self._plan, Plans):
            return self._plan.of(contact)
        return [each for each in self._plan if each.contact == contact]

    def around(self, contact: str) -> Sequence[FollowUp]:
        """The plan of somebody and of whoever may hold their notes back."""
        return self._plan.around(contact) if isinstance(self._plan, Plans) else self._plan

    @cached_property
    def voice(self) -> Voice:
        """How the user greets and signs off."""
        return voice_of(self.journal, self.settings)

    def greeting(self, contact: Contact) -> str:
        """How a note to somebody is to begin, as our own do."""
        if not contact.is_named:
            return greeting_line(self.voice, "[how they are addressed]")
        formal = self.settings.preset.formal
        return greeting_line(self.voice, contact.formal_name if formal else contact.greeting_name)

    @cached_property
    def ledger(self) -> Ledger:
        """Who has had what."""
        return ledger(self.journal)

    def command(self, name: str, contact: str, **options: str) -> str:
        """A command about somebody, as it is to be typed."""
        return command(name, typed(self.journal, contact), **options)

    def history(self, position: Position) -> PositionHistory:
        """What has passed in a position."""
        return past(self.journal).positions[position.id]

    def _gifts_in(self, named: str | None, text: str) -> tuple[Gift, ...]:
        """The gifts a note gives: the one it names, and those whose address stands in its text."""
        gifts = self.journal.gifts
        return tuple(gifts[slug] for slug in self.ledger.given_in(named, text) if slug in gifts)

    @cached_property
    def companies(self) -> KnownNames:
        """The name of every company in the journal by its words, without "Ltd" and the like."""
        names = [contact.company for contact in self.journal.contacts.values()]
        names += [interview.company for interview in self.journal.interviews.values()]
        return KnownNames.of({key: name for name in names if (key := tokens_of(name, company=True))})

    @cached_property
    def short_companies(self) -> KnownNames:
        """The same, and the beginnings by which a company is called for short: "Hop & Anchor"."""
        names = dict(self.companies.names)
        begun: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for key, name in self.companies.names.items():
            for length in range(1, len(key)):
                begun[key[:length]].add(name)
                if key[0] in _ARTICLES:
                    begun[key[1 : length + 1]].add(name)
        for key, of in begun.items():
            # What two companies begin with, and small or general words, say nothing.
            if len(of) == 1 and key not in names and _is_telling(key):
                names[key] = next(iter(of))
        return KnownNames.of(names)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Every word of the name of anybody in the journal."""
        return frozenset(
            word
            for contact in self.journal.contacts.values()
            for word in re.findall(r"[^\W\d_][\w'’-]*", f"{contact.name} {contact.address}")
        )

    @cached_property
    def titles(self) -> KnownNames:
        """The title of every position by its words, case folded."""
        titles = (position.title for position in self.journal.positions.values())
        return KnownNames.of({key: title for title in titles if (key := tokens_of(title.casefold()))})

    def companies_of(self, contact: str) -> frozenset[tuple[str, ...]]:
        """The companies that may be named as a contact's own."""
        names = {self.journal.company_of(contact), self.journal.contacts[contact].company}
        names |= {position.company for position in self.journal.positions_with(contact)}
        names |= {interview.company for interview in self.journal.interviews_with(contact)}
        return frozenset(key for name in names if (key := tokens_of(name, company=True)))

    @cached_property
    def first_names(self) -> Mapping[str, Sequence[str]]:
        """Slugs of contacts by first name and by form of address, case folded."""
        names: dict[str, list[str]] = defaultdict(list)
        for slug, contact in self.journal.contacts.items():
            for name in {contact.name_read.first.casefold(), contact.greeting_name.casefold()} - {""}:
                names[name].append(slug)
        return names

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """The stems of ``name_words`` that are not small words."""
        return frozenset(telling(" ".join(self.name_words)))

    @cached_property
    def full_names(self) -> frozenset[str]:
        """The names of all contacts, case folded."""
        return frozenset(contact.name.casefold() for contact in self.journal.contacts.values())

    def met_with(self, letter: Letter) -> tuple[str, ...]:
        """Slugs of the others met where the person was met, or in the rounds of the position."""
        rounds: list[Interview] = [letter.interview] if letter.interview else []
        rounds += letter.position.interviews if letter.position else ()
        met = dict.fromkeys(slug for interview in rounds for slug in interview.met)
        return tuple(slug for slug in met if slug != letter.person.slug)

    def people_of(self, letter: Letter) -> Iterator[Contact]:
        """The person, those met with them, and everybody else at their company."""
        met = (letter.person.slug, *self.met_with(letter))
        company = self.journal.company_of(letter.person.slug)
        beside = self._people_by_company.get(company, ()) if company else ()
        for slug in dict.fromkeys((*met, *beside)):
            yield self.journal.contacts[slug]

    @cached_property
    def _people_by_company(self) -> Mapping[str, Sequence[str]]:
        people: dict[str, list[str]] = defaultdict(list)
        for slug in self.journal.contacts:
            if company := self.journal.company_of(slug):
                people[company].append(slug)
        return people

    def neighbours(self, letter: Letter) -> Iterator[tuple[Note, frozenset[int]]]:
        """Other outgoing notes to the same company, with their fingerprints."""
        company = self.journal.house_of(letter.person.slug)
        notes = self._notes_by_company.get(company, ()) if company else ()
        place = self._place_in_company.get(letter.slug)
        if place is None:
            notes = notes[-2 * _NEIGHBOURS :]
        else:
            notes = notes[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        for note in notes:
            if note.slug != letter.slug:
                yield note, self._fingerprint(note)

    def earlier(self, letter: Letter) -> Iterator[tuple[Note, frozenset[int]]]:
        """What the person has had already, where nobody at a company of theirs is compared with."""
        if not self.journal.house_of(letter.person.slug):
            for note in self.journal.notes_with(letter.person.slug):
                if not note.incoming and note.slug != letter.slug:
                    yield note, self._fingerprint(note)

    @cached_property
    def _notes_by_company(self) -> Mapping[str, Sequence[Note]]:
        notes: dict[str, list[Note]] = defaultdict(list)
        for note in self.journal.notes.values():
            if not note.incoming and (company := self.journal.house_of(note.contact)):
                notes[company].append(note)
        return notes

    @cached_property
    def _place_in_company(self) -> Mapping[str, int]:
        return {
            note.slug: place for notes in self._notes_by_company.values() for place, note in enumerate(notes)
        }

    def _fingerprint(self, note: Note) -> frozenset[int]:
        if note.slug not in self._fingerprints:
            self._fingerprints[note.slug] = fingerprint(note.text)
        return self._fingerprints[note.slug]

    def letter_of_note(self, note: Note) -> Letter | None:
        """A saved note as a letter; None where it goes to nobody in the journal."""
        if note.contact not in self.journal.contacts:
            return None
        interview = self.journal.interviews.get(note.interview) if note.interview else None
        return Letter(
            slug=note.slug,
            person=self.journal.contacts[note.contact],
            kind=KINDS.get(note.kind),
            subject=note.subject,
            body=note.text,
            via=note.via,
            interview=interview,
            position=self.journal.position_of_note(note),
            debriefs=self._debriefs(note.contact, interview),
            all_debriefs=self._debriefs(note.contact, None),
            gifts=self._gifts_in(note.gift, note.text),
            gaps=self.journal.gaps_of(note),
            usual_greeting=self.voice.greeting,
            language=self.settings.language_of(self.journal.contacts[note.contact]),
            path=note.file.path,
            body_line=note.text_line,
            places=note.file.places,
        )

    def letter_of_draft(
        self, follow_up: FollowUp, subject: str, body: str, gift: str | None, gaps: Sequence[Gap]
    ) -> Letter:
        """A composed note as a letter; its lines are counted in the body from 1."""
        interview = self.journal.interviews.get(follow_up.interview) if follow_up.interview else None
        return Letter(
            slug="",
            person=self.journal.contacts[follow_up.contact],
            kind=KINDS.get(follow_up.kind),
            subject=subject,
            body=body,
            interview=interview,
            position=self.journal.positions.get(follow_up.position_id),
            debriefs=self._debriefs(follow_up.contact, interview),
            all_debriefs=self._debriefs(follow_up.contact, None),
            gifts=self._gifts_in(gift, body),
            gaps=gaps,
            usual_greeting=self.voice.greeting,
            language=self.settings.language_of(self.journal.contacts[follow_up.contact]),
        )

    def _debriefs(self, contact: str, interview: Interview | None) -> tuple[Debrief, ...]:
        """What was written down about somebody in one interview; in all of them, where none is named."""
        rounds = (interview,) if interview else self.journal.interviews_with(contact)
        return tuple(each.debriefs[contact] for each in rounds if contact in each.debriefs)


def fingerprint(text: str) -> frozenset[int]:
    """The word trigrams of a note as numbers, which compare many times faster; good within one run.

    A gap is no text yet, and what it asks for is asked of everybody.
    """
    return frozenset(hash(trigram) for trigram in trigrams(without_gaps(text)))
