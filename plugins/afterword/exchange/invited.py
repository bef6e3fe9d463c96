"""Who is in an invitation or a mail: people, and what only looks like them.

A calendar invites rooms, groups and robots as it invites people, and the sender of a mail may be a program.
What tells them apart was looked up, program by program (November 2026).
"""

from __future__ import annotations

import re

from afterword.exchange.found import FoundPerson
from afterword.exchange.people import address, line, shared
from afterword.words.counts import capital
from afterword.words.person_names import read_name, without_title

#: Local parts of programs that write.
_ROBOT = re.compile(
    r"(?:.*[.+_-])?(?:no-?_?reply|do-?not-?_?reply|nicht-?antworten|mailer-daemon|postmaster|bounces?|"
    r"notifications?|notify|alerts?|calendar-\w+|calendar|scheduling|scheduler|invitations?|invites?|robot|bot)"
    r"(?:[.+_-].*)?"
)
#: Houses whose mail is written by programs for other people, and all below them.
_ROBOT_HOSTS = frozenset(
    [
        "ashbyhq.com",
        "bookings.microsoft.com",
        "cal.com",
        "calendly.com",
        "calendar.google.com",
        "chilipiper.com",
        "doodle.com",
        "gem.com",
        "goodtime.io",
        "greenhouse.io",
        "greenhouse-mail.io",
        "hire.lever.co",
        "icims.com",
        "indeed.com",
        "jobvite.com",
        "lever.co",
        "linkedin.com",
        "modernloop.io",
        "myworkday.com",
        "personio.de",
        "prelude.co",
        "recruitee.com",
        "savvycal.com",
        "smartrecruiters.com",
        "successfactors.com",
        "teamtailor-mail.com",
        "teams.microsoft.com",
        "workablemail.com",
        "xing.com",
        "youcanbook.me",
        "zoom.us",
    ]
)
#: Houses where everybody may have an address, so that it says nothing of where they work.
FREE_HOSTS = frozenset(
    [
        "aol.com",
        "fastmail.com",
        "free.fr",
        "freenet.de",
        "gmail.com",
        "gmx.at",
        "gmx.ch",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hey.com",
        "hotmail.co.uk",
        "hotmail.com",
        "icloud.com",
        "laposte.net",
        "libero.it",
        "live.com",
        "mac.com",
        "mail.com",
        "mail.ru",
        "mailbox.org",
        "me.com",
        "msn.com",
        "orange.fr",
        "outlook.com",
        "outlook.de",
        "posteo.de",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "t-online.de",
        "tutanota.com",
        "web.de",
        "yahoo.co.uk",
        "yahoo.com",
        "yahoo.de",
        "yandex.ru",
        "ymail.com",
        "zoho.com",
    ]
)
#: What stands behind a name and is no part of it: "(Engineering)", "[C]", "via LinkedIn".
_BEHIND = re.compile(r"(?:\s*[(\[][^()\[\]]*[)\]]|\s+via\s+.*)+$", re.IGNORECASE)
_QUOTES = "\"'“”„‚‘’«» "
#: What people put behind a comma that is no first name.
_DEGREE = re.compile(
    r"(?:(?:ph\.?\s?d|m\.?\s?d|mba|m\.?\s?sc|b\.?\s?sc|m\.?\s?a|b\.?\s?a|m\.?\s?eng|ll\.?m|j\.?d|d\.?phil|dr\.?|"
    r"prof\.?|jr\.?|sr\.?|ii|iii|iv|cpa|cfa|pmp|phr|sphr|shrm-\w+|pe|p\.?eng|he/him|she/her|they/them)\.?[\s,]*)+",
    re.IGNORECASE,
)


def is_robot(email: str) -> bool:
    """Whether a program writes from an address."""
    local, _, host = email.partition("@")
    return bool(_ROBOT.fullmatch(local)) or _below(host, _ROBOT_HOSTS)


def is_room_or_group(email: str, kind: str = "") -> bool:
    """Whether an address is of no single person.

    Args:
        email: in small letters.
        kind: what the calendar calls it (CUTYPE), in capitals; empty where it says nothing.
    """
    host = email.partition("@")[2]
    return kind in ("RESOURCE", "ROOM", "GROUP") or host.endswith(
        ("resource.calendar.google.com", "group.calendar.google.com", "groups.google.com")
    )


def is_nobody(email: str, kind: str = "") -> bool:
    """Whether an address is that of no single person, of whatever kind."""
    return is_room_or_group(email, kind) or is_robot(email) or shared(email)


def works_nowhere(email: str) -> bool:
    """Whether an address says nothing of where somebody works."""
    return _below(email.partition("@")[2], FREE_HOSTS)


def person_at(email: str, called: str = "", number: int = 0) -> FoundPerson | None:
    """Somebody by their address and what they are called beside it.

    Args:
        email: as it stands there.
        called: their name, as the other program writes it: in quotes, with a department, family name first.
        number: the line on which they stand.

    Returns:
        None where there is no address.
    """
    bare = address(email)
    if not bare:
        return None
    name = shown_name(called)
    if name and "@" not in name and any(sign.isalpha() for sign in name):
        return FoundPerson(number, name, email=bare)
    return FoundPerson(number, _guessed(bare), email=bare, guessed=True)


def shown_name(called: str) -> str:
    """A name as it is written down, of the way in which mail and calendars write it."""
    name = line(called).strip(_QUOTES)
    name = _BEHIND.sub("", name).strip(_QUOTES) or name
    first, comma, rest = name.partition(",")
    first, rest = first.strip(_QUOTES), rest.strip(_QUOTES)
    if comma and rest and "," not in rest:
        if not _DEGREE.fullmatch(rest):
            name = f"{rest} {_without_doctor(first)}"
    elif comma and not rest:
        name = first
    return _without_doctor(name)[:200].strip()


def _without_doctor(name: str) -> str:
    """A name without what stands before it as a title."""
    return without_title(name) if read_name(name).title else name


def _guessed(email: str) -> str:
    """A name made from an address: lotte.wiersma@ is Lotte Wiersma."""
    local = re.sub(r"\+.*", "", email.partition("@")[0])
    words = [word for word in re.split(r"[._\d-]+", local) if word]
    return " ".join(f"{word.upper()}." if len(word) == 1 else capital(word) for word in words) or local


def _below(host: str, houses: frozenset[str]) -> bool:
    pieces = host.split(".")
    return any(".".join(pieces[at:]) in houses for at in range(len(pieces)))
