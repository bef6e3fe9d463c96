"""The note to write to a person now: for what the plan says, or of a kind the user asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from afterword.errors import AfterwordError
from afterword.followups.follow_up import FollowUp
from afterword.gifts.shelf import fitting

if TYPE_CHECKING:
    from datetime import date

    from afterword.cli.session import Session
    from afterword.keeping.atomic import Change
    from afterword.records.contact import Contact
    from afterword.records.note import Via
    from afterword.writing.composing import Draft

_FIRST = ("due", "late", "held", "upcoming")


def wanted(session: Session, contact: Contact, kind: str | None) -> FollowUp:
    """The follow-up to compose a note for.

    Without ``kind`` the first of the plan that is due, else late, else held, else upcoming. With one, the
    plan's of that kind, else one of that kind about their newest interview.

    Raises:
        AfterwordError: they asked not to be written to; or nothing is planned, and no kind was asked for.
    """
    if contact.do_not_contact:
        raise AfterwordError(f'{contact.name} is not to be written to: "{contact.do_not_contact}"')
    planned = [item for item in session.plan if item.contact == contact.slug and kind in (None, item.kind)]
    if planned:
        return min(planned, key=lambda item: (_FIRST.index(item.state) // 2, session.plan.index(item)))
    if kind is None:
        raise AfterwordError(
            f"Nothing is planned for {contact.name}. "
            f"Say what kind of note you want: afterword draft {contact.slug} --kind value-add --save"
        )
    return _asked_for(session, contact, kind)


def _asked_for(session: Session, contact: Contact, kind: str) -> FollowUp:
    journal, today = session.journal, session.today
    met = journal.interviews_with(contact.slug)
    owned = journal.positions_with(contact.slug)
    interview = met[-1] if met else owned[-1].newest if owned else None
    position = journal.position_of(interview.slug) if interview else None
    debrief = journal.debrief(interview.slug, contact.slug) if interview else None
    promised = debrief.promised if debrief else ()
    return FollowUp(
        contact=contact.slug,
        name=contact.name,
        company=position.company if position else journal.company_of(contact.slug),
        position=position.title if position else "",
        position_id=position.id if position else "",
        interview=interview.slug if interview else None,
        kind=kind,
        state="due",
        opens=today,
        due=today,
        until=None,
        rule="asked-for",
        why=f"You asked for it on {today}.",
        gifts=tuple(suggestion.gift for suggestion in fitting(journal, contact.slug, today)),
        promise=promised[0].text if promised else "",
    )


def note_file(
    session: Session, draft: Draft, interview: str | None, at: date | None = None, via: str | None = None
) -> Change:
    """The note file for a composed text: a draft, or marked as sent at ``at``."""
    from afterword.keeping.new_records import free_slug, new_note
    from afterword.records.note import Note

    day = (at or session.today).isoformat()[:10]
    note = Note(
        slug=free_slug(f"{day} {draft.to} {draft.kind}", session.journal.notes),
        contact=draft.to,
        incoming=False,
        kind=draft.kind,
        interview=interview,
        gift=draft.gift,
        subject=draft.subject,
        at=at,
    )
    return new_note(replace(note, via=cast("Via", via)) if via else note, draft.body)
