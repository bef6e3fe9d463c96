"""What the user says of the interviews in a file, what becomes of them, and the words they bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from afterword.errors import AfterwordError
from afterword.exchange.as_text import as_text
from afterword.exchange.found import BETWEEN, FoundInterview, LeftOut
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.records.interview import Interview
from afterword.times import iso, moment_of


class WhichCompanyError(AfterwordError):
    """Nothing says at which company an interview is."""

    def __init__(self, found: FoundInterview, guess: str) -> None:
        super().__init__(
            f"Nothing says at which company “{found.title or iso(found.when)}” is. Say it: --company "
            f'"{guess or "Halden Optics"}"'
        )
        self.title, self.when, self.guess = found.title, found.when, guess


@frozen
class Invited:
    """What the user says of the interviews of a file.

    Attributes:
        company: at which they all are; empty: what is known of those invited says it.
        position: for which they all are.
        round: of the one in the file.
        crowd: take meetings of more people than an interview has.
        known_only: take only those to which somebody known is invited, as of a whole calendar.
    """

    company: str = ""
    position: str = ""
    round: int | str | None = None
    crowd: bool = False
    known_only: bool = False


@dataclass
class TakenInterviews:
    """What becomes of them."""

    changes: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def ends_of(found: FoundInterview) -> datetime:
    """When a meeting ends; one of which nothing says how long it is takes an hour."""
    return moment_of(found.when) + timedelta(minutes=found.minutes or 60)


def is_near(there: Interview, found: FoundInterview) -> bool:
    """Whether an event follows an interview, or goes before it, as a part of one day does."""
    if not isinstance(there.when, datetime) or not isinstance(found.when, datetime) or found.repeats:
        return False
    return found.when - there.ends <= BETWEEN and there.when - ends_of(found) <= BETWEEN


def prose_of(found: FoundInterview) -> Iterator[str]:
    """What the invitation says, as text that only stands there."""
    lines = (
        ("Invitation", found.title),
        ("Place", found.place),
        ("There", found.zone_line),
    )
    head = "\n".join(f"{name}: {words}" for name, words in lines if words)
    if head:
        yield as_text(head)
    if found.text:
        yield as_text(found.text)
