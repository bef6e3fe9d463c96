"""The journal as others may see it: initials for names, and none of what was said.

What is shown is a list of fields, each chosen; a record is made anew from these alone, so that a field added
later stays at home until somebody decides. What is kept in words (companies, titles, interests) goes through
``hiding``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from afterword.gifts.ledger import ledger
from afterword.gifts.promised import promised
from afterword.pages.hiding import Hidden, Hider, bare_words
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.interview import Debrief, Fact, Interview
from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.note import Note
from afterword.records.problems import Level
from afterword.records.raw_file import EMPTY
from afterword.records.slugs import slugify
from afterword.settings.settings import Me

T = TypeVar("T", Contact, Interview, Gift, Note)

#: In place of an address: the rules ask whether there is one.
HIDDEN = "hidden"

#: Kinds of gifts that are about a third person, who is not in the journal.
_ABOUT_PEOPLE = {"introduction": "An introduction", "congratulations": "Congratulations"}

#: For those whose initials would be somebody's name.
_NAMELESS = ("Person", "Somebody")

#: Keys of other programs that hold more names of a contact.
_MORE_NAMES = ("alias", "aliases", "nickname", "nicknames")

#: Nobody is known by more.
_MOST_INITIALS = 8

#: A shorter part of a profile's address, such as "in", is the site's.
_SHORTEST_HANDLE = 3


def unread(journal: Journal) -> tuple[str, ...]:
    """Files whose names cannot be known: records that were not read, and contacts that were not read whole.

    While there are any, nobody can say that a redacted edition names nobody.
    """
    kinds = (journal.contacts, journal.interviews, journal.gifts, journal.notes)
    read = {record.file.path for kind in kinds for record in kind.values()}
    people = {contact.file.path for contact in journal.contacts.values()}
    # An empty file is no error, and its name may be somebody's.
    wrong = {each.path for each in journal.problems if each.level is Level.ERROR or each.rule == EMPTY}
    return tuple(sorted(path for path in wrong if path not in read or path in people))


def redact(journal: Journal, me: Me | None = None) -> Journal:
    """The same journal with people as initials.

    Kept: companies, positions, dates, outcomes, interests, titles of gifts, and which notes of which kind
    went when. Gone: names (in addresses of pages too), roles, every address of the web, of mail and of
    telephones, every body, subject and debrief, reasons, feelings, unknown keys and problems. Two people with
    the same initials stay two: "PR" and "PR 2". The plan is that of the whole journal, but for its words.

    Args:
        journal: read whole; see ``unread``.
        me: the user, whose own name is hidden too.
    """
    contacts = journal.contacts.values()
    people = {contact.slug: _person(contact) for contact in contacts}
    if me:
        user = Hidden((me.name,), tuple(map(_local, (me.email, *me.other_emails))), (me.phone,))
    initials = _initials(contacts, people.values())
    hidden = [replace(person, initials=initials[slug]) for slug, person in people.items()]
    return _Redaction(journal, initials, Hider([*hidden, user] if me else hidden)).result()


def _person(contact: Contact) -> Hidden:
    """Everything that somebody may be known by."""
    more = (name for key in _MORE_NAMES for name in _texts(contact.file.extra.get(key)))
    return Hidden(
        names=(contact.name, contact.address, *more),
        handles=(contact.slug, *map(_local, contact.emails), *_handles(contact.linkedin)),
        numbers=(contact.phone,),
    )


def _texts(value: object) -> Iterator[str]:
    """The texts in a value of somebody else's key."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


def _local(email: str) -> str:
    return email.partition("@")[0]


def _handles(profile: str) -> Iterator[str]:
    """What in the address of a profile may be somebody's name for the site."""
    path = re.sub(r"^(?:[a-z]+:)?//[^/]*|^www\.[^/]*", "", profile.strip(), flags=re.IGNORECASE)
    return (part for part in re.split(r"[/?=&#@]", path) if len(part) >= _SHORTEST_HANDLE)


def _initials(contacts: Iterable[Contact], people: Iterable[Hidden]) -> dict[str, str]:
    """Initials by slug, numbered where two people share them or their page's address."""
    texts = (text for person in people for text in (*person.names, *person.handles))
    words = {word for text in texts for word in (*bare_words(text), "".join(bare_words(text)))}
    nameless = next((word for word in _NAMELESS if not words & set(bare_words(word))), _NAMELESS[-1])
    numbered = _Numbered(slugify)
    given: dict[str, str] = {}
    for contact in contacts:
        base = contact.initials[:_MOST_INITIALS]
        # In a script without capitals the first sign may be a whole family name; and Bo is all in "BO".
        if base == base.lower() or words & set(bare_words(base)):
            base = nameless
        given[contact.slug] = numbered(base)
    return given


class _Numbered:
    """Gives each name out once: the second "PR" is "PR 2"."""

    def __init__(self, one: Callable[[str], str] = str, space: str = " ") -> None:
        """``one`` says when two names are one: where it gives the same text; ``space`` is before a number."""
        self._one = one
        self._space = space
        self._taken: set[str] = set()
        self._counted: dict[str, int] = defaultdict(lambda: 1)

    def __call__(self, base: str) -> str:
        name = base
        while self._one(name) in self._taken:
            self._counted[base] += 1
            name = f"{base}{self._space}{self._counted[base]}"
        self._taken.add(self._one(name))
        return name


class _Redaction:
    """One journal on its way out of the house."""

    def __init__(self, journal: Journal, initials: Mapping[str, str], hide: Hider) -> None:
        self.journal = journal
        self.initials = initials
        self.people = {slug: slugify(name) for slug, name in initials.items()}
        contacts, interviews = journal.contacts.values(), journal.interviews.values()
        gifts = journal.gifts.values()
        companies = chain(
            (each.company for each in contacts),
            (each.company for each in interviews),
            (name for each in contacts for name in each.former),
        )
        tags = chain((each.interests for each in contacts), (each.interests for each in gifts))
        self.companies = _apart(companies, hide)
        self.titles = _apart((interview.position for interview in interviews), hide)
        self.tags = _apart(chain.from_iterable(tags), hide)
        self.gift_titles = {
            slug: _ABOUT_PEOPLE.get(gift.kind) or hide(gift.title) for slug, gift in journal.gifts.items()
        }
        self.interviews = _addresses(journal.interviews, lambda i: f"{i.day} {self.companies[i.company]}")
        self.gifts = _addresses(journal.gifts, lambda gift: self.gift_titles[gift.slug])
        self.notes = _addresses(
            journal.notes, lambda n: f"{n.day or 'draft'} {self.people[n.contact]} {n.kind}"
        )

    def result(self) -> Journal:
        journal = self.journal
        return Journal(
            contacts=_by_slug(self._contact(contact) for contact in journal.contacts.values()),
            interviews=_by_slug(self._interview(interview) for interview in journal.interviews.values()),
            gifts=_by_slug(self._gift(gift) for gift in journal.gifts.values()),
            notes=_by_slug(self._note(note) for note in journal.notes.values()),
        )

    def _contact(self, contact: Contact) -> Contact:
        return Contact(
            slug=self.people[contact.slug],
            name=self.initials[contact.slug],
            company=self.companies[contact.company],
            part=contact.part,
            email=HIDDEN if contact.has_address else "",
            interests=tuple(self.tags[tag] for tag in contact.interests),
            stay_in_touch=contact.stay_in_touch,
            stay_gap=contact.stay_gap,
            snoozed_until=contact.snoozed_until,
            do_not_contact="asked not to be written to" if contact.do_not_contact else "",
            former=tuple(self.companies[name] for name in contact.former),
            skipped=contact.skipped,
        )

    def _interview(self, interview: Interview) -> Interview:
        debriefs = {
            self.people[who]: _debrief(said, self.people[who]) for who, said in interview.debriefs.items()
        }
        return Interview(
            slug=self.interviews[interview.slug],
            company=self.companies[interview.company],
            when=interview.when,
            position=self.titles[interview.position],
            minutes=interview.minutes,
            round=interview.round if isinstance(interview.round, int) else None,
            format=interview.format,
            met=tuple(self.people[who] for who in interview.met),
            owner=self.people[interview.owner] if interview.owner else None,
            decision_by=interview.decision_by,
            answer_by=interview.answer_by,
            cancelled=interview.cancelled,
            invitation=(HIDDEN,) if interview.invitation else (),
            outcome=interview.outcome,
            outcome_on=interview.outcome_on,
            debriefs=MappingProxyType(debriefs),
        )

    def _gift(self, gift: Gift) -> Gift:
        return Gift(
            slug=self.gifts[gift.slug],
            title=self.gift_titles[gift.slug],
            kind=gift.kind,
            interests=tuple(self.tags[tag] for tag in gift.interests),
            url=HIDDEN if gift.url else "",
            found=gift.found,
            expires=gift.expires,
            read=gift.read,
            agreed=gift.agreed,
            paid=gift.paid,
            given=tuple(self.people[who] for who in self._given(gift.slug)),
        )

    def _given(self, gift: str) -> tuple[str, ...]:
        """Who has had a gift in another way than by a note, or was promised it in words that are gone."""
        had = [each.contact for each in ledger(self.journal).of(gift) if each.note is None]
        had += [contact for contact, slug in promised(self.journal) if slug == gift]
        return tuple(dict.fromkeys(had))

    def _note(self, note: Note) -> Note:
        return Note(
            slug=self.notes[note.slug],
            contact=self.people[note.contact],
            incoming=note.incoming,
            kind=note.kind,
            interview=self.interviews[note.interview] if note.interview else None,
            gift=self.gifts[note.gift] if note.gift else None,
            at=note.at,
            via=note.via,
            needs_no_reply=note.needs_no_reply,
            gives=tuple(self.gifts[slug] for slug in ledger(self.journal).in_note(note)),
            asks="something" if note.asks else "",
            answer_by=note.answer_by,
            promised=_promised(note.promised),
        )


def _debrief(debrief: Debrief, slug: str) -> Debrief:
    """Only that something was promised, and by when, and their part: the plan would be another without."""
    return Debrief(
        contact=slug,
        line=0,
        promised=_promised(debrief.promised),
        part=debrief.part,
    )


def _promised(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(Fact("something promised", 0, fact.by) for fact in facts)


def _apart(names: Iterable[str], hide: Hider) -> dict[str, str]:
    """Names without people in them; what were two stay two: "P. Ltd" and "P. Ltd 2"."""
    numbered = _Numbered(folded)
    of_one: dict[str, str] = {}
    shown = {"": ""}
    for name in names:
        if name not in shown:
            hidden, one = hide(name), folded(name)
            if one not in of_one:
                of_one[one] = numbered(hidden)
            # As it is spelt here, unless a number was needed.
            shown[name] = hidden if folded(hidden) == folded(of_one[one]) else of_one[one]
    return shown


def _addresses(records: Mapping[str, T], name: Callable[[T], str]) -> dict[str, str]:
    """New slugs by the old ones; equal ones are numbered in the order of the old."""
    numbered = _Numbered(space="-")
    return {old: numbered(slugify(name(record))) for old, record in records.items()}


def _by_slug(records: Iterable[T]) -> Mapping[str, T]:
    return MappingProxyType({record.slug: record for record in sorted(records, key=lambda each: each.slug)})
