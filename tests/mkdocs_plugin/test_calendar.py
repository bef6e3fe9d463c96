"""The calendar on a built site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from built_site import build, epoch
from icalendar import Calendar
from journals import ANA, WHOLE

#: Somebody to write to: Ana has an address.
OPEN = WHOLE | {"contacts/ana-sol.md": ANA.replace("company:", "email: ana@harbor.example\ncompany:")}
AHEAD = {
    "interviews/2026-12-02-ahead.md": "---\ncompany: Harbor Works\nposition: Staff Engineer\n"
    "when: 2026-12-02T14:00\n---\n"
}


@pytest.mark.parametrize(
    ("directory_urls", "page"),
    [(True, "contacts/ana-sol/"), (False, "contacts/ana-sol.html")],
    ids=["directories", "files"],
)
def test_two_builds_are_one_file_that_leads_to_the_pages(
    tmp_path: Path, directory_urls: bool, page: str
) -> None:
    files = []
    for name in ("one", "two"):
        built = build(
            tmp_path / name,
            OPEN | AHEAD,
            strict=True,
            use_directory_urls=directory_urls,
            site_url="https://search.example/mine",
            environment=epoch(datetime(2026, 11, 21, 10)),
            afterword={"timezone": "Europe/Berlin"},
        )
        assert not built.failed, built.warnings
        files.append((built.path / "afterword.ics").read_bytes())
    assert files[0] == files[1]
    assert b"DTSTART:20261202T130000Z" in files[0]
    addresses = {str(event["URL"]) for event in Calendar.from_ical(files[0]).events}
    assert f"https://search.example/mine/{page}" in addresses
    for address in addresses:
        path = address.removeprefix("https://search.example/mine/")
        assert (built.path / (f"{path}index.html" if path.endswith("/") else path)).is_file()


def test_without_an_address_of_the_site_there_are_no_links(tmp_path: Path) -> None:
    built = build(tmp_path, OPEN, environment=epoch(datetime(2026, 11, 21, 10)))
    assert 'href="afterword.ics"' in built.pages["index.html"]
    assert built.broken_links() == []
    assert b"URL" not in (built.path / "afterword.ics").read_bytes()


def test_a_file_of_the_authors_own_stays(tmp_path: Path) -> None:
    built = build(tmp_path, OPEN | {"docs/afterword.ics": "mine"})
    assert (built.path / "afterword.ics").read_text(encoding="utf-8") == "mine"
    (warning,) = built.warnings
    assert "afterword.ics stands in the place of ours, so yours is shown" in warning


def test_an_interview_in_an_hour_that_is_skipped_is_among_the_problems(tmp_path: Path) -> None:
    skipped = AHEAD["interviews/2026-12-02-ahead.md"].replace("2026-12-02T14:00", "2027-03-28T02:30")
    built = build(
        tmp_path,
        OPEN | {"interviews/2027-03-28-ahead.md": skipped},
        environment=epoch(datetime(2026, 11, 21, 10)),
        afterword={"timezone": "Europe/Berlin"},
    )
    assert "none shows 02:30" in built.pages["problems/index.html"]
