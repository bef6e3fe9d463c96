"""The calendar beside the pages, to subscribe to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from afterword.exchange.calendars_out import calendar_of
from afterword.pages.edition import Edition
from afterword.pages.places import contact_path, interview_path, position_path

_PATHS: Mapping[str, Callable[[str], str]] = {
    "contacts": contact_path,
    "interviews": interview_path,
    "positions": position_path,
}


def calendar(edition: Edition) -> bytes:
    """The plan as a calendar; in redacted editions with titles alone, which have initials for names."""
    find = edition.address
    return calendar_of(
        edition.journal,
        edition.follow_ups,
        edition.today,
        edition.zone,
        brief=edition.redacted,
        address=(lambda folder, name: find(_PATHS[folder](name))) if find else None,
    )
