"""Small editions of the site, made from a search in the making."""

from __future__ import annotations

import re
from datetime import datetime

from followups.search import Search

from afterword.pages.edition import Edition
from afterword.pages.page import Page
from afterword.pages.site import build_site
from afterword.settings.settings import Settings


def edition(search: Search, now: str, settings: Settings | None = None) -> Edition:
    """The search as of a local time."""
    return Edition(search.journal, datetime.fromisoformat(now), settings or Settings())


def page(search: Search, now: str, path: str, settings: Settings | None = None) -> Page:
    """One page of the site."""
    site = build_site(search.journal, datetime.fromisoformat(now), settings or Settings())
    return next(each for each in site.pages if each.path == path)


def text_of(markdown: str) -> str:
    """What a reader sees of it, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", markdown).split())
