"""Tables as text (CSV): the separator, the line with the headers, and the rows below it with their lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from afterword.exchange.decoding import UnreadableFileError
from afterword.frozen import frozen

#: The headers stand in one of so many first rows; LinkedIn writes a note of several lines before them.
_FIRST_ROWS = 10
_SEPARATORS = ",;\t|"
_LETTERS = re.compile(r"[\W_]+")
#: Columns of the widest table that is looked at; Outlook has 90.
_WIDEST = 1_000


def header_key(text: str) -> str:
    """A header to compare by: its letters and digits alone."""
    return _LETTERS.sub(" ", text.casefold()).strip()


@frozen
class Row:
    """One row of a table.

    Attributes:
        line: of the file on which it begins, counted from 1.
        cells: in the order of the headers.
    """

    line: int
    cells: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not any(cell.strip() for cell in self.cells)


@frozen
class Table:
    """A table with its headers.

    Attributes:
        headers: as they are written.
        rows: what stands below them, empty rows too.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def places(self) -> dict[str, tuple[int, ...]]:
        """The columns of each header, by ``header_key``; a header may stand there twice."""
        found: dict[str, list[int]] = {}
        for place, header in enumerate(self.headers):
            found.setdefault(header_key(header), []).append(place)
        return {key: tuple(places) for key, places in found.items()}

    def has(self, *headers: str) -> bool:
        """Whether it has all of these headers."""
        return all(header_key(header) in self.places for header in headers)

    def column(self, header: str) -> Callable[[Row], str]:
        """What the cells below a header hold: of several such columns the first that is filled."""
        places = self.places.get(header_key(header), ())

        def cell(row: Row) -> str:
            filled = (row.cells[place].strip() for place in places if place < len(row.cells))
            return next(filter(None, filled), "")

        return cell


def read_table(text: str, known: Callable[[Sequence[str]], bool]) -> Table:
    """A table, whatever separates its cells.

    Args:
        text: the file.
        known: whether a row may be that of the headers.

    Raises:
        UnreadableFileError: a quote is never closed, or it is no table.
    """
    best: tuple[Row, ...] = ()
    for separator in _by_number(text):
        first = tuple(islice(_rows(text, separator, whole=False), _FIRST_ROWS))
        for place, row in enumerate(first):
            if known(row.cells):
                rows = tuple(_rows(text, separator, whole=True))
                return Table(tuple(cell.strip() for cell in row.cells), rows[place + 1 :])
        if not best:
            best = first
    headers = next((row.cells for row in best if not row.empty), ())
    return Table(tuple(cell.strip() for cell in headers), tuple(best[1:]))


def _by_number(text: str) -> list[str]:
    """The separators, the one that stands most often in the first lines before the others."""
    beginning = text[:10_000]
    return sorted(_SEPARATORS, key=lambda sign: -beginning.count(sign))


def _rows(text: str, separator: str, *, whole: bool) -> Iterator[Row]:
    """The rows of a table with the lines on which they begin."""
    reader = csv.reader(_lines(text), delimiter=separator, strict=whole)
    begun = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if not whole:
                return
            said = str(error)
            if "unexpected end" in said or "field larger" in said:
                raise UnreadableFileError(
                    f"A quotation mark that opens on line {begun} or soon after is never closed, so the rows "
                    "below it cannot be told apart. Close it there, or export the table once more."
                ) from error
            raise UnreadableFileError(
                f"On line {reader.line_num} something stands behind the quotation mark that closes a cell. "
                'Within quotes a quotation mark is written twice: "Engineer ""Coatings""".'
            ) from error
        if cells is None:
            return
        yield Row(begun, tuple(cells[:_WIDEST]))
        begun = reader.line_num + 1


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends, as ``csv`` wants them: only what editors count as the end of one is one."""
    place = 0
    for found in re.finditer(r"\r\n|\n|\r", text):
        yield text[place : found.start()] + "\n"
        place = found.end()
    if place < len(text):
        yield text[place:]
