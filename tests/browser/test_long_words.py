"""Names, paths, tags and addresses without a place to break stay where they belong, on every kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browser import long_words
from browser.layout import LOOK, wrong
from browser.served_site import Served, serve
from playwright.sync_api import Page


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A journal of long words."""
    with serve(tmp_path_factory.mktemp("long"), long_words.FILES) as served:
        yield served


@pytest.mark.parametrize("path", long_words.PAGES, ids=lambda path: path[:40])
def test_they_stay_where_they_belong(long_site: Served, open_page: Callable[..., Page], path: str) -> None:
    page = open_page(long_site.address + path)
    assert page.locator("h1").count() == 1
    assert wrong(page) == []


def test_what_is_wrong_with_a_layout_is_seen(example_site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(example_site.address)
    page.set_viewport_size({"width": 390, "height": 860})
    assert page.evaluate(LOOK) == []
    page.add_style_tag(
        content=".aw-item p { white-space: nowrap } .aw-words { margin-top: -1.5rem !important }"
    )
    found = page.evaluate(LOOK)
    for fault in ("the page is", "sticks out", "lies over"):
        assert [each for each in found if fault in each], fault
