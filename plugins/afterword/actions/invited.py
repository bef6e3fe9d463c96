"""Interviews that came from an invitation: who was asked to come, and has not been said to have come."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from afterword.actions.desk import Desk
from afterword.actions.told import Told
from afterword.errors import AfterwordError
from afterword.records.interview import Interview
from afterword.records.journal import Journal
from afterword.records.who import find_contact
from afterword.times import iso, moment_of
from afterword.words.counts import listed
from afterword.words.shell import command

#: So long after it an invitation is asked about; later memory is of little use.
_ASKED_FOR = timedelta(days=7)


def just_held(desk: Desk) -> tuple[Interview, ...]:
    """The interviews from invitations that have begun, of which nothing is written down, the newest first."""
    now = moment_of(desk.now)
    found = (
        each
        for each in desk.journal.interviews.values()
        if each.invitation and not each.cancelled and not each.debriefs
        if each.starts <= now <= each.ends + _ASKED_FOR
    )
    return tuple(sorted(found, key=lambda each: each.starts, reverse=True))


def only_invited(interview: Interview) -> tuple[str, ...]:
    """The slugs of those who were invited and of whom nothing says that they came."""
    return (
        tuple(slug for slug in interview.met if slug not in interview.debriefs)
        if interview.invitation
        else ()
    )


def who_did_not_come(journal: Journal, there: Interview, told: Told, people: Collection[str]) -> list[str]:
    """The slugs of those who were invited to an interview and did not come.

    Raises:
        UnknownNameError: a name is nobody's, or several people's.
        AfterwordError: something is written down of what they said there.
    """
    absent = [who if who in there.met else find_contact(journal, who).slug for who in told.absent]
    for slug in absent:
        if slug in there.debriefs:
            line = there.debriefs[slug].line
            raise AfterwordError(
                f"{there.file.path}, line {line}, says what {journal.contacts[slug].name} said there. "
                "If they did not come, delete that section first."
            )
    return [slug for slug in absent if slug not in people]


def only_invited_word(journal: Journal, there: Interview, said_of: Collection[str]) -> list[str]:
    """A word on those who were only invited, so that nobody is thanked who was not there."""
    left = [slug for slug in only_invited(there) if slug not in said_of]
    if not left:
        return []
    names = listed([journal.contacts[slug].name for slug in left])
    out = command("debrief", company=there.company, when=iso(there.day), absent=left[0])
    return [f"Also invited, and so taken as met: {names}. Who did not come: {out}"]
