"""The drafts on the pages: the text, where it can be sent from, and what the checker says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from afterword.checking.checker import Checker, passed
from afterword.followups.follow_up import FollowUp
from afterword.pages.page import Download
from afterword.pages.places import draft_path
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.problems import Problem
from afterword.settings.settings import Settings
from afterword.words.note_text import words_in
from afterword.writing.composing import Draft, as_saved, draft_for
from afterword.writing.mail import MailError, eml, mailto


@dataclass(frozen=True)
class Mailing:
    """One draft, with the ways to send it and what the checker says.

    Attributes:
        draft: its words.
        mailto: opens it in the reader's mail program; empty without an address, or where it is too long.
        eml: path of the same as a file; empty where there is no address that mail can carry.
        problems: what the checker says.
        to: the address it goes to; empty where there is none.
    """

    draft: Draft
    mailto: str
    eml: str
    problems: tuple[Problem, ...]
    to: str = ""

    @property
    def gaps(self) -> int:
        """How many gaps are to be filled in."""
        return len(self.draft.gaps)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """What the checker says besides of the gaps, which are seen where they are."""
        return tuple(each for each in self.problems if each.rule != "placeholder")

    @property
    def passed(self) -> tuple[str, ...]:
        """What is right in it, in a few words each."""
        return tuple(rule.label for rule in passed(self.problems))

    @property
    def words(self) -> int:
        """How long it is, as the limits count."""
        return len(words_in(self.draft.body))


@dataclass
class Post:
    """Every draft of an edition, each composed once, and the files made from them."""

    journal: Journal
    settings: Settings
    today: date
    checker: Checker
    problems_in: Mapping[str, tuple[Problem, ...]]
    files: dict[str, Download] = field(default_factory=dict)
    _letters: dict[int, Mailing] = field(default_factory=dict)

    def letter(self, follow_up: FollowUp) -> Mailing:
        """The draft of a follow-up."""
        # By identity: a plan may hold two promises to one person that differ in nothing but their words.
        found = self._letters.get(id(follow_up))
        if found is None:
            found = self._letters[id(follow_up)] = self._write(follow_up)
        return found

    def saved(self, note: Note) -> Mailing:
        """A draft in ``notes/``, as the mail it will be."""
        problems = self.problems_in.get(note.file.path, ())
        return self._send(f"note--{note.slug}", as_saved(self.journal, note), problems)

    def _write(self, follow_up: FollowUp) -> Mailing:
        draft = draft_for(self.journal, follow_up, self.settings, self.today)
        if draft.note:
            problems = self.problems_in.get(self.journal.notes[draft.note].file.path, ())
        else:
            problems = self.checker.check_draft(draft, follow_up)
        # Whether it is too soon the card says better, and still says it when the day has come.
        lasting = tuple(problem for problem in problems if problem.rule != "too-soon")
        return self._send(follow_up.key, draft, lasting)

    def _send(self, key: str, draft: Draft, problems: tuple[Problem, ...]) -> Mailing:
        person = self.journal.contacts[draft.to]
        if not person.email:
            return Mailing(draft, "", "", problems)
        link = mailto(person.email, draft.subject, draft.body) or ""
        file = self._file(key, draft, person.name, person.email)
        return Mailing(draft, link, file, problems, person.email)

    def _file(self, key: str, draft: Draft, name: str, email: str) -> str:
        try:
            content = eml(name, email, draft.subject, draft.body)
        except MailError:
            # The address is at fault, which the contact's own problem says; copying still works.
            return ""
        path, number = draft_path(key), 2
        while path in self.files and self.files[path].content != content:
            path, number = draft_path(f"{key}-{number}"), number + 1
        self.files[path] = Download(path, content)
        return path
