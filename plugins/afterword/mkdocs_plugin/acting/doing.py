"""Doing what a page asked for: the functions of the command line, with their refusals worded for a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from afterword.actions.act import Act, nothing_more
from afterword.actions.called import called
from afterword.actions.candidates import Answers, answer
from afterword.actions.carrying_out import carry_through
from afterword.actions.contacting import snooze, stop
from afterword.actions.desk import Desk
from afterword.actions.drafting import draft, keep
from afterword.actions.heard import heard
from afterword.actions.sent import sent
from afterword.actions.skipping import skip
from afterword.actions.undoing import undo
from afterword.actions.which_position import UnclearPositionError
from afterword.errors import AfterwordError
from afterword.keeping import past
from afterword.kinds import INCOMING_KINDS, kind_words
from afterword.mkdocs_plugin.acting import debriefing
from afterword.mkdocs_plugin.acting.asked import Asked, NotAskedError
from afterword.mkdocs_plugin.acting.outcomes import Outcome, RefusedError, done, refused, same_text
from afterword.records.contact import Contact
from afterword.records.note import Note
from afterword.records.reading import read_journal
from afterword.records.who import names_of_all, readable
from afterword.settings.settings import Settings
from afterword.times import day_of
from afterword.words.day_sides import refuse_other_side
from afterword.words.said_dates import parse_day
from afterword.writing.composing import saved_draft


def do(root: Path, settings: Settings, now: date | datetime, asked: Asked) -> Outcome:
    """Do one action.

    Args:
        root: the folder of the journal.
        settings: those of its pages.
        now: local civil time.
        asked: by a page.

    Raises:
        NotAskedError: it names what is no record; nothing is changed.
    """
    try:
        said = [mended] if (mended := past.mend(root)) else []
        desk = Desk(root, read_journal(root, day_of(now)), settings, now)
        if asked.action in _DEBRIEFS:
            return _DEBRIEFS[asked.action](desk, asked)
        return _carried_out(desk, _ACTS[asked.action](desk, asked), said)
    except UnclearPositionError as error:
        positions = [
            {"position": each.id, "label": f"{each.title} at {each.company}"} for each in error.positions
        ]
        return refused(root, str(error), choices=positions)
    except (AfterwordError, ValueError) as error:
        if isinstance(error, NotAskedError):
            raise
        return refused(root, str(error))


def _carried_out(desk: Desk, act: Act, said: Iterable[str]) -> Outcome:
    told = [*said, *act.said]
    written = carry_through(desk, act)
    later = desk.again()
    if written.git:
        told.append(written.git)
    if act.afterwards is not nothing_more:
        told += act.afterwards(later)
    return done(later, act.summary, told, written.files)


def _contact(desk: Desk, asked: Asked) -> Contact:
    """The person that the action is about.

    Raises:
        NotAskedError: there is none of that name.
        UnreadableError: their file cannot be read, as after an edit by hand since the page was made.
    """
    return _contact_of(desk, asked.contact)


def _contact_of(desk: Desk, slug: str) -> Contact:
    if slug not in names_of_all(desk.journal):
        raise NotAskedError("contact is the name of no record.")
    return readable(desk.journal, slug)


def _interview(desk: Desk, asked: Asked) -> str | None:
    """The interview that the action is about, as the page showed it; None where it did not say.

    Raises:
        NotAskedError: there is no such interview.
        RefusedError: the follow-up that the page showed is none any more.
    """
    if asked.interview and asked.interview not in desk.journal.interviews:
        raise NotAskedError("interview is the name of no record.")
    if asked.follow_up is None:
        return asked.interview
    item = next((item for item in desk.plan_with(asked.contact) if item.key == asked.follow_up), None)
    if item is None or item.kind != asked.kind:
        raise RefusedError(
            "That is not to be written any more; something has changed since the page was made."
        )
    return item.interview or ""


def _note(desk: Desk, asked: Asked, contact: Contact) -> Note | None:
    """The saved draft that the page showed, looked at again.

    Raises:
        NotAskedError: there is no such note of theirs.
        RefusedError: it is another one by now, or one was saved that the page did not show.
    """
    if asked.note:
        note = desk.journal.notes.get(asked.note)
        if note is None or note.contact != contact.slug or note.incoming:
            raise NotAskedError("note is the name of no record.")
        if asked.seen is not None and not same_text(asked.seen, note.text):
            raise RefusedError(
                f"{note.file.path} was changed meanwhile. Nothing was written; look at it first."
            )
        return note
    return None


def _refuse_unseen(desk: Desk, asked: Asked, contact: Contact, interview: str | None) -> None:
    """Write over no draft that the page did not show."""
    if asked.note is None:
        return
    for item in desk.plan_with(contact.slug):
        if item.kind == asked.kind and interview in (None, item.interview or ""):
            saved = saved_draft(desk.journal, item)
            if saved:
                raise RefusedError(
                    f"A draft of it was saved meanwhile, in {saved.file.path}. "
                    "Nothing was written; look at it first."
                )


def _sent(desk: Desk, asked: Asked) -> Act:
    contact = _contact(desk, asked)
    interview = _interview(desk, asked)
    note = _note(desk, asked, contact)
    if note is None:
        _refuse_unseen(desk, asked, contact, interview)
    if not asked.text.strip() and asked.via not in ("phone", "in-person"):
        raise RefusedError("There is no text; a letter that went out has words.")
    return sent(
        desk,
        contact,
        note.slug if note else None,
        via=asked.via,
        kind=asked.kind,
        text=asked.text,
        subject=asked.subject,
        interview=interview,
    )


def _save(desk: Desk, asked: Asked) -> Act:
    contact = _contact(desk, asked)
    interview = _interview(desk, asked)
    note = _note(desk, asked, contact)
    if note is None:
        _refuse_unseen(desk, asked, contact, interview)
    drafted = draft(desk, contact, asked.kind, interview=interview)
    if note is not None and drafted.draft.note != note.slug:
        raise RefusedError(f"{note.file.path} is no draft of that {kind_words(asked.kind or '')} any more.")
    subject = drafted.draft.subject if asked.subject is None else asked.subject
    return keep(desk, drafted, asked.text, subject)


def _skip(desk: Desk, asked: Asked) -> Act:
    contact = _contact(desk, asked)
    return skip(desk, contact, asked.kind, interview=_interview(desk, asked), reason=asked.reason)


def _snooze(desk: Desk, asked: Asked) -> Act:
    contact = _contact(desk, asked)
    _interview(desk, asked)
    until = parse_day(asked.until, desk.today, "future")
    refuse_other_side(until, desk.now, "future")
    return snooze(desk, contact, until)


def _heard(desk: Desk, asked: Asked) -> Act:
    contact = _contact(desk, asked)
    kind = asked.kind or INCOMING_KINDS[0]
    return heard(desk, contact, asked.text, kind, position=asked.position)


def _called(desk: Desk, asked: Asked) -> Act:
    contact = _contact(desk, asked)
    return called(desk, contact, asked.text, via=asked.via or "phone", position=asked.position)


def _stop(desk: Desk, asked: Asked) -> Act:
    return stop(desk, _contact(desk, asked), asked.said)


def _gift(desk: Desk, asked: Asked) -> Act:
    """A word on a candidate for a gift; no is for those alone by whom it stands."""
    people = [_contact_of(desk, slug) for slug in asked.contact.split("/")]
    called = (asked.candidate,)
    if asked.says == "no":
        return answer(desk, Answers(no=called), people)
    if asked.says == "later":
        until = parse_day(asked.until, desk.today, "future") if asked.until else None
        if until:
            refuse_other_side(until, desk.now, "future")
        return answer(desk, Answers(later=called, until=until))
    return answer(desk, Answers(yes=called, read=asked.says == "read it", why=asked.why))


def _undo(desk: Desk, asked: Asked) -> Act:
    last = past.last(desk.root)
    if asked.last is not None and (last is None or last.what != asked.last):
        now = f"the last one is “{last.what}”" if last else "nothing is left to take back"
        raise RefusedError(f"“{asked.last}” is not the last action any more: {now}. Nothing was taken back.")
    return undo(desk)


_ACTS: Mapping[str, Callable[[Desk, Asked], Act]] = {
    "sent": _sent,
    "save": _save,
    "skip": _skip,
    "snooze": _snooze,
    "heard": _heard,
    "called": _called,
    "stop": _stop,
    "gift": _gift,
    "undo": _undo,
}
_DEBRIEFS: Mapping[str, Callable[[Desk, Asked], Outcome]] = {
    "state": debriefing.how_it_stands,
    "debrief-begun": debriefing.begun_one,
    "debrief-keep": debriefing.kept,
    "debrief-drop": debriefing.dropped,
    "debrief-shown": debriefing.shown,
    "debrief": debriefing.written,
}
