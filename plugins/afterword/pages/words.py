"""The words of the pages: dates, counts and kinds as a person would say them.

The script of the site says "by tomorrow 15:00" in the same forms; whoever changes one changes both
(``mkdocs_plugin/theme/assets/afterword/afterword.js``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from afterword.followups.follow_up import State
from afterword.records.interview import Interview, Outcome

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

#: What a kind of note is called on the pages.
KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "thank-you": "thank-you",
        "thank-you-round": "thank-you, next round",
        "thank-you-brief": "brief thank-you",
        "forward-request": "thanks, passed on",
        "promised-item": "something promised",
        "value-add": "something to give",
        "decision-check-in": "check-in",
        "second-check-in": "second check-in",
        "holding": "a word while it rests",
        "close-the-loop": "closing note",
        "new-information": "news of yours",
        "competing-offer": "another offer",
        "congratulate": "congratulations",
        "correction": "correction",
        "withdraw": "withdrawal",
        "decline-offer": "a friendly no",
        "gracious-rejection": "gracious goodbye",
        "filled-by-other": "taking it as filled",
        "accepted-thank-all": "thanks, you start",
        "accepted-new-team": "hello to the team",
        "stay-in-touch": "staying in touch",
        "reply": "reply",
        "call": "call",
        "news": "news",
    }
)

OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        "open": "open",
        "on-hold": "on hold",
        "offer": "offer",
        "filled-by-me": "yours",
        "filled-by-other": "went to somebody else",
        "withdrawn": "you withdrew",
        "declined": "you declined",
        "closed": "closed",
    }
)

PART_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "interviewer": "interviewer",
        "hiring-manager": "hiring manager",
        "recruiter": "recruiter",
        "agency": "agency",
        "coordinator": "coordinator",
        "peer": "peer",
        "executive": "executive",
        "other": "",
    }
)


def number(count: int) -> str:
    """A count in words up to twelve, in figures above."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 note", "3 notes", "no notes"."""
    return (
        f"{count:,} {one}"
        if count == 1
        else f"{count or 'no':,} {many or one + 's'}"
        if count
        else f"no {many or one + 's'}"
    )


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def kind_words(kind: str) -> str:
    """What a kind of note is called; a kind we do not know by its own name."""
    return KIND_WORDS.get(kind, kind.replace("-", " "))


def on_day(moment: date | datetime) -> date:
    """The day of a date or a time."""
    return moment.date() if isinstance(moment, datetime) else moment


def round_words(interview: Interview) -> str:
    """The round of an interview: "round 2", or its own words, or "conversation"."""
    if interview.round is None:
        return "conversation"
    return f"round {interview.round}" if isinstance(interview.round, int) else interview.round


@dataclass(frozen=True)
class Calendar:
    """How dates are said, seen from ``now``: day before month, as the reasons of the plan say them.

    Attributes:
        now: local civil time.
    """

    now: datetime

    @property
    def today(self) -> date:
        """The day of ``now``."""
        return self.now.date()

    def day(self, moment: date | datetime) -> str:
        """As in "Fri 20 Nov"; with the year where it is not this one."""
        day = on_day(moment)
        text = f"{_DAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"
        return text if day.year == self.now.year else f"{text} {day.year}"

    def full_day(self, moment: date | datetime) -> str:
        """As in "Friday 20 November"."""
        day = on_day(moment)
        return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"

    def long_day(self, moment: date | datetime) -> str:
        """As in "Friday 20 November 2026"."""
        return f"{self.full_day(moment)} {moment.year}"

    def hour(self, moment: datetime) -> str:
        """As in "15:00"."""
        return f"{moment:%H:%M}"

    def moment(self, moment: date | datetime) -> str:
        """The day, with the time where there is one: "Fri 20 Nov, 15:00"."""
        text = self.day(moment)
        return f"{text}, {self.hour(moment)}" if isinstance(moment, datetime) else text

    def near(self, moment: date | datetime) -> str:
        """As one would say it today: "today", "tomorrow 15:00", "Friday", "Tue 8 Dec"."""
        day = on_day(moment)
        away = (day - self.today).days
        if away in (-1, 0, 1):
            text = ("yesterday", "today", "tomorrow")[away + 1]
        elif 1 < away < 7:
            text = _DAYS[day.weekday()]
        else:
            text = self.day(day)
        return f"{text} {self.hour(moment)}" if isinstance(moment, datetime) else text

    def when(
        self, state: State, opens: date | datetime, due: date | datetime, until: date | datetime | None
    ) -> str:
        """The time left for a follow-up, kindly: "by tomorrow 15:00", "still welcome until Friday"."""
        if state == "upcoming":
            return f"from {self.near(opens)}"
        if state == "held":
            return "waits"
        if state == "late":
            # A lapse at the end of a day is told by its day; the hour would sound like a train.
            return f"still welcome until {self.near(on_day(until))}" if until else "still welcome"
        if not isinstance(due, datetime) and due == self.today:
            return "today"
        return f"by {self.near(due)}"


def short_day(day: date) -> str:
    """As in "20 Nov"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def days_between(start: date, end: date) -> int:
    """Calendar days from one day to another."""
    return (end - start) // timedelta(days=1)


def wait_part(days: int, typical: int) -> int:
    """How far the bar of a wait is filled, in percent: the typical wait is its middle."""
    return min(100, round(50 * days / max(1, typical)))
