"""The example journal: an invented search that shows every state there is, without a problem in its records."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from afterword.records.journal import Journal
from afterword.records.reading import read_journal
from afterword.records.schema import SCHEMAS

ROOT = Path(__file__).parent.parent
#: A Saturday morning, as pinned in mkdocs.yml.
NOW = datetime(2026, 11, 21, 10, 0)
PANEL = "2026-11-20-northwind-robotics"


@pytest.fixture(scope="module")
def example() -> Journal:
    return read_journal(ROOT)


def test_its_records_read_without_a_problem(example: Journal) -> None:
    assert example.problems == ()
    assert len(example.contacts) == 12
    assert len(example.positions) == 5
    assert len(example.interviews) == 9
    assert len(example.gifts) == 14
    assert len([note for note in example.notes.values() if not note.draft]) == 15


def test_it_holds_every_state_of_a_position(example: Journal) -> None:
    outcomes = {position.id: position.outcome for position in example.positions.values()}
    assert outcomes == {
        "emberline-grid/senior-reliability-engineer": "open",
        "larkfield-health/platform-engineer-clinical-data": "open",
        "northwind-robotics/staff-platform-engineer": "open",
        "quillmark-type/infrastructure-engineer": "offer",
        "saltmarsh-maps/site-reliability-engineer": "filled-by-other",
    }
    assert len(example.positions_with("beatrix-nyman")) == 2
    assert example.position_of("2026-09-22-lantern-street-workshop") is None


def test_every_interview_was_thanked_for_within_a_day_but_the_last(example: Journal) -> None:
    for interview in example.interviews.values():
        thanked = {
            note.contact
            for note in example.notes.values()
            if note.interview == interview.slug
            and note.kind.startswith("thank-you")
            and isinstance(note.at, datetime)
            and interview.ends + timedelta(hours=1) < note.at < interview.ends + timedelta(hours=24)
        }
        welcome = {slug for slug in interview.met if not example.contacts[slug].do_not_contact}
        missing = {"priya-raman", "tom-okafor", "dana-whit"} if interview.slug == PANEL else set()
        assert thanked == welcome - missing, interview.slug


def test_it_names_nobody_and_nothing_outside_it() -> None:
    for schema in SCHEMAS:
        for path in (ROOT / schema.folder).glob("*.md"):
            text = path.read_text("utf-8")
            hosts = re.findall(r"(?:https?://|@)([\w.-]+\w)", text)
            assert all(host.endswith(".example") for host in hosts), path.name
            assert all("555 01" in number for number in re.findall(r"\+[\d ]{8,}", text)), path.name


def test_the_story_ends_the_day_before(example: Journal) -> None:
    days = [note.day for note in example.notes.values() if note.day]
    days += [interview.day for interview in example.interviews.values()]
    assert min(days) == date(2026, 9, 22)
    assert max(days) == date(2026, 11, 20)
