"""What the user says of candidates for gifts: yes makes a gift, no is never again, later lets one rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from afterword.actions import new
from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.actions.named import Named, find
from afterword.errors import AfterwordError
from afterword.followups.gives import next_gifts
from afterword.frozen import frozen
from afterword.gifts.called import LOOK, each_called, entry_called
from afterword.gifts.candidate_list import PATH, Entry, Receiver, list_at, marked, read_list, refused_for
from afterword.gifts.items import kind_of
from afterword.gifts.shelf import shelf
from afterword.gifts.waiting import Waiting, answering_one_of, person_named, tags_of, waiting
from afterword.keeping.atomic import Change
from afterword.records.contact import Contact
from afterword.records.gift import GiftKind
from afterword.records.problems import Problem
from afterword.records.raw_record import slug_of_path
from afterword.records.who import typed
from afterword.words.addresses import page_of
from afterword.words.counts import counted, listed
from afterword.words.shell import command

#: How long a candidate rests where no day is given.
RESTS = timedelta(weeks=4)


@frozen
class Answers:
    """What the user says, each of candidates by number (or several: "1,2", "1-3"), address or title.

    Attributes:
        yes: those that become gifts.
        no: never again.
        later: those that rest.
        until: the day until which they do.
        read: the user has read or used what becomes a gift.
        why: why it is good, a sentence that may go into a note.
        kind: what it is.
        interests: what it answers; empty: what it is on the list for.
    """

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    until: date | None = None
    read: bool = False
    why: str = ""
    kind: GiftKind | None = None
    interests: tuple[str, ...] = ()


def candidates_waiting(
    desk: Desk, contact: Contact | None = None, interests: Sequence[str] = ()
) -> tuple[tuple[Waiting, ...], tuple[Problem, ...]]:
    """The candidates that wait for a word, by person, the neediest first; and what of it is not understood.

    Args:
        desk: the journal, and the day.
        contact: whose alone; None: everybody's.
        interests: such as answer one of these alone, each as somebody types it; empty: whatever they answer.

    Raises:
        AfterwordError: the list cannot be read, or nobody here cares about one of the interests, or one of
            them may mean several.
    """
    there = read_list(list_at(desk.root) or b"")
    soon = next_gifts(desk.plan if there.open(desk.today) else ())
    people = waiting(desk.journal, there, desk.today, soon)
    if interests:
        listed_for = frozenset(
            tag for each in people for _, receiver in each.entries for tag in tags_of(receiver)
        )
        people = answering_one_of(people, {_interest(desk, each, listed_for) for each in interests})
    return tuple(each for each in people if contact is None or each.contact == contact.slug), there.problems


def _interest(desk: Desk, typed: str, listed_for: Collection[str]) -> str:
    """The interest that is meant, case-folded: of the list, or of the journal, which may differ by now."""
    if (tag := typed.casefold()) in listed_for:
        return tag

    def way(named: Named) -> str:
        return command("gifts", candidates=True, interests=named.key)

    return find(desk.journal, typed, "interest", way).key.casefold()


def answer(desk: Desk, answers: Answers, people: Sequence[Contact] = ()) -> Act:
    """Take down what the user says of candidates.

    Args:
        desk: the journal, and the day.
        answers: what is said of which.
        people: for whom it is said: yes answers their interests alone, no is for them alone; empty: for all.

    Raises:
        AfterwordError: one of them is not on the list, or has become a gift; or a gift would not be read.
    """
    data = list_at(desk.root)
    if data is None:
        raise AfterwordError(
            f"There are no candidates yet: {PATH} is not there. They come from what you read elsewhere, by "
            "`import` of bookmarks or `gather` of feeds."
        )
    entries = read_list(data).entries

    def waits(entry: Entry) -> bool:
        mine = not people or _receivers(desk, entry, people)
        return entry.state in ("open", "later") and bool(mine)

    yes, no, later = (
        tuple(dict.fromkeys(each for called in said for each in each_called(entries, called, waits)))
        for said in (answers.yes, answers.no, answers.later)
    )
    _refuse_both(data, (*yes, *no, *later))
    _refuse_copies(data, yes)
    if answers.why and len(yes) > 1:
        raise AfterwordError(
            f"A reason is of one thing, and {counted(len(yes), 'candidate', words=True)} got a yes. Say yes "
            "to each by itself, with its own --why; or leave it out."
        )
    text, parts = data, []
    for called in no:
        entry = _open(text, called)
        text, said = _refused(desk, text, entry, people)
        parts.append(said)
    until = answers.until or desk.today + RESTS
    for called in later:
        entry = _open(text, called)
        text = marked(text, entry, f"later: {until}")
        parts.append(f"“{entry.item.title}” rests until {desk.calendar.day(until)}")
    gifts: list[Act] = []
    for called in yes:
        entry = _open(text, called)
        gifts.append(_gift(desk, entry, answers, people, frozenset(map(_slug, gifts))))
        text = marked(text, entry, f"yes: [[{_slug(gifts[-1])}]]")
    summary = "gifts: " + "; ".join(
        f"{word} {listed([_short(text, each) for each in said])}"
        for word, said in (("yes to", yes), ("no to", no), ("later", later))
        if said
    )
    changes = (
        *(change for gift in gifts for change in gift.changes),
        *((Change(PATH, data, text),) if text != data else ()),
    )

    def afterwards(later: Desk) -> Iterator[str]:
        yield from (f"{each}." for each in parts)
        # What is true of all the new gifts is said once.
        yield from dict.fromkeys(line for gift in gifts for line in gift.afterwards(later))
        for gift in gifts:
            yield from _to_whom(later, _slug(gift))

    return Act(changes, summary, tuple(line for gift in gifts for line in gift.said), afterwards)


def _slug(gift: Act) -> str:
    return slug_of_path(gift.changes[0].path)


def _refuse_both(data: bytes, called: Sequence[str]) -> None:
    """Refuse two answers to one question.

    Raises:
        AfterwordError: something is said of one candidate twice.
    """
    found = Counter(_find(data, each) for each in called)
    for entry, times in found.items():
        if times > 1:
            raise AfterwordError(
                f"Of “{entry.item.title}” two things are said; say one. Nothing was written."
            )


def _refuse_copies(data: bytes, yes: Sequence[str]) -> None:
    """Refuse two gifts of one page: the list may be a hand's, and hold it twice.

    Raises:
        AfterwordError: two that get a yes have one address.
    """
    there: dict[str, str] = {}
    for item in (_find(data, each).item for each in yes):
        if item.url and (first := there.setdefault(page_of(item.url), item.title)) is not item.title:
            raise AfterwordError(f"“{first}” and “{item.title}” are one page; say yes to one of them.")


def _short(text: bytes, called: str) -> str:
    return _find(text, called).item.title


def _find(text: bytes, called: str) -> Entry:
    return entry_called(read_list(text).entries, called)


def _open(text: bytes, called: str) -> Entry:
    entry = _find(text, called)
    if entry.state == "yes":
        raise AfterwordError(
            f"“{entry.item.title}” is a gift already ({PATH}:{entry.said_at}). To take back the last "
            "action: afterword undo"
        )
    return entry


def _receivers(desk: Desk, entry: Entry, people: Sequence[Contact]) -> tuple[Receiver, ...]:
    """Those of an entry who are among some people, or all of them where none are named."""
    mine = [(each, person_named(desk.journal, each.contact)) for each in entry.for_whom]
    slugs = {each.slug for each in people}
    return tuple(each for each, slug in mine if not people or slug in slugs)


def _refused(desk: Desk, text: bytes, entry: Entry, people: Sequence[Contact]) -> tuple[bytes, str]:
    title = entry.item.title
    if not people:
        return marked(text, entry, "no"), f"“{title}” is not offered again"
    mine = _receivers(desk, entry, people)
    names = listed([each.name for each in people])
    if not mine:
        raise AfterwordError(f"“{title}” is on the list, and not for {names}. {LOOK}")
    for each in mine:
        text = refused_for(text, each)
    return text, f"“{title}” is not offered for {names} again"


def _gift(
    desk: Desk, entry: Entry, answers: Answers, people: Sequence[Contact], beside: frozenset[str]
) -> Act:
    """The gift that an entry becomes, beside others that are made at once, by their slugs.

    Raises:
        AfterwordError: it is one already, answers nobody's interest, or would not be read.
    """
    item = entry.item
    if there := new.with_address(desk, item.url):
        raise AfterwordError(
            f"“{item.title}” is a gift already: {there}. Nothing was written. Say no to take it off the list."
        )
    tags = answers.interests or tuple(
        dict.fromkeys(each.interest for each in _receivers(desk, entry, people) if each.interest)
    )
    if not tags:
        whose = f" of {listed([each.name for each in people])}" if people else ""
        raise AfterwordError(
            f"“{item.title}” is on the list for no interest{whose}. Say what it answers, "
            "such as --interests sailing"
        )
    kind = answers.kind or kind_of(item)
    fields: dict[str, Any] = {
        "kind": kind,
        "url": item.url,
        "interests": tags,
        "found": min(item.found or desk.today, desk.today),
        "read": answers.read,
        "why": answers.why.strip() or item.note,
    }
    act = new.gift(desk, item.title, fields, beside)
    if not answers.kind and not item.kind and kind != "article":
        return replace(act, said=(*act.said, f"By its address it is a {kind}; change `kind` if it is not."))
    return act


def _to_whom(later: Desk, slug: str) -> Iterator[str]:
    """The command that puts the gift into a note, once it has been read."""
    for each in shelf(later.journal, later.today).glad(slug)[:1]:
        yield f"Put it into a note: {command('draft', typed(later.journal, each.contact), gift=slug)}"
