"""A draft through a command of the user's, a local model for one: what it gets, and what is taken back.

Nothing private and nothing sensitive is ever handed over, and a text that comes back meets the same checks as
one of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from afterword.actions.desk import Desk
from afterword.actions.drafting import Drafted
from afterword.checking.checker import Checker
from afterword.errors import AfterwordError
from afterword.kinds import KINDS
from afterword.records.interview import Debrief, Fact
from afterword.records.problems import Level, Problem
from afterword.settings.voice import voice_of
from afterword.words.languages import is_foreign, language_name
from afterword.words.note_text import core, gaps_in, plain_address, without_gaps
from afterword.words.sensitive import doubtful, sensitive
from afterword.writing.composing import Draft
from afterword.writing.shapes import may_be_told

#: Bytes of the longest answer that is looked at; a letter has some two thousand.
LARGEST = 64_000

#: What holds for a draft whatever it says: gaps are looked at apart, and the day is not the text's fault.
_NOT_OF_THE_TEXT = frozenset({"placeholder", "too-soon"})
_SUBJECT = re.compile(r"\s*Subject:[ \t]*(.*)\n", re.IGNORECASE)
_CONTROL = re.compile(r"[^\S\n\t ]|[\0-\x08\x0e-\x1f\x7f-\x9f]")


class RefusedTextError(AfterwordError):
    """A text that came back does not pass."""

    def __init__(self, reasons: Iterable[str]) -> None:
        listed = "\n".join(f"- {reason}" for reason in reasons)
        super().__init__(f"The text that came back was not taken, and nothing was written:\n{listed}")


def handed(desk: Desk, drafted: Drafted) -> str:
    """The facts and the draft for the command, as JSON; `docs/writing.md` describes it.

    Raises:
        AfterwordError: the draft, one that the user saved, holds something sensitive.
    """
    draft, follow_up = drafted.draft, drafted.follow_up
    for place in (*sensitive(draft.subject), *sensitive(draft.body)):
        raise AfterwordError(
            f"The draft says “{place.text}” ({place.kind}), and such words are handed to nobody. "
            "Take them out of it first."
        )
    contact = desk.journal.contacts[draft.to]
    kind = KINDS[draft.kind]
    interview = desk.journal.interviews.get(follow_up.interview or "")
    debrief = interview.debriefs.get(contact.slug) if interview else None
    voice = voice_of(desk.journal, desk.settings)
    gift = desk.journal.gifts.get(draft.gift or "")
    data: dict[str, Any] = {
        "version": 1,
        "to": {
            "name": contact.name,
            "greeting_name": contact.greeting_name,
            "company": follow_up.company or desk.journal.company_of(contact.slug),
            "role": contact.role,
            "interests": [tag for tag in contact.interests if not doubtful(tag)],
        },
        "language": desk.settings.language_of(contact),
        "kind": {
            "id": kind.id,
            "meaning": kind.meaning,
            "must": list(kind.must_words),
            "must_not": list(kind.must_not_words),
            "words": {"target": list(kind.target), "maximum": kind.maximum},
        },
        "position": follow_up.position,
        "met_on": interview.day.isoformat() if interview and contact.slug in interview.met else None,
        "said": _said(debrief) if debrief else {},
        "gift": {"title": gift.title, "url": gift.url, "kind": gift.kind} if gift else None,
        "voice": {
            "greeting": voice.greeting,
            "sign_off": voice.sign_off,
            "contractions": bool(voice.contractions),
            "spelling": desk.settings.spelling,
            "formal": desk.settings.preset.formal,
        },
        "from": desk.settings.me.name,
        "draft": {"subject": draft.subject, "body": draft.body, "gaps": list(draft.placeholders)},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _said(debrief: Debrief) -> dict[str, Any]:
    """What was written down that may be told: nothing private, no line that may hold something sensitive."""

    def lines(facts: Iterable[Fact]) -> list[str]:
        return [fact.text for fact in facts if may_be_told(fact.text)]

    def own(facts: Iterable[Fact]) -> list[str]:
        return [fact.text for fact in facts if not doubtful(fact.text)]

    answers = (answer for asked in debrief.asked_me for answer in asked.answers)
    return {
        "talked_about": lines(debrief.talked_about),
        "lit_up_at": lines(debrief.lit_up_at),
        "asked_me": lines(debrief.asked_me),
        "worries_them": lines(debrief.worries_them),
        "say": own(debrief.say),
        "since": own(debrief.since),
        "answer": own((*debrief.answer, *answers)),
        "promised": [
            {"text": fact.text, "by": fact.by.isoformat() if fact.by else None}
            for fact in debrief.promised
            if may_be_told(fact.text)
        ],
    }


def taken(desk: Desk, drafted: Drafted, answer: str) -> tuple[Drafted, tuple[Problem, ...]]:
    """The draft with the text that came back.

    Args:
        desk: the journal and the moment.
        drafted: what was handed over.
        answer: the text, with a line ``Subject: …`` first where the subject is to change.

    Returns:
        The draft, not saved yet, and the warnings of the checker.

    Raises:
        RefusedTextError: it is empty, holds control characters, is in another language, leaves gaps that the
            draft did not have, says something sensitive, or has what the checker calls an error.
    """
    text = answer.lstrip("\ufeff").replace("\r\n", "\n").strip("\n")
    subject = _SUBJECT.match(f"{text}\n")
    before = drafted.draft
    body = (text[subject.end() :] if subject else text).strip()
    draft = replace(
        before,
        subject=" ".join(subject[1].split()) if subject else before.subject,
        body=f"{body}\n",
        note=None,
        notice="",
    )
    draft = replace(draft, gaps=_gaps(draft, before), gift=_gift(desk, draft))
    if not body:
        raise RefusedTextError(["It is empty."])
    checker = Checker(desk.journal, desk.now, desk.settings, desk.plans)
    problems = checker.check_draft(draft, drafted.follow_up)
    found = [problem for problem in problems if problem.rule not in _NOT_OF_THE_TEXT]
    language = desk.settings.language_of(desk.journal.contacts[draft.to])
    reasons = [*_reasons(draft, before, language), *_errors(found)]
    if reasons:
        raise RefusedTextError(dict.fromkeys(reasons))
    warnings = tuple(problem for problem in found if problem.level == Level.WARNING)
    return replace(drafted, draft=draft), warnings


def _gaps(draft: Draft, before: Draft) -> tuple[Any, ...]:
    """What is to be filled in: brackets that stood in the draft and were no gap there are none here."""
    quoted = f"{before.subject}\n{before.body}"
    found = gaps_in(draft.subject, draft.body)
    return tuple(gap for gap in found if gap.text in before.placeholders or gap.text not in quoted)


def _gift(desk: Desk, draft: Draft) -> str | None:
    """The gift, where the text still gives it."""
    gift = desk.journal.gifts.get(draft.gift or "")
    if gift is None:
        return None
    text = draft.body.casefold()
    kept = gift.title.casefold() in text or (gift.url and plain_address(gift.url) in text)
    return gift.slug if kept else None


def _reasons(draft: Draft, before: Draft, language: str) -> Iterator[str]:
    if _CONTROL.search(f"{draft.subject}\n{draft.body}"):
        yield "It holds control characters; a letter is plain text."
    if "\n" in draft.subject or len(draft.subject) > 200:
        yield "Its subject is no subject; write one short line."
    for gap in draft.gaps:
        if gap.text not in before.placeholders:
            yield f"{gap.text} is to be filled in, and the draft had no such gap."
    for place in (*sensitive(draft.subject), *sensitive(draft.body)):
        yield f"“{place.text}” does not belong in a letter ({place.kind})."
    words = core(without_gaps(draft.body))
    if words and is_foreign(words, language):
        yield f"It does not look as if it were in {language_name(language)}."


def _errors(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        if problem.level == Level.ERROR:
            yield f"Line {problem.line}: {problem.message} {problem.fix}"
