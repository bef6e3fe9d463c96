"""A sheet before a meeting or a call, on a terminal: `afterword prepare`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from afterword.cli.layout import sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.shown.lines import put_lines, row
from afterword.cli.shown.person import about
from afterword.cli.terminal import Styled, put, say
from afterword.followups.preparation import PersonToMeet, Preparation, Said
from afterword.records.contact import PART_WORDS
from afterword.records.conversation import PROMISED, WANTS
from afterword.records.interview import Interview
from afterword.records.position import outcome_in_words
from afterword.words.counts import listed

#: What is left of a question or a promise, where something is.
_STATES = {
    ("asked me", "open"): "no answer of yours is written down",
    (WANTS, "open"): "not answered yet",
    (PROMISED, "open"): "still open",
    (PROMISED, "kept"): "kept",
}


def print_preparation(session: OpenSession, found: Preparation) -> None:
    """Print the meeting and what there is to know of each person in it."""
    if found.interview:
        _print_meeting(session, found.interview)
    elif found.position:
        put(Styled(f"{found.position.title}, {found.position.company}", bold=True))
    if found.position:
        for fact in _of_position(session, found):
            put(sentence(fact, 2))
    for person in found.people:
        put()
        _print_person(session, person)
    if not found.people:
        put(sentence("Nobody is named in it yet. `met` is to say who will be there.", 2))
    for each in found.later:
        say(f"Later with them: {session.calendar.moment(each.when)}, {each.position or 'a conversation'}.")


def _print_meeting(session: OpenSession, interview: Interview) -> None:
    title = f"{interview.company}, {interview.position}" if interview.position else interview.company
    put(Styled(title, bold=True))
    when = session.calendar.near(interview.when)
    day = session.calendar.day(interview.when)
    if not when.startswith(day):
        when = f"{when} ({day})"
    if isinstance(interview.when, datetime):
        when += f", {interview.minutes} minutes"
    facts = [when, interview.round_words if interview.round is not None else "", interview.format or ""]
    put(sentence(", ".join(filter(None, facts)), 2))


def _of_position(session: OpenSession, found: Preparation) -> Iterator[str]:
    position = found.position
    assert position
    for each in position.held:
        there = listed([session.journal.contacts[slug].name for slug in each.met])
        yield f"{session.calendar.day(each.when)}: {each.round_words}{f' with {there}' if there else ''}"
    if position.outcome != "open":
        day = session.calendar.day(position.outcome_on) if position.outcome_on else ""
        yield f"Where it stands: {outcome_in_words(position.outcome, day)}"
    if position.decision_by and not position.ended:
        mean = "mean" if position.decision_ahead(session.today) else "meant"
        yield f"They {mean} to decide by {session.calendar.day(position.decision_by)}"
    if position.answer_by:
        yield f"They want your answer by {session.calendar.day(position.answer_by)}"


def _print_person(session: OpenSession, person: PersonToMeet) -> None:
    contact = session.journal.contacts[person.contact]
    put(Styled(contact.name, bold=True))
    work = ", ".join(filter(None, (contact.role, PART_WORDS[person.part])))
    last = (
        f"last: {session.calendar.day(person.last.at)}, {about(session, person.last)}"
        if person.last
        else "you have not met"
    )
    put(sentence("; ".join(filter(None, (work, last))), 2))
    gifts = session.journal.gifts
    given = [gifts[slug].title for slug in person.given if slug in gifts]
    days = {each.on for each in (*person.said, *person.asked, *person.promised)}
    rows = [
        *([("cares about", ", ".join(person.interests))] if person.interests else []),
        *(
            _row(session, each, dated=len(days) > 1)
            for each in (*person.said, *person.asked, *person.promised)
        ),
        *([("has had", listed(given))] if given else []),
    ]
    put_lines(rows, 2)
    if contact.do_not_contact:
        put(sentence(f'Asked not to be written to: "{contact.do_not_contact}"', 2))


def _row(session: OpenSession, each: Said, *, dated: bool) -> tuple[str, str]:
    """A line that was said; with its day, where they are of more than one."""
    word, text = row(session, each.line)
    if dated:
        text += f" ({session.calendar.day(each.on)})"
    state = _STATES.get((each.line.kind, each.state), "")
    return word, f"{text}: {state}" if state else text
