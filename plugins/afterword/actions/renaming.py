"""Another name for a person, a company, a position or an interest, wherever the records refer to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from afterword.actions.act import Act
from afterword.actions.desk import Desk
from afterword.actions.named import Named, companies, find
from afterword.actions.rewriting import Rewriting, mentions, put_name, same_name
from afterword.errors import AfterwordError
from afterword.keeping.new_records import free_slug
from afterword.keeping.rewording import retitled, sections_of
from afterword.records import front_matter
from afterword.records.contact import Contact
from afterword.records.debrief import HEADING, Section, undressed
from afterword.records.journal import ancestors
from afterword.records.names import folded
from afterword.records.raw_record import slug_of_path
from afterword.records.scalars import LINK
from afterword.records.values import slug_of, tidy_tag
from afterword.words.counts import listed_briefly
from afterword.words.shell import command


def rename(desk: Desk, old: str, new: str, what: str | None = None) -> Act:
    """Give a person, a company, a position or an interest another name, in all files or in none.

    Fields, references, the headings of debriefs, and the names of a person's file and notes follow; what was
    sent or received, prose, and the names of interviews stay.

    Args:
        desk: the journal.
        old: what it is called, or any part of that which only it has; of a person the slug, too.
        new: the name from now on.
        what: ``person``, ``company``, ``position`` or ``interest``, where ``old`` could be several.

    Raises:
        AfterwordError: ``old`` is nothing or several things; something else is called ``new``; or a file
            cannot be changed safely. Nothing is changed then.
    """
    new = " ".join(new.split())
    found = find(desk.journal, old, what, lambda each: command("rename", each.key, new, what=each.what))
    link = LINK.fullmatch(new)
    new = link[1].strip() if link else new
    if found.what == "interest":
        new = tidy_tag(new)
        if "," in new:
            raise AfterwordError(
                f'A comma parts two interests, and "{new}" is to be one. Nothing was changed.'
            )
    if not any(sign.isalnum() for sign in new):
        raise AfterwordError(f'A name has letters, and "{new}" has none. Nothing was changed.')
    _refuse_taken(desk, found, new)
    if found.what == "person":
        return _person(desk, desk.journal.contacts[found.key], new)
    return exchange(desk, found, new, f"rename: {found.name} to {new}")


def exchange(desk: Desk, found: Named, new: str, summary: str) -> Act:
    """Put a new name of a company, a position or an interest in place of the old one, in every field.

    Raises:
        AfterwordError: as ``rename``.
    """
    files = Rewriting(desk, found.what)
    if found.what == "company":
        name = _other(lambda text: same_name(text, found.name), lambda text: put_name(text, new))
        for path in files.paths("contacts", "interviews"):
            files.reword(path, "company", name)
            files.reword(path, "former", name)
        files.retell("company", name)
    elif found.what == "position":
        position = desk.journal.positions[found.key]
        name = _other(lambda text: same_name(text, position.title), lambda text: put_name(text, new))
        for interview in position.interviews:
            files.reword(interview.file.path, "position", name)
        for unfinished in files.unfinished():
            entry = front_matter.split(unfinished, files.new[unfinished]).entries.get("company")
            if entry and entry.text and same_name(entry.text, position.company):
                files.reword(unfinished, "position", name)
    else:
        for path in files.paths("contacts", "gifts"):
            files.reword(path, "interests", lambda text: _tag(text, found.key, new), listed=True)
        files.retell("interests", lambda text: _tag(text, found.key, new), listed=True)
        files.relist(interest=lambda text: _tag(text, found.key, new))
    changes = files.changes()
    if not changes:
        return Act((), summary, (f"{found.name} is written so already.",))
    whole = f"{found.what} {found.name}"

    def afterwards(later: Desk) -> Iterator[str]:
        yield f"The {whole} is {new} now."

    return Act(changes, summary, files.given_up(), afterwards)


def _person(desk: Desk, contact: Contact, new: str) -> Act:
    files = Rewriting(desk, "person")
    own = contact.file.path
    files.reword(own, "name", lambda text: put_name(text, new))
    taken = desk.taken("contacts") - {contact.slug}
    slug = free_slug(new, taken)
    if slug.casefold() == contact.slug.casefold():
        slug = contact.slug
    else:
        files.move(own, slug)
        files.refer(contact.slug, slug)
        files.move_notes(contact.slug, slug)
    for path in files.paths("interviews"):
        retitle(files, path, contact, slug, new)
    changes = files.changes()
    if not changes:
        return Act((), f"rename: {new}", (f"{contact.name} is written so already.",))

    def afterwards(later: Desk) -> Iterator[str]:
        yield f"{contact.name} is {new} now: {later.journal.contacts[slug].file.path}"
        yield from in_prose(later, contact.name, later.journal.contacts[slug])

    return Act(changes, f"rename: {contact.name} to {new}", afterwards=afterwards)


def retitle(files: Rewriting, path: str, contact: Contact, slug: str, name: str) -> None:
    """Let the headings of a person's debriefs in a file say another slug, or another name.

    Raises:
        AfterwordError: a heading could be either of two people of one name.
    """
    for section in their_sections(files, path, contact):
        if _by_slug(section, contact):
            old, new = slug_of(section.heading), slug
        else:
            old, new = section.name, heading_of(name, slug)
        files.new[path] = retitled(files.new[path], section, old, new)


def their_sections(files: Rewriting, path: str, contact: Contact) -> list[Section]:
    """The sections about a person in a file, if it is one of an interview with them.

    Raises:
        AfterwordError: as ``retitle``.
    """
    journal = files.desk.journal
    interview = journal.interviews.get(slug_of_path(path))
    there = [section for section in sections_of(files.new[path], path) if _means(section, contact)]
    if interview is None:  # a debrief that was broken off
        marks = [{line.strip() for _, line in section.lines} for section in there]
        return [section for section, lines in zip(there, marks, strict=True) if "- new: yes" not in lines]
    if contact.slug not in interview.met:
        return []
    for section in there:
        others = [slug for slug in interview.met if slug != contact.slug]
        if not _by_slug(section, contact) and any(
            folded(journal.contacts[slug].name) == folded(contact.name) for slug in others
        ):
            raise AfterwordError(
                f'{path}:{section.line}: the heading "{section.heading}" could be either of two people of '
                f"that name. Write whom it means, such as ## {contact.slug}; nothing was changed."
            )
    return there


def _means(section: Section, contact: Contact) -> bool:
    names = {folded(contact.name), contact.slug.casefold()}
    return _by_slug(section, contact) or bool({folded(section.heading), folded(section.name)} & names)


def _by_slug(section: Section, contact: Contact) -> bool:
    found = slug_of(section.heading)
    return found == contact.slug or (
        found.casefold() == contact.slug.casefold() and folded(found) != folded(contact.name)
    )


def heading_of(name: str, slug: str) -> str:
    """What a heading of a debrief says: the name, or the slug where Markdown would read another name."""
    found = HEADING.match(f"## {name}")
    return name if found and undressed(found[1]) == name and "[[" not in name else slug


def in_prose(later: Desk, old: str, contact: Contact) -> Iterator[str]:
    """Where a former name still stands: in words of the user's, which are left as they are."""
    if folded(old) == folded(contact.name):
        return
    notes = later.journal.notes.values()
    passed = {note.file.path for note in notes if not note.draft}  # as it was sent or received
    paths = [note.file.path for note in notes]
    paths += [record.file.path for record in later.journal.contacts.values()]
    paths += [record.file.path for record in later.journal.interviews.values()]
    paths += [record.file.path for record in later.journal.gifts.values()]
    files = {path: (later.root / path).read_bytes() for path in paths if path not in passed}
    drafts = {note.file.path for note in later.journal.notes_with(contact.slug) if note.draft}
    first = Contact("", old).first_name
    now = (contact.name, contact.slug)
    found = mentions(files, [old], but=now)
    if first != contact.first_name:
        found += mentions({path: files[path] for path in sorted(drafts)}, [first], but=now)
    found = sorted(dict.fromkeys(found))
    if found:
        yield f"The former name stands in words of yours still, and is left: {listed_briefly(found)}"


def _other(means: Callable[[str], bool], put: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: put(text) if means(text) else text


def _tag(text: str, old: str, new: str) -> str:
    """A tag, or one nested below it, under its new name."""
    tag = tidy_tag(text)
    rest = tag[len(old) :]
    if tag[: len(old)].casefold() != old.casefold() or (rest and not rest.startswith("/")):
        return text
    if rest and len(new) > len(old) and f"{tag}/".casefold().startswith(f"{new}/".casefold()):
        return text  # `sailing` becomes `sailing/dinghies`, which is there already
    return text.replace(tag, new + rest) if tag in text else new + rest


def _refuse_taken(desk: Desk, found: Named, new: str) -> None:
    """Refuse a name that something else has, and say how to put the two together.

    Raises:
        AfterwordError: it is taken.
    """
    journal = desk.journal
    if found.what == "person":
        for slug, contact in journal.contacts.items():
            if slug != found.key and folded(new) in (folded(contact.name), slug.casefold()):
                raise AfterwordError(
                    f"{contact.file.path} is called {contact.name} already. If they are one person, put the "
                    f"two together: {command('merge', found.key, slug)}\n"
                    "If they are two, say more in the name."
                )
        return
    taken = ""
    if found.what == "company":
        taken = companies(journal).get(folded(new), "")
    elif found.what == "position":
        mine = journal.positions[found.key]
        taken = next(
            (
                other.id
                for other in journal.positions.values()
                if folded(other.company) == folded(mine.company) and folded(other.title) == folded(new)
            ),
            "",
        )
    else:
        tags = {tag.casefold() for tag in journal.interests}
        moved = {tag: _tag(tag, found.key, new).casefold() for tag in tags}
        stay = {above.casefold() for tag, name in moved.items() if name == tag for above in ancestors(tag)}
        taken = next((name for tag, name in moved.items() if name != tag and name in tags), "")
        taken = new if taken or new.casefold() in stay else ""
    if not taken or taken == found.key or folded(taken) == folded(found.key):
        return
    article = "an" if found.what == "interest" else "a"
    raise AfterwordError(
        f"There is {article} {found.what} called {new} already. If the two are one, put them together: "
        f"{command('merge', found.key, taken, what=found.what)}"
    )
