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
    if not record.complete():
        return None
    value: Callable[[str], Any] = record.values.get
    if value("to") and value("from"):
        record.report_key(
            "from",
            Level.ERROR,
            "to-and-from",
            "A note goes `to` somebody or comes `from` somebody; this one says both.",
            "Delete the line that is not true.",
        )
        return None
    if not value("to") and not value("from"):
        record.report_key(
            "to",
            Level.ERROR,
            "required",
            "A note needs `to` or `from`: the contact it goes to or comes from.",
            "Add a line such as to: priya-raman",
        )
        return None
    contact = to or sender
    if contact is None:
        return None
    incoming = sender is not None
    right, wrong = ("received", "sent") if incoming else ("sent", "received")
    if wrong in record.parts.entries and value(wrong):
        record.report_key(
            wrong,
            Level.ERROR,
            "to-and-from",
            f"A note {'from' if incoming else 'to'} somebody is `{right}`, not `{wrong}`.",
            f"Write {right}: {value(wrong).isoformat()[:16]}",
        )
    at = value(right) or value(wrong)
    if at is None and record.spoilt(right):
        return None  # sent, and nobody knows when: as a draft it would be asked for again
    kind = value("kind")
    if incoming != (kind in INCOMING_KINDS) and kind not in SPOKEN_KINDS:
        record.report_key(
            "kind",
            Level.ERROR,
            "choice",
            f"`kind: {kind}` does not go with a note {'from' if incoming else 'to'} somebody.",
            f"Write, for example, kind: {'reply' if incoming else 'thank-you'}",
        )
        return None
    if incoming and at is None:
        record.report_key(
            "received",
            Level.ERROR,
            "required",
            "A note from somebody needs `received`: when it reached you.",
            "Add a line such as received: 2026-11-23",
        )
        return None
    for key in ("asks", "answer_by"):
        if value(key) and not incoming:
            record.report_key(
                key,
                Level.WARNING,
                "to-and-from",
                f"`{key}` is for a note from somebody, and this one goes to somebody; it does not count.",
                "Delete the line, or write it into the note that you received.",
            )
    promised = read_promises(
        record.file.body, record.file.body_line, day_of(at) if at else None, record.report_at
    )
    return Note(
        slug=record.slug,
        contact=contact,
        incoming=incoming,
        kind=kind,
        interview=interview,
        gift=gift,
        subject=value("subject") or "",
        at=at,
        via=value("via") or "email",
        needs_no_reply=value("needs_no_reply"),
        asks=(value("asks") or "") if incoming else "",
        answer_by=value("answer_by") if incoming else None,
        message_id=value("message_id") or "",
        promised=_in_years(promised, record),
        file=record.file,
    )
