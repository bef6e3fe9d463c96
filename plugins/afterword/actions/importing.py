"""Taking in what other programs wrote: what a person wrote stays, and a second time nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import tzinfo
from typing import Any, get_args

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.actions.importing_interviews import take_interviews
from afterword.actions.importing_messages import messages_with
from afterword.actions.importing_notes import OfMails, take_notes
from afterword.actions.importing_people import Newcomers, Wanted
from afterword.actions.importing_records import take_records
from afterword.actions.invitations import Invited
from afterword.actions.offering import offering
from afterword.actions.who_was_met import same_value
from afterword.errors import AfterwordError
from afterword.exchange.calendars_in import read_calendar
from afterword.exchange.columns import FIELDS
from afterword.exchange.decoding import (
    MisusedError,
    decoded,
    refuse_other_kinds,
)
from afterword.exchange.found import Found, LeftOut
from afterword.exchange.journals import read_journal_file
from afterword.exchange.kept import LISTS, read_bookmarks, read_kept_table
from afterword.exchange.ldif import read_ldif
from afterword.exchange.mail_folders import begins_mailbox, mails_in, without_length
from afterword.exchange.mail_parts import calendars_of, parsed
from afterword.exchange.mails import note_beside, read_mails
from afterword.exchange.sniffing import KINDS, kind_of
from afterword.exchange.table_rows import Reading, read_people_and_interviews
from afterword.exchange.vcards import read_vcards
from afterword.frozen import frozen
from afterword.gifts.candidate_list import PATH as LIST
from afterword.keeping.atomic import Change
from afterword.records.folders import read_folders
from afterword.records.interview import Outcome
from afterword.records.journal import Journal
from afterword.records.problems import Level, Problem
from afterword.records.reading import read_files
from afterword.records.who import find_contact
from afterword.times import moment_of
from afterword.words.counts import counted
from afterword.words.shell import command

#: Nothing is said of the interviews of a file.
_AS_IT_IS = Invited()
_OF_NO_MAIL = OfMails()


@frozen
class Imported(Act):
    """An act with what becomes of everything in the file.

    Attributes:
        unchanged: paths of the files that say it all already.
        left_out: what is not taken, with the reason.
        problems: what ``check`` will have to say of the files that are written.
        unclear: whom a mail went to, where nothing says what kind of note it was.
    """

    unchanged: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    unclear: str = ""

    def paths(self, verb: str) -> list[str]:
        """The paths of the files that are ``created`` or ``changed``."""
        return [change.path for change in self.changes if change.verb == verb]

    def as_json(self) -> dict[str, Any]:
        """The plan as ``import --json`` prints it (design, section 7)."""
        return {
            "version": 1,
            "created": self.paths("created"),
            "changed": self.paths("changed"),
            "unchanged": list(self.unchanged),
            "left_out": [{"what": each.what, "reason": each.reason} for each in self.left_out],
            "problems": [problem.as_json() for problem in self.problems],
        }


@frozen
class Ways:
    """How a file is to be read, and what of it is wanted, as the user says it.

    Attributes:
        kind: one of ``exchange.sniffing.KINDS``; empty: what stands in it decides.
        known, only, company, interests: see ``Wanted``.
        mapped: for tables, ``field=Header`` for each column.
        values: for tables, ``Word=outcome``.
        day_first: for tables, whether 01/02/2027 is in February; None: nobody said.
        position, round, crowd: of interviews, see ``Invited``; ``company`` is theirs too.
        description: of invitations, keep what whoever invites wrote.
        zone: the one that the times of the journal are in; None where nobody knows it.
        folder: of bookmarks, only what lies in it; empty: everything.
        mails: which mails are wanted, and what is said of them.
    """

    kind: str = ""
    known: bool = False
    only: tuple[str, ...] = ()
    company: str = ""
    interests: bool = False
    mapped: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    day_first: bool | None = None
    position: str = ""
    round: int | str | None = None
    description: bool = False
    crowd: bool = False
    zone: tzinfo | None = None
    folder: str = ""
    mails: OfMails = _OF_NO_MAIL


def import_file(desk: Desk, data: bytes, called: str, ways: Ways) -> Imported:
    """Take in a file.

    Args:
        desk: the journal.
        data: the bytes of the file.
        called: its name, for the commit.
        ways: how it is to be read, and what of it is wanted.

    Raises:
        UnreadableFileError: it is none that can be read.
        MisusedError: it is not plain how it is to be read.
        AfterwordError: as ``take_in``.
    """
    kind = ways.kind or kind_of(data)
    if ways.kind:
        refuse_other_kinds(data)
    _refuse_misused(ways, kind)
    mapped = _pairs(ways.mapped, "--map", FIELDS, "name=Kontakt")
    columns = {name: tuple(header for each, header in mapped if each == name) for name, _ in mapped}
    values = {word.casefold(): outcome for outcome, word in _values(ways.values)}
    interests = ways.interests or "interests" in columns
    wanted = Wanted(ways.known, ways.only, ways.company, interests)
    if kind == "mail":
        data = without_length(data)
        mails = list(mails_in(data.splitlines(keepends=True))) if begins_mailbox(data) else [data]
        if len(mails) != 1 or not calendars_of(parsed(mails[0])):
            return import_mails(desk, mails, called, ways, alone=len(mails) == 1)
        data = mails[0]
    if kind in ("calendar", "mail"):
        found = _invitation(desk, data, ways, in_mail=kind == "mail")
        invited = Invited(ways.company, ways.position, ways.round, ways.crowd, ways.known or found.network)
        return take_in(desk, found, wanted, called, invited, replace(ways.mails, alone=True, as_contact=""))
    text = decoded(data)
    if kept := _kept(text, kind, columns, ways.folder):
        return _offered(desk, kept, called)
    if kind == "linkedin-messages":
        return _import_messages(desk, text, called, ways)
    if kind in ("vcard", "ldif"):
        found = read_vcards(text) if kind == "vcard" else read_ldif(text)
    elif kind == "json":
        found = read_journal_file(text)
    else:
        reading = Reading(desk.today, ways.zone, columns, values, ways.day_first)
        found = read_people_and_interviews(text, reading)
    if ways.company:
        there = [each for each in found.interviews if same_value("company", each.company, ways.company)]
        found = replace(found, interviews=tuple(there))
    return take_in(desk, found, wanted, called, Invited(crowd=ways.crowd, known_only=ways.known))


def _kept(text: str, kind: str, columns: Mapping[str, Sequence[str]], folder: str) -> Found | None:
    """What somebody kept to read; None where the file holds something else.

    Raises:
        UnreadableFileError, MisusedError: as ``exchange.kept`` says.
    """
    if folder and kind != "bookmarks":
        raise MisusedError(f"--folder is for bookmarks, and this is {KINDS[kind]}.")
    if kind == "bookmarks":
        return read_bookmarks(text, folder)
    if kind in LISTS:
        return LISTS[kind](text)
    return read_kept_table(text, columns) if kind == "table" else None


def _offered(desk: Desk, kept: Found, called: str) -> Imported:
    """Offer what was kept to those who would be glad of it.

    Raises:
        AfterwordError: the list of candidates cannot be read.
    """
    found = offering(desk, kept.items)
    look = (f"Look at them: {command('gifts', candidates=True)}",) if found.act.changes else ()
    return Imported(
        found.act.changes,
        f"import: {found.act.summary} from {called}",
        (*kept.said, *found.said, *found.found, *look),
        left_out=(*kept.left_out, *found.left_out),
        unchanged=(LIST,) if not found.act.changes and (desk.root / LIST).is_file() else (),
    )


def _invitation(desk: Desk, data: bytes, ways: Ways, *, in_mail: bool) -> Found:
    """What a calendar file holds, or the calendar that a mail brings and what was written beside it.

    Raises:
        UnreadableFileError: there is none in it, or it cannot be read.
    """
    calendar = calendars_of(parsed(data)) if in_mail else data
    me = desk.settings.me
    now = moment_of(desk.now)
    found = read_calendar(
        calendar, now, ways.zone, me.addresses, my_name=me.name, description=ways.description
    )
    beside = note_beside(data, ways.zone, me.addresses) if in_mail and me.addresses else None
    return replace(found, notes=(beside,)) if beside else found


def import_mails(
    desk: Desk, mails: Iterable[bytes], called: str, ways: Ways, *, alone: bool = False
) -> Imported:
    """Take in mails: what was sent and what came, each to or from somebody who is in the journal.

    Args:
        desk: the journal.
        mails: the bytes of each.
        called: the name of the mailbox, for the commit.
        ways: what of it is wanted.
        alone: it is one mail, so whoever is not in the journal is told.

    Raises:
        AfterwordError: nothing says which address is the user's, or as ``take_in``.
    """
    _refuse_misused(ways, "mail")
    me = desk.settings.me.addresses
    if not me:
        raise AfterwordError(
            "Which mails you sent and which came in, your address says. Write it into mkdocs.yml, under "
            "`afterword:` and `me:`, such as email: mira@post.example"
        )
    if not alone and (ways.mails.as_contact or ways.mails.same is not None or ways.mails.words):
        raise MisusedError(
            "--as-contact, --same, --another and --text say something of one mail, and these are several. "
            "Save that mail by itself, then import it."
        )
    people = _people(desk, ways)
    known = {email.casefold() for slug in people for email in desk.journal.contacts[slug].emails}
    concerns = None if alone else lambda emails: not known.isdisjoint(emails)
    found = read_mails(mails, ways.zone, me, since=ways.mails.since, concerns=concerns)
    whose = ways.mails.as_contact and find_contact(desk.journal, ways.mails.as_contact).slug
    chosen = frozenset(people) if ways.only or ways.company else frozenset[str]()
    wanted = replace(ways.mails, alone=alone, as_contact=whose, only=chosen)
    return take_in(desk, found, Wanted(), called, mails=wanted)


def _import_messages(desk: Desk, text: str, called: str, ways: Ways) -> Imported:
    """Take in the messages of LinkedIn with people who are in the journal.

    Raises:
        MisusedError: something is said that is said of one mail alone.
        UnreadableFileError: as ``read_messages``.
    """
    if ways.mails.as_contact or ways.mails.same or ways.mails.words:
        raise MisusedError(
            "--as-contact, --same and --text say something of one mail, and these are messages of LinkedIn."
        )
    people = frozenset(_people(desk, ways))
    found = messages_with(desk, people, text, ways.zone, ways.mails.since)
    chosen = people if ways.only or ways.company else frozenset[str]()
    return take_in(desk, found, Wanted(), called, mails=replace(ways.mails, only=chosen))


def _people(desk: Desk, ways: Ways) -> list[str]:
    """The contacts whose mails are wanted.

    Raises:
        AfterwordError: nobody here has one of the names, or works at the company.
    """
    journal = desk.journal
    if not (ways.only or ways.company):
        return list(journal.contacts)
    people = [find_contact(journal, name).slug for name in ways.only]
    if ways.company:
        there = [
            slug for slug in journal.contacts if same_value("company", journal.company_of(slug), ways.company)
        ]
        if not there:
            raise AfterwordError(f"Nobody here works at {ways.company}.")
        people += there
    return people


def _refuse_misused(ways: Ways, kind: str) -> None:
    """Refuse options that say nothing of a file of this kind.

    Raises:
        MisusedError: there are some.
    """
    if (ways.mapped or ways.values) and kind != "table":
        raise MisusedError(f"--map is for tables, and this is {KINDS[kind]}.")
    if ways.mails != _OF_NO_MAIL and kind not in ("mail", "linkedin-messages"):
        raise MisusedError(
            "--since, --kind, --same, --another, --as-contact and --text are for mails, and this is "
            f"{KINDS[kind]}."
        )


def _pairs(texts: Iterable[str], option: str, known: Collection[str], example: str) -> list[tuple[str, str]]:
    """What stands before and behind the first equals sign of each.

    Raises:
        MisusedError: there is none, or what stands before it is unknown.
    """
    pairs = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not value.strip() or name.strip() not in known:
            raise MisusedError(
                f"{option} {text} is not understood; write {example}. Fields: {', '.join(known)}."
            )
        pairs.append((name.strip(), value.strip()))
    return pairs


def _values(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Outcomes with the words that stand for them.

    Raises:
        MisusedError: what stands behind the last equals sign is no outcome.
    """
    turned = ["=".join(text.rsplit("=", 1)[::-1]) for text in texts]
    return _pairs(turned, "--map-value", get_args(Outcome), "Rejected=filled-by-other")


def take_in(
    desk: Desk,
    found: Found,
    wanted: Wanted,
    called: str,
    invited: Invited = _AS_IT_IS,
    mails: OfMails = _OF_NO_MAIL,
) -> Imported:
    """Take in what a file holds.

    Args:
        desk: the journal.
        found: in the file.
        wanted: which people of it, and what of them.
        called: the name of the file, for the commit.
        invited: what is said of the interviews of it.
        mails: what is said of the mails of it.

    Raises:
        AfterwordError: the file is a whole network and nobody of it was chosen, or a file of the journal is
            written in a way that cannot be changed safely.
    """
    newcomers = Newcomers(desk, wanted)
    said: list[str] = list(found.said)
    left_out: list[LeftOut] = list(found.left_out)
    people = wanted.chosen(desk, found)
    left_out += people.left_out
    said += people.said
    for person in people.chosen:
        newcomers.take(person)
    interviews = take_interviews(desk, found.interviews, newcomers, invited)
    before = (*newcomers.changes(), *interviews.changes)
    # Whoever is invited may have written, too.
    there = desk
    if found.notes and before:
        there = Desk(desk.root, _as_it_would_be(desk, before), desk.settings, desk.now)
    notes = take_notes(there, found.notes, mails)
    records = take_records(desk, found.records)
    left_out += [*newcomers.left_out, *interviews.left_out, *notes.left_out, *records.left_out]
    said += [*newcomers.said, *interviews.said, *notes.said, *records.said]
    changes = (*before, *notes.changes, *records.changes)
    sound, refused, problems = _read_back(desk, changes)
    unchanged = dict.fromkeys(
        (*newcomers.unchanged(), *interviews.unchanged, *notes.unchanged, *records.unchanged)
    )
    written = {change.path for change in sound if change.verb != "unchanged"}
    return Imported(
        tuple(change for change in sound if change.path in written),
        f"import: {counted(len(written), 'file')} from {called}",
        tuple(said),
        unchanged=tuple(path for path in unchanged if path not in written),
        left_out=(*left_out, *refused),
        problems=problems,
        unclear=notes.unclear if mails.alone else "",
    )


def _as_it_would_be(desk: Desk, changes: Iterable[Change]) -> Journal:
    files = read_folders(desk.root, lambda *_: None)
    return read_files({**files, **{change.path: change.new or b"" for change in changes}}, desk.today)


def _read_back(
    desk: Desk, changes: Iterable[Change]
) -> tuple[list[Change], list[LeftOut], tuple[Problem, ...]]:
    """Read the journal as it would be: a new file that no record comes of is left out, with the reason."""
    listed = list(changes)
    if not listed:
        return [], [], ()
    new = {change.path for change in listed}
    read = _as_it_would_be(desk, listed)
    kinds = (read.contacts, read.interviews, read.gifts, read.notes)
    there = {record.file.path for kind in kinds for record in kind.values()}
    wrong: dict[str, Problem] = {}
    for problem in read.problems:
        if problem.level is Level.ERROR:
            wrong.setdefault(problem.path, problem)
    refused = {change.path for change in listed if change.old is None and change.path not in there}
    left_out = [
        LeftOut(path, f"{wrong[path].message} {wrong[path].fix}" if path in wrong else "it would not be read")
        for path in sorted(refused)
    ]
    problems = [
        problem
        for problem in read.problems
        if problem.path in new and problem.path not in refused and problem.level is not Level.HINT
    ]
    return [change for change in listed if change.path not in refused], left_out, tuple(problems)
