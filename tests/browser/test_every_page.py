"""What holds for every kind of page, light and dark, wide and narrow."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.layout import wrong
from browser.served_site import Served
from playwright.sync_api import Page

PAGES = [
    "",
    "contacts/",
    "contacts/priya-raman/",
    "interviews/",
    "interviews/2026-11-20-northwind-robotics/",
    "positions/",
    "positions/emberline-grid/senior-reliability-engineer/",
    "interests/",
    "interests/bouldering/",
    "gifts/",
    "gifts/tail-sampling-field-notes/",
    "notes/",
    "notes/aroha-tamihana-gracious-rejection/",
    "notes/2026-11-12-beatrix-nyman-reply/",
    "insights/",
    "problems/",
]
LOOKS = [(1280, "light"), (390, "dark"), (1280, "dark"), (390, "light")]
LOOKED_AT = LOOKS if os.environ.get("AFTERWORD_THOROUGH") else LOOKS[:2]

_AXE = """async () => (await axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
})).violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html.slice(0, 200))}`)"""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_asked_elsewhere_and_nothing_scrolls_sideways(
    example_site: Served, open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(example_site.address + path)
    assert page.locator("h1").count() == 1
    assert wrong(page) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), LOOKED_AT)
def test_axe_finds_nothing(
    example_site: Served, open_page: Callable[..., Page], axe: Path, path: str, width: int, scheme: str
) -> None:
    page = open_page(example_site.address + path, width=width, scheme=scheme)
    page.add_script_tag(path=axe)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert page.evaluate(_AXE) == []
