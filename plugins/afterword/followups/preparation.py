"""What to know before a next meeting or a call: who, what they care about, what was said, asked, promised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Literal

from afterword.errors import AfterwordError
from afterword.followups.answers import unanswered
from afterword.followups.promises import told
from afterword.followups.situation import Situation
from afterword.frozen import frozen
from afterword.gifts.ledger import ledger
from afterword.records.contact import Part
from afterword.records.conversation import ASKED, PROMISED, WANTS, Line, said_in_touch
from afterword.records.interview import Interview
from afterword.records.journal import Journal, Touch
from afterword.records.names import folded
from afterword.records.position import Position
from afterword.records.slugs import slugify
from afterword.records.who import UnknownNameError, find_contact, matching
from afterword.settings.settings import Settings
from afterword.times import iso
from afterword.words.shell import command

#: What they asked of the user, in a debrief or in a note.
_ASKED = (ASKED, WANTS)


@frozen
class Said:
    """A line of what was said.

    Attributes:
        on: the day.
        line: the words.
        state: of a question of theirs: whether it was answered; of a promise: whether it was kept.
    """

    on: date
    line: Line
    state: Literal["", "open", "answered", "kept", "over"] = ""


@frozen
class PersonToMeet:
    """One person, as far as the journal knows them; everything that was said, the newest first.

    Attributes:
        contact: slug.
        part: in the hiring of the position it is about.
        interests: ranked.
        said: what they talked about, what they wrote.
        asked: what they wanted to know, or to have.
        promised: what the user promised them.
        given: slugs of the gifts they have had, the newest first.
        last: what passed last; None for somebody who is new.
    """

    contact: str
    part: Part
    interests: tuple[str, ...]
    said: tuple[Said, ...]
    asked: tuple[Said, ...]
    promised: tuple[Said, ...]
    given: tuple[str, ...]
    last: Touch | None


@frozen
class Preparation:
    """A sheet for one meeting, or for a call.

    Attributes:
        interview: the meeting that lies ahead; None: there is none, and it is for a call.
        position: which it is about, where it is about one.
        people: whom to know about.
        later: further meetings ahead with the same company.
    """

    interview: Interview | None
    position: Position | None
    people: tuple[PersonToMeet, ...]
    later: tuple[Interview, ...] = ()

    def as_json(self, journal: Journal) -> dict[str, Any]:
        """As ``prepare --json`` prints it (design, section 7)."""
        return {
            "version": 1,
            "interview": self.interview.slug if self.interview else None,
            "when": iso(self.interview.when) if self.interview else None,
            "company": self._company,
            "position": self.position.title if self.position else "",
            "people": [_person_as_json(journal, each) for each in self.people],
        }

    @property
    def _company(self) -> str:
        known = self.interview or self.position
        return known.company if known else ""


def prepared(journal: Journal, now: date | datetime, settings: Settings, meant: str | None) -> Preparation:
    """The sheet for the next meeting with somebody or at a company; without one, for a call.

    Args:
        journal: the records.
        now: local civil time; a date means its noon.
        settings: of which the cadence and the country count.
        meant: a person, or a company; None: the next meeting of all.

    Raises:
        AfterwordError: nobody and nothing is called so, or more than one; or no meeting is ahead at all.
    """
    situation = Situation(journal, now, settings)
    journal = situation.journal
    if meant is None:
        if not journal.ahead:
            raise AfterwordError(
                "No interview is ahead, as far as the files in interviews/ say. "
                f"For a call, say with whom: {command('prepare', 'WHO')}"
            )
        return _for_meeting(situation, journal.ahead[0])
    company = _company(journal, meant)
    if company is None:
        who = find_contact(journal, meant).slug
        coming = next((each for each in journal.ahead if who in each.met), None)
        return _for_meeting(situation, coming, who) if coming else _for_call(situation, None, [who])
    coming = next((each for each in journal.ahead if folded(each.company) == company), None)
    if coming:
        return _for_meeting(situation, coming)
    there = [each for each in journal.positions.values() if folded(each.company) == company]
    # The one of which something passed last, among those still open.
    chosen = max(there, key=lambda each: (not each.ended, each.last_met, each.id), default=None)
    if chosen:
        return _for_call(situation, chosen, chosen.people)
    people = [slug for slug in journal.contacts if journal.house_of(slug) == company]
    return _for_call(situation, None, people)


def _company(journal: Journal, meant: str) -> str | None:
    """The folded company that a text means; None where it means a person.

    Raises:
        UnknownNameError: it means a company and somebody, or several companies.
    """
    names = {folded(each.company): each.company for each in journal.interviews.values()}
    names |= {folded(name): name for slug in journal.contacts if (name := journal.company_of(slug))}
    people = matching(meant, {slug: contact.name for slug, contact in journal.contacts.items()})
    companies = matching(meant, names)
    exact = [slug for slug in people if folded(meant) in (slug, folded(journal.contacts[slug].name))]
    if folded(meant) in names and not exact:
        return folded(meant)
    if not companies or exact:
        return None
    # A whole word of one name comes before a part of another's: Ana before Analytics.
    wanted = set(slugify(meant).split("-"))
    whole_people = [slug for slug in people if wanted <= _words(journal.contacts[slug].name)]
    whole_companies = [each for each in companies if wanted <= _words(names[each])]
    if whole_people or whole_companies:
        people, companies = tuple(whole_people), tuple(whole_companies)
    if not companies:
        return None
    if len(companies) == 1 and not people:
        return companies[0]
    labels = [f"{journal.contacts[slug].name} ({slug})" for slug in people]
    labels += [f"{names[company]} (company)" for company in companies]
    raise UnknownNameError(
        f'"{meant}" could be any of these; say more of the name:' + "".join(f"\n  {each}" for each in labels),
        labels,
        ambiguous=True,
    )


def _words(name: str) -> set[str]:
    return set(slugify(name).split("-"))


def _for_meeting(situation: Situation, interview: Interview, first: str | None = None) -> Preparation:
    journal = situation.journal
    position = journal.position_of(interview.slug)
    people = list(interview.met) or list(position.people if position else ())
    people.sort(key=lambda slug: slug != first)
    later = [
        each
        for each in journal.ahead
        if each is not interview and folded(each.company) == folded(interview.company)
    ]
    part = {slug: journal.part_of(slug, interview.slug) for slug in people}
    found = tuple(person_to_meet(situation, slug, part[slug]) for slug in people)
    return Preparation(interview, position, found, tuple(later))


def _for_call(situation: Situation, position: Position | None, people: Iterable[str]) -> Preparation:
    journal = situation.journal
    found = []
    for slug in people:
        about = position or _position_of(journal, slug)
        part = journal.part_of(slug, about.newest.slug) if about else journal.contacts[slug].part
        found.append(person_to_meet(situation, slug, part))
    if position is None and len(found) == 1:
        position = _position_of(journal, found[0].contact)
    return Preparation(None, position, tuple(found))


def _position_of(journal: Journal, slug: str) -> Position | None:
    """The position somebody has to do with now: an open one, the newest."""
    return max(
        journal.positions_with(slug), key=lambda each: (not each.ended, each.last_met, each.id), default=None
    )


def person_to_meet(situation: Situation, slug: str, part: Part) -> PersonToMeet:
    """Somebody as far as the journal knows them, in a part of the hiring."""
    journal = situation.journal
    touches = journal.touches_with(slug)
    waiting = {note.slug for note in unanswered(situation, slug)}
    said: list[Said] = []
    asked: list[Said] = []
    for touch in reversed(touches):
        for line in said_in_touch(journal, touch):
            wanted = touch.note is not None and touch.note.slug in waiting
            if line.kind in _ASKED:
                open_ = wanted if line.kind == WANTS else not line.answers
                asked.append(Said(touch.day, line, "open" if open_ else "answered"))
            elif line.kind != PROMISED:
                said.append(Said(touch.day, line))
    promised = tuple(
        Said(promise.made, Line(PROMISED, promise.fact.text, promise.fact.by), state)
        for promise, state in reversed(told(situation, slug))
    )
    given = tuple(dict.fromkeys(each.gift for each in reversed(ledger(journal).to(slug))))
    contact = journal.contacts[slug]
    last = touches[-1] if touches else None
    return PersonToMeet(slug, part, contact.interests, tuple(said), tuple(asked), promised, given, last)


def _person_as_json(journal: Journal, person: PersonToMeet) -> dict[str, Any]:
    contact = journal.contacts[person.contact]
    return {
        "contact": person.contact,
        "name": contact.name,
        "part": person.part,
        "role": contact.role,
        "interests": list(person.interests),
        "said": [
            {"on": each.on.isoformat(), "kind": each.line.kind, "text": each.line.text}
            for each in person.said
        ],
        "asked": [
            {
                "on": each.on.isoformat(),
                "text": each.line.text,
                "by": each.line.by and each.line.by.isoformat(),
                "answers": list(each.line.answers),
                "state": each.state,
            }
            for each in person.asked
        ],
        "promised": [
            {
                "on": each.on.isoformat(),
                "text": each.line.text,
                "by": each.line.by and each.line.by.isoformat(),
                "state": each.state,
            }
            for each in person.promised
        ],
        "given": list(person.given),
        "last": iso(person.last.at) if person.last else None,
    }
