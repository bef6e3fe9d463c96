"""One round of all feeds: files are read, machines are asked, and one that fails keeps no other from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from afterword.errors import AfterwordError
from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.feeds import LARGEST, Feed, read_feed
from afterword.frozen import frozen
from afterword.gathering.asking import Limits, Marks, ask
from afterword.gathering.reach import NotAskedError
from afterword.gathering.seen import Seen
from afterword.gifts.items import Item
from afterword.words.addresses import parts_of

#: Feeds of one round, and how many machines are asked at once.
MOST_FEEDS, _AT_ONCE = 500, 8
#: What files of feeds are called.
_SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".json", ".opml", ".txt")
#: A machine of the web, as its name is typed: no blanks, no name of a person ("Dr. Eva").
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)")
#: Letters of an address that are told.
_TOLD = 200


@frozen
class Named:
    """A feed, or a list of feeds.

    Attributes:
        name: an address or the name of a file, as it was given.
        by_user: the user named it; a list that somebody made is not the user.
    """

    name: str
    by_user: bool = True

    @property
    def is_address(self) -> bool:
        """Whether a machine is to be asked for it."""
        return parts_of(self.name.strip()).scheme.lower() in ("http", "https")


@frozen
class Trouble:
    """A feed that gave nothing, and why, as a clause."""

    feed: str
    says: str

    def __str__(self) -> str:
        """In one line."""
        return f"{self.feed}: {self.says}"


@frozen
class Source:
    """What one feed gave.

    Attributes:
        name: as it was given.
        feed: its entries, or the feeds that it lists; None: it has nothing new.
        marks: to ask with the next time.
        moved: where it is from now on; empty where it stayed.
    """

    name: str
    feed: Feed | None = None
    marks: Marks = field(default_factory=Marks)
    moved: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Its entries."""
        return self.feed.items if self.feed else ()


@frozen
class Round:
    """What came of asking.

    Attributes:
        sources: that answered, in the order in which they were named.
        troubles: those that did not.
    """

    sources: tuple[Source, ...]
    troubles: tuple[Trouble, ...]

    @property
    def moved(self) -> Iterator[str]:
        """Which feeds are elsewhere from now on, a sentence each."""
        return (f"{each.name} is at {each.moved} from now on." for each in self.sources if each.moved)


class TooManyFeedsError(AfterwordError):
    """More feeds than are asked in one round."""

    exit_code = 2


def go_round(names: Iterable[str], beside: Path, seen: Seen, limits: Limits | None = None) -> Round:
    """Ask every feed, and those of the lists among them.

    Args:
        names: addresses, and files seen from ``beside``.
        beside: a folder.
        seen: what was seen before: who has nothing newer says so.
        limits: for each of them.

    Raises:
        TooManyFeedsError: there are more than ``MOST_FEEDS``.
    """
    limits = limits or Limits(size=LARGEST)
    named = tuple(dict.fromkeys(Named(name.strip()) for name in names))
    _refuse_many(named)
    first = _all_of(named, beside, seen, limits)
    there = {each.name for each in named}
    listed = tuple(
        dict.fromkeys(
            Named(address, by_user=False)
            for each in first
            if isinstance(each, Source) and each.feed
            for address in each.feed.feeds
            if address not in there
        )
    )
    _refuse_many((*named, *listed))
    found = [*first, *(_no_list(each) for each in _all_of(listed, beside, seen, limits))]
    return Round(
        tuple(each for each in found if isinstance(each, Source)),
        tuple(each for each in found if isinstance(each, Trouble)),
    )


def _refuse_many(named: Sequence[Named]) -> None:
    if len(named) > MOST_FEEDS:
        raise TooManyFeedsError(
            f"That is {len(named):,} feeds, and at most {MOST_FEEDS} are asked in one round. Name fewer."
        )


def _all_of(named: Sequence[Named], beside: Path, seen: Seen, limits: Limits) -> list[Source | Trouble]:
    """What each gave, in their order, a few at once.

    In threads that end with the program: after Ctrl-C nobody waits for machines that take their time.
    """
    todo: SimpleQueue[int] = SimpleQueue()
    for place in range(len(named)):
        todo.put(place)
    found: dict[int, Source | Trouble] = {}
    faults: list[BaseException] = []

    def work() -> None:
        try:
            while not faults:
                place = todo.get_nowait()
                found[place] = _one_of(named[place], beside, seen, limits)
        except Empty:
            pass
        except BaseException as fault:  # of a thread, raised where it is waited for
            faults.append(fault)

    hands = [Thread(target=work, daemon=True) for _ in range(min(_AT_ONCE, len(named)))]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    for fault in faults:
        raise fault
    return [found[place] for place in sorted(found)]


def _one_of(named: Named, beside: Path, seen: Seen, limits: Limits) -> Source | Trouble:
    told = named.name if len(named.name) <= _TOLD else f"{named.name[:_TOLD]}…"
    try:
        if not named.is_address:
            return Source(named.name, read_feed(_bytes(beside / named.name, named.name)))
        marks = seen.feeds.get(named.name, Marks())
        answer = ask(named.name, marks, limits, by_user=named.by_user)
        feed = None if answer.data is None else read_feed(answer.data, answer.kind)
        return Source(named.name, feed, answer.marks, answer.moved)
    except (NotAskedError, UnreadableFileError) as fault:
        return Trouble(told, str(fault))


def _bytes(file: Path, name: str) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "no file can have that name"
        raise UnreadableFileError(f"it cannot be read: {reason}.{_hint(name)}") from fault


def _hint(name: str) -> str:
    if "://" in name:
        return " Only http and https are asked."
    host = name.split("/")[0]
    if re.fullmatch(r"[\w.-]+:\d{1,5}", host):
        return f" For a feed of that machine write http://{name}"
    looks_like_the_web = (
        _HOST.fullmatch(host)
        and not host.rpartition(".")[2].istitle()
        and not re.search(r"\s", name)
        and Path(name).suffix not in _SUFFIXES
    )
    return f" For a feed of the web write https://{name}" if looks_like_the_web else ""


def _no_list(found: Source | Trouble) -> Source | Trouble:
    """A list that is named by a list is not followed: two that name each other would have no end."""
    if isinstance(found, Source) and found.feed and found.feed.feeds:
        return Trouble(found.name, "it is a list of feeds that another list names; name it yourself")
    return found
