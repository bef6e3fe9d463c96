"""Writing down one contact, or one gift."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.errors import AfterwordError
from afterword.gifts.lines import hints_of
from afterword.keeping.atomic import Change
from afterword.keeping.new_records import free_slug, new_contact, new_gift
from afterword.records.contact import Contact
from afterword.records.folders import read_folders
from afterword.records.gift import Gift
from afterword.records.problems import Problem
from afterword.records.raw_record import slug_of_path
from afterword.records.reading import read_files
from afterword.records.schema import SCHEMAS
from afterword.words.addresses import page_of
from afterword.words.person_names import (
    address_behind,
    are_several,
    first_name_first,
    job_behind,
    last_name_first,
    names_in,
    title_apart,
    without_title,
)
from afterword.words.shell import command


def contact(desk: Desk, name: str, fields: Mapping[str, Any]) -> Act:
    """One contact.

    Args:
        desk: the journal.
        name: as they spell it; a title before it becomes the greeting, and an address or a job behind it
            theirs.
        fields: the other fields of a contact that are known.

    Raises:
        AfterwordError: it is the name of several; or a field holds what it cannot.
    """
    name, email = address_behind(name)
    name, role = job_behind(name)
    fields = {key: text for key, text in (("email", email), ("role", role)) if text} | dict(fields)
    name = first_name_first(name, str(fields.get("email") or ""))
    if are_several(name):
        raise AfterwordError(_of_several(name))
    slug = free_slug(without_title(name), desk.taken("contacts"))
    called, address = title_apart(name)
    told: Mapping[str, Any] = {"address": address, **fields} if address else fields
    record = Contact(slug, called, **told)
    act = _read_back(desk, new_contact(record), f"new contact: {record.name}")
    return replace(act, afterwards=lambda later: spelt_otherwise(later, act)) if record.company else act


def _of_several(name: str) -> str:
    each = "".join(f"\n  {command('new contact', one)}" for one in names_in(name))
    turned = last_name_first(name)
    one = f"\nIf it is one person, with the last name first:\n  {command('new contact', turned)}"
    return f'"{name}" names more than one person. Write each down by themselves:{each}{one if turned else ""}'


def spelt_otherwise(later: Desk, act: Act) -> Iterator[str]:
    """A word for each company in what was written that is probably known in another spelling."""
    written = {change.path for change in act.changes}
    for problem in later.journal.problems:
        if problem.rule == "company-spelling" and problem.path in written:
            yield f"{problem.message} {problem.fix}"


def gift(desk: Desk, title: str, fields: Mapping[str, Any], beside: frozenset[str] = frozenset()) -> Act:
    """One gift, found today where nothing else is said; what of it no letter would say is told.

    Args:
        desk: the journal.
        title: what it is called.
        fields: the other fields of a gift that are known.
        beside: slugs of gifts that are written by the same act, and so are taken.

    Raises:
        AfterwordError: a field holds what it cannot.
    """
    slug = free_slug(title, desk.taken("gifts") | beside)
    there = with_address(desk, str(fields.get("url") or ""))
    record = Gift(slug, title.strip(), **{"found": desk.today, **fields})
    act = _read_back(desk, new_gift(record), f"new gift: {record.title}")
    if there:
        act = replace(act, said=(*act.said, f"{there} has that address too; one of the two is enough."))
    return replace(act, afterwards=lambda later: _said_of(later, slug))


def with_address(desk: Desk, url: str) -> str:
    """The path of the gift that has an address already; empty where none has it."""
    there = (each for each in desk.journal.gifts.values() if url and each.url)
    return next((each.file.path for each in there if page_of(each.url) == page_of(url)), "")


def _said_of(later: Desk, slug: str) -> Iterator[str]:
    gift = later.journal.gifts[slug]
    if not gift.read:
        yield "It is offered once its file says `read: yes`."
    yield from (f"{hint.message} {hint.fix}" for hint in hints_of(gift, later.journal.words_of_names))


def refuse(problems: Iterable[Problem], what: str) -> None:
    """Refuse something for its problems, all of them in words.

    Raises:
        AfterwordError: there is a problem.
    """
    if message := refused(problems, what):
        raise AfterwordError(message)


def refused(problems: Iterable[Problem], what: str) -> str:
    """What is wrong with something that is not taken, in words; empty where there is nothing."""
    listed = "".join(f"\n  {problem.message} {problem.fix}" for problem in problems)
    return f"{what} was not taken, and nothing was written:{listed}" if listed else ""


def _read_back(desk: Desk, change: Change, summary: str) -> Act:
    """Read the new record back before it is written, so that nothing unreadable gets into the journal."""
    problems = read_files({change.path: change.new or b""}, desk.today).problems
    refuse((problem for problem in problems if problem.level == "error"), "This")
    _refuse_copy(desk, change)
    return Act((change,), summary, tuple(str(problem) for problem in problems))


def _refuse_copy(desk: Desk, change: Change) -> None:
    """Refuse a record that is there already: one of the two files would be left out as a second copy.

    Raises:
        AfterwordError: it is there.
    """
    new = change.new or b""
    folder, _, name = change.path.rpartition("/")
    kind = next(schema.kind for schema in SCHEMAS if schema.folder == folder)
    there = read_folders(desk.root, lambda *_: None)
    for path in sorted(path for path in there if path.startswith(f"{folder}/")):
        mine, other = slug_of_path(name).casefold(), slug_of_path(path).casefold()
        if mine not in other and other not in mine:
            continue
        found = read_files({path: there[path], change.path: new}, desk.today).problems
        if any(problem.rule == "sync-copy" for problem in found):
            raise AfterwordError(
                f"{path} is that {kind} already, so nothing was written: of two such files only one counts. "
                "Add what is new to it; if they are two, say what sets them apart."
            )
