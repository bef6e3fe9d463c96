"""WHO: from a part of a name to one person or position, or a clear word. Nobody is guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from afterword.errors import AfterwordError
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.journal import Journal
from afterword.records.position import Position
from afterword.records.slugs import slugify
from afterword.records.unread import Unread
from afterword.words.counts import listed, listed_briefly
from afterword.words.shell import command, universal
from afterword.words.spelling import nearest


class UnknownNameError(AfterwordError):
    """WHO names nobody in the journal, or more than one person.

    Attributes:
        candidates: who may be meant.
        ambiguous: whether each of them is called so.
    """

    def __init__(self, message: str, candidates: Sequence[str] = (), *, ambiguous: bool = False) -> None:
        super().__init__(message)
        self.candidates, self.ambiguous = tuple(candidates), ambiguous

    @classmethod
    def several(cls, who: str, candidates: Sequence[str]) -> UnknownNameError:
        """WHO could be each of the candidates."""
        listed = "".join(f"\n  {candidate}" for candidate in candidates)
        message = f'"{who}" could be {len(candidates)} people; say more of the name, or the slug:{listed}'
        return cls(message, candidates, ambiguous=True)

    @classmethod
    def nobody(cls, who: str, guesses: Sequence[str], unread: Sequence[Unread]) -> UnknownNameError:
        """WHO is nobody; perhaps one of the guesses, or of those whose files cannot be read."""
        if guesses:
            return cls(f'Nobody here is called "{who}". Did you mean {listed(guesses, "or")}?', guesses)
        if unread:
            where = listed_briefly([str(each) for each in unread])
            return cls(f'Nobody whose file can be read is called "{who}"; {where} cannot be read.')
        return cls(f'Nobody here is called "{who}". `{command("new contact", who)}` writes them down.')


class UnreadableError(AfterwordError):
    """What is named has a file, and it cannot be read."""

    def __init__(self, unread: Unread) -> None:
        called = f" ({unread.name})" if unread.name else ""
        super().__init__(
            f"{unread.path}{called} is there and cannot be read. Line {unread.line}: {unread.message}"
        )
        self.unread = unread


def find_contact(journal: Journal, who: str) -> Contact:
    """The one person meant.

    Args:
        journal: the records.
        who: a slug, a name, or any part of one; case and accents do not count.

    Raises:
        UnreadableError: it is somebody whose file cannot be read.
        UnknownNameError: nobody, or more than one.
    """
    names = names_of_all(journal)
    if who in names:
        return readable(journal, who)
    found = matching(who, names)
    if len(found) == 1:
        return readable(journal, found[0])
    if found:
        raise UnknownNameError.several(who, [label(journal, slug) for slug in found])
    guesses = [label(journal, slug) for slug in near(who, names)]
    if not guesses and (there := _at_a_company(journal, who)):
        people = listed_briefly([label(journal, slug) for slug in there])
        raise UnknownNameError(f'"{who}" is where people work, and nobody\'s name. There you know {people}.')
    raise UnknownNameError.nobody(who, guesses, unread_in(journal, "contacts"))


def _at_a_company(journal: Journal, text: str) -> list[str]:
    """The people whose company is meant, by whole words of it, where a text means no person."""
    words = set(slugify(text).split("-")) - {""}
    companies = {slug: slugify(journal.company_of(slug)).split("-") for slug in journal.contacts}
    return [slug for slug, there in companies.items() if words and words <= set(there)]


def names_of_all(journal: Journal) -> dict[str, str]:
    """Names by slug, of those too whose file cannot be read, as far as it can be seen there."""
    unread = {each.slug: each.name or each.slug for each in unread_in(journal, "contacts")}
    return unread | {slug: contact.name for slug, contact in journal.contacts.items()}


def readable(journal: Journal, slug: str) -> Contact:
    """The contact of a slug of ``names_of_all``.

    Raises:
        UnreadableError: their file cannot be read.
    """
    if slug in journal.contacts:
        return journal.contacts[slug]
    raise UnreadableError(next(each for each in unread_in(journal, "contacts") if each.slug == slug))


def unread_in(journal: Journal, folder: str) -> tuple[Unread, ...]:
    """The files of one folder that cannot be read; not a second one of a name that is taken."""
    records = {"contacts": journal.contacts, "gifts": journal.gifts, "notes": journal.notes}
    taken = {slug.casefold() for slug in records.get(folder, ())}
    return tuple(
        each
        for each in journal.unread
        if each.folder == folder and each.slug and each.slug.casefold() not in taken
    )


def refuse_unread(journal: Journal, folder: str, text: str) -> None:
    """Say so where a text means a file that cannot be read, rather than that there is none.

    Raises:
        UnreadableError: there is such a file.
    """
    unread = {each.slug: each for each in unread_in(journal, folder)}
    for slug in matching(text, {slug: each.name or slug for slug, each in unread.items()}):
        raise UnreadableError(unread[slug])


def typed(journal: Journal, slug: str) -> str:
    """What to type for a person: the slug, or where a shell could not take it, a part of their name."""
    if universal(slug):
        return slug
    names = names_of_all(journal)
    for other in (slugify(slug), slugify(names.get(slug, slug))):
        if matching(other, names) == (slug,):
            return other
    return slug


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
    refuse_unread(journal, "gifts", text)
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
    unread = [str(each) for each in journal.unread if each.folder == "interviews"]
    missing = f" It may stand in what cannot be read: {listed_briefly(unread)}." if unread else ""
    others = f" There are:{listed}" if listed else "" if unread else " There are none yet."
    raise AfterwordError(f"No position matches {asked}.{missing}{others}")


def label(journal: Journal, slug: str) -> str:
    """A person so that they can be told from others: "Priya Raman (priya-raman, Northwind)"."""
    if slug not in journal.contacts:
        unread = next(each for each in unread_in(journal, "contacts") if each.slug == slug)
        return f"{unread.name or slug} ({unread}, which cannot be read)"
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
    found = nearest(slugify(who), spellings, 3)
    return tuple(dict.fromkeys(slug for spelling in found for slug in spellings[spelling]))[:3]
