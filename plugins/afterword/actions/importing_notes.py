"""Mails and messages as notes: what was sent settles what was due, what came is a reply; each once.

A mail is told by its Message-ID together with the person, however often it is imported. A note that was
written down by hand for the same person on the same day may be the same letter, so nothing is doubled: the
mail is left out until the user says which of the two it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import islice
from types import MappingProxyType

from afterword.actions.came_of_it import another_talk, asked_in, hints, opening
from afterword.actions.desk import Desk
from afterword.actions.due_to import due_to, refuse_early
from afterword.actions.known_people import KnownPeople
from afterword.errors import AfterwordError
from afterword.exchange.found import FoundNote, FoundPerson, LeftOut
from afterword.exchange.mail_words import unquoted
from afterword.exchange.people import shared
from afterword.frozen import frozen
from afterword.keeping.atomic import Change
from afterword.keeping.editing import Removed, Value, add_to, edit, set_body
from afterword.keeping.new_records import free_among, new_note
from afterword.kinds import kind_words
from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.lead_ins import list_lines, said_in
from afterword.records.note import Note
from afterword.records.quoting import scalar
from afterword.records.schema import NOTE
from afterword.records.who import typed, unread_in
from afterword.times import day_of, iso, moment_of
from afterword.words.counts import listed_briefly
from afterword.words.shell import command

#: A letter to more people is none to each of them.
_MOST_TO = 8
#: How alike a saved draft and the mail are where they are one letter, from 0 to 1.
_ALIKE = 0.5
_COMPARED = 3_000
#: Of a mailbox, as many of the last people to write are listened to for news of a position.
_MOST_HINTED = 100
_NOBODY: Mapping[str, Contact] = MappingProxyType({})


@frozen
class OfMails:
    """Which mails are wanted, and what the user says of them.

    Attributes:
        since: leave older ones alone.
        kind: of those that were sent; of several mails, of those that settle nothing.
        same: whether a note that was written down by hand on the day of a mail, with the same person, is that
            mail; None: nobody says.
        as_contact: whose an address is that nobody here has; empty: it is nobody's.
        words: a saved draft that went out gets the words of the mail.
        alone: one mail was chosen, and what is said is said of it.
        only: slugs of the people whom it is about; empty: everybody.
    """

    since: date | None = None
    kind: str = ""
    same: bool | None = None
    as_contact: str = ""
    words: bool = False
    alone: bool = False
    only: frozenset[str] = frozenset()


@dataclass
class TakenNotes:
    """What becomes of them.

    Attributes:
        unclear: whom a mail went to of which nothing says what kind of note it was.
    """

    changes: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    unclear: str = ""


def take_notes(desk: Desk, notes: Sequence[FoundNote], ways: OfMails) -> TakenNotes:
    """Take in the mails or messages of a file.

    Args:
        desk: the journal.
        notes: as they were found.
        ways: what is said of them.
    """
    taking = _Taking(desk, ways)
    for found in sorted(notes, key=lambda each: moment_of(each.at)):
        taking.take(found)
    taking.tell()
    return taking.taken


class _Taking:
    def __init__(self, desk: Desk, ways: OfMails) -> None:
        self.desk, self.ways = desk, ways
        self.taken = TakenNotes()
        self.known = KnownPeople(desk.journal.contacts, unread_in(desk.journal, "contacts"))
        self.notes = dict(desk.journal.notes)
        self.with_whom: dict[str, dict[str, None]] = defaultdict(dict)
        for note in self.notes.values():
            self.with_whom[note.contact][note.slug] = None
        self.names = {name.casefold() for name in desk.taken("notes")}
        self.last_from: dict[str, tuple[FoundNote, Note]] = {}
        self.circles = desk.plans.circles
        # By the number of a circle: what was taken settles what was due before the next mail went.
        self.then: dict[int, Desk] = {}

    def take(self, found: FoundNote) -> None:
        about = found.subject or found.text[:40]
        people = list({each.slug: each for each in self._contacts(found)}.values())
        if self.ways.only:
            people = [each for each in people if each.slug in self.ways.only]
        if not found.mine:
            if people:
                self._received(found, people[0])
            else:
                self._leave(found, self._nobody(found.sender))
        elif not people:
            to = next(iter(found.recipients), FoundPerson())
            self._leave(found, self._nobody(to) if to.email or to.name else f"“{about}” went to nobody")
        elif len(people) > _MOST_TO:
            self._leave(found, f"it went to {len(people)} people of the journal, and a note goes to one")
        else:
            for contact in people:
                self._sent(found, contact)

    def _contacts(self, found: FoundNote) -> list[Contact]:
        """Whom of the journal a mail is to or from."""
        there = found.recipients if found.mine else (found.sender,)
        people = [(each, self._contact(each)) for each in there]
        unknown = [each for each, contact in people if contact is None and each.email]
        if self.ways.as_contact and len(unknown) == 1:
            people.append((unknown[0], self._adopted(unknown[0], self.ways.as_contact)))
        return [contact for _, contact in people if contact]

    def _contact(self, person: FoundPerson) -> Contact | None:
        """Who of the journal that is."""
        return self.desk.journal.contacts.get(self.known.writing(person).slug)

    def _adopted(self, person: FoundPerson, slug: str) -> Contact | None:
        """The contact whose address it is, as the user says; from now on their file says so, too."""
        contact = self.desk.journal.contacts[slug]
        if contact.do_not_contact or shared(person.email):
            return None
        path = contact.file.path
        # A file takes its addresses one after the other.
        before = next((each for each in self.taken.changes if each.path == path), None)
        old = (self.desk.root / path).read_bytes()
        text = before.new if before and before.new is not None else old
        if contact.email:
            new = add_to(text, "other_emails", [person.email], path)
        else:
            new = edit(text, {"email": person.email}, path)
        if before:
            self.taken.changes.remove(before)
        self.taken.changes.append(Change(path, old, new))
        self.known.add(slug, contact.name, (person.email,), "")
        return contact

    def _nobody(self, person: FoundPerson) -> str:
        who = person.email or person.name
        if several := self.known.writing(person).maybe:
            paths = listed_briefly([self.desk.journal.contacts[slug].file.path for slug in several])
            return f"{paths} may be {who}; if so, write there: linkedin: {person.linkedin or '…'}"
        if self.ways.as_contact and shared(person.email):
            return f"{who} is an address that a house shares, and so nobody's"
        if self.ways.as_contact:
            return f"{who} is not added to {self.ways.as_contact}, who asked not to be written to"
        match = self.known.match(person)
        if maybe := [match.slug, *match.maybe] if match.slug else list(match.maybe):
            slug, name = typed(self.desk.journal, maybe[0]), self.desk.journal.contacts[maybe[0]].name
            return (
                f"{who} is no address of anybody here. If it is {name}'s, import this mail with --as-contact "
                f"{slug}"
            )
        new = command("new contact", person.name or "NAME", email=person.email)
        return f"{who} is nobody here. If they belong here: {new}"

    def _leave(self, found: FoundNote, reason: str) -> None:
        self.taken.left_out.append(LeftOut(found.subject or iso(found.at), reason, found.line))

    def _is_there(self, found: FoundNote, contact: Contact) -> bool:
        """Whether a mail is written down, or may be; where it may, that is told."""
        mine = [self.notes[slug] for slug in self.with_whom[contact.slug]]
        if same := [each for each in mine if each.message_id == found.message_id]:
            self.taken.unchanged.append(_path(same[0]))
            return True
        if self.ways.same is False:
            return False
        alike = [
            each
            for each in mine
            if not (each.message_id or each.spoken)
            and each.at
            and each.incoming != found.mine
            and day_of(each.at) == day_of(found.at)
        ]
        if not alike:
            return False
        path = _path(alike[0])
        if self.ways.same and len(alike) == 1:
            self._edit(found, alike[0], {"message_id": found.message_id})
        else:
            self._leave(
                found,
                f"{path} may be the same letter. If it is, import this mail with --same; if not, --another"
                if len(alike) == 1 and found.via == "email"
                else f"{', '.join(map(_path, alike))} may be the same. If one is, add to its top: "
                f"message_id: {scalar(found.message_id)}; if none is, import this file with --another",
            )
        return True

    def _received(self, found: FoundNote, contact: Contact) -> None:
        if self._is_there(found, contact):
            return
        sent = {self.notes[slug].message_id for slug in self.with_whom[contact.slug]} - {""}
        reply = found.is_reply or bool(sent & set(found.answers))
        newest = self._newest(found, contact)
        note = self._note(found, contact, "reply" if reply else "news", newest.slug if newest else None)
        self._add(note, found.text)
        self.last_from[contact.slug] = found, note

    def tell(self) -> None:
        """What came last from somebody may tell of a position, or ask what was not answered since."""
        # Each is held against the names of everybody.
        hinted = dict(islice(reversed(self.last_from.items()), _MOST_HINTED))
        for contact, (found, note) in self.last_from.items():
            person, text = self.desk.journal.contacts[contact], unquoted(found.text)
            position = self.desk.journal.position_of(note.interview) if note.interview else None
            day = day_of(found.at)
            told = hints(self.desk, person, position, text, day) if contact in hinted else ()
            said = tuple(told)
            talk = another_talk(self.desk, person, position, text, day) if contact in hinted else ()
            self.taken.said += [f"notes/{note.slug}.md: {each}" for each in (*said, *talk)]
            if said:
                continue
            sent = (self.notes[each] for each in self.with_whom[contact] if not self.notes[each].incoming)
            if any(each.at and moment_of(each.at) > moment_of(found.at) for each in sent):
                continue
            if asked := asked_in(text, day_of(found.at)):
                words = asked.words if len(asked.words) <= NOTE.field("asks").room else opening(asked.words)
                until = f"\n  answer_by: {asked.by}" if asked.by else ""
                self.taken.said.append(
                    f"If {person.first_name} waits for an answer, add to the top of notes/{note.slug}.md:\n"
                    f"  asks: {scalar(words)}{until}"
                )

    def _sent(self, found: FoundNote, contact: Contact) -> None:
        if self._is_there(found, contact):
            return
        if draft := self._draft(found, contact):
            self._mark(found, draft)
            return
        try:
            kind, interview = self._kind(found, contact)
        except AfterwordError as error:
            self._leave(found, str(error))
            return
        note = self._note(found, contact, kind, interview)
        self._add(note, found.text)
        if self.ways.alone and not self.ways.kind:
            self.taken.said.append(
                f"notes/{note.slug}.md counts as the {kind_words(kind)} that was due to {contact.name}; if "
                "it is something else, say what, such as --kind new-information"
            )

    def _kind(self, found: FoundNote, contact: Contact) -> tuple[str, str | None]:
        """Which note it was, and about which interview.

        Raises:
            AfterwordError: nothing was due then and nobody says, or it would thank for what came later.
        """
        said = self.ways.kind
        if contact.do_not_contact and not said:
            raise AfterwordError(f"{contact.name} is not to be written to; say what it was with --kind")
        desk = self._desk(contact)
        try:
            if not (said and self.ways.alone) and self._wrote(contact, day_of(found.at)):
                raise AfterwordError("another letter went to them that day")
            follow_up = due_to(desk, contact, said if said and self.ways.alone else None, found.at)
        except AfterwordError as error:
            if not said:
                self.taken.unclear = contact.name
                raise AfterwordError(
                    f"nothing more was due to {contact.name} on {day_of(found.at)}, so nothing says what it "
                    "was; import it once more with its kind, such as --kind new-information"
                ) from error
            about = self._newest(found, contact)
            # Before anybody was met there is nothing to thank for.
            first = about or next(iter(desk.journal.interviews_with(contact.slug)), None)
            refuse_early(contact, said, first, found.at)
            return said, about.slug if about else None
        about = desk.journal.interviews.get(follow_up.interview or "")
        kind = said if said and self.ways.alone else follow_up.kind
        refuse_early(contact, kind, about, found.at)
        return kind, follow_up.interview

    def _wrote(self, contact: Contact, day: date) -> bool:
        """Whether a letter went to somebody on a day; a second one settles nothing."""
        notes = (self.notes[slug] for slug in self.with_whom[contact.slug])
        return any(each.at and not each.incoming and not each.spoken and each.day == day for each in notes)

    def _desk(self, contact: Contact) -> Desk:
        """The desk with the notes that were taken so far, those alone that can hold back one to somebody."""
        circle = self.circles.of[contact.slug]
        if circle.number not in self.then:
            there = self.desk.journal
            # A job that was offered or taken counts wherever it is.
            about = {
                slug: each
                for slug, each in there.interviews.items()
                if each.outcome or not circle.contacts.keys().isdisjoint((*each.met, each.owner))
            }
            people = {
                *circle.contacts,
                *(slug for each in about.values() for slug in (*each.met, each.owner)),
            }
            notes = sorted(slug for each in circle.contacts for slug in self.with_whom[each])
            journal = replace(
                there,
                contacts={slug: each for slug, each in there.contacts.items() if slug in people},
                interviews=about,
                notes={slug: self.notes[slug] for slug in notes},
            )
            self.then[circle.number] = Desk(self.desk.root, journal, self.desk.settings, self.desk.now)
        return self.then[circle.number]

    def _draft(self, found: FoundNote, contact: Contact) -> Note | None:
        """The saved draft that went out as this mail."""
        for each in (self.notes[slug] for slug in self.with_whom[contact.slug]):
            if each.incoming or not each.draft:
                continue
            same = each.subject and each.subject.casefold() == found.subject.casefold()
            ours, theirs = each.text[:_COMPARED], found.text[:_COMPARED]
            if same or SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _ALIKE:
                return each
        return None

    def _mark(self, found: FoundNote, draft: Note) -> None:
        """The saved draft gets its time; its text is the user's, and stays unless they say otherwise."""
        contact = self.desk.journal.contacts[draft.contact]
        about = self.desk.journal.interviews.get(draft.interview or "")
        try:
            refuse_early(contact, draft.kind, about, found.at)
        except AfterwordError as error:
            self._leave(found, str(error))
            return
        words = found.text if self.ways.words else ""
        if self._edit(found, draft, {"sent": found.at, "message_id": found.message_id}, words):
            stays = "the words of the mail" if words else "your draft; --text takes those of the mail"
            self.taken.said.append(f"{_path(draft)}: sent {iso(found.at)}. Its words are {stays}.")

    def _edit(
        self, found: FoundNote, note: Note, fields: Mapping[str, Value | Removed], words: str = ""
    ) -> bool:
        """Tie a note that is there to a mail; where that cannot be done, say so."""
        path = _path(note)
        try:
            old = (self.desk.root / path).read_bytes()
            new = edit(old, fields, path)
            self.taken.changes.append(
                Change(path, old, set_body(new, as_theirs(words), path) if words else new)
            )
        except AfterwordError as error:
            self._leave(found, str(error))
            return False
        self._keep(replace(note, at=found.at, message_id=found.message_id))
        return True

    def _newest(self, found: FoundNote, contact: Contact) -> Interview | None:
        """The last interview with somebody before a mail."""
        there = [
            each
            for each in self.desk.journal.interviews_with(contact.slug)
            if each.day <= day_of(found.at) and not each.cancelled
        ]
        return max(there, key=lambda each: each.starts, default=None)

    def _note(self, found: FoundNote, contact: Contact, kind: str, interview: str | None) -> Note:
        slug = free_among(f"{day_of(found.at)} {contact.slug} {kind}", self.names)
        self.names.add(slug.casefold())
        return Note(
            slug,
            contact.slug,
            not found.mine,
            kind,
            interview=interview,
            subject=found.subject,
            at=found.at,
            via=found.via,
            message_id=found.message_id,
        )

    def _add(self, note: Note, text: str) -> None:
        self._keep(note)
        self.taken.changes.append(new_note(note, as_theirs(text)))
        if note.at and (moment_of(note.at) - moment_of(self.desk.now)).days >= 1:
            self.taken.said.append(
                f"notes/{note.slug}.md: its day, {day_of(note.at)}, is ahead; is that right?"
            )

    def _keep(self, note: Note) -> None:
        self.notes[note.slug] = note
        self.with_whom[note.contact][note.slug] = None
        self.then.pop(self.circles.of[note.contact].number, None)


def as_theirs(text: str) -> str:
    """The words of a mail, with a mark of quotation before each line that would count as a promise of ours.

    Whoever writes it may put `- promised: …` into it, and only the user promises.
    """
    lines = text.split("\n")
    promised = {
        line.number
        for line in list_lines(list(enumerate(lines)))
        if line.text is not None and (said := said_in(line.text)) and said.lead_in == "promised"
    }
    return "\n".join(f"> {line}" if number in promised else line for number, line in enumerate(lines))


def _path(note: Note) -> str:
    return note.file.path or f"notes/{note.slug}.md"
