"""Insights: what works, in pictures with the numbers beside them and words on what they mean."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import zip_longest

from afterword.followups.coverage import coverage
from afterword.followups.history import past
from afterword.followups.wait import is_waiting, wait
from afterword.frozen import frozen
from afterword.kinds import KINDS, kind_words
from afterword.pages.edition import Edition
from afterword.pages.places import position_path
from afterword.records.position import OUTCOME_WORDS
from afterword.words.counts import capital, lasting, number

_POSITIONS = 15


@frozen
class Bar:
    """A line of a picture with its numbers.

    Attributes:
        label: what it counts.
        parts: percent of the width for each shade, darkest first.
        numbers: for the table.
        path: of a page it leads to.
        mark: percent of the width where a line is drawn.
    """

    label: str
    parts: tuple[float, ...]
    numbers: tuple[str, ...]
    path: str = ""
    mark: float | None = None


@frozen
class Insight:
    """A picture.

    Attributes:
        title: its heading.
        words: what it means.
        columns: of the table; the first names the bars.
        bars: the rows.
        shades: what each shade of a bar stands for.
        mark_words: what the line on each bar stands for.
    """

    title: str
    words: str
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    shades: tuple[str, ...] = ()
    mark_words: str = ""


def insights(edition: Edition) -> tuple[Insight, ...]:
    """The pictures for which there is something to count."""
    drawn = (_thanks(edition), _replies(edition), _waits(edition))
    return tuple(insight for insight in drawn if insight)


def _thanks(edition: Edition) -> Insight | None:
    """How soon people were thanked, for each interview whose first day is over."""
    within = later = never = 0
    for interview in edition.journal.interviews.values():
        if interview.ends + timedelta(days=1) > edition.now:
            continue
        for row in coverage(edition.journal, interview.slug):
            if row.on is None:
                never += 1
            elif row.on <= interview.ends.date() + timedelta(days=1):
                within += 1
            else:
                later += 1
    total = within + later + never
    if not total:
        return None
    words = _share(
        within,
        total,
        "the",
        ("thank-you you could have written", "thank-yous you could have written"),
        "went by the day after the interview",
        "did not go by the day after the interview",
    )
    return Insight(
        "Thanked within a day",
        f"{words}. {_on_thanks(round(100 * within / total))}",
        ("When", "Thank-yous", "Share"),
        tuple(
            Bar(label, (_percent(count, total),), (f"{count}", f"{round(100 * count / total)}%"))
            for label, count in (("within a day", within), ("later", later), ("not written", never))
            if count
        ),
    )


def _share(part: int, whole: int, whose: str, things: tuple[str, str], did: str, did_not: str) -> str:
    """How many of some things did something, in a sentence without its full stop.

    Args:
        part: how many did.
        whole: how many there are, at least one.
        whose: "the" or "your".
        things: what they are called, one and many.
        did: what they did, fit for one and for many.
        did_not: the same for the only one that did not.
    """
    one, many = things
    if whole == 1:
        return f"{capital(whose)} one {one} {did if part else did_not}"
    if part == whole:
        return (
            f"Both of {whose} {many} {did}" if whole == 2 else f"All {number(whole)} of {whose} {many} {did}"
        )
    of = f"of {whose} {number(whole)} {many} {did}"
    return f"{capital(number(part))} {of}" if part else f"None {of}"


def _on_thanks(share: int) -> str:
    if share >= 80:
        return "That is a habit people notice."
    if share >= 50:
        return "The quickest way up is a debrief on the way home: the drafts are ready from it."
    return "Few people write at all, so a late one stands out too: those that are still welcome are on Today."


def _replies(edition: Edition) -> Insight | None:
    """For each kind of note: how many were answered before the next note went out."""
    sent: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for person in past(edition.journal).people.values():
        for note, following in zip_longest(person.notes, person.notes[1:]):
            if note.incoming:
                continue
            sent[note.kind] += 1
            answered[note.kind] += following is not None and following.incoming
    if not sent:
        return None
    most = max(sent.values())
    words = [
        _share(
            sum(answered[kind] for kind in kinds),
            sum(sent[kind] for kind in kinds),
            "the",
            (f"note that {aim}", f"notes that {aim}"),
            "brought a reply",
            "brought no reply so far",
        )
        for aim, kinds in (
            ("asked for nothing", [kind for kind in sent if kind in KINDS and not KINDS[kind].ask]),
            ("asked for news", [kind for kind in sent if kind in KINDS and KINDS[kind].ask]),
        )
        if kinds
    ]
    return Insight(
        "Replies by kind of note",
        f"{'. '.join(words)}. Silence after a thank-you says nothing: most are read and never answered.",
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


def _waits(edition: Edition) -> Insight | None:
    """From the first interview to the answer, or to today, for each position."""
    begun = [
        each
        for each in edition.journal.positions.values()
        if each.held and (each.ended or each.outcome == "offer" or is_waiting(edition.journal, each))
    ]
    newest = sorted(begun, key=lambda each: each.newest.ends, reverse=True)
    positions = sorted(newest[:_POSITIONS], key=lambda each: (each.ended, each.first.day))
    waits = [(each, wait(each, edition.now, edition.settings)) for each in positions]
    if not waits:
        return None
    most = max(1, *(max(wait.typical, wait.days) for _, wait in waits))
    length = lasting(edition.settings.cadence.typical_wait)
    return Insight(
        "Waits against the typical wait",
        f"A typical search waits {length} from the first interview to an answer. "
        + _on_waits([wait.days > wait.typical for each, wait in waits if is_waiting(edition.journal, each)]),
        ("Position", "Days", "Now"),
        tuple(
            Bar(
                each.company,
                (_percent(wait.days, most),),
                (f"{wait.days}", OUTCOME_WORDS[each.outcome]),
                position_path(each.id),
                mark=_percent(wait.typical, most),
            )
            for each, wait in waits
        ),
        mark_words=f"typical: {length}",
    )


def _on_waits(longer: list[bool]) -> str:
    """How many of those that wait have waited longer than is typical."""
    if not longer:
        return "None of yours is waiting for one now."
    count = sum(longer)
    did = "has waited longer" if count <= 1 else "have waited longer"
    things = ("open position", "open positions")
    words = _share(count, len(longer), "your", things, did, "has not waited longer")
    if not count:
        return f"{words}."
    done = "a check-in when its day comes, and the command that closes what has gone quiet"
    return f"{words}. What can be done about that is on Today: {done}."


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0
