"""Whether, and how often, the user would like to stay in touch with somebody: as it is said, or not said."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date

from afterword.actions.told import Person, Told, tags
from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.times import Duration
from afterword.words.said_dates import DateError, parse_day

#: Lengths count from here, so that "a month" has the 31 days of a long one.
_SOME_DAY = date(2001, 1, 1)
_EVERYBODY = ("all", "both", "everybody", "everyone")


def stay_in_touch(text: str | None) -> tuple[bool, Duration | None]:
    """Whether to stay in touch, and how often: from ``yes``, ``no``, ``90d``, ``every 3 months``.

    Raises:
        ValueError: it is none of these.
    """
    said = ("no" if text is None else text).strip().casefold()
    if said in ("no", "n", "false"):
        return False, None
    if said in ("yes", "y", "true"):
        return True, None
    with contextlib.suppress(ValueError):
        return True, Duration.parse(said)
    said = said.removeprefix("every ")
    for length in (f"in {said}", f"in a {said}"):
        with contextlib.suppress(DateError):
            days = (parse_day(length, _SOME_DAY, "future") - _SOME_DAY).days
            if days > 0:
                return True, Duration(days, "d")
    raise ValueError(f'"{text}" is neither yes nor no, nor an interval such as 90d or 3 months.')


def undecided(journal: Journal, told: Told) -> tuple[Person, ...]:
    """Those told of outside any position of whom nobody has said yet whether to stay in touch.

    Nothing else comes of such a conversation once its thanks and promises are sent (design, section 3).
    """
    if told.fields.get("position"):
        return ()
    return tuple(
        person
        for person in told.people
        if not person.has("stay_in_touch") and _unsaid(journal.contacts.get(person.who))
    )


def left_undecided(journal: Journal, interview: str) -> tuple[Contact, ...]:
    """The same of an interview that is written down."""
    found = journal.interviews.get(interview)
    met = found.met if found and not found.position and not found.cancelled else ()
    return tuple(journal.contacts[slug] for slug in met if _unsaid(journal.contacts[slug]))


def _unsaid(contact: Contact | None) -> bool:
    return contact is None or not (
        contact.stay_in_touch or contact.do_not_contact or "stay_in_touch" in contact.file.places
    )


def read_wishes(text: str, people: Sequence[tuple[Person, str]]) -> list[tuple[Person, str]]:
    """With whom to stay in touch, and how often, from one answer about several people.

    Args:
        text: ``yes``, ``90d``, ``all``, or names with commas, each with an interval behind it or without.
        people: those asked about, with their names.

    Raises:
        ValueError: a piece of it names nobody, or more than one of them.
    """
    found: list[tuple[Person, str]] = []
    for piece in tags(text):
        who, wish = _apart(piece, people)
        found += [(person, wish) for person in who]
    return found


def _apart(piece: str, people: Sequence[tuple[Person, str]]) -> tuple[Sequence[Person], str]:
    """The people that a piece names, and what is wished for them."""
    words = piece.split()
    everybody = [person for person, _ in people]
    with contextlib.suppress(ValueError):
        stay_in_touch(piece)
        return everybody, piece
    for end in range(len(words), 0, -1):
        name, wish = " ".join(words[:end]).casefold(), " ".join(words[end:]) or "yes"
        who = [person for person, full in people if _is_part(name, full)]
        who = everybody if name in _EVERYBODY else who
        with contextlib.suppress(ValueError):
            stay_in_touch(wish)
            if len(who) == 1 or name in _EVERYBODY:
                return who, wish
    names = ", ".join(name for _, name in people)
    raise ValueError(f'"{piece}" is not clear. Say yes, no, an interval such as 90d, or a name of: {names}.')


def _is_part(said: str, name: str) -> bool:
    """Whether each word said begins one of a name."""
    words = name.casefold().split()
    return all(any(word.startswith(part) for word in words) for part in said.split())
