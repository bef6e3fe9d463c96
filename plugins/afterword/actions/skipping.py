"""Passing one follow-up over on purpose: it is due no more, and what comes after it counts from today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from afterword.actions.act import Act
from afterword.actions.desk import Desk, next_with
from afterword.errors import AfterwordError
from afterword.followups.clauses import no_note, note_to
from afterword.followups.follow_up import FollowUp
from afterword.keeping.atomic import Change
from afterword.keeping.editing import add_to
from afterword.kinds import THANK_YOUS, kind_words
from afterword.records.contact import Contact
from afterword.records.who import typed
from afterword.times import day_of
from afterword.words.counts import capital, counted
from afterword.words.shell import command

#: Which of several is meant where the kind is not said: what can be written now before what can wait.
_FIRST = {"due": 0, "late": 0, "owed": 1, "held": 2}


def skip(
    desk: Desk, contact: Contact, kind: str | None = None, *, interview: str | None = None, reason: str = ""
) -> Act:
    """One follow-up to somebody, passed over: a line in their file, ``KIND DATE`` under ``skipped``.

    It covers what is open to them of that kind; of two promises that are due both, since a file says no more.

    Args:
        desk: the journal and the moment.
        contact: whose.
        kind: of note, any of the thank-yous for each of them; None: what is to be written first.
        interview: slug of the one that it is about; empty: about none; None: it is not said.
        reason: why, in a few words, for the list of actions and the commit; no file keeps it.

    Raises:
        AfterwordError: nothing of theirs is open, or something was passed over today already and the kind is
            not said.
    """
    open_ = _open(desk, contact, kind, interview)
    if kind is None:
        _refuse_again(desk, contact, open_)
    if not open_:
        _refuse(desk, contact, kind)
    item = open_[0]
    alike = [each for each in open_ if each.kind == item.kind]
    path = contact.file.path
    old = (desk.root / path).read_bytes()
    change = Change(path, old, add_to(old, "skipped", [f"{item.kind} {desk.today}"], path))
    before = {each.key for each in desk.plan if each.state in ("due", "late")}

    def afterwards(later: Desk) -> Iterator[str]:
        many = f" ({counted(len(alike), 'of them', 'of them', words=True)})" if len(alike) > 1 else ""
        yield f"{capital(note_to(item.kind, contact.name))}: passed over{many}."
        yield next_with(later, contact.slug)
        for each in later.plan:
            if each.state in ("due", "late") and each.contact != contact.slug and each.key not in before:
                yield f"Now for {each.name}: {kind_words(each.kind)}, {each.when(later.calendar)}."

    why = f" ({' '.join(reason.split())})" if reason.strip() else ""
    return Act((change,), f"skip: {item.kind} to {contact.name}{why}", afterwards=afterwards)


def _open(desk: Desk, contact: Contact, kind: str | None, interview: str | None) -> list[FollowUp]:
    """What could be passed over today, what comes first in front."""
    found = [
        item
        for item in desk.plan
        if item.contact == contact.slug
        and item.state in _FIRST
        and day_of(item.opens) <= desk.today
        and (kind in (None, item.kind) or (kind in THANK_YOUS and item.kind in THANK_YOUS))
        and interview in (None, item.interview or "")
    ]
    return sorted(found, key=lambda item: _FIRST[item.state])


def _refuse_again(desk: Desk, contact: Contact, open_: list[FollowUp]) -> None:
    """Let a command repeated by mistake pass nothing over that the user did not mean."""
    today = [each.kind for each in contact.skipped if each.on == desk.today]
    if not today:
        return
    slug = typed(desk.journal, contact.slug)
    more = "".join(
        f"\nIf another is to be passed over too ({kind_words(kind)}): {command('skip', slug, kind=kind)}"
        for kind in dict.fromkeys(item.kind for item in open_)
    )
    passed = f"{capital(note_to(today[-1], contact.name))} was passed over today already."
    raise AfterwordError(f"{passed}{more or ' ' + next_with(desk, contact.slug)}")


def _refuse(desk: Desk, contact: Contact, kind: str | None) -> None:
    what = capital(no_note(kind)) if kind else "Nothing"
    said = [f"{what} is open to {contact.name} today, so there is nothing to pass over."]
    later = min(
        (item for item in desk.plan if item.contact == contact.slug and kind in (None, item.kind)),
        key=lambda item: day_of(item.opens),
        default=None,
    )
    said.append(next_with(desk, contact.slug))
    if later:
        until = _week_after(day_of(later.opens))
        slug = typed(desk.journal, contact.slug)
        said.append(f"\nTo let all of it rest for a while: {command('snooze', slug, until=str(until))}")
    raise AfterwordError(" ".join(said).replace(" \n", "\n"))


def _week_after(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 7, date.max.toordinal()))
