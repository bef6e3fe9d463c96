"""Interviews at a time that no clock shows: within the hour that is skipped when clocks go forward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo

from afterword.records.interview import Interview
from afterword.records.problems import Level, Problem
from afterword.times import iso


def skipped_hours(interviews: Iterable[Interview], zone: tzinfo | None) -> Iterator[Problem]:
    """A warning for each interview at such a time.

    Args:
        interviews: any.
        zone: the one that their times are in; None where nobody knows it: then nothing can be told.
    """
    for interview in interviews if zone else ():
        when = interview.when
        if isinstance(when, datetime) and (shown := _on_a_clock(when, zone)) != when:
            yield Problem(
                interview.file.path,
                *interview.file.place("when"),
                Level.WARNING,
                "skipped-hour",
                f"On {when:%Y-%m-%d} clocks go forward, and none shows {when:%H:%M}; it is taken for "
                f"{shown:%H:%M}.",
                f"Write the time that was agreed, such as when: {iso(shown)}. If clocks do not go forward "
                "where you are, correct `timezone:` in mkdocs.yml.",
            )


def _on_a_clock(when: datetime, zone: tzinfo | None) -> datetime:
    """What a clock there shows at a local time: the same, unless it is skipped (PEP 495)."""
    return when.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
