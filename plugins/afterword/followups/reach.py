"""Who cannot be written to, since no address of theirs is in the journal, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection

from afterword.records.contact import Contact
from afterword.records.journal import Journal
from afterword.records.slugs import slugify
from afterword.words.counts import listed_briefly


def no_address(contact: Contact) -> str:
    """That a file holds no address, and what to add to it; no full stop."""
    given = slugify(contact.first_name) or "name"
    return (
        f"{contact.file.path} holds no address; if you have one, add a line such as "
        f"`email: {given}@company.example`"
    )


def for_want_of_address(journal: Journal, contact: Contact) -> str:
    """Why nothing is planned for somebody, as the end of a sentence; empty where it has another reason."""
    in_question = any(not each.ended for each in journal.positions_with(contact.slug))
    return f", since {no_address(contact)}" if in_question and _without(contact) else ""


def nobody_to_ask(journal: Journal, contacts: Collection[str] | None = None) -> str:
    """In which open positions nobody can be asked, since of nobody there an address is known.

    Args:
        journal: the records.
        contacts: slugs of people; None: all. Of other positions than theirs nothing is said.

    Returns:
        One sentence; empty where there is no such position.
    """
    found = [
        each
        for each in journal.positions.values()
        if each.held and not each.ended and each.owner and _without(journal.contacts[each.owner])
        if contacts is None or each.owner in contacts
    ]
    if not found:
        return ""
    where = listed_briefly([f"{each.title} at {each.company}" for each in found])
    return f"Nobody can be asked about {where}: {no_address(journal.contacts[found[0].owner or ''])}."


def _without(contact: Contact) -> bool:
    return not contact.has_address and not contact.do_not_contact
