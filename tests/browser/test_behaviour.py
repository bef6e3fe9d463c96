"""Instant navigation, tables, keys, search, paper, and a page without script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser.conftest import on_paper
from browser.copying import copied
from browser.served_site import Served
from playwright.sync_api import Page, expect


def tab(page: Page, name: str) -> None:
    page.locator(".md-tabs").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_contain_text(name)


def choose(page: Page, filter_: str, value: str) -> None:
    page.get_by_role("combobox", name=filter_).select_option(value)


def names(page: Page) -> list[str]:
    return page.locator(".aw-table tbody tr:visible td:first-child a").all_inner_texts()


def test_instant_navigation_back_and_forth_keeps_every_behaviour(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address)
    page.evaluate("window.stillTheSamePage = true")
    tab(page, "People")
    expect(page.locator(".aw-filter")).to_have_count(1)
    choose(page, "Company", "Northwind Robotics")
    assert sorted(names(page)) == ["Dana Whit", "Ingrid Solheim", "Priya Raman", "Tom Okafor"]
    page.get_by_role("link", name="Priya Raman").click()
    expect(page.locator("h1")).to_contain_text("Priya Raman")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("[data-copy=draft]:visible").click()  # a gap is open, and it is asked once
    said = copied(
        page, page.locator(".aw-actions:visible"), lambda: page.locator("[data-copy=draft]:visible").click()
    )
    assert said.split(",")[0].endswith("Priya")
    page.go_back()
    expect(page.locator("h1")).to_contain_text("People")
    expect(page.locator(".aw-filter")).to_have_count(1)
    expect(page.get_by_role("combobox", name="Company")).to_have_value("Northwind Robotics")
    assert sorted(names(page)) == ["Dana Whit", "Ingrid Solheim", "Priya Raman", "Tom Okafor"]
    page.go_back()
    expect(page.get_by_role("combobox", name="Company")).to_have_value("")
    page.go_back()
    expect(page.locator("[data-today]")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".aw-item").first).to_be_focused()
    page.go_forward()
    expect(page.locator(".aw-filter")).to_have_count(1)
    assert page.evaluate("window.stillTheSamePage")


def test_a_view_of_a_table_can_be_bookmarked(example_site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_site.address}contacts/?interest=typography&sort=-name")
    assert names(page) == ["Zoë Marchetti", "Aroha Tamihana"]
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Name")
    page.get_by_role("button", name="Name").click()
    assert names(page) == ["Aroha Tamihana", "Zoë Marchetti"]
    page.get_by_role("searchbox", name="Filter the rows").fill("quillmark")
    assert names(page) == ["Zoë Marchetti"]
    assert page.url.endswith("?interest=typography&sort=name&find=quillmark")
    assert page.locator(".aw-filter output").inner_text() == "1 of 12"


@pytest.mark.parametrize(
    ("listing", "column"),
    [("contacts/", "Last touch"), ("interviews/", "When"), ("notes/", "When"), ("gifts/", "Found")],
)
def test_days_sort_as_days(
    example_site: Served, open_page: Callable[..., Page], listing: str, column: str
) -> None:
    page = open_page(example_site.address + listing)
    head = page.locator("th", has_text=column)
    page.get_by_role("button", name=column).click()
    if head.get_attribute("aria-sort") != "ascending":
        page.get_by_role("button", name=column).click()
    place = head.evaluate("(head) => head.cellIndex + 1")
    keys = page.locator(f"tbody td:nth-child({place})").evaluate_all(
        "(cells) => cells.map((cell) => cell.dataset.sort).filter(Boolean)"
    )
    assert len(keys) > 8
    assert keys == sorted(keys)


def test_people_stand_by_what_comes_next(example_site: Served, open_page: Callable[..., Page]) -> None:
    cells = "(cells) => cells.map((cell) => [cell.dataset.state ?? '', cell.dataset.sort])"
    page = open_page(f"{example_site.address}contacts/")
    shown = page.locator("tbody td:last-child").evaluate_all(cells)
    order = ["late due", "upcoming", "held", "owed", ""]
    ranks = [
        next(rank for rank, states in enumerate(order) if state in states.split(" ")) for state, _ in shown
    ]
    assert ranks == sorted(ranks)
    page.get_by_role("button", name="Next").click()  # it was so, and now it is the other way round
    assert page.url.endswith("?sort=-next")
    keys = [key for _, key in page.locator("tbody td:last-child").evaluate_all(cells)]
    filled = [key for key in keys if key]
    assert filled == sorted(filled, reverse=True)
    assert keys[len(filled) :] == [""] * (len(keys) - len(filled))


def test_on_a_phone_each_cell_says_what_it_is(example_site: Served, open_page: Callable[..., Page]) -> None:
    for listing in ("contacts/", "interviews/", "positions/", "gifts/", "interests/", "notes/"):
        page = open_page(f"{example_site.address}{listing}", width=390)
        heads = page.locator("[data-table] thead th").all_text_contents()
        named = (
            page.locator("tbody tr")
            .first.locator("td")
            .evaluate_all("(cells) => cells.map((cell) => cell.dataset.label ?? '')")
        )
        assert named == ["", *heads[1:]]
        label = page.locator("tbody td[data-label]:not(:empty)").first
        shown = label.evaluate("(cell) => getComputedStyle(cell, '::before').content")
        # Firefox tells where the words come from.
        assert shown in (f'"{label.get_attribute("data-label")}: "', 'attr(data-label) ": "')


def test_everything_works_with_the_keyboard_alone(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address)
    cards = page.locator("[data-pile] .aw-item")
    page.keyboard.press("j")
    expect(cards.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(cards.nth(0)).to_be_focused()
    assert cards.nth(0).evaluate("(card) => getComputedStyle(card).outlineStyle") == "solid"
    # The letter stands beside the list, and Enter opens and closes it.
    letter = page.locator("[data-pane] [data-draft]")
    expect(letter).to_be_visible()
    page.keyboard.press("Enter")
    expect(letter).to_have_count(0)
    page.keyboard.press("Enter")
    expect(letter).to_be_visible()
    page.keyboard.press("c")  # a gap is open, and it is asked once
    said = copied(page, page.locator("[data-pane] .aw-actions"), lambda: page.keyboard.press("c"))
    assert said == letter.text_content()
    command = page.locator("[data-pane] p", has_text="Sent it?")
    said = copied(page, command, lambda: page.keyboard.press("e"))
    assert said.split()[:3] == ["afterword", "sent", cards.nth(0).get_attribute("data-contact")]
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("j")
    expect(cards.nth(0)).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("/")
    search = page.locator("input.md-search__input")
    expect(search).to_be_focused()
    page.keyboard.type("jack?")
    expect(search).to_have_value("jack?")
    page.keyboard.press("Escape")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.aw-draft > summary')"):
            break
    assert page.evaluate("document.activeElement.matches('.aw-draft > summary')")


@pytest.mark.parametrize(
    ("words", "page_title"),
    [
        ("Okafor", "Tom Okafor"),  # a name
        ("Quillmark", "Infrastructure Engineer, Quillmark Type"),  # a company
        ("ikebana", "Keiko Hara"),  # an interest
        ("dinghy", "Northwind Robotics, round 2"),  # a word of a debrief
        ("calling", "Thank you for calling, and good luck with the new start"),  # a word of a note
    ],
)
def test_the_search_finds_it(
    example_site: Served, open_page: Callable[..., Page], words: str, page_title: str
) -> None:
    page = open_page(example_site.address)
    page.keyboard.press("/")
    expect(page.locator("input.md-search__input")).to_be_focused()
    page.keyboard.type(words)
    results = page.locator(".md-search-result__link")
    expect(results.filter(has_text=page_title).first).to_be_attached()


def test_without_script_everything_is_there(example_site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(example_site.address, script=False)
    assert "Saturday 21 November 2026" in page.locator(".aw-built").inner_text()
    card = page.locator("[data-pile] .aw-item").first
    assert not card.locator("[data-draft]").is_visible()
    # By key: a click waits for the page's next frame, which a Firefox without script never tells of.
    card.locator("summary").first.press("Enter")
    assert card.locator("[data-draft]").is_visible()
    assert page.get_by_role("button", name="Copy").count() == 0
    assert card.locator('a[href^="mailto:"]').is_visible()
    page.goto(f"{example_site.address}contacts/")
    assert len(names(page)) == 12


def test_today_on_paper_is_the_list_on_two_sheets(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address)
    on_paper(page)
    assert page.locator("[data-pile] .aw-item").first.is_visible()
    for hidden in (".aw-sheet", "[data-pane]", "[data-draft]", "[data-fold=more] .aw-item"):
        assert not page.locator(hidden).first.is_visible(), hidden
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 1 <= len(sheets) <= 2


def test_an_interview_on_paper_is_a_clean_page(example_site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{example_site.address}interviews/2026-11-20-northwind-robotics/")
    on_paper(page)
    for shown in ("h1", ".aw-lead", ".aw-people", "text=lit up at: racing a wooden dinghy on the bay"):
        assert page.locator(shown).first.is_visible()
    for hidden in (
        ".md-header",
        ".md-tabs",
        ".md-footer",
        ".md-path",
        ".aw-edit",
        ".aw-built",
        ".aw-thanked",
        ".aw-private",
    ):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor") in (
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    )
