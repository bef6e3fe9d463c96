"""Insights: what works, in pictures with the numbers beside them and words on what they mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest

from afterword.followups.wait import wait
from afterword.kinds import KINDS, THANK_YOUS, kind_words
from afterword.pages.edition import Edition
from afterword.pages.page import Page
from afterword.pages.places import position_path
from afterword.records.note import Note
from afterword.records.position import OUTCOME_WORDS
from afterword.times import moment_of
from afterword.words.counts import capital, counted, number

_WEEKS = 12
_POSITIONS = 15


@dataclass(frozen=True)
class Bar:
    """A line of a picture with its numbers.

    Attributes:
        label: what it counts.
        parts: percent of the width for each shade, darkest first.
        numbers: for the table.
        path: of a page it leads to.
    """

    label: str
    parts: tuple[float, ...]
    numbers: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True)
class Insight:
    """A picture.

    Attributes:
        title: its heading.
        words: what it means.
        columns: of the table; the first names the bars.
        bars: the rows.
        shades: what each shade of a bar stands for.
        mark: percent of the width where a line is drawn.
        mark_words: what the line stands for.
    """

    title: str
    words: str
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    shades: tuple[str, ...] = ()
    mark: float | None = None
    mark_words: str = ""


def insights_page(edition: Edition) -> Page:
    """The page, at ``insights.md``."""
    insights = (_thanks(edition), _replies(edition), _weeks(edition), _waits(edition))
    shown = [insight for insight in insights if insight]
    return edition.page("insights", "insights.md", "Insights", searched=False, insights=shown)


def _thanks(edition: Edition) -> Insight | None:
    """How soon people were thanked, for each interview whose first day is over."""
    within = later = never = 0
    for interview in edition.journal.interviews.values():
        if interview.ends + timedelta(days=1) > edition.now:
            continue
        for slug in interview.met:
            first = min(
                (
                    _moment(note)
                    for note in edition.journal.notes_with(slug)
                    if note.interview == interview.slug and note.kind in THANK_YOUS and not note.draft
                ),
                default=None,
            )
            if first is None:
                never += 1
            elif first.date() <= interview.ends.date() + timedelta(days=1):
                within += 1
            else:
                later += 1
    total = within + later + never
    if not total:
        return None
    share = round(100 * within / total)
    return Insight(
        "Thanked within a day",
        f"Of {number(total)} thank-yous you could have written, {number(within)} went by the day after "
        f"the interview. {_on_thanks(share)}",
        ("When", "Notes", "Share"),
        tuple(
            Bar(label, (_percent(count, total),), (f"{count}", f"{round(100 * count / total)}%"))
            for label, count in (("within a day", within), ("later", later), ("not written", never))
        ),
    )


def _on_thanks(share: int) -> str:
    if share >= 80:
        return "That is a habit people notice."
    if share >= 50:
        return "The quickest way up is a debrief on the way home: the drafts are ready from it."
    return "Few people write at all, so each one you send stands out, a late one too."


def _replies(edition: Edition) -> Insight | None:
    """For each kind of note: how many were answered before the next note went out."""
    sent: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for slug in edition.journal.contacts:
        notes = [note for note in edition.journal.notes_with(slug) if not note.draft]
        for note, following in zip_longest(notes, notes[1:]):
            if note.incoming:
                continue
            sent[note.kind] += 1
            answered[note.kind] += following is not None and following.incoming
    if not sent:
        return None
    most = max(sent.values())
    asks = sum(count for kind, count in sent.items() if kind in KINDS and KINDS[kind].ask)
    asks_answered = sum(count for kind, count in answered.items() if kind in KINDS and KINDS[kind].ask)
    gave, gave_answered = sum(sent.values()) - asks, sum(answered.values()) - asks_answered
    words = f"{capital(number(gave_answered))} of {number(gave)} notes that asked for nothing brought a reply"
    if asks:
        words += f", and {number(asks_answered)} of {number(asks)} that asked for news"
    return Insight(
        "Replies by kind of note",
        f"{words}. Silence after a thank-you says nothing: most of them are read and never answered.",
        ("Kind", "Sent", "Answered"),
        tuple(
            Bar(
                kind_words(kind),
                (_percent(answered[kind], most), _percent(count - answered[kind], most)),
                (f"{count}", f"{answered[kind]}"),
            )
            for kind, count in sent.most_common()
        ),
        shades=("answered", "no answer so far"),
    )


def _weeks(edition: Edition) -> Insight | None:
    """Notes sent and received in each of the last weeks."""
    monday = edition.today - timedelta(days=edition.today.weekday())
    weeks = [monday - timedelta(weeks=back) for back in range(_WEEKS - 1, -1, -1)]
    sent: Counter[date] = Counter()
    received: Counter[date] = Counter()
    for note in edition.journal.notes.values():
        if note.day is not None and note.day <= edition.today:
            week = note.day - timedelta(days=note.day.weekday())
            (received if note.incoming else sent)[week] += 1
    while weeks and not sent[weeks[0]] and not received[weeks[0]]:
        weeks.pop(0)
    if not weeks:
        return None
    most = max(sent[week] + received[week] for week in weeks)
    mean = sum(sent[week] for week in weeks) / len(weeks)
    return Insight(
        "Notes a week",
        f"You wrote {mean:.1f} notes a week on average over {counted(len(weeks), 'week')}. "
        "A few each week carry further than many at once.",
        ("Week of", "Sent", "Received"),
        tuple(
            Bar(
                edition.calendar.day(week),
                (_percent(sent[week], most), _percent(received[week], most)),
                (f"{sent[week]}", f"{received[week]}"),
            )
            for week in weeks
        ),
        shades=("sent", "received"),
    )


def _waits(edition: Edition) -> Insight | None:
    """From the first interview to the answer, or to today, for each position."""
    length = edition.settings.cadence.typical_wait
    typical = length.count
    newest = sorted(edition.journal.positions.values(), key=lambda each: each.newest.ends, reverse=True)
    positions = sorted(newest[:_POSITIONS], key=lambda each: (each.ended, each.first.day))
    waits = [(each, wait(edition.journal, each, edition.now, edition.settings).days) for each in positions]
    if not waits:
        return None
    most = max(typical, *(days for _, days in waits))
    longer = sum(days > typical for each, days in waits if not each.ended)
    still = sum(not each.ended for each, _ in waits)
    words = (
        f"A typical search waits {length.words} from the first interview to an answer. "
        f"{capital(number(longer)) if longer else 'None'} of your {number(still)} open positions "
        f"{'has' if longer <= 1 else 'have'} waited longer"
    )
    return Insight(
        "Waits against the typical wait",
        f"{words}. Mostly it means that somebody is away, or undecided.",
        ("Position", "Days", "Now"),
        tuple(
            Bar(
                each.company,
                (_percent(max(0, days), most),),
                (f"{days}", OUTCOME_WORDS[each.outcome]),
                position_path(each.id),
            )
            for each, days in waits
        ),
        mark=_percent(typical, most),
        mark_words=f"typical: {length.words}",
    )


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0


def _moment(note: Note) -> datetime:
    assert note.at is not None
    return moment_of(note.at)
