"""What every action works with.

`due` needs no more of this room, so nothing here knows how files are changed: that is for ``act``.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from afterword.followups.follow_up import FollowUp
from afterword.followups.kept import Kept
from afterword.followups.plan import Outlook, Plans
from afterword.followups.reach import for_want_of_address
from afterword.frozen import frozen
from afterword.kinds import kind_words
from afterword.records.journal import Journal
from afterword.records.raw_record import slug_of_path
from afterword.records.reading import read_journal
from afterword.settings.settings import Settings
from afterword.times import day_of, moment_of
from afterword.words.dates import Calendar


@frozen
class Desk:
    """The journal as it stands at one moment, and the user's settings.

    Attributes:
        root: the folder of the journal.
        journal: every record in it, as of ``now``.
        settings: of its `mkdocs.yml`.
        now: local civil time; a date means its noon.
        kept: what was worked out of the plan before an edit.
    """

    root: Path
    journal: Journal
    settings: Settings
    now: date | datetime
    kept: Kept = field(default_factory=Kept, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "journal", self.journal.at(self.now))

    @property
    def today(self) -> date:
        """The day of ``now``."""
        return day_of(self.now)

    @cached_property
    def calendar(self) -> Calendar:
        """How dates are said."""
        return Calendar(moment_of(self.now))

    @cached_property
    def plans(self) -> Plans:
        """The follow-ups as of now, for one person or for all."""
        return Plans(self.journal, self.now, self.settings, self.kept)

    @property
    def outlook(self) -> Outlook:
        """Every follow-up as of now, and the positions of which nothing is left to ask."""
        return self.plans.whole

    @property
    def plan(self) -> tuple[FollowUp, ...]:
        """Every follow-up as of now."""
        return self.outlook.follow_ups

    def plan_with(self, contact: str) -> tuple[FollowUp, ...]:
        """Those of one person, in the order of the plan."""
        return tuple(self.plans.of(contact))

    def again(self) -> Desk:
        """The same moment in the same journal, read anew."""
        return Desk(self.root, read_journal(self.root, self.today), self.settings, self.now)

    def taken(self, folder: str) -> frozenset[str]:
        """The slugs that a new file in a folder cannot have: of every file there, read or not."""
        there = (self.root / folder).rglob("*")
        return frozenset(slug_of_path(path.name) for path in there if path.name.lower().endswith(".md"))


def next_with(later: Desk, contact: str) -> str:
    """What comes next with one person, in a sentence: what is due first, else what opens first."""
    name = later.journal.contacts[contact].first_name
    planned = later.plan_with(contact)
    now = [item for item in planned if item.state in ("due", "late")]
    then = sorted(
        (item for item in planned if item.state == "upcoming"), key=lambda item: moment_of(item.opens)
    )
    if not now and not then:
        held = next((item for item in planned if item.state == "held"), None)
        if held:
            return f"Nothing for {name} yet: {kind_words(held.kind)} waits. {held.short}"
        why = for_want_of_address(later.journal, later.journal.contacts[contact])
        return f"Nothing further is planned for {name}{why}."
    item = (now or then)[0]
    return f"Next for {name}: {kind_words(item.kind)}, {item.when(later.calendar)}."
