"""Keys of cells: as texts they sort as what they stand for."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from followups.search import northwind
from pages.editions import edition

from afterword.pages.sorting import next_key, sort_key


@pytest.mark.parametrize(
    "values",
    [
        (0, 4, 10, 110),
        (0.0, 1 / 4, 1 / 3, 1 / 2, 1.0),
        (date(2026, 11, 9), date(2026, 11, 20), datetime(2026, 11, 20, 9), datetime(2026, 11, 20, 17)),
    ],
)
def test_texts_sort_as_what_they_stand_for(values: tuple[float | date, ...]) -> None:
    keys = [sort_key(value) for value in values]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(values)


def test_none_has_an_empty_key() -> None:
    assert sort_key(None) == next_key(None) == ""


def test_of_what_is_open_what_closes_first_goes_first_as_on_today() -> None:
    # Thanks of Wednesday are late, and welcome until Wednesday; those of Friday close today.
    search = (
        northwind("tom", when="2026-11-18T14:00").contact("mia", company="Harbour").contact("bo", company="Z")
    )
    search.interview("h", company="Harbour", met=["mia"], when="2026-11-20T14:00")
    plan = edition(search, "2026-11-21T10:00").follow_ups
    shown = [each.contact for each in sorted(plan, key=next_key) if each.state in ("due", "late")]
    assert shown == ["mia", "tom"]


def test_what_is_open_goes_before_what_comes_whatever_its_day() -> None:
    search = northwind("dana", "tom", decision_by="2026-11-27").sent("dana", "thank-you", "2026-11-21")
    plan = edition(search, "2026-11-24T10:00").follow_ups
    states = [each.state for each in sorted(plan, key=next_key)]
    assert {"late", "upcoming"} <= set(states)
    assert states == sorted(states, key=["late", "due", "upcoming", "held", "owed"].index)
