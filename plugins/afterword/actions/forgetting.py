"""Removing a person from the journal."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.actions.desk import Act, Desk
from afterword.keeping import forgetting
from afterword.keeping.history import history
from afterword.records.contact import Contact
from afterword.records.schema import SCHEMAS


def forget(desk: Desk, contact: Contact) -> Act:
    """Their file and notes deleted, and their name taken out of all else.

    What the history of git still holds is said afterwards.
    """
    found = forgetting.forget(_files(desk), contact.slug)

    def afterwards(later: Desk) -> Iterator[str]:
        yield history(desk.root, found.deleted, found.words) or f"{contact.name} is forgotten."

    # The commit must not say the name again.
    said = tuple(str(item) for item in found.report)
    return Act(tuple(found.changes), "forget: a contact", said, afterwards)


def _files(desk: Desk) -> dict[str, bytes]:
    """Every file of the four folders, whether it is a record or not."""
    return {
        path.relative_to(desk.root).as_posix(): path.read_bytes()
        for schema in SCHEMAS
        for path in sorted((desk.root / schema.folder).rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
