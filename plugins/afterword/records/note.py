"""A note: one message to or from one contact; a draft until it says ``sent``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from afterword.records.record import NO_FILE, RecordFile

Via = Literal["email", "handwritten", "linkedin", "phone", "in-person", "portal"]

#: Kinds of notes that come in.
INCOMING_KINDS = ("reply", "call", "news")

#: Kinds of notes that go out; ``writing.kinds`` says what each must hold.
OUTGOING_KINDS = (
    "thank-you",
    "thank-you-round",
    "thank-you-brief",
    "forward-request",
    "promised-item",
    "value-add",
    "decision-check-in",
    "second-check-in",
    "holding",
    "close-the-loop",
    "new-information",
    "competing-offer",
    "congratulate",
    "correction",
    "withdraw",
    "decline-offer",
    "gracious-rejection",
    "filled-by-other",
    "accepted-thank-all",
    "accepted-new-team",
    "stay-in-touch",
)


@dataclass(frozen=True)
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
    file: RecordFile = NO_FILE

    @property
    def text(self) -> str:
        """The words of the note."""
        return self.file.body.strip("\n")

    @property
    def draft(self) -> bool:
        """Whether it has not been sent yet (a received note is never a draft)."""
        return self.at is None

    @property
    def day(self) -> date | None:
        """The day it was sent or received."""
        return self.at.date() if isinstance(self.at, datetime) else self.at
