"""Who could be introduced to whom, on a terminal and as JSON."""

from __future__ import annotations

from afterword.cli.layout import print_json, sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import Styled, put, say
from afterword.gifts.introductions import introductions
from afterword.records.contact import Contact
from afterword.words.shell import command


def show_introductions(session: OpenSession, contact: Contact | None, *, as_json: bool) -> None:
    """Show proposals, what each gives away, and how to go on with one."""
    journal = session.journal
    found = introductions(journal, contact.slug if contact else "")
    if as_json:
        pairs = [
            {"people": [each.one, each.other], "interest": each.interest, "gives_away": each.gives_away}
            for each in found
        ]
        print_json({"version": 1, "introductions": pairs})
        return
    for each in found:
        one, other = journal.contacts[each.one].name, journal.contacts[each.other].name
        put(Styled(f"{one} and {other}", bold=True), f" both care about {each.interest}.")
        put(sentence(each.gives_away, 2))
    if not found:
        say("No two people of the journal share an interest, work apart, and could be introduced.")
        return
    first = found[0]
    name = journal.contacts[first.other].name
    new = command("new gift", name, kind="introduction", interests=first.interest)
    say(f"Ask both first; each may say no. Then it is a gift: {new}")
    say("Once the person it names has said yes, add --agreed.")
