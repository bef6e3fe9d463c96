"""The questions of a debrief on a terminal, in the order in which memory fades."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeVar

import click

from afterword.actions.told import Person, Told, tags
from afterword.actions.write_up import MaybeKnownError, known, owner_among
from afterword.cli.session import Session, say
from afterword.errors import UnknownNameError
from afterword.records.promises import is_nothing
from afterword.records.schema import INTERVIEW
from afterword.records.who import near
from afterword.words.said_dates import parse_day, parse_moment

Value = TypeVar("Value")

_WORDS = ("talked about", "lit up at", "asked me", "worries them")


def ask_debrief(session: Session, told: Told) -> bool:
    """Ask about an interview; Enter skips a question.

    What is answered goes into ``told`` at once, so that breaking off loses nothing.

    Returns:
        Whether all questions were asked; False: Ctrl-C or the end of the input came first.
    """
    # Arrow keys work in answers, where Python was built with it.
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
    try:
        for step in (_who, _where, _words, _next, _feeling, _cards):
            step(session, told)
    except (click.Abort, KeyboardInterrupt):
        say("")
        return False
    return True


def _who(session: Session, told: Told) -> None:
    say("Enter skips a question. Ctrl-C stops, and keeps what you have said.\n")
    for name in tags(_ask("Who was there? (names with commas; of people you know, any part)")):
        _add(session, told, name)


def _add(session: Session, told: Told, name: str) -> None:
    """One person, told apart from others with the user's help."""
    contacts = session.journal.contacts
    while name:
        contact = None
        guesses: tuple[str, ...] = ()
        try:
            contact = known(session.journal, name)
            if contact is None:
                guesses = near(name, {each.slug: each.name for each in contacts.values()})[:1]
        except MaybeKnownError as error:
            guesses = error.candidates
        except UnknownNameError as error:
            say(f"  {error}")
            name = _ask("  Who is it? (Enter leaves them out)")
            continue
        for guess in guesses:
            if click.confirm(f"  {name}: do you mean {contacts[guess].name}?", default=True, err=True):
                contact = contacts[guess]
                break
        told.person(contact.slug if contact else name).new = contact is None
        about = ", ".join(part for part in (contact.role, contact.company) if part) if contact else "new"
        say(f"  {contact.name if contact else name}{f' ({about})' if about else ''}")
        return


def _where(session: Session, told: Told) -> None:
    journal = session.journal
    people = [journal.contacts[each.who] for each in told.people if each.who in journal.contacts]
    companies = [contact.company or journal.company_of(contact.slug) for contact in people]
    company = next((each for each in companies if each), "")
    _fill(told, "company", _ask("Which company?", company))
    positions = [
        position
        for position in journal.positions.values()
        if position.company.casefold() == told.company.casefold() and not position.ended
    ]
    title = max(positions, key=lambda position: position.newest.starts).title if positions else ""
    hint = " (- for none)" if title else ""
    answer = _ask(f"For which position?{hint}", title)
    _fill(told, "position", "" if answer == "-" else answer)


def _words(session: Session, told: Told) -> None:
    for person in told.people:
        say(f"\n{_name(session, person)}")
        for lead_in in _WORDS:
            person.add(lead_in, _ask(f"  {lead_in}"), session.today)
        person.add(
            "interests", _ask("  cares about most (tags, with commas, the dearest first)"), session.today
        )
        while (promise := _ask("  you promised (… by friday)")) and not is_nothing(promise):
            person.add("promised", promise, session.today)
    say("")


def _next(session: Session, told: Told) -> None:
    today = session.today
    _fill(
        told, "decision_by", _until("When will they decide?", lambda text: parse_day(text, today, "future"))
    )
    names = {person.who: _name(session, person) for person in told.people}

    def owner(text: str) -> str:
        try:
            return owner_among(session.journal, text, names)
        except UnknownNameError as error:
            raise ValueError(str(error)) from error

    if len(names) > 1:
        _fill(told, "owner", _until("Who will you hear from?", owner))


def _feeling(session: Session, told: Told) -> None:
    _fill(told, "feeling", _until("How did it feel, from 1 to 10?", _one_to_ten))
    said = _ask("Anything else, in a sentence?")
    told.prose = "\n\n".join(part for part in (told.prose, said) if part)


def _cards(session: Session, told: Told) -> None:
    """What does not fade, since it can be looked up."""
    today = session.today

    def when(text: str) -> object:
        return parse_moment(text, today, "past")

    _fill(told, "when", _until("When did it begin? (a time, a day, or both)", when, "today"))
    formats = INTERVIEW.field("format").choices
    _fill(
        told, "format", _until(f"How did you meet? ({', '.join(formats)})", lambda text: _word(text, formats))
    )
    for person in told.people:
        if person.new:
            person.add("role", _ask(f"Role of {person.who}?"), today)
            person.add("email", _ask(f"E-mail address of {person.who}?"), today)


def _name(session: Session, person: Person) -> str:
    contact = session.journal.contacts.get(person.who)
    return contact.name if contact else person.who


def _ask(question: str, default: str = "") -> str:
    suffix = " " if question.endswith("?") and not default else ": "
    answer: str = click.prompt(
        question, default=default, show_default=bool(default), prompt_suffix=suffix, err=True
    )
    return answer.strip()


def _until(question: str, read: Callable[[str], Value], default: str = "") -> Value | None:
    """Ask until the answer can be read, or is skipped."""
    while answer := _ask(question, default):
        try:
            return read(answer)
        except ValueError as error:
            say(f"  {error}")
    return None


def _one_to_ten(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 10:
        return int(text)
    raise ValueError("A number from 1 to 10, please.")


def _word(text: str, words: tuple[str, ...]) -> str:
    for word in words:
        if word.startswith(text.casefold()):
            return word
    raise ValueError(f"One of {', '.join(words)}, please.")


def _fill(told: Told, key: str, value: object) -> None:
    if value:
        told.fields[key] = value
