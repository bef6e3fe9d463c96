"""Two files of one person put together; or two spellings of a company, a position or an interest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from afterword.actions.act import Act
from afterword.actions.desk import Desk, next_with
from afterword.actions.named import Named, everything, find
from afterword.actions.renaming import exchange, heading_of, in_prose, their_sections
from afterword.actions.rewriting import Rewriting
from afterword.errors import AfterwordError
from afterword.keeping.editing import Value, add_to, add_to_body, edit
from afterword.keeping.rewording import joined, retitled, sections_of
from afterword.records import front_matter
from afterword.records.contact import Contact
from afterword.records.entries import Entry, unreadable
from afterword.records.names import folded
from afterword.records.raw_record import slug_of_path
from afterword.records.schema import CONTACT, FieldType
from afterword.records.values import LISTED
from afterword.words.counts import counted, listed
from afterword.words.shell import command

#: Fields that hold several things, so that those of both files go together.
_OF_SEVERAL = (FieldType.TAGS, FieldType.NAMES, FieldType.EMAILS, FieldType.UIDS, FieldType.SKIPS)
_LISTS = frozenset(each.name for each in CONTACT.fields if each.type in _OF_SEVERAL)


@dataclass
class Joining:
    """What becomes of the fields of two files.

    Attributes:
        changes: for the file that stays.
        added: items for its lists.
        differ: keys with two values, neither of which was chosen.
        taken: keys of those that ``changes`` exchanges.
        left: what is given up, ``key: value`` with its place.
        address: of two to write to the one that was not chosen: mail still comes from it.
    """

    changes: dict[str, Value] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)
    differ: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    address: str = ""


def merge(
    desk: Desk,
    who: str,
    into: str,
    what: str | None = None,
    keep: Collection[str] = (),
    take: Collection[str] = (),
) -> Act:
    """Put what the journal has under one name into what it has under another.

    Of two people, the file of ``into`` stays: it gets the fields that it lacks, the items that its lists
    lack, and the text; debriefs, notes and every reference become its own. Of two companies, positions or
    interests, the records of the one get the name of the other.

    Args:
        desk: the journal.
        who: what goes: a name, or any part of one that nothing else has.
        into: what stays.
        what: ``person``, ``company``, ``position`` or ``interest``, where ``who`` could be several.
        keep: fields of people in which the two differ, and that of ``into`` is right.
        take: the same, where that of ``who`` is right.

    Raises:
        AfterwordError: they differ in a field and none was chosen; or as ``renaming.rename``.
    """
    one = find(desk.journal, who, what, lambda each: command("merge", each.key, into, what=each.what))
    other = _beside(desk, one, into) or find(
        desk.journal, into, one.what, lambda each: command("merge", one.key, each.key, what=each.what)
    )
    if one.key == other.key:
        raise AfterwordError(f"{who} and {into} are one already: {one.words}. Nothing was changed.")
    if one.what == "person":
        contacts = desk.journal.contacts
        return _people(desk, contacts[one.key], contacts[other.key], keep, take)
    if keep or take:
        raise AfterwordError(f"--keep and --take are for people, and {one.words} is no person.")
    if one.what == "position":
        _refuse_two_companies(desk, one, other)
    return exchange(desk, one, other.name, f"merge: {one.name} into {other.name}")


def _beside(desk: Desk, one: Named, title: str) -> Named | None:
    """Of positions that are called so, the one at the same company; None where there is none."""
    if one.what != "position":
        return None
    positions = desk.journal.positions
    wanted = folded(positions[one.key].company), folded(title)
    for each in everything(desk.journal):
        if each.what == "position" and wanted == (folded(positions[each.key].company), folded(each.name)):
            return each
    return None


def _refuse_two_companies(desk: Desk, one: Named, other: Named) -> None:
    first, second = (desk.journal.positions[each.key].company for each in (one, other))
    if folded(first) != folded(second):
        raise AfterwordError(
            f"{one.words} and {other.words} are positions of two companies. If these are one, put them "
            f"together first: {command('merge', first, second, what='company')}"
        )


def _people(desk: Desk, who: Contact, into: Contact, keep: Collection[str], take: Collection[str]) -> Act:
    files = Rewriting(desk, "person")
    for contact in (who, into):
        if (desk.root / contact.file.path).is_symlink():
            raise AfterwordError(
                f"{contact.file.path} is a link. Put the file itself in its place first; nothing was changed."
            )
    before, after = (
        front_matter.split(contact.file.path, files.files[contact.file.path]).entries
        for contact in (who, into)
    )
    joining = _joining(who, before, into, after, keep, take)
    if joining.differ:
        raise AfterwordError(_differing(who, before, into, after, joining.differ))
    path = into.file.path
    data = edit(files.new[path], joining.changes, path)
    for key, items in joining.added.items():
        data = add_to(data, key, items, path)
    data = add_to(data, "other_emails", [joining.address] if joining.address else [], path)
    text = who.file.body.strip("\n")
    further = bool(text.strip()) and text.strip() not in into.file.body
    if further:
        data = add_to_body(data, text, path)
    files.new[path] = data
    files.held[path] = who.file.path
    for interview in files.paths("interviews"):
        _debriefs(files, interview, who, into)
    files.refer(who.slug, into.slug)
    files.move_notes(who.slug, into.slug)
    files.drop(who.file.path)
    changes = files.changes()

    def afterwards(later: Desk) -> Iterator[str]:
        yield f"{who.name} ({who.slug}) and {into.name} are one now: {path}"
        yield from in_prose(later, who.name, later.journal.contacts[into.slug])
        yield next_with(later, into.slug)

    said = _together(desk, who, into, joining, text=further)
    return Act(changes, f"merge: {who.name} into {into.name}", (*said, *files.given_up()), afterwards)


def _joining(
    who: Contact,
    before: Mapping[str, Entry],
    into: Contact,
    after: Mapping[str, Entry],
    keep: Collection[str],
    take: Collection[str],
) -> Joining:
    """Work out the fields.

    Raises:
        AfterwordError: a choice is about no field that differs.
    """
    found = Joining()
    chosen = set()
    for key, entry in before.items():
        there = after.get(key)
        if not _filled(entry) or key == "name":
            continue
        if there is None or not _filled(there):
            found.changes[key] = _value(entry, key, who)
        elif key in _LISTS or (there.text is None and entry.text is None):
            have = {_plain(item) for item in _items(there, key)}
            new = [item for item in _items(entry, key) if _plain(item) not in have]
            if new:
                found.added[key] = new
        elif _plain(entry.text or "") != _plain(there.text or ""):
            if key in take:
                found.changes[key] = _value(entry, key, who)
                found.taken.append(key)
            elif key not in keep:
                found.differ.append(key)
            owner, lost = (into, there) if key in take else (who, entry)
            if key == "email":
                found.address = lost.text or ""
            elif key in take or key in keep:
                found.left.append(_place(owner, key, lost))
            chosen.add(key)
    for key in (*keep, *take):
        if key not in chosen or (key in keep and key in take):
            why = "is chosen twice" if key in chosen else "is no field in which the two differ"
            raise AfterwordError(f"`{key}` {why}. Nothing was changed.")
    return found


def _filled(entry: Entry) -> bool:
    if entry.text is None:
        return bool(entry.value)
    return bool(entry.text.strip()) and entry.value is not None


def _items(entry: Entry, key: str) -> Sequence[str]:
    if entry.text is None:
        return entry.texts
    if key in CONTACT.names and CONTACT.field(key).type is FieldType.NAMES:  # a comma may be part of one
        return [entry.text]
    return [part.strip() for part in LISTED.findall(entry.text)]


def _plain(text: str) -> str:
    return folded(text.strip().lstrip("#"))


def _value(entry: Entry, key: str, who: Contact) -> Value:
    """What an entry says, to be written into the other file.

    Raises:
        AfterwordError: it is nothing that can be written there as it is.
    """
    if entry.text is None:
        if isinstance(entry.value, list) and all(isinstance(item, str) for item in entry.value):
            return list(entry.texts)
    elif isinstance(entry.value, str | int) and not unreadable(entry.value):
        return entry.value
    elif hasattr(entry.value, "isoformat") and entry.text == entry.value.isoformat():
        value: Value = entry.value
        return value
    raise AfterwordError(
        f"{who.file.path}:{entry.line}: `{key}` cannot be carried over as it is. Write it into the other "
        "file by hand, and take it out of this one; nothing was changed."
    )


def _place(contact: Contact, key: str, entry: Entry) -> str:
    return f"{key}: {entry.text or listed(entry.texts)} ({contact.file.path}:{entry.line})"


def _differing(
    who: Contact, before: Mapping[str, Entry], into: Contact, after: Mapping[str, Entry], keys: Sequence[str]
) -> str:
    lines = "".join(f"\n  {_place(who, key, before[key])}\n  {_place(into, key, after[key])}" for key in keys)
    line = command("merge", who.slug, into.slug)
    return (
        f"{who.slug} and {into.slug} differ, and only one can stay, so nothing was changed:{lines}\n"
        f"To keep what {into.slug} has: {line}{''.join(f' --keep {key}' for key in keys)}\n"
        f"To take it from {who.slug}: {line}{''.join(f' --take {key}' for key in keys)}"
    )


def _debriefs(files: Rewriting, path: str, who: Contact, into: Contact) -> None:
    """Let the debriefs of the one be the other's, and both stand under one heading."""
    interview = files.desk.journal.interviews.get(slug_of_path(path))
    if interview and who.slug not in interview.met:
        return
    both = interview is not None and into.slug in interview.met
    if both and folded(who.name) == folded(into.name):
        theirs = {
            section.line: section
            for section in sections_of(files.new[path], path)
            if {folded(section.name), section.heading.casefold()}
            & {folded(who.name), who.slug.casefold(), into.slug.casefold()}
        }
        mine: list[int] = []
    else:
        theirs = {section.line: section for section in their_sections(files, path, who)}
        mine = [section.line for section in their_sections(files, path, into)] if both else []
    if not theirs:
        return
    lines = sorted({*theirs, *mine})
    for line in theirs:
        # The heading of one becomes that of the other, where it stays at all.
        section = next(each for each in sections_of(files.new[path], path) if each.line == line)
        named = heading_of(into.name, into.slug)
        files.new[path] = retitled(files.new[path], section, section.heading, named)
    for line in reversed(lines[1:]):
        found = {each.line: each for each in sections_of(files.new[path], path)}
        files.new[path] = joined(files.new[path], found[lines[0]], found[line])


def _together(desk: Desk, who: Contact, into: Contact, joining: Joining, *, text: bool) -> tuple[str, ...]:
    """What is put together, and what is given up."""
    journal = desk.journal
    parts = [key for key in joining.changes if key not in joining.taken]
    parts += [f"{key} ({', '.join(items)})" for key, items in joining.added.items()]
    met = len(journal.interviews_with(who.slug))
    notes = len(journal.notes_with(who.slug))
    parts += [counted(met, "interview")] if met else []
    parts += [counted(notes, "note")] if notes else []
    parts += ["the text below"] if text else []
    said = [f"{into.name} ({into.slug}) gets from {who.slug}: {listed(parts) if parts else 'nothing new'}."]
    said += [f"Taken from {who.slug}: {listed(joining.taken)}."] if joining.taken else []
    said += [f"Kept as a further address: {joining.address}"] if joining.address else []
    said += [f"Given up: {left}" for left in joining.left]
    return tuple(said)
