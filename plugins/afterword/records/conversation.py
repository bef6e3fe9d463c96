"""What was said with somebody: the lines of a debrief, and what stands in notes that came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from afterword.frozen import frozen
from afterword.records.interview import Debrief, Fact
from afterword.records.journal import Journal, Touch
from afterword.records.note import Note

#: What they cared about, what they asked, and what they are owed; the rest of a debrief is for letters.
_OF_A_DEBRIEF = ("talked_about", "lit_up_at", "worries_them", "asked_me", "promised")

#: What a line is called that stands behind no lead-in.
WROTE, WANTS, PROMISED, NOTED = "wrote", "wants", "promised", "noted"
#: The lead-in of what they wanted to know of the user.
ASKED = "asked me"
#: Lead-ins of what somebody cares about, those that say most of it first.
CARED = ("lit up at", "talked about", "worries them")
_SAID: Mapping[str, str] = MappingProxyType({"reply": WROTE, "call": "said", "news": "news"})


@frozen
class Line:
    """Something that was said.

    Attributes:
        kind: its lead-in ("talked about", "asked me", …), or "wrote", "said", "news", "wants"; "noted": what
            the user wrote down of a call or talk of their own.
        text: the words, as they stand in the file; those of a note may go over several lines.
        by: of a promise, and of what they want: the day.
        answers: of what they asked the user: what the user says to it.
    """

    kind: str
    text: str
    by: date | None = None
    answers: tuple[str, ...] = ()


def said_in_touch(journal: Journal, touch: Touch) -> tuple[Line, ...]:
    """What was said when something passed with somebody, in the order of the file.

    Nothing that is private, and no letter of the user's own; of that only what it promises. What was said to
    them rather than written is no letter.
    """
    if touch.note:
        return tuple(_of_note(touch.note))
    debrief = journal.debrief(touch.interview.slug, touch.contact) if touch.interview else None
    return tuple(_of_debrief(debrief)) if debrief else ()


def _of_note(note: Note) -> Iterator[Line]:
    words = _without_promises(note) if note.incoming or note.spoken else ""
    if words:
        yield Line(_SAID.get(note.kind, WROTE) if note.incoming else NOTED, words)
    if note.asks:
        yield Line(WANTS, note.asks, note.answer_by)
    for fact in note.promised:
        yield Line(PROMISED, fact.text, fact.by)


def _without_promises(note: Note) -> str:
    """The words of a note, but for the items that say what was promised: those are told with their days."""
    told = {fact.line for fact in note.promised}
    lines = enumerate(note.text.split("\n"), note.text_line)
    return "\n".join(line for number, line in lines if number not in told).strip()


def _of_debrief(debrief: Debrief) -> Iterator[Line]:
    found: list[tuple[int, Line]] = []
    for field in _OF_A_DEBRIEF:
        facts: tuple[Fact, ...] = getattr(debrief, field)
        found += [
            (
                fact.line,
                Line(field.replace("_", " "), fact.text, fact.by, tuple(each.text for each in fact.answers)),
            )
            for fact in facts
        ]
    for _, line in sorted(found, key=lambda each: each[0]):
        yield line
