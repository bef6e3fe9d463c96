"""The drafts on the pages: the text, where it can be sent from, and what the checker says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count, islice

from afterword.checking.checker import Checker, passed
from afterword.followups.follow_up import FollowUp
from afterword.frozen import frozen
from afterword.pages.page import Download
from afterword.pages.places import draft_path
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.problems import Problem
from afterword.settings.settings import Settings
from afterword.words.note_text import words_in
from afterword.writing.composing import Draft, as_saved, draft_for
from afterword.writing.mail import MailError, eml, mailto


@frozen
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
    """Every draft of an edition, each composed once when it is first asked for, and the files made of them.

    Attributes:
        journal: the records.
        settings: of the user.
        today: the day of the edition.
        checker: checks what is composed.
        problems_in: what is wrong in the file of a note.
        written: the follow-ups with a letter, of one person, in the order of the plan.
        files: of the letters asked for so far, by path.
    """

    journal: Journal
    settings: Settings
    today: date
    checker: Checker
    problems_in: Callable[[str], tuple[Problem, ...]]
    written: Callable[[str], Iterable[FollowUp]]
    files: dict[str, Download] = field(default_factory=dict)
    _letters: dict[int, Mailing] = field(default_factory=dict)
    _drafts: dict[int, Draft] = field(default_factory=dict)
    _names: dict[str, Mapping[bytes, str]] = field(default_factory=dict)
    _alike: dict[str, Mapping[str, Sequence[FollowUp]]] = field(default_factory=dict)

    def letter(self, follow_up: FollowUp) -> Mailing:
        """The draft of a follow-up."""
        # By identity: a plan may hold two promises to one person that differ in nothing but their words.
        found = self._letters.get(id(follow_up))
        if found is None:
            found = self._letters[id(follow_up)] = self._write(follow_up)
        return found

    def saved(self, note: Note) -> Mailing:
        """A draft in ``notes/``, as the mail it will be."""
        draft, problems = as_saved(self.journal, note), self.problems_in(note.file.path)
        return self._send(draft, problems, lambda _: _key_of(note))

    def _write(self, follow_up: FollowUp) -> Mailing:
        draft = self._draft(follow_up)
        if draft.note:
            problems = self.problems_in(self.journal.notes[draft.note].file.path)
        else:
            problems = self.checker.check_draft(draft, follow_up)
        # Whether it is too soon the card says better, and still says it when the day has come.
        lasting = tuple(problem for problem in problems if problem.rule != "too-soon")
        return self._send(draft, lasting, lambda content: self._name(follow_up, content))

    def _draft(self, follow_up: FollowUp) -> Draft:
        found = self._drafts.get(id(follow_up))
        if found is None:
            found = draft_for(self.journal, follow_up, self.settings, self.today)
            self._drafts[id(follow_up)] = found
        return found

    def _send(self, draft: Draft, problems: tuple[Problem, ...], name: Callable[[bytes], str]) -> Mailing:
        person = self.journal.contacts[draft.to]
        if not person.email:
            return Mailing(draft, "", "", problems)
        link = mailto(person.email, draft.subject, draft.body) or ""
        path, content = "", self._message(draft)
        if content:
            path = draft_path(name(content))
            self.files[path] = Download(path, content)
        return Mailing(draft, link, path, problems, person.email)

    def _message(self, draft: Draft) -> bytes:
        """A draft as a mail; empty where there is no address that mail can carry."""
        person = self.journal.contacts[draft.to]
        try:
            return eml(person.name, person.email, draft.subject, draft.body) if person.email else b""
        except MailError:
            # The address is at fault, which the contact's own problem says; copying still works.
            return b""

    def _name(self, follow_up: FollowUp, content: bytes) -> str:
        """The name of the file of a letter, the same whichever letter was asked for first.

        Several may have one key, as two promises that begin alike do: they are numbered in the order of the
        plan, and those that say the same share a file.
        """
        key = follow_up.key
        names = self._names.get(key)
        if names is None:
            alike = self._beside(follow_up).get(key, ())
            # Whatever is asked for alone has the first name there is.
            messages = (self._message(self._draft(each)) for each in alike) if len(alike) > 1 else (content,)
            different = dict.fromkeys(each for each in messages if each)
            names = self._names[key] = dict(zip(different, self._free(follow_up), strict=False))
        return names.get(content) or next(islice(self._free(follow_up), len(names), None))

    def _free(self, follow_up: FollowUp) -> Iterator[str]:
        """The names that letters of a key may have, in order."""
        key = follow_up.key
        taken = self._saved | (self._beside(follow_up).keys() - {key})
        names = (f"{key}-{number}" if number > 1 else key for number in count(1))
        return (name for name in names if name not in taken)

    def _beside(self, follow_up: FollowUp) -> Mapping[str, Sequence[FollowUp]]:
        """The follow-ups with keys that may be the beginning of the same name, by their keys."""
        head = _head_of(follow_up.contact)
        if head not in self._alike:
            alike: dict[str, list[FollowUp]] = {}
            for slug in self._heads[head]:
                for each in self.written(slug):
                    alike.setdefault(each.key, []).append(each)
            self._alike[head] = alike
        return self._alike[head]

    @cached_property
    def _heads(self) -> Mapping[str, Sequence[str]]:
        heads: dict[str, list[str]] = {}
        for slug in self.journal.contacts:
            heads.setdefault(_head_of(slug), []).append(slug)
        return heads

    @cached_property
    def _saved(self) -> frozenset[str]:
        """The names of the files of the drafts in ``notes/``."""
        return frozenset(_key_of(note) for note in self.journal.notes.values() if note.draft)


def _head_of(contact: str) -> str:
    """What the keys of follow-ups begin with, as a rule the whole slug: "--" stands between their parts."""
    return f"{contact}--".split("--", 1)[0]


def _key_of(note: Note) -> str:
    return f"note--{note.slug}"
