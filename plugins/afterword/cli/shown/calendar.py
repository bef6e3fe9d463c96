"""What is to be written, as a calendar: `afterword due --ics`."""

from __future__ import annotations

from afterword.cli.open_session import opened
from afterword.cli.session import Session
from afterword.cli.terminal import put_bytes, say
from afterword.exchange.calendars_out import calendar_of, needs_zone
from afterword.hosting.calendar import NO_ZONE, zone_of
from afterword.times import moment_of


def print_calendar(session: Session, *, reminders: bool) -> None:
    """Print the calendar as a file, and say what of it is worse than it could be."""
    session = opened(session)
    zone = zone_of(session.settings.timezone, moment_of(session.now))
    if zone is None and needs_zone(session.journal):
        say(NO_ZONE)
    put_bytes(calendar_of(session.journal, session.plan, session.today, zone, reminders=reminders))
