"""Hostile mails that were imported, in a real browser: nothing runs, and nothing is asked elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browser.served_site import Served, serve
from exchange.hostile_mails import ATTACKS, attacked
from playwright.sync_api import Page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("site"), attacked(tmp_path_factory.mktemp("journal"))) as served:
        yield served


@pytest.mark.parametrize(
    "page",
    ["", "notes/", "contacts/ana/", "2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"],
)
def test_nothing_runs_and_nothing_is_asked_elsewhere(
    site: Served, open_page: Callable[..., Page], page: str
) -> None:
    paths = sorted(path.removesuffix("index.html") for path in site.built.pages)
    address = site.address + (next(path for path in paths if page in path) if page[:1] == "2" else page)
    shown = open_page(address)
    shown.wait_for_load_state("networkidle")
    assert shown.url == address
    assert shown.evaluate("window.ran") is None
    assert shown.evaluate("document.baseURI") == address


def test_the_words_are_those_of_the_mail(site: Served, open_page: Callable[..., Page]) -> None:
    path = next(path for path in site.built.pages if "2026-11-01" in path).removesuffix("index.html")
    shown = open_page(site.address + path).locator("pre.aw-letter").text_content()
    assert shown == "\n\n".join(ATTACKS)
