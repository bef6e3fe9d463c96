"""Today of three months: everything that closes is on the first screen, and the page can be finished."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import messy
import pytest
from browser.conftest import on_paper
from browser.layout import WIDE_FACE, wrong
from browser.served_site import Served, serve
from browser.test_every_page import _AXE as AXE
from browser.test_every_page import LOOKS
from playwright.sync_api import Page, expect

NOW = messy.NOW.replace(tzinfo=ZoneInfo("Europe/London"))

#: The text that a reader sees without scrolling, row by row.
FIRST_SCREEN = """() => [...document.querySelectorAll("[data-pile] .aw-item")]
  .filter((row) => row.checkVisibility() && row.getBoundingClientRect().bottom <= innerHeight)
  .map((row) => row.closest("section").querySelector("h2").innerText + " " + row.innerText)"""


@pytest.fixture(scope="module")
def messy_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("messy"), messy.files(), messy.NOW) as served:
        yield served


def test_the_messy_journal_is_as_large_as_three_months() -> None:
    files = messy.files()
    count = {
        folder: sum(path.startswith(f"{folder}/") for path in files)
        for folder in ("contacts", "interviews", "notes")
    }
    # One file of each of these is broken.
    assert count == {"contacts": 41, "interviews": 31, "notes": 66}


@pytest.mark.parametrize(("width", "height"), [(1280, 2000), (390, 4000)])
def test_three_months_fit_on_a_page_that_can_be_finished(
    messy_site: Served, open_page: Callable[..., Page], width: int, height: int
) -> None:
    page = open_page(messy_site.address, width=width, now=NOW)
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    assert len(messy_site.built.pages["index.html"].encode()) <= 150_000


@pytest.mark.parametrize("face", ["", WIDE_FACE], ids=["its own face", "a wide face"])
@pytest.mark.parametrize(("width", "height"), [(1280, 1200), (390, 2200)])
def test_the_example_is_shorter(
    example_site: Served, open_page: Callable[..., Page], width: int, height: int, face: str
) -> None:
    page = open_page(example_site.address, width=width)
    if face:
        page.add_style_tag(content=face)
    assert page.evaluate("document.documentElement.scrollHeight") <= height


def test_the_letter_beside_the_list_stands_there_whole(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address)
    sheet = page.locator(".aw-pane > .aw-sheet")
    assert sheet.evaluate("(each) => each.scrollHeight - each.clientHeight") == 0
    assert sheet.locator(".aw-letter").evaluate("(each) => each.scrollHeight - each.clientHeight") == 0


def test_a_letter_that_is_too_long_for_the_window_says_so_and_is_reached(
    example_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(example_site.address)
    page.set_viewport_size({"width": 1280, "height": 600})
    letter = page.locator(".aw-pane .aw-letter")
    assert letter.evaluate("(each) => each.scrollHeight > each.clientHeight")
    assert "gradient" in letter.evaluate("(each) => getComputedStyle(each).backgroundImage")
    # The ways to send it do not scroll away with it, and the keyboard reaches its end.
    page.evaluate("scrollTo(0, 400)")
    letter.focus()
    for _ in range(9):
        page.keyboard.press("PageDown")
    page.wait_for_function(
        "(each) => each.scrollTop + each.clientHeight >= each.scrollHeight - 2", arg=letter.element_handle()
    )
    box = page.locator(".aw-pane .aw-actions").bounding_box()
    assert box
    assert 0 <= box["y"] <= 600 - box["height"]


def test_what_closes_within_a_day_is_on_the_first_screen(
    messy_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(messy_site.address, now=NOW)
    thanks = [row for row in page.evaluate(FIRST_SCREEN) if "12:00" in row or "16:00" in row]
    # Two panels of yesterday: two people, one of whom passes thanks on to a third, and four.
    assert len(thanks) == 6
    # And a promise for today.
    assert page.locator("[data-pile] .aw-item:visible").count() == 7


def test_five_seconds_tell_whom_what_by_when_and_why(
    messy_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(messy_site.address, now=NOW)
    first = page.evaluate(FIRST_SCREEN)[:3]
    expected = (
        ("Fabio Okonkwo", "Northwind Robotics", "by today 12:00"),
        (messy.LONG_NAMES[0], "Northwind Robotics", "by today 12:00"),
        ("Carmen Murphy", "Lumen", "by today 16:00"),
    )
    for row, told in zip(first, expected, strict=True):
        for said in (*told, "thank", "you met on Wed 25 Nov", "Lit up at"):
            assert said in row, said


def test_nothing_sticks_out_of_today(messy_site: Served, open_page: Callable[..., Page]) -> None:
    assert wrong(open_page(messy_site.address, now=NOW)) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_in_it(
    messy_site: Served, open_page: Callable[..., Page], axe: Path, width: int, scheme: str
) -> None:
    page = open_page(messy_site.address, width=width, scheme=scheme, now=NOW)
    page.add_script_tag(path=axe)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert page.evaluate(AXE) == []


def test_three_months_are_worked_through_with_the_keyboard_alone(
    messy_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(messy_site.address, now=NOW)
    names = page.locator("[data-pile] .aw-item .aw-name").all_text_contents()
    for name in names:
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.querySelector('.aw-name').textContent") == name
        expect(page.locator("[data-pane] .aw-to b")).to_have_text(name)
    # What is folded opens by Enter on its line, and then j goes on into it.
    page.locator("[data-fold=more] > summary").focus()
    page.keyboard.press("Enter")
    page.locator("[data-pile] .aw-item:visible").last.focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('[data-fold]').dataset.fold") == "more"


def test_without_script_three_months_are_all_there(
    messy_site: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(messy_site.address, script=False, now=NOW)
    assert page.locator("[data-lead]").inner_text().startswith("Two thank-yous close today 12:00")
    assert page.locator("[data-pile] .aw-item:visible").count() == 7
    row = page.locator("[data-pile] .aw-item").first
    # By key: a click waits for the page's next frame, which a Firefox without script never tells of.
    row.locator("summary").first.press("Enter")
    assert row.locator("[data-draft]").is_visible()
    assert page.get_by_role("button", name="Copy").count() == 0
    page.locator("[data-fold=more] > summary").press("Enter")
    assert page.locator("[data-fold=more] .aw-item").first.is_visible()


def test_three_months_on_paper(messy_site: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(messy_site.address, now=NOW)
    on_paper(page)
    assert page.locator("[data-pile] .aw-item:visible").count() == 7
    for hidden in (".aw-sheet", "[data-pane]", "[data-draft]", "[data-fold=more] .aw-item"):
        assert not page.locator(hidden).first.is_visible(), hidden
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 1 <= len(sheets) <= 2
    page = open_page(f"{messy_site.address}interviews/2026-11-25-company0-15/", now=NOW)
    on_paper(page)
    for hidden in (".md-header", ".aw-edit", ".aw-thanked", ".aw-private", ".aw-foreseen", ".aw-built"):
        assert not page.locator(f"{hidden}:visible").count(), hidden


#: Of each kind one page, with names of sixty letters and files that cannot be read.
OTHERS = (
    "contacts/",
    "contacts/p05-maria/",
    "positions/",
    "positions/pinnacle-tramways/principal-engineer-distributed-measurement-and-observability/",
    "interviews/",
    "gifts/",
    "interests/",
    "notes/",
    "problems/",
)


@pytest.mark.parametrize("path", OTHERS)
def test_nothing_sticks_out_of_the_other_pages(
    messy_site: Served, open_page: Callable[..., Page], axe: Path, path: str
) -> None:
    page = open_page(messy_site.address + path, now=NOW)
    page.add_script_tag(path=axe)
    assert page.evaluate(AXE) == []
    assert wrong(page) == []
