"""The files of other programs that tests read, and how a day there is told."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Any

from afterword.exchange.decoding import decoded
from afterword.exchange.found import Found
from afterword.exchange.table_rows import Reading, read_people_and_interviews
from afterword.exchange.vcards import read_vcards

FILES = Path(__file__).parent / "files"
#: Central Europe in winter, without a table of zones.
WINTER = timezone(timedelta(hours=1))


def bytes_of(name: str) -> bytes:
    """A file as it lies on the disk."""
    return (FILES / name).read_bytes()


def cards(name: str) -> Found:
    """A file of vCards."""
    return read_vcards(decoded(bytes_of(name)))


def table(text: str | Path, **ways: Any) -> Found:
    """A table, as text or by the name of its file."""
    told = decoded((FILES / text).read_bytes()) if isinstance(text, Path) else text
    return read_people_and_interviews(told, Reading(date(2026, 11, 25), WINTER, **ways))
