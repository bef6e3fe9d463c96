"""Tabs, breadcrumbs, previous and next for pages that are in no navigation tree."""

from __future__ import annotations

from itertools import pairwise

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from afterword.mkdocs_plugin.placing import Placed


def arrange(nav: Navigation, placed: Placed, config: MkDocsConfig) -> None:
    """Give our rooms their tabs, and every other page of ours its way up, back and on.

    A listing that the author's ``nav`` names stays where that puts it.
    """
    _add_listings(nav, placed, config)
    rows: dict[str, list[SitePage]] = {}
    for file, ours in placed.pages.items():
        if ours.section and file.page and not any(file.page is page for page in nav.pages):
            rows.setdefault(ours.section, []).append(file.page)
    for section, pages in rows.items():
        listing = placed.by_path[section].page if section in placed.by_path else None
        if listing is nav.homepage:
            # It is the first of every path already.
            listing = None
        for page in pages:
            page.parent = listing  # type: ignore[assignment]  # a page as parent: the listing has no tree
            page.previous_page = page.next_page = None  # it may have had others beside it
        for page, following in pairwise(pages):
            page.next_page, following.previous_page = following, page


def _add_listings(nav: Navigation, placed: Placed, config: MkDocsConfig) -> None:
    """Add the listings that the author's ``nav`` does not name and ``not_in_nav`` does not hide.

    They follow the last one that is named on the top level; where none is, they come first if Today is
    the start page, else after the author's own.
    """
    ours = [file for file, page in placed.pages.items() if not page.section and not page.record]
    missing = [
        file.page
        for file in ours
        if file.page and not any(file.page is page for page in nav.pages) and not _hidden(file, config)
    ]
    if not missing:
        return
    own = {id(file.page) for file in ours}
    tops = [place for place, item in enumerate(nav.items) if id(item) in own]
    home = any(file.dest_uri == "index.html" for file in ours)
    at = tops[-1] + 1 if tops else 0 if home else len(nav.items)
    nav.items[at:at] = missing
    nav.pages[:] = _pages(nav.items)
    for page in nav.pages:
        page.previous_page = page.next_page = None
    for page, following in pairwise(nav.pages):
        page.next_page, following.previous_page = following, page
    nav.homepage = next((page for page in nav.pages if page.is_homepage), None)


def _hidden(file: File, config: MkDocsConfig) -> bool:
    return bool(config.not_in_nav and config.not_in_nav.match_file(file.src_uri))


def _pages(items: list[StructureItem]) -> list[SitePage]:
    found: list[SitePage] = []
    for item in items:
        if isinstance(item, SitePage):
            found.append(item)
        found += _pages(getattr(item, "children", None) or [])
    return found
