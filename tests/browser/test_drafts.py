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
from playwright.sync_api import Locator, Page, expect

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


ROWS = "[data-pile] .aw-item, [data-fold=more] .aw-item"


def key(page: Page, index: int) -> tuple[str, str]:
    row = page.locator(ROWS).nth(index)
    return row.get_attribute("data-contact") or "", row.get_attribute("data-kind") or ""


def opened(page: Page, index: int) -> Locator:
    """The letter of a row, laid open beside the list."""
    row = page.locator(ROWS).nth(index)
    if row.evaluate("(row) => Boolean(row.closest('details.aw-more:not([open])'))"):
        page.locator("[data-fold=more] > summary").click()
    if row.evaluate("(row) => !row.querySelector('.aw-draft').open"):
        row.locator("summary").first.click()
    expect(row.locator(".aw-sheet")).to_have_count(0)
    return page.locator("[data-pane] .aw-sheet")


def agree(sheet: Locator, way: Locator) -> None:
    """Where a gap is open it is asked once whether to go on."""
    if sheet.locator("mark:not([data-filled])").count():
        way.click()
        expect(way).to_contain_text("open: again to go on")


def test_today_offers_every_draft_that_is_open(
    example_site: Served, open_page: Callable[..., Page], drafts: dict[tuple[str, str], Draft]
) -> None:
    page = open_page(example_site.address)
    rows = page.locator(ROWS)
    assert {key(page, index) for index in range(rows.count())} == set(drafts)


def test_copy_puts_exactly_the_draft_on_the_clipboard(
    example_site: Served, open_page: Callable[..., Page], drafts: dict[tuple[str, str], Draft]
) -> None:
    page = open_page(example_site.address)
    count = page.locator(ROWS).count()
    assert count == len(drafts) > 2
    for index in range(count):
        sheet = opened(page, index)
        agree(sheet, sheet.locator("[data-copy=draft]"))
        page.clock.fast_forward(6000)
        assert copied(page, sheet) == drafts[key(page, index)].body


def test_the_mail_link_carries_the_same_text(
    example_site: Served, open_page: Callable[..., Page], drafts: dict[tuple[str, str], Draft]
) -> None:
    page = open_page(example_site.address, script=False)
    links = page.locator(f":is({ROWS}) a[href^='mailto:']")
    assert links.count() > 2
    for index in range(links.count()):
        row = links.nth(index).locator("xpath=ancestor::article[@data-follow-up]")
        draft = drafts[row.get_attribute("data-contact") or "", row.get_attribute("data-kind") or ""]
        query = parse_qs(urlsplit(links.nth(index).get_attribute("href") or "").query)
        assert query["body"] == [draft.body.replace("\n", "\r\n")]
        assert query["subject"] == [draft.subject]


def test_the_file_parses_to_the_same_text(
    example_site: Served,
    open_page: Callable[..., Page],
    downloaded: Callable[[Page, Locator], bytes],
    drafts: dict[tuple[str, str], Draft],
) -> None:
    page = open_page(example_site.address)
    count = page.locator(ROWS).count()
    assert count == len(drafts) > 2
    for index in range(count):
        sheet = opened(page, index)
        link = sheet.locator("[data-eml]")
        agree(sheet, link)
        message = email.message_from_bytes(downloaded(page, link), policy=policy.default)
        draft = drafts[key(page, index)]
        assert message["X-Unsent"] == "1"
        assert message["Subject"] == draft.subject
        assert message.get_content().replace("\r\n", "\n") == draft.body


def test_a_gap_is_a_field_and_every_way_out_takes_what_was_filled_in(
    example_site: Served, open_page: Callable[..., Page], downloaded: Callable[[Page, Locator], bytes]
) -> None:
    page = open_page(example_site.address)
    page.clock.resume()
    sheet = opened(page, 0)
    gaps = sheet.get_by_role("textbox")
    expect(sheet.locator("[data-fill]")).to_contain_text("gap")
    for index in range(gaps.count()):
        sheet.locator("[data-fill]").click()
        expect(gaps.nth(index)).to_be_focused()
        page.keyboard.type(f"Zoë's words {index}, at last")
    expect(sheet.locator("[data-fill]")).to_be_hidden()
    text = sheet.locator("[data-draft]").text_content() or ""
    assert "Zoë's words 0, at last" in text
    assert "[" not in text
    sheet.locator("[data-copy=draft]").click()
    expect(sheet.locator("[data-copy=draft]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == text
    query = parse_qs(urlsplit(sheet.locator("[data-mail]").get_attribute("href") or "").query)
    assert query["body"] == [text.replace("\n", "\r\n")]
    message = email.message_from_bytes(downloaded(page, sheet.locator("[data-eml]")), policy=policy.default)
    assert message.get_content().replace("\r\n", "\n") == text
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == sheet.locator("[data-subject]").text_content()
    assert message["To"].addresses[0].addr_spec == "dana.whit@northwind-robotics.example"
    assert message["To"].addresses[0].display_name == "Dana Whit"
    # A rebuild loads the page anew: the letter is open again, with what was typed.
    page.locator(ROWS).nth(1).locator("summary").first.click()
    page.locator(ROWS).nth(0).locator("summary").first.click()
    place = f"#{page.locator(ROWS).nth(0).get_attribute('id')}"
    # The browser tells of what was opened a moment later.
    page.wait_for_function("(place) => location.hash === place", arg=place)
    page.reload()
    assert page.url.endswith(place)
    expect(page.locator("[data-pane] [data-draft]")).to_have_text(text, use_inner_text=False)


def test_the_subject_is_copied_by_itself(example_site: Served, open_page: Callable[..., Page]) -> None:
    """Where mail is written in a browser, it goes into a field of its own."""
    page = open_page(example_site.address)
    sheet = opened(page, 0)
    sheet.get_by_role("button", name="Copy subject").click()
    sheet.get_by_role("button", name="Copied").wait_for()
    subject = sheet.locator("[data-subject]").text_content()
    assert subject
    assert page.evaluate("navigator.clipboard.readText()") == subject


def test_without_leave_to_copy_the_text_is_marked(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.clock.pause_at(page.evaluate("Date.now() / 1000"))
    sheet = opened(page, 0)
    sheet.locator("[data-copy=draft]").click()
    sheet.locator("[data-copy=draft]").click()
    sheet.get_by_role("button", name="Marked: copy now").wait_for()
    assert page.evaluate("getSelection().toString()").strip() == sheet.locator("pre").inner_text().strip()


def test_a_saved_draft_takes_the_place_of_the_composed_one(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{example_site.address}contacts/aroha-tamihana/")
    saved = read_journal(Path(ROOT)).notes["aroha-tamihana-gracious-rejection"]
    card = page.locator('[data-kind="gracious-rejection"]')
    card.get_by_text("your draft").click()
    assert card.locator("[data-draft]").text_content() == f"{saved.text}\n"
    card.get_by_role("link", name="notes/aroha-tamihana-gracious-rejection").click()
    page.wait_for_url("**/notes/aroha-tamihana-gracious-rejection/")
    sheet = page.locator(".aw-sheet")
    agree(sheet, sheet.locator("[data-copy=draft]"))
    page.clock.fast_forward(6000)
    assert copied(page, sheet) == f"{saved.text}\n"


def test_an_open_letter_has_the_width_of_its_row_on_a_phone(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address, width=390)
    row = page.locator("[data-pile] .aw-item").first
    row.locator("summary").first.click()
    letter, whole = row.locator(".aw-sheet").bounding_box(), row.bounding_box()
    assert letter
    assert whole
    assert letter["width"] > 0.9 * whole["width"]
