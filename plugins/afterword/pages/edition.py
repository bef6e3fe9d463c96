"""One edition of the site: the journal as of one moment, with what every page looks up in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from afterword.actions.desk import Desk
from afterword.actions.foreseen import Foreseen, foreseen
from afterword.checking.checker import Checker
from afterword.followups.coverage import Thanked, coverage
from afterword.followups.follow_up import FollowUp
from afterword.followups.gives import next_gifts
from afterword.followups.kept import Kept
from afterword.followups.plan import Outlook, Plans
from afterword.followups.wait import Wait, is_waiting, wait
from afterword.frozen import frozen
from afterword.gifts.candidate_list import CandidateList, Entry, Receiver
from afterword.gifts.introductions import Introduction, introductions
from afterword.gifts.ledger import Ledger, ledger
from afterword.gifts.lines import hints
from afterword.gifts.shelf import Suggestion, shelf
from afterword.gifts.waiting import Waiting, named_in_vain, waiting
from afterword.pages.forecast import DAYS, Forecast, identity
from afterword.pages.letters import Mailing, Post
from afterword.pages.page import Page, Words
from afterword.pages.places import Editor, href, interest_path
from afterword.pages.rendering import render
from afterword.pages.shown import Shown
from afterword.records.contact import PART_WORDS, Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.records.problems import Problem, in_order
from afterword.records.skipped_hours import skipped_hours
from afterword.settings.settings import Settings
from afterword.times import day_of, moment_of
from afterword.words.counts import listed
from afterword.words.dates import Calendar

T = TypeVar("T")

#: Coming up: what opens within this long is shown on Today.
COMING_UP = timedelta(days=14)

#: A page may be some days old when it is read, and its reader's two weeks are still on it.
SHELF_LIFE = timedelta(days=DAYS)


@frozen
class Chip:
    """An interest of somebody: its tag, its place on their list from 1, and its page."""

    tag: str
    rank: int
    path: str


@frozen
class Edition:
    """A journal as of ``now``.

    Attributes:
        journal: already redacted where ``settings.publish`` says so.
        now: local civil time.
        pinned: ``now`` comes from the ``today:`` setting; the reader's clock then changes nothing.
        journal_root: the absolute path of the journal, for links into the editor; empty for none.
        home: path of the Today page.
        setting_problems: what is wrong with the settings.
        zone: the one that the times of the journal are in; None where that is not known.
        address: the whole address of the page at a path; None where nobody knows where the site will be.
        kept: what was worked out for the edition before this one, and holds yet.
        listed: what may become a gift; nothing of it is in a redacted edition.
    """

    journal: Journal
    now: datetime
    settings: Settings
    journal_root: str = ""
    home: str = "index.md"
    setting_problems: tuple[Problem, ...] = ()
    zone: tzinfo | None = None
    address: Callable[[str], str] | None = None
    kept: Kept = field(default_factory=Kept)
    listed: CandidateList = field(default_factory=CandidateList)

    def __post_init__(self) -> None:
        object.__setattr__(self, "journal", self.journal.at(self.now))

    @property
    def pinned(self) -> bool:
        """Whether the site keeps the clock it was built with."""
        return self.settings.today is not None

    @property
    def redacted(self) -> bool:
        """Whether others may see the site, so that it shows no address, no note and no draft."""
        return self.settings.publish == "redacted"

    @property
    def today(self) -> date:
        """The day of ``now``."""
        return self.now.date()

    @property
    def clock(self) -> str:
        """``now`` as the script reads it."""
        return self.now.isoformat(timespec="minutes")

    @cached_property
    def calendar(self) -> Calendar:
        """How dates are said."""
        return Calendar(self.now)

    @cached_property
    def editor(self) -> Editor:
        """Links that open a file."""
        return Editor.of(self.settings, self.journal_root)

    @cached_property
    def desk(self) -> Desk:
        """The same moment, for the commands that the pages suggest; nothing is read from its folder."""
        return Desk(Path(self.journal_root), self.journal, self.settings, self.now, self.kept)

    @property
    def outlook(self) -> Outlook:
        """The plan, and for which positions nothing is left to ask."""
        return self.desk.outlook

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """The plan, in its order."""
        return self.outlook.follow_ups

    @cached_property
    def shown(self) -> Shown:
        """What is shown of the plan, and of those of the next days, unless the clock stands still."""
        days = [self.today + timedelta(days=count) for count in range(1, DAYS + 1)]
        self.kept.only((self.today, *days))
        ahead = {
            day: Plans(self.journal, moment_of(day), self.settings, self.kept)
            for day in days
            if not self.pinned
        }
        return Shown(self.desk.plans, ahead)

    def forecast(self, contact: str) -> Forecast:
        """What the plan says of the next days of somebody, and of those around them."""
        return self.shown.around(contact).forecast

    def follow_ups_of(self, contact: str) -> Sequence[FollowUp]:
        """What is shown of somebody."""
        return self.shown.around(contact).by_contact.get(contact, ())

    def follow_ups_at(self, position: Position) -> Sequence[FollowUp]:
        """What is shown of a position."""
        return self.shown.at(position.company).by_position.get(position.id, ())

    def follow_ups_after(self, interview: Interview) -> Sequence[FollowUp]:
        """What is shown that is about an interview."""
        return self.shown.at(interview.company).by_interview.get(interview.slug, ())

    @cached_property
    def checker(self) -> Checker:
        """Checks drafts, saved and composed."""
        return Checker(self.journal, self.now, self.settings, self.desk.plans)

    @cached_property
    def drafts(self) -> Mapping[str, Note]:
        """The drafts in ``notes/``, by their paths."""
        return {note.file.path: note for note in self.journal.notes.values() if note.draft}

    @cached_property
    def problems(self) -> Mapping[str, tuple[Problem, ...]]:
        """What is wrong or doubtful in the settings and the files, by file, but for what a draft lacks."""
        if self.redacted:  # it has no words to check, and settings name people too
            found = in_order(self.journal.problems)
        else:
            sent = (note for note in self.journal.notes.values() if not note.draft)
            left_open = (problem for note in sent for problem in self.checker.check(note))
            skipped = skipped_hours(self.journal.interviews.values(), self.zone)
            in_files = (
                *self.journal.problems,
                *hints(self.journal),
                *self.listed.problems,
                *named_in_vain(self.journal, self.listed),
                *left_open,
                *skipped,
            )
            found = in_order((*self.setting_problems, *in_files))
        return _by(found, lambda each: each.path)

    def problems_in(self, path: str) -> tuple[Problem, ...]:
        """What is wrong or doubtful in one file; of a draft also what is to be mended before it is sent."""
        if path not in self._problems_in:
            found, draft = self.problems.get(path, ()), self.drafts.get(path)
            if draft and not self.redacted:
                found = in_order((*found, *self.checker.check(draft)))
            self._problems_in[path] = found
        return self._problems_in[path]

    def to_mend(self, path: str) -> tuple[Problem, ...]:
        """The same without what only time will bring: that it is too soon to send it."""
        return tuple(each for each in self.problems_in(path) if each.rule != "too-soon")

    @cached_property
    def _problems_in(self) -> dict[str, tuple[Problem, ...]]:
        return {}

    def foreseen(self, contact: str, interview: Interview) -> tuple[Foreseen, ...]:
        """What the thanks still to be written to somebody make of each line about them in an interview."""
        planned = () if self.redacted else self.desk.plans.of(contact)
        return foreseen(self.journal, planned).get((interview.slug, contact), ())

    @property
    def candidates(self) -> tuple[Waiting, ...]:
        """What may become a gift, by person, the neediest first."""
        if self.redacted or not self.listed.open(self.today):
            return ()
        return waiting(self.journal, self.listed, self.today, next_gifts(self.follow_ups))

    def candidates_for(self, contact: str) -> tuple[tuple[Entry, Receiver], ...]:
        """What may become a gift for somebody, the best first."""
        return self.candidates_by_person.get(contact, ())

    @cached_property
    def candidates_by_person(self) -> Mapping[str, tuple[tuple[Entry, Receiver], ...]]:
        """What may become a gift for whom, each the best first."""
        found = () if self.redacted else waiting(self.journal, self.listed, self.today)
        return {each.contact: each.entries for each in found}

    def introductions(self, contact: str, most: int) -> tuple[Introduction, ...]:
        """Who could be introduced to somebody, or anybody to anybody where none is named; so many at most."""
        return () if self.redacted else introductions(self.journal, contact, most)

    @cached_property
    def ledger(self) -> Ledger:
        """Who has had what."""
        return ledger(self.journal)

    def fitting(self, contact: str) -> tuple[Suggestion, ...]:
        """Gifts that fit somebody, best first; nothing for those who asked not to be written to."""
        if contact not in self._fitting:
            silent = self.journal.contacts[contact].do_not_contact
            self._fitting[contact] = () if silent else shelf(self.journal, self.today).fitting(contact)
        return self._fitting[contact]

    @cached_property
    def _fitting(self) -> dict[str, tuple[Suggestion, ...]]:
        return {}

    def glad(self, gift: str) -> tuple[Suggestion, ...]:
        """Who would be glad of a gift, the gladdest first."""
        if gift not in self._glad:
            self._glad[gift] = shelf(self.journal, self.today).glad(gift)
        return self._glad[gift]

    @cached_property
    def _glad(self) -> dict[str, tuple[Suggestion, ...]]:
        return {}

    def wait(self, position: Position) -> Wait | None:
        """How long a position has waited for a word of theirs; None where the next word is not theirs."""
        waits = is_waiting(self.journal, position)
        return wait(position, self.now, self.settings) if waits else None

    @cached_property
    def post(self) -> Post:
        """The drafts."""
        return Post(self.journal, self.settings, self.today, self.checker, self.problems_in, self._letters)

    def letter(self, follow_up: FollowUp) -> Mailing | None:
        """The draft of a follow-up that is open or will be soon; None in redacted editions."""
        return self.post.letter(follow_up) if self._written(follow_up) else None

    def _written(self, follow_up: FollowUp) -> bool:
        days = self.forecast(follow_up.contact).days
        held = follow_up.state == "held" and identity(follow_up) not in days
        return not (self.redacted or held) and self.soon(follow_up)

    def _letters(self, contact: str) -> Iterator[FollowUp]:
        return filter(self._written, self.follow_ups_of(contact))

    def soon(self, follow_up: FollowUp) -> bool:
        """Whether it is open, or opens while this edition may be read."""
        return day_of(follow_up.opens) <= self.today + COMING_UP + SHELF_LIFE

    def chips(self, contact: Contact) -> tuple[Chip, ...]:
        """Somebody's interests, ranked."""
        return self.tags(contact.interests)

    def tags(self, tags: Iterable[str]) -> tuple[Chip, ...]:
        """Tags with their pages, counted from 1."""
        interests = self.journal.interests
        return tuple(
            Chip(tag, rank, interest_path(interests[tag.casefold()].slug)) for rank, tag in enumerate(tags, 1)
        )

    def words(
        self, page: Page, template: str, *, body: str = "", searched: bool = True, **values: object
    ) -> Words:
        """The words of a page from a template; the user's own Markdown follows it.

        Args:
            page: of which path and title are looked at.
            template: its name in ``templates/pages``, without ``.md.jinja``.
            body: Markdown the user wrote.
            searched: False for pages that only repeat what others say.
            values: what the template shows.
        """
        text = render(
            f"{template}.md",
            edition=self,
            journal=self.journal,
            calendar=self.calendar,
            title=page.title,
            to=partial(href, page.path),
            **values,
        )
        meta: dict[str, object] = {"hide": ["navigation", "toc"]}
        if not searched:
            meta["search"] = {"exclude": True}
        own = body.strip("\n")
        return Words(f"{text}\n{own}\n" if own else text, own, meta)

    def person(self, slug: str) -> str:
        """Somebody's name; the slug of somebody without a file."""
        contact = self.journal.contacts.get(slug)
        return contact.name if contact else slug

    def work(self, slug: str, interview: str) -> str:
        """What somebody does, else their part in the hiring; both where that is not their usual one."""
        contact = self.journal.contacts[slug]
        part = self.journal.part_of(slug, interview)
        parts = PART_WORDS[part] if part != contact.part or not contact.role else ""
        return ", ".join(words for words in (contact.role, parts) if words)

    def names(self, slugs: Sequence[str]) -> str:
        """People in a phrase: "Priya Raman, Tom Okafor and 2 more"."""
        names = [self.person(slug) for slug in slugs]
        return listed([*names[:2], f"{len(names) - 2} more"] if len(names) > 3 else names)

    def interview_title(self, interview: Interview) -> str:
        """What an interview is called: its company, and its round or its day."""
        if interview.round is None:
            return f"{interview.company}, {self.calendar.day(interview.when)}"
        return f"{interview.company}, {interview.round_words}"

    def thanked(self, position: Position) -> tuple[Thanked, ...]:
        """Everyone met for a position, and whether they were thanked for the last round they were in."""
        rows: dict[str, Thanked] = {}
        for interview in position.interviews:
            rows.update({row.contact: row for row in coverage(self.journal, interview.slug)})
        return tuple(rows[slug] for slug in position.met if slug in rows)


def _by(items: Iterable[T], key: Callable[[T], str]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(group) for name, group in groups.items()}
