"""The follow-up to write a note for: what the plan says, or of a kind the user asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from afterword.errors import AfterwordError
from afterword.followups.follow_up import FollowUp
from afterword.followups.promises import unkept
from afterword.followups.reach import for_want_of_address
from afterword.followups.sharing import left_for
from afterword.followups.situation import Situation
from afterword.followups.thank_yous import unreached
from afterword.kinds import THANK_YOUS
from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.who import typed
from afterword.settings.settings import Settings
from afterword.times import moment_of
from afterword.words.dates import spoken
from afterword.words.shell import command

_FIRST = {"due": 0, "late": 0, "owed": 1, "held": 2, "upcoming": 2}


def wanted(
    journal: Journal,
    plan: Sequence[FollowUp],
    contact: Contact,
    kind: str | None,
    now: date | datetime,
    settings: Settings,
    interview: str | None = None,
) -> FollowUp:
    """The follow-up to compose a note for.

    Without ``kind`` the first of the plan that is due or late, else still owed, else held or coming next.
    With one, the plan's of that kind, else one of that kind about their newest interview; for a promised item
    that of the promise, for a forward-request the newest with somebody whose thanks are to be passed on.

    Args:
        journal: the records.
        plan: the follow-ups of that moment.
        contact: whom to write to.
        kind: of note; None: what the plan says.
        now: local civil time; a date means its noon.
        settings: of which the country counts.
        interview: slug of the one that it is about, where several notes of the kind are planned; empty: about
            none; None: it is not said.

    Raises:
        AfterwordError: they asked not to be written to; nothing is planned, and no kind was asked for; or it
            would thank for a meeting that lies ahead.
    """
    if contact.do_not_contact:
        raise AfterwordError(f'{contact.name} is not to be written to: "{contact.do_not_contact}"')
    planned = [item for item in plan if item.contact == contact.slug and kind in (None, item.kind)]
    planned = [item for item in planned if interview in (None, item.interview or "")] or planned
    situation = Situation(journal, now, settings)
    ahead = {interview.slug: interview for interview in situation.journal.ahead}
    early = [item for item in planned if item.interview in ahead and thanks_for_a_meeting(item.kind)]
    if early and early == planned:
        refuse_ahead(situation, contact, early[0].kind, ahead[early[0].interview or ""])
    elif early:
        planned = [item for item in planned if item not in early]
    if planned:
        # The plan is in order; among equals `min` keeps the first. Of what is to come, the next goes first.
        first = min(planned, key=lambda item: _FIRST[item.state])
        coming = [item for item in planned if item.state == "upcoming"]
        return first if first.state != "upcoming" else min(coming, key=lambda item: moment_of(item.opens))
    if kind is None:
        _see_another(journal, plan, contact)
        raise AfterwordError(
            f"Nothing is planned for {contact.name}{for_want_of_address(journal, contact)}. "
            "Say what kind of note you want: "
            f"{command('draft', typed(journal, contact.slug), kind='value-add', save=True)}"
        )
    return _asked_for(situation, contact, kind, plan)


def _see_another(journal: Journal, plan: Sequence[FollowUp], contact: Contact) -> None:
    """Say whom to write to instead of somebody without an address, if there is anybody.

    Raises:
        AfterwordError: there is; where thanks take the way through them, with the command for these.
    """
    if contact.has_address:
        return
    through = next((item for item in plan if contact.slug in item.about), None)
    if through:
        raise AfterwordError(
            f"No address of {contact.name} is known; see {through.name}, whose note passes your thanks on: "
            f"{command('draft', typed(journal, through.contact))}"
        )
    owners = (each.owner for each in reversed(journal.positions_with(contact.slug)) if each.owner)
    owner = next((each for each in owners if each != contact.slug), None)
    if owner and journal.contacts[owner].has_address:
        raise AfterwordError(
            f"No address of {contact.name} is known, so nothing is due to them; "
            f"see {journal.contacts[owner].name}, who can pass on a word from you."
        )


def refuse_ahead(
    situation: Situation, contact: Contact, kind: str, interview: Interview | None = None
) -> None:
    """Refuse thanks for a meeting that has not ended.

    Args:
        situation: the journal and the moment.
        contact: whom to thank.
        kind: of note; only those that thank are refused.
        interview: the meeting; None: the next with them, where they have not been met yet.

    Raises:
        AfterwordError: it lies ahead; the message says when it ends.
    """
    if not thanks_for_a_meeting(kind):
        return
    if interview is None and not situation.journal.interviews_with(contact.slug):
        interview = next((each for each in situation.journal.ahead if contact.slug in each.met), None)
    if not interview or interview.cancelled or interview.took_place(situation.now):
        return
    # Of one today without a time nobody can say that it has not been.
    if isinstance(interview.when, datetime) or interview.day > situation.today:
        raise AfterwordError(
            f"You have not met {contact.name} yet: that interview is ahead, on {spoken(interview.when)}. "
            f"Thanks can be written once it has ended, on {spoken(interview.ends)}."
        )


def thanks_for_a_meeting(kind: str) -> bool:
    """Whether notes of a kind thank for a meeting, their own or that of others."""
    return kind in THANK_YOUS or kind == "forward-request"


def _asked_for(situation: Situation, contact: Contact, kind: str, plan: Sequence[FollowUp]) -> FollowUp:
    journal, today = situation.journal, situation.today
    refuse_ahead(situation, contact, kind)
    met = journal.interviews_with(contact.slug)
    known = journal.positions_with(contact.slug)
    interview = met[-1] if met else known[-1].newest if known else None
    about: tuple[str, ...] = ()
    if kind == "forward-request":
        rounds = {each.slug: each for position in known for each in position.interviews}
        rounds.update((each.slug, each) for each in met)
        # The newest in which there is somebody to thank, be it one that they were not in themselves.
        for each in sorted(rounds.values(), key=lambda each: (each.starts, each.slug), reverse=True):
            if about := unreached(situation, each, contact.slug):
                interview = each
                break
    promised = unkept(situation, contact.slug) if kind == "promised-item" else []
    if promised:
        interview = promised[0].interview or interview
    position = journal.position_of(interview.slug) if interview else None
    return FollowUp(
        contact=contact.slug,
        name=contact.name,
        company=position.company if position else journal.company_of(contact.slug),
        job=position,
        interview=interview.slug if interview else None,
        kind=kind,
        state="due",
        opens=today,
        due=today,
        rule="asked-for",
        reason=f"You asked for it on {today}",
        brief="you asked for it",
        gifts=left_for(situation, contact.slug, plan) if situation.preset.suggests_gift(kind) else (),
        promise=promised[0].fact.text if promised else "",
        about=about,
    )
