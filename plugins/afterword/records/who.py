"""WHO: from a part of a name to one person or position, or a clear word. Nobody is guessed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from afterword.errors import AfterwordError, UnknownNameError
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.journal import Journal
from afterword.records.position import Position
from afterword.records.raw_record import slug_of_path
from afterword.records.slugs import slugify


def find_contact(journal: Journal, who: str) -> Contact:
    """The one person meant.

    Args:
        journal: the records.
        who: a slug, a name, or any part of one; case and accents do not count.

    Raises:
        UnknownNameError: nobody, or more than one.
    """
    if who in journal.contacts:
        return journal.contacts[who]
    names = {slug: contact.name for slug, contact in journal.contacts.items()}
    found = matching(who, names)
    if len(found) == 1:
        return journal.contacts[found[0]]
    if found:
        raise UnknownNameError(who, tuple(label(journal, slug) for slug in found), ambiguous=True)
    raise UnknownNameError(who, tuple(label(journal, slug) for slug in near(who, names)), ambiguous=False)


def find_gift(journal: Journal, text: str) -> Gift:
    """The one gift meant: by its slug, its title, or any unambiguous part of one.

    Raises:
        AfterwordError: none, or more than one.
    """
    gifts = journal.gifts
    if text in gifts:
        return gifts[text]
    found = matching(text, {slug: gift.title for slug, gift in gifts.items()})
    if len(found) == 1:
        return gifts[found[0]]
    listed = "".join(f"\n  {gifts[slug].title} ({slug})" for slug in found or gifts)
    if found:
        raise AfterwordError(f'"{text}" could be {len(found)} gifts; say more:{listed}')
    raise AfterwordError(f'No gift is called "{text}".' + (f" There are:{listed}" if listed else ""))


def find_position(journal: Journal, company: str, title: str | None) -> Position:
    """The one position meant: an open one, where there is a choice.

    Raises:
        AfterwordError: none, or more than one.
    """
    positions = journal.positions
    keys = matching(company, {key: position.company for key, position in positions.items()})
    if title is not None:
        by_title = set(matching(title, {key: positions[key].title for key in keys}))
        keys = tuple(key for key in keys if key in by_title)
    found = [positions[key] for key in keys]
    found = [position for position in found if not position.ended] or found
    if len(found) == 1:
        return found[0]
    asked = f'"{company}"' + (f' and "{title}"' if title is not None else "")
    listed = "".join(f"\n  {p.title} at {p.company} ({p.outcome})" for p in found or positions.values())
    if found:
        raise AfterwordError(f"{asked} could be {len(found)} positions; say more with --position:{listed}")
    raise AfterwordError(
        f"No position matches {asked}." + (f" There are:{listed}" if listed else " There are none yet.")
    )


def refuse_unreadable(journal: Journal, who: str) -> None:
    """Say so where WHO names a file that could not be read, rather than that there is nobody.

    Raises:
        AfterwordError: there is such a file.
    """
    for problem in journal.problems:
        slug = slug_of_path(problem.path)
        if problem.path.startswith("contacts/") and slug not in journal.contacts and slugify(who) == slug:
            raise AfterwordError(
                f"{problem.path} cannot be used as it is. Line {problem.line}: {problem.message}"
            )


def label(journal: Journal, slug: str) -> str:
    """A person so that they can be told from others: "Priya Raman (priya-raman, Northwind)"."""
    about = ", ".join(part for part in (slug, journal.company_of(slug)) if part)
    return f"{journal.contacts[slug].name} ({about})"


def matching(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The keys whose name is ``text``; else those of whose name or key every word of it is a part."""
    wanted = slugify(text)
    exact = tuple(key for key, name in names.items() if slugify(name) == wanted)
    if exact or not text.strip():
        return exact
    words = wanted.split("-")
    return tuple(
        key for key, name in names.items() if all(word in f"{slugify(name)} {key}" for word in words)
    )


def near(who: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Up to three keys whose name, or a word of it, is nearly spelt like ``who``; the likeliest first."""
    spellings: dict[str, list[str]] = {}
    for slug, name in names.items():
        whole = slugify(name)
        for spelling in {whole, slug, *whole.split("-")}:
            spellings.setdefault(spelling, []).append(slug)
    found = difflib.get_close_matches(slugify(who), spellings, n=3, cutoff=0.7)
    return tuple(dict.fromkeys(slug for spelling in found for slug in spellings[spelling]))[:3]
