"""Thank-yous: after each interview, to each person met, within a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from afterword.followups.situation import Owed, Situation
from afterword.kinds import THANK_YOUS
from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.records.remembering import remembered
from afterword.words.counts import listed
from afterword.words.dates import spoken

#: Parts to whom a thank-you is brief, also after a long talk.
_BRIEF_PARTS = ("coordinator", "recruiter", "agency")


def thank_yous(now: Situation) -> Iterator[Owed]:
    """The thank-yous and forward-requests that have not been sent, the lapsed ones included."""
    for interview in now.journal.interviews.values():
        position = now.journal.position_of(interview.slug)
        if position and now.history(position).over:
            continue
        unreachable = []
        for slug in recipients(now, interview):
            if not now.welcome(slug) or interview.slug in thanked(now.journal, slug):
                continue
            if has_no_address(now.contact(slug)) and _forwarder(now, interview, slug):
                unreachable.append(slug)
            else:
                yield _thank_you(now, interview, position, slug)
        if unreachable:
            yield from _forward_request(now, interview, position, tuple(unreachable))


def recipients(now: Situation, interview: Interview) -> tuple[str, ...]:
    """Everyone met; where custom has it so (``CountryPreset.thank_you_to``), only who runs the process."""
    owner = _owner(now.journal, interview)
    return (owner,) if now.preset.thank_you_to == "owner" and owner else interview.met


def thanked(journal: Journal, contact: str) -> Mapping[str, Note]:
    """The interviews for which somebody has been thanked, by slug, with the note.

    A note that names no interview is for the newest one before it that they were met in and that has
    no thanks yet.
    """
    known = _known(journal)
    if contact not in known:
        known[contact] = _thanked(journal, contact)
    return known[contact]


@remembered
def _known(journal: Journal) -> dict[str, Mapping[str, Note]]:
    """What ``thanked`` found so far; each page on an interview asks for everyone again."""
    return {}


def _thanked(journal: Journal, contact: str) -> Mapping[str, Note]:
    notes = [n for n in journal.notes_with(contact) if n.kind in THANK_YOUS and n.day is not None]
    # An owner who was in no interview can be thanked for them all the same.
    thankable = journal.interviews_with(contact) or tuple(
        interview for position in journal.positions_with(contact) for interview in position.interviews
    )
    found: dict[str, Note] = {}
    for note in notes:
        if note.interview:
            found.setdefault(note.interview, note)
    for note in notes:
        if not note.interview:
            before = [i for i in thankable if i.day <= (note.day or date.max)]
            newest = next((i for i in reversed(before) if i.slug not in found), None)
            if newest:
                found[newest.slug] = note
    return found


def forwarded(journal: Journal, interview: Interview) -> Note | None:
    """The note that asked the owner to pass on thanks for an interview, where one was sent."""
    owner = _owner(journal, interview)
    for note in journal.notes_with(owner) if owner else ():
        if note.kind != "forward-request" or note.day is None:
            continue
        if note.interview == interview.slug or (not note.interview and note.day >= interview.day):
            return note
    return None


def lapsed_thanks(now: Situation, contact: str, position: Position) -> Interview | None:
    """The newest interview whose thanks came to nothing, where nothing was written to them since.

    The next note to them carries these thanks (design, section 4).
    """
    sent = now.person(contact).last_sent
    for interview in reversed(now.journal.interviews_with(contact)):
        if sent and sent >= interview.day:
            return None
        if (
            now.journal.position_of(interview.slug) is position
            and contact in recipients(now, interview)
            and now.today > _until(now, interview)
            and not (has_no_address(now.contact(contact)) and forwarded(now.journal, interview))
        ):
            return interview
    return None


def _thank_you(now: Situation, interview: Interview, position: Position | None, slug: str) -> Owed:
    opens = now.days.moment_after(interview.ends, now.cadence.thank_you_earliest)
    due = max(opens, now.days.moment_after(interview.ends, now.cadence.thank_you_latest))
    until = max(_until(now, interview), due.date())
    return Owed(
        contact=slug,
        kind=_kind(now, interview, position, slug),
        opens=opens,
        due=due,
        until=until,
        rule="thank_you_latest",
        reason=f"You met {now.name(slug)} on {spoken(interview.day)}; a thank-you is best within "
        f"{now.cadence.thank_you_latest.words}, by {spoken(due)}, and welcome until {spoken(until)}",
        position=position,
        interview=interview.slug,
    )


def _kind(now: Situation, interview: Interview, position: Position | None, slug: str) -> str:
    earlier = (each for each in now.journal.interviews_with(slug) if each.starts < interview.starts)
    if position and any(now.journal.position_of(each.slug) is position for each in earlier):
        return "thank-you-round"
    brief = interview.format == "phone" or now.journal.part_of(slug, interview.slug) in _BRIEF_PARTS
    return "thank-you-brief" if brief else "thank-you"


def _forward_request(
    now: Situation, interview: Interview, position: Position | None, about: tuple[str, ...]
) -> Iterator[Owed]:
    # One request names everybody: the owner of a panel is not to get one for each.
    owner = _owner(now.journal, interview)
    if not owner or forwarded(now.journal, interview):
        return
    thanks = _thank_you(now, interview, position, owner)
    names = listed([now.name(slug) for slug in about])
    yield Owed(
        contact=owner,
        kind="forward-request",
        opens=thanks.opens,
        due=thanks.due,
        until=thanks.until,
        rule="thank_you_latest",
        reason=f"You met {names} on {spoken(interview.day)} and have no address of theirs; "
        f"{now.name(owner)} can pass your thanks on, best by {spoken(thanks.due)}",
        position=position,
        interview=interview.slug,
        about=about,
    )


def _forwarder(now: Situation, interview: Interview, slug: str) -> str | None:
    """Who could pass thanks on to somebody; None where nobody can, and the thank-you stays one."""
    owner = now.welcome(_owner(now.journal, interview))
    return owner if owner and owner != slug and not has_no_address(now.contact(owner)) else None


def has_no_address(contact: Contact) -> bool:
    """Whether there is no way known to write to somebody."""
    return not (contact.email or contact.phone or contact.linkedin)


def _owner(journal: Journal, interview: Interview) -> str | None:
    position = journal.position_of(interview.slug)
    return position.owner if position else interview.owner


def _until(now: Situation, interview: Interview) -> date:
    return now.after(interview.ends.date(), now.cadence.thank_you_until)
