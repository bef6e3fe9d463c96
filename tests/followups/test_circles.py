"""A journal is planned circle by circle, and what is written down is the same as of everybody at once."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import messy
import pytest
from followups.search import Search, at
from followups.test_plan_properties import nows, searches, somewhere
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from thoroughness import examples

from afterword.followups import plan as planning
from afterword.followups.circles import Circles, circles, everybody
from afterword.followups.plan import Plans
from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.reading import read_files, read_journal
from afterword.settings.settings import Settings

ROOT = Path(__file__).parents[2]
DAYS = ("2026-10-27", "2026-11-13", "2026-11-21T09:30", "2026-12-03", "2027-01-15T18:30")

#: Two searches at once take twice the time of one.
two = hypothesis_settings(
    max_examples=examples(25, 60),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

#: The people and companies of a second search, whom nobody of the first knows.
OTHERS = {"Northwind": "Eastwind", "Harbour": "Haven", "Tidewater": "Lowwater"}


def at_once(journal: Journal, now: date | datetime, settings: Settings) -> Plans:
    """The plans, with the whole journal as one circle."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "circles", _one_circle)
        plans = Plans(journal, now, settings)
        assert len(plans.circles.all) == 1
        assert plans.whole is not None
    return plans


def _one_circle(journal: Journal) -> Circles:
    whole = everybody(journal)
    companies = {folded(each.company): whole for each in journal.interviews.values()}
    return Circles((whole,), dict.fromkeys(journal.contacts, whole), companies)


def same(journal: Journal, now: date | datetime, settings: Settings) -> None:
    """Check that the plan by circles is that of everybody at once, for each person and for all."""
    by_circles, whole = Plans(journal, now, settings), at_once(journal, now, settings).whole
    assert by_circles.whole.follow_ups == whole.follow_ups
    assert [*by_circles.whole.asked_out.items()] == [*whole.asked_out.items()]
    apart = Plans(journal, now, settings)
    for slug in journal.contacts:
        assert [*apart.of(slug)] == [each for each in whole.follow_ups if each.contact == slug]
        people = circles(journal.at(now)).of[slug].contacts
        assert [*apart.around(slug)] == [each for each in whole.follow_ups if each.contact in people]


@pytest.mark.parametrize("day", DAYS)
def test_the_example(day: str) -> None:
    same(read_journal(ROOT), at(day), Settings())


@pytest.mark.parametrize("day", DAYS)
def test_a_messy_search(day: str) -> None:
    files = {path: text.encode("utf-8") for path, text in messy.files().items()}
    journal = read_files(files, messy.NOW.date())
    assert len(circles(journal.at(at(day))).all) > 5
    same(journal, at(day), Settings())


def beside(one: Search, other: Search) -> Journal:
    """Two searches in one journal: they share their gifts and nothing else."""
    files = dict(one.files)
    for path, text in other.files.items():
        if not path.startswith("gifts/"):
            folder, name = path.split("/")
            files[f"{folder}/{_renamed(name) if folder != 'notes' else f'other-{name}'}"] = _renamed(text)
    return read_files({path: text.encode("utf-8") for path, text in files.items()})


def _renamed(text: str) -> str:
    text = re.sub(r"\b([pPi])(\d)", lambda found: {"p": "q", "P": "Q", "i": "j"}[found[1]] + found[2], text)
    for company, another in OTHERS.items():
        text = text.replace(company, another)
    return text


@two
@given(searches(), searches(), nows)
def test_any_two_searches(one: Search, other: Search, now: date | datetime) -> None:
    journal = beside(one, other)
    assert len(circles(journal).all) > 1
    same(journal, now, Settings())


@two
@given(searches(), searches(), nows, somewhere())
def test_any_two_searches_in_any_country(
    one: Search, other: Search, now: date | datetime, settings: Settings
) -> None:
    same(beside(one, other), now, settings)


def test_a_colleague_a_meeting_and_a_note_make_one_circle() -> None:
    search = (
        Search()
        .contact("ana", company="Northwind")
        .contact("ben", company="NORTHWIND ")
        .contact("cy", company="Harbour")
        .contact("dee", company="Tidewater Agency")
        .contact("eve", company="Elsewhere")
        .interview("talk", company="Northwind", met=["cy"])
        .sent("dee", "thank-you", "2026-11-21", interview="talk")
    )
    found = circles(search.journal)
    assert [sorted(each.contacts) for each in found.all] == [["ana", "ben", "cy", "dee"], ["eve"]]
    assert found.at("northwind") is found.of["dee"]
    assert found.at("Elsewhere") is None
