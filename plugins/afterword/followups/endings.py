"""Endings: what is owed once a position is filled, or left, to everybody who has earned a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal

from afterword.followups.clauses import Clause
from afterword.followups.follow_up import Owed
from afterword.followups.history import LEAVING, happened, is_agency
from afterword.followups.situation import Situation
from afterword.kinds import THANK_YOUS
from afterword.records.names import folded
from afterword.records.note import Note
from afterword.records.position import Position
from afterword.times import Duration
from afterword.words.counts import lasting
from afterword.words.dates import spoken

#: What somebody was in a position, for the word they have earned at its end.
Role = Literal["agency", "owner", "hiring-manager", "recruiter", "often", "once"]

#: Who is told first: the agency, since it tells the others, then whoever runs the process.
_TURN: Mapping[Role, int] = MappingProxyType(
    {"agency": 0, "owner": 1, "hiring-manager": 2, "recruiter": 3, "often": 4, "once": 5}
)

#: By outcome, the kind of note to whoever was what; nobody else is owed one (design, section 4).
_GOODBYE: Mapping[Role, str] = MappingProxyType(
    {
        "owner": "gracious-rejection",
        "hiring-manager": "gracious-rejection",
        "agency": "filled-by-other",
        "recruiter": "filled-by-other",
        "often": "gracious-rejection",
    }
)
_ACCEPTED: Mapping[Role, str] = MappingProxyType(
    {
        "owner": "accepted-new-team",
        "hiring-manager": "accepted-new-team",
        "agency": "accepted-thank-all",
        "recruiter": "accepted-thank-all",
        "often": "accepted-new-team",
        "once": "accepted-new-team",
    }
)
_WITHDRAWN: Mapping[Role, str] = MappingProxyType(
    dict.fromkeys(("owner", "hiring-manager", "agency", "recruiter"), "withdraw")
)
_DECLINED: Mapping[Role, str] = MappingProxyType({**_WITHDRAWN, "owner": "decline-offer"})


def endings(situation: Situation) -> Iterator[Owed]:
    """What each position that has ended asks for, in so far as it was not done."""
    for position in situation.circle.positions:
        match position.outcome:
            case "filled-by-other":
                yield from _goodbyes(situation, position)
            case "filled-by-me":
                yield from _accepted(situation, position)
            case "withdrawn" | "declined":
                yield from _leaving(situation, position)
    if filled := situation.past.filled:
        yield from _elsewhere(situation, filled)
        yield from _good_news(situation, filled[-1])


def role_of(situation: Situation, position: Position, slug: str) -> Role:
    """What somebody was in a position: the first that is true of agency, owner, hiring manager, recruiter.

    Of the others, those met in two rounds, or with whom the user wishes to stay in touch, and those met once.
    """
    if slug == position.owner and not is_agency(situation.journal, slug, (position,)):
        return "owner"
    part = situation.journal.part_of(slug, position.newest.slug)
    if part == "agency" or part == "hiring-manager" or part == "recruiter":
        return part
    rounds = sum(slug in interview.met for interview in position.held)
    return "often" if rounds > 1 or situation.contact(slug).stay_in_touch else "once"


def _people(situation: Situation, position: Position) -> Iterator[tuple[str, Role]]:
    """Everyone met in a position, and its owner, who can be written to about it, the agency first."""
    people = dict.fromkeys((*position.met, *([position.owner] if position.owner else [])))
    roles = {
        slug: role_of(situation, position, slug) for slug in people if situation.reachable(slug, position)
    }
    yield from sorted(roles.items(), key=lambda item: _TURN[item[1]])


def _kind(table: Mapping[Role, str], position: Position, slug: str, role: Role) -> str | None:
    """The kind of note; an agency that runs the process is told what its owner would be, but for a start."""
    if role == "agency" and slug == position.owner and table is not _ACCEPTED:
        role = "owner"
    return table.get(role)


def _goodbyes(situation: Situation, position: Position) -> Iterator[Owed]:
    days = known, due, _ = _within(situation, position.known_on, situation.cadence.gracious_within)
    for slug, role in _people(situation, position):
        kind = _kind(_GOODBYE, position, slug, role)
        if not kind or _written(situation, position, slug, ("gracious-rejection", "filled-by-other")):
            continue
        reason = (
            f"On {spoken(known)} you learnt that {position.title} went to somebody else; a gracious word "
            f"is best within {lasting(situation.cadence.gracious_within)}, by {spoken(due)}"
        )
        said = Clause(reason, f"on {situation.said(known)} you learnt it went to somebody else")
        yield from _owed(situation, position, slug, role, kind, days, "gracious_within", said)


def _accepted(situation: Situation, position: Position) -> Iterator[Owed]:
    days = known, due, _ = _within(situation, position.known_on, situation.cadence.accepted_within)
    for slug, role in _people(situation, position):
        if _written(situation, position, slug, ("accepted-thank-all", "accepted-new-team")):
            continue
        # The people one will work with are told something else than, say, the agency.
        colleague = situation.journal.house_of(slug) == folded(position.company)
        kind = _ACCEPTED[role] if colleague else "accepted-thank-all"
        reason = (
            f"{position.title} became yours on {spoken(known)}; thanks to {situation.name(slug)} are best "
            f"within {lasting(situation.cadence.accepted_within)}, by {spoken(due)}"
        )
        said = Clause(reason, f"the job became yours on {situation.said(known)}")
        yield from _owed(situation, position, slug, role, kind, days, "accepted_within", said)


def _elsewhere(situation: Situation, filled: Sequence[Position]) -> Iterator[Owed]:
    """Withdrawing from whatever else was open when a position was filled by the user.

    A position that began after that belongs to another search, and is left alone.
    """
    for position in situation.circle.positions:
        taken = next((taken for taken in filled if position.first.day <= taken.known_on), None)
        if not taken or position.ended:
            continue
        known = taken.known_on
        left = situation.history(position).left
        if left and happened(left).date() < known:
            continue
        days = _, due, _ = _within(situation, known, situation.cadence.withdraw_within)
        table = _DECLINED if position.outcome == "offer" else _WITHDRAWN
        for slug, role in _people(situation, position):
            kind = _kind(table, position, slug, role)
            if not kind or _told(situation, position, slug, known, LEAVING):
                continue
            reason = (
                f"{taken.title} became yours on {spoken(known)}; word to {position.company} is best within "
                f"{lasting(situation.cadence.withdraw_within)}, by {spoken(due)}"
            )
            said = Clause(reason, f"you took another job on {situation.said(known)}; let them know")
            yield from _owed(situation, position, slug, role, kind, days, "withdraw_within", said)


def _leaving(situation: Situation, position: Position) -> Iterator[Owed]:
    """Telling them that the user does not go on, unless they know: they wrote, or were written to, since."""
    known = position.known_on
    days = _, due, _ = _within(situation, known, situation.cadence.withdraw_within)
    withdrawn = position.outcome == "withdrawn"
    for slug, role in _people(situation, position):
        kind = _kind(_WITHDRAWN if withdrawn else _DECLINED, position, slug, role)
        if not kind or _told(situation, position, slug, position.last_met, LEAVING):
            continue
        if _told(situation, position, slug, known):
            continue
        reason = (
            f"You {'withdrew from' if withdrawn else 'declined'} {position.title} on {spoken(known)}; word "
            f"to {situation.name(slug)} is best within {lasting(situation.cadence.withdraw_within)}, "
            f"by {spoken(due)}"
        )
        brief = f"you {'withdrew' if withdrawn else 'declined'} on {situation.said(known)}; let them know"
        said = Clause(reason, brief)
        yield from _owed(situation, position, slug, role, kind, days, "withdraw_within", said)


def _good_news(situation: Situation, position: Position) -> Iterator[Owed]:
    """To mentors: whom the user met outside any position, and wishes to stay in touch with."""
    days = known, due, _ = _within(situation, position.known_on, situation.cadence.accepted_within)
    for slug, contact in situation.circle.contacts.items():
        met = situation.journal.interviews_with(slug)
        mentor = contact.stay_in_touch and any(not interview.position for interview in met)
        if not mentor or slug in position.people or not situation.reachable(slug):
            continue
        if any(
            each.kind == "good-news" and happened(each).date() >= known for each in _sent(situation, slug)
        ):
            continue
        reason = (
            f"{position.title} became yours on {spoken(known)}; {contact.name} will be glad to hear it, best "
            f"within {lasting(situation.cadence.accepted_within)}, by {spoken(due)}"
        )
        talk = next(interview.slug for interview in reversed(met) if not interview.position)
        said = Clause(reason, f"you took a job on {situation.said(known)}; they will be glad")
        for owed in _owed(situation, position, slug, "once", "good-news", days, "accepted_within", said):
            # They have no part in the position, so neither its company nor its interview is theirs.
            yield owed.but(job=None, interview=talk)


def _owed(
    situation: Situation,
    position: Position,
    slug: str,
    role: Role,
    kind: str,
    days: tuple[date, date, date],
    rule: str,
    said: Clause,
) -> Iterator[Owed]:
    opens, due, until = days
    if situation.skipped(slug, opens, kind):
        return
    yield Owed(
        contact=slug,
        kind=kind,
        opens=opens,
        due=due,
        until=until,
        turn=_TURN[role],
        rule=rule,
        reason=said.whole,
        brief=said.brief,
        job=position,
        interview=position.newest.slug,
    )


def _within(situation: Situation, known: date, length: Duration) -> tuple[date, date, date]:
    """When it opens, is due and lapses: by then the news is old, and keeping in touch begins, if wished."""
    due = situation.after(known, length)
    return known, due, max(due, situation.after(known, situation.cadence.stay_first))


def _sent(situation: Situation, slug: str) -> tuple[Note, ...]:
    return situation.person(slug).sent


def _written(situation: Situation, position: Position, slug: str, kinds: tuple[str, ...]) -> bool:
    """Whether a note of these kinds went to somebody about this position."""
    return any(
        note.kind in kinds
        and (
            situation.journal.position_of(note.interview) is position
            if note.interview
            else happened(note).date() >= position.known_on
        )
        # What was written at an earlier end, before they met again, does not count for this one; a meeting
        # after this one is no new end.
        and happened(note).date() >= min(position.last_met, position.known_on)
        for note in _sent(situation, slug)
    )


def _told(
    situation: Situation, position: Position, slug: str, since: date, kinds: tuple[str, ...] = ()
) -> bool:
    """Whether something passed with somebody about the position since a day, of these kinds, or of any.

    Thanks for a meeting or an offer tell nobody that the user goes another way.
    """
    return any(
        note.contact == slug
        and happened(note).date() >= since
        and (note.kind in kinds if kinds else note.kind not in (*THANK_YOUS, "offer-thanks"))
        for note in situation.history(position).notes
    )
