"""The position that a message or a call is about, where somebody may have several."""

from __future__ import annotations

from collections.abc import Sequence

from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.position import Position
from afterword.records.slugs import slugify
from afterword.records.who import matching
from afterword.words.counts import counted
from afterword.words.shell import quoted


class UnclearPositionError(AfterwordError):
    """It is not said which of several positions is meant.

    Attributes:
        positions: those that can be meant.
    """

    def __init__(self, contact: Contact, positions: Sequence[Position]) -> None:
        listed = "".join(f"\n  --position {quoted(said)}" for said in ways_to_say(positions))
        count = counted(len(positions), "position", words=True)
        super().__init__(
            f"{contact.name} has to do with {count} of yours, and either may be meant. "
            f"Nothing was written; say which:{listed}"
            if len(positions) == 2
            else f"{contact.name} has to do with {count} of yours. Nothing was written; say which:{listed}"
        )
        self.positions = tuple(positions)


def ways_to_say(positions: Sequence[Position]) -> list[str]:
    """What to type for each of several positions: its title, with the company where titles are alike."""
    titles = [slugify(each.title) for each in positions]
    return [
        each.title if titles.count(slugify(each.title)) == 1 else f"{each.title} {each.company}"
        for each in positions
    ]


@frozen
class Meant:
    """What a message is about.

    Attributes:
        position: which one; None: none.
        named: whether that was said, rather than taken for granted.
    """

    position: Position | None
    named: bool

    def interview(self, journal: Journal, contact: Contact) -> Interview | None:
        """The interview that a message belongs to: the newest with them, of the position that is meant."""
        met = journal.interviews_with(contact.slug)
        of_it = [each for each in met if self.position and journal.position_of(each.slug) is self.position]
        if of_it and (self.named or journal.position_of(met[-1].slug)):
            return of_it[-1]
        if self.position and self.named:
            return self.position.newest
        # A talk outside any position that came since is what it is about, if nothing else is said.
        return met[-1] if met else None


def position_meant(journal: Journal, contact: Contact, said: str | None, text: str = "") -> Meant:
    """The position with somebody that is meant, or that alone can be meant.

    Args:
        journal: as of now.
        contact: with whom.
        said: its title, id, or any unambiguous part of title and company; None: it was not said.
        text: what they said, in which one of them may be named.

    Raises:
        UnclearPositionError: it was not said, several are open, and the text names none of them, or two.
        AfterwordError: what was said is none of theirs, or more than one.
    """
    known = sorted(journal.positions_with(contact.slug), key=lambda p: (not p.ended, p.newest.starts))
    if said is not None:
        return Meant(_said(contact, known, said), named=True)
    going = [each for each in known if not each.ended]
    if len(going) > 1:
        named = [each for each in going if _own_words(each, going) & set(slugify(text).split("-"))]
        if len(named) != 1:
            raise UnclearPositionError(contact, going)
        return Meant(named[0], named=True)
    return Meant(known[-1] if known else None, named=False)


def _said(contact: Contact, known: Sequence[Position], said: str) -> Position:
    by_id = {each.id: each for each in known}
    if said in by_id:
        return by_id[said]
    keys = matching(said, {each.id: each.title for each in known})
    keys = keys or matching(said, {each.id: f"{each.title} {each.company}" for each in known})
    found = [each for each in known if each.id in keys]
    found = [each for each in found if not each.ended] or found
    if len(found) == 1:
        return found[0]
    if found:
        raise UnclearPositionError(contact, found)
    if not known:
        raise AfterwordError(
            f"No position of yours has to do with {contact.name}, so --position {quoted(said)} is none. "
            "Leave it out, or write the interview down first: afterword debrief"
        )
    listed = "".join(f"\n  --position {quoted(each)}" for each in ways_to_say(known))
    raise AfterwordError(f'No position with {contact.name} is called "{said}". There are:{listed}')


def _own_words(position: Position, others: Sequence[Position]) -> set[str]:
    """The words of its title and company that no other one has."""
    shared = {word for each in others if each is not position for word in _words(each)}
    return _words(position) - shared


def _words(position: Position) -> set[str]:
    return set(slugify(f"{position.title} {position.company}").split("-"))
