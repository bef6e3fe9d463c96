"""Handing out what is in the journal, for other programs and for `import` itself."""

from __future__ import annotations

from afterword.actions.desk import Desk
from afterword.exchange.contact_table import write_table
from afterword.exchange.found import LeftOut
from afterword.exchange.journals import write_journal
from afterword.exchange.vcards import write_vcards
from afterword.records.folders import read_folders


def everything(desk: Desk) -> tuple[str, tuple[LeftOut, ...]]:
    """Every record as JSON, and the files that cannot be read."""
    return write_journal(read_folders(desk.root, lambda *_: None), desk.today)


def vcards(desk: Desk, *, notes: bool = False) -> str:
    """Everybody as vCards.

    Args:
        desk: the journal.
        notes: with the user's own notes about each; a telephone would carry them along.
    """
    people = list(desk.journal.contacts.values())
    return write_vcards(people, {each.slug: each.file.body.strip() for each in people} if notes else None)


def table(desk: Desk) -> str:
    """Everybody as a table, in the columns of Google Contacts."""
    return write_table(list(desk.journal.contacts.values()))
