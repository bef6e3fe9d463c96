"""One run of the command line, before anything of the journal is read: where it looks, and the clock.

It imports nothing of the records, since every press of Tab and every ``--help`` pays for what stands here. A
command that goes on to work has the journal from ``open_session.opened``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import click

from afterword.times import day_of


@dataclass
class Session:
    """One run of the command line.

    Attributes:
        start: where the search for `mkdocs.yml` begins (``--root``); None: the current folder.
        pinned: the moment to take as now (``--date``).
        opened: the same run with its journal, once a command asked for it; see ``open_session.opened``.
    """

    start: Path | None = None
    pinned: date | datetime | None = None
    opened: object = None

    @staticmethod
    def clock() -> datetime:
        """The local civil time, to the minute. Nothing else in the command line reads the clock."""
        return datetime.now().replace(second=0, microsecond=0)

    @cached_property
    def root(self) -> Path:
        """The folder of the journal.

        Raises:
            NoJournalError: there is none.
        """
        from afterword.settings.root import configuration_file, find_root

        if self.start is None:
            return find_root(Path.cwd())
        return configuration_file(self.start.absolute()).parent

    @property
    def day_outside(self) -> date:
        """The day where there is no journal yet, and so no ``today:``: ``--date``, else the clock."""
        return day_of(self.pinned or self.clock())


pass_session = click.make_pass_decorator(Session, ensure=True)
