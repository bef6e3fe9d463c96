"""The follow-up to write a note for: what the plan says, or of a kind the user asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from afterword.errors import AfterwordError
from afterword.followups.follow_up import FollowUp
from afterword.gifts.shelf import fitting
from afterword.records.contact import Contact
from afterword.records.journal import Journal

_FIRST = ("due", "late", "held", "upcoming")


def wanted(
    journal: Journal, plan: Sequence[FollowUp], contact: Contact, kind: str | None, today: date
) -> FollowUp:
    """The follow-up to compose a note for.

    Without ``kind`` the first of the plan that is due, else late, else held, else upcoming. With one, the
    plan's of that kind, else one of that kind about their newest interview.

    Raises:
        AfterwordError: they asked not to be written to; or nothing is planned, and no kind was asked for.
    """
    if contact.do_not_contact:
        raise AfterwordError(f'{contact.name} is not to be written to: "{contact.do_not_contact}"')
    planned = [item for item in plan if item.contact == contact.slug and kind in (None, item.kind)]
    if planned:
        # The plan is in order; among equals `min` keeps the first.
        return min(planned, key=lambda item: _FIRST.index(item.state) // 2)
    if kind is None:
        raise AfterwordError(
            f"Nothing is planned for {contact.name}. "
            f"Say what kind of note you want: afterword draft {contact.slug} --kind value-add --save"
        )
    return _asked_for(journal, contact, kind, today)


def _asked_for(journal: Journal, contact: Contact, kind: str, today: date) -> FollowUp:
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
