"""Small editions of the site, made from a search in the making. Friday 2026-11-20 is a Friday."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape

from followups.search import Search

from afterword.gifts.candidate_list import PATH, read_list
from afterword.pages.edition import Edition
from afterword.pages.page import Page
from afterword.pages.site import build_site
from afterword.settings.settings import Settings


def edition(search: Search, now: str, settings: Settings | None = None) -> Edition:
    """The search as of a local time."""
    return Edition(search.journal, datetime.fromisoformat(now), settings or Settings())


def page(search: Search, now: str, path: str, settings: Settings | None = None) -> Page:
    """One page of the site."""
    listed = read_list(search.files.get(PATH, "").encode())
    site = build_site(search.journal, datetime.fromisoformat(now), settings or Settings(), listed=listed)
    return next(each for each in site.pages if each.path == path)


def text_of(markdown: str) -> str:
    """What a reader sees of it, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markdown)).split())


def rows(markdown: str) -> list[list[str]]:
    """The cells of its tables, row by row, heads left out."""
    return [
        [text_of(cell) for cell in re.findall(r"<td.*?</td>", line)]
        for line in re.findall(r"<tr>.*?</tr>", markdown)
        if "<td" in line
    ]


def items(markdown: str) -> list[str]:
    """The items of its lists."""
    return [text_of(item) for item in re.findall(r"<li.*?</li>", markdown)]


def sections(markdown: str) -> dict[str, str]:
    """What stands below each heading, by its words, up to the next."""
    parts = re.split(r"(?:<h2[^>]*>(.*?)</h2>|^## (.*)$)", markdown, flags=re.MULTILINE)
    return {
        text_of(html or text): below
        for html, text, below in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    }
