"""The zone of a calendar, and what is said of it where it is made."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from followups.search import Search

from afterword.hosting.calendar import NO_ZONE, MachineZone, calendar_words, zone_of
from afterword.settings.settings import Settings

NOW = datetime(2026, 11, 20, 16)

needs_zones = pytest.mark.skipif(
    not hasattr(time, "tzset") or not Path("/usr/share/zoneinfo/Europe/Berlin").exists(),
    reason="the system lets no zone be set, or knows none",
)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A machine whose zone can be set, and is set back."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@needs_zones
def test_the_machine_knows_its_summer_time(machine: pytest.MonkeyPatch) -> None:
    machine.setenv("TZ", "Europe/Berlin")
    time.tzset()
    zone = zone_of("", NOW)
    assert isinstance(zone, MachineZone)
    assert datetime(2026, 12, 2, 14, tzinfo=zone).astimezone(UTC) == datetime(2026, 12, 2, 13, tzinfo=UTC)
    assert datetime(2027, 7, 2, 14, tzinfo=zone).astimezone(UTC) == datetime(2027, 7, 2, 12, tzinfo=UTC)
    assert datetime(2027, 7, 2, 12, tzinfo=UTC).astimezone(zone).replace(tzinfo=None) == datetime(
        2027, 7, 2, 14
    )
    assert zone.utcoffset(None) == timedelta(hours=1)
    assert zone.tzname(datetime(2027, 7, 2)) == "CEST"
    assert zone.dst(None) is None


@needs_zones
def test_a_machine_that_counts_in_utc_tells_nothing_of_its_user(machine: pytest.MonkeyPatch) -> None:
    machine.setenv("TZ", "UTC")
    time.tzset()
    assert zone_of("", NOW) is None
    assert str(zone_of("Asia/Kolkata", NOW)) == "Asia/Kolkata"
    machine.setenv("TZ", "Europe/London")  # as far ahead as UTC, in winter alone
    time.tzset()
    assert zone_of("", NOW) is not None


def test_whoever_builds_is_told_what_the_calendar_lacks_and_who_may_see_it() -> None:
    journal = Search().interview("ahead", when="2026-12-02T09:00").journal.at(NOW)
    zone = zone_of("Europe/Berlin", NOW)
    assert list(calendar_words(journal, Settings(), None)) == [NO_ZONE]
    assert list(calendar_words(journal, Settings(), zone)) == []
    assert list(calendar_words(Search().journal.at(NOW), Settings(), None)) == []
    (said,) = calendar_words(journal, Settings(publish="full"), zone)
    assert said.startswith("afterword.ics is on the site with the names of those you write to")
    assert list(calendar_words(journal, Settings(publish="redacted"), zone)) == []
