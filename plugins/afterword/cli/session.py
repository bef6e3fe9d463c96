"""What a command works with: the journal, its settings, and the one look at the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.terminal import say
from afterword.times import day_of, moment_of

if TYPE_CHECKING:
    from afterword.actions.desk import Desk
    from afterword.followups.follow_up import FollowUp
    from afterword.records.contact import Contact
    from afterword.records.journal import Journal
    from afterword.records.problems import Problem
    from afterword.settings.settings import Settings
    from afterword.words.dates import Calendar


@dataclass
class Session:
    """One run of the command line. Everything is read when first asked for, and once.

    Attributes:
        start: where the search for `mkdocs.yml` begins (``--root``); None: the current folder.
        pinned: the moment to take as now (``--date``).
    """

    start: Path | None = None
    pinned: date | datetime | None = None

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

    @cached_property
    def configured(self) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings in `mkdocs.yml`, and what is wrong with them.

        Raises:
            ConfigurationError: the file cannot be read.
        """
        from afterword.settings.configuration import read_settings
        from afterword.settings.root import configuration_file

        return read_settings(configuration_file(self.root))

    @cached_property
    def settings(self) -> Settings:
        """The settings in `mkdocs.yml`; that something is wrong with them is said on stderr."""
        settings, problems = self.configured
        if problems:
            first, others = problems[0], len(problems) - 1
            more = f" (and {others} more)" if others else ""
            say(f"{first.path}:{first.line}: {first.message}{more} See `afterword check`.")
        return settings

    @cached_property
    def now(self) -> date | datetime:
        """``--date``, else ``today:`` of the settings, else the clock."""
        return self.pinned or self.settings.today or self.clock()

    @property
    def today(self) -> date:
        """The day of ``now``."""
        return day_of(self.now)

    @property
    def day_outside(self) -> date:
        """The day where there is no journal yet, and so no ``today:``: ``--date``, else the clock."""
        return day_of(self.pinned or self.clock())

    @cached_property
    def calendar(self) -> Calendar:
        """How dates are said."""
        from afterword.words.dates import Calendar

        return Calendar(moment_of(self.now))

    @cached_property
    def journal(self) -> Journal:
        """All records of the journal."""
        from afterword.records.reading import read_journal

        # Whoever looks at the journal is told of wrong settings, also where the command needs none.
        _ = self.settings
        return read_journal(self.root, self.today)

    def say_what_is_unread(self) -> None:
        """Name the files that are left out of the journal, if it was read, in one line."""
        unread = self.journal.unread if "journal" in self.__dict__ else ()
        if unread:
            from afterword.words.counts import counted, listed_briefly

            where = listed_briefly([str(each) for each in unread])
            say(f"{counted(len(unread), 'file')} could not be read: {where} (afterword check says more)")

    def contact(self, who: str) -> Contact:
        """The one person meant by WHO.

        Raises:
            AfterwordError: nobody, more than one, or somebody whose file cannot be read.
        """
        from afterword.records.who import find_contact

        return find_contact(self.journal, who)

    @cached_property
    def desk(self) -> Desk:
        """What actions work with."""
        from afterword.actions.desk import Desk

        return Desk(self.root, self.journal, self.settings, self.now)

    @cached_property
    def plan(self) -> tuple[FollowUp, ...]:
        """Every follow-up as of now."""
        from afterword.followups.plan import plan

        return plan(self.journal, self.now, self.settings)


pass_session = click.make_pass_decorator(Session, ensure=True)
