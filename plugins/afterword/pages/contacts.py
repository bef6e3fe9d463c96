"""The contacts: the listing, and one page for each person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

from afterword.followups.follow_up import FollowUp
from afterword.followups.freshness import freshness
from afterword.frozen import frozen
from afterword.kinds import kind_words
from afterword.pages.cards import Card, card, line
from afterword.pages.caring import caring, told_above
from afterword.pages.edition import Chip, Edition
from afterword.pages.excerpts import first_words
from afterword.pages.looking import offered_to, offers
from afterword.pages.page import Page, Words
from afterword.pages.places import contact_path, interview_path, note_path
from afterword.pages.sorting import next_key, sort_key
from afterword.records.contact import PART_WORDS, Contact
from afterword.records.conversation import Line, said_in_touch
from afterword.records.journal import Touch
from afterword.times import iso
from afterword.words.counts import capital

SECTION = "contacts/index.md"

#: What the states of a follow-up are called in a filter.
STATE_WORDS = {
    "late": "still welcome",
    "due": "to write",
    "upcoming": "coming up",
    "held": "waiting its turn",
    "owed": "still owed",
    "": "nothing planned",
}

#: How a question of theirs, or a promise, stands.
_SAID_STATES = {"open": "open", "answered": "answered", "kept": "kept", "over": "no longer owed"}

#: Gifts that fit, on a person's page.
_FITTING = 5
#: Introductions there.
_INTRODUCED = 2


@frozen
class ContactRow:
    """A person in the listing."""

    contact: Contact
    company: str
    chips: tuple[Chip, ...]
    last: str
    last_sort: str
    card: Card | None
    state_words: str
    next: str
    next_sort: str


@frozen
class Moment:
    """A line of a person's history, and what was said then as far as the head of the page does not tell it.

    Nothing of what was said in a redacted edition.
    """

    kind: Literal["interview", "sent", "received"]
    day: str
    title: str
    path: str
    words: str
    said: tuple[Line, ...]


def contacts_page(edition: Edition) -> Page:
    """The table of everyone: whom to write to next first, then by name."""
    return Page(SECTION, "People", partial(_table, edition))


def contact_pages(edition: Edition) -> Iterator[Page]:
    """One page for each person."""
    for contact in edition.journal.contacts.values():
        write = partial(_words, edition, contact)
        yield Page(contact_path(contact.slug), contact.name, write, SECTION, contact.file.path)


def _table(edition: Edition, page: Page) -> Words:
    rows = sorted((_row(edition, each) for each in edition.journal.contacts.values()), key=_by_next)
    positions = sorted(edition.journal.positions.values(), key=lambda each: each.newest.ends)
    newest = {each.company: each.id for each in positions}
    return edition.words(page, "contacts", searched=False, people=rows, newest=newest)


def _row(edition: Edition, contact: Contact) -> ContactRow:
    touches = edition.journal.touches_with(contact.slug)
    follow_up = min(edition.follow_ups_of(contact.slug), key=next_key, default=None)
    state = follow_up.state if follow_up else ""
    shown = line(edition, follow_up) if follow_up else None
    return ContactRow(
        contact=contact,
        company=edition.journal.company_of(contact.slug),
        chips=edition.chips(contact),
        last=edition.calendar.day(touches[-1].day) if touches else "",
        last_sort=sort_key(touches[-1].at if touches else None),
        card=shown,
        state_words="please don't" if contact.do_not_contact else STATE_WORDS[state],
        next="please don't" if contact.do_not_contact else "",
        next_sort=next_key(follow_up),
    )


def _by_next(row: ContactRow) -> tuple[bool, str, str, str]:
    return not row.next_sort, row.next_sort, row.contact.name.casefold(), row.contact.slug


def _words(edition: Edition, contact: Contact, page: Page) -> Words:
    journal, redacted = edition.journal, edition.redacted
    touches = journal.touches_with(contact.slug)
    notes = journal.notes_with(contact.slug)
    known = caring(edition, contact.slug)
    first_now = sorted(edition.follow_ups_of(contact.slug), key=_by_date)
    fits = [each for each in edition.fitting(contact.slug) if each.gift not in known.gifts]
    return edition.words(
        page,
        "contact",
        body=contact.file.body,
        contact=contact,
        lead=_lead(edition, contact),
        email="" if redacted else contact.email,
        linkedin=contact.linkedin if contact.linkedin.startswith(("https://", "http://")) else "",
        caring=known,
        told=known.gifts,
        states=_SAID_STATES,
        freshness=freshness(journal, contact.slug, edition.now, edition.settings) if touches else None,
        last_words=_last_words(edition, touches[-1]) if touches else "",
        cards=[card(edition, each) for each in first_now],
        touches=[_moment(edition, each) for each in reversed(touches)],
        drafts=[note for note in notes if note.draft],
        given=edition.ledger.to(contact.slug)[::-1],
        offers=offers(offered_to(contact.slug, edition.candidates_for(contact.slug))),
        introductions=edition.introductions(contact.slug, _INTRODUCED),
        fits=fits[:_FITTING],
        fits_more=max(0, len(fits) - _FITTING),
    )


def _by_date(follow_up: FollowUp) -> tuple[int, str]:
    """What is open first, then what comes or waits, by its day; what is long past last."""
    if follow_up.state in ("late", "due"):
        return 0, ""
    return (2 if follow_up.state == "owed" else 1), iso(follow_up.opens)


def _lead(edition: Edition, contact: Contact) -> str:
    company = edition.journal.company_of(contact.slug)
    role = contact.role
    words = f"{role} at {company}" if role and company else role or company
    part = PART_WORDS[contact.part]
    if part and part != "interviewer" and part.casefold() != role.casefold():
        words = f"{words}, {part}" if words else part
    return capital(words) if words else "Nothing is known of their work yet."


def _last_words(edition: Edition, touch: Touch) -> str:
    what = {"interview": "you last met", "sent": "you last wrote", "received": "they last wrote"}[touch.kind]
    return f"{what} on {edition.calendar.day(touch.day)}"


def _moment(edition: Edition, touch: Touch) -> Moment:
    day = edition.calendar.day(touch.day)
    lines = () if edition.redacted else said_in_touch(edition.journal, touch)
    said = tuple(each for each in lines if not told_above(each))
    if touch.note:
        words = "" if edition.redacted else touch.note.subject
        begun = "" if edition.redacted or touch.note.incoming or said else first_words(touch.note.text)
        if begun:
            said = (Line("you", begun),)
        title = capital(kind_words(touch.note.kind))
        return Moment(touch.kind, day, title, note_path(touch.note.slug), words, said)
    assert touch.interview  # a touch without a note is an interview
    return Moment(
        touch.kind,
        day,
        f"Met: {edition.interview_title(touch.interview)}",
        interview_path(touch.interview.slug),
        touch.interview.position,
        said,
    )
