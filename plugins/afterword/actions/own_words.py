"""The user's own words in the place of what a letter would make of the lines of a debrief.

Once the user was shown what each line would become, or that it stays out, they may say it as they would say
it to that person, right after the interview.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from afterword.actions.already import interview_there
from afterword.actions.foreseen import RAW, Foreseen, lines_foreseen
from afterword.actions.told import Person, Told
from afterword.frozen import frozen
from afterword.records.contact import Contact
from afterword.records.debrief import read_debriefs
from afterword.records.interview import Debrief, Fact
from afterword.records.journal import Journal
from afterword.records.lead_ins import text_of_item
from afterword.records.promises import is_nothing
from afterword.records.schema import LEAD_INS
from afterword.records.slugs import slugify
from afterword.records.who import names_of_all
from afterword.writing.others import NamesOfOthers, names_of_others
from afterword.writing.preview import preview

_NOTHING = Debrief("", 0)

#: What people type where they mean Enter.
_NO_ANSWER = frozenset({"-", "–", "none", "skip", "nothing", "n/a"})


@frozen
class Question:
    """What is asked once the lines of a person were shown.

    Attributes:
        lead_in: under which the answer is kept: ``say``, ``since`` or ``answer``.
        to: for an ``answer``, what they asked; empty for the others.
        several: whether there is more than one that they asked.
    """

    lead_in: str
    to: str = ""
    several: bool = False


@frozen
class InOwnWords:
    """What is shown and asked about one person after everything else: three questions as a rule."""

    foreseen: tuple[Foreseen, ...] = ()
    questions: tuple[Question, ...] = ()


def to_be_said(journal: Journal, told: Told, person: Person, today: date) -> InOwnWords:
    """What is shown and asked about a person of whom something is known; nothing of who gets no letter.

    What the interview's file says already, as of a debrief that was broken off, is shown with what was told.
    """
    contact = _contact(journal, person)
    if contact.do_not_contact:
        return InOwnWords()
    debrief = _debrief(person, contact, today)
    there = _written_down(journal, told, contact, today)
    whole = _together(debrief, there)
    foreseen = tuple(lines_foreseen(contact, whole, _others(journal, told, contact)))
    if not foreseen:
        return InOwnWords()
    shown = any(each.lead_in in RAW for each in foreseen)
    questions = [Question("say")] if shown and not whole.say else []
    questions += [] if whole.since else [Question("since")]
    asked = [fact.text for fact in debrief.asked_me if not fact.answers]
    if not debrief.asked_me and not debrief.answer:
        # An answer that is told alone goes to the last of the file (`already.answers_to`).
        asked += [fact.text for fact in there.asked_me if not fact.answers][-1:]
    questions += [Question("answer", text, several=len(whole.asked_me) > 1) for text in asked]
    return InOwnWords(foreseen, tuple(questions))


def is_no_answer(question: Question, words: str) -> bool:
    """Whether the words only mean that there is nothing to say: "-", "ok", "nothing yet".

    What is kept would stand in the letter word for word, so a single word counts only as an answer to what
    they asked.
    """
    bare = words.strip(" .!").casefold()
    if question.lead_in == "answer":
        return bare in _NO_ANSWER
    return not bare or is_nothing(words) or (bare.isascii() and " " not in bare)


def take(person: Person, question: Question, words: str, today: date) -> int:
    """Keep the answer to a question, an ``answer:`` behind what it answers.

    Returns:
        Its place among the lines of the person.
    """
    if question.lead_in != "answer":
        person.add(question.lead_in, words)
        return len(person.lines) - 1
    contact = Contact(slug=slugify(person.who), name=person.who)
    open_ones = (fact for fact in _debrief(person, contact, today).asked_me if not fact.answers)
    line = next((fact.line for fact in open_ones if fact.text == question.to), None)
    # The question of a file comes before whatever is told now.
    place = 0 if line is None else line + 1
    while line is not None and place < len(person.lines) and person.lines[place].strip():
        if text_of_item(person.lines[place]) is not None:
            break
        place += 1  # a line that goes on from the question
    person.lines.insert(place, f"- answer: {words}")
    return place


def why_left_out(journal: Journal, told: Told, person: Person, question: Question, words: str) -> str:
    """Why words of the user's own are left open in the letter; empty where they stand there."""
    contact = _contact(journal, person)
    found = preview(contact, question.lead_in, words, _others(journal, told, contact))
    return "" if found.sentence is not None else found.reason


def _contact(journal: Journal, person: Person) -> Contact:
    """The contact that somebody is or will be."""
    there = None if person.new else journal.contacts.get(person.who)
    name = names_of_all(journal).get(person.who, person.who)
    return there or Contact(slug=slugify(name), name=name)


def _others(journal: Journal, told: Told, contact: Contact) -> NamesOfOthers:
    """The words of everybody's names but theirs, also of who was just met."""
    return names_of_others(journal, contact.name, tuple(each.who for each in told.people if each.new))


def _debrief(person: Person, contact: Contact, today: date) -> Debrief:
    """What was told of a person, with places among their lines; slips are told once it is written."""
    slug = contact.slug or "somebody"
    body = "\n".join((f"## {slug}", *person.lines))
    # The heading is the line before the first one.
    found = read_debriefs(body, -1, (slug,), {slug: contact}, {}, today, lambda *problem: None)
    return found.get(slug, Debrief(slug, 0))


def _written_down(journal: Journal, told: Told, contact: Contact, today: date) -> Debrief:
    """What the file of the interview says of a person already; nothing where it is not there yet."""
    fields = {"when": today, "company": told.company} | told.fields
    there = interview_there(journal, fields) if told.company else None
    return there.debriefs.get(contact.slug, _NOTHING) if there else _NOTHING


def _together(told: Debrief, there: Debrief) -> Debrief:
    """What was told with what is written down, each line once."""
    facts: dict[str, Any] = {
        lead_in.field: (*getattr(told, lead_in.field), *_new(told, there, lead_in.field))
        for lead_in in LEAD_INS
        if lead_in.words != "part"
    }
    return replace(told, **facts)


def _new(told: Debrief, there: Debrief, field: str) -> Iterator[Fact]:
    said = {fact.text for fact in getattr(told, field)}
    return (fact for fact in getattr(there, field) if fact.text not in said)
