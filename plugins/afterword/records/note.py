"""A note: one message to or from one contact; a draft until it says ``sent``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from afterword.frozen import frozen
from afterword.kinds import SPOKEN_KINDS
from afterword.records.interview import Fact
from afterword.records.record import NO_FILE, RecordFile
from afterword.times import day_of

Via = Literal["email", "handwritten", "linkedin", "phone", "in-person", "portal"]

#: Ways without a letter: what was said is not what a draft says.
SPOKEN_WAYS = frozenset({"phone", "in-person"})


@frozen
class Note:
    """One file of ``notes/``; the fields are described in ``records.schema``."""

    slug: str
    #: Slug of the contact it goes to or comes from.
    contact: str
    incoming: bool
    kind: str
    interview: str | None = None
    gift: str | None = None
    subject: str = ""
    #: When it was sent or received; None: a draft.
    at: date | datetime | None = None
    via: Via = "email"
    needs_no_reply: bool | None = None
    #: Slugs of the gifts it gives, where its words are not at hand to tell: see ``pages.redaction``.
    gives: tuple[str, ...] = ()
    #: Incoming: what they want, in words, and until when.
    asks: str = ""
    answer_by: date | None = None
    #: Of the mail that it was imported from, without its brackets.
    message_id: str = ""
    #: What was promised in it, with the days.
    promised: tuple[Fact, ...] = ()
    file: RecordFile = NO_FILE

    @property
    def text(self) -> str:
        """The words of the note."""
        return self.file.body.strip("\n")

    @property
    def text_line(self) -> int:
        """The line of the file on which ``text`` begins, counted from 1."""
        body = self.file.body
        return self.file.body_line + len(body) - len(body.lstrip("\n"))

    @property
    def spoken(self) -> bool:
        """Whether it was said rather than written."""
        return self.via in SPOKEN_WAYS or self.kind in SPOKEN_KINDS

    @property
    def draft(self) -> bool:
        """Whether it has not been sent yet (a received note is never a draft)."""
        return self.at is None

    @property
    def day(self) -> date | None:
        """The day it was sent or received."""
        return day_of(self.at) if self.at else None
