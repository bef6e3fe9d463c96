"""A listing of two thousand people stays usable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from browser.served_site import ROOT
from playwright.sync_api import Page

from afterword.pages.site import build_site
from afterword.records.journal import Journal
from afterword.settings.settings import Settings

SCRIPTS = Path(ROOT, "plugins/afterword/mkdocs_plugin/theme/assets/afterword")


def test_two_thousand_rows_filter_and_sort(
    open_page: Callable[..., Page],
    journal: Callable[[str | Mapping[str, str]], Journal],
) -> None:
    people = journal(
        {
            f"contacts/p{number}.md": f"---\nname: Person {number}\ncompany: Company {number % 90}\n"
            f"interests: [interest {number % 70}, topic {number % 50}]\n---\n"
            for number in range(2000)
        }
    )
    site = build_site(people, datetime(2026, 11, 21, 10), Settings())
    listing = next(page for page in site.pages if page.path == "contacts/index.md")
    table = next(line for line in listing.markdown.split("\n") if line.startswith("<table"))
    page = open_page("about:blank")
    # At an address, since a Firefox keeps neither place nor history of a page that has none.
    address, text = "http://127.0.0.1:8000/", f"<!doctype html><h1>Contacts</h1>{table}"
    page.route(address, lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=text))
    page.goto(address)
    for script in ("page.js", "tables.js"):
        page.add_script_tag(path=SCRIPTS / script)
    rows = page.locator("tbody tr")
    assert rows.count() == 2000
    page.get_by_role("combobox", name="Company").select_option("Company 7")
    page.get_by_role("button", name="Name").click()
    page.get_by_role("button", name="Name").click()
    shown = page.locator("tbody tr:visible td:first-child").all_inner_texts()
    assert shown == [f"Person {number}" for number in range(1987, 0, -90)]
    assert page.locator("output").inner_text() == f"{len(shown)} of 2000"
    page.get_by_role("searchbox").fill("topic 7")
    assert page.locator("tbody tr:visible").count() == len([n for n in range(7, 2000, 90) if n % 50 == 7])
