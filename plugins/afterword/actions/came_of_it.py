"""What came of a message or a talk besides its words: promises, interests, what they want, and hints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from afterword.actions.desk import Desk
from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.keeping.editing import add_to
from afterword.records.contact import Contact
from afterword.records.journal import words_of_name
from afterword.records.names import folded
from afterword.records.position import Position
from afterword.records.promises import is_nothing, read_promise
from afterword.records.quoting import scalar
from afterword.records.schema import CONTACT, NOTE
from afterword.records.values import tidy_tag
from afterword.records.who import typed
from afterword.times import moment_of
from afterword.words.counts import listed
from afterword.words.dates import Calendar
from afterword.words.shell import command
from afterword.words.tidings import leaves, tidings, wished

#: More words than these are told in the file.
_MOST_SAID = 30

#: Where a sentence or a paragraph ends: a text is parted there, since looking for whole questions would begin
#: anew at every letter of a long one. "10.30" and "3.12." end none. Then what a hint takes for what was
#: promised.
_SENTENCE_END = re.compile(r"(?<=[!?])|(?<=\.)(?<!\d\.\d\.)(?<!\d\.\d\d\.)(?=\s)|\n(?=\n)")
_PROMISED = re.compile(r"\bpromised (?:(?:her|him|them|you|to) )?([^.!?\n]+)", re.IGNORECASE)

_OUTCOMES = {
    "no": ("That sounds like a no. If it is one", "filled-by-other"),
    "closed": ("That sounds as if nobody will get the position. If so", "closed"),
    "on-hold": ("That sounds as if it rests for now. If so", "on-hold"),
    "offer": ("That sounds like an offer. If it is one", "offer"),
}


@frozen
class Dated:
    """Something wanted or promised, and by when; None: no day is named."""

    words: str
    by: date | None

    def said(self, calendar: Calendar) -> str:
        """As in "two references, by Fri 25 Sep"."""
        words = opening(self.words)
        return f"{words}, by {calendar.day(self.by)}" if self.by else words

    @property
    def line(self) -> str:
        """As a list item of a note."""
        return f"- promised: {self.words} by {self.by}" if self.by else f"- promised: {self.words}"


def opening(words: str) -> str:
    """The words themselves; of very many the first."""
    first = words.split()[:_MOST_SAID]
    return words if len(first) == len(words.split()) else f"{' '.join(first)} …"


def refuse_before(option: str, by: date | None, day: date) -> None:
    """Refuse a day that was over when it was named.

    Args:
        option: how it was given.
        by: the day; None: none was given.
        day: of the message.

    Raises:
        AfterwordError: it was over.
    """
    if by and by < day:
        raise AfterwordError(
            f"{option} {by} is before {day}, the day on which it was said. "
            f"Say the day that is meant, such as {option} {_next(day)}"
        )


def _next(day: date) -> date:
    """The day after; of the last day there is, that day."""
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def dated(option: str, words: str, by: date | None, day: date) -> Dated:
    """Words with their day, which stands in them or is given apart.

    Args:
        option: how they were given, for the refusal.
        words: such as "two references by friday".
        by: the day that was given apart.
        day: of the message, from which "friday" counts.

    Raises:
        AfterwordError: there are two days, or what looks like one is none, or one that was over already; or
            there are too many words for a line.
    """
    one_line = " ".join(words.split())
    if len(one_line) > (room := NOTE.field("asks").room):
        raise AfterwordError(
            f"{option} has {len(one_line):,} characters, more than the {room:,} of a line. "
            f'Say it in a few words, such as {option} "two references", and the rest as the text.'
        )
    found = read_promise(one_line, day)
    if found.by and by and found.by != by:
        raise AfterwordError(
            f"{option} names {found.by}, and --by {by}. Which of the two is it? "
            f'Say, for example: {option} "{found.text}" --by {by}'
        )
    if found.doubt and not by:
        raise AfterwordError(f'{option}: {found.doubt} Say, for example: {option} "{found.right}"')
    refuse_before(option, found.by, day)
    refuse_before("--by", by, day)
    if found.by:
        return Dated(found.text, found.by)
    return Dated(one_line, by)


def promises(promised: Sequence[str], by: date | None, day: date) -> tuple[Dated, ...]:
    """What was promised, each with its day; "nothing" is no promise.

    Raises:
        AfterwordError: as ``dated``; or words that could not be read back with their day.
    """
    found = tuple(
        dated("--promised", words, by, day) for words in promised if words.strip() and not is_nothing(words)
    )
    for each in found:
        read = read_promise(each.line.removeprefix("- promised: "), day)
        if (read.text, read.by) != (each.words, each.by):
            raise AfterwordError(
                f'"{each.words}" has a day in it that would be read as {read.by}. '
                "Say it without that day, and the day with --by, such as: --promised "
                f'"two references" --by {each.by or day}'
            )
    return found


def new_in(desk: Desk, contact: Contact, written: Change) -> tuple[Change, ...]:
    """The new note, unless the same is written down already, by a command that was run twice."""
    for note in desk.journal.notes_with(contact.slug):
        path = note.file.path
        if not note.draft and (desk.root / path).read_bytes() == written.new:
            return ()
    return (written,)


def refuse_twice(changes: Sequence[Change], day: date) -> None:
    """Refuse what changes nothing, since all of it is written down already.

    Args:
        changes: what would be written.
        day: on which it was said.

    Raises:
        AfterwordError: it is.
    """
    if all(change.old == change.new for change in changes):
        raise AfterwordError(
            "That is written down already, word for word. "
            f'If there were two, say at what time, such as --on "{day} 09:30"'
        )


def with_promises(text: str, promised: Sequence[Dated]) -> str:
    """The text of a note, what was promised as a list below it."""
    return "\n\n".join(part for part in (text.strip(), "\n".join(each.line for each in promised)) if part)


def new_interests(desk: Desk, contact: Contact, interests: Sequence[str]) -> tuple[Change, ...]:
    """The change of their file that adds what they care about, behind what is there."""
    tags = [tag for tag in map(tidy_tag, interests) if tag]
    if not tags:
        return ()
    path = contact.file.path
    old = (desk.root / path).read_bytes()
    return (Change(path, old, add_to(old, "interests", tags, path)),)


def told(
    desk: Desk, later: Desk, contact: Contact, promised: Sequence[Dated], interests: Sequence[str]
) -> Iterator[str]:
    """What was taken down besides the words."""
    for each in promised:
        yield f"Promised to {contact.name}: {each.said(desk.calendar)}."
    tags = [tag for tag in map(tidy_tag, interests) if tag]
    if tags:
        ranked = later.journal.contacts[contact.slug].interests
        yield f"{contact.first_name} cares about {listed(ranked)}."


def hints(later: Desk, contact: Contact, position: Position | None, text: str, day: date) -> Iterator[str]:
    """What the words may tell of the position or the person, each with what to do about it.

    Args:
        later: the journal with the message in it.
        contact: who said it, or of whom it was heard.
        position: what it is about.
        text: what was said.
        day: when.
    """
    journal = later.journal
    people = journal.words_of_names
    if company := journal.company_of(contact.slug):
        people |= words_of_name(company)  # where they are already
    heard = _at_home(text, company) if company else text
    found = tidings(heard, _called(contact), people)
    now = later.journal.positions.get(position.id) if position else None
    for tiding in found:
        if tiding == "left":
            yield from _left(later, contact)
        elif now and not now.ended and now.outcome != tiding:
            sounds, outcome = _OUTCOMES[tiding]
            by = offered_until(text, day) if tiding == "offer" else None
            answer = {"answer_by": by.isoformat()} if by else {}
            close = command("close", now.company, position=now.title, outcome=outcome, **answer)
            yield f"{sounds}: {close}"
    here = journal.contacts[contact.slug]
    if not here.do_not_contact and (words := wished("stop", text)):
        said = opening(words)[: CONTACT.field("do_not_contact").room]
        stop = command("stop", typed(journal, contact.slug), said=said)
        yield f"That sounds as if {here.name} wants no more mail. If so: {stop}"
    if wished("cancel", text):
        yield from _called_off(later, contact, now, day)
    own = _called(here)
    for other in journal.contacts.values():
        names = [name for name in _called(other) if name in text and name not in own]
        if other.slug != contact.slug and names and leaves(heard, names, people):
            yield from _left(later, other)


def _called_off(later: Desk, contact: Contact, position: Position | None, day: date) -> Iterator[str]:
    """How to say that the next interview will not take place; nothing where none is ahead."""
    talks = position.interviews if position else later.journal.interviews_with(contact.slug)
    now = moment_of(later.now)
    ahead = [each for each in talks if each.day >= day and not (each.cancelled or each.took_place(now))]
    if ahead:
        following = min(ahead, key=lambda each: each.starts)
        when = later.calendar.moment(following.when)
        yield (
            f"That sounds as if the interview of {when} will not take place. If so, write "
            f"cancelled: yes into {following.file.path}; if it moves, the new time as when: …"
        )


def another_talk(
    later: Desk, contact: Contact, position: Position | None, text: str, day: date
) -> Iterator[str]:
    """What to type where the words invite to a talk that is not written down yet.

    Args:
        later: the journal with the message in it.
        contact: who said it.
        position: what it is about.
        text: what was said.
        day: when.
    """
    journal = later.journal
    now = journal.positions.get(position.id) if position else None
    talks = now.interviews if now else journal.interviews_with(contact.slug)
    company = now.company if now else journal.company_of(contact.slug)
    written = any(each.day >= day and not each.cancelled for each in talks)
    if written or not company or not wished("talk", text):
        return
    title = {"position": now.title} if now else {}
    debrief = command("debrief", company=company, **title, met=contact.name, when="DAY TIME")
    yield f"That sounds like an invitation. Import theirs, or once the time is agreed: {debrief}"


def _at_home(text: str, company: str) -> str:
    """The text with "the company" for the name of their own, or its first words: "I am leaving Mossgrove"."""
    first, *more = company.split()
    if len(first) < 4:
        return text
    longer = "".join(rf"(?: {re.escape(word)}" for word in more) + ")?" * len(more)
    return re.sub(rf"\b{re.escape(first)}{longer}(?!\w)", "the company", text)


def _called(contact: Contact) -> tuple[str, ...]:
    """What somebody is called in a line: by their whole name, or by the first."""
    return tuple(dict.fromkeys((contact.name, contact.first_name)))


def offered_until(text: str, day: date) -> date | None:
    """The day that the words of an offer name for the answer; None where they make none, or name none."""
    return read_promise(" ".join(text.split()), day).by if "offer" in tidings(text) else None


def _left(later: Desk, contact: Contact) -> Iterator[str]:
    here = later.journal.contacts[contact.slug]
    company = later.journal.company_of(contact.slug)
    if company and folded(company) not in map(folded, here.former):
        former = ", ".join(scalar(each, in_list=True) for each in (*here.former, company))
        yield (
            f"If {contact.name} leaves {company}, say so in {contact.file.path}, so that nothing about a "
            f"position there goes to them any more: former: [{former}]"
        )


def asked_in(text: str, day: date) -> Dated | None:
    """The last question in a text, with the day it names; None where there is none."""
    questions = [" ".join(each.split()) for each in _SENTENCE_END.split(text) if each.endswith("?")]
    if not questions or not questions[-1].strip("? "):
        return None
    return Dated(questions[-1], read_promise(questions[-1].rstrip("?"), day).by)


def promised_in(text: str, day: date) -> Dated | None:
    """What a text says was promised, with its day; None where it says nothing of the kind."""
    match = _PROMISED.search(text)
    found = read_promise(" ".join(match[1].split()), day) if match else None
    return Dated(found.text, found.by) if found and not found.doubt else None
