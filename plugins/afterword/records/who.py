"""WHO: from a part of a name to one person or position, or a clear word. Nobody is guessed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from afterword.errors import AfterwordError, UnknownNameError
from afterword.records.contact import Contact
from afterword.records.journal import Journal
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
