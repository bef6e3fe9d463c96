"""``.afterword/gathered/seen.json``: what was seen of which feed, so that another round shows what is new.

It may be read, and deleted: then everything is new. It holds no more than ``MOST_PAGES``, the newest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.gathering.asking import Marks
from afterword.keeping.own_folder import OWN_FOLDER

PATH = f"{OWN_FOLDER}/gathered/seen.json"
#: It says what the user reads, so git is told to leave it alone, also where nothing else tells it.
IGNORED = f"{OWN_FOLDER}/gathered/.gitignore"
#: Pages and feeds that are remembered; what was seen longest ago goes first.
MOST_PAGES, MOST_FEEDS = 50_000, 1_000
_VERSION = 1


@frozen
class Seen:
    """What was seen.

    Attributes:
        feeds: what each gave with its last answer, by its address as it was named.
        pages: what they led to, as ``page_of`` knows a page, the newest last.
    """

    feeds: Mapping[str, Marks] = field(default_factory=dict)
    pages: tuple[str, ...] = ()

    def after(self, feeds: Mapping[str, Marks], pages: Iterable[str]) -> Seen:
        """With what one more round has seen."""
        told = [(name, marks) for name, marks in self.feeds.items() if name not in feeds]
        told += feeds.items()
        seen = dict.fromkeys(pages)
        before = [page for page in self.pages if page not in seen]
        return Seen(dict(told[-MOST_FEEDS:]), (*before, *seen)[-MOST_PAGES:])

    def as_bytes(self) -> bytes:
        """The file."""
        feeds = {name: {"etag": marks.etag, "modified": marks.modified} for name, marks in self.feeds.items()}
        told = {"version": _VERSION, "feeds": feeds, "pages": self.pages}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def read_seen(data: bytes | None) -> Seen:
    """Read the file; None: there is none yet.

    Raises:
        AfterwordError: it is not as it was written.
    """
    if data is None:
        return Seen()
    try:
        told: Any = json.loads(data.decode("utf-8-sig"))
        feeds = {
            str(name): Marks(str(marks["etag"]), str(marks["modified"]))
            for name, marks in told["feeds"].items()
        }
        return Seen(feeds, tuple(map(str, told["pages"])))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise AfterwordError(
            f"{PATH} cannot be read any more, so nothing was gathered. Delete it: then all that the feeds "
            "hold counts as new."
        ) from fault
