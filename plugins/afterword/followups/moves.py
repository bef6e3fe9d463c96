"""Moves: a good word to somebody who told the user that they leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from afterword.followups.follow_up import Owed
from afterword.followups.history import happened
from afterword.followups.situation import Situation
from afterword.words.dates import spoken


def moves(situation: Situation) -> Iterator[Owed]:
    """Congratulations to everybody who has left a company and said so."""
    for slug, contact in situation.circle.contacts.items():
        if not contact.former or not situation.reachable(slug):
            continue
        person = situation.person(slug)
        news = [note for note in person.notes if note.incoming and note.kind == "news"]
        if not news:
            continue
        told = happened(news[-1]).date()
        written = any(
            note.kind == "congratulate" and happened(note).date() >= told for note in person.sent
        ) or situation.skipped(slug, told, "congratulate")
        if not written:
            yield _congratulation(situation, slug, told, contact.former[-1])


def _congratulation(situation: Situation, slug: str, told: date, company: str) -> Owed:
    return Owed(
        contact=slug,
        kind="congratulate",
        opens=told,
        due=told,
        patience=situation.cadence.give_until,
        rule="congratulate",
        reason=f"{situation.name(slug)} told you on {spoken(told)} that they leave {company}; a good word is "
        f"welcome from {spoken(told)}",
        brief=f"they told you on {situation.said(told)} that they leave",
    )
