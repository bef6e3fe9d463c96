"""The rows of a table as people and interviews, whichever program wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, datetime, tzinfo
from typing import get_args

from afterword.exchange import people
from afterword.exchange.columns import PLAIN, Layout, may_be_headers, told_layout
from afterword.exchange.found import Found, FoundInterview, FoundPerson, LeftOut
from afterword.exchange.invited import shown_name
from afterword.exchange.tables import Row, Table, header_key, read_table
from afterword.exchange.zones import zone_called
from afterword.frozen import frozen
from afterword.records.interview import Outcome
from afterword.words.counts import counted
from afterword.words.said_dates import DateError, parse_moment
from afterword.words.shell import quoted

#: A link of Notion behind the title that it leads to.
_NOTION = re.compile(r"\s*\(https://(?:www\.)?notion\.(?:so|site)/[^()\s]*\)")
_RANGE = re.compile(r"\s*(?:→|\s–\s|\s-\s).*", re.DOTALL)
_OFFSET = re.compile(r"\s*\((?:GMT|UTC)\s*(?:[+-]\d{1,2}(?::?\d{2})?)?\)\s*$")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b(.*)", re.DOTALL)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: So many rows are named one by one as having no date; of more there is the number.
_NAMED = 20
#: What trackers call the stages of a position, where it is plain what they mean.
_OUTCOMES: Mapping[str, Outcome] = {
    "offer": "offer",
    "offered": "offer",
    "offer received": "offer",
    "withdrawn": "withdrawn",
    "i withdrew": "withdrawn",
    "accepted": "filled-by-me",
    "offer accepted": "filled-by-me",
    "on hold": "on-hold",
}
#: What they call those that are still open.
_OPEN_WORDS = """
applied applying bookmarked draft interview interviewing interviews saved screening wishlist
"""
_OPEN = frozenset(_OPEN_WORDS.split()) | {"phone screen", "in progress"}


@frozen
class Reading:
    """How a table is to be read.

    Attributes:
        today: of the journal.
        zone: that of the user; None: it is not known.
        mapped: the headers of each field, as the user says.
        values: what words in cells stand for, by the word in small letters.
        day_first: whether 01/02/2027 is in February; None: nobody said.
    """

    today: date
    zone: tzinfo | None = None
    mapped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None


def read_people_and_interviews(text: str, reading: Reading) -> Found:
    """The people and interviews in a table.

    Raises:
        UnreadableFileError: it cannot be taken apart.
        MisusedError: it is not plain which column means what, or which way round its dates are.
    """
    table = read_table(text, lambda headers: may_be_headers(headers, reading.mapped))
    layout = told_layout(table, reading.mapped)
    return _Rows(table, layout, reading).found()


class _Rows:
    """One table being read."""

    def __init__(self, table: Table, layout: Layout, reading: Reading) -> None:
        self.table, self.layout, self.reading = table, layout, reading
        self.columns = {
            name: [table.column(each) for each in each_of] for name, each_of in layout.columns.items()
        }
        self.headers = tuple(map(header_key, table.headers))
        self.left_out: list[LeftOut] = []
        self.unknown: dict[str, int] = {}
        self.unknown_zones: dict[str, int] = {}
        self.not_turned = 0

    def found(self) -> Found:
        """Everything in it."""
        persons: list[FoundPerson] = []
        interviews: list[FoundInterview] = []
        seen: set[tuple[str, ...]] = set()
        undated: list[LeftOut] = []
        of_interviews = self.layout.tracker or bool({"when", "position"} & set(self.layout.columns))
        for row in self.table.rows:
            cells = tuple(cell.strip() for cell in row.cells)
            if row.empty or cells in seen or tuple(map(header_key, cells)) == self.headers:
                continue
            seen.add(cells)
            if of_interviews:
                persons += self._met(row)
                read = self._interview(row)
                if isinstance(read, FoundInterview):
                    interviews.append(read)
                elif read:
                    (undated if read.reason == _NO_DATE else self.left_out).append(read)
            if not of_interviews or self._has_name(row):
                person = self._person(row)
                if isinstance(person, FoundPerson):
                    persons.append(person)
                else:
                    self.left_out.append(person)
        return Found(
            f"a table of {self.layout.name}" if self.layout.name != PLAIN else self.layout.name,
            tuple(persons),
            tuple(interviews),
            left_out=(*self.left_out, *undated[:_NAMED]),
            said=tuple(self._said(undated)),
            network=self.layout.network,
        )

    def _said(self, undated: list[LeftOut]) -> Iterator[str]:
        if undated:
            alone = len(undated) == 1
            verb, them = ("has", "it") if alone else ("have", "them")
            rows = counted(len(undated), "row")
            yield f"{rows} {verb} no interview yet: nothing to follow up, so nothing was made of {them}."
        for word, count in list(self.unknown.items())[:5]:
            yield (
                f"What “{word}” means for a position is not known ({counted(count, 'row')}); it stays open. "
                f"If somebody else got it, say so: --map-value {quoted(f'{word}=filled-by-other')}"
            )
        for zone, count in list(self.unknown_zones.items())[:5]:
            yield (
                f"The zone “{zone}” is not known ({counted(count, 'row')}), so these times stand as they are "
                "there: check `when:`."
            )
        if self.not_turned:
            yield (
                f"Your own zone is not known here ({counted(self.not_turned, 'row')}), so these times stand "
                "as they are there; write it under `afterword:`, such as `timezone: Europe/Berlin`."
            )

    def _has_name(self, row: Row) -> bool:
        return any(self._value(row, name) for name in ("name", "first", "last"))

    def _value(self, row: Row, name: str) -> str:
        return next(self._values(row, name), "")

    def _values(self, row: Row, name: str) -> Iterator[str]:
        for column in self.columns.get(name, ()):
            cell = column(row)
            if cell and cell not in self.layout.empty:
                sign = self.layout.several
                pieces = cell.split(sign) if sign and name != "note" else [cell]
                yield from filter(None, (_NOTION.sub("", _bare(piece)).strip() for piece in pieces))

    def _person(self, row: Row) -> FoundPerson | LeftOut:
        name = people.full_name(*(self._value(row, part) for part in ("first", "middle", "last")))
        name = name or _spoken(people.line(self._value(row, "name"))[:200])
        company = people.line(self._value(row, "company"))
        emails = people.addresses(*(part for each in self._values(row, "email") for part in _parts(each)))
        if not name or people.address(name):
            called = company or (emails[0] if emails else f"row on line {row.line}")
            return LeftOut(called, "the row has no name of a person", row.line)
        links = [people.profile(each) for each in self._values(row, "linkedin")]
        numbers = map(people.number, self._values(row, "phone"))
        words = [part for each in self._values(row, "interests") for part in _parts(each)]
        return FoundPerson(
            row.line,
            name,
            company,
            people.line(self._value(row, "role")),
            emails[0] if emails else "",
            emails[1:],
            next(filter(None, numbers), ""),
            next(filter(None, links), ""),
            people.tags(*words),
            people.text_of(self._value(row, "note")),
        )

    def _met(self, row: Row) -> Iterator[FoundPerson]:
        company = people.line(self._value(row, "company"))
        for name in self._names(row):
            yield FoundPerson(row.line, name, company)

    def _names(self, row: Row) -> Iterator[str]:
        for cell in self._values(row, "met"):
            for part in re.split(r"[,;\n]", cell):
                if (name := people.line(part)[:200]) and not people.address(name):
                    yield name

    def _interview(self, row: Row) -> FoundInterview | LeftOut | None:
        company = people.line(self._value(row, "company"))
        position = people.line(self._value(row, "position"))
        told = self._value(row, "when")
        called = ", ".join(filter(None, (position, company))) or f"row on line {row.line}"
        if not (company or position or told):
            return None
        if not told:
            return LeftOut(called, _NO_DATE, row.line)
        told_zone = people.line(self._value(row, "zone"))[:60]
        when = self._when(told, told_zone)
        if isinstance(when, str):
            return LeftOut(called, when, row.line)
        if not company:
            return LeftOut(called, "the row names no company", row.line)
        minutes = re.match(r"\d{1,4}", self._value(row, "minutes"))
        rounds = people.line(self._value(row, "round"))[:80]
        return FoundInterview(
            row.line,
            when,
            int(minutes[0]) if minutes and 0 < int(minutes[0]) <= 1440 else None,
            company,
            position,
            int(rounds) if re.fullmatch(r"[1-9]\d?", rounds) else rounds or None,
            people=tuple(self._met(row)),
            outcome=self._outcome(self._value(row, "outcome")),
        )

    def _when(self, told: str, told_zone: str) -> date | datetime | str:
        """The day or moment that a cell means, or why it means none."""
        text = _RANGE.sub("", people.line(told)) if not re.match(r"\d{4}-", told) else people.line(told)
        text = text.partition("→")[0].strip()
        offset = _OFFSET.search(text)
        text = text[: offset.start()] if offset else text
        if slashed := _SLASHED.fullmatch(text):
            first, second, year, rest = slashed.groups()
            if int(first) <= 12 and int(second) <= 12 and first != second and self.reading.day_first is None:
                return (
                    f"{first}/{second}/{year} is two days; say which is meant: --day-first or --month-first"
                )
            if self.reading.day_first is not None:
                day, month = (first, second) if self.reading.day_first else (second, first)
                text = f"{year}-{int(month):02d}-{int(day):02d}{rest.replace(',', ' ')}"
        try:
            if not _YEAR.search(text):
                return f"“{text[:60]}” is no date with its year"
            moment = _iso(text) or parse_moment(text, self.reading.today, "future")
        except (DateError, ValueError, OverflowError):
            return f"“{text[:60]}” is no date that can be read"
        if not isinstance(moment, datetime):
            return moment
        # What stands behind the time itself counts before a column for all.
        if moment.tzinfo is None and (named := offset[0] if offset else told_zone):
            moment = moment.replace(tzinfo=zone_called(named))
            if moment.tzinfo is None:
                named = named.strip()
                self.unknown_zones[named] = self.unknown_zones.get(named, 0) + 1
        self.not_turned += bool(moment.tzinfo and not self.reading.zone)
        try:
            return _civil(moment, self.reading)
        except (ValueError, OverflowError):
            return f"“{told[:60]}” is no date that can be read"

    def _outcome(self, word: str) -> Outcome | None:
        """Where the position stands, as far as the word is plain or the user said what it means."""
        if not word:
            return None
        said = self.reading.values.get(word.casefold(), "")
        if said in get_args(Outcome):
            return said  # type: ignore[return-value]
        known = _OUTCOMES.get(header_key(word))
        if known is None and header_key(word) not in _OPEN:
            self.unknown[word[:60]] = self.unknown.get(word[:60], 0) + 1
        return known


_NO_DATE = "no interview date"


def _parts(cell: str) -> Iterable[str]:
    """The values in a cell that people part by commas, semicolons or lines."""
    return filter(None, (part.strip() for part in re.split(r"[,;\n]", cell)))


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a workbook from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _iso(text: str) -> datetime | None:
    """A moment as programs write it, with seconds, and with its zone where that stands there."""
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", text):
        return None
    return datetime.fromisoformat(text.replace(" UTC", "+00:00").strip())


def _civil(moment: datetime, reading: Reading) -> datetime:
    """A moment on the clock of the user; where the zone of one of the two is not known, as it stands."""
    if moment.tzinfo and reading.zone:
        moment = moment.astimezone(reading.zone)
    return moment.replace(tzinfo=None, second=0, microsecond=0)


def _spoken(name: str) -> str:
    """A name as it is spoken, of a list that is ordered by family names: "Vogel, Anke" is Anke Vogel."""
    return shown_name(name) if "," in name else name
