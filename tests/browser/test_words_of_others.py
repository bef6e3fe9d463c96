"""Words of others in a real browser: nothing in them runs, and nothing asks another machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from browser.served_site import Served, serve
from playwright.sync_api import Page, expect

PIXEL = "https://pixel.example"
ATTACKS = [
    "<script>window.ran = 1</script>",
    f'<img src="{PIXEL}/o.gif" onerror="window.ran = 1">',
    f"![logo]({PIXEL}/p.gif)",
    f'<iframe src="{PIXEL}/f" onload="window.ran = 1"></iframe>',
    f'<link rel="stylesheet" href="{PIXEL}/s.css"><style>@import "{PIXEL}/t.css";</style>',
    "<svg onload=window.ran=1><animate onbegin=window.ran=1 attributeName=x>",
    "<details open ontoggle=window.ran=1>x</details><input autofocus onfocus=window.ran=1>",
    f'<meta http-equiv="refresh" content="0;url={PIXEL}/r"><base href="{PIXEL}/">',
    f"<video src={PIXEL}/v autoplay><audio src={PIXEL}/a autoplay><object data={PIXEL}/d>",
    "</pre></div></main></body><script>window.ran = 1</script>",
    "</title></option></select></template><script>window.ran = 1</script>",
    "[here](javascript:window.ran=1) {{constructor.constructor('window.ran=1')()}} ${window.ran=1}",
    '" onmouseover="window.ran=1" autofocus onfocus="window.ran=1" x="',
    "' onmouseover='window.ran=1' x='",
]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site with every attack as subject and text of a received note, and all of them in one."""
    letter = "from: ana\nkind: reply\nreceived: 2026-11-20"
    files: dict[str, str | bytes] = {"contacts/ana.md": "---\nname: Ana\nemail: ana@harbor.example\n---\n"}
    for number, attack in enumerate([*ATTACKS, "\n\n".join(ATTACKS)]):
        subject = json.dumps(f"zebra {attack[:200]}".replace("\n", " "))
        files[f"notes/n{number}.md"] = f"---\n{letter}\nsubject: {subject}\n---\n{attack}\n\nquagga\n"
    with serve(tmp_path_factory.mktemp("attacked"), files) as served:
        yield served


PAGES = [
    "",
    "notes/",
    "contacts/",
    "contacts/ana/",
    *(f"notes/n{number}/" for number in range(len(ATTACKS) + 1)),
]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_and_nothing_is_asked_elsewhere(
    attacked: Served, open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(attacked.address + path)
    page.wait_for_load_state("networkidle")
    assert page.url == attacked.address + path
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.baseURI") == attacked.address + path


def test_a_note_shows_the_very_words(attacked: Served, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{attacked.address}notes/n{len(ATTACKS)}/")
    assert page.locator("pre.aw-letter").text_content() == "\n\n".join(ATTACKS) + "\n\nquagga"


def test_instant_navigation_and_the_table_s_filter_run_nothing(
    attacked: Served, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{attacked.address}notes/")
    page.locator(".aw-filter input").fill("zebra")
    page.locator("thead button").first.click()
    page.locator("tbody a", has_text="window.ran = 1</script>").first.click()
    page.locator("pre.aw-letter").wait_for()
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("words", ["zebra", "quagga"])
def test_the_search_shows_them_and_runs_nothing(
    attacked: Served, open_page: Callable[..., Page], words: str
) -> None:
    page = open_page(attacked.address)
    page.keyboard.press("/")
    expect(page.locator("input.md-search__input")).to_be_focused()
    page.keyboard.type(words)
    results = page.locator(".md-search-result__item")
    expect(results.nth(9)).to_be_attached(timeout=15000)
    page.locator(".md-search__scrollwrap").evaluate("each => each.scrollTo(0, each.scrollHeight)")
    assert page.evaluate("window.ran") is None
    markup = page.locator(".md-search-result__list").locator(
        "script, img, iframe, link, style, animate, video, audio, object, base, meta, input"
    )
    assert markup.count() == 0
