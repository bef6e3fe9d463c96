"""Contacts as a table, in the columns of Google Contacts, which Outlook and others read by their names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from afterword.exchange import people
from afterword.records.contact import Contact

_HEADERS = (
    "First Name",
    "Middle Name",
    "Last Name",
    "Organization Name",
    "Organization Title",
    "Labels",
    "E-mail 1 - Label",
    "E-mail 1 - Value",
    "Phone 1 - Label",
    "Phone 1 - Value",
    "Website 1 - Label",
    "Website 1 - Value",
)
#: What a workbook takes for a formula, and runs.
_FORMULA = "=+-@\t\r"
#: A number of a telephone begins so too, and is none.
_NUMBER = re.compile(r"\+[\d ()/.-]+")
_BETWEEN = " ::: "


def write_table(contacts: Sequence[Contact]) -> str:
    """Contacts as CSV with a byte order mark, which workbooks need to read UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADERS)
    for contact in contacts:
        first, last = _parts(contact)
        link = contact.linkedin
        cells = (
            first,
            "",
            last,
            contact.company,
            contact.role,
            _BETWEEN.join(contact.interests),
            "Work" if contact.emails else "",
            _BETWEEN.join(contact.emails),
            "Work" if contact.phone else "",
            contact.phone,
            "LinkedIn" if link else "",
            link,
        )
        writer.writerow([guarded(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def _parts(contact: Contact) -> tuple[str, str]:
    """First and family name where the two together are the name; else the whole name as the first."""
    read = contact.name_read
    if people.full_name(read.first, "", read.last) == contact.name and read.last:
        return read.first, read.last
    return contact.name, ""


def guarded(cell: str) -> str:
    """A cell that no workbook takes for a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA and cell and not _NUMBER.fullmatch(cell) else cell
