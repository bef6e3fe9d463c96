"""Composing a note offline from what the user wrote down: the same journal and day give the same words."""

from __future__ import annotations

from datetime import date
from functools import cache

from afterword.followups.follow_up import FollowUp
from afterword.frozen import frozen
from afterword.kinds import THANK_YOUS
from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.note import Note
from afterword.records.remembering import remembered
from afterword.settings.settings import Settings
from afterword.settings.voice import voice_of
from afterword.words.languages import is_in_english
from afterword.words.note_text import Gap
from afterword.writing.facts import Facts
from afterword.writing.frames import Frame, folder_of, notice
from afterword.writing.panels import Turn, deal
from afterword.writing.templates import Templates, finished

#: Letters for what is no kind of its own: thanks for a talk outside any position, and thanks where the custom
#: of the country is to be brief and sparing (``CountryPreset.gift_in_thank_you``).
CONVERSATION = "thank-you-conversation"
UNDERSTATED = "thank-you-understated"


@frozen
class Draft:
    """A note as it could be sent.

    Attributes:
        to: slug of the contact.
        kind: of note, one of ``kinds.KINDS``.
        subject: at most 60 characters.
        body: with greeting and sign-off.
        gift: slug of the gift it gives; None for none.
        gaps: what the user has to fill in, in the order of the text, the subject first.
        note: slug of the saved draft it is; None for one composed just now.
        notice: what the user should know of it, in a sentence or two; empty: nothing.
    """

    to: str
    kind: str
    subject: str
    body: str
    gift: str | None
    gaps: tuple[Gap, ...] = ()
    note: str | None = None
    notice: str = ""

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The texts of the gaps."""
        return tuple(gap.text for gap in self.gaps)


def compose(
    journal: Journal,
    follow_up: FollowUp,
    settings: Settings,
    today: date,
    gift: str | None = None,
    templates: Templates | None = None,
) -> Draft:
    """The text of a follow-up.

    Args:
        journal: where the facts come from.
        follow_up: what to write to whom.
        settings: who signs, the spelling, and the custom of the country.
        today: the day it is written on.
        gift: slug of the gift to give; None: the first of the follow-up's own, where one is welcome.
        templates: None: those of ``settings.templates_dir``, else the built-in ones.

    Raises:
        TemplateError: a template of the user's has a mistake.
    """
    language = settings.language_of(journal.contacts[follow_up.contact])
    if not is_in_english(language):
        return _in_another_language(journal, follow_up, settings, today, gift, language)
    contractions = voice_of(journal, settings).contractions is True
    templates = templates or _templates(settings, language, contractions=contractions)
    letter, turn = _letter(journal, follow_up, settings, templates)
    chosen = _gift(follow_up, settings, gift)
    facts = Facts(journal, follow_up, settings, today, templates, turn.number, chosen, turn)
    subject, body, gaps = templates.render(letter, turn.number, facts.variables(), turn)
    return Draft(
        to=follow_up.contact,
        kind=follow_up.kind,
        subject=subject,
        body=body,
        gift=chosen if chosen in journal.gifts else None,
        gaps=gaps,
    )


def _gift(follow_up: FollowUp, settings: Settings, asked_for: str | None) -> str | None:
    suggested = follow_up.gifts if settings.preset.suggests_gift(follow_up.kind) else ()
    return asked_for or next(iter(suggested), None)


def _in_another_language(
    journal: Journal, follow_up: FollowUp, settings: Settings, today: date, gift: str | None, language: str
) -> Draft:
    """A letter of the user's own in that language, where they have one of the kind; else a frame."""
    templates = _templates(settings, language)
    letter, turn = _letter(journal, follow_up, settings, templates)
    chosen = _gift(follow_up, settings, gift)
    facts = Facts(journal, follow_up, settings, today, templates, turn.number, chosen, turn)
    frame = Frame(facts, language)
    own = next((name for name in (letter, follow_up.kind) if templates.own(name)), None)
    written = templates.render(own, turn.number, frame.variables(), turn) if own else finished(frame.text())
    subject, body, gaps = written
    return Draft(
        to=follow_up.contact,
        kind=follow_up.kind,
        subject=subject,
        body=body,
        gift=chosen if chosen in journal.gifts else None,
        gaps=gaps,
        notice="" if own else notice(language, follow_up.kind),
    )


def draft_for(
    journal: Journal,
    follow_up: FollowUp,
    settings: Settings,
    today: date,
    templates: Templates | None = None,
) -> Draft:
    """The draft the user saved for a follow-up, else a composed one."""
    saved = saved_draft(journal, follow_up)
    if saved is None:
        return compose(journal, follow_up, settings, today, templates=templates)
    return as_saved(journal, saved)


def as_saved(journal: Journal, note: Note) -> Draft:
    """A draft in ``notes/``, as it would go out."""
    return Draft(
        to=note.contact,
        kind=note.kind,
        subject=note.subject,
        body=f"{note.text}\n",
        gift=note.gift,
        gaps=journal.gaps_of(note),
        note=note.slug,
    )


def saved_draft(journal: Journal, follow_up: FollowUp) -> Note | None:
    """The draft in ``notes/`` for a follow-up: same person, kind and interview; the last one by name.

    Any kind of thank-you answers to any other, and a draft that names no interview to all.
    """
    kinds = THANK_YOUS if follow_up.kind in THANK_YOUS else (follow_up.kind,)
    found = [
        note
        for note in journal.notes_with(follow_up.contact)
        if note.draft and not note.incoming and note.kind in kinds
        and note.interview in (None, follow_up.interview)
    ]  # fmt: skip
    named = [note for note in found if note.interview is not None]
    best = named or found
    return best[-1] if best else None


def _letter(
    journal: Journal, follow_up: FollowUp, settings: Settings, templates: Templates
) -> tuple[str, Turn]:
    """The template, and its wordings: by interview for thank-yous, else new ones each time."""
    to, kind = follow_up.contact, follow_up.kind
    writer = settings.me.name or settings.me.email
    panels = deal(journal, writer)
    about = (folded(follow_up.company or journal.company_of(to)), kind)
    if kind in THANK_YOUS and follow_up.interview:
        name = kind if follow_up.position else CONVERSATION
        if kind == "thank-you-round" and not templates.own(kind) and _reopened(journal, follow_up):
            # What speaks of rounds that follow each other would pass over the "no" between them.
            name = "thank-you"
        sparing = name == "thank-you" and not settings.preset.suggests_gift(name)
        if sparing and (templates.own(UNDERSTATED) or not templates.own(name)):
            name = UNDERSTATED
        at = (follow_up.interview, to)
        about = (about[0], "thank-you") if name == "thank-you" else about
        return name, panels.turn(writer, about, to, panels.times.get(at, 0), panels.letters.get(at))
    before = [
        note for note in journal.notes_with(to) if note.kind == kind and not note.draft and not note.incoming
    ]
    return kind, panels.turn(writer, about, to, len(before))


def _reopened(journal: Journal, follow_up: FollowUp) -> bool:
    """Whether the position had ended when they were met before."""
    position = journal.positions.get(follow_up.position_id)
    interview = journal.interviews.get(follow_up.interview or "")
    return bool(position and interview and position.reopened_at(interview, follow_up.contact))


@remembered
def _templates(settings: Settings, language: str, *, contractions: bool = False) -> Templates:
    """The user's letters in a language, and behind them ours."""
    folder = folder_of(settings, language)
    return Templates(folder, contractions=contractions) if folder else _ours(contractions)


@cache
def _ours(contractions: bool) -> Templates:
    """The built-in letters, which are the same for everybody."""
    return Templates(contractions=contractions)
