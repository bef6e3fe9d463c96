"""When somebody may be written to: not before a date, or never again."""

from __future__ import annotations

from datetime import date

from afterword.actions.act import Act, edited
from afterword.actions.desk import Desk
from afterword.errors import AfterwordError
from afterword.records.contact import Contact


def snooze(desk: Desk, contact: Contact, until: date) -> Act:
    """Nothing is due to somebody before a date."""
    change = edited(desk, contact.file.path, {"snoozed_until": until})
    said = f"Nothing is due to {contact.name} before {desk.calendar.day(until)}."
    return Act((change,), f"snooze: {contact.name} until {until}", afterwards=lambda later: (said,))


def stop(desk: Desk, contact: Contact, said: str) -> Act:
    """Nothing is due to somebody, ever.

    Args:
        desk: the journal.
        contact: whom to leave in peace.
        said: what they said, or why, in a few words.

    Raises:
        AfterwordError: no words are given.
    """
    if not said.strip():
        raise AfterwordError("A few words are needed, so that you know later why.")
    change = edited(desk, contact.file.path, {"do_not_contact": said.strip()})
    told = f"Nothing will be due to {contact.name} any more."
    return Act((change,), f"stop: {contact.name}", afterwards=lambda later: (told,))
