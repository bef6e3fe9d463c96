"""What a name stands for: a person, a company, a position or an interest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Literal

from afterword.errors import AfterwordError
from afterword.frozen import frozen
from afterword.records.journal import Journal, ancestors
from afterword.records.names import folded
from afterword.records.slugs import slugify
from afterword.records.who import label
from afterword.words.counts import listed, listed_briefly
from afterword.words.spelling import nearest

What = Literal["person", "company", "position", "interest"]

#: By kind, the folders in which it may be named.
FOLDERS: Mapping[str, tuple[str, ...]] = {
    "person": ("contacts", "interviews", "gifts", "notes"),
    "company": ("contacts", "interviews"),
    "position": ("interviews",),
    "interest": ("contacts", "gifts"),
}
#: Of so many that a text may mean each is listed.
_MOST = 12


@frozen
class Named:
    """One thing of the journal that has a name.

    Attributes:
        what: its kind.
        key: of a person the slug, of a position the id, of the others the name itself.
        name: as it is written, of a position its title.
        words: the whole, so that it can be told from others.
    """

    what: What
    key: str
    name: str
    words: str


def everything(journal: Journal) -> Iterator[Named]:
    """Everything that can be renamed."""
    for slug, contact in journal.contacts.items():
        yield Named("person", slug, contact.name, label(journal, slug))
    for company in companies(journal).values():
        yield Named("company", company, company, f"the company {company}")
    for position in journal.positions.values():
        yield Named("position", position.id, position.title, f"{position.title} at {position.company}")
    tags = {tag.casefold(): tag for tag in _tags(journal)}
    for tag in tags.values():
        yield Named("interest", tag, tag, f"the interest {tag}")


def _tags(journal: Journal) -> Iterator[str]:
    """The tags, and those above them, whether anybody has these or not."""
    for interest in journal.interests.values():
        yield from reversed(ancestors(interest.tag))


def companies(journal: Journal) -> dict[str, str]:
    """The companies by their names as they are compared, each as it was first written."""
    spelt: dict[str, str] = {}
    named = [each.company for each in journal.interviews.values()]
    named += [each.company for each in journal.contacts.values()]
    named += [former for each in journal.contacts.values() for former in each.former]
    for company in filter(None, named):
        spelt.setdefault(folded(company), company)
    return spelt


def find(journal: Journal, text: str, what: str | None, way: Callable[[Named], str]) -> Named:
    """The one thing meant by a text: its key or name, else words of a name, else any part of one.

    Args:
        journal: the records.
        text: case and accents do not count.
        what: its kind, where that is known.
        way: how to say that one of several is meant, as a command.

    Raises:
        AfterwordError: nothing is called so, or more than one thing.
    """
    there = [each for each in everything(journal) if what in (None, each.what)]
    wanted = slugify(text)
    found = [each for each in there if text == each.key]
    known = {each.what for each in found}  # among people, a slug is said for one of those of a name
    found += [each for each in there if each.what not in known and folded(each.name) == folded(text)]
    found = found or [each for each in there if slugify(each.name) == wanted]
    if not found and text.strip():
        words = set(wanted.split("-"))
        found = [each for each in there if words <= set(_searched(each).replace(" ", "-").split("-"))]
        found = found or [each for each in there if all(word in _searched(each) for word in words)]
    if len(found) == 1:
        return found[0]
    if found:
        ways = "".join(f"\n  {each.words}: {way(each)}" for each in found[:_MOST])
        more = f"\n  and {len(found) - _MOST} more" if len(found) > _MOST else ""
        raise AfterwordError(f'"{text}" could be {len(found)} things; say which:{ways}{more}')
    raise AfterwordError(_nothing(journal, text, what, there))


def _searched(each: Named) -> str:
    return f"{slugify(each.name)} {each.key}" if each.what == "person" else slugify(each.name)


def _nothing(journal: Journal, text: str, what: str | None, there: Collection[Named]) -> str:
    folders = FOLDERS[what] if what else FOLDERS["person"]
    unread = [str(each) for each in journal.unread if each.folder in folders]
    missing = f" It may stand in what cannot be read: {listed_briefly(unread)}." if unread else ""
    by_name = {slugify(each.name): each for each in there}
    guesses = [by_name[name].name for name in nearest(slugify(text), by_name, 3)]
    meant = f" Did you mean {listed(guesses, 'or')}?" if guesses else ""
    called = "Nobody here is" if what == "person" else f"No {what} here is" if what else "Nothing here is"
    return f'{called} called "{text}".{meant}{missing}'
