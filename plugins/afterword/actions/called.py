"""Writing down a call or a talk of the user's own: one line, and no letter made up for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import cast

from afterword.actions.act import Act
from afterword.actions.came_of_it import (
    another_talk,
    hints,
    new_in,
    new_interests,
    promises,
    refuse_twice,
    told,
    with_promises,
)
from afterword.actions.desk import Desk, next_with
from afterword.actions.which_position import position_meant
from afterword.errors import AfterwordError
from afterword.keeping.new_records import free_slug, new_note
from afterword.kinds import SPOKEN_KINDS
from afterword.records.contact import Contact
from afterword.records.note import Note, Via
from afterword.times import day_of
from afterword.words.counts import capital


def called(
    desk: Desk,
    contact: Contact,
    text: str = "",
    on: date | datetime | None = None,
    *,
    via: str = "phone",
    position: str | None = None,
    promised: Sequence[str] = (),
    by: date | None = None,
    interests: Sequence[str] = (),
) -> Act:
    """A call of the user's to somebody, or a talk with them.

    Args:
        desk: the journal and the moment.
        contact: with whom.
        text: what was said, in a line; empty: nothing is kept of it but the day.
        on: when; None: now.
        via: ``phone`` or ``in-person``.
        position: which one it was about, or a part of its title; None: it is clear.
        promised: what the user promised, each in words, with its day or without.
        by: the day of a promise that names none.
        interests: what they turned out to care about; it goes behind what is known.

    Raises:
        UnclearPositionError: several positions may be meant.
        AfterwordError: a day without a promise; two days for one, or one that is none.
    """
    at = on or desk.now
    day = day_of(at)
    meant = position_meant(desk.journal, contact, position, text)
    about = meant.position
    kept = promises(promised, by, day)
    if by and not kept:
        raise AfterwordError(
            "--by is the day of what you promised. "
            f'Say what it was, for example: --promised "two references" --by {by}'
        )
    interview = meant.interview(desk.journal, contact)
    kind = SPOKEN_KINDS[0]
    note = Note(
        slug=free_slug(f"{at.isoformat()[:10]} {contact.slug} {kind}", desk.taken("notes")),
        contact=contact.slug,
        incoming=False,
        kind=kind,
        interview=interview.slug if interview else None,
        at=at,
        via=cast("Via", via),
    )
    written = new_note(note, with_promises(text, kept))
    changes = (*new_in(desk, contact, written), *new_interests(desk, contact, interests))
    refuse_twice(changes, day)

    def afterwards(later: Desk) -> Iterator[str]:
        how = "talk with" if via == "in-person" else "call to"
        yield f"{capital(how)} {contact.name}, {desk.calendar.near(at)}: written down."
        yield from told(desk, later, contact, kept, interests)
        yield next_with(later, contact.slug)
        yield from hints(later, contact, about, text, day)
        yield from another_talk(later, contact, about, text, day)

    return Act(changes, f"called: {contact.name}", afterwards=afterwards)
