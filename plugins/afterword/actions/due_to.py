"""What is due to somebody, for the actions that settle it; where nothing is, why, and what went out last."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NoReturn

from afterword.actions.desk import Desk, next_with
from afterword.errors import AfterwordError
from afterword.followups.asked_for import refuse_ahead, thanks_for_a_meeting
from afterword.followups.clauses import no_note, note_to, the_note
from afterword.followups.follow_up import FollowUp
from afterword.followups.promises import unkept
from afterword.followups.reach import no_address
from afterword.followups.situation import Situation
from afterword.kinds import KINDS, THANK_YOUS, kind_words
from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.note import Note
from afterword.records.who import typed
from afterword.times import day_of
from afterword.words.counts import capital
from afterword.words.dates import spoken
from afterword.words.shell import command

_NOW = ("due", "late", "owed")
#: What may go before its day, where the user says that it is this.
_ALSO_EARLY = "promised-item"


def due_to(
    desk: Desk, contact: Contact, kind: str | None, at: date | datetime, interview: str | None = None
) -> FollowUp:
    """The follow-up that a note which went to somebody at ``at`` can have been.

    Thanks for a meeting that has ended are never too early, and a promise may be kept before its day, where
    the kind is said. Where something went to them that day already,
    the kind has to be said: a command repeated by mistake settles nothing.

    Args:
        desk: the journal and the moment.
        contact: to whom it went.
        kind: of note, any of the thank-yous for each of them; None: what is due first.
        at: when it went.
        interview: slug of the one that it is about; empty: about none; None: it is not said.

    Raises:
        AfterwordError: nothing is due, or was on that day; or another note went out that day.
    """
    last = _last_letter(desk, contact)
    that_day = last if last and last.day == day_of(at) else None
    if kind is None and that_day:
        _refuse_again(desk, contact, that_day)
    # What is right to write since a later day did not go out then.
    found = [
        item
        for item in _due(desk, contact, kind, interview)
        if day_of(item.opens) <= day_of(at) or (kind and _promised_by(desk, item, day_of(at)))
    ]
    if not found and day_of(at) < desk.today:
        # Of a note written down late: what was due on its day.
        found = _due(Desk(desk.root, desk.journal, desk.settings, end_of(at)), contact, kind, interview)
    if not found:
        _refuse(desk, contact, kind, at, last)
    return found[0]


def refuse_early(contact: Contact, kind: str, interview: Interview | None, at: date | datetime) -> None:
    """Refuse thanks that would have gone out before the meeting they thank for.

    Raises:
        AfterwordError: the meeting came later.
    """
    if interview and thanks_for_a_meeting(kind) and not _over(interview, at):
        raise AfterwordError(
            f"{capital(the_note(kind))} to {contact.name} is for {spoken(interview.when)}, so it cannot have "
            f"gone out on {spoken(at)}. Say when it did, such as --on {interview.ends.date()}"
        )


def end_of(at: date | datetime) -> datetime:
    """The moment itself; of a day without a time its end."""
    return at if isinstance(at, datetime) else datetime.combine(at, time.max)


def _over(interview: Interview, at: date | datetime) -> bool:
    """Whether a meeting had ended by then; of one without a time that day nobody can say that it had not."""
    if isinstance(interview.when, datetime):
        return interview.took_place(end_of(at))
    return not interview.cancelled and interview.day <= day_of(at)


def _due(desk: Desk, contact: Contact, kind: str | None, interview: str | None = None) -> list[FollowUp]:
    """What can have gone, in the order of the plan, what is still owed behind the rest."""
    found = [
        item
        for item in desk.plan_with(contact.slug)
        if (kind in (None, item.kind) or (kind in THANK_YOUS and item.kind in THANK_YOUS))
        and interview in (None, item.interview or "")
        and (
            item.state in _NOW
            or (item.state == "upcoming" and thanks_for_a_meeting(item.kind) and _met(desk, item))
            or (item.state == "upcoming" and item.kind == kind == _ALSO_EARLY)
        )
    ]
    return sorted(found, key=lambda item: item.state == "owed")


def _met(desk: Desk, item: FollowUp) -> bool:
    interview = desk.journal.interviews.get(item.interview or "")
    return interview is not None and _over(interview, desk.now)


def _promised_by(desk: Desk, item: FollowUp, day: date) -> bool:
    """Whether it keeps a promise that was made by then."""
    if item.kind != _ALSO_EARLY:
        return False
    left = unkept(Situation(desk.journal, desk.now, desk.settings), item.contact)
    return any(each.fact.text == item.promise and each.made <= day for each in left)


def _last_letter(desk: Desk, contact: Contact) -> Note | None:
    """The last note to them that was one; a call of the user's is none."""
    sent = (note for note in desk.journal.notes_with(contact.slug) if note.at and not note.incoming)
    return max(
        (note for note in sent if note.kind in KINDS), key=lambda note: (note.day, note.slug), default=None
    )


def _refuse_again(desk: Desk, contact: Contact, last: Note) -> NoReturn:
    """Say what went out that day, and how to mark another one."""
    others = list(dict.fromkeys(item.kind for item in _due(desk, contact, None)))
    again = "".join(
        f"\nIf another went out too ({kind_words(kind)}): "
        + command("sent", typed(desk.journal, contact.slug), kind=kind)
        for kind in others
    )
    raise AfterwordError(_went_out(desk, contact, last) + (again or f"\n{next_with(desk, contact.slug)}"))


def _refuse(
    desk: Desk, contact: Contact, kind: str | None, at: date | datetime, last: Note | None
) -> NoReturn:
    situation = Situation(desk.journal, desk.now, desk.settings)
    if kind is None or thanks_for_a_meeting(kind):
        ahead = next((each for each in desk.journal.ahead if contact.slug in each.met), None)
        refuse_ahead(situation, contact, kind or THANK_YOUS[0], ahead if kind else None)
    what = capital(no_note(kind)) if kind else "Nothing"
    day = "is due to {} today" if day_of(at) == desk.today else f"was due to {{}} on {spoken(day_of(at))}"
    said = [f"{what} {day.format(contact.name)}."]
    following = next_with(desk, contact.slug)
    if not contact.has_address and no_address(contact) not in following:
        said.append(f"{no_address(contact)}.")
    if last:
        said.append(_went_out(desk, contact, last))
    said.append(following)
    slug = typed(desk.journal, contact.slug)
    if kind is None and any(
        _promised_by(desk, item, day_of(at)) for item in _due(desk, contact, _ALSO_EARLY)
    ):
        said.append(f"\nIf it kept your promise early: {command('sent', slug, kind=_ALSO_EARLY, text='-')}")
    draft = command("draft", slug, kind=kind or "new-information", save=True)
    said.append(f"\nIf you wrote something else, save it first, then mark it: {draft}")
    raise AfterwordError(" ".join(said).replace(" \n", "\n"))


def _went_out(desk: Desk, contact: Contact, last: Note) -> str:
    when = desk.calendar.near(last.at) if last.at else ""
    return f"{capital(note_to(last.kind, contact.name))} went out {when} ({last.file.path})."
