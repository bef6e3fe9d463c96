"""The draft, whole and exact: on the clipboard, in the mail program, in the file."""

from __future__ import annotations

import email
from collections.abc import Callable
from datetime import datetime
from email import policy
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.copying import copied
from browser.served_site import ROOT, Served
from built_site import PINNED
from playwright.sync_api import Page

from afterword.followups.plan import plan
from afterword.records.reading import read_journal
from afterword.settings.settings import Settings
from afterword.writing.composing import Draft, draft_for


@pytest.fixture(scope="module")
def drafts() -> dict[tuple[str, str], Draft]:
    """What Today offers to be sent, by person and kind, without the site."""
    journal, now = read_journal(Path(ROOT)), datetime.fromisoformat(PINNED)
    return {
        (each.contact, each.kind): draft_for(journal, each, Settings(), now.date())
        for each in plan(journal, now, Settings())
        if each.state in ("due", "late")
    }


def key(page: Page, index: int) -> tuple[str, str]:
    card = page.locator('[data-group="due late"] .aw-card').nth(index)
    return card.get_attribute("data-contact") or "", card.get_attribute("data-kind") or ""


def test_today_offers_every_draft_that_is_open(
    example_site: Served, open_page: Callable[..., Page], drafts: dict[tuple[str, str], Draft]
) -> None:
    page = open_page(example_site.address)
    cards = page.locator('[data-group="due late"] .aw-card')
    assert {key(page, index) for index in range(cards.count())} == set(drafts)


def test_copy_puts_exactly_the_draft_on_the_clipboard(
    example_site: Served, open_page: Callable[..., Page], drafts: dict[tuple[str, str], Draft]
) -> None:
    page = open_page(example_site.address)
    cards = page.locator('[data-group="due late"] .aw-card')
    assert cards.count() == len(drafts) > 2
    for index in range(cards.count()):
        assert copied(page, cards.nth(index)) == drafts[key(page, index)].body


def test_the_mail_link_carries_the_same_text(
    example_site: Served, open_page: Callable[..., Page], drafts: dict[tuple[str, str], Draft]
) -> None:
    page = open_page(example_site.address)
    links = page.locator('[data-group="due late"] a[href^="mailto:"]')
    assert links.count() > 2
    for index in range(links.count()):
        card = links.nth(index).locator("xpath=ancestor::article[@data-follow-up]")
        draft = drafts[card.get_attribute("data-contact") or "", card.get_attribute("data-kind") or ""]
        query = parse_qs(urlsplit(links.nth(index).get_attribute("href") or "").query)
        assert query["body"] == [draft.body.replace("\n", "\r\n")]
        assert query["subject"] == [draft.subject]


def test_the_file_parses_to_the_same_text(
    example_site: Served, open_page: Callable[..., Page], drafts: dict[tuple[str, str], Draft]
) -> None:
    page = open_page(example_site.address)
    cards = page.locator('[data-group="due late"] .aw-card')
    assert cards.count() == len(drafts) > 2
    for index in range(cards.count()):
        with page.expect_download() as download:
            cards.nth(index).get_by_role("link", name=".eml").click()
        message = email.message_from_bytes(download.value.path().read_bytes(), policy=policy.default)
        draft = drafts[key(page, index)]
        assert message["X-Unsent"] == "1"
        assert message["Subject"] == draft.subject
        assert message.get_content().replace("\r\n", "\n") == draft.body


def test_without_leave_to_copy_the_text_is_marked(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.clock.pause_at(page.evaluate("Date.now() / 1000"))
    card = page.locator(".aw-card").first
    card.get_by_role("button", name="Copy").click()
    card.get_by_role("button", name="Marked: copy now").wait_for()
    assert page.evaluate("getSelection().toString()").strip() == card.locator("pre").inner_text().strip()


def test_a_saved_draft_takes_the_place_of_the_composed_one(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{example_site.address}contacts/aroha-tamihana/")
    saved = read_journal(Path(ROOT)).notes["aroha-tamihana-gracious-rejection"]
    card = page.locator('[data-kind="gracious-rejection"]')
    card.get_by_text("Your draft").click()
    assert card.locator("[data-draft]").text_content() == f"{saved.text}\n"
    card.get_by_role("link", name="notes/aroha-tamihana-gracious-rejection").click()
    page.wait_for_url("**/notes/aroha-tamihana-gracious-rejection/")
    assert copied(page, page) == f"{saved.text}\n"


def test_an_open_draft_has_the_whole_width_of_its_card(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address)
    page.set_viewport_size({"width": 390, "height": 900})
    card = page.locator('[data-group="due late"] .aw-card').first
    card.locator(".aw-draft > summary").click()
    letter, whole = card.locator(".aw-letter").bounding_box(), card.bounding_box()
    assert letter
    assert whole
    assert letter["width"] > 0.8 * whole["width"]
