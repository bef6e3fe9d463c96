"""What a page asks for: JSON of anybody, read into an ``Asked`` or refused. It knows no server or journal."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, get_args

from afterword.actions.answers import Answers, ShapeError, read_answers
from afterword.frozen import frozen
from afterword.kinds import INCOMING_KINDS, OUTGOING_KINDS, SPOKEN_KINDS
from afterword.mkdocs_plugin.acting.questions import from_form
from afterword.records.note import Via
from afterword.words.counts import listed

#: Bytes of the longest body; a letter has some two thousand.
LARGEST = 256 * 1024
#: Objects and lists within each other: a debrief has a line of a person of an interview.
DEEPEST = 8
#: Characters of the longest value of one line, and of the longest slug: a file name.
_LONGEST_LINE, _LONGEST_SLUG = 2_000, 255

#: What a slug can be: the name of a file, and no way to another one.
_SLUG = re.compile(r"[^/\\\s.:](?:[^/\\\n\r]*[^/\\\s])?")
#: A hash as the page may give it in place of a text.
HASH = re.compile(r"sha256:[0-9a-f]{64}")


class NotAskedError(ValueError):
    """What was sent is nothing that a page of ours asks for; the message is one sentence."""


@frozen
class Asked:
    """One action, as a page asked for it. What was not said is None, or empty where that means the same.

    Attributes:
        action: its name, one of ``ACTIONS``.
        contact: slug of the person; of a candidate for a gift of all by whom it stands, with "/" between.
        kind: of note.
        follow_up: key of the follow-up that the page showed.
        interview: slug of the interview that it is about; empty: about none.
        note: slug of the saved draft that the page showed; empty: there was none.
        subject: of the letter.
        text: the letter, or what was said.
        via: how it went.
        reason: why it is passed over.
        until: a day as a person types it.
        position: which one a message is about.
        said: what they said who are to be left in peace.
        last: what the last action was, as the page showed it.
        seen: the text of the file as the page showed it, or its hash.
        told: the answers of a debrief.
        file: the unfinished debrief that the page showed; empty: a new one; None: the newest there is.
        candidate: the address, or the title, of what may become a gift.
        says: what is said of it: yes, read it (which is yes, too), no or later.
        why: why it is good, a sentence that may go into a note.
    """

    action: str
    contact: str = ""
    kind: str | None = None
    follow_up: str | None = None
    interview: str | None = None
    note: str | None = None
    subject: str | None = None
    text: str = ""
    via: str | None = None
    reason: str = ""
    until: str = ""
    position: str | None = None
    said: str = ""
    last: str | None = None
    seen: str | None = None
    told: Answers = field(default_factory=Answers)
    file: str | None = None
    candidate: str = ""
    says: str = ""
    why: str = ""


Read = Callable[[str, object], Any]


def _line(name: str, value: object) -> str:
    text = _text(name, value)
    if len(text) > _LONGEST_LINE:
        raise NotAskedError(f"{name} is longer than {_LONGEST_LINE:,} characters.")
    if len(text.splitlines()) > 1 or text != text.strip("\n") or "\t" in text:
        raise NotAskedError(f"{name} is one line.")
    return text


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise NotAskedError(f"{name} is a text.")
    text = value.replace("\r\n", "\n")
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text):
        raise NotAskedError(f"{name} holds characters that no text has.")
    return text


def _slug(name: str, value: object) -> str:
    text = _line(name, value)
    if len(text.encode("utf-8")) > _LONGEST_SLUG or not _SLUG.fullmatch(text):
        raise NotAskedError(f"{name} is the name of no record.")
    return text


def _slugs(name: str, value: object) -> str:
    return "/".join(_slug(name, each) for each in _text(name, value).split("/"))


def _slug_or_none(name: str, value: object) -> str:
    return "" if value == "" else _slug(name, value)


def _told(name: str, value: object) -> Answers:
    try:
        return read_answers(from_form(value))
    except ShapeError as error:
        raise NotAskedError(f"{name}: {error}") from error


def _one_of(choices: tuple[str, ...]) -> Read:
    def read(name: str, value: object) -> str:
        if _line(name, value) not in choices:
            raise NotAskedError(f"{name} is one of {listed(choices, 'or')}.")
        return str(value)

    return read


_LETTER: Mapping[str, Read] = {
    "contact": _slug,
    "kind": _one_of(OUTGOING_KINDS),
    "text": _text,
    "follow_up": _line,
    "interview": _slug_or_none,
    "note": _slug_or_none,
    "subject": _line,
    "seen": _text,
}

#: What each action takes, and what of it has to be there.
ACTIONS: Mapping[str, tuple[Mapping[str, Read], frozenset[str]]] = {
    "sent": ({**_LETTER, "via": _one_of(get_args(Via))}, frozenset({"contact", "kind", "text"})),
    "save": (_LETTER, frozenset({"contact", "kind", "text"})),
    "skip": (
        {
            "contact": _slug,
            "kind": _one_of(OUTGOING_KINDS),
            "follow_up": _line,
            "interview": _slug_or_none,
            "reason": _line,
        },
        frozenset({"contact", "kind"}),
    ),
    "snooze": (
        {"contact": _slug, "kind": _one_of(OUTGOING_KINDS), "interview": _slug_or_none, "until": _line},
        frozenset({"contact", "until"}),
    ),
    "heard": (
        {"contact": _slug, "text": _text, "kind": _one_of(INCOMING_KINDS), "position": _line},
        frozenset({"contact", "text"}),
    ),
    "called": (
        {
            "contact": _slug,
            "text": _text,
            "kind": _one_of(SPOKEN_KINDS),
            "via": _one_of(("phone", "in-person")),
            "position": _line,
        },
        frozenset({"contact", "text"}),
    ),
    "stop": ({"contact": _slug, "said": _line}, frozenset({"contact"})),
    "gift": (
        {
            "contact": _slugs,
            "candidate": _line,
            "says": _one_of(("yes", "read it", "no", "later")),
            "why": _line,
            "until": _line,
        },
        frozenset({"contact", "candidate", "says"}),
    ),
    "undo": ({"last": _line}, frozenset()),
    "state": ({}, frozenset()),
    "debrief-begun": ({}, frozenset()),
    "debrief-keep": ({"told": _told, "file": _line, "seen": _text}, frozenset({"told"})),
    "debrief-drop": ({"file": _line, "seen": _text}, frozenset({"file"})),
    "debrief-shown": ({"told": _told}, frozenset({"told"})),
    "debrief": ({"told": _told, "file": _line, "seen": _text}, frozenset({"told"})),
}


def read_asked(body: bytes) -> Asked:
    """Read the body of a request.

    Args:
        body: at most ``LARGEST`` bytes of JSON: an object with ``action`` and what ``ACTIONS`` says of it.

    Raises:
        NotAskedError: it is anything else.
    """
    values = _parsed(body)
    if not isinstance(values, dict):
        raise NotAskedError("An action is a JSON object.")
    name = values.pop("action", None)
    if not isinstance(name, str) or name not in ACTIONS:
        raise NotAskedError("There is no such action.")
    takes, needed = ACTIONS[name]
    if unknown := values.keys() - takes.keys():
        raise NotAskedError(f"{name} takes no {_shown(min(unknown))}.")
    if missing := needed - values.keys():
        raise NotAskedError(f"{name} needs {listed(sorted(missing))}.")
    return Asked(name, **{key: takes[key](key, value) for key, value in values.items()})


def _parsed(body: bytes) -> object:
    if len(body) > LARGEST:
        raise NotAskedError(f"That is too long: an action has at most {LARGEST:,} bytes.")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotAskedError("An action is written in UTF-8.") from error
    if _depth(text) > DEEPEST:
        raise NotAskedError("That is nested too deeply for an action.")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except NotAskedError:
        raise
    except (ValueError, RecursionError) as error:  # also a number of a million digits
        raise NotAskedError("An action is JSON, and this is none.") from error


def _depth(text: str) -> int:
    """How deep brackets stand within each other, outside texts: known before anything is made of them."""
    depth = deepest = 0
    for sign in re.findall(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', text, re.DOTALL):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise NotAskedError("A name stands twice in one object.")
    return values


def _no_number(word: str) -> object:
    raise NotAskedError(f"{word} is no number.")


def _shown(name: str) -> str:
    """A name of anybody's, such that it can stand in a sentence."""
    return f'"{name}"' if re.fullmatch(r"[\w-]{1,40}", name) else "such name"
