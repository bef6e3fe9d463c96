"""One person, on a terminal: `afterword show`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from afterword.cli.layout import columns, sentence
from afterword.cli.open_session import OpenSession
from afterword.cli.shown.lines import put_lines, row
from afterword.cli.terminal import Styled, put
from afterword.followups.follow_up import FollowUp, in_time
from afterword.followups.freshness import Freshness
from afterword.followups.reach import for_want_of_address
from afterword.gifts.ledger import ledger
from afterword.kinds import SPOKEN_KINDS, kind_words
from afterword.records.contact import PART_WORDS, Contact
from afterword.records.conversation import said_in_touch
from afterword.records.journal import Touch
from afterword.times import iso
from afterword.words.counts import listed


def print_person(
    session: OpenSession, contact: Contact, fresh: Freshness, follow_ups: Sequence[FollowUp]
) -> None:
    """Print who they are, what is next, and what was so far."""
    _print_facts(session, contact, fresh)
    _print_next(session, contact, follow_ups)
    _print_history(session, contact)


def _print_facts(session: OpenSession, contact: Contact, fresh: Freshness) -> None:
    company = session.journal.company_of(contact.slug)
    put(Styled(contact.name, bold=True))
    put(", ".join(filter(None, (contact.role, company, PART_WORDS[contact.part]))))
    facts = [
        ("e-mail", contact.email),
        ("also", ", ".join(contact.other_emails)),
        ("phone", contact.phone),
        ("linkedin", contact.linkedin),
        ("cares about", ", ".join(contact.interests)),
        ("impression", fresh.word if session.journal.touches_with(contact.slug) else ""),
        ("asked", f'not to be written to: "{contact.do_not_contact}"' if contact.do_not_contact else ""),
        ("snoozed", f"until {session.calendar.day(contact.snoozed_until)}" if contact.snoozed_until else ""),
    ]
    rows = [fact for fact in facts if fact[1]]
    if rows:
        put(columns(rows))


def _print_next(session: OpenSession, contact: Contact, follow_ups: Sequence[FollowUp]) -> None:
    put(Styled("\nNext", bold=True))
    for item in in_time(follow_ups):
        when = item.when(session.calendar)
        put(f"  {kind_words(item.kind)}, {when}")
        put(sentence(item.short, 4))
    if not follow_ups:
        put(sentence(f"Nothing is planned{for_want_of_address(session.journal, contact)}.", 2))


def _print_history(session: OpenSession, contact: Contact) -> None:
    touches = session.journal.touches_with(contact.slug)
    if touches:
        put(Styled("\nSo far", bold=True))
    days = [session.calendar.day(touch.at) for touch in touches]
    for touch, day in zip(touches, days, strict=True):
        put(columns([(day.ljust(max(map(len, days))), about(session, touch))]))
        put_lines([row(session, each) for each in said_in_touch(session.journal, touch)], 6)


def about(session: OpenSession, touch: Touch) -> str:
    """What passed, in a few words: "met for Data Engineer", "sent: thank-you, with Tides"."""
    if touch.note is None:
        position = touch.interview.position if touch.interview else ""
        return f"met for {position}" if position else "met"
    gifts = session.journal.gifts
    given = [gifts[slug].title for slug in ledger(session.journal).in_note(touch.note) if slug in gifts]
    with_gift = f", with {listed(given)}" if given else ""
    if touch.kind == "sent" and touch.note.kind in SPOKEN_KINDS:
        return f"{'you talked' if touch.note.via == 'in-person' else 'you called'}{with_gift}"
    return f"{touch.kind}: {kind_words(touch.note.kind)}{with_gift}"


def person_as_json(
    session: OpenSession, contact: Contact, fresh: Freshness, follow_ups: Sequence[FollowUp]
) -> dict[str, Any]:
    """The same for other programs."""
    return {
        "version": 1,
        "contact": contact.slug,
        "name": contact.name,
        "company": session.journal.company_of(contact.slug),
        "role": contact.role,
        "part": contact.part,
        "email": contact.email,
        "other_emails": list(contact.other_emails),
        "phone": contact.phone,
        "linkedin": contact.linkedin,
        "language": session.settings.language_of(contact),
        "interests": list(contact.interests),
        "snoozed_until": contact.snoozed_until and contact.snoozed_until.isoformat(),
        "do_not_contact": contact.do_not_contact,
        "freshness": {"value": round(fresh.value, 3), "word": fresh.word},
        "positions": [position.id for position in session.journal.positions_with(contact.slug)],
        "follow_ups": [item.as_json() for item in follow_ups],
        "touches": [
            {
                "at": iso(touch.at),
                "kind": touch.kind,
                "interview": touch.interview.slug if touch.interview else None,
                "note": touch.note.slug if touch.note else None,
                "said": [
                    {"kind": each.kind, "text": each.text, "by": each.by and each.by.isoformat()}
                    for each in said_in_touch(session.journal, touch)
                ],
            }
            for touch in session.journal.touches_with(contact.slug)
        ],
    }
