"""Debriefs that were jotted down elsewhere, such as on a phone in the car, and wait to be completed.

Such a note lies anywhere in the journal but among the records, and says ``afterword: debrief`` in its front
matter. It has the form that ``debrief --from`` reads, with prompts that may be left empty. Nothing is written
into it; once its interview is written, the note goes away in the same action, and ``undo`` brings it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from afterword.actions.act import Act
from afterword.actions.hurried import in_form, is_prompt, named_again
from afterword.actions.told import NotReadError, Told, read_file
from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.records.problems import Level, Problem
from afterword.records.schema import SCHEMAS
from afterword.times import day_of
from afterword.words.counts import listed
from afterword.words.person_names import names_several
from afterword.words.shell import command
from afterword.words.spelling import did_you_mean

_MARK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\r\n]*\r?\n){0,40}?afterword[ \t]*:[ \t]*[\"']?debrief\b"
)
_END = re.compile(rb"\n(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)")
#: What a slip of the mark looks like, and what it was to be.
_LIKE_A_MARK = re.compile(
    r"[\"']?([a-z]{6,12})[\"']?[ \t]*:[ \t]*[\"']?([a-z]{5,9})[\"']?[ \t]*", re.IGNORECASE
)
_RIGHT = ("afterword", "debrief")
_MOST_LINES = 40
#: No debrief is longer; of other files so much is never read.
_LONGEST = 256 * 1024
_NOT_THERE = frozenset(schema.folder for schema in SCHEMAS)


@frozen
class Jotted:
    """One such note.

    Attributes:
        path: of the note, relative to the journal.
        data: what is in it.
    """

    path: str
    data: bytes

    def told(self, today: date) -> Told:
        """What it tells, without the prompts that were left empty.

        Raises:
            AfterwordError: it cannot be read; the message says what to mend.
        """
        try:
            text = self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise AfterwordError(f"{self.path} is not UTF-8.") from error
        form = in_form(text)
        told = read_file(form, today)
        if when := told.fields.get("when"):
            # It may be completed days later: "in 2 weeks" counts from the interview.
            told = read_file(form, day_of(when))
            told.fields["when"] = when
        for person in list(told.people):
            if is_prompt(person.who) and not person.says_something:
                told.people.remove(person)
        told.note = self.path
        return told


def jotted(root: Path) -> tuple[Jotted, ...]:
    """The notes that wait in a journal, at its top and in its folders; hidden ones are passed over."""
    return tuple(note for note in _around(root) if is_jotted(note.data))


def _around(root: Path) -> Iterator[Jotted]:
    """The files among which such notes may be."""
    for path in sorted({*root.glob("*.md"), *root.glob("*/*.md")}):
        parts = path.relative_to(root).parts
        if parts[0] not in _NOT_THERE and not any(part.startswith((".", "_")) for part in parts):
            yield Jotted("/".join(parts), _read(path))


def _misspelt(note: Jotted) -> Problem | None:
    """A hint where a note looks as if it were to be a debrief, and a slip in its mark hides it."""
    end = _END.search(note.data, 3) if note.data.startswith((b"---", b"\xef\xbb\xbf---")) else None
    lines = note.data[: end.start()].decode("utf-8", "replace").splitlines() if end else []
    for number, line in enumerate(lines[:_MOST_LINES], 1):
        found = _LIKE_A_MARK.fullmatch(line)
        words = [word.casefold() for word in found.groups()] if found else []
        if words and [did_you_mean(word, (right,)) for word, right in zip(words, _RIGHT, strict=True)] == [
            *_RIGHT
        ]:
            message = f"`{line.strip()}` is like the mark of a debrief, and none: nothing here is used."
            return Problem(
                note.path,
                number,
                1,
                Level.HINT,
                "jotted",
                message,
                "If it is a debrief, write afterword: debrief",
            )
    return None


def is_jotted(data: bytes) -> bool:
    """Whether a file is such a note: its front matter says so."""
    mark = _MARK.match(data)
    end = _END.search(data, 3) if mark else None
    return bool(mark and end and mark.end() <= end.start())


def nameless(told: Told) -> tuple[str, ...]:
    """The headings that still ask for a name, although something stands below them."""
    return tuple(person.who for person in told.people if is_prompt(person.who))


def says_nothing(told: Told) -> bool:
    """Whether nothing was filled in, as in the template itself."""
    return not (told.people or told.company or told.prose.strip())


def refuse_empty(told: Told) -> None:
    """Refuse a note in which nothing was filled in.

    Raises:
        AfterwordError: it is as the template made it.
    """
    if says_nothing(told):
        raise AfterwordError(
            f"In {told.note or 'the file'} nothing is filled in yet. Put a name in place of Who?, such as "
            "## Ana Sol, and below it what you remember."
        )


def about(told: Told) -> str:
    """Whom, or which company, a debrief is about, with a blank before it; empty where it does not say."""
    people = [person.name or person.who for person in told.people if not is_prompt(person.who)]
    people += ["somebody without a name"] if nameless(told) and people else []
    return f" with {listed(people)}" if people else f" at {told.company}" if told.company else ""


def refuse_nameless(told: Told) -> None:
    """Refuse what is told of nobody, or of several at once.

    Raises:
        AfterwordError: a heading still asks who it was, or names more than one.
    """
    note = told.note or "the file"
    for heading in nameless(told):
        if again := named_again(heading):
            raise AfterwordError(
                f"In {note} two headings say ## {again}. If they are two people, write more of their names; "
                "if they are one, put what was said below one heading."
            )
        raise AfterwordError(
            f"In {note} something stands below ## {heading}, which is nobody's name. Put it there: ## Ana Sol"
        )
    for person in told.people:
        if names_several(person.who):
            raise AfterwordError(
                f"In {note} the heading ## {person.who} names more than one. Give each a heading of "
                "their own, with what they said below it: ## Ana Sol"
            )


def without_note(root: Path, act: Act, told: Told) -> Act:
    """The writing of a debrief, which takes the note away that it was told in."""
    data = _read(root / told.note) if told.note else b""
    if not is_jotted(data):
        return act
    return replace(act, changes=(*act.changes, Change(told.note, data, None)))


def to_complete(root: Path, today: date) -> tuple[str, ...]:
    """The paths of the notes that wait and can be completed as they are."""
    found = []
    for note in jotted(root):
        try:
            told = note.told(today)
        except AfterwordError:  # `check` says what to mend
            continue
        if not says_nothing(told):
            found.append(note.path)
    return tuple(found)


def waiting(root: Path, today: date) -> Iterator[Problem]:
    """A hint for each note that waits, with the line that completes it."""
    for note in _around(root):
        if not is_jotted(note.data):
            if slip := _misspelt(note):
                yield slip
            continue
        try:
            told = note.told(today)
        except NotReadError as error:
            for wrong in error.problems:
                message = f"This debrief cannot be completed yet: {wrong.message}"
                yield replace(wrong, path=note.path, level=Level.WARNING, rule="jotted", message=message)
            continue
        except AfterwordError as error:
            message = "This debrief cannot be completed yet."
            yield Problem(note.path, 1, 1, Level.WARNING, "jotted", message, str(error))
            continue
        if says_nothing(told):
            continue
        yield Problem(
            note.path,
            1,
            1,
            Level.HINT,
            "jotted",
            f"A debrief{about(told)} waits here to be completed.",
            "Type afterword debrief, which asks for what is missing, "
            f"or {command('debrief', **{'from': note.path})}",
        )


def _read(path: Path) -> bytes:
    """The note; empty where it is none, or cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > _LONGEST:
            return b""
        return path.read_bytes()
    except OSError:
        return b""
