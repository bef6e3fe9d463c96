"""Who and what was meant by the answers of a debrief that were given all at once, where it is not clear.

A terminal asks as it goes; a form gets all the questions together, each with what may be answered. Nobody is
guessed: neither who shares a name, nor who is spelt nearly so. What a terminal would ask of an invitation, a
form is offered: which interview it was, and who of those invited did not come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from afterword.actions.already import interview_there
from afterword.actions.answers import values_of_person
from afterword.actions.desk import Desk
from afterword.actions.invited import just_held, only_invited
from afterword.actions.staying import stay_in_touch
from afterword.actions.told import Person, Told
from afterword.actions.where_it_was import UnclearPlaceError, placed
from afterword.actions.who_was_met import Doubt, MaybeKnownError, doubts, known, meanings
from afterword.frozen import frozen
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.scalars import chosen
from afterword.records.schema import CONTACT
from afterword.records.who import UnknownNameError, UnreadableError, label, matching, names_of_all, near
from afterword.times import iso
from afterword.words.counts import listed


@frozen
class Choice:
    """One thing that may have been meant.

    Attributes:
        label: in words.
        values: what the answer changes, in the shape of ``answers``: of the person, or of the whole debrief.
    """

    label: str
    values: Mapping[str, Any]


@frozen
class Unclear:
    """One question.

    Attributes:
        question: in a sentence; empty: nothing is unclear, the choices are only offered.
        choices: what may be answered; empty: only other words help.
        person: the place of the person among those told; None: it is about the company or the position.
        field: what is unclear: ``who``, ``same``, ``company``, ``position``, ``part`` or ``stay_in_touch``;
            or what is offered for ``company`` or ``absent``.
    """

    question: str
    choices: tuple[Choice, ...] = field(default=())
    person: int | None = None
    field: str = "who"


def unclear(journal: Journal, told: Told) -> tuple[Unclear, ...]:
    """What the user has to say before an interview can be written up; first who was met, then where.

    Args:
        journal: as it is.
        told: names as they were typed.
    """
    who = tuple(_who(journal, told))
    return (*(who or _where(journal, told)), *_unreadable(told))


def offered(desk: Desk, told: Told) -> Iterator[Unclear]:
    """What an invitation knows already, to be taken with one choice: the interview, and who did not come.

    Args:
        desk: the journal and the moment.
        told: names as they were typed.
    """
    journal = desk.journal
    if not told.people:
        held = [each for each in just_held(desk) if told.company in ("", each.company)]
        choices = tuple(Choice(_about(desk, each), _answers_of(journal, each)) for each in held)
        yield Unclear("", choices, field="company")
        return
    there = interview_there(journal, {"when": desk.today, "company": told.company} | told.fields)
    invited = only_invited(there) if there else ()
    known = with_slugs(journal, told).people
    choices = tuple(
        Choice(
            f"{journal.contacts[person.who].name} did not come",
            {
                "absent": [*told.absent, _name(journal, person.who)],
                "people": [values_of_person(each) for each in told.people if each is not told.people[place]],
            },
        )
        for place, person in enumerate(known)
        if person.who in invited
    )
    yield Unclear("", choices, field="absent")


def _about(desk: Desk, interview: Interview) -> str:
    where = (interview.company, interview.position, desk.calendar.moment(interview.when))
    return ", ".join(filter(None, where))


def _answers_of(journal: Journal, interview: Interview) -> dict[str, Any]:
    """An interview that was invited to, with everybody who was, in the shape of ``answers``."""
    people = [{"who": _name(journal, slug), "lines": []} for slug in only_invited(interview)]
    where = {"company": interview.company, "position": interview.position, "when": iso(interview.when)}
    return {**{key: text for key, text in where.items() if text}, "people": people}


def _name(journal: Journal, slug: str) -> str:
    """Their name, or where others may be meant by it, the slug."""
    name = journal.contacts[slug].name
    return name if matching(name, names_of_all(journal)) == (slug,) else slug


def with_slugs(journal: Journal, told: Told) -> Told:
    """What was told with everybody who is surely known by their slug, for a look at what becomes of it."""
    return replace(told, people=[_with_slug(journal, person) for person in told.people])


def _with_slug(journal: Journal, person: Person) -> Person:
    copy = replace(person, personal=dict(person.personal), lines=list(person.lines))
    if not person.new:
        try:
            contact = known(journal, person.who)
        except (UnknownNameError, MaybeKnownError, UnreadableError):
            return copy
        copy.who, copy.new = (contact.slug, False) if contact else (person.who, True)
    return copy


def _who(journal: Journal, told: Told) -> Iterator[Unclear]:
    names = names_of_all(journal)
    for place, person in enumerate(told.people):
        if person.new:
            continue
        guesses: tuple[str, ...] = ()
        try:
            if known(journal, person.who):
                continue
            guesses = near(person.who, names)[:1]
        except MaybeKnownError as error:
            guesses = error.candidates
        except UnknownNameError as error:
            guesses = tuple(slug for slug in names if label(journal, slug) in error.candidates)
        except UnreadableError as error:
            yield Unclear(str(error), person=place)
            continue
        if guesses:
            choices = [Choice(label(journal, slug), {"who": slug}) for slug in guesses]
            choices.append(Choice(f"somebody new, {person.who}", {"new": True}))
            yield Unclear(f"Who is “{person.who}”?", tuple(choices), place)


def _where(journal: Journal, told: Told) -> Iterator[Unclear]:
    try:
        told = placed(journal, told)[0]
    except UnclearPlaceError as error:
        choices = [Choice(name, {error.field: name}) for name in error.candidates]
        choices.append(
            Choice(f"a new {error.field}, {error.said}", {"new": sorted({*told.new, error.field})})
        )
        yield Unclear(f"Which {error.field} is “{error.said}”?", tuple(choices), field=error.field)
        return
    for doubt in doubts(journal, told):
        yield _of_doubt(doubt, next(n for n, each in enumerate(told.people) if each is doubt.person))


def _unreadable(told: Told) -> Iterator[Unclear]:
    """What was said of a person in other words than are known."""
    choices = CONTACT.field("part").choices
    for place, person in enumerate(told.people):
        part = person.personal.get("part", "")
        if part and chosen(part, choices) is None:
            yield Unclear(f'"{part}" is none of {listed(choices, "or")}.', (), place, "part")
        try:
            stay_in_touch(person.personal.get("stay_in_touch"))
        except ValueError as error:
            yield Unclear(str(error), (), place, "stay_in_touch")


def _of_doubt(doubt: Doubt, place: int) -> Unclear:
    name = doubt.contact.name
    labels = {
        "same": f"the same {name}",
        "moved": f"the same {name}, who works there now",
        "another": "another",
    }
    choices = tuple(Choice(labels[each.word], each.values) for each in meanings(doubt))
    says = f"{doubt.contact.file.path} says {doubt.there}; now it is {doubt.told}."
    question = f"{says} Is it the same {name}, or another?"
    return Unclear(question, choices, place, "same")
