"""What was found in a file of another program, as plain values, before anything is compared with the journal.

All of it is other people's: text, never Markdown, HTML or code. Lines are counted from 1 in the file that
was read; 0 where a line says nothing, as in a mail that was taken apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from afterword.frozen import frozen
from afterword.gifts.items import Item
from afterword.records.interview import Format, Outcome
from afterword.records.note import Via

#: Meetings of one company on one day that follow each other within this are the parts of one.
BETWEEN = timedelta(hours=2)


@frozen
class LeftOut:
    """Something that was in the file and is not taken.

    Attributes:
        what: it is, in a few words: "Halden Optics", "row 7".
        reason: why, as the rest of a sentence: "a company, not a person".
        line: of the file on which it begins.
    """

    what: str
    reason: str
    line: int = 0


@frozen
class FoundPerson:
    """Somebody as another program knows them; empty is unknown.

    Attributes:
        line: of the file on which they begin.
        name: as it is to be written down, without a title or a degree.
        email: the address that they prefer, in small letters.
        other_emails: their other addresses, in small letters.
        linkedin: the address of their profile, without its query.
        interests: words that may become tags; taken only where the user asked for them.
        text: a note about them, for a file in which nothing is written of them yet.
        guessed: the name was made from the address, and is to be told as a guess.
    """

    line: int = 0
    name: str = ""
    company: str = ""
    role: str = ""
    email: str = ""
    other_emails: tuple[str, ...] = ()
    phone: str = ""
    linkedin: str = ""
    interests: tuple[str, ...] = ()
    text: str = ""
    guessed: bool = False

    @property
    def emails(self) -> tuple[str, ...]:
        """Every address, the preferred one first."""
        return tuple(dict.fromkeys(filter(None, (self.email, *self.other_emails))))


@frozen
class FoundInterview:
    """A meeting as a calendar or a table knows it.

    Attributes:
        line: of the file on which it begins.
        when: a date, or a date and time in the zone of the user, without a zone.
        minutes: how long it is to take; None where it is not known.
        company: where the file says so; a calendar never does.
        position: likewise.
        title: what the meeting is called, one line.
        people: those invited who may be met; nobody that is a robot, a room, a group or the user, and nobody
            who declined.
        organizer: the address of the one of ``people`` who sent the invitation; empty for none.
        uids: of the events that it was made from; empty for a table.
        revision: the highest sequence of them.
        cancelled: it will not take place.
        outcome: where the position stands, where the file says so and it is understood.
        place: where it is to be, in words; never a link to join.
        zone_line: how the time reads where the invitation was made, where that zone is another.
        text: what else the user asked to keep.
        hints: what the user should know of it, a sentence each.
        repeats: it is the next time of a series.
        instead_of: it is one time of a series alone, which was to be on that day.
        with_me: the user is among those invited, and so not among ``people``.
    """

    line: int
    when: date | datetime
    minutes: int | None = None
    company: str = ""
    position: str = ""
    round: int | str | None = None
    title: str = ""
    people: tuple[FoundPerson, ...] = ()
    organizer: str = ""
    uids: tuple[str, ...] = ()
    revision: int = 0
    cancelled: bool = False
    outcome: Outcome | None = None
    format: Format | None = None
    place: str = ""
    zone_line: str = ""
    text: str = ""
    hints: tuple[str, ...] = ()
    repeats: bool = False
    instead_of: date | None = None
    with_me: bool = False


@frozen
class FoundNote:
    """A mail or a message, to or from the people in it; who of them is a contact, the journal knows.

    Attributes:
        line: of the file on which it begins.
        message_id: its Message-ID without the angle brackets, or a digest where it has none.
        sender: who wrote it.
        recipients: everybody it went to, the user left out.
        at: when, in the zone of the user, without a zone.
        mine: the user wrote it.
        subject: as it is, in one line.
        text: what is new in it: without quotes and signature.
        answers: the Message-IDs that it answers.
        is_reply: it answers something, whether that is at hand or not.
        via: how it came.
        attachments: their names; they are named, never kept.
        cut: it went on, and only its beginning is here.
    """

    line: int
    message_id: str
    sender: FoundPerson
    recipients: tuple[FoundPerson, ...]
    at: date | datetime
    mine: bool
    subject: str = ""
    text: str = ""
    answers: tuple[str, ...] = ()
    is_reply: bool = False
    via: Via = "email"
    attachments: tuple[str, ...] = ()
    cut: bool = False


@frozen
class FoundRecord:
    """One record of a journal's own export, whole.

    Attributes:
        line: of the file on which it begins.
        path: where its file stood: ``contacts/ana-sol.md``.
        fields: by key, in the order of the file: words, numbers, yes and no, and lists and mappings of them.
        body: what stood below.
    """

    line: int
    path: str
    fields: Mapping[str, Any]
    body: str


@frozen
class Found:
    """Everything in one file.

    Attributes:
        kind: what it was read as, in words: "a calendar", "vCards".
        said: what the user should know of the whole, a sentence each.
        network: it is everybody whom the user is connected with, of whom only some belong here.
        items: what somebody kept to read, in the order of the file.
    """

    kind: str
    people: tuple[FoundPerson, ...] = ()
    interviews: tuple[FoundInterview, ...] = ()
    notes: tuple[FoundNote, ...] = ()
    records: tuple[FoundRecord, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    said: tuple[str, ...] = ()
    network: bool = False
    items: tuple[Item, ...] = ()
