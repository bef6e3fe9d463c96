"""The journal as others may see it: initials for names, and none of what was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.interview import Debrief, Fact, Interview
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.record import NO_FILE
from afterword.records.slugs import slugify, unique

T = TypeVar("T")

#: In place of an address: the rules ask whether there is one.
HIDDEN = "hidden"

#: Kinds of gifts that are about a third person, who is not in the journal.
_ABOUT_PEOPLE = {"introduction": "An introduction", "congratulations": "Congratulations"}

#: Shorter words of a name ("de", "Li") are too often words of their own.
_SHORTEST_NAME = 3

_LATIN = re.compile("[A-Za-zÀ-ɏ]")

#: Scripts such as Chinese put no space beside a name, so a word ends where the script changes.
_WORD = re.compile(rf"{_LATIN.pattern}+|[^\W_A-Za-zÀ-ɏ]+")


def redact(journal: Journal) -> Journal:
    """The same journal with people as initials.

    Kept: companies, positions, dates, outcomes, interests, public gifts, and which notes of which kind
    went when. Gone: names (in addresses of pages too), e-mail, phone and profile addresses, every body,
    subject and debrief, reasons, feelings, unknown keys and problems. Two people with the same initials
    stay two: "PR" and "PR 2". The plan is that of the whole journal, but for its words.
    """
    initials = _initials(journal.contacts.values())
    scrub = _Scrubber(journal.contacts.values(), initials)
    people = {slug: slugify(name) for slug, name in initials.items()}
    interviews = _renamed(journal.interviews, lambda i: f"{i.day} {scrub(i.company)}")
    gifts = _renamed(journal.gifts, lambda gift: _title(gift, scrub))
    notes = _renamed(journal.notes, lambda n: f"{n.day or 'draft'} {people[n.contact]} {n.kind}")
    return Journal(
        contacts=_by_slug(
            _contact(c, people[c.slug], initials[c.slug], scrub) for c in journal.contacts.values()
        ),
        interviews=_by_slug(
            _interview(i, interviews[i.slug], people, scrub) for i in journal.interviews.values()
        ),
        gifts=_by_slug(_gift(gift, gifts[gift.slug], scrub) for gift in journal.gifts.values()),
        notes=_by_slug(
            _note(note, notes[note.slug], people, interviews, gifts) for note in journal.notes.values()
        ),
    )


def _initials(contacts: Iterable[Contact]) -> dict[str, str]:
    """Initials by slug, numbered where two people share them or their page's address."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for contact in contacts:
        # In a script without capitals the first sign may be a whole family name.
        name = base = contact.initials if contact.initials != contact.initials.lower() else "Person"
        number = 2
        while slugify(name) in taken:
            name, number = f"{base} {number}", number + 1
        given[contact.slug] = name
        taken.add(slugify(name))
    return given


class _Scrubber:
    """Puts initials for names into what is kept: whole names however written, and single words of them.

    It looks words up instead of searching for every name, so that its cost does not grow with the people.
    """

    def __init__(self, contacts: Iterable[Contact], initials: Mapping[str, str]) -> None:
        self._whole: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._words: dict[str, str] = {}
        self._unspaced: dict[str, str] = {}
        for contact in contacts:
            short = initials[contact.slug]
            for spelling in (contact.name, contact.slug):
                parts = tuple(_WORD.findall(spelling.casefold()))
                if len(parts) > 1:  # "Ana Sol", "ana-sol"; and "anasol"
                    self._whole.setdefault(parts[0], []).append((parts, short))
                    self._whole.setdefault("".join(parts), []).append((("".join(parts),), short))
            if not contact.name.isascii() and not _LATIN.search(contact.name):
                self._unspaced[contact.name] = short
            for word in _WORD.findall(f"{contact.name} {contact.address}"):
                if word == contact.name or (len(word) >= _SHORTEST_NAME and not word.islower()):
                    self._words.setdefault(word, f"{word[0]}.")

    def __call__(self, text: str) -> str:
        """The text without names."""
        for name, short in self._unspaced.items():
            text = text.replace(name, short)
        words = list(_WORD.finditer(text))
        folded = [word[0].casefold() for word in words]
        pieces, kept, at = [], 0, 0
        while at < len(words):
            length, short = self._name_at(folded, at, words[at][0])
            if length:
                pieces += [text[kept : words[at].start()], short]
                kept = words[at + length - 1].end()
            at += length or 1
        return "".join((*pieces, text[kept:]))

    def _name_at(self, folded: list[str], at: int, word: str) -> tuple[int, str]:
        """How many words from ``at`` on are a name, and what to put for them."""
        fitting = [
            (len(parts), short)
            for parts, short in self._whole.get(folded[at], ())
            if tuple(folded[at : at + len(parts)]) == parts
        ]
        if fitting:
            return max(fitting, key=lambda found: found[0])
        return (1, self._words[word]) if word in self._words else (0, "")


def _renamed(records: Mapping[str, T], name: Callable[[T], str]) -> dict[str, str]:
    """New slugs by the old ones; equal ones are numbered in the order of the old."""
    names: dict[str, str] = {}
    for number, (slug, record) in enumerate(records.items()):
        # `unique` tells names apart; a space more keeps equal ones two.
        names[slug] = name(record) + " " * number
    slugs = unique(names.values())
    return {slug: slugs[spelt] for slug, spelt in names.items()}


def _by_slug(records: Iterable[T]) -> Mapping[str, T]:
    return MappingProxyType({r.slug: r for r in sorted(records, key=lambda r: r.slug)})  # type: ignore[attr-defined]


def _contact(contact: Contact, slug: str, initials: str, scrub: Callable[[str], str]) -> Contact:
    reachable = contact.email or contact.phone or contact.linkedin
    return replace(
        contact,
        slug=slug,
        name=initials,
        company=scrub(contact.company),
        role=scrub(contact.role),
        address="",
        email=HIDDEN if reachable else "",
        phone="",
        linkedin="",
        interests=tuple(scrub(tag) for tag in contact.interests),
        do_not_contact="asked not to be written to" if contact.do_not_contact else "",
        file=NO_FILE,
    )


def _interview(
    interview: Interview, slug: str, people: Mapping[str, str], scrub: Callable[[str], str]
) -> Interview:
    debriefs = {people[who]: _debrief(said, people[who]) for who, said in interview.debriefs.items()}
    return replace(
        interview,
        slug=slug,
        company=scrub(interview.company),
        position=scrub(interview.position),
        round=interview.round if isinstance(interview.round, int) else None,
        met=tuple(people[who] for who in interview.met),
        owner=people[interview.owner] if interview.owner else None,
        feeling=None,
        debriefs=MappingProxyType(debriefs),
        file=NO_FILE,
    )


def _debrief(debrief: Debrief, slug: str) -> Debrief:
    """Only that something was promised, and by when, and their part: the plan would be another without."""
    return Debrief(
        contact=slug,
        line=0,
        promised=tuple(Fact("something promised", 0, fact.by) for fact in debrief.promised),
        part=debrief.part,
    )


def _title(gift: Gift, scrub: Callable[[str], str]) -> str:
    return _ABOUT_PEOPLE.get(gift.kind) or scrub(gift.title)


def _gift(gift: Gift, slug: str, scrub: Callable[[str], str]) -> Gift:
    return replace(
        gift,
        slug=slug,
        title=_title(gift, scrub),
        interests=tuple(scrub(tag) for tag in gift.interests),
        url="" if gift.kind in _ABOUT_PEOPLE or scrub(gift.url) != gift.url else gift.url,
        why="",
        file=NO_FILE,
    )


def _note(
    note: Note,
    slug: str,
    people: Mapping[str, str],
    interviews: Mapping[str, str],
    gifts: Mapping[str, str],
) -> Note:
    return replace(
        note,
        slug=slug,
        contact=people[note.contact],
        interview=interviews[note.interview] if note.interview else None,
        gift=gifts[note.gift] if note.gift else None,
        subject="",
        file=NO_FILE,
    )
