"""Files that are there and cannot be read, so that nothing says they are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from afterword.frozen import frozen
from afterword.records.name_line import name_in
from afterword.records.problems import Level, Problem
from afterword.records.raw_record import slug_of_path
from afterword.records.schema import SCHEMAS


@frozen
class Unread:
    """One file, or one folder, that is left out of the journal.

    Attributes:
        path: relative to the journal.
        line: of its first error, counted from 1.
        message: what is wrong there.
        name: what it seems to call its person or its gift; empty where it does not say.
    """

    path: str
    line: int
    message: str
    name: str = ""

    @property
    def slug(self) -> str:
        """Of the file; empty for a folder."""
        return slug_of_path(self.path) if self.path.lower().endswith(".md") else ""

    @property
    def folder(self) -> str:
        """The one of the four that it lies in, or is."""
        return self.path.split("/")[0]

    def __str__(self) -> str:
        """``path:line``, as editors jump to."""
        return f"{self.path}:{self.line}"


def left_out(
    problems: Iterable[Problem], read: Collection[str], files: Mapping[str, bytes]
) -> tuple[Unread, ...]:
    """The files with errors of which no record came.

    Args:
        problems: of the whole journal, in order.
        read: paths of the records there are.
        files: the bytes of the files that could be opened.
    """
    folders = {schema.folder for schema in SCHEMAS}
    first: dict[str, Problem] = {}
    for problem in problems:
        if (
            problem.level == Level.ERROR
            and problem.path not in read
            and problem.path.split("/")[0] in folders
        ):
            first.setdefault(problem.path, problem)
    return tuple(
        Unread(path, problem.line, problem.message, name_in(files.get(path, b"")))
        for path, problem in first.items()
    )
