"""Which of the messages of LinkedIn are with people of the journal."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, tzinfo

from afterword.actions.desk import Desk
from afterword.actions.known_people import KnownPeople
from afterword.exchange.found import Found, FoundPerson
from afterword.exchange.linkedin_messages import read_messages


def messages_with(
    desk: Desk, people: AbstractSet[str], text: str, zone: tzinfo | None, since: date | None
) -> Found:
    """The messages with some people, and with whoever may be one of them.

    Args:
        desk: the journal.
        people: slugs of contacts.
        text: the file.
        zone: the user's; None where it is not known.
        since: leave older ones alone.

    Raises:
        UnreadableFileError: as ``read_messages``.
    """
    known = KnownPeople(desk.journal.contacts)

    def concerns(person: FoundPerson) -> bool:
        match = known.writing(person)
        return not people.isdisjoint((match.slug, *match.maybe))

    return read_messages(text, zone, desk.settings.me.name, since=since, concerns=concerns)
