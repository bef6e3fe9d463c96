"""What the tests of composing share: the panels, and follow-ups for the people in them."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path

from conftest import split_files

from afterword.followups.follow_up import FollowUp
from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.settings.settings import Me, Settings
from afterword.words.note_text import core
from afterword.writing.facts import Facts
from afterword.writing.templates import Templates

HERE = Path(__file__).parent
PANELS = tuple(path.stem for path in sorted((HERE / "panels").glob("*.txt")))

ME = Me("Sam Carter", "+44 20 7946 0018", "sam@carter.example")
SETTINGS = Settings(me=ME, spelling="british")

#: The panels met on Friday 20 November in the afternoon.
SATURDAY = datetime(2026, 11, 21, 10)


def journal_of(text: str) -> Journal:
    """A journal from files in one text, which must be without problems."""
    journal = read_files({path: body.encode("utf-8") for path, body in split_files(text).items()})
    assert not journal.problems, [str(problem) for problem in journal.problems]
    return journal


def panel(trade: str) -> Journal:
    """One of the panels."""
    return journal_of((HERE / "panels" / f"{trade}.txt").read_text(encoding="utf-8"))


def length_of(body: str, journal: Journal) -> int:
    """How many words of a letter count for its length: not those that a gift's file gives word for word."""
    text = core(body)
    for gift in journal.gifts.values():
        for said in filter(None, (gift.why, gift.give)):
            text = text.replace(said, "")
    return len(text.split())


def follow_up(
    journal: Journal,
    contact: str,
    kind: str = "thank-you",
    interview: str | None = None,
    gifts: tuple[str, ...] = (),
    promise: str = "",
    thanks_for: str | None = None,
    people: tuple[str, ...] = (),
) -> FollowUp:
    """A follow-up to somebody, about the newest interview with them unless one is named."""
    met = journal.interviews_with(contact)
    about = journal.interviews[interview] if interview else met[-1] if met else None
    position = journal.position_of(about.slug) if about else None
    return FollowUp(
        contact=contact,
        name=journal.contacts[contact].name,
        company=about.company if about else journal.company_of(contact),
        job=position,
        interview=about.slug if about else None,
        kind=kind,
        state="due",
        opens=SATURDAY,
        due=SATURDAY,
        until=None,
        rule="thank_you_latest",
        reason="",
        brief="",
        gifts=gifts,
        promise=promise,
        about=people,
        thanks_for=thanks_for,
    )


@cache
def _templates() -> Templates:
    """The built-in letters: each is compiled once for all tests."""
    return Templates()


def every_letter(
    journal: Journal, about: FollowUp, today: date, settings: Settings = SETTINGS
) -> list[tuple[str, str]]:
    """Subject and text of as many letters of a kind as it takes to read all of its wordings."""
    templates = _templates()
    gift = about.gifts[0] if about.gifts else None
    return [
        templates.render(
            about.kind, number, Facts(journal, about, settings, today, templates, number, gift).variables()
        )[:2]
        for number in range(templates.variety(about.kind))
    ]
