"""Gifts that fit somebody, on a terminal and as JSON."""

from __future__ import annotations

from afterword.cli.layout import print_json, sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import Styled, put, say
from afterword.gifts.shelf import shelf
from afterword.records.contact import Contact
from afterword.records.who import typed
from afterword.words.shell import command


def show_fitting(session: OpenSession, contact: Contact, *, as_json: bool) -> None:
    """Show the gifts that fit somebody, the best first, and why."""
    journal = session.journal
    found = shelf(journal, session.today).fitting(contact.slug)
    if as_json:
        print_json(
            {
                "version": 1,
                "contact": contact.slug,
                "gifts": [
                    {
                        "gift": each.gift,
                        "title": journal.gifts[each.gift].title,
                        "kind": journal.gifts[each.gift].kind,
                        "url": journal.gifts[each.gift].url,
                        "interest": each.interest,
                        "score": round(each.score, 3),
                        "why": each.why,
                    }
                    for each in found
                ],
            }
        )
        return
    for each in found:
        gift = journal.gifts[each.gift]
        put(Styled(gift.title, bold=True), f" ({gift.slug})")
        put(sentence(each.why, 2))
    if found:
        who = typed(journal, contact.slug)
        say(f"Put one into a note: {command('draft', who, gift=found[0].gift)}")
    elif contact.interests:
        say(f"Nothing fits {contact.name} yet. Look for something on {contact.interests[0]}.")
    else:
        say(f"{contact.file.path} names no interests yet; add what {contact.first_name} cares about.")
