"""Candidates for gifts on a terminal and as JSON: by person, each with its number, reason and address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from afterword.cli.layout import sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import Styled, put, say
from afterword.gifts.waiting import Waiting
from afterword.words.counts import counted
from afterword.words.shell import command


def candidates_json(people: Sequence[Waiting]) -> dict[str, Any]:
    """The list as `gifts --candidates --json` prints it (design, section 7)."""
    return {
        "version": 1,
        "candidates": [
            {
                "contact": person.contact,
                "interest": receiver.interest,
                "title": entry.item.title,
                "url": entry.item.url,
                "why": receiver.why,
                "score": round(receiver.score, 3),
                "number": entry.number,
                "found": entry.item.found and entry.item.found.isoformat(),
            }
            for person in people
            for entry, receiver in person.entries
        ],
    }


def print_candidates(session: OpenSession, people: Sequence[Waiting], *, narrowed: bool) -> None:
    """Print who may be glad of what, and how to say yes.

    Args:
        session: with the journal.
        people: with what waits for each.
        narrowed: whether there may be more, for others or of other interests.
    """
    for person in people:
        contact = session.journal.contacts[person.contact]
        company = session.journal.company_of(person.contact)
        had = counted(person.had, "gift", words=True) if person.had else "nothing"
        put(
            Styled(contact.name, bold=True),
            f"{f' ({company})' if company else ''}: has had {had}{'' if person.had else ' yet'}",
        )
        for entry, receiver in person.entries:
            mark = f"{entry.number}. " if entry.number is not None else "- "
            put(sentence(entry.item.title, 2, first=mark))
            found = entry.item.found
            day = f"; found {session.calendar.day(found)}" if found else ""
            put(sentence(f"{receiver.why}{day}", 5))
            if entry.item.url:
                put(f"     {entry.item.url}")
    if not people and narrowed:
        every = command("gifts", candidates=True)
        say(f"No such candidate waits for a word of yours. To see all that do: {every}")
        return
    if not people:
        say("No candidates wait for a word of yours. They come from what you read elsewhere.")
        return
    entry = people[0].entries[0][0]
    called = str(entry.number) if entry.number is not None else entry.item.url or entry.item.title
    say(f"Say yes, no or later: {command('gifts', yes=called)}")
