"""Mails that were sent and received, as a mail program saved them: one, a mailbox, or a folder of either.

What a mail says of itself is believed as little as possible: whoever wrote it is told by the address, never
by the name; when, by `Date:`; that nobody wrote it, by the headers of RFC 3834 and those that programs add.
Headers are read first, and the text only of mails that count, so that a large mailbox takes no longer than it
must.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, tzinfo
from email.message import Message

from afterword.exchange.decoding import UnreadableFileError, in_words
from afterword.exchange.found import Found, FoundNote, FoundPerson, LeftOut
from afterword.exchange.invited import is_robot
from afterword.exchange.mail_folders import is_for_drafts, is_for_what_is_gone
from afterword.exchange.mail_headers import Headers, in_plain, moment_in
from afterword.exchange.mail_parts import (
    calendars_of,
    head_of,
    name_of,
    parsed,
    parts_of,
    readable_bytes_of,
)
from afterword.exchange.mail_words import (
    LONGEST,
    NOTHING,
    is_forwarded,
    own_words,
    text_of_html,
    unflowed,
)
from afterword.exchange.meeting_words import description_of
from afterword.exchange.people import line, text_of
from afterword.times import day_of
from afterword.words.counts import counted

#: How a subject begins that answers, in the languages of mail programs.
_ANSWERS = re.compile(
    r"\s*(?:re|ré|rép|r|aw|antw|sv|vs|ref|rif|odp|res|ynt|vá|atb|απ|ответ|回复|回覆|答复|返信)\s*(?:\[\d+\])?\s*[::]",
    re.IGNORECASE,
)
_AUTOMATIC = re.compile(
    r"\s*(?:automatic reply|automatische antwort|auto(?:matic)?[- ]?reply|out of (?:the )?office|abwesend|"
    r"abwesenheits|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|"
    r"undeliver|delivery status|mail delivery failed)",
    re.IGNORECASE,
)
_IDS = re.compile(r"<([^<>\s]{3,250})>")
_LINKEDIN = re.compile(r"(?:^|[@.])linkedin\.com$")
_CALENDAR = re.compile(rb"text/calendar|application/ics|\.ics\b", re.IGNORECASE)
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
#: What lies beside a letter and is no part of it: the invitation, and what proves who wrote.
_UNTOLD = frozenset(
    [
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
    ]
)
#: Said where nobody knows the zone of the user.
IN_UTC = (
    "The times stand in UTC, since this machine counts in it; write your zone under `afterword:`, such as "
    "`timezone: Europe/Berlin`."
)
_UNREADABLE = "its text is encrypted or cannot be read; paste it with `heard … -` or `sent … --text -`"


def read_mails(
    mails: Iterable[bytes],
    zone: tzinfo | None,
    me: frozenset[str],
    *,
    since: date | None = None,
    concerns: Callable[[frozenset[str]], bool] | None = None,
) -> Found:
    """Read mails.

    Args:
        mails: the bytes of each.
        zone: the user's; None where it is not known: times then stand in UTC, and that is said.
        me: the user's addresses, in small letters.
        since: leave older ones alone.
        concerns: whether some of these addresses, in small letters, are of people whom it is about; None: one
            mail was chosen, and counts whoever it is from. What concerns nobody is only counted.

    Returns:
        Each as a note. ``said`` counts what was left alone.
    """
    notes: dict[str, FoundNote] = {}
    left: list[LeftOut] = []
    cut: list[str] = []
    others = older = again = 0
    for data in mails:
        try:
            headers = Headers(head_of(data))
        except UnreadableFileError as error:
            left.append(LeftOut("a mail", str(error)))
            continue
        about = headers.words("subject") or "a mail without a subject"
        senders, recipients = headers.people("from"), headers.people("to", "cc", "bcc")
        emails = frozenset(person.email for person in (*senders, *recipients)) - me
        if concerns and not concerns(emails):
            others += 1
            continue
        at = moment_in(headers.first("date"), zone)
        if since and at and day_of(at) < since:
            older += 1
            continue
        reason = _not_wanted(headers) or _invites(data) or _not_a_letter(headers, senders)
        if not reason and at is None:
            reason = "it has no date that can be read; write it down with `heard … --on` or `sent … --on`"
        if reason or at is None:
            left.append(LeftOut(about, reason))
            continue
        note = _note(data, headers, senders[0], recipients, at, me)
        if isinstance(note, LeftOut):
            left.append(note)
        elif note.message_id in notes:
            again += 1
        else:
            notes[note.message_id] = note
            if note.cut:
                cut.append(f"“{about}” is very long; its first {LONGEST:,} characters are kept.")
    said = cut + [
        f"{counted(number, 'mail')} {why}."
        for number, why in (
            (others, "with nobody who is in the journal left alone"),
            (older, f"from before {since} left alone"),
            (again, "found a second time"),
        )
        if number
    ]
    if zone is None and notes:
        said.append(IN_UTC)
    return Found("mail", notes=tuple(notes.values()), left_out=tuple(left), said=tuple(said))


def note_beside(data: bytes, zone: tzinfo | None, me: frozenset[str]) -> FoundNote | None:
    """What a person wrote in the mail that brings an invitation.

    Args:
        data: the mail.
        zone: as for ``read_mails``.
        me: as for ``read_mails``.

    Returns:
        None where a program wrote all of it, or the user did, or nobody thought of a word. Keys to a meeting
        are left out of the text.
    """
    try:
        headers = Headers(head_of(data))
    except UnreadableFileError:
        return None
    senders = headers.people("from")
    at = moment_in(headers.first("date"), zone)
    if at is None or _not_wanted(headers) or _not_a_letter(headers, senders):
        return None
    writing = (*senders, *headers.people("sender"))
    if senders[0].email in me or any(is_robot(each.email) for each in writing):
        return None
    note = _note(data, headers, senders[0], headers.people("to", "cc", "bcc"), at, me)
    if isinstance(note, LeftOut):
        return None
    # Exchange puts when and where above the words, and this line between them.
    words = description_of(re.split(r"(?:\*~){5,}\*?", note.text)[-1])
    said = note.subject.casefold().endswith(words.casefold()) or words == NOTHING
    return None if said else replace(note, text=words)


def _not_wanted(headers: Headers) -> str:
    """Why a mail is one that never went out, or was thrown away; empty where it is none."""
    labels = [label.strip() for label in headers.words("x-gmail-labels").split(",")]
    status = headers.first("x-mozilla-status").strip()
    with suppress(ValueError):
        if int(status or "0", 16) & 0x0008:
            return "it is deleted, and only still in the file"
    if headers.first("x-unsent").strip() == "1":
        return "it is a draft, and never went out"
    if any(map(is_for_drafts, labels)):
        return "it is a draft"
    if any(map(is_for_what_is_gone, labels)):
        return "it lies with the spam or in the bin"
    return ""


def _invites(data: bytes) -> str:
    """What to do with a mail that brings an invitation; empty for any other."""
    if b"BEGIN:VCALENDAR" not in data and not _CALENDAR.search(data):
        return ""
    try:
        brings = calendars_of(parsed(data))
    except UnreadableFileError:
        return ""
    return "it brings an invitation; save this one mail, or its invite.ics, and import that" if brings else ""


def _not_a_letter(headers: Headers, senders: tuple[FoundPerson, ...]) -> str:
    """Why a mail is none that one person wrote to another; empty where it is one."""
    if not senders:
        return "nobody is named who sent it"
    if _LINKEDIN.search(senders[0].email):
        return (
            "it is from LinkedIn, not from the person; write it down with `heard WHO - --via linkedin`, or "
            "import messages.csv of your LinkedIn data"
        )
    kind = headers.words("content-type").lower()
    if kind.startswith("multipart/report") and "delivery-status" in kind:
        return "a mail server reports on a mail of yours; if it did not arrive, look at the address"
    automatic = headers.words("auto-submitted").partition(";")[0].strip().lower()
    if (
        automatic not in ("", "no")
        or "x-autoreply" in headers
        or "x-autorespond" in headers
        or _AUTOMATIC.match(headers.words("subject"))
        or headers.words("precedence").lower() == "auto_reply"
        or kind.startswith("multipart/report")
    ):
        return "it is an automatic reply"
    if (
        "list-id" in headers
        or "list-unsubscribe" in headers
        or headers.words("precedence").lower() in ("bulk", "list", "junk")
    ):
        return "it went to a list, not to you"
    return ""


def _note(
    data: bytes,
    headers: Headers,
    sender: FoundPerson,
    recipients: tuple[FoundPerson, ...],
    at: datetime,
    me: frozenset[str],
) -> FoundNote | LeftOut:
    subject = headers.words("subject")
    about = subject or "a mail without a subject"
    try:
        message = parsed(data)
    except UnreadableFileError as error:
        return LeftOut(about, str(error))
    answering = bool(_ANSWERS.match(subject))
    read = _text(message, whole=not answering and is_forwarded(subject))
    if read is None:
        return LeftOut(about, _UNREADABLE)
    text, names = read
    forwarded = not answering and is_forwarded(subject, text)
    ids = _IDS.findall(headers.first("in-reply-to") + " " + headers.first("references"))[:200]
    own = _IDS.search(headers.first("message-id"))
    made = hashlib.sha1(
        "\n".join((headers.first("date"), sender.email, subject)).encode("utf-8", "replace"),
        usedforsecurity=False,
    )
    words = own_words(text_of(text[:LONGEST]), whole=forwarded)
    if len(text) > LONGEST:
        words += "\n\n…"
    if names:
        words = f"{words}\n\n(attached: {', '.join(names)[:1_000]})"
    return FoundNote(
        line=0,
        message_id=line(own[1]) if own else f"sha1-{made.hexdigest()}",
        sender=sender,
        recipients=tuple(person for person in recipients if person.email not in me),
        at=at,
        mine=sender.email in me,
        subject=subject,
        text=words,
        answers=tuple(dict.fromkeys(ids)),
        is_reply=not forwarded and (answering or bool(ids)),
        attachments=names,
        cut=len(text) > LONGEST,
    )


def _text(message: Message, *, whole: bool) -> tuple[str, tuple[str, ...]] | None:
    """The text of a mail and the names of what is attached; None where it holds none that can be read."""
    if message.get_content_type() in _ENCRYPTED:
        return None
    plain: list[str] = []
    rich: list[str] = []
    names: list[str] = []
    for part in parts_of(message):
        kind = part.get_content_type()
        name = line(in_plain(name_of(part)))[:100]
        if kind == "message/rfc822":
            names.append(name or "a mail")
            continue
        if (name and part is not message) or part.get_content_disposition() == "attachment":
            told = name and kind not in _UNTOLD and not name.lower().endswith(".ics")
            names += [name] if told else []
        elif kind in ("text/plain", "text/html"):
            words = _words(part)
            if words is None:
                return None
            if kind == "text/plain":
                plain.append(_unflowed(part, words))
            else:
                rich.append(text_of_html(words, whole=whole))
    if not (plain or rich or names):
        return None
    # Some programs cut a text in two where a picture stands in it.
    both = ("\n\n".join(each.strip("\n") for each in kind if each.strip()) for kind in (plain, rich))
    found = next(filter(None, both), "")
    if "-----BEGIN PGP MESSAGE" in found[:2_000]:
        return None
    return found, tuple(names)


def _words(part: Message) -> str | None:
    """The text of a part; None where it cannot be brought back into the form in which it was written."""
    data = readable_bytes_of(part)
    if data is None:
        return None
    try:
        charset = part.get_content_charset()
    except (LookupError, ValueError, TypeError, AttributeError):
        charset = None
    return in_words(data[:2_000_000], charset).replace("\r\n", "\n").replace("\r", "\n")


def _unflowed(part: Message, words: str) -> str:
    if str(part.get_param("format") or "").lower() == "flowed":
        return unflowed(words, delsp=str(part.get_param("delsp") or "").lower() == "yes")
    return words
