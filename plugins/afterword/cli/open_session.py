"""What a command works with once it has begun: the journal, its settings, and now."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property

from afterword.actions.desk import Desk
from afterword.cli.session import Session
from afterword.cli.terminal import say
from afterword.followups.follow_up import FollowUp
from afterword.keeping.own_folder import OWN_FOLDER
from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.records.problems import Problem
from afterword.records.reading import read_journal
from afterword.records.who import find_contact
from afterword.settings.configuration import read_settings
from afterword.settings.root import configuration_file
from afterword.settings.settings import Settings
from afterword.times import day_of
from afterword.words.counts import counted, listed_briefly
from afterword.words.dates import Calendar


class OpenSession(Session):
    """A run of the command line with its journal. Everything is read when first asked for, and once."""

    @cached_property
    def configured(self) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings in `mkdocs.yml`, and what is wrong with them.

        Raises:
            ConfigurationError: the file cannot be read.
        """
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

    @cached_property
    def journal(self) -> Journal:
        """All records, as of now; what a command that was cut short left half done is put right first.

        Raises:
            AfterwordError: it cannot be put right.
        """
        # Whoever looks at the journal is told of wrong settings, also where the command needs none.
        _ = self.settings
        if (self.root / OWN_FOLDER).is_dir():
            from afterword.keeping.past import mend

            mended = mend(self.root)
            if mended:
                say(mended)
        return read_journal(self.root, self.today).at(self.now)

    def say_what_is_unread(self) -> None:
        """Name the files that are left out of the journal, if it was read, in one line."""
        unread = self.journal.unread if "journal" in self.__dict__ else ()
        if unread:
            where = listed_briefly([str(each) for each in unread])
            say(f"{counted(len(unread), 'file')} could not be read: {where} (afterword check says more)")

    def contact(self, who: str) -> Contact:
        """The one person meant by WHO.

        Raises:
            AfterwordError: nobody, more than one, or somebody whose file cannot be read.
        """
        return find_contact(self.journal, who)

    @cached_property
    def desk(self) -> Desk:
        """What actions work with."""
        return Desk(self.root, self.journal, self.settings, self.now)

    @property
    def calendar(self) -> Calendar:
        """How dates are said."""
        return self.desk.calendar

    @property
    def plan(self) -> tuple[FollowUp, ...]:
        """Every follow-up as of now."""
        return self.desk.plan


def opened(session: Session) -> OpenSession:
    """The run of the command line with its journal: the same one, however often it is asked for."""
    if not isinstance(session.opened, OpenSession):
        session.opened = OpenSession(session.start, session.pinned)
    return session.opened
