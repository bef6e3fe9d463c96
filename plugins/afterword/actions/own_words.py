"""What a letter would make of the lines of a debrief, and the user's own words in their place.

Of what was taken down in a hurry only what is surely safe enters a letter (design, section 5). So the user is
shown what each line would become, or that it stays out, and may say it as they would say it to that person:
right after the interview, on its page, and by ``check``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from afterword.actions.already import interview_there
from afterword.actions.told import Person, Told
from afterword.followups.follow_up import FollowUp
from afterword.frozen import frozen
from afterword.kinds import THANK_YOUS
from afterword.records.contact import Contact
from afterword.records.debrief import read_debriefs
from afterword.records.interview import Debrief, Fact
from afterword.records.journal import Journal
from afterword.records.lead_ins import text_of_item
from afterword.records.problems import Level, Problem, in_order
from afterword.records.promises import is_nothing
from afterword.records.schema import LEAD_INS
from afterword.records.slugs import slugify
from afterword.records.who import names_of_all
from afterword.words.note_text import unveil
from afterword.writing.composing import saved_draft
from afterword.writing.facts import names_of_others
from afterword.writing.preview import preview

#: What is taken down in a hurry, in the order in which it is asked.
RAW = ("talked about", "lit up at", "asked me", "worries them")

#: The rule of what stays out of a letter.
LEFT_OPEN = "left-open"

_NOTHING = Debrief("", 0)

#: What people type where they mean Enter.
_NO_ANSWER = frozenset({"-", "–", "none", "skip", "nothing", "n/a"})


@frozen
class Foreseen:
    """What one line of a debrief would become.

    Attributes:
        lead_in: before the line, such as ``asked me``.
        text: the line.
        line: its number: in the file of an interview, or among the lines told of a person, from 0.
        sentence: as it would stand in the letter; None where it stays out.
        reason: why it stays out: "left open: part of it may be private"; gives nothing of it away.
        said: it stays out and leaves no gap, since the user has said it in words of their own.
    """

    lead_in: str
    text: str
    line: int
    sentence: str | None
    reason: str = ""
    said: bool = False

    @property
    def open(self) -> bool:
        """Whether something is still to be said in its place."""
        return self.sentence is None and not self.said


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
    foreseen = tuple(_foreseen(contact, whole, _others(journal, told, contact)))
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


def foreseen(journal: Journal, plan: Sequence[FollowUp]) -> Mapping[tuple[str, str], tuple[Foreseen, ...]]:
    """What becomes of each line, by interview and person, where the thanks are still to be written.

    A draft that was saved has its words already; nothing more comes of the lines.
    """
    found = {}
    for each in plan:
        interview = journal.interviews.get(each.interview or "")
        if each.kind not in THANK_YOUS or interview is None or saved_draft(journal, each):
            continue
        debrief = interview.debriefs.get(each.contact)
        contact = journal.contacts[each.contact]
        if debrief:
            others = names_of_others(journal, contact.name)
            found[interview.slug, each.contact] = tuple(_foreseen(contact, debrief, others))
    return found


def left_open(journal: Journal, plan: Sequence[FollowUp]) -> tuple[Problem, ...]:
    """A hint for each line that stays out of a letter still to be written; it quotes none of them."""
    problems = []
    for (interview, contact), lines in foreseen(journal, plan).items():
        path, name = journal.interviews[interview].file.path, journal.contacts[contact].name
        for each in filter(lambda each: each.open, lines):
            message = f"In the letter to {name}, `{each.lead_in}:` is {each.reason}."
            problems.append(Problem(path, each.line, 1, Level.HINT, LEFT_OPEN, message, _fix(each)))
    return in_order(problems)


def _fix(line: Foreseen) -> str:
    if line.lead_in == "asked me":
        return (
            "Write their question out, such as: - asked me: whether I have led a team. "
            "Your answer stands on the line below it, such as: - answer: Four people, for two years."
        )
    if line.lead_in in RAW:
        return (
            "Say it as you would say it to them, on a line of its own, such as: "
            "- say: Your point about the handover stayed with me."
        )
    return "Say it in words that may stand in a letter, or keep it for yourself with `private:`."


def _foreseen(contact: Contact, debrief: Debrief, others: frozenset[str]) -> Iterator[Foreseen]:
    for lead_in, fact in _lines(debrief):
        found = preview(contact, lead_in, fact.text, others)
        sentence = None if found.sentence is None else unveil(found.sentence)
        # With an answer but no question that can be said, the letter has a gap for the question all the same.
        said = sentence is None and lead_in in RAW and bool(debrief.say) and not fact.answers
        yield Foreseen(lead_in, fact.text, fact.line, sentence, found.reason, said)


def _lines(debrief: Debrief) -> Iterator[tuple[str, Fact]]:
    """What may reach a letter, with its lead-in, an answer behind its question."""
    by_lead_in: Mapping[str, Collection[Fact]] = {
        "talked about": debrief.talked_about,
        "lit up at": debrief.lit_up_at,
        "asked me": debrief.asked_me,
        "worries them": debrief.worries_them,
        "say": debrief.say,
        "since": debrief.since,
        "answer": debrief.answer,
    }
    for lead_in, facts in by_lead_in.items():
        for fact in facts:
            yield lead_in, fact
            yield from (("answer", answer) for answer in fact.answers)


def _contact(journal: Journal, person: Person) -> Contact:
    """The contact that somebody is or will be."""
    there = None if person.new else journal.contacts.get(person.who)
    name = names_of_all(journal).get(person.who, person.who)
    return there or Contact(slug=slugify(name), name=name)


def _others(journal: Journal, told: Told, contact: Contact) -> frozenset[str]:
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
