"""What an invitation says of where and how: the place and the form, and never what opens the door.

A link to join, a passcode or a link to call the meeting off is a key. None of it is written down: a journal
lies in git, and may be shown to others.
"""

from __future__ import annotations

import re

from afterword.exchange.people import line, text_of
from afterword.records.interview import Format

_LINK = re.compile(
    r"<?\b(?:https?|zoommtg|msteams|webcal|sip|skype|message|callto)[:/][^\s<>\"]+>?", re.IGNORECASE
)
_WWW = re.compile(
    r"(?<![\w@])(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|webex\.com|whereby\.com|"
    r"calendly\.com|gotomeet\.me|meet\.jit\.si)\S*",
    re.IGNORECASE,
)
#: Words before a key: "Passcode: x", "Meeting ID 345 678", "PIN: 123#".
_KEY = re.compile(
    r"\(?\b(?:pass ?code|pass ?word|passwort|kennwort|kenncode|zugangscode|code d['’]accès|mot de passe|"
    r"toegangscode|wachtwoord|contraseña|clave de acceso|codice d['’]accesso|senha|pwd|pin(?: ?code)?|"
    r"access code|host key|dial-?in|einwahl(?:nummer)?|telefonkonferenz-id|id de (?:la )?réunion|"
    r"(?:meeting|conference|webinar|besprechungs|konferenz|event|réunion|vergader|reunión|riunione)[- ]?"
    r"(?:id|number|nummer|code|kennung|key))\b"
    r"[^\S\n]*[:#=]?[^\S\n]*(?:is |ist |est )?[^\n,;]{0,40}?(?=[\n,;)]|$)\)?",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:microsoft teams|ms teams|teams[- ](?:meeting|besprechung|call|réunion)|teams|zoom|google meet|"
    r"webex|skype|whereby|bluejeans|gotomeeting|jitsi|facetime|video ?(?:call|conference|chat)|"
    r"videokonferenz|videoanruf|visioconférence|videollamada|videobellen|online|remote|virtual(?:ly)?)\b|zoom\.us|meet\.google\.com|"
    r"teams\.(?:microsoft|live)\.com|webex\.com|whereby\.com|gotomeet\.me|meet\.jit\.si|chime\.aws",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"^tel:|\b(?:phone|telephone|telefon\w*|téléphone|teléfono|anruf)\b|^\+?[\d\s()/.-]{7,}$", re.IGNORECASE
)
#: Behind this, a description belongs to the program and not to whoever invites.
_PROGRAM = re.compile(
    r"-::~:~|_{10,}|^-{20,}|need to make changes|join with google meet|microsoft teams (?:meeting|need help)|"
    r"teams-besprechung|powered by calendly|is inviting you to a scheduled zoom|join zoom meeting",
    re.IGNORECASE | re.MULTILINE,
)
_BEFORE_TITLE = re.compile(
    r"^(?:(?:cancell?ed(?: event)?|abgesagt|annulé|geannuleerd|cancelad[oa]|annullat[oa]|updated invitation|"
    r"invitation|einladung|accepted|fw|fwd|wg)\s*:\s*)+",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"^[^\S\n]*(?:interviewers?|your interviewers?|panel(?:lists?)?|"
    r"you(?:'ll| will) (?:meet|speak)(?: with)?|interviewer:innen|gesprächspartner(?:in|innen)?|with)"
    r"[^\S\n]*:[^\S\n]*([^\n]{3,200})$",
    re.IGNORECASE | re.MULTILINE,
)


def without_keys(text: str) -> str:
    """A text without links, passcodes and numbers to dial in."""
    bare = _WWW.sub("", _LINK.sub("", text))
    return _KEY.sub("", bare)


def title_of(summary: str) -> str:
    """What a meeting is called, in one line."""
    bare = _BEFORE_TITLE.sub("", line(without_keys(summary)))
    return bare.strip(" -–—|:,;")[:300].strip()


def place_of(location: str, more: str = "") -> tuple[Format | None, str]:
    """How a meeting is held, and where.

    Args:
        location: as the calendar has it.
        more: what else tells of a meeting online: links of its own, the description.

    Returns:
        How, where that is plain; and the place in words, empty for a meeting online or by telephone.
    """
    pieces = [piece.strip() for piece in re.split(r"[;\n]", location.replace("\r", "")) if piece.strip()]
    online = [piece for piece in pieces if _ONLINE.search(piece) or not without_keys(piece).strip()]
    calls = [piece for piece in pieces if piece not in online and _PHONE.search(piece)]
    rest = [piece for piece in pieces if piece not in online and piece not in calls]
    place = line(", ".join(filter(None, (line(without_keys(piece)).strip(" ,") for piece in rest))))
    place = place[:200].strip()
    if place:
        return ("onsite" if not online and not calls else None), place
    if online:
        return "video", ""
    if calls:
        return "phone", ""
    return ("video", "") if _ONLINE.search(more) else (None, "")


def description_of(text: str) -> str:
    """What whoever invites wrote, without what their program added, and without keys."""
    own = _PROGRAM.split(text_of(text), maxsplit=1)[0]
    lines = (" ".join(each.split()) for each in without_keys(own).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def named_in(text: str) -> tuple[str, ...]:
    """The people whom a description names as those to be met, as it writes them."""
    found = (re.sub(r"\([^()]*\)", "", match[1]) for match in _NAMES.finditer(text_of(text)[:5_000]))
    names = (line(name) for names in found for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", names))
    return tuple(dict.fromkeys(name for name in names if 2 < len(name) <= 60 and not _LINK.search(name)))
