"""The messages of LinkedIn, as its data export writes them (messages.csv): each as a note, or left out.

A row names both sides with their profiles, so whoever wrote it is known by that address. Drafts, groups and
people whom LinkedIn names no more are left out. Columns as in the exports of several years; the ends of
`RECIPIENT PROFILE URLS` and `IS MESSAGE DRAFT` are missing in old ones.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo

from afterword.exchange.decoding import UnreadableFileError
from afterword.exchange.found import Found, FoundNote, FoundPerson, LeftOut
from afterword.exchange.mail_words import LONGEST, text_of_html
from afterword.exchange.mails import IN_UTC
from afterword.exchange.people import full_name, line, profile, profile_key, text_of
from afterword.exchange.tables import Row, Table, header_key, read_table
from afterword.frozen import frozen
from afterword.records.names import name_key
from afterword.times import day_of
from afterword.words.counts import counted

#: Headers that together are found in no other table.
SIGNS = ("CONVERSATION ID", "FROM", "TO", "DATE", "CONTENT")
_NAMED_NO_MORE = name_key("LinkedIn Member")
_HTML = re.compile(r"</(?:p|div|span|a|ul|ol|li|b|i|strong|em)\s*>|<(?:br|p)\b[^<>]*>", re.IGNORECASE)
_YES = frozenset({"yes", "true", "1"})
_UNWANTED = frozenset({"spam", "trash"})


@frozen
class _Message:
    """One row.

    Attributes:
        talk: what its conversation is known by.
        keys: what tells its sender and its recipients apart from everybody else, in their order; empty for
            whoever has neither a profile nor a name.
    """

    row: Row
    talk: str
    sender: FoundPerson
    recipients: tuple[FoundPerson, ...]
    keys: tuple[str, ...]

    @property
    def people(self) -> tuple[FoundPerson, ...]:
        """Everybody in it, in the order of ``keys``."""
        return (self.sender, *self.recipients)


def is_messages(headers: Sequence[str]) -> bool:
    """Whether a row holds the headers of such a file."""
    return {header_key(header) for header in headers}.issuperset(map(header_key, SIGNS))


def read_messages(
    text: str,
    zone: tzinfo | None,
    my_name: str,
    *,
    since: date | None = None,
    concerns: Callable[[FoundPerson], bool] | None = None,
) -> Found:
    """Read messages.

    Args:
        text: the file.
        zone: the user's; None where it is not known: times then stand in UTC, and that is said.
        my_name: what the user is called, where they say so.
        since: leave older ones alone.
        concerns: whether it is about somebody; what concerns nobody is only counted. None: all count.

    Returns:
        Each message as a note. A group, and somebody without a name, are told once for each conversation.

    Raises:
        UnreadableFileError: it is none of these files, or nothing in it says which side the user is.
    """
    table = read_table(text, is_messages)
    if not is_messages(table.headers):
        raise UnreadableFileError(
            f"These are no messages of LinkedIn: its messages.csv has the columns {', '.join(SIGNS)}."
        )
    return _Reader(table, zone, my_name, since, concerns).found()


class _Reader:
    def __init__(
        self,
        table: Table,
        zone: tzinfo | None,
        my_name: str,
        since: date | None,
        concerns: Callable[[FoundPerson], bool] | None,
    ) -> None:
        self.zone, self.my_name, self.since, self.concerns = zone, my_name, since, concerns
        self.cell = {
            name: table.column(name)
            for name in (
                *SIGNS,
                *("SENDER PROFILE URL", "RECIPIENT PROFILE URLS", "SUBJECT"),
                *("FOLDER", "IS MESSAGE DRAFT", "CONVERSATION TITLE"),
            )
        }
        self.profiles: dict[str, set[str]] = {}
        self.messages = list(self._messages(table))
        self.me = self._me() if self.messages else ""
        self.notes: dict[str, FoundNote] = {}
        self.left: list[LeftOut] = []
        self.cut: list[str] = []
        self.counts: Counter[str] = Counter()

    def found(self) -> Found:
        """Everything in the file."""
        with_whom: dict[str, dict[str, None]] = {}
        for message in self.messages:
            with_whom.setdefault(message.talk, {}).update(dict.fromkeys(message.keys))
        groups: dict[str, list[_Message]] = {}
        unnamed: dict[str, list[_Message]] = {}
        for message in self.messages:
            at = _moment(self.cell["DATE"](message.row), self.zone)
            others = [key for key in with_whom[message.talk] if key not in ("", self.me)]
            if at is None:
                self._leave(message, "it has no date that can be read")
            elif self.since and day_of(at) < self.since:
                self.counts["older"] += 1
            elif self.cell["IS MESSAGE DRAFT"](message.row).casefold() in _YES:
                self._leave(message, "it is a draft, and never went out")
            elif self.cell["FOLDER"](message.row).casefold() in _UNWANTED:
                self._leave(message, "it lies with the spam or in the bin")
            elif len(others) > 1:
                groups.setdefault(message.talk, []).append(message)
            elif not others or _NAMED_NO_MORE in others:
                unnamed.setdefault(message.talk, []).append(message)
            else:
                self._take(message, at)
        self._leave_talks(groups, "a group, and a note is with one person")
        self._leave_talks(
            unnamed,
            "LinkedIn names no more whom it was with; write it down with `heard WHO - --via linkedin`",
        )
        return Found(
            "messages of LinkedIn",
            notes=tuple(self.notes.values()),
            left_out=tuple(self.left),
            said=(*self.cut, *self._said()),
        )

    def _said(self) -> Iterator[str]:
        for number, why in (
            (self.counts["others"], "with nobody who is in the journal left alone"),
            (self.counts["older"], f"from before {self.since} left alone"),
            (self.counts["again"], "found a second time"),
        ):
            if number:
                yield f"{counted(number, 'message')} {why}."
        if self.zone is None and self.notes:
            yield IN_UTC

    def _messages(self, table: Table) -> Iterator[_Message]:
        rows = [row for row in table.rows if not row.empty]
        people = [(self._sender(row), self._recipients(row)) for row in rows]
        for sender, recipients in people:
            for person in (sender, *recipients):
                if person.linkedin:
                    self.profiles.setdefault(name_key(person.name), set()).add(profile_key(person.linkedin))

        def key(person: FoundPerson) -> str:
            # Somebody whose profile stands in some rows alone is one person.
            known = self.profiles.get(name_key(person.name), set())
            if person.linkedin:
                return profile_key(person.linkedin)
            return next(iter(known)) if len(known) == 1 else name_key(person.name)

        for row, (sender, recipients) in zip(rows, people, strict=True):
            keys = tuple(map(key, (sender, *recipients)))
            talk = self.cell["CONVERSATION ID"](row) or " ".join(sorted(set(keys)))
            yield _Message(row, talk, sender, recipients, keys)

    def _sender(self, row: Row) -> FoundPerson:
        return _person(row.line, self.cell["FROM"](row), self.cell["SENDER PROFILE URL"](row))

    def _recipients(self, row: Row) -> tuple[FoundPerson, ...]:
        links = [each for each in re.split(r"[;,\s]+", self.cell["RECIPIENT PROFILE URLS"](row)) if each]
        told = self.cell["TO"](row)
        names = _names(told, ";")
        if len(links) > 1 and len(names) == 1 and len(_names(told, ",")) == len(links):
            names = _names(told, ",")
        # Names and profiles that do not go together: the profiles tell them apart.
        if len(links) > len(names):
            names = [*names, *[""] * (len(links) - len(names))]
        links += [""] * (len(names) - len(links))
        return tuple(_person(row.line, *each) for each in zip(names, links, strict=True))

    def _me(self) -> str:
        """The key of the user: by their name, else whoever is in every message, else who sent what was sent.

        Raises:
            UnreadableFileError: all that does not tell.
        """
        times = Counter(key for message in self.messages for key in set(message.keys) if key)
        called = {
            key
            for message in self.messages
            for person, key in zip(message.people, message.keys, strict=True)
            if self.my_name and name_key(person.name) == name_key(self.my_name)
        }
        always = {key for key, number in times.items() if number == len(self.messages)}
        sent = {each.keys[0] for each in self.messages if self.cell["FOLDER"](each.row).casefold() == "sent"}
        for candidates in (called, called & always, always, sent - {""}):
            if len(candidates) == 1:
                return candidates.pop()
        raise UnreadableFileError(
            "Nothing in these messages says which side is yours. Write your name, as LinkedIn has it, into "
            "mkdocs.yml, under `afterword:` and `me:`, such as name: Mira Castellane"
        )

    def _take(self, message: _Message, at: datetime) -> None:
        mine = message.keys[0] == self.me
        other = next(iter(message.recipients), FoundPerson()) if mine else message.sender
        if self.concerns and not self.concerns(other):
            self.counts["others"] += 1
            return
        namesakes = len(self.profiles.get(name_key(other.name), ())) > 1
        if self.concerns and namesakes and not self.concerns(replace(other, name="")):
            self._leave(
                message,
                f"several people in it are called {other.name}; if it is with the one in the journal, write "
                f"into their file: linkedin: {other.linkedin or '…'}",
            )
            return
        words = self.cell["CONTENT"](message.row)
        plain = text_of_html(words, whole=True) if _HTML.search(words) else words
        text = text_of(plain)
        if not text:
            self._leave(message, "there are no words in it")
            return
        if cut := len(plain.strip()) > LONGEST:
            text += "\n\n…"
            self.cut.append(
                f"A message of {day_of(at)} is very long; its first {LONGEST:,} characters are kept."
            )
        made = self._id(message)
        for number in range(2, len(self.messages) + 2):
            if made not in self.notes:
                break
            if self.notes[made].text == text:
                self.counts["again"] += 1
                return
            made = f"{self._id(message)}-{number}"
        self.notes[made] = FoundNote(
            line=message.row.line,
            message_id=made,
            sender=message.sender,
            recipients=(other,) if mine else (),
            at=at,
            mine=mine,
            subject=line(self.cell["SUBJECT"](message.row)),
            text=text,
            is_reply=not mine,
            via="linkedin",
            cut=cut,
        )

    def _id(self, message: _Message) -> str:
        """What a message is known by for good; its words may be edited, and its people renamed."""
        told = "\n".join((message.talk, self.cell["DATE"](message.row)))
        return f"linkedin-{hashlib.sha1(told.encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()}"

    def _leave(self, message: _Message, reason: str) -> None:
        self.left.append(LeftOut(self._called(message), reason, message.row.line))

    def _leave_talks(self, talks: dict[str, list[_Message]], reason: str) -> None:
        for messages in talks.values():
            first = messages[0]
            title = line(self.cell["CONVERSATION TITLE"](first.row))[:60]
            called = f"{counted(len(messages), 'message')} of “{title}”" if title else self._called(first)
            self.left.append(LeftOut(called, reason, first.row.line))

    def _called(self, message: _Message) -> str:
        when = line(self.cell["DATE"](message.row))[:10]
        return f"a message of {when}" if when else "a message"


def _names(told: str, sign: str) -> list[str]:
    return [each for each in map(line, told.split(sign)) if each]


def _person(at: int, name: str, link: str) -> FoundPerson:
    """Somebody of a row; whom LinkedIn names no more has no profile either."""
    bare = full_name(name.partition(",")[0])
    return FoundPerson(at, bare, linkedin=profile(link))


def _moment(told: str, zone: tzinfo | None) -> datetime | None:
    """The moment of a row, which LinkedIn tells in UTC, on the clock of the user."""
    try:
        at = datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)$", "+00:00", told.strip()))
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return at.astimezone(zone or UTC).replace(tzinfo=None, second=0, microsecond=0)
    except (ValueError, OverflowError):
        return None
