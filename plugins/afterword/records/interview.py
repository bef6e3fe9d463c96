"""An interview: one meeting, with everyone met there, and what was written down after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from afterword.frozen import frozen
from afterword.records.contact import Part
from afterword.records.record import NO_FILE, RecordFile
from afterword.times import day_of

Format = Literal["onsite", "video", "phone", "panel", "meal", "other"]
Outcome = Literal[
    "open", "on-hold", "offer", "filled-by-me", "filled-by-other", "withdrawn", "declined", "closed"
]

#: An interview with a date but no time counts as ended at this hour (design, section 3).
_END_WITHOUT_TIME = time(17, 0)


@frozen
class Fact:
    """One list item of a debrief, without its lead-in; ``line`` is the line in the file."""

    text: str
    line: int
    #: Only promises: the date they were promised by.
    by: date | None = None
    #: Only what they asked: what the user answers.
    answers: tuple[Fact, ...] = ()


@frozen
class Debrief:
    """What was written down about one person in one interview; ``schema.LEAD_INS`` says what each fact is.

    Attributes:
        contact: the person's slug.
        line: the line of the heading in the file.
        answer: those with no question before them; the others are with their question.
        part: theirs in the hiring of this position, where it differs from that in their file.
        prose: everything below the heading that is not a fact, as the user wrote it.
    """

    contact: str
    line: int
    talked_about: tuple[Fact, ...] = ()
    lit_up_at: tuple[Fact, ...] = ()
    asked_me: tuple[Fact, ...] = ()
    worries_them: tuple[Fact, ...] = ()
    say: tuple[Fact, ...] = ()
    since: tuple[Fact, ...] = ()
    answer: tuple[Fact, ...] = ()
    promised: tuple[Fact, ...] = ()
    part: Part | None = None
    private: tuple[Fact, ...] = ()
    prose: str = ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Everything that was said or is to be said, by lead-in; nothing that is private."""
        questions = (each for asked in self.asked_me for each in (asked, *asked.answers))
        return (
            *self.talked_about,
            *self.lit_up_at,
            *questions,
            *self.worries_them,
            *self.say,
            *self.since,
            *self.answer,
            *self.promised,
        )


@frozen
class Interview:
    """One file of ``interviews/``; the fields are described in ``records.schema``."""

    slug: str
    company: str
    #: A ``datetime`` (local, without a zone) where the file gives a time, else a ``date``.
    when: date | datetime
    #: The title; empty: a conversation outside any position.
    position: str = ""
    minutes: int = 60
    round: int | str | None = None
    format: Format | None = None
    #: Slugs of the contacts spoken with; only such as exist, in the order of the file.
    met: tuple[str, ...] = ()
    #: Slug of the contact who runs the process, where the file names one that exists.
    owner: str | None = None
    decision_by: date | None = None
    #: After an offer: by when they are owed an answer.
    answer_by: date | None = None
    #: It did not take place.
    cancelled: bool = False
    #: The calendar events that it was imported from, and which version of them was imported last.
    invitation: tuple[str, ...] = ()
    revision: int | None = None
    #: None where the file does not say; an open interview then leaves an earlier outcome standing.
    outcome: Outcome | None = None
    outcome_on: date | None = None
    feeling: int | None = None
    #: By the person's slug.
    debriefs: Mapping[str, Debrief] = field(default_factory=lambda: MappingProxyType({}))
    file: RecordFile = NO_FILE

    @cached_property
    def day(self) -> date:
        """The day of the interview."""
        return day_of(self.when)

    @cached_property
    def ends(self) -> datetime:
        """When it ended: start and length, or 17:00 of the day where no time is given."""
        if isinstance(self.when, datetime):
            return self.when + timedelta(minutes=self.minutes)
        return datetime.combine(self.when, _END_WITHOUT_TIME)

    def took_place(self, moment: datetime | None) -> bool:
        """Whether it was held, and has ended by a moment; None: at the end of time."""
        return not self.cancelled and (moment is None or self.ends <= moment)

    @cached_property
    def starts(self) -> datetime:
        """When it began, for sorting: 17:00 less its length where no time is given."""
        return self.ends - timedelta(minutes=self.minutes)

    @property
    def round_words(self) -> str:
        """The round: "round 2", or its own words, or "conversation"."""
        if self.round is None:
            return "conversation"
        return f"round {self.round}" if isinstance(self.round, int) else self.round
