"""A page of the site, as data: no host is known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Page:
    """One page: Markdown with HTML in it that any Python-Markdown site can render.

    Attributes:
        path: where it stands among the sources of the site, with forward slashes: ``contacts/ana.md``.
        title: plain text, unescaped.
        markdown: the content; links to other pages are relative ``.md`` paths, in Markdown links and in
            ``href`` alike, so that they hold wherever the site is put.
        section: path of the listing it belongs to, for tabs and breadcrumbs; empty for a listing.
        record: the record file it shows, relative to the journal; empty for a page of our own.
        body: the user's own Markdown at the end of it, without its last line break; all before is ours.
        meta: front matter for the host, such as ``{"search": {"exclude": True}}``.
    """

    path: str
    title: str
    markdown: str
    section: str = ""
    record: str = ""
    body: str = ""
    meta: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True)
class Download:
    """A file beside the pages, such as an ``.eml`` draft."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Site:
    """Everything the journal adds to a site."""

    pages: tuple[Page, ...]
    downloads: tuple[Download, ...] = ()
