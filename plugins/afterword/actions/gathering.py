"""What feeds gave, offered to those who would be glad of it; and what of it counts as seen from now on.

What was seen is no record and no part of the action: `undo` takes the candidates back, and what was seen
stays so. `gather --again` shows it once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.actions.offering import offering
from afterword.frozen import frozen
from afterword.gathering.asking import Marks
from afterword.gathering.round import Round, Source, Trouble
from afterword.gathering.seen import IGNORED, PATH, Seen, read_seen
from afterword.gifts.candidate_list import list_at, read_list
from afterword.gifts.candidates import Candidate, candidates
from afterword.gifts.items import Item
from afterword.gifts.waiting import waiting
from afterword.keeping.atomic import Change, carry_out
from afterword.words.addresses import page_of, without_trackers
from afterword.words.counts import counted

#: Entries that are matched in one round; what is above comes with the next one.
MOST_ITEMS = 5_000


@frozen
class Gathered:
    """What becomes of what the feeds gave.

    Attributes:
        act: the change of the list of candidates.
        new: the candidates it gets, those of one person together, the best first.
        troubles: feeds that gave nothing.
        seen: what counts as seen from now on.
    """

    act: Act
    new: tuple[Candidate, ...]
    troubles: tuple[Trouble, ...]
    seen: Change

    def as_json(self) -> dict[str, Any]:
        """As ``gather --json`` prints it (design, section 7)."""
        return {
            "version": 1,
            "candidates": [
                {
                    "contact": each.contact,
                    "interest": each.interest,
                    "title": each.item.title,
                    "url": each.item.url,
                    "why": each.why,
                    "score": round(each.score, 3),
                }
                for each in self.new
            ],
            "problems": [{"feed": each.feed, "message": each.says} for each in self.troubles],
        }


def seen_before(desk: Desk) -> Seen:
    """What earlier rounds have seen.

    Raises:
        AfterwordError: the file cannot be read.
    """
    return read_seen(_seen_bytes(desk))


def gathered(desk: Desk, found: Round, *, again: bool = False) -> Gathered:
    """Offer what is new in the feeds.

    Args:
        desk: the journal, and the day.
        found: what the feeds gave.
        again: what was seen before is offered once more.

    Raises:
        AfterwordError: the list of candidates, or what was seen before, cannot be read.
    """
    old = _seen_bytes(desk)
    before = read_seen(old)
    known = set() if again else set(before.pages)
    fresh: dict[str, Item] = {}
    for item in (item for source in found.sources for item in source.items):
        if (page := page_of(item.url)) not in known:
            fresh.setdefault(page, item)
    taken = dict(list(fresh.items())[:MOST_ITEMS])
    offer = offering(desk, tuple(taken.values()))
    late = fresh.keys() - taken.keys() | _without_room(desk, taken.values(), offer.new)
    # A feed that holds more to come is asked for all of it the next time.
    marks = {
        each.name: Marks() if any(page_of(item.url) in late for item in each.items) else each.marks
        for each in found.sources
    }
    pages = (page_of(item.url) for each in found.sources for item in each.items)
    seen = before.after(marks, (page for page in pages if page not in late))
    summary = offer.act.summary.replace("candidates", "gather", 1)
    said = (*found.moved, *_said(found.sources, len(fresh), offer.act.said))
    act = replace(offer.act, said=said, summary=summary)
    return Gathered(act, offer.new, found.troubles, Change(PATH, old, seen.as_bytes()))


def remember(desk: Desk, done: Gathered) -> None:
    """Keep what was seen; it is no action of its own.

    Raises:
        AfterwordError: it cannot be written.
    """
    ignored = () if (desk.root / IGNORED).exists() else (Change(IGNORED, None, b"*\n"),)
    carry_out(desk.root, (*ignored, done.seen))


def _seen_bytes(desk: Desk) -> bytes | None:
    try:
        return (desk.root / PATH).read_bytes()
    except FileNotFoundError:
        return None


def _without_room(desk: Desk, items: Iterable[Item], new: Sequence[Candidate]) -> set[str]:
    """The pages that fit somebody for whom enough waits already; they come again once there is room."""
    data = list_at(desk.root)
    if data is None:
        return set()
    listed = read_list(data)
    waits = {each.contact for each in waiting(desk.journal, listed, desk.today)}
    there = {page_of(each.url) for each in desk.journal.gifts.values() if each.url}
    there |= {page_of(entry.item.url) for entry in listed.entries if entry.item.url}
    there |= {page_of(each.item.url) for each in new}
    clean = (replace(item, url=without_trackers(item.url)) for item in items)
    others = tuple(item for item in clean if page_of(item.url) not in there)
    # As if nothing waited for them; nobody else is asked about.
    room = {slug: 0 for slug in desk.journal.contacts if slug not in waits}
    if not waits:
        return set()
    fitting = candidates(desk.journal, others, desk.today, desk.settings.synonyms, room)
    return {page_of(each.item.url) for of_one in fitting.values() for each in of_one}


def _said(sources: Sequence[Source], fresh: int, offered: Iterable[str]) -> Iterator[str]:
    count = sum(not (each.feed and each.feed.feeds) for each in sources)
    feeds = counted(count, "feed")
    if fresh:
        yield f"{counted(fresh, 'new entry', 'new entries')} in {feeds}."
        yield from offered
    elif count:
        yield f"Nothing new in {feeds}; --again shows what was shown before."
