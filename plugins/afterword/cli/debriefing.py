"""A debrief on a terminal, from its first question to the record; whatever stops it, no answer is lost."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import click

from afterword.actions.hurried import first_words, is_prompt
from afterword.actions.jotted import (
    Jotted,
    about,
    is_jotted,
    jotted,
    refuse_empty,
    refuse_nameless,
    says_nothing,
    to_complete,
    without_note,
)
from afterword.actions.staying import stay_in_touch
from afterword.actions.still_open import how_to_stay_in_touch, lines_left_open, tips_wanted
from afterword.actions.told import Person, Told, read_file, read_met, tags
from afterword.actions.unfinished import Unfinished, as_text, begun, broken_off
from afterword.actions.write_up import UNSAID, WrittenUp, comes_of_it, write_up
from afterword.cli.asking import Questions
from afterword.cli.layout import columns
from afterword.cli.open_session import OpenSession
from afterword.cli.telling_apart import until_clear
from afterword.cli.terminal import agreed, ask, interactive, put, say
from afterword.cli.writes import carry_through
from afterword.errors import AfterwordError
from afterword.followups.reach import nobody_to_ask
from afterword.keeping.git import ignores
from afterword.keeping.own_folder import OWN_FOLDER
from afterword.records.showing import shortened
from afterword.records.who import matching, names_of_all, typed
from afterword.words.counts import listed
from afterword.words.person_names import names_several, with_addresses
from afterword.words.shell import command

#: What ends a program from outside: `kill`, and a terminal that goes away. Windows has no SIGHUP.
_ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def debrief_on_terminal(session: OpenSession, *, dry_run: bool) -> None:
    """Ask, or take up what was broken off, and write it down.

    Raises:
        KeyboardInterrupt: Ctrl-C, before anything was said.
        AfterwordError: it could not be written; the answers are kept, and it is said where.
    """
    with _ended_in_words():
        unfinished, told = _taken_up(session)
        with _kept(session, unfinished, told):
            complete = Questions(session, told, lambda: told.people and unfinished.keep(told)).ask()
            if not told.people and not told.company:
                if complete:
                    raise AfterwordError("Nothing was said, so nothing was written.")
                raise KeyboardInterrupt
            with _no_interruption():
                written = finish(session, told, forgiving=True, dry_run=dry_run)
                if not dry_run:
                    unfinished.drop()
        if dry_run:
            _say_where(session, unfinished, told)
            return
        path = f"interviews/{written.interview}.md"
        if not complete:
            say(f"What you said is in {path}; `afterword debrief` again adds to it.")
        if written.company == UNSAID:
            say(f"In {path} the company is missing; nothing is due before it is there.")
        say_what_comes(session, written)


def told_in_options(
    session: OpenSession,
    met: tuple[str, ...],
    source: tuple[str, str] | None,
    said: str | None,
    fields: dict[str, Any],
    absent: tuple[str, ...] = (),
) -> Told | None:
    """What the options say; None where there are none, so that there are questions to ask.

    Raises:
        UsageError: there are none, and there is no terminal to ask on.
    """
    given = {key: value for key, value in fields.items() if value is not None}
    if not (met or source or said or given or absent):
        if interactive():
            return None
        waits = to_complete(session.root, session.today)
        raise click.UsageError(
            "There is no terminal to ask on. Use --met and the other options, or --from FILE"
            + (f", such as {command('debrief', **{'from': waits[0]})}" if waits else ".")
        )
    told = _from_file(session, *source) if source else Told()
    told.fields |= given
    told.absent = (*told.absent, *absent)
    for text in met:
        try:
            told.people.append(read_met(text))
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--met") from error
    told.prose = "\n\n".join(part for part in (told.prose, said) if part)
    return told


def _from_file(session: OpenSession, name: str, text: str) -> Told:
    """What a file says; of a note that was jotted down in the journal, without its empty prompts."""
    if not is_jotted(text.encode("utf-8")):
        return read_file(text, session.today)
    path = Path(name).resolve()
    inside = path.is_relative_to(session.root.resolve())
    note = path.relative_to(session.root.resolve()).as_posix() if inside else ""
    told = Jotted(note, text.encode("utf-8")).told(session.today)
    refuse_nameless(told)
    refuse_empty(told)
    return told


def wished_for_all(told: Told, wish: str) -> None:
    """Take what ``--stay-in-touch`` says for everybody of whom nothing else is said.

    Raises:
        BadParameter: it says neither whether nor how often.
    """
    try:
        stay_in_touch(wish)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--stay-in-touch") from error
    for person in told.people:
        person.personal.setdefault("stay_in_touch", wish)


def finish(session: OpenSession, told: Told, *, forgiving: bool, dry_run: bool) -> WrittenUp:
    """Write down what was told.

    Raises:
        AfterwordError: it cannot be taken as it is, or not be written.
        UsageError: the company is missing, and it is no time to be forgiving.
    """
    written = until_clear(told, lambda told: write_up(session.desk, told, forgiving=forgiving))
    if written.company == UNSAID and not forgiving:
        raise click.UsageError("Say which company it was: --company NAME")
    carry_through(session, without_note(session.root, written.act, told), dry_run=dry_run)
    return written


def say_what_comes(session: OpenSession, written: WrittenUp) -> None:
    """Say what is to be written after an interview, and when, and what the user may know to give."""
    later = session.desk.again()
    rows = comes_of_it(later, written)
    if rows:
        say(f"What comes of it:\n{columns(rows)}")
    if unreached := nobody_to_ask(later.journal, written.contacts):
        say(unreached)
    for tip in tips_wanted(later, written.contacts):
        say(tip)
    first = written.contacts[0] if written.contacts else None
    say(f"Next: {command('draft', typed(later.journal, first)) if first else 'afterword due'}")


def say_what_is_left_open(session: OpenSession, written: WrittenUp) -> None:
    """Say how many lines stay out of the letters; on a terminal each was shown as it was told."""
    if told := lines_left_open(session.desk.again(), written):
        say(told)


def say_how_to_stay_in_touch(session: OpenSession, written: WrittenUp) -> None:
    """Say how, where nothing else comes of a conversation."""
    if told := how_to_stay_in_touch(session.desk.again(), written):
        say(told)


def say_what_is_unfinished(session: OpenSession) -> None:
    """Remind of debriefs that were broken off."""
    for unfinished in broken_off(session.root):
        say(f"A debrief that was broken off is in {unfinished.path}: afterword debrief takes it up.")
    for path in to_complete(session.root, session.today):
        say(f"A debrief that was jotted down is in {path}: afterword debrief completes it.")


def _taken_up(session: OpenSession) -> tuple[Unfinished, Told]:
    """A debrief that was broken off and the user wants to go on with, else a new one."""
    for unfinished in broken_off(session.root):
        try:
            told = read_file(unfinished.text, session.today)
        except AfterwordError as error:
            say(f"{unfinished.path} cannot be taken up as it is. {error}")
            continue
        names = names_of_all(session.journal)
        people = [names.get(person.who, person.who) for person in told.people]
        whom = f" with {listed(people)}" if people else f" at {told.company}" if told.company else ""
        if agreed(f"A debrief{whom} was broken off. Take it up?", default=True):
            told.kept, told.on = True, unfinished.on
            return unfinished, told
        say(f"It stays in {unfinished.path}; delete that file if it is of no use.")
    return begun(session.root, session.now), _jotted_down(session) or Told()


def _jotted_down(session: OpenSession) -> Told | None:
    """What was jotted down elsewhere, where the user wants to complete it now."""
    begun_already = {_note_of(unfinished, session) for unfinished in broken_off(session.root)}
    for note in jotted(session.root):
        if note.path in begun_already:
            continue
        try:
            told = note.told(session.today)
        except AfterwordError as error:
            say(f"{note.path} cannot be completed as it is. {error}")
            continue
        if says_nothing(told):
            continue
        if agreed(f"A debrief{about(told)} was jotted down in {note.path}. Complete it?", default=True):
            _name(session, told)
            return told
        say(f"It stays in {note.path}.")
    return None


def _note_of(unfinished: Unfinished, session: OpenSession) -> str:
    try:
        return read_file(unfinished.text, session.today).note
    except AfterwordError:
        return ""


def _name(session: OpenSession, told: Told) -> None:
    """Ask for a name where something was jotted down below none, below several, or below a description."""
    names = names_of_all(session.journal)
    for person in tuple(told.people):
        first = first_words(person.lines) if is_prompt(person.who) else ""
        if is_prompt(person.who):
            said = "; ".join(line.lstrip("- ") for line in person.lines if line.strip())
            question = f"Who was it? ({shortened(said or ', '.join(person.personal.values()))})"
        elif names_several(person.who):
            question = f'"{person.who}" is more than one. Who? (with commas; first whose words stand there)'
        elif any(word[:1].islower() for word in person.who.split()) and not matching(person.who, names):
            question, first = f'Nobody here is called "{person.who}". Their name?', person.who
        else:
            continue
        while not (named := with_addresses(tags(ask(question, first)))):
            say("  What stands there belongs to somebody; say any part of the name.")
        if is_prompt(person.who) and named == (first,):
            person.lines = person.lines[person.lines.index(first) + 1 :]
        person.who = named[0]
        told.people += [Person(name) for name in named[1:]]


@contextmanager
def _kept(session: OpenSession, unfinished: Unfinished, told: Told) -> Iterator[None]:
    """Whatever stops it, say where the answers are, or print them."""
    try:
        yield
    except BaseException:
        if told.people or told.company:
            unfinished.keep(told)
            _say_where(session, unfinished, told)
        raise


def _say_where(session: OpenSession, unfinished: Unfinished, told: Told) -> None:
    if unfinished.obstacle:
        say(f"What you said could not be kept in a file: {unfinished.obstacle}")
        say("Here it is. Put it into a file of your own, and then: afterword debrief --from FILE\n")
        put(as_text(told))
        return
    say(f"What you said is in {unfinished.path}; `afterword debrief` takes it up.")
    if not ignores(session.root, unfinished.path):
        say(f"git does not ignore it: put the line /{OWN_FOLDER}/ into .gitignore.")


@contextmanager
def _ended_in_words() -> Iterator[None]:
    """`kill`, or a terminal that goes away, ends the command as an error does: it can say what is kept."""

    def end(number: int, frame: FrameType | None) -> None:
        # A second one, or Ctrl-C, must not stop what the first has begun: keeping, and saying where.
        for each in (*before, signal.SIGINT):
            signal.signal(each, lambda number, frame: None)
        sys.exit(128 + number)

    before = {each: signal.signal(each, end) for each in _ENDS if signal.getsignal(each) is signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _no_interruption() -> Iterator[None]:
    """Ctrl-C, pressed twice by somebody in a hurry, must not stop the writing that the first one began.

    Nor does anything else that asks the program to end: it ends once all is written.
    """
    asked: list[int] = []
    before = {each: signal.signal(each, lambda number, frame: asked.append(number)) for each in _ENDS}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if asked:
        sys.exit(128 + asked[0])
