"""The interviews: the listing, and one page for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from afterword.actions.foreseen import Foreseen
from afterword.followups.coverage import Thanked, coverage
from afterword.followups.follow_up import FollowUp
from afterword.frozen import frozen
from afterword.kinds import THANK_YOUS
from afterword.pages.cards import Card, line
from afterword.pages.edition import Chip, Edition
from afterword.pages.page import Page, Words
from afterword.pages.places import contact_path, interview_path, note_path
from afterword.pages.positions import SECTION as POSITIONS
from afterword.pages.private import private_marked
from afterword.records.interview import Interview
from afterword.records.position import outcome_in_words
from afterword.words.counts import capital

SECTION = "interviews/index.md"


@frozen
class InterviewRow:
    """An interview in the listing."""

    interview: Interview
    thanked: tuple[Thanked, ...]
    share: float | None
    state_words: str


@frozen
class PersonThere:
    """Somebody met: what they do, whether they were thanked, and what they care about.

    Attributes:
        slug: of their contact.
        role: what they do.
        card: of the thanks still to be written.
        label: what is to be written, where something is.
        words: the time left for it; or when they were thanked.
        path: of the follow-up, or of the note that thanked them.
        chips: their interests.
        foreseen: what the thanks would make of the lines of their debrief that they do not take as they
            are, while they are still to be written; nothing in a redacted edition.
    """

    slug: str
    role: str
    card: Card | None
    label: str
    words: str
    path: str
    chips: tuple[Chip, ...]
    foreseen: tuple[Foreseen, ...]


def interviews_page(edition: Edition) -> Page:
    """The table of every interview, the newest first."""
    return Page(SECTION, "Interviews", partial(_table, edition), POSITIONS)


def interview_pages(edition: Edition) -> Iterator[Page]:
    """One page for each interview."""
    for interview in edition.journal.interviews.values():
        path, title = interview_path(interview.slug), edition.interview_title(interview)
        yield Page(path, title, partial(_words, edition, interview), SECTION, interview.file.path)


def _table(edition: Edition, page: Page) -> Words:
    newest_first = sorted(
        edition.journal.interviews.values(), key=lambda each: (each.starts, each.slug), reverse=True
    )
    rows = [_row(edition, each) for each in newest_first]
    return edition.words(page, "interviews", searched=False, interviews=rows)


def _row(edition: Edition, interview: Interview) -> InterviewRow:
    thanked = coverage(edition.journal, interview.slug)
    done = sum(each.thanked for each in thanked)
    return InterviewRow(
        interview=interview,
        thanked=thanked,
        share=done / len(thanked) if thanked else None,
        state_words="" if not thanked else "everyone thanked" if done == len(thanked) else "some not thanked",
    )


def _words(edition: Edition, interview: Interview, page: Page) -> Words:
    people = _people(edition, interview)
    return edition.words(
        page,
        "interview",
        body=private_marked(interview.file.body),
        interview=interview,
        position=edition.journal.position_of(interview.slug),
        when=_when(edition, interview),
        facts=_facts(edition, interview),
        thanked=coverage(edition.journal, interview.slug),
        people=people,
        there=_there(edition, interview),
        owed=any(each.card for each in people),
        foreseen=[each for each in people if each.foreseen],
        left_open=any(line.open for each in people for line in each.foreseen),
    )


def _there(edition: Edition, interview: Interview) -> str:
    """What to call those whom the file names: whether they were met, will be, or were only to be."""
    if interview.cancelled:
        return "Who was to be there"
    return "Who was there" if interview.took_place(edition.journal.moment) else "Who will be there"


def _when(edition: Edition, interview: Interview) -> str:
    day = edition.calendar.long_day(interview.when)
    if not isinstance(interview.when, datetime):
        return day
    return f"{day}, {edition.calendar.hour(interview.when)} to {edition.calendar.hour(interview.ends)}"


def _facts(edition: Edition, interview: Interview) -> list[str]:
    facts: list[str] = []
    if interview.cancelled:
        facts.append("cancelled: it did not take place")
    if interview.format:
        facts.append(interview.format)
    if interview.owner:
        facts.append(f"run by {edition.person(interview.owner)}")
    if interview.decision_by:
        they = "they decide" if interview.decision_by >= edition.today else "they meant to decide"
        facts.append(f"{they} by {edition.calendar.day(interview.decision_by)}")
    if interview.outcome:
        day = edition.calendar.day(interview.outcome_on) if interview.outcome_on else ""
        facts.append(f"outcome: {outcome_in_words(interview.outcome, day)}")
    return [capital(fact) for fact in facts]


def _people(edition: Edition, interview: Interview) -> list[PersonThere]:
    thanked = {each.contact: each for each in coverage(edition.journal, interview.slug)}
    return [_person(edition, interview, slug, thanked.get(slug)) for slug in interview.met]


def _person(edition: Edition, interview: Interview, slug: str, thanked: Thanked | None) -> PersonThere:
    contact = edition.journal.contacts[slug]
    card, label, words, path = None, "", "", ""
    if thanked and thanked.note:
        day = f" {edition.calendar.day(thanked.on)}" if thanked.on else ""
        through = "" if thanked.note.contact == slug else f" through {edition.person(thanked.note.contact)}"
        words, path = f"thanked{day}{through}", note_path(thanked.note.slug)
    elif owed := _owed(edition, interview, slug):
        card = line(edition, owed)
        label = "thank-you" if owed.contact == slug else f"thanks through {owed.name}"
        words, path = card.when, f"{contact_path(owed.contact)}#{card.anchor}"
    role = edition.work(slug, interview.slug)
    foreseen = tuple(filter(_tells, edition.foreseen(slug, interview)))
    return PersonThere(slug, role, card, label, words, path, edition.chips(contact), foreseen)


def _tells(line: Foreseen) -> bool:
    """Whether a line says more than the notes below it, which have the user's own words as they go out."""
    return line.open or (line.sentence is not None and line.sentence != line.text)


def _owed(edition: Edition, interview: Interview, slug: str) -> FollowUp | None:
    """What is still to be written to thank somebody: to them, or to whoever is to pass the thanks on."""
    for each in edition.follow_ups_after(interview):
        if (each.contact == slug and each.kind in THANK_YOUS) or slug in each.about:
            return each
    return None
