"""Things read elsewhere, offered to those who would be glad of them: entries of ``gifts/_candidates.md``.

Nothing becomes a gift here; that takes a yes (``actions.candidates``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.exchange.found import LeftOut
from afterword.frozen import frozen
from afterword.gifts.candidate_list import PATH, CandidateList, Entry, added, list_at, read_list
from afterword.gifts.candidates import MOST, Candidate, candidates
from afterword.gifts.items import Item
from afterword.gifts.waiting import waiting
from afterword.keeping.atomic import Change
from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.words.addresses import no_web_page, page_of, without_trackers
from afterword.words.counts import counted, listed_briefly
from afterword.words.shell import command

_LOOK = f"Look at them: {command('gifts', candidates=True)}"


@frozen
class Offering:
    """What becomes of things that were read.

    Attributes:
        act: the change of the list, and what is said of it.
        new: the candidates that the list gets, those of one person together, the best first.
        left_out: what can be no gift, with the reason.
        known: how many the list, or a gift, has already.
        said: what comes of them all, a sentence each, without what is left out.
        found: what is new for whom, a sentence each.
    """

    act: Act
    new: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    known: int
    said: tuple[str, ...]
    found: tuple[str, ...]


def offered(desk: Desk, items: Sequence[Item]) -> Act:
    """The act of ``offering``."""
    return offering(desk, items).act


def offering(desk: Desk, items: Sequence[Item]) -> Offering:
    """Match things to people, and add those that fit somebody to the list of candidates.

    Nobody has more than ``MOST`` candidates that wait for a word of the user.

    Args:
        desk: the journal, and the day.
        items: what was read; their addresses as they came.

    Raises:
        AfterwordError: the list there is cannot be read.
    """
    data = list_at(desk.root)
    there = read_list(data) if data is not None else CandidateList()
    sound, left_out = _sound(items)
    new, known = _not_known(sound, desk.journal, there.entries)
    room = {each.contact: MOST - len(each.entries) for each in waiting(desk.journal, there, desk.today)}
    found = candidates(desk.journal, new, desk.today, desk.settings.synonyms, room)
    by_item: dict[Item, list[Candidate]] = defaultdict(list)
    for candidate in (each for of_one in found.values() for each in of_one):
        by_item[candidate.item].append(candidate)
    # As they came: the newest first, in most of what there is to read.
    entries = {item: by_item[item] for item in new if item in by_item}
    text = added(data, entries)
    changes = (Change(PATH, data, text),) if entries else ()
    full = _in_vain(desk, new, {slug for slug, free in room.items() if free <= 0})
    said = tuple(_said(desk, items, known, entries, full))
    lines = tuple(_found(desk.journal, found))
    act = Act(
        changes,
        f"candidates: {counted(len(entries), 'new one')} for {counted(len(found), 'person', 'people')}",
        (*_not_taken(left_out), *said),
    )
    if changes:
        act = replace(act, afterwards=lambda _: (*lines, _LOOK))
    every = tuple(each for of_one in found.values() for each in of_one)
    return Offering(act, every, tuple(left_out), known, said, lines)


def _in_vain(desk: Desk, new: Sequence[Item], full: set[str]) -> list[str]:
    """Those of whom enough waits, and whom something here would have fitted; nobody else is asked about."""
    if not full:
        return []
    room = {slug: 0 for slug in desk.journal.contacts if slug not in full}
    return sorted(candidates(desk.journal, new, desk.today, desk.settings.synonyms, room))


def _sound(items: Iterable[Item]) -> tuple[list[Item], list[LeftOut]]:
    """What can be a gift, with clean addresses; and what cannot."""
    sound, left_out = [], []
    for item in items:
        title = " ".join(item.title.split())
        url = without_trackers(item.url)
        reason = no_web_page(item.url) or no_web_page(url) if item.url else ""
        if not title:
            reason = reason or "it has no title"
        if reason:
            left_out.append(LeftOut(title or item.url[:80], reason))
        else:
            sound.append(replace(item, title=title, url=url))
    return sound, left_out


def _not_known(items: Iterable[Item], journal: Journal, entries: Iterable[Entry]) -> tuple[list[Item], int]:
    """The items that neither the list nor a gift has, each once; and how many of them are known."""
    gifts = journal.gifts.values()
    pages = {page_of(each.url) for each in gifts if each.url}
    pages |= {page_of(entry.item.url) for entry in entries if entry.item.url}
    titles = {folded(each.title) for each in gifts}
    bare = {folded(entry.item.title) for entry in entries if not entry.item.url}
    new, known = [], 0
    for item in items:
        page, title = page_of(item.url) if item.url else "", folded(item.title)
        if page in pages or title in titles or (not page and title in bare):
            known += 1
            continue
        if page:
            pages.add(page)
        else:
            bare.add(title)
        new.append(item)
    return new, known


def _not_taken(left_out: Sequence[LeftOut]) -> Iterator[str]:
    for reason, count in Counter(each.reason for each in left_out).items():
        first = next(each.what for each in left_out if each.reason == reason)
        more = f" and {count - 1:,} more" if count > 1 else ""
        yield f"Left out: “{first}”{more}: {reason}."


def _said(
    desk: Desk,
    items: Sequence[Item],
    known: int,
    entries: Mapping[Item, Sequence[Candidate]],
    full: Sequence[str],
) -> Iterator[str]:
    fit = "fits" if len(entries) == 1 else "fit"
    told = f"Of {counted(len(items), 'thing')} {len(entries):,} {fit} somebody"
    yield f"{told}, and {known:,} you know already." if known else f"{told}."
    if full:
        names = listed_briefly([desk.journal.contacts[slug].name for slug in full])
        yield f"{names}: {MOST} candidates wait for a word of yours, so nothing is added before you say it."


def _found(journal: Journal, found: Mapping[str, Sequence[Candidate]]) -> Iterator[str]:
    for slug, of_one in found.items():
        name, best = journal.contacts[slug].name, of_one[0]
        yield f"For {name}: {len(of_one)} new, first “{best.item.title}” ({best.why})."
