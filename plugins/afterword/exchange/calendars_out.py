"""The follow-ups as a calendar to import or to subscribe to.

What calendar programs make of such files was looked up, program by program (November 2026): times without a
zone are taken for UTC where a file is subscribed to, so meetings stand in UTC; a day is a day only with
``VALUE=DATE``; changes are taken over only where SEQUENCE rises, so it counts the days. Nobody is named as an
attendee: a program might write to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID, uuid5

from afterword.exchange.calendar_text import component, day, moment, text, written
from afterword.followups.clauses import note_to
from afterword.followups.follow_up import FollowUp
from afterword.frozen import frozen
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.position import Position
from afterword.times import day_of
from afterword.words.counts import capital, listed

#: Where the file stands on a site.
CALENDAR = "afterword.ics"

#: Of all names of events here; another one would give every subscriber every event twice.
_NAMESPACE = UUID("6d9be7d3-1d8c-5d5c-9a55-0d5f3f6f7a1e")

#: From here on the days are counted for SEQUENCE.
_FIRST = date(2020, 1, 1)

#: States of follow-ups that have a day of their own; what is held waits for something else.
_DATED = ("due", "late", "upcoming")

#: Reminders: nine in the morning of the day before, since some programs refuse one after the beginning of its
#: event; before a meeting an hour.
_BEFORE_A_DAY, _BEFORE_A_MEETING = "-PT15H", "-PT1H"

#: The address of the page of a record, by its folder and its slug; for positions, the id.
Address = Callable[[str, str], str]


@frozen
class Event:
    """One entry of the calendar.

    Attributes:
        id: stable as long as it is the same matter.
        title: what the calendar shows.
        begins: a day, or a moment in UTC.
        ends: the day after the last, or a moment in UTC.
        about: what more there is to say; empty for nothing.
        page: folder and slug of what it is about; for a position, its id.
        kinds: categories.
        busy: whether the time is taken.
    """

    id: str
    title: str
    begins: date
    ends: date
    about: str = ""
    page: str = ""
    kinds: tuple[str, ...] = ()
    busy: bool = False

    @property
    def uid(self) -> str:
        """Its name for calendar programs, unique in the world, which tells nothing of whom it is about."""
        return f"{uuid5(_NAMESPACE, self.id)}@afterword.invalid"


def calendar_of(
    journal: Journal,
    follow_ups: Sequence[FollowUp],
    today: date,
    zone: tzinfo | None,
    *,
    brief: bool = False,
    address: Address | None = None,
    reminders: bool = False,
) -> bytes:
    """What is due, late or coming up, the interviews ahead and the days they mean to decide, as iCalendar.

    The same journal gives the same bytes all day; a day later only what changes with the day is another.

    Args:
        journal: as of a moment.
        follow_ups: the plan; what is held or only owed is left out.
        today: what is late stands here, where it is seen.
        zone: the one that the times of the journal are in; None where that is not known: an interview then
            takes its whole day, with its time in the title.
        brief: titles alone, for a site that others may see: no reasons, no gifts, no links.
        address: of pages; None where there are none.
        reminders: with an alarm for each event.
    """
    events = (
        *map(_interview(journal, zone), _ahead(journal)),
        *_follow_ups(journal, follow_ups, today),
        *_decisions(journal.positions.values(), today),
    )
    place = None if brief else address
    return written(
        component(
            "VCALENDAR",
            (
                *_head(),
                *(
                    line
                    for event in events
                    for line in component(
                        "VEVENT", _lines(event, today, brief=brief, address=place, reminders=reminders)
                    )
                ),
            ),
        )
    )


def needs_zone(journal: Journal) -> bool:
    """Whether an interview ahead has a time, so that the calendar is better with a zone than without."""
    return any(isinstance(interview.when, datetime) for interview in _ahead(journal))


def _ahead(journal: Journal) -> Iterator[Interview]:
    """The interviews that the calendar shows: those that were invited to stand in the user's own already."""
    return (interview for interview in journal.ahead if not interview.invitation)


def _head() -> Iterator[str]:
    yield "VERSION:2.0"
    yield "PRODID:-//Afterword//Afterword//EN"
    yield "METHOD:PUBLISH"
    yield "NAME:Afterword"
    yield "X-WR-CALNAME:Afterword"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT1H"
    yield "X-PUBLISHED-TTL:PT1H"


def _lines(
    event: Event, today: date, *, brief: bool, address: Address | None, reminders: bool
) -> Iterator[str]:
    stamp = moment(datetime(today.year, today.month, today.day, tzinfo=UTC))
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{max(0, (today - _FIRST).days)}"
    yield f"DTSTART{_time(event.begins)}"
    yield f"DTEND{_time(event.ends)}"
    yield f"SUMMARY:{text(event.title)}"
    if event.about and not brief:
        yield f"DESCRIPTION:{text(event.about)}"
    if address and event.page:
        folder, _, name = event.page.partition("/")
        yield f"URL:{address(folder, name)}"
    yield "CATEGORIES:" + ",".join(map(text, ("Afterword", *event.kinds)))
    yield f"TRANSP:{'OPAQUE' if event.busy else 'TRANSPARENT'}"
    yield f"X-MICROSOFT-CDO-BUSYSTATUS:{'BUSY' if event.busy else 'FREE'}"
    if reminders:  # last: some programs refuse a file that has it anywhere else
        yield from component(
            "VALARM",
            (
                "ACTION:DISPLAY",
                f"DESCRIPTION:{text(event.title)}",
                f"TRIGGER:{_BEFORE_A_MEETING if isinstance(event.begins, datetime) else _BEFORE_A_DAY}",
            ),
        )


def _time(value: date) -> str:
    return f":{moment(value)}" if isinstance(value, datetime) else f";VALUE=DATE:{day(value)}"


def _follow_ups(journal: Journal, follow_ups: Iterable[FollowUp], today: date) -> Iterator[Event]:
    seen: Counter[str] = Counter()
    for item in follow_ups:
        if item.state not in _DATED:
            continue
        seen[item.key] += 1  # two promises that begin alike have one key
        more = f"--{seen[item.key]}" if seen[item.key] > 1 else ""
        begins = max(day_of(item.due), day_of(item.opens), today)
        gift = f"\nA gift that fits: {journal.gifts[item.gifts[0]].title}." if item.gifts else ""
        yield Event(
            id=f"{item.key}{more}",
            title=capital(note_to(item.kind, item.name)),
            begins=begins,
            ends=begins + timedelta(days=1),
            about=f"{item.why}{gift}",
            page=f"contacts/{item.contact}",
            kinds=(item.kind,),
        )


def _interview(journal: Journal, zone: tzinfo | None) -> Callable[[Interview], Event]:
    def event(interview: Interview) -> Event:
        what = f"{interview.company}, {interview.position}" if interview.position else interview.company
        lead = "Interview"
        begins, ends = _span(interview, zone)
        if isinstance(interview.when, datetime) and not isinstance(begins, datetime):
            lead = f"Interview at {interview.when:%H:%M}"
        names = [journal.contacts[slug].name for slug in interview.met]
        return Event(
            id=f"interview:{interview.slug}",
            title=f"{lead}: {what}",
            begins=begins,
            ends=ends,
            about=f"With {listed(names)}." if names else "",
            page=f"interviews/{interview.slug}",
            kinds=("interview",),
            busy=isinstance(begins, datetime),
        )

    return event


def _span(interview: Interview, zone: tzinfo | None) -> tuple[date, date]:
    """From when to when, in UTC; whole days where there is no time, or no zone that it would be in."""
    when = interview.when
    if not isinstance(when, datetime) or zone is None:
        return interview.day, interview.day + timedelta(days=1)
    # A time that the change to summer skips is the one an hour later (PEP 495).
    begins = when.replace(tzinfo=zone).astimezone(UTC)
    return begins, begins + timedelta(minutes=interview.minutes)


def _decisions(positions: Iterable[Position], today: date) -> Iterator[Event]:
    for position in positions:
        by = None if position.ended or position.outcome == "offer" else position.decision_ahead(today)
        if by:
            yield Event(
                id=f"decision:{position.id}",
                title=f"{position.company} means to decide",
                begins=by,
                ends=by + timedelta(days=1),
                about=f"On {position.title}.",
                page=f"positions/{position.id}",
                kinds=("decision",),
            )
