"""Thank-yous: after each interview, to each person met, within a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from afterword.followups.follow_up import Owed
from afterword.followups.situation import Situation
from afterword.kinds import THANK_YOUS
from afterword.records.contact import Contact
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.records.remembering import remembered
from afterword.words.counts import counted, lasting, listed
from afterword.words.dates import spoken

#: Parts to whom a thank-you is brief, also after a long talk.
_BRIEF_PARTS = ("coordinator", "recruiter", "agency")


def thank_yous(situation: Situation) -> Iterator[Owed]:
    """The thank-yous and forward-requests that have not been sent and are not too late."""
    # Those of an interview ahead are upcoming: its end is known, and nothing is due before it.
    for interview in (*situation.circle.held, *situation.circle.ahead):
        if situation.today > _last_day(situation, interview):
            continue
        position = situation.journal.position_of(interview.slug)
        if position and situation.history(position).over:
            continue
        owner = _forwarder(situation, interview)
        through = _through(situation, interview, owner)
        directly = [slug for slug in _to_thank(situation, interview) if slug not in through]
        about = unreached(situation, interview, owner)
        for slug in directly:
            carried = about if slug == owner else ()
            yield _thank_you(situation, interview, position, slug, carried)
        # The owner is not to get a note for each, nor a second one where their own is to be written.
        if owner and about and owner not in directly:
            yield _forward_request(situation, interview, position, owner, about)


def recipients(situation: Situation, interview: Interview) -> tuple[str, ...]:
    """Everyone met; where custom has it so (``CountryPreset.thank_you_to``), only who runs the process."""
    owner = _owner(situation.journal, interview)
    return (owner,) if situation.preset.thank_you_to == "owner" and owner else interview.met


def unreached(situation: Situation, interview: Interview, by: str | None) -> tuple[str, ...]:
    """Slugs of those met in an interview whose thanks somebody else has to pass on.

    No address of theirs is known, they have not been thanked, and they did not ask not to be written to.

    Args:
        situation: the journal and the custom of the country.
        interview: where they were met.
        by: slug of who passes the thanks on; None where nobody can. Nobody is left once they were asked to,
            or that was passed over.
    """
    if by and situation.skipped(by, interview.day, "forward-request"):
        return ()
    left = (slug for slug in _through(situation, interview, by))
    return tuple(slug for slug in left if not forwarded(situation.journal, interview, slug))


def _through(situation: Situation, interview: Interview, by: str | None) -> tuple[str, ...]:
    """Those to thank whose thanks take the way through somebody else, on their way already or not."""
    slugs = _to_thank(situation, interview) if by else ()
    return tuple(slug for slug in slugs if slug != by and not situation.contact(slug).has_address)


def _to_thank(situation: Situation, interview: Interview) -> tuple[str, ...]:
    """Those to whom thanks for an interview are owed and have not been sent."""
    return tuple(
        slug
        for slug in recipients(situation, interview)
        if situation.welcome(slug)
        and not situation.journal.has_left(slug, interview.company)
        and interview.slug not in thanked(situation.journal, slug)
        and not situation.skipped(slug, interview.day, *THANK_YOUS)
    )


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


def forwarded(journal: Journal, interview: Interview, contact: str) -> Note | None:
    """The note that asked the owner to pass on thanks for an interview to somebody, where one was sent.

    A note of its own is for everybody without an address; the owner's thank-you for those whom it names.
    """
    owner = _owner(journal, interview)
    if owner is None or owner == contact:
        return None
    for note in journal.notes_with(owner):
        if note.kind != "forward-request" or note.day is None:
            continue
        if note.interview == interview.slug or (not note.interview and note.day >= interview.day):
            return note
    thanks = thanked(journal, owner).get(interview.slug)
    return thanks if thanks and _names(thanks.text, journal.contacts[contact]) else None


def _names(text: str, person: Contact) -> bool:
    """Whether a text names somebody, by their whole name or as they are called."""
    said = " ".join(text.casefold().split())
    called = (" ".join(name.casefold().split()) for name in (person.name, person.first_name))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) for name in called if name)


def lapsed_thanks(situation: Situation, contact: str, position: Position) -> Interview | None:
    """The newest interview whose thanks came to nothing, where nothing was written to them since.

    The next note to them carries these thanks (design, section 4).
    """
    sent = situation.person(contact).last_sent
    for interview in reversed(situation.journal.interviews_with(contact)):
        if sent and sent >= interview.day:
            return None
        if (
            situation.journal.position_of(interview.slug) is position
            and contact in recipients(situation, interview)
            and situation.today > _until(situation, interview)
            and not situation.skipped(contact, interview.day, *THANK_YOUS)
            and (
                situation.contact(contact).has_address or not forwarded(situation.journal, interview, contact)
            )
        ):
            return interview
    return None


def _thank_you(
    situation: Situation,
    interview: Interview,
    position: Position | None,
    slug: str,
    about: tuple[str, ...] = (),
) -> Owed:
    opens, due = _moments(situation, interview)
    until = _last_day(situation, interview)
    meet = "met" if interview.took_place(situation.now) else "meet"
    names = listed([situation.name(each) for each in about])
    carries = f". It also passes on your thanks to {names}, of whom you have no address" if about else ""
    others = names if len(about) == 1 else f"{counted(len(about), 'other', words=True)}"
    return Owed(
        contact=slug,
        kind=_kind(situation, interview, position, slug),
        opens=opens,
        due=due,
        until=until,
        rule="thank_you_latest",
        reason=f"You {meet} {situation.name(slug)} on {spoken(interview.day)}; a thank-you is best within "
        f"{lasting(situation.cadence.thank_you_latest)}, by {spoken(due)}, "
        f"and welcome until {spoken(until)}{carries}",
        brief=f"you {meet} on {situation.said(interview.day)}; "
        + (f"it thanks {others} too" if about else "thanks are best while fresh"),
        job=position,
        interview=interview.slug,
        about=about,
    )


def _kind(situation: Situation, interview: Interview, position: Position | None, slug: str) -> str:
    earlier = (each for each in situation.journal.interviews_with(slug) if each.starts < interview.starts)
    if position and any(situation.journal.position_of(each.slug) is position for each in earlier):
        return "thank-you-round"
    brief = interview.format == "phone" or situation.journal.part_of(slug, interview.slug) in _BRIEF_PARTS
    return "thank-you-brief" if brief else "thank-you"


def _forward_request(
    situation: Situation, interview: Interview, position: Position | None, owner: str, about: tuple[str, ...]
) -> Owed:
    thanks = _thank_you(situation, interview, position, owner)
    meet = "met" if interview.took_place(situation.now) else "meet"
    names = listed([situation.name(slug) for slug in about])
    return Owed(
        contact=owner,
        kind="forward-request",
        opens=thanks.opens,
        due=thanks.due,
        until=thanks.until,
        rule="thank_you_latest",
        reason=f"You {meet} {names} on {spoken(interview.day)} and have no address of theirs; "
        f"{situation.name(owner)} can pass your thanks on, best by {spoken(thanks.due)}",
        brief=f"{counted(len(about), 'person', 'people', words=True)} of {situation.said(interview.day)} "
        f"{'has' if len(about) == 1 else 'have'} no address here",
        job=position,
        interview=interview.slug,
        about=about,
    )


def _forwarder(situation: Situation, interview: Interview) -> str | None:
    """Who could pass thanks on; None where nobody can, and each thank-you stays one."""
    owner = situation.welcome(_owner(situation.journal, interview))
    return owner if owner and situation.contact(owner).has_address else None


def _owner(journal: Journal, interview: Interview) -> str | None:
    position = journal.position_of(interview.slug)
    return position.owner if position else interview.owner


def _moments(situation: Situation, interview: Interview) -> tuple[datetime, datetime]:
    """When thanks for it open and are due."""
    opens = situation.days.moment_after(interview.ends, situation.cadence.thank_you_earliest)
    return opens, max(opens, situation.days.moment_after(interview.ends, situation.cadence.thank_you_latest))


def _last_day(situation: Situation, interview: Interview) -> date:
    """The day after which thanks for it are no note of their own any more."""
    return max(_until(situation, interview), _moments(situation, interview)[1].date())


def _until(situation: Situation, interview: Interview) -> date:
    return situation.after(interview.ends.date(), situation.cadence.thank_you_until)
