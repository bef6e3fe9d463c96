"""A page of the site, as data: no host is known here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from afterword.followups.kept import Kept
from afterword.frozen import frozen

_ALWAYS = datetime(9999, 12, 31)
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@frozen
class Words:
    """What stands on a page.

    Attributes:
        markdown: the content; links to other pages are relative ``.md`` paths, in Markdown links and in
            ``href`` alike, so that they hold wherever the site is put.
        body: the user's own Markdown at the end of it, without its last line break; all before is ours.
        meta: front matter for the host, such as ``{"search": {"exclude": True}}``.
    """

    markdown: str
    body: str = ""
    meta: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, eq=False)  # what it says is known once it is asked for
class Page:
    """One page: Markdown with HTML in it that any Python-Markdown site can render.

    It knows at once where it stands and what it is called; its words are written when they are first read.

    Attributes:
        path: where it stands among the sources of the site, with forward slashes: ``contacts/ana.md``.
        title: plain text, unescaped.
        write: writes the words of the page it is given.
        section: path of the listing it belongs to, for tabs and breadcrumbs; empty for a listing.
        record: the record file it shows, relative to the journal; empty for a page of our own.
    """

    path: str
    title: str
    write: Callable[[Page], Words]
    section: str = ""
    record: str = ""

    @cached_property
    def words(self) -> Words:
        """What stands on it.

        Raises:
            AfterwordError: a template of the user's own does not work.
        """
        return self.write(self)

    @property
    def markdown(self) -> str:
        """The content."""
        return self.words.markdown

    @property
    def body(self) -> str:
        """The user's own Markdown at the end of the content."""
        return self.words.body

    @property
    def meta(self) -> Mapping[str, Any]:
        """Front matter for the host."""
        return self.words.meta


@frozen
class Download:
    """A file beside the pages, such as an ``.eml`` draft or the calendar."""

    path: str
    content: bytes


@dataclass(frozen=True, eq=False)
class Site:
    """Everything the journal adds to a site.

    Attributes:
        pages: all of them.
        mailed: the files that the words of the pages have led to so far.
        beside: what writes each other file beside the pages, by its path.
        lasts: until when the pages would say the same, as long as no file changes.
        kept: what was worked out on the way, for the site after the next edit.
    """

    pages: tuple[Page, ...]
    mailed: Callable[[], tuple[Download, ...]] = tuple
    beside: Mapping[str, Callable[[], bytes]] = field(default_factory=lambda: _NOTHING)
    lasts: Callable[[], datetime] = lambda: _ALWAYS
    kept: Kept = field(default_factory=Kept)

    @cached_property
    def downloads(self) -> tuple[Download, ...]:
        """The files beside the pages; for these every page is written."""
        for page in self.pages:
            page.words  # noqa: B018  # writing a page writes its letters
        return (*(Download(path, write()) for path, write in self.beside.items()), *self.mailed())
