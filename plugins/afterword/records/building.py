"""Raw records made into contacts, interviews, gifts and notes, their references checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from afterword.kinds import INCOMING_KINDS, SPOKEN_KINDS
from afterword.records.contact import Contact
from afterword.records.debrief import read_debriefs, read_promises
from afterword.records.gift import Gift
from afterword.records.gift_lines import GiftLine, gift_lines
from afterword.records.interview import Debrief, Fact, Interview
from afterword.records.note import Note
from afterword.records.problems import Level
from afterword.records.raw_record import RawRecord
from afterword.records.values import latest_day
from afterword.times import FIRST_DAY, Duration, day_of

_NO_LINE = GiftLine("", 0)


def contact(record: RawRecord) -> Contact | None:
    """A contact, or None where something required is missing."""
    if not record.complete():
        return None
    value: Callable[[str], Any] = record.values.get
    stay = value("stay_in_touch")
    return Contact(
        slug=record.slug,
        name=value("name") or "",
        company=value("company") or "",
        role=value("role") or "",
        part=value("part") or "interviewer",
        address=value("address") or "",
        email=value("email") or "",
        phone=value("phone") or "",
        linkedin=value("linkedin") or "",
        other_emails=value("other_emails") or (),
        language=value("language") or "",
        interests=value("interests") or (),
        stay_in_touch=bool(stay),
        stay_gap=stay if isinstance(stay, Duration) else None,
        snoozed_until=value("snoozed_until"),
        # Who wrote something there that cannot be read wrote it to be left alone.
        do_not_contact=value("do_not_contact") or ("yes" if record.spoilt("do_not_contact") else ""),
        former=value("former") or (),
        skipped=value("skipped") or (),
        file=record.file,
    )


def interview(
    record: RawRecord, contacts: Mapping[str, Contact], by_name: Mapping[str, str]
) -> Interview | None:
    """An interview and its debriefs, or None where something required is missing."""
    met = record.known("met", contacts, "contact")
    owner = record.one("owner", contacts, "contact")
    held: date | datetime | None = record.values.get("when")
    debriefs = read_debriefs(
        record.file.body,
        record.file.body_line,
        met,
        contacts,
        by_name,
        day_of(held) if held else None,
        record.report_at,
        unread=record.unread("met", contacts, "contact"),
    )
    if not record.complete():
        return None
    value: Callable[[str], Any] = record.values.get
    when: date | datetime = value("when")
    outcome, outcome_on = value("outcome"), value("outcome_on")
    if outcome not in (None, "open") and not outcome_on:
        record.report_key(
            "outcome",
            Level.WARNING,
            "outcome-date",
            f"`outcome: {outcome}` does not say when that became known, so the day of the interview counts.",
            "Add a line such as outcome_on: 2026-12-10",
        )
    day = day_of(when)
    for key in ("decision_by", "answer_by", "outcome_on"):
        later = value(key)
        # One that was called off may well have been decided on before its day.
        if later and later < day and not value("cancelled"):
            record.report_key(
                key,
                Level.WARNING,
                "date-order",
                f"`{key}: {later}` lies before the interview itself, {day}.",
                "Correct the year or the month of one of the two.",
            )
    return Interview(
        slug=record.slug,
        company=value("company") or "",
        when=when,
        position=value("position") or "",
        minutes=value("minutes") or 60,
        round=value("round"),
        format=value("format"),
        met=met,
        owner=owner,
        decision_by=value("decision_by"),
        answer_by=value("answer_by"),
        cancelled=bool(value("cancelled")),
        invitation=value("invitation") or (),
        revision=value("revision"),
        outcome=outcome,
        outcome_on=outcome_on,
        feeling=value("feeling"),
        debriefs=MappingProxyType({slug: _sound(debrief, record) for slug, debrief in debriefs.items()}),
        file=record.file,
    )


def _sound(debrief: Debrief, record: RawRecord) -> Debrief:
    """A debrief whose promises name days in the years of a search, or none."""
    promised = _in_years(debrief.promised, record)
    return debrief if promised == debrief.promised else replace(debrief, promised=promised)


def _in_years(promised: tuple[Fact, ...], record: RawRecord) -> tuple[Fact, ...]:
    """Promises without the days that lie outside the years of a search; each of those is a problem."""
    last = latest_day(record.today)
    sound = []
    for fact in promised:
        if fact.by and not FIRST_DAY <= fact.by <= last:
            record.report_at(
                fact.line,
                3,
                Level.WARNING,
                "promise-date",
                f"`by {fact.by}` lies outside the years of a search, {FIRST_DAY.year} to {last.year}.",
                "Correct the year; until then the promise has no date.",
            )
            fact = replace(fact, by=None)
        sound.append(fact)
    return tuple(sound)


def gift(record: RawRecord, contacts: Mapping[str, Contact]) -> Gift | None:
    """A gift, or None where something required is missing."""
    given = record.known("given", contacts, "contact")
    if not record.complete():
        return None
    value: Callable[[str], Any] = record.values.get
    lines = gift_lines(record.file.body, record.file.body_line)
    why, give = lines.get("why", _NO_LINE), lines.get("give", _NO_LINE)
    return Gift(
        slug=record.slug,
        title=value("title") or "",
        kind=value("kind"),
        interests=value("interests") or (),
        url=value("url") or "",
        found=value("found"),
        expires=value("expires"),
        read=bool(value("read")),
        agreed=bool(value("agreed")),
        paid=bool(value("paid")),
        given=given,
        why=why.text,
        give=give.text,
        why_line=why.line,
        give_line=give.line,
        file=record.file,
    )


def note(
    record: RawRecord,
    contacts: Mapping[str, Contact],
    interviews: Mapping[str, Interview],
    gifts: Mapping[str, Gift],
) -> Note | None:
    """A note, or None where something required is missing or contradicts itself."""
    to, sender = record.one("to", contacts, "contact"), record.one("from", contacts, "contact")
    interview = record.one("interview", interviews, "interview")
    gift = record.one("gift", gifts, "gift")
    contact, incoming = to or sender, sender is not None
    if not record.complete() or not _goes_one_way(record) or contact is None:
        return None
    at = _when(record, incoming)
    if not _is_known_when(record, incoming, at) or not _is_of_its_kind(record, incoming, at):
        return None
    asks, answer_by = _wanted(record, incoming)
    promised = read_promises(
        record.file.body, record.file.body_line, day_of(at) if at else None, record.report_at
    )
    value: Callable[[str], Any] = record.values.get
    return Note(
        slug=record.slug,
        contact=contact,
        incoming=incoming,
        kind=value("kind"),
        interview=interview,
        gift=gift,
        subject=value("subject") or "",
        at=at,
        via=value("via") or "email",
        needs_no_reply=value("needs_no_reply"),
        asks=asks,
        answer_by=answer_by,
        message_id=value("message_id") or "",
        promised=_in_years(promised, record),
        file=record.file,
    )


def _goes_one_way(record: RawRecord) -> bool:
    """Whether a note says whom it goes to, or from whom it comes, and not both; else that is a problem."""
    to, sender = record.values.get("to"), record.values.get("from")
    if to and sender:
        record.report_key(
            "from",
            Level.ERROR,
            "to-and-from",
            "A note goes `to` somebody or comes `from` somebody; this one says both.",
            "Delete the line that is not true.",
        )
    elif not to and not sender:
        record.report_key(
            "to",
            Level.ERROR,
            "required",
            "A note needs `to` or `from`: the contact it goes to or comes from.",
            "Add a line such as to: priya-raman",
        )
    return bool(to) != bool(sender)


def _when(record: RawRecord, incoming: bool) -> date | datetime | None:
    """When a note was sent or received; None for a draft. Under the key of the other way it is a problem."""
    right, wrong = _keys_of_when(incoming)
    there = record.values.get(wrong)
    if wrong in record.parts.entries and there:
        record.report_key(
            wrong,
            Level.ERROR,
            "to-and-from",
            f"A note {_way(incoming)} somebody is `{right}`, not `{wrong}`.",
            f"Write {right}: {there.isoformat()[:16]}",
        )
    return record.values.get(right) or there


def _is_known_when(record: RawRecord, incoming: bool, at: date | datetime | None) -> bool:
    """Whether a note says when, or nothing of it: with a day that cannot be read it is sent, and no draft."""
    right, _ = _keys_of_when(incoming)
    return at is not None or not record.spoilt(right)


def _is_of_its_kind(record: RawRecord, incoming: bool, at: date | datetime | None) -> bool:
    """Whether the kind goes with the way of a note, and one that came says when; problems where not."""
    kind = record.values.get("kind")
    if incoming != (kind in INCOMING_KINDS) and kind not in SPOKEN_KINDS:
        record.report_key(
            "kind",
            Level.ERROR,
            "choice",
            f"`kind: {kind}` does not go with a note {_way(incoming)} somebody.",
            f"Write, for example, kind: {'reply' if incoming else 'thank-you'}",
        )
        return False
    if incoming and at is None:
        record.report_key(
            "received",
            Level.ERROR,
            "required",
            "A note from somebody needs `received`: when it reached you.",
            "Add a line such as received: 2026-11-23",
        )
        return False
    return True


def _wanted(record: RawRecord, incoming: bool) -> tuple[str, date | None]:
    """What whoever wrote wants, and until when; in a note to somebody it is a problem and does not count."""
    asks, answer_by = record.values.get("asks"), record.values.get("answer_by")
    if incoming:
        return asks or "", answer_by
    for key, said in (("asks", asks), ("answer_by", answer_by)):
        if said:
            record.report_key(
                key,
                Level.WARNING,
                "to-and-from",
                f"`{key}` is for a note from somebody, and this one goes to somebody; it does not count.",
                "Delete the line, or write it into the note that you received.",
            )
    return "", None


def _keys_of_when(incoming: bool) -> tuple[str, str]:
    """The key that says when, and the one of the other way."""
    return ("received", "sent") if incoming else ("sent", "received")


def _way(incoming: bool) -> str:
    return "from" if incoming else "to"
