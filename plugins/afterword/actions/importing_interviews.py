"""Interviews from a calendar or a table: made, moved and cancelled, and never against what a person wrote.

Whoever is invited has not been met yet, so a file made of an invitation has no sections; ``debrief`` asks who
came, and makes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from afterword.actions.desk import Desk
from afterword.actions.importing_people import Newcomers
from afterword.actions.invitations import (
    Invited,
    TakenInterviews,
    WhichCompanyError,
    ends_of,
    is_near,
    prose_of,
)
from afterword.actions.invited_by import Houses, position_at
from afterword.actions.who_was_met import same_value
from afterword.errors import AfterwordError, EditRefusedError
from afterword.exchange.found import BETWEEN, FoundInterview, LeftOut
from afterword.keeping.atomic import Change
from afterword.keeping.editing import REMOVED, Removed, Value, add_to, edit
from afterword.keeping.new_records import free_slug, new_interview
from afterword.records.interview import Interview
from afterword.records.names import resembling
from afterword.times import day_of, iso, moment_of
from afterword.words.counts import counted, listed

#: So many people are met at once; more are a town hall, which is no interview.
_MOST_PEOPLE = 8
#: What is older is said to be: what comes of it is past too.
_LONG_PAST = timedelta(days=60)


def take_interviews(
    desk: Desk, interviews: Sequence[FoundInterview], newcomers: Newcomers, invited: Invited
) -> TakenInterviews:
    """Take in the interviews of a file, and the people in them.

    Args:
        desk: the journal.
        interviews: as they were found.
        newcomers: the people of the file; those of the interviews join them.
        invited: what the user says of them.

    Raises:
        WhichCompanyError: there is one interview, and nothing says at which company.
        AfterwordError: it is not known who of those invited is the user.
    """
    taking = _Taking(desk, newcomers, invited, alone=len(interviews) == 1)
    for found in sorted(interviews, key=lambda each: moment_of(each.when)):
        taking.take(found)
    if taking.strangers:
        taking.taken.said.append(
            f"{counted(taking.strangers, 'event')} with nobody who is in the journal left alone; an "
            "invitation saved as a file of its own is always taken."
        )
    return taking.taken


class _Taking:
    def __init__(self, desk: Desk, newcomers: Newcomers, invited: Invited, *, alone: bool) -> None:
        self.desk, self.newcomers, self.invited, self.alone = desk, newcomers, invited, alone
        self.taken = TakenInterviews()
        self.strangers = 0
        self.houses = Houses(desk.journal)
        #: As they will be, by slug, those of this file among them.
        self.there = dict(desk.journal.interviews)
        self.names = set(desk.taken("interviews"))
        #: By address, the slugs of those invited.
        self.slugs: dict[str, str] = {}
        self.data: dict[str, bytes] = {}

    def take(self, found: FoundInterview) -> None:
        known = self._by_uid(found)
        if self.invited.known_only and known is None and not self.houses.knows_any(found.people):
            self.strangers += 1
            return
        if found.uids and found.people and not (found.with_me or self.desk.settings.me.email):
            raise AfterwordError(
                "Which of those invited you are, nothing says, and you would be written down as met. Write "
                "your address into mkdocs.yml, under `afterword:` and `me:`, such as email: mira@post.example"
            )
        if found.cancelled:
            self._cancel(found, known)
        elif known is not None:
            self._update(found, known)
        elif len(found.people) > _MOST_PEOPLE and not self.invited.crowd:
            self._leave(
                found,
                f"{len(found.people)} people are invited, and an interview has {_MOST_PEOPLE} at most; if it "
                "is one all the same: --all-people",
            )
        else:
            self._new(found)

    def _leave(self, found: FoundInterview, reason: str) -> None:
        self.taken.left_out.append(LeftOut(found.title or iso(found.when), reason, found.line))

    def _by_uid(self, found: FoundInterview) -> Interview | None:
        """The interview that was made of an invitation; of a series the one that is meant."""
        same = [each for each in self.there.values() if set(found.uids) & set(each.invitation)]
        if found.instead_of:
            days = (found.instead_of, day_of(found.when))
            return next((each for each in same if each.day in days), None)
        newest = max(same, key=lambda each: each.starts, default=None)
        if newest and found.repeats and newest.ends < moment_of(self.desk.now):
            return None  # this is the next time
        return newest

    def _cancel(self, found: FoundInterview, there: Interview | None) -> None:
        if there is None:
            self._leave(found, "it is cancelled, and was not in the journal")
        elif found.revision < (there.revision or 0):
            self._older(found, there)
        elif there.cancelled:
            self.taken.unchanged.append(_path(there))
        elif there.debriefs:
            self._leave(found, f"it is cancelled, but {_path(there)} says what was said there; it stays")
        elif not set(there.invitation) <= set(found.uids):
            self._leave(
                found,
                f"it is cancelled, and is one part of {_path(there)}; correct `when:` and `minutes:` there",
            )
        else:
            self._write(there, {"cancelled": True, "revision": found.revision})
            self.taken.said.append(f"{_path(there)}: cancelled. Its position stays as it was.")

    def _older(self, found: FoundInterview, there: Interview) -> None:
        self.taken.unchanged.append(_path(there))
        self._leave(found, f"it is older than what {_path(there)} has")

    def _update(self, found: FoundInterview, there: Interview) -> None:
        """What a newer version of an invitation changes: time, length, and who is added."""
        if found.revision < (there.revision or 0):
            self._older(found, there)
            return
        fields: dict[str, Value | Removed] = {}
        newer = found.revision > (there.revision or 0)
        if newer:
            fields["revision"] = found.revision
        if there.cancelled and newer:
            fields["cancelled"] = REMOVED
        if set(there.invitation) <= set(found.uids):
            moved = self._moved(found, there, newer=newer)
        else:
            moved = self._widened(found, there)
        if moved is None:
            return
        if "when" in moved:
            self.taken.said.append(f"{_path(there)}: moved from {iso(there.when)} to {iso(found.when)}.")
        added = self._people(found, there.company)
        self._write(there, fields | moved, [] if there.debriefs else added, found.uids)
        self._tell(found, there.slug, added, before=there)

    def _moved(
        self, found: FoundInterview, there: Interview, *, newer: bool
    ) -> dict[str, Value | Removed] | None:
        """The time of an interview as an invitation has it now; None where it cannot be taken."""
        wanted: dict[str, Value | Removed] = {}
        if there.when != found.when:
            wanted["when"] = found.when
        if found.minutes and there.minutes != found.minutes:
            wanted["minutes"] = found.minutes
        if not wanted:
            return {}
        if not newer:
            for key, value in wanted.items():
                self.taken.said.append(
                    f"{_path(there)}: kept: {key} {_shown(getattr(there, key))}; "
                    f"the file says {_shown(value)}."
                )
            return {}
        if there.debriefs:
            line = there.file.place("when")[0]
            self._leave(
                found,
                f"it was moved to {iso(found.when)}, but {_path(there)} says what was said there. If that is "
                f"right, correct line {line} there: when: {iso(found.when)}",
            )
            return None
        return wanted

    def _widened(self, found: FoundInterview, there: Interview) -> dict[str, Value | Removed] | None:
        """The time of an interview that one of several events belongs to, so that it holds that one too."""
        begins, ends = moment_of(found.when), ends_of(found)
        if not isinstance(found.when, datetime) or not isinstance(there.when, datetime):
            return {}
        if there.when <= begins and ends <= there.ends:
            return {}
        near = begins - there.ends <= BETWEEN and there.when - ends <= BETWEEN
        if there.debriefs or day_of(begins) != there.day or not near:
            self._leave(
                found,
                f"it is one part of {_path(there)}, and now on {iso(found.when)}; correct `when:` and "
                "`minutes:` there",
            )
            return None
        first, last = min(begins, there.when), max(ends, there.ends)
        minutes = int((last - first).total_seconds()) // 60
        wanted: dict[str, Value | Removed] = {"minutes": minutes}
        return wanted | ({"when": first} if first != there.when else {})

    def _new(self, found: FoundInterview) -> None:
        company = self.invited.company or found.company or self.houses.company_of(found)
        if not company:
            error = WhichCompanyError(found, self.houses.guess(found))
            if self.alone:
                raise error
            self._leave(found, str(error))
            return
        company = self.houses.spelt(company)
        same = [
            each
            for each in self.there.values()
            if same_value("company", each.company, company)
            and each.day == day_of(found.when)
            and not each.cancelled
            and not (
                found.position and each.position and resembling(found.position) != resembling(each.position)
            )
        ]
        typed = [each for each in same if not each.invitation]
        parts = [each for each in same if each.invitation and is_near(each, found)]
        if len(typed) > 1:
            paths = listed([_path(each) for each in typed], "or")
            self._leave(
                found, f"it may be {paths}; delete the one that is a second copy, then import once more"
            )
        elif typed:
            self._fill(found, typed[0])
        elif parts and found.uids:
            self._join(found, parts[0])
        else:
            self._begin(found, company)

    def _fill(self, found: FoundInterview, there: Interview) -> None:
        """An interview that was typed by hand gets what it lacks."""
        has = there.file.places
        fields: dict[str, Value | Removed] = {}
        if not isinstance(there.when, datetime) and isinstance(found.when, datetime):
            fields["when"] = found.when
        elif isinstance(found.when, datetime) and there.when != found.when:
            self.taken.said.append(
                f"{_path(there)}: kept: when {iso(there.when)}; the file says {iso(found.when)}."
            )
        if found.minutes and "minutes" not in has and there.minutes != found.minutes:
            fields["minutes"] = found.minutes
        if found.format and not there.format:
            fields["format"] = found.format
        for key in ("position", "round", "outcome"):
            value = getattr(found, key)
            if value and not getattr(there, key):
                fields[key] = value
        if found.uids:
            fields["revision"] = found.revision
        added = self._people(found, there.company)
        self._write(there, fields, [] if there.debriefs else added, found.uids)
        self._tell(found, there.slug, added, before=there)

    def _join(self, found: FoundInterview, there: Interview) -> None:
        """One more event of a day becomes a part of the interview that is there."""
        fields = self._widened(found, there)
        if fields is None:
            return
        if found.revision > (there.revision or 0):
            fields["revision"] = found.revision
        added = self._people(found, there.company)
        self._write(there, fields, [] if there.debriefs else added, found.uids)
        self.taken.said.append(f"{_path(there)}: “{found.title}” is a part of it.")
        self._tell(found, there.slug, added, before=there)

    def _begin(self, found: FoundInterview, company: str) -> None:
        position = self.invited.position or found.position
        position = position or position_at(self.desk.journal, company, found.title)
        met = self._people(found, company)
        slug = free_slug(f"{day_of(found.when)} {company}", self.names)
        self.names.add(slug)
        interview = Interview(
            slug,
            company,
            found.when,
            position=position,
            minutes=found.minutes or 60,
            round=found.round or self.invited.round,
            format=found.format,
            met=tuple(met),
            owner=self.slugs.get(found.organizer),
            invitation=found.uids,
            revision=found.revision if found.uids else None,
            outcome=found.outcome,
        )
        change = new_interview(interview, {}, "\n\n".join(prose_of(found)), sections=False)
        self.there[slug] = interview
        self.data[change.path] = change.new or b""
        self.taken.changes.append(change)
        if not position:
            self.taken.said.append(
                f"{change.path}: without a position this counts as a talk outside any position, with no "
                'questions afterwards. If there is one, write it there: position: "…"'
            )
        if moment_of(self.desk.now) - moment_of(found.when) > _LONG_PAST:
            self.taken.said.append(f"{change.path}: it was on {day_of(found.when)}, which is long past.")
        self._tell(found, slug, met)

    def _people(self, found: FoundInterview, company: str) -> list[str]:
        """The slugs of those invited, each written down."""
        slugs = []
        for person in found.people:
            here = (
                person if person.company else replace(person, company=self.houses.of(person, found, company))
            )
            if slug := self.newcomers.take(here):
                slugs.append(slug)
                self.slugs |= dict.fromkeys(person.emails, slug)
        return list(dict.fromkeys(slugs))

    def _write(
        self,
        there: Interview,
        fields: dict[str, Value | Removed],
        met: Sequence[str] = (),
        uids: Sequence[str] = (),
    ) -> None:
        """Change the file of an interview; what is asked of it twice is one change."""
        path = _path(there)
        old = self.data.get(path)
        if old is None:
            old = (self.desk.root / path).read_bytes()
        new = old
        try:
            new = edit(new, fields, path) if fields else new
            new = add_to(new, "met", met, path) if met else new
            new = add_to(new, "invitation", uids, path) if uids else new
        except EditRefusedError as error:
            self.taken.left_out.append(LeftOut(path, str(error)))
            return
        if new == old:
            self.taken.unchanged.append(path)
            return
        self.data[path] = new
        for place, change in enumerate(self.taken.changes):
            if change.path == path:
                self.taken.changes[place] = replace(change, new=new)
                break
        else:
            self.taken.changes.append(Change(path, old, new))
        known = {key: value for key, value in fields.items() if key in _KEPT and value is not REMOVED}
        if fields.get("cancelled") is REMOVED:
            known["cancelled"] = False
        self.there[there.slug] = replace(
            there,
            met=tuple(dict.fromkeys((*there.met, *met))),
            invitation=tuple(dict.fromkeys((*there.invitation, *uids))),
            **known,  # type: ignore[arg-type]
        )

    def _tell(
        self, found: FoundInterview, slug: str, invited: Iterable[str], before: Interview | None = None
    ) -> None:
        """What the user should know of it, unless nothing of it is new."""
        path = f"interviews/{slug}.md"
        if path not in {change.path for change in self.taken.changes}:
            return
        names = self.newcomers.name_of
        for hint in found.hints:
            self.taken.said.append(f"{path}: {hint}")
        if before is not None:
            gone = [each for each in before.met if each not in invited and found.people]
            further = [each for each in invited if each not in before.met]
            if gone:
                self.taken.said.append(
                    f"{path}: {listed([names(each) for each in gone])} {_is(gone)} not on this invitation; "
                    "whoever was not there does not belong in `met:`."
                )
            if further and before.debriefs:
                self.taken.said.append(
                    f"{path}: {listed([names(each) for each in further])} {_is(further)} invited too; add "
                    "them to `met:` if they were there."
                )
            return
        organizer = next((each for each in found.people if each.email == found.organizer), None)
        if organizer and found.organizer:
            self.taken.said.append(
                f"{path}: {organizer.name} sent the invitation. If they only arrange it, take them out of "
                "`met:`; `owner:` stays."
            )
        if not found.people:
            self.taken.said.append(f"{path}: the invitation names nobody; `debrief` asks whom you met.")


#: What of an interview an invitation changes.
_KEPT = frozenset({"when", "minutes", "revision", "cancelled"})


def _path(interview: Interview) -> str:
    return interview.file.path or f"interviews/{interview.slug}.md"


def _is(people: Sequence[str]) -> str:
    return "is" if len(people) == 1 else "are"


def _shown(value: object) -> str:
    return iso(value) if isinstance(value, date) else str(value)
