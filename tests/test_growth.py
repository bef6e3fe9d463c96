"""Texts of one construct over and over are read through, in time that grows with them, not with the square.

Nothing is compared with a clock: each text has far more seconds of processor time than it needs, and far less
than it would need if its time grew with the square. `bench/growth.py` measures.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import pytest
from thoroughness import THOROUGH

from afterword.actions.desk import Desk
from afterword.actions.importing import Ways, import_file
from afterword.exchange.calendars_out import calendar_of
from afterword.followups.plan import plan
from afterword.pages.site import build_site
from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.settings.settings import Settings

#: How long a text takes to be read is the same on any day.
pytestmark = pytest.mark.alike

GROWTH = Path(__file__).parents[1] / "bench" / "growth.py"

#: Texts that once took a minute and more each.
SLOW = {
    "check": ["one open bracket", "dots, then a letter", "'!'", "'['", "abbreviations", "dates", "thanks"],
    "check alone": ["hyphens", "apostrophes", "greeting and spaces", "one long sentence", "companies"],
    "heard": ["words", "one word", "one long sentence", "chinese"],
    "pages": ["'['", "spaces, then a letter", "our comments", "our digits", "placeholders"],
    "redact": ["words", "one word", "letters with spaces", "chinese", "digits in groups"],
    "redact names": ["words", "chinese", "hyphens"],
}


def growth(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(GROWTH), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("operation", SLOW)
def test_what_was_slow_ends(operation: str) -> None:
    texts = [argument for text in SLOW[operation] for argument in ("--text", text)]
    done = growth("--size", "30000", "--limit", "4", "--only", operation, *texts)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "texts, the longest" in done.stdout


@pytest.mark.skipif(not THOROUGH, reason="goes through hundreds of texts")
@pytest.mark.parametrize("operation", SLOW)
def test_every_sign_and_every_construct_ends(operation: str) -> None:
    done = growth("--size", "15000", "--limit", "5", "--only", operation)
    assert done.returncode == 0, done.stdout + done.stderr


#: What the journals below differ by, and how much more may be done where there is so much more of everything.
TIMES, AT_MOST = 4, 4.6


def journal_of(companies: int, one_recruiter: bool) -> dict[str, bytes]:
    """A search at so many companies with three people each, who have notes and a gift.

    Where one recruiter is met at all of them, anything may hold back anything.
    """
    files = {}
    if one_recruiter:
        files["contacts/rec.md"] = (
            "name: Rec Ruiter\ncompany: Tidewater\npart: agency\nemail: r@tidewater.example"
        )
    for number in range(companies):
        company = f"Company {number}"
        for who in range(3):
            slug = f"p{number}-{who}"
            files[f"contacts/{slug}.md"] = (
                f"name: Person {number}-{who}\ncompany: {company}\nemail: {slug}@northwind.example\n"
                f"interests: [topic-{number}, sailing-{who}]"
            )
            files[f"notes/{slug}.md"] = f"to: {slug}\nkind: value-add\nsent: 2026-11-{1 + number % 9:02}"
        files[f"notes/draft-{number}.md"] = f"to: p{number}-0\nkind: decision-check-in"
        files[f"interviews/i{number}.md"] = (
            f"company: {company}\nposition: Post {number % 7}\nwhen: 2026-10-{1 + number % 28:02}T10:00\n"
            f"met: [p{number}-0, p{number}-1, p{number}-2{', rec' * one_recruiter}]"
        )
        files[f"gifts/g{number}.md"] = (
            f"title: On {number}\nkind: article\nread: yes\ninterests: [topic-{number}]"
        )
    return {path: f"---\n{text}\n---\nSome words.\n".encode() for path, text in files.items()}


def steps(work: Callable[[], object]) -> int:
    """How many functions are called, which no clock and no other program has a say in."""
    count = 0

    def called(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def looks(companies: int, one_recruiter: bool) -> dict[str, int]:
    """What it takes to write pages: for the first time, and after an edit of one person's own words."""
    now, path, found = datetime(2026, 11, 21, 10), "contacts/p1-1.md", {}
    files = journal_of(companies, one_recruiter)
    journal = read_files(files, now.date())
    site = build_site(journal, now, Settings(), journal_root="/journal")
    found["everything"] = steps(lambda: site.downloads)
    for page in ("index.md", path):
        files[path] += b"More of my own words.\n"

        def look(page: str = page) -> None:
            edited = read_files(files, now.date())
            again = build_site(edited, now, Settings(), journal_root="/journal", before=site)
            assert next(each for each in again.pages if each.path == page).words

        found[page] = steps(look)
    return found


@pytest.mark.parametrize("one_recruiter", [False, True], ids=["many companies", "one recruiter"])
def test_pages_take_no_more_than_their_share_of_a_longer_journal(one_recruiter: bool) -> None:
    looks(2, one_recruiter)  # what is made once in a process is made now
    small, large = looks(8, one_recruiter), looks(8 * TIMES, one_recruiter)
    growth = {what: round(large[what] / small[what], 1) for what in small}
    assert max(growth.values()) <= AT_MOST, growth


def test_a_calendar_takes_no_more_than_its_share_of_more_people() -> None:
    now = datetime(2026, 11, 21, 10)

    def written(companies: int) -> int:
        journal = read_files(journal_of(companies, False), now.date()).at(now)
        planned = plan(journal, now, Settings())
        return steps(lambda: calendar_of(journal, planned, now.date(), UTC))

    written(2)
    few = written(8)
    assert written(8 * TIMES) / few <= AT_MOST


def test_a_table_takes_no_more_than_its_share_of_more_rows(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Journal(), Settings(), datetime(2026, 11, 21, 10))

    def taken(people: int) -> int:
        rows = (
            f"Person {number} Sol,Company {number % 9},p{number}@mill.example" for number in range(people)
        )
        data = "\n".join(("Name,Company,Email", *rows)).encode()
        return steps(lambda: import_file(desk, data, "people.csv", Ways()))

    taken(2)
    few = taken(60)  # before more, which would leave their names in what is remembered
    assert taken(60 * TIMES) / few <= AT_MOST
