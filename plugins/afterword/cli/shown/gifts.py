"""Gifts that fit somebody, on a terminal and as JSON."""

from __future__ import annotations

from afterword.actions.still_open import tips_wanted
from afterword.cli.layout import print_json, sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.terminal import Styled, put, say
from afterword.gifts.candidate_list import shown_list
from afterword.gifts.looking import unanswered
from afterword.gifts.shelf import shelf
from afterword.gifts.waiting import waiting
from afterword.records.contact import Contact
from afterword.records.who import typed
from afterword.settings.finders import searches
from afterword.words.counts import counted
from afterword.words.shell import command


def show_fitting(session: OpenSession, contact: Contact, *, as_json: bool) -> None:
    """Show the gifts that fit somebody, the best first, and why."""
    journal = session.journal
    found = () if contact.do_not_contact else shelf(journal, session.today).fitting(contact.slug)
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
    for tip in tips_wanted(session.desk, (contact.slug,)):
        say(tip)
    for person in waiting(journal, shown_list(session.root), session.today):
        if person.contact == contact.slug:
            count = counted(len(person.entries), "candidate")
            where = command("gifts", typed(journal, contact.slug), candidates=True)
            say(f"{count} for {contact.name} to say yes, no or later to: {where}")
    if found:
        who = typed(journal, contact.slug)
        say(f"Put one into a note: {command('draft', who, gift=found[0].gift)}")
    elif contact.do_not_contact:
        say(_left_in_peace(contact))
    elif contact.interests:
        where = command("gifts", typed(journal, contact.slug), look=True)
        say(f"Nothing fits {contact.name} yet. Look for something on {contact.interests[0]}: {where}")
    else:
        say(f"{contact.file.path} names no interests yet; add what {contact.first_name} cares about.")


def show_where_to_look(session: OpenSession, contact: Contact, *, as_json: bool) -> None:
    """Show searches for what answers those interests of somebody that no gift answers. None is opened."""
    journal = session.journal
    fitting = shelf(journal, session.today).fitting(contact.slug)
    missing = () if contact.do_not_contact else unanswered(journal, contact, fitting)
    found = [(interest, searches(session.settings.finders, interest)) for interest in missing]
    if as_json:
        print_json(
            {
                "version": 1,
                "contact": contact.slug,
                "searches": [
                    {"interest": interest, "finder": each.finder, "url": each.url}
                    for interest, of_it in found
                    for each in of_it
                ],
            }
        )
        return
    for interest, of_it in found:
        put(Styled(interest, bold=True))
        widest = max((len(each.finder) for each in of_it), default=0)
        for each in of_it:
            put(f"  {each.finder:<{widest}}  {each.url}")
    if contact.do_not_contact:
        say(_left_in_peace(contact))
    elif not contact.interests:
        say(f"{contact.file.path} names no interests yet; add what {contact.first_name} cares about.")
    elif not found:
        say(f"There is a gift for each interest of {contact.name}: {_fitting(session, contact)}")
    elif not session.settings.finders:
        say("The settings say `finders: no`, so there is nowhere to look.")


def _left_in_peace(contact: Contact) -> str:
    return f'{contact.name} is not to be written to: "{contact.do_not_contact}"'


def _fitting(session: OpenSession, contact: Contact) -> str:
    return command("gifts", typed(session.journal, contact.slug))
